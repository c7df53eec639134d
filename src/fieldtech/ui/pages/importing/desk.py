"""What goes on behind the import page: reading, reading again with other wishes, and taking in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.imports.files import Sheet
from fieldtech.services.imports.lists.list_imports import RIGHTS, TakenIn
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.services.imports.lists.request_file import RequestPreview
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.importing.adopting import adopt
from fieldtech.ui.pages.importing.deeds import Deeds
from fieldtech.ui.pages.importing.looking import Looking
from fieldtech.ui.pages.importing.reading import Found, Source, Wish, chosen_in, look_at, raw_sheet, watch
from fieldtech.ui.pages.importing.runner import Runner
from fieldtech.ui.pages.importing.source_bar import VEHICLES


@dataclass(frozen=True)
class Outcome:
    """What was taken in, and what became of the vehicles where they were wanted."""

    taken: TakenIn
    adopted: Change | None = None
    refused: FieldtechError | None = None


class ImportDesk(QObject):
    """``looked()`` after a source was read, ``mapped()`` when the same list is seen anew, ``taken(Outcome)``.

    ``opened(Sheet)`` shows the file itself; ``put_away(Found, Looking)`` when a list that was worked on gives way.
    """

    looked = Signal()
    mapped = Signal()
    opened = Signal(object)
    put_away = Signal(object, object)
    taken = Signal(object)
    request_stored = Signal(int)

    def __init__(self, workplace: Workplace, runner: Runner) -> None:
        super().__init__(runner)
        self._workplace, self._runner = workplace, runner
        self.found: Found | None = None
        self.looking: Looking | None = None
        self.expected = ""

    def allowed(self) -> tuple[str, ...]:
        """The kinds the person may bring in."""
        person = self._workplace.context.person
        return tuple(kind for kind, right in RIGHTS.items() if person is not None and person.may(right))

    def forget(self) -> None:
        """No list."""
        self.found, self.looking = None, None

    def put_aside(self) -> None:
        """No list in sight; one that was worked on can be taken out again."""
        self._tell_put_away()
        self.forget()

    def take_back_out(self, found: Found, looking: Looking) -> None:
        """The list that was put away for another one, as it was left."""
        if not self._runner.running:
            self._tell_put_away()
            self.found, self.looking = found, looking
            self.looked.emit()

    def read(self, source: Source, customer: str, title: str) -> None:
        """A new source, its kind guessed."""
        self._look(source, Wish(self.allowed(), expected=self.expected, customer=customer), title)

    def read_again(self, customer: str, title: str, **other: Any) -> None:
        """The same source with another kind or sheet."""
        if self.found is not None:
            wish = Wish(**{"allowed": self.allowed(), "kind": self.found.kind, "customer": customer, **other})
            self._look(self.found.source, wish, title, again=True)

    def for_customer(self, customer: str, title: str) -> None:
        """Beside the vehicles of this customer, with what is remembered of his lists; corrections stay."""
        found, looking = self.found, self.looking
        if found is None or looking is None:
            return
        preview, lists = looking.preview, self._workplace.for_this_person().lists
        wish = Wish(self.allowed(), found.kind, customer=customer, sheet=_sheet(preview),
                    header_row=preview.pointed, chosen=chosen_in(preview.mapping))  # fmt: skip
        corrections = dict(looking.corrections)

        def work(progress: Progress) -> ListPreview:
            looked = look_at(lists, found.source, wish, found.book)(progress)
            if (fresh := looked.preview) is None:
                assert looked.refused is not None
                raise looked.refused
            return lists.again(fresh, fresh.mapping, customer=customer, corrections=corrections, progress=progress)

        self._runner.run(work, self._mapped, title, quiet=True)

    def with_meaning(self, index: int, field: str, customer: str, title: str) -> None:
        """A column means something else; kept for the customer's next list."""
        looking = self.looking
        if looking is None:
            return
        preview, lists = looking.preview, self._workplace.for_this_person().lists
        before = looking.now()
        mapping, corrections = preview.mapping.with_field(index, field), dict(looking.corrections)
        work = partial(_again, lists, preview, mapping, customer, corrections)

        def then(found: ListPreview) -> None:
            looking.deeds.note(before)
            self._mapped(found)

        self._runner.run(work, then, title, quiet=True)

    def correct(self, cells: Mapping[tuple[int, str], str]) -> None:
        """Other texts in cells; raises FieldtechError."""
        looking = self.looking
        if looking is not None:
            before = looking.now()
            self._workplace.lists.correct(looking.preview, cells)
            looking.deeds.note(before)
            looking.corrected(cells)

    def undo(self, *, again: bool = False) -> list[int] | None:
        """Take back what was done last, or do it again: the numbers of the rows it touched; None for nothing.

        Raises FieldtechError.
        """
        looking = self.looking
        moment = (looking.deeds.forward if again else looking.deeds.back)(looking.now()) if looking else None
        if looking is None or moment is None:
            return None
        now = {row.number: row for row in looking.rows}
        moment.preview.register = looking.preview.register  # whose vehicles they are was not taken back
        self._workplace.lists.put_back(moment.preview, moment.rows, moment.left_out)
        looking.return_to(moment)
        return [row.number for row in looking.rows if now.get(row.number) is not row]

    def open_file(self, sheet: str | None, title: str) -> None:
        """Look at the file itself: where are the names of the columns?"""
        found = self.found
        if found is not None and found.book is not None:
            book = found.book

            def work(progress: Progress) -> Sheet | None:
                watch(book, progress)
                return raw_sheet(book, sheet)

            self._runner.run(work, self.opened.emit, title, quiet=True)

    def take_in(self, owner: str, place: tuple[str, str], title: str) -> None:
        """All rows that come in, in one transaction; then the meanings of the columns for the next time.

        ``place`` is the page and reference of what the vehicles are for.
        """
        looking = self.looking
        if looking is None:
            return
        preview, numbers, workplace = looking.preview, looking.coming(), self._workplace.for_this_person()

        def work(progress: Progress) -> Outcome:
            taken = workplace.lists.take_in(preview, customer=owner, location=owner, only=numbers, progress=progress)
            customer = owner if preview.kind.name == VEHICLES else ""  # a supplier's words are the same everywhere
            workplace.lists.remember(preview.kind.name, customer, preview.mapping)
            try:
                return Outcome(taken, adopt(workplace, *place, taken.vehicles))
            except FieldtechError as error:  # the vehicles are in the register all the same
                return Outcome(taken, refused=error)

        def then(outcome: Outcome) -> None:
            looking.deeds = Deeds()  # what is stored is not taken back here
            self.taken.emit(outcome)

        self._runner.run(work, then, title)

    def store_request(self, title: str) -> None:
        """Whole or not at all."""
        request = self._request()
        if request is not None:
            lists = self._workplace.for_this_person().lists
            self._runner.run(lambda _progress: lists.store_request(request), self.request_stored.emit, title)

    # inside -----------------------------------------------------------------------------------------------

    def _request(self) -> RequestPreview | None:
        return self.found.request if self.found is not None else None

    def _tell_put_away(self) -> None:
        """Nothing a person did to a list is lost because another one comes."""
        found, looking = self.found, self.looking
        if found is not None and looking is not None and looking.deeds:
            self.put_away.emit(found, looking)

    def _look(self, source: Source, wish: Wish, title: str, *, again: bool = False) -> None:
        book = self.found.book if again and self.found is not None else None
        self._runner.run(look_at(self._workplace.for_this_person().lists, source, wish, book), self._looked, title)

    def _looked(self, found: Found) -> None:
        self._tell_put_away()
        self.found = found
        self.looking = Looking(found.preview) if found.preview is not None else None
        self.looked.emit()

    def _mapped(self, preview: ListPreview) -> None:
        if self.looking is not None:
            self.looking.take(preview)
            self.mapped.emit()


def _again(lists: Any, preview: ListPreview, mapping: Any, customer: str, corrections: Any, progress: Progress) -> Any:
    return lists.again(preview, mapping, customer=customer, corrections=corrections, progress=progress)


def _sheet(preview: ListPreview) -> str:
    names: Sequence[str] = preview.book.names
    return names[preview.sheet_index]
