"""Every text of the window is translated, with the same placeholders, and the file is up to date."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def i18n() -> ModuleType:
    spec = importlib.util.spec_from_file_location("i18n", ROOT / "tools" / "i18n.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_is_untranslated(i18n: ModuleType) -> None:
    assert i18n.missing(i18n.read(i18n.TS)) == {}


def test_the_file_says_what_the_sources_say(i18n: ModuleType) -> None:
    kept, now = set(i18n.read(i18n.TS)), set(i18n.collect())
    assert (now - kept, kept - now) == (set(), set()), "run: python tools/i18n.py update"


def test_no_text_hides_in_another_one() -> None:
    """Inside an f-string the tool does not see it, and it stays English."""
    hidden = re.compile(r"""\bf(["']).*\{self\.tr\(""")
    paths = [path for path in (ROOT / "src").rglob("*.py") if hidden.search(path.read_text(encoding="utf-8"))]
    assert paths == []


def test_placeholders_are_the_same(i18n: ModuleType) -> None:
    different = [
        source
        for (_, source, _), translation in i18n.read(i18n.TS).items()
        if translation and sorted(re.findall(r"\{\w*\}|%\w", source)) != sorted(re.findall(r"\{\w*\}|%\w", translation))
    ]
    assert different == []


def test_what_was_moved_keeps_its_translation(i18n: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "x.ts"
    i18n.write(path, {("A", "Close & <go>", ""): "关闭", ("A", "New", "a comment"): ""})
    assert i18n.read(path) == {("A", "Close & <go>", ""): "关闭", ("A", "New", "a comment"): ""}
    assert i18n.missing(i18n.read(path)) == {"A": {"New": ""}}
    kept = {("A", "Later", ""): "稍后", ("B", "Later", ""): "以后", ("A", "Close", ""): "关闭"}
    now = dict.fromkeys([("A", "Later", ""), ("C", "Later", ""), ("C", "Close", "")], "")
    assert i18n.carried(kept, now) == {("A", "Later", ""): "稍后", ("C", "Later", ""): "", ("C", "Close", ""): "关闭"}
