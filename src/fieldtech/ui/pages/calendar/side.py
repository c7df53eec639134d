"""The entry that is chosen: what it is, what is due next, and the buttons for it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.kit.buttons import Button, PrimaryButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import of_task, together, word
from fieldtech.ui.pages.calendar.looks import look_of
from fieldtech.ui.tokens import S2, S3

NOTICES = {"save_notice": "download", "mail_notice": "mail"}
ACTS = {"notify": "phone-call", "assign": "user-check", "reassign": "user-check", "hand_over": "arrow-left-right",
        "move_visit": "calendar-clock"}  # fmt: skip


class EntryCard(Live, Card):
    """``act(name)`` for a step, ``opened`` for the order, ``plan`` for its plan, ``new_plan`` where nothing is."""

    act = Signal(str)
    opened = Signal()
    plan = Signal()
    new_plan = Signal()

    def __init__(self) -> None:
        super().__init__(" ", "calendar")
        self.setObjectName("entry_card")
        self._entry: CalendarEntry | None = None
        self._steps: tuple[str, ...] = ()
        self._contact = ""
        self._facts = Facts(84)
        self._trouble = Banner("warn")
        self._empty = Label("", 14, tone="muted", wrap=True)
        self._writes = False
        self._source = Label("", 14, tone="muted", wrap=True)
        self.to_new = Button("", "plus", name="new_plan")
        self.acts = {name: Button("", icon, name=name) for name, icon in (ACTS | NOTICES).items()}
        self.to_order = PrimaryButton("", "external-link", name="open_order")
        self.to_plan = Button("", "repeat", name="open_plan")
        self._trouble.hide()
        for part in (self._trouble, self._facts, self._empty):
            self.add(part)
        self.add(S2)
        steps, papers = ([self.acts[name] for name in names] for names in (ACTS, NOTICES))
        for button in (self.to_order, *steps, *papers, self.to_plan):  # in a low window the first ones are in sight
            self.add(button)
        self.add(S3, self._source, self.to_new)
        for name, button in self.acts.items():
            button.clicked.connect(lambda _on=False, name=name: self.act.emit(name))
        self.to_order.clicked.connect(self.opened)
        self.to_plan.clicked.connect(self.plan)
        self.to_new.clicked.connect(self.new_plan)
        self.go_live()

    def let_write(self, may: bool) -> None:
        """Whether the person writes plans."""
        self._writes = may
        self.retranslate()

    def show_entry(self, entry: CalendarEntry | None, steps: Iterable[str] = (), contact: str = "") -> None:
        """This one, with the steps the person may take, and whom to reach."""
        self._entry, self._steps, self._contact = entry, tuple(steps), contact
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        entry = self._entry
        for name, button in self.acts.items():
            button.set_text(word(f"calendar.{name}" if name in NOTICES else f"step.{name}"))
            button.setVisible(entry is not None and name in self._steps)
        self.to_order.set_text(self.tr("Open"))
        self.to_plan.set_text(self.tr("Open the plan"))
        self.to_order.setVisible(entry is not None)
        self.to_plan.setVisible(entry is not None and entry.kind in VISIT_KINDS)
        self._source.setText(self.tr("Visits come from maintenance plans, by themselves."))
        self.to_new.set_text(self.tr("New plan"))
        self._source.setVisible(entry is None)
        self.to_new.setVisible(entry is None and self._writes)
        self._empty.setVisible(entry is None)
        self._facts.setVisible(entry is not None)
        self._trouble.setVisible(entry is not None and (entry.late or entry.clash))
        if entry is None:
            self.set_title(self.tr("Nothing chosen"))
            text = self.tr("Choose an entry, or move about with the arrow keys; with Shift they put a visit elsewhere.")
            self._empty.setText(text)
            return
        look = look_of(entry)
        self.set_title(entry.number)
        late = "late.what" if entry.kind in VISIT_KINDS else "late.order"
        trouble = [word(f"calendar.{late}")] if entry.late else []
        trouble += [word("calendar.clash.what")] if entry.clash else []
        self._trouble.set("danger" if entry.late else "warn", together(*trouble))
        when = f" {entry.start:%H:%M}–{entry.end:%H:%M}" if entry.start and entry.end else ""
        due = entry.due_on.isoformat() if entry.due_on and entry.due_on != entry.day else ""
        tone = look.tone if look.tone in ("ok", "warn", "danger") else ""
        found = [
            (self.tr("State"), of_task(f"status.{entry.status}", entry.kind), tone),
            (self.tr("Day"), f"{entry.day.isoformat()}{when}", ""),
            (self.tr("Due"), due, ""),
            (self.tr("Customer"), entry.customer, ""),
            (self.tr("Contact"), self._contact, ""),
            (self.tr("For"), entry.objects, ""),
            (self.tr("What"), entry.title, ""),
            (self.tr("Who"), entry.technician or word("calendar.nobody"), "" if entry.technician else "warn"),
            (self.tr("Where"), entry.address, ""),
        ]
        self._facts.set([fact for fact in found if fact[1]])
