"""In which order the rows of a list are shown: as in the file, the wrong ones first, or by what a column says."""

from collections.abc import Sequence

from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.lists.findings import JudgedRow

AS_IN_THE_FILE, WRONG_FIRST = "", "problems"
_GRAVE = {"out": 0, "check": 1, "good": 2}


def ordered(rows: Sequence[JudgedRow], states: Sequence[str], by: str) -> list[int]:
    """The places of the rows in their order; equal ones stay as in the file, empty ones come last."""
    places = list(range(len(rows)))
    if by == WRONG_FIRST:
        places.sort(key=lambda at: (_GRAVE[states[at]], _first_code(rows[at])))
    elif by:
        places.sort(key=lambda at: _as_sorted(text_of(rows[at].cells.get(by))))
    return places


def _first_code(row: JudgedRow) -> str:
    """Rows with the same mistake stand together."""
    return min((finding.code for finding in row.findings if finding.severity == "error"), default="")


def _as_sorted(text: str) -> tuple[bool, str]:
    plain = " ".join(text.split()).casefold()
    return not plain, plain
