"""Text tables: CSV of any usual encoding and separator, and what is copied from a spreadsheet."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from fieldtech.services.imports.files.limits import (
    LARGEST_FILE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TEXT,
)
from fieldtech.services.imports.files.refused import FileRefused
from fieldtech.services.imports.files.table import Sheet, SheetRow

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t|，"
_LOOKED_AT = 30  # records, to tell the delimiter
_FEW_SPOILT = 0.01  # of the characters; above, it is no text
_FEW_ZEROS = 0.2  # of the bytes; above, a text is UTF-16 or none


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding; raises FileRefused for what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with(data, encoding), encoding
    if data[:4096].count(b"\0") > _FEW_SPOILT * len(data[:4096]):
        encoding = _wide(data)
        return _with(data, encoding), encoding
    for encoding in ("utf-8", "gb18030", "big5"):
        try:
            return _whole_characters(data, encoding), encoding
        except UnicodeDecodeError:
            continue
    return _with_gaps(data)


def read_text(text: str, name: str = "", delimiter: str = "") -> tuple[Sheet, str]:
    """The records of a text, blank ones counted but left out, and the delimiter; raises FileRefused."""
    text, told = _directive(text)
    quoted = text.count('"') % 2 == 0  # an odd one would eat all that follows
    delimiter = delimiter or told or _delimiter(text, quoted)
    rows: list[SheetRow] = []
    cells_seen = 0
    for number, record in enumerate(_records(text, delimiter, quoted), 1):
        cells_seen += len(record)
        if cells_seen > MOST_CELLS:
            raise FileRefused("too_large_unpacked", "cells", most=MOST_CELLS)
        row = SheetRow(number, [cell or None for cell in record[:MOST_COLUMNS]])
        if not row.is_blank:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise FileRefused("too_large_unpacked", "rows", most=MOST_ROWS)
    return Sheet(name, rows), delimiter


def _records(text: str, delimiter: str, quoted: bool) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_FILE)  # an endless cell is told as one, it does not hide the rest
    lines = io.StringIO(text, newline="")
    if quoted:
        yield from csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
        return
    for record in csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE):
        yield [cell.strip('"') for cell in record]


def _delimiter(text: str, quoted: bool) -> str:
    """The one that parts most records alike."""

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = [len(r) for r in islice(_records(text[:200_000], delimiter, quoted), _LOOKED_AT) if any(r)]
        wide = [width for width in widths if width > 1]
        usual = max(set(wide), key=wide.count) if wide else 0
        return wide.count(usual), usual

    return max(_DELIMITERS, key=agreement)


def _directive(text: str) -> tuple[str, str]:
    """Excel's own first line ``sep=;``."""
    first, _, rest = text.partition("\n")
    told = first.strip().lower()
    return (rest, told[4]) if told.startswith("sep=") and len(told) == 5 else (text, "")


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < _FEW_ZEROS * len(head) / 2 or min(even, odd) > max(even, odd) / 4:
        raise FileRefused("not_xlsx", "no_text")
    return "utf-16-le" if odd > even else "utf-16-be"


def _with(data: bytes, encoding: str) -> str:
    try:
        return _whole_characters(data, encoding)
    except UnicodeDecodeError as error:
        raise FileRefused("not_xlsx", "no_text") from error


def _with_gaps(data: bytes) -> tuple[str, str]:
    """A text with a few spoilt characters, which stay visible; raises FileRefused when there are many."""
    texts = [(data.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "gb18030")]
    text, encoding = min(texts, key=lambda found: found[0].count("\ufffd"))
    if text.count("\ufffd") > _FEW_SPOILT * len(text):
        raise FileRefused("not_xlsx", "no_text")
    return _readable(text), encoding


def _whole_characters(data: bytes, encoding: str) -> str:
    """A character cut off at the very end of a file does not spoil the rest."""
    return _readable(codecs.getincrementaldecoder(encoding)().decode(data))


def _readable(text: str) -> str:
    if text.count("\0") > _FEW_SPOILT * len(text):
        raise FileRefused("not_xlsx", "no_text")
    text = text.replace("\0", "")
    if len(text) > MOST_TEXT:
        raise FileRefused("too_large_unpacked")
    return text
