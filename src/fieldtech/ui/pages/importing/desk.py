"""What goes on behind the import page: reading, reading again with other wishes, and taking in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.services.changes import Change
from fieldtech.services.imports.lists.list_imports import RIGHTS, TakenIn
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.importing.adopting import adopt
from fieldtech.ui.pages.importing.looking import Looking, Spot
from fieldtech.ui.pages.importing.reading import Found, Source, Wish, chosen_in, look_at
from fieldtech.ui.pages.importing.runner import Runner


@dataclass(frozen=True)
class Outcome:
    """What was taken in, and what became of the vehicles where they were wanted."""

    taken: TakenIn
    adopted: Change | None = None
    refused: FieldtechError | None = None


class ImportDesk(QObject):
    """``looked()`` after a source was read, ``mapped()`` when the same list is seen anew, ``taken(Outcome)``."""

    looked = Signal()
    mapped = Signal()
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
                    chosen=chosen_in(preview.mapping))  # fmt: skip
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
        mapping, corrections = preview.mapping.with_field(index, field), dict(looking.corrections)
        work = partial(_again, lists, preview, mapping, customer, corrections)
        self._runner.run(work, self._mapped, title, quiet=True)

    def correct(self, spot: Spot, text: str) -> None:
        """Another text in a cell; raises FieldtechError."""
        looking = self.looking
        if looking is not None:
            self._workplace.lists.correct(looking.preview, spot.number, spot.field, text)
            looking.corrected(spot.number, spot.field, text)

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
            workplace.lists.remember(preview.kind.name, owner, preview.mapping)
            try:
                return Outcome(taken, adopt(workplace, *place, taken.vehicles))
            except FieldtechError as error:  # the vehicles are in the register all the same
                return Outcome(taken, refused=error)

        self._runner.run(work, self.taken.emit, title)

    def store_request(self, title: str) -> None:
        """Whole or not at all."""
        request = self.found.request if self.found is not None else None
        if request is not None:
            lists = self._workplace.for_this_person().lists
            self._runner.run(lambda _progress: lists.store_request(request), self.request_stored.emit, title)

    # inside -----------------------------------------------------------------------------------------------

    def _look(self, source: Source, wish: Wish, title: str, *, again: bool = False) -> None:
        book = self.found.book if again and self.found is not None else None
        self._runner.run(look_at(self._workplace.for_this_person().lists, source, wish, book), self._looked, title)

    def _looked(self, found: Found) -> None:
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
