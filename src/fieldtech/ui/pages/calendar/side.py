"""The entry that is chosen: what it is, what is due next, and the buttons for it; without one, what the signs mean."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, PrimaryButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import word
from fieldtech.ui.pages.calendar.looks import legend, look_of
from fieldtech.ui.tokens import S2, S3

ACTS = {"notify": "phone-call", "assign": "user-check", "move_visit": "calendar-clock"}


class EntryCard(Live, Card):
    """``act(name)`` for a step, ``opened`` for the order, ``plan`` for its plan."""

    act = Signal(str)
    opened = Signal()
    plan = Signal()

    def __init__(self) -> None:
        super().__init__(" ", "calendar")
        self.setObjectName("entry_card")
        self._entry: CalendarEntry | None = None
        self._steps: tuple[str, ...] = ()
        self._facts = Facts(84)
        self._trouble = Banner("warn")
        self._empty = Label("", 14, tone="muted", wrap=True)
        self._signs = column(gap=S2)
        self._legend: list[tuple[IconLabel, Label]] = []
        self.acts = {name: Button("", icon, name=name) for name, icon in ACTS.items()}
        self.to_order = PrimaryButton("", "external-link", name="open_order")
        self.to_plan = Button("", "repeat", name="open_plan")
        self._trouble.hide()
        for part in (self._trouble, self._facts, self._empty):
            self.add(part)
        self.add(S2)
        for button in (*self.acts.values(), self.to_plan, self.to_order):
            self.add(button)
        self.add(self._signs)
        for look in legend():
            sign, said = IconLabel(look.icon, look.tone, 16), Label("", 13, tone="muted")
            self._legend.append((sign, said))
            self._signs.addLayout(row(sign, (said, 1), gap=S3))
        for name, button in self.acts.items():
            button.clicked.connect(lambda _on=False, name=name: self.act.emit(name))
        self.to_order.clicked.connect(self.opened)
        self.to_plan.clicked.connect(self.plan)
        self.go_live()

    def show_entry(self, entry: CalendarEntry | None, steps: Iterable[str] = ()) -> None:
        """This one, with the steps the person may take."""
        self._entry, self._steps = entry, tuple(steps)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        entry = self._entry
        for name, button in self.acts.items():
            button.set_text(word(f"step.{name}"))
            button.setVisible(entry is not None and name in self._steps)
        self.to_order.set_text(self.tr("Open"))
        self.to_plan.set_text(self.tr("Open the plan"))
        self.to_order.setVisible(entry is not None)
        self.to_plan.setVisible(entry is not None and entry.kind in VISIT_KINDS)
        for (_sign, said), look in zip(self._legend, legend(), strict=True):
            said.setText(look.word)
            for part in (_sign, said):
                part.setVisible(entry is None)
        self._empty.setVisible(entry is None)
        self._facts.setVisible(entry is not None)
        self._trouble.setVisible(entry is not None and (entry.late or entry.clash))
        if entry is None:
            self.set_title(self.tr("Nothing chosen"))
            self.set_pill("", "neutral")
            self._empty.setText(self.tr("Choose an entry, or move about with the arrow keys."))
            return
        look = look_of(entry)
        self.set_title(entry.number)
        self.set_pill(word(f"status.{entry.status}"), look.tone)
        trouble = [word(f"calendar.{name}.what") for name in ("late", "clash") if getattr(entry, name)]
        self._trouble.set("danger" if entry.late else "warn", " ".join(trouble))
        when = f" {entry.start:%H:%M}–{entry.end:%H:%M}" if entry.start and entry.end else ""
        due = entry.due_on.isoformat() if entry.due_on and entry.due_on != entry.day else ""
        found = [
            (self.tr("Day"), f"{entry.day.isoformat()}{when}", ""),
            (self.tr("Due"), due, ""),
            (self.tr("Customer"), entry.customer, ""),
            (self.tr("For"), entry.objects, ""),
            (self.tr("What"), entry.title, ""),
            (self.tr("Who"), entry.technician or word("calendar.nobody"), "" if entry.technician else "warn"),
            (self.tr("Where"), entry.address, ""),
        ]
        self._facts.set([fact for fact in found if fact[1]])
