"""Words typed upon an older state of a row: nobody's newer value is overwritten without being seen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from fieldtech.forms.masters.master_form import MasterForm, make_form
from fieldtech.model.base import Id
from fieldtech.model.drafts.merging import Overtaken
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Segmented
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from prepared import Prepared, act_as


class Office:
    """One customer on the desk; another person changes it from elsewhere."""

    def __init__(self, qtbot: QtBot, workplace: Workplace) -> None:
        self.qtbot, self.workplace = qtbot, workplace
        act_as(workplace, "zhoumin")
        self.row: Id = workplace.masters.list("customers", "", limit=1).rows[0].id

    def now(self) -> Any:
        return self.workplace.masters.get("customers", self.row)

    def elsewhere(self, **values: Any) -> None:
        self.workplace.masters.save("customers", self.row, replace(self.now(), **values))

    def form(self) -> MasterForm:
        form = make_form(self.workplace, "customers", self.row)
        self.qtbot.addWidget(form)
        form.load(self.now())
        form.resize(520, 900)
        with self.qtbot.waitExposed(form):
            form.show()
        return form

    def choose(self, form: MasterForm, field: str, answer: str) -> None:
        box = form.clashes.findChild(Segmented, f"clash_{field}")
        assert box is not None
        next(b for b in box.findChildren(QAbstractButton) if b.objectName().endswith(answer)).click()


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> Iterator[Office]:
    workplace, _order = prepared.open("registered", tmp_path / "data")
    yield Office(qtbot, workplace)
    workplace.close()


def typed_and_left(office: Office, **values: str) -> None:
    """Typed, and the computer went down."""
    form = office.form()
    for name, value in values.items():
        form.set_field(name, value)
    form.flush()
    form.hide()


def test_a_restored_draft_shows_both_values_and_saves_nothing_until_one_is_chosen(office: Office) -> None:
    before = office.now().address
    typed_and_left(office, address="Mine 1")
    office.elsewhere(address="Theirs 2")
    form = office.form()
    assert form.clashes.isVisible()
    texts = [label.text() for label in form.clashes.findChildren(Label)]
    assert {"Yours: Mine 1", "Theirs: Theirs 2", f"Before: {before}"} <= set(texts)
    assert form.save(confirmed=True) is None
    assert office.now().address == "Theirs 2"


@pytest.mark.parametrize(("answer", "stays"), [("mine", "Mine 1"), ("theirs", "Theirs 2")])
def test_the_chosen_value_is_saved(office: Office, answer: str, stays: str) -> None:
    typed_and_left(office, address="Mine 1", preference="ring twice")
    office.elsewhere(address="Theirs 2", industry="Tanks")
    form = office.form()
    office.choose(form, "address", answer)
    assert form.save(confirmed=True) or form.save(confirmed=True)
    after = office.now()
    assert (after.address, after.preference, after.industry) == (stays, "ring twice", "Tanks")
    assert office.workplace.drafts.pending() == []


def test_a_choice_can_be_turned(office: Office) -> None:
    typed_and_left(office, address="Mine 1")
    office.elsewhere(address="Theirs 2")
    form = office.form()
    for answer in ("theirs", "mine"):
        office.choose(form, "address", answer)
    assert form.draft().address == "Mine 1"  # type: ignore[attr-defined]
    assert form.save(confirmed=True) or form.save(confirmed=True)
    assert office.now().address == "Mine 1"


def test_what_only_the_other_changed_is_simply_there(office: Office) -> None:
    typed_and_left(office, preference="ring twice")
    office.elsewhere(address="Theirs 2")
    form = office.form()
    assert not form.clashes.isVisible()
    assert form.editor("address").value() == "Theirs 2"
    assert form.save(confirmed=True) or form.save(confirmed=True)
    assert (office.now().address, office.now().preference) == ("Theirs 2", "ring twice")


def test_a_change_while_the_form_is_open_is_refused_too(office: Office) -> None:
    form = office.form()
    form.set_field("address", "Mine 1")
    office.elsewhere(address="Theirs 2")
    assert form.save(confirmed=True) is None
    assert form.save(confirmed=True) is None
    assert form.clashes.isVisible() and office.now().address == "Theirs 2"
    office.choose(form, "address", "mine")
    office.elsewhere(address="Theirs 3")  # once more, after the choice
    assert form.save(confirmed=True) is None
    assert [clash.theirs for clash in form.clashes.open] == ["Theirs 3"]


def test_the_same_new_value_is_no_quarrel(office: Office) -> None:
    typed_and_left(office, address="The same")
    office.elsewhere(address="The same")
    assert not office.form().clashes.isVisible()


def test_the_service_itself_refuses_a_stale_base(office: Office) -> None:
    base = office.now()
    office.elsewhere(address="Theirs 2")
    with pytest.raises(Overtaken) as refused:
        office.workplace.masters.save("customers", office.row, replace(base, address="Mine 1"), base)
    assert [(c.field, c.mine, c.theirs) for c in refused.value.clashes] == [("address", "Mine 1", "Theirs 2")]
    assert office.now().address == "Theirs 2"


def test_values_are_told_in_words(office: Office, language: Language) -> None:
    language.use("en")
    form = office.form()
    for name, value in (("settlement", office.now().settlement), ("site_class", "A"), ("preference", "")):
        told = form._told(name, value)
        assert told != value or not value
