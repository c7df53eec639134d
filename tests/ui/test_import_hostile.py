"""Every hostile kind of file as somebody meets it in the window: a sentence is shown, and nothing is stored."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldtech.services.imports.files import FileRefused
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from fieldtech.words import sentence
from pages.importing import Importer
from prepared import Prepared, fingerprint
from services.imports.hostile import REFUSED

VEHICLES = Path(__file__).parents[1] / "data" / "inbox" / "安装车辆明细_青岛海岳.xlsx"


@pytest.fixture(scope="module")
def demo(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path_factory.mktemp("hostile") / "data")
    yield workplace
    workplace.close()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, tmp_path: Path) -> Importer:
    return Importer(qtbot, theme, language, demo, tmp_path)


@pytest.mark.parametrize(("name", "make", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_it_is_refused_in_words(
    desk: Importer, tmp_path: Path, name: str, make: Callable[[], bytes], code: str
) -> None:
    before = fingerprint(desk.workplace)
    file = tmp_path / name
    file.write_bytes(make())
    desk.choose(file)
    found = desk.page.desk.found
    assert found is not None and isinstance(found.refused, FileRefused)
    assert found.refused.refusal == code
    said = sentence(found.refused.code, "en", **found.refused.params)
    assert said and said in desk.text_of("refusal") and "problem." not in said
    if found.raw is None:
        assert f"“{name}” was not imported" in desk.text_of("refusal")
        assert desk.there("choose_file"), "another one can be chosen at once"
    else:
        assert desk.there("no_header"), "a person may say where the names of the columns are"
    assert fingerprint(desk.workplace) == before
    assert desk.errors == []


def test_after_a_hostile_file_a_good_one_comes_in(desk: Importer, tmp_path: Path) -> None:
    (tmp_path / "odd.xlsx").write_bytes(b"PK\x03\x04 cut off")
    desk.choose(tmp_path / "odd.xlsx")
    desk.choose(VEHICLES)
    assert desk.counts()[0] == "All 18"
