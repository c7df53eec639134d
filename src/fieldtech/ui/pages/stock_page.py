"""Terminals and SIM cards: where each one is and was."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from fieldtech.errors import NotFound
from fieldtech.model.base import Id
from fieldtech.model.custody import SIM_STATES, TERMINAL_STATES
from fieldtech.services.history import TimelineRow
from fieldtech.services.history.cards import SimCard, TerminalCard
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.timeline import Entry
from fieldtech.ui.language import term, word
from fieldtech.ui.pages.directory.base import DirectoryPage, as_id, word_of
from fieldtech.ui.pages.directory.entries import entries_of
from fieldtech.ui.pages.directory.shown import Line, Section, Shown
from fieldtech.ui.pages.directory.state_filter import StateFilter
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.table_keeper import TableMemory
from fieldtech.ui.tables import Batch, Column
from fieldtech.ui.warranty import warranty_said

TERMINALS, SIMS = "terminals", "sims"
_STATES = {TERMINALS: ("terminal_state", TERMINAL_STATES), SIMS: ("sim_state", SIM_STATES)}
_TONES = {"installed": "ok", "in_use": "ok", "in_stock": "info", "with_technician": "violet", "to_repair": "warn",
          "at_factory": "warn", "suspended": "warn", "lost": "danger", "scrapped": "danger"}  # fmt: skip


class StockPage(DirectoryPage):
    """Two lists in one place; the reference is ``terminal:<key>``, ``sim:<key>`` or a text."""

    name: ClassVar[str] = "stock_page"
    icon: ClassVar[str] = "package"
    list_kind: ClassVar[str] = "terminals"

    def __init__(self, workplace: Workplace, settings: TableMemory | None = None) -> None:
        self.tabs = Segmented()
        self.tabs.setObjectName("stock_tabs")
        self.states = StateFilter()
        super().__init__(workplace, TERMINALS, settings)
        self.tabs.changed.connect(self._switch)
        self.states.changed.connect(self.reload)
        self.go_live()

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Terminals, SIMs")

    def beside(self, layout: QVBoxLayout) -> None:
        """Which list, which state."""
        layout.addLayout(row(self.tabs, None, self.states))

    def open(self, reference: str) -> None:
        """Turn to the list first."""
        kind, _, key = reference.partition(":")
        if key and kind in ("terminal", "sim"):
            self._turn_to(TERMINALS if kind == "terminal" else SIMS)
            reference = key
        elif (record := as_id(reference)) is not None:
            self._turn_to(self._list_of(record))
        super().open(reference)

    def retranslate(self) -> None:
        """Words of the tabs."""
        self.tabs.set_label(self.tr("List"))
        self.tabs.set_options((Option(TERMINALS, self.tr("Terminals")), Option(SIMS, self.tr("SIM cards"))))
        self.tabs.set_value(self.list_name)
        self._name_states()
        super().retranslate()

    def import_reference(self) -> str:
        """Terminals or cards, as the list shown."""
        return self.list_name

    def columns(self) -> Sequence[Column]:
        """Both lists have the same five: number, state, place, model or telephone number, until when."""
        return (
            Column("number", lambda found: str(getattr(found, "number", "") or found.iccid), 200),
            Column("state", self._state_of, 130),
            Column("place", self._place_of),
            Column("about", lambda found: str(getattr(found, "model", "") or found.msisdn), 140),
            Column("until", _until, 124),
        )

    def column_titles(self) -> Sequence[str]:
        """By list."""
        if self.list_name == TERMINALS:
            return (self.tr("Terminal"), self.tr("State"), self.tr("Place"), self.tr("Model"), self.tr("Warranty"))
        return (self.tr("ICCID"), self.tr("State"), self.tr("Place"), self.tr("Number"), self.tr("Valid until"))

    def fetch(self, text: str, after: Any, limit: int) -> Batch:
        """Of one state or all."""
        history, state = self.workplace.history, self.states.value()
        if self.list_name == TERMINALS:
            page: Any = history.terminals(text, state, after, limit, self.ordering)
        else:
            page = history.sims(text, state, after, limit, self.ordering)
        return Batch(page.rows, page.next_key)

    def shown(self, record: Id) -> Shown:
        """The one or the other."""
        return self._terminal(record) if self.list_name == TERMINALS else self._sim(record)

    # inside -----------------------------------------------------------------------------------------------

    def _terminal(self, record: Id) -> Shown:
        history = self.workplace.history
        card: TerminalCard = history.terminal_card(record)
        facts = (
            (self.tr("Model"), f"{card.model} · {card.protocol}", ""),
            (self.tr("IMEI"), card.imei, ""),
            (self.tr("Terminal phone"), card.phone, ""),
            (self.tr("Bought on"), card.bought_on.isoformat() if card.bought_on else "", ""),
            (self.tr("Warranty"), warranty_said(card.warranty, card.warranty_until),
             "ok" if card.warranty == "in" else "warn"),
            (self.tr("Return number"), card.rma_no, ""),
            (self.tr("Loaner back by"), card.loaner_due.isoformat() if card.loaner_due else "", "warn"),
        )  # fmt: skip
        sims = tuple(Line(sim.iccid, sim.msisdn, "stock_page", f"sim:{sim.id.hex}") for sim in card.sims)
        return Shown(
            card.model, card.number, "", word_of("terminal_state", card.state), _TONES.get(card.state, "neutral"),
            sections=(self._place_section(card), Section(self.tr("Terminal"), "cpu", facts),
                      Section(self.tr("SIM card"), "card-sim", lines=sims)),
            history=self._entries(history.terminal_history(record)),
            history_title=self.tr("Where it is and was"),
        )  # fmt: skip

    def _sim(self, record: Id) -> Shown:
        history = self.workplace.history
        card: SimCard = history.sim_card(record)
        locked = self.tr("to IMEI {imei}").format(imei=card.locked_imei) if card.imei_locked else ""
        facts = (
            (self.tr("Number"), card.msisdn, ""),
            (self.tr("IMSI"), card.imsi, ""),
            (self.tr("Operator"), term("operator", card.operator), ""),
            (self.tr("Valid until"), card.valid_until.isoformat() if card.valid_until else "",
             "danger" if card.expired else ""),
            (self.tr("Locked"), locked, "warn"),
        )  # fmt: skip
        return Shown(
            card.msisdn,
            card.iccid,
            "",
            word_of("sim_state", card.state),
            _TONES.get(card.state, "neutral"),
            sections=(self._place_section(card), Section(self.tr("SIM card"), "card-sim", facts)),
            history=self._entries(history.sim_history(record)),
            history_title=self.tr("Where it is and was"),
        )

    def _entries(self, rows: Sequence[TimelineRow]) -> tuple[Entry, ...]:
        return entries_of(rows, self.workplace.context.zone, Catalogue(self.workplace.masters).fault)

    def _place_section(self, card: TerminalCard | SimCard) -> Section:
        place = card.place
        acts = {"vehicle": ("vehicles_page", place.ref), "terminal": ("stock_page", f"terminal:{place.ref}")}
        act, key = acts.get(place.kind, ("", ""))
        line = Line(place.name or word_of("place", place.kind), word_of("place", place.kind), act, key)
        held = card.reserved_for
        if held is None:
            return Section(self.tr("Where it is now"), "map-pin", lines=(line,))
        leads = ("orders_page", held.order_id.hex) if held.order_id else ("", "")
        who = Line(held.number or self.tr("For no known order"), self.tr("Reserved for"), *leads)
        return Section(self.tr("Where it is now"), "map-pin", lines=(line, who))

    def follow(self, act: str, key: str) -> None:
        """Within this page the record changes in place."""
        if act == self.name:
            self.open(key)
        else:
            super().follow(act, key)

    def _list_of(self, record: Id) -> str:
        """A scan says only the key."""
        try:
            self.workplace.history.terminal_card(record)
        except NotFound:
            return SIMS
        return TERMINALS

    def _switch(self) -> None:
        self._turn_to(self.tabs.value())
        self.close_record()
        self.reload()

    def _turn_to(self, list_name: str) -> None:
        self.list_name = list_name
        self.tabs.set_value(list_name)
        self.states.clear()
        self._name_states()
        self.model.set_titles(self.column_titles())
        self.new_button.setVisible(self.may_edit())

    def _name_states(self) -> None:
        group, codes = _STATES[self.list_name]
        self.states.show_states(self.tr("All states"), [(code, word_of(group, code)) for code in codes])
        self.states.setAccessibleName(self.tr("State"))

    def _state_of(self, found: Any) -> str:
        return word_of(_STATES[self.list_name][0], found.state)

    def _place_of(self, found: Any) -> str:
        kind = word_of("place", found.place_kind)
        where = f"{kind} · {found.place}" if found.place and found.place_kind != "factory" else kind
        held = word("unit.reserved_for", order=found.reserved_for) if found.reserved_for else ""
        return " · ".join(filter(None, (held, where)))


def _until(found: Any) -> str:
    until = getattr(found, "warranty_until", None) or getattr(found, "valid_until", None)
    return until.isoformat() if until else ""
