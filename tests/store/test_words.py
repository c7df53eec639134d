"""Every code the store raises has a sentence in both languages that says what to do."""

import re
from pathlib import Path

import pytest

import fieldtech.store
from fieldtech.store import failures
from fieldtech.words import LANGUAGES, known, sentence

RAISED = re.compile(r'MachineError\(\s*"(\w+)"')


def _codes() -> set[str]:
    sources = Path(fieldtech.store.__file__).parent.rglob("*.py")
    found = {code for path in sources for code in RAISED.findall(path.read_text(encoding="utf-8"))}
    return found | set(failures._CODES.values()) | set(failures._OS_CODES.values()) | {"disk_failing"}


@pytest.mark.parametrize("code", sorted(_codes()))
def test_a_code_has_a_sentence(code: str) -> None:
    assert known(f"problem.{code}")
    chinese, english = (
        sentence(code, language, file="x", folder="x", sha="x", step="x", revision="x") for language in LANGUAGES
    )
    assert chinese != english
    assert "…" not in chinese + english
    assert chinese.count("。") + chinese.count("；") + chinese.count("，") >= 1


def test_there_are_codes() -> None:
    assert {"disk_full", "wrong_key", "database_newer", "blob_missing"} <= _codes()
