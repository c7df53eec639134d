"""The coverage table: complete, up to date, and nothing called done that no test quotes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def coverage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("requirements_coverage", ROOT / "tools/coverage.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_rules_of_the_five_regulations_are_listed(coverage: ModuleType) -> None:
    names = [row.id for row in coverage.requirements()]
    counts = {letter: sum(name[0] == letter for name in names) for letter in "ABTFPWD"}
    assert counts == {"A": 29, "B": 44, "T": 37, "F": 67, "P": 61, "W": 32, "D": 24}
    assert len(set(names)) == 294 and all(row.phrase and row.ring in "CSX" for row in coverage.requirements())


def test_the_table_is_up_to_date(coverage: ModuleType) -> None:
    assert coverage.OUT.read_text(encoding="utf-8") == coverage.page(), "run: python tools/coverage.py write"


def test_each_promised_requirement_is_quoted_by_a_test(coverage: ModuleType) -> None:
    quoted = coverage.quoted()
    assert [name for name in coverage.promised() if name not in quoted] == []
    assert len(coverage.promised()) == 55


def test_nothing_is_done_that_no_test_quotes(coverage: ModuleType) -> None:
    quoted, listed = coverage.quoted(), {row.id for row in coverage.requirements()}
    done = [name for name, (status, _where) in coverage.states().items() if status == "done"]
    assert [name for name in done if name not in quoted] == []
    assert set(coverage.states()) <= listed and set(quoted) <= listed
    assert {status for status, _where in coverage.states().values()} <= set(coverage.WORDS)


def test_ids_count_in_comments_only(coverage: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text('NAME = "A01"  # B22 and not B22x\nB24 = 1\n', encoding="utf-8")
    assert coverage.quoted(tmp_path) == {"B22": ["."]}
