"""From a file or the clipboard to a preview, away from the window: what is read, and what came of it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from fieldtech.errors import NotFound
from fieldtech.services.imports.files import Book, FileRefused, Sheet, open_file, open_text
from fieldtech.services.imports.lists import ListImports
from fieldtech.services.imports.lists.fields import LIST_KINDS
from fieldtech.services.imports.lists.guessing import fitting_kind, guessed_kind
from fieldtech.services.imports.lists.header import NO_HEADER
from fieldtech.services.imports.lists.mapping import Mapping
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.services.imports.lists.request_file import RequestPreview
from fieldtech.services.progress import Progress

REQUEST = "installation_request"
Look = Callable[[Progress], "Found"]


@dataclass(frozen=True)
class Source:
    """A file, or what was pasted under a name of its own."""

    name: str
    path: Path | None = None
    text: str = ""

    @property
    def is_request(self) -> bool:
        """Only requests come as JSON."""
        return self.path is not None and self.path.suffix.lower() == ".json"

    def book(self) -> Book:
        """Read it; raises FileRefused."""
        return open_file(self.path) if self.path is not None else open_text(self.text, self.name)


@dataclass(frozen=True)
class Wish:
    """How it is to be read; an empty kind is guessed, ``expected`` helps where nothing tells."""

    allowed: Collection[str]
    kind: str = ""
    expected: str = ""
    customer: str = ""
    sheet: str | None = None
    header_row: int | None = None  # where a person says the names of the columns are; 0: nowhere
    chosen: tuple[tuple[str, str], ...] = ()  # label key -> field, as the person chose before


@dataclass(frozen=True)
class Found:
    """What came of it: a preview of a list or of a request, or why there is none.

    ``raw`` is what the file itself looks like, where a person has to say what its rows are.
    """

    source: Source
    kind: str
    book: Book | None = None
    preview: ListPreview | None = None
    request: RequestPreview | None = None
    refused: FileRefused | None = None
    raw: Sheet | None = None


def look_at(lists: ListImports, source: Source, wish: Wish, book: Book | None = None) -> Look:
    """The work of reading a source; ``book`` spares opening it again."""

    def work(progress: Progress) -> Found:
        progress.step(0, 0)
        found = Found(source, wish.kind or wish.expected or "vehicle_list", book)
        try:
            if source.is_request and source.path is not None and REQUEST in wish.allowed:
                return Found(source, REQUEST, request=lists.request_preview(source.path))
            found = replace(found, book=book or source.book())
            watch(found.book, progress)
            return _list(lists, found, wish, progress)
        except FileRefused as refused:
            return replace(found, refused=refused)
        except OSError as error:  # taken away meanwhile, or not ours to read
            raise NotFound("no_such_file", file=source.name) from error

    return work


def _list(lists: ListImports, found: Found, wish: Wish, progress: Progress) -> Found:
    book = found.book
    assert book is not None
    kind = wish.kind or guessed_kind(book, wish.allowed, found.kind)
    found = replace(found, kind=kind)
    progress.step(0, 0)
    try:
        preview = _preview(lists, book, kind, wish, progress)
    except FileRefused as refused:
        if refused.refusal != "no_header":
            return replace(found, refused=refused)
        if not wish.kind and (others := fitting_kind(book, LIST_KINDS.keys() - wish.allowed)):
            detail = "vehicles" if others == "vehicle_list" else "stock"
            return replace(found, refused=FileRefused("no_header", detail))
        told = lists.without_header(book, (wish.kind,) if wish.kind else wish.allowed)
        if told is None or wish.header_row is not None:
            return replace(found, refused=refused, raw=raw_sheet(book, wish.sheet))
        found = replace(found, kind=told[0])
        preview = _preview(lists, book, told[0], replace(wish, sheet=told[1], header_row=NO_HEADER), progress)
    if wish.chosen:
        preview = lists.again(preview, _with(preview.mapping, dict(wish.chosen)), customer=wish.customer)
    return replace(found, preview=preview)


def _preview(lists: ListImports, book: Book, kind: str, wish: Wish, progress: Progress) -> ListPreview:
    return lists.preview(
        book, kind, customer=wish.customer, sheet=wish.sheet, header_row=wish.header_row, progress=progress
    )


def watch(book: Book | None, progress: Progress) -> None:
    """Who waits now sees how far it is and may stop it."""
    if book is not None:
        book.watch = lambda rows: progress.step(rows, 0)


def raw_sheet(book: Book, name: str | None) -> Sheet | None:
    """A sheet as it is in the file, the first with anything in it unless one is named; None when all are empty."""
    sheets = (book.read(index) for index in book.order() if name in (None, book.names[index]))
    return next((sheet for sheet in sheets if sheet.rows), None)


def chosen_in(mapping: Mapping) -> tuple[tuple[str, str], ...]:
    """What a person chose, by the keys of the columns."""
    return tuple((column.key, column.field) for column in mapping.columns if column.why == "chosen" and column.key)


def _with(mapping: Mapping, chosen: dict[str, str]) -> Mapping:
    for column in mapping.columns:
        if column.key in chosen and column.field != chosen[column.key]:
            mapping = mapping.with_field(column.index, chosen[column.key])
    return mapping
