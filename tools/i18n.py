"""Keeps resources/i18n/fieldtech_zh_CN.ts in step with the sources.

    python tools/i18n.py update              collect texts, keep translations, drop what is gone
    python tools/i18n.py missing --json      what is not translated yet, as {context: {source: ""}}
    python tools/i18n.py fill FILE.json      take translations in that same form

Everything runs under a lock, so that several people may call it at once. The file carries no line numbers
and is sorted, so that two branches rarely touch the same lines.
"""

import argparse
import fcntl
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "i18n" / "fieldtech_zh_CN.ts"
SOURCES = (ROOT / "src" / "fieldtech" / "ui", ROOT / "src" / "fieldtech" / "forms")
LOCK = Path(tempfile.gettempdir()) / "fieldtech-i18n.lock"

Texts = dict[tuple[str, str, str], str]  # (context, source, comment) -> translation


@contextmanager
def locked() -> Iterator[None]:
    """One at a time on this machine."""
    with LOCK.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def read(path: Path) -> Texts:
    """All entries of a .ts file."""
    texts: Texts = {}
    if not path.exists():
        return texts
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            found = message.find("translation")
            if found is None or found.get("type") in ("vanished", "obsolete"):
                continue
            key = (name, message.findtext("source") or "", message.findtext("comment") or "")
            texts[key] = "" if found.get("type") == "unfinished" else (found.text or "")
    return texts


def write(path: Path, texts: Texts) -> None:
    """Write sorted, in one step."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1" language="zh_CN">']
    for name in sorted({context for context, _, _ in texts}):
        lines += ["<context>", f"    <name>{escape(name)}</name>"]
        for (context, source, comment), translation in sorted(texts.items()):
            if context == name:
                lines += _message(source, comment, translation)
        lines.append("</context>")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")
    fresh.replace(path)


def _message(source: str, comment: str, translation: str) -> list[str]:
    lines = ["    <message>", f"        <source>{escape(source)}</source>"]
    if comment:
        lines.append(f"        <comment>{escape(comment)}</comment>")
    if translation:
        lines.append(f"        <translation>{escape(translation)}</translation>")
    else:
        lines.append('        <translation type="unfinished"></translation>')
    return [*lines, "    </message>"]


def collect() -> Texts:
    """What the sources say now, untranslated."""
    files = sorted(str(p) for folder in SOURCES for p in folder.rglob("*.py"))
    app = ROOT / "src" / "fieldtech" / "app.py"
    files += [str(app)] if app.exists() else []
    tool = next(p for p in (_package() / "lupdate", _package() / "lupdate.exe") if p.exists())
    with tempfile.TemporaryDirectory() as folder:
        target, listing = Path(folder) / "all.ts", Path(folder) / "files"
        listing.write_text("\n".join(files), encoding="utf-8")
        command = [str(tool), "-silent", "-no-recursive", "-locations", "none", f"@{listing}", "-ts", str(target)]
        subprocess.run(command, check=True)
        return dict.fromkeys(read(target), "")


def _package() -> Path:
    return Path(PySide6.__file__).parent


def merged() -> Texts:
    """The sources' texts with the translations there are."""
    return carried(read(TS), collect())


def carried(kept: Texts, now: Texts) -> Texts:
    """A text that moved keeps its translation; one that means this here and that there is asked for anew."""
    said: dict[str, set[str]] = {}
    for (_, source, _), translation in kept.items():
        if translation:
            said.setdefault(source, set()).add(translation)
    alone = {source: next(iter(found)) for source, found in said.items() if len(found) == 1}
    return {key: kept.get(key) or alone.get(key[1], "") for key in now}


def missing(texts: Texts) -> dict[str, dict[str, str]]:
    """What has no translation."""
    found: dict[str, dict[str, str]] = {}
    for (context, source, _), translation in sorted(texts.items()):
        if not translation:
            found.setdefault(context, {})[source] = ""
    return found


def fill(path: Path) -> int:
    """Take translations from a JSON file; returns how many found their text."""
    given = json.loads(path.read_text(encoding="utf-8"))
    texts = merged()
    taken = 0
    for key in texts:
        if translation := given.get(key[0], {}).get(key[1], ""):
            texts[key] = translation
            taken += 1
    write(TS, texts)
    return taken


def main(arguments: list[str]) -> int:
    """The commands of the module docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update")
    commands.add_parser("missing").add_argument("--json", action="store_true")
    commands.add_parser("fill").add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    with locked():
        if chosen.command == "fill":
            print(f"{fill(chosen.file)} translated")
        if chosen.command == "update":
            write(TS, merged())
        left = missing(merged())
    if chosen.command == "missing":
        print(json.dumps(left, ensure_ascii=False, indent=1))
    else:
        print(f"{sum(len(texts) for texts in left.values())} missing")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
