"""What kind of list a file is, by its headings and contents."""

from collections.abc import Collection

from fieldtech.services.imports.files import Book, Sheet
from fieldtech.services.imports.lists.fields import LIST_KINDS, ListKind
from fieldtech.services.imports.lists.header import find_header
from fieldtech.services.imports.lists.mapping import guess_mapping


def guessed_kind(book: Book, allowed: Collection[str], otherwise: str = "") -> str:
    """The kind whose words fit best on the first sheet that has any; ``otherwise`` where none fits."""
    kinds = [kind for name, kind in LIST_KINDS.items() if name in allowed]
    for index in book.order():
        sheet = book.read(index)
        fitting = {kind.name: fits for kind in kinds if (fits := _fit(sheet, kind))}
        if fitting:
            return max(fitting, key=lambda name: fitting[name])
    return otherwise or (kinds[0].name if kinds else "")


def _fit(sheet: Sheet, kind: ListKind) -> int:
    """How many columns have a meaning in this kind; 0 without one of those that make it."""
    header = find_header(sheet, kind)
    if header is None:
        return 0
    fields = guess_mapping(sheet, header, kind, {}, frozenset()).fields()
    return len(fields) if any(key in fields for key in kind.keys) else 0
