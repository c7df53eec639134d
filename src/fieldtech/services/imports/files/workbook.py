"""The parts of an .xlsx workbook around its sheets: their names, the shared texts, and which styles are dates."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fieldtech.services.imports.files.archive import Archive
from fieldtech.services.imports.files.limits import MOST_CHARACTERS, MOST_STRINGS
from fieldtech.services.imports.files.markup import parse
from fieldtech.services.imports.files.refused import FileRefused

_ESCAPE = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DATE_STYLES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_WORKBOOK = "xl/workbook.xml"
_DIGITS = 9  # of the largest position a workbook can name


@dataclass(frozen=True)
class Parts:
    """What is needed to read any sheet."""

    sheets: tuple[tuple[str, str, bool], ...]  # name, part, hidden
    shared: Sequence[str]
    is_date: Sequence[bool]  # by style
    first_day_1904: bool


def read_parts(archive: Archive) -> Parts:
    """Raises FileRefused for what is no workbook."""
    main = _main_part(archive)
    sheets, first_day_1904 = _sheets(archive, main)
    related = _related(archive, main)
    found = [(name, related[key][0], hidden) for name, key, hidden in sheets if key in related]
    found = [one for one in found if one[1] in archive]
    if not found:
        raise FileRefused("not_xlsx", "part")
    by_type = {kind: part for part, kind in related.values()}
    shared = _shared(archive, by_type.get("sharedStrings", "xl/sharedStrings.xml"))
    is_date = _styles(archive, by_type.get("styles", "xl/styles.xml"))
    return Parts(tuple(found), shared, is_date, first_day_1904)


def unescaped(text: str) -> str:
    """``_x000D_`` and the like as the characters they stand for."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _main_part(archive: Archive) -> str:
    root = {kind: part for part, kind in _related(archive, "").values()}
    main = root.get("officeDocument", _WORKBOOK)
    if main not in archive or not main.endswith(".xml") or "workbook" not in main.lower():
        raise FileRefused("not_xlsx", "other_document")
    return main


def _related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Id -> (part, kind) of what a part refers to."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if relations not in archive:
        return found

    def start(element: str, given: dict[str, str]) -> None:
        if element == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, given.get("Target", "")))
            found[given.get("Id", "")] = (target.lstrip("/"), given.get("Type", "").rpartition("/")[2])

    with archive.open(relations) as stream:
        parse(stream, start)
    return found


def _sheets(archive: Archive, main: str) -> tuple[list[tuple[str, str, bool]], bool]:
    sheets: list[tuple[str, str, bool]] = []
    settings: dict[str, str] = {}

    def start(element: str, given: dict[str, str]) -> None:
        if element == "sheet":
            key = next((value for name, value in given.items() if name.rpartition(":")[2] == "id"), "")
            sheets.append((given.get("name", ""), key, given.get("state", "visible") != "visible"))
        elif element == "workbookPr":
            settings.update(given)

    with archive.open(main) as stream:
        parse(stream, start)
    return sheets, settings.get("date1904", "0") in ("1", "true")


class _Texts:
    """Collects the shared texts; a reading aid above a text (``rPh``) is none of it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._inside = self._aid = False
        self._characters = 0

    def start(self, element: str, _given: dict[str, str]) -> None:
        if element == "si":
            self._parts = []
        elif element == "rPh":
            self._aid = True
        elif element == "t":
            self._inside = not self._aid

    def end(self, element: str) -> None:
        if element == "t":
            self._inside = False
        elif element == "rPh":
            self._aid = False
        elif element == "si":
            self.texts.append(unescaped("".join(self._parts)))
            self._characters += len(self.texts[-1])
            if len(self.texts) > MOST_STRINGS or self._characters > MOST_CHARACTERS:
                raise FileRefused("too_large_unpacked")

    def text(self, data: str) -> None:
        if self._inside:
            self._parts.append(data)


def _shared(archive: Archive, part: str) -> list[str]:
    texts = _Texts()
    if part in archive:
        with archive.open(part) as stream:
            parse(stream, texts.start, texts.end, texts.text)
    return texts.texts


def _styles(archive: Archive, part: str) -> list[bool]:
    formats: dict[int, str] = {}
    styles: list[int] = []
    inside: list[str] = []

    def start(element: str, given: dict[str, str]) -> None:
        if element == "numFmt":
            formats[whole(given.get("numFmtId"))] = given.get("formatCode", "")
        elif element == "cellXfs":
            inside.append(element)
        elif element == "xf" and inside:
            styles.append(whole(given.get("numFmtId")))

    def end(element: str) -> None:
        if element == "cellXfs":
            inside.clear()

    if part in archive:
        with archive.open(part) as stream:
            parse(stream, start, end)
    return [_is_date(style, formats.get(style)) for style in styles]


def _is_date(style: int, code: str | None) -> bool:
    if code is None:
        return style in _DATE_STYLES
    return any(letter in "ymdhs" for letter in _QUOTED.sub("", code.partition(";")[0]).lower())


def whole(text: str | None, otherwise: int = 0) -> int:
    """A count or position as a workbook writes it; ``otherwise`` for what is none, or longer than any."""
    return int(text) if text and len(text) <= _DIGITS and text.isascii() and text.isdigit() else otherwise
