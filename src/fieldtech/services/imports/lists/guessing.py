"""What kind of list a file is, by its headings and contents."""

from collections.abc import Collection

from fieldtech.services.imports.files import Book, Sheet
from fieldtech.services.imports.lists.fields import LIST_KINDS, ListKind
from fieldtech.services.imports.lists.header import find_header
from fieldtech.services.imports.lists.mapping import guess_mapping
from fieldtech.services.imports.lists.unheaded import told_without_header


def guessed_kind(book: Book, allowed: Collection[str], otherwise: str = "") -> str:
    """The kind whose words fit best; ``otherwise``, else the first of them, where none fits."""
    return fitting_kind(book, allowed) or otherwise or next((name for name in LIST_KINDS if name in allowed), "")


def fitting_kind(book: Book, allowed: Collection[str]) -> str:
    """The kind whose words fit best on the first sheet that has any; empty where none fits."""
    kinds = [kind for name, kind in LIST_KINDS.items() if name in allowed]
    for index in book.order():
        sheet = book.read(index)
        fitting = {kind.name: fits for kind in kinds if (fits := _fit(sheet, kind))}
        if fitting:
            return max(fitting, key=lambda name: fitting[name])
    return ""


def without_header(book: Book, kinds: Collection[str], models: frozenset[str]) -> tuple[str, str] | None:
    """Kind and sheet of a list whose first row is data already; None where no column can be told by its contents."""
    for index in book.order():
        sheet = book.read(index)
        told = {name: told_without_header(sheet, LIST_KINDS[name], models) for name in kinds if name in LIST_KINDS}
        if any(told.values()):
            return max(told, key=lambda name: told[name]), book.names[index]
    return None


def _fit(sheet: Sheet, kind: ListKind) -> int:
    """How many columns have a meaning in this kind; 0 without one of those that make it."""
    header = find_header(sheet, kind)
    if header is None:
        return 0
    fields = guess_mapping(sheet, header, kind, {}, frozenset()).fields()
    return len(fields) if any(key in fields for key in kind.keys) else 0
