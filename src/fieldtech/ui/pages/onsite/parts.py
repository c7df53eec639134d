"""Parts used, from the van, each with its reason and the customer's knowledge (F17, F18)."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.forms.onsite.part_line import PartLine
from fieldtech.forms.onsite.wording import named
from fieldtech.model.base import new_id
from fieldtech.model.choices import USED_UP
from fieldtech.model.drafts.onsite import NoPartsDraft, PartLineDraft
from fieldtech.model.taking_along import fitness
from fieldtech.services.order_view import OrderView
from fieldtech.services.site_catalogue import PartChoice
from fieldtech.ui.kit.boxes import column, discard
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import current_language, listed
from fieldtech.ui.pages.onsite.add_part import AddPart
from fieldtech.ui.pages.onsite.money import yuan
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.tokens import S3


class PartsSection(SiteSection):
    """Each line is a form of its own; adding takes the part from the van at once."""

    key, icon, draft_type = "parts", "package", PartLineDraft
    authorise_wanted = Signal()

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self._lines: dict[str, PartLine] = {}
        self._fresh = ""
        self.work = ""  # what the work is called: parts with such names are offered first

    def build(self) -> QWidget:
        """Lines, what swaps brought, the field to add."""
        self._list = QVBoxLayout()
        self._list.setSpacing(S3)
        self._foreign = Banner("warn")
        self._authorise = LinkButton("", "phone-call", name="authorise_part")
        self._authorise.clicked.connect(self.authorise_wanted)
        self._foreign.add_action(self._authorise)
        self.add_part = AddPart()
        self.add_part.search = partial(self.workplace.site_catalogue.find_parts, self.view.technician)
        self.add_part.chosen.connect(self.add)
        self.add_part.foreign.connect(self._add_foreign)
        self.add_part.none_used.connect(self._none_used)
        box = QWidget()
        box.setLayout(column(self._list, self._foreign, self.add_part, gap=S3))
        return box

    # lines ------------------------------------------------------------------------------------------------

    def add(self, part: str) -> None:
        """Take one from the van; the same part again is one more on its line."""
        self.save()
        same = next((s for s, d in self._stored().items() if d.part == part and not d.serial), "")
        draft = self._stored().get(same)
        slot = same or new_id().hex
        more = self._first(part) if draft is None else replace(draft, quantity=draft.quantity + 1)
        self._fresh = slot
        self.try_to(lambda: self.workplace.repairs.note(self.view.id, more, slot))

    def show_content(self) -> None:
        """One form per line; forms of other lines stay as they are."""
        stored = self._stored()
        if list(self._lines) != list(stored) or self._differs(stored):
            self._rebuild(stored)
        self._describe()
        van = self.workplace.site_catalogue.in_van(self.view.technician)
        upkeep = self._is_upkeep()
        van = tuple(sorted(van, key=lambda part: (upkeep and not part.used_up, -fitness(part.zh, self.work))))
        self.add_part.show_van(van, none_used=self._said_none(), may_say_none=not stored and not self.view.swaps)

    def save(self) -> bool:
        """Every line that was changed."""
        good = True
        for slot, line in list(self._lines.items()):
            good = self._save_line(slot, line) and good
        return good

    def live_missing(self) -> int | None:
        """What the lines say while being typed."""
        if not any(line.is_dirty() for line in self._lines.values()):
            return None
        stored = self._stored()
        return sum(line.missing() for slot, line in self._lines.items() if slot in stored)

    def go_to_problem(self) -> None:
        """The first line with a gap, else the field to add."""
        for line in self._lines.values():
            if line.missing():
                line.submit()
                return
        if self.content is not None:
            self.add_part.focus()

    def take_scan(self, text: str) -> bool:
        """A part number adds its part."""
        hit = self.workplace.lookup.recognise_scan(text) if self.is_open_for() else None
        if hit is None or hit.kind != "part":
            return False
        self.add(hit.label)
        return True

    def summary(self) -> str:
        """Names and numbers."""
        used = [f"{named(p.zh, p.en)} × {p.quantity}" for p in self.view.charges.parts if p.line]
        if used:
            return " · ".join(used)
        return self.tr("No parts used") if self._said_none() else self.tr("From your van, by scan or press")

    def given(self) -> bool:
        """Any line, or the word that there is none, or a swap's own lines."""
        return bool(self._stored()) or self._said_none() or bool(self.view.swaps)

    def retranslate(self) -> None:
        """Names in the language shown."""
        if self.content is not None:
            self._authorise.set_text(self.tr("Record the authorisation"))
            self._describe()

    # inside -----------------------------------------------------------------------------------------------

    def _is_upkeep(self) -> bool:
        """Whether a customer's equipment is worked on: there material comes before what is fitted to vehicles."""
        facts = self.view.facts
        if facts.visit is not None:
            return all(thing.kind == "equipment" for thing in facts.visit.objects)
        return facts.on_equipment

    def _first(self, part: str) -> PartLineDraft:
        """A new line; of material at upkeep it is clear why, and that nothing old comes off."""
        material = {p.code for p in self.workplace.site_catalogue.in_van(self.view.technician) if p.used_up}
        if part in material and self._is_upkeep():
            return PartLineDraft(part, reason=USED_UP, old_part="none")
        return PartLineDraft(part)

    def _stored(self) -> dict[str, PartLineDraft]:
        return _lines_of(self.view)

    def _said_none(self) -> bool:
        return not self._stored() and self.view.facts.get(NoPartsDraft) is not None

    def _differs(self, stored: dict[str, PartLineDraft]) -> bool:
        """Somebody else, or an undo, changed a line that is not being typed in."""
        return any(not line.is_dirty() and line.draft() != stored[slot] for slot, line in self._lines.items())

    def _rebuild(self, stored: dict[str, PartLineDraft]) -> None:
        """Lines that say what is stored already stay: making one takes a moment."""
        same = {s: n for s, n in self._lines.items() if s in stored and not n.is_dirty() and n.draft() == stored[s]}
        for slot, line in self._lines.items():
            if slot not in same:
                if slot in stored:
                    line.flush()
                discard(self._list, line)
        have = {p.code: p.have for p in self.workplace.site_catalogue.in_van(self.view.technician)}
        self._lines = {s: same.get(s) or self._line(s, draft, have.get(draft.part, 0)) for s, draft in stored.items()}
        for at, line in enumerate(self._lines.values()):
            if self._list.indexOf(line) != at:
                self._list.insertWidget(at, line)
        if self._fresh in self._lines:
            self._lines[self._fresh].editor("reason").control.setFocus()
            self._fresh = ""

    def _line(self, slot: str, draft: PartLineDraft, have: int) -> PartLine:
        foreign = draft.part not in self.view.facts.catalogue_parts
        most = 99 if foreign else have + draft.quantity
        line = PartLine(
            self.workplace.drafts, f"{self.view.id.hex}/{slot}", most, foreign=foreign, upkeep=self._is_upkeep()
        )
        line.load(draft)
        line.edited.connect(self.edited)
        line.saved.connect(self.saved)
        line.removed.connect(lambda: self._remove(slot))
        return line

    def _describe(self) -> None:
        have = {p.code: p.have for p in self.workplace.site_catalogue.in_van(self.view.technician)}
        used = {p.line: p for p in self.view.charges.parts if p.line}
        for slot, line in self._lines.items():
            if (part := used.get(slot)) is None:
                continue
            if part.code in self.view.facts.catalogue_parts:
                left = self.tr("{n} left in your van").format(n=have.get(part.code, 0))
            else:
                left = self.tr("not in the catalogue")
            price = (f"¥{yuan(part.unit_cents)}", part.rule.said(current_language())) if part.rule else ()
            line.describe(named(part.zh, part.en), " · ".join(filter(None, (part.code, left, *price))))
        foreign = [d.part for d in self._stored().values() if d.part not in self.view.facts.catalogue_parts]
        self._foreign.setVisible(bool(foreign))
        text = self.tr("{part} is not in the catalogue. Ask your manager and record his answer.")
        self._foreign.set("warn", text.format(part=listed(foreign)))

    def _save_line(self, slot: str, line: PartLine) -> bool:
        if not line.is_dirty() or not self.is_open_for() or slot not in self._stored():
            return True
        line.flush()
        draft = line.draft()

        def write() -> object:
            change = self.workplace.repairs.note(self.view.id, draft, slot)
            line.load(draft, restore=False)
            line.finish()
            return change

        return self.try_to(write, line) is not None  # type: ignore[arg-type]

    def _remove(self, slot: str) -> None:
        draft = self._lines[slot].draft()
        self._lines[slot].finish()
        none_left = replace(draft, quantity=0)
        if self.try_to(lambda: self.workplace.repairs.note(self.view.id, none_left, slot)) is not None:
            self.said.emit(self.tr("Part removed"), lambda: self._put_back(slot, draft))

    def _put_back(self, slot: str, draft: PartLineDraft) -> None:
        self.try_to(lambda: self.workplace.repairs.note(self.view.id, draft, slot))

    def _add_foreign(self, text: str) -> None:
        known: tuple[PartChoice, ...] = self.workplace.site_catalogue.find_parts(self.view.technician, text)
        exact = next((p.code for p in known if text.casefold() in (p.code.casefold(), p.zh, p.en.casefold())), text)
        self.add(exact if len(known) != 1 else known[0].code)

    def _none_used(self) -> None:
        self.try_to(lambda: self.workplace.repairs.note(self.view.id, NoPartsDraft()))


def _lines_of(view: OrderView) -> dict[str, PartLineDraft]:
    return {slot: line for slot, line in view.facts.all(PartLineDraft).items() if line.quantity > 0}
