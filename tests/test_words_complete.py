"""The vocabulary is complete: every code the program raises has a sentence, alike in both languages."""

import ast
import csv
import errno
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import fieldtech
from fieldtech.paths import resources
from fieldtech.services.access_reading import what_was_done
from fieldtech.words import LANGUAGES, known, os_reason, sentence, word

SOURCES = sorted(Path(fieldtech.__file__).parent.rglob("*.py"))
ERRORS = (
    "Forbidden",
    "NotFound",
    "Conflict",
    "MachineError",
    "FieldtechError",
    "BadCell",
    "SealBroken",
    "BadBundle",
    "HubRefused",
    "Reject",
    "Defer",
    "NotYet",
)
_HAN = "[\u4e00-\u9fff]"
HALF_WIDTH = re.compile(rf"{_HAN}\s*[,;:!?()]|[,;:!?()]\s*{_HAN}|{_HAN}\.(?![a-z])|\}}[,;:!?]")
TO_BE_TYPED = ("主机:端口", "用户:密码@主机")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def codes(tree: ast.AST) -> Iterator[str]:
    """The literal codes of problems and errors in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "doubt":
            yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "Problem":
            found = node.args[1:2] or [k.value for k in node.keywords if k.arg == "code"]
        else:
            found = node.args[:1] if node.func.id in ERRORS else []
        made_up = {
            id(part) for arg in found for n in ast.walk(arg) if isinstance(n, ast.JoinedStr) for part in n.values
        }
        constants = (n for arg in found for n in ast.walk(arg) if isinstance(n, ast.Constant) and id(n) not in made_up)
        yield from (n.value for n in constants if isinstance(n.value, str))


def rows() -> list[dict[str, str]]:
    tables = sorted((resources() / "words").glob("*.csv"))
    return [row for path in tables for row in csv.DictReader(path.open(encoding="utf-8", newline=""))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_code_has_a_sentence(path: Path) -> None:
    told = set(codes(ast.parse(path.read_text(encoding="utf-8"))))
    assert {code for code in told if not known(f"problem.{code}")} == set()


def test_there_are_codes() -> None:
    told = {code for path in SOURCES for code in codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert {"no_right", "required", "disk_full", "role_changed"} <= told


def test_both_languages_say_the_same_values() -> None:
    differing = [r["code"] for r in rows() if set(PLACEHOLDER.findall(r["zh"])) != set(PLACEHOLDER.findall(r["en"]))]
    assert differing == []


def test_no_code_is_given_twice_with_another_sentence() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for row in rows():
        assert seen.setdefault(row["code"], (row["zh"], row["en"])) == (row["zh"], row["en"]), row["code"]


def test_chinese_sentences_have_chinese_punctuation() -> None:
    translated = ElementTree.parse(resources() / "i18n" / "fieldtech_zh_CN.ts").iter("translation")
    asked = (
        json.loads(path.read_text(encoding="utf-8")) for path in (resources() / "catalogue" / "checklists").iterdir()
    )
    questions = [item["text_zh"] for checklist in asked for item in checklist["items"]]
    said = [*questions, *(row["zh"] for row in rows()), *(text.text or "" for text in translated)]
    for typed in TO_BE_TYPED:
        said = [text.replace(typed, "") for text in said]
    assert [text for text in said if HALF_WIDTH.search(text)] == []


def test_a_role_is_said_by_its_name() -> None:
    assert "TE" not in sentence("no_right", "en", right="x", role="TE")
    assert "technician" in sentence("no_right", "en", right="x", role="TE").lower()
    assert "技术员" in sentence("no_right", "zh_CN", right="x", role="TE")
    assert "somebody" in sentence("no_right", "en", right="x", role="somebody")


def test_why_the_system_refused_is_said_in_words() -> None:
    full, strange = OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EPROTO, "Protocol error")
    for code, name in (("machine_failed", "detail"), ("sheet_not_written", "reason"), ("settings_not_saved", "detail")):
        said = sentence(code, "zh_CN", **{name: os_reason(full)}, path="x")
        assert "：磁盘已满。" in said and "space" not in said
        assert "Protocol error" in sentence(code, "en", **{name: os_reason(strange)})


def test_one_is_said_as_one() -> None:
    one, two = (word("bundle.exported", "en", ops=n, blobs="1") for n in ("1", "2"))
    assert one.startswith("Written: 1 item, 1 file.") and two.startswith("Written: 2 items, 1 file.")
    assert word("bundle.exported", "en").startswith("Written: … items") and "1 项" in word("sync.done", "zh_CN", up="1")


def test_who_lacks_the_passphrase_is_told_where_it_may_stand() -> None:
    assert all("FIELDTECH_PASSPHRASE" in sentence("passphrase_needed", language) for language in LANGUAGES)


def test_every_line_of_the_access_log_has_words() -> None:  # P39
    calls = re.compile(r'(?:note_access\([\w.]+|self\._log\(session, login), f?"(\w+?)_?["{]')
    found = {code for path in SOURCES for code in calls.findall(path.read_text(encoding="utf-8"))}
    assert found >= {"order", "sign_in", "sheet", "export", "revoke_computer"}
    assert {code for code in found if what_was_done(code, "en") == code} == set()
