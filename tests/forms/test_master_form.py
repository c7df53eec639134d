"""Two people change the same row: nobody's words are lost."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from fieldtech.forms.masters.master_form import make_form
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from prepared import Prepared, act_as


def test_what_another_saved_meanwhile_stays(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, _order = prepared.open("registered", tmp_path / "data")
    act_as(workplace, "zhoumin")
    row = workplace.masters.list("customers", "", limit=1).rows[0].id
    form = make_form(workplace, "customers", row)
    qtbot.addWidget(form)
    before = workplace.masters.get("customers", row)
    form.load(before)
    form.set_field("address", "1 New Road")
    workplace.masters.save("customers", row, replace(before, name="Renamed Freight"))
    assert form.save(confirmed=True) or form.save(confirmed=True)
    after = workplace.masters.get("customers", row)
    assert (getattr(after, "name"), getattr(after, "address")) == ("Renamed Freight", "1 New Road")  # noqa: B009
    workplace.close()
