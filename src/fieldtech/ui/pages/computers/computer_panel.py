"""One computer: what the office knows of it, and what can be done."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fieldtech.services.context import Context
from fieldtech.services.syncing.computer_rows import ComputerRow, refused_lines
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.buttons import Button, DangerButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.computers.wording import TONES, ago, clock_words
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S2, S3

_SHOWN = 3  # lines about work that was refused


class ComputerPanel(Live, QFrame):
    """``code_wanted``, ``people_wanted`` and ``revoke_wanted`` for the computer shown."""

    code_wanted = Signal()
    people_wanted = Signal()
    revoke_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._times = context, Times(context.zone, context.now)
        self._row: ComputerRow | None = None
        self._people = ""
        self._names: Mapping[str, str] = {}
        self._at: datetime | None = None
        self.card = Card(" ", "laptop")
        self.warning = Banner("warn")
        self.refused = Banner("danger")
        self.facts = Facts(112)
        self.people_button = Button("", "users", name="change_people")
        self.code_button = Button("", "refresh-cw", name="code_again")
        self.revoke_button = DangerButton("", "ban", name="revoke_computer")
        self._note = Label("", 12, tone="muted", wrap=True)
        for button, signal in (
            (self.people_button, self.people_wanted), (self.code_button, self.code_wanted),
            (self.revoke_button, self.revoke_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self.card.add(
            self.warning,
            self.refused,
            self.facts,
            S3,
            self.people_button,
            self.code_button,
            self.revoke_button,
            self._note,
        )
        self.setLayout(column((Body(column(self.card, None, gap=S2), "computer_body"), 1)))
        self.go_live()

    def show_row(
        self, row: ComputerRow | None, people: str, at: datetime | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Another computer as it is now, or was ``at`` a time; or none. ``names`` is what logins are called."""
        self._row, self._people, self._at, self._names = row, people, at, names or {}
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self.people_button.set_text(self.tr("Who works on it…"))
        self.code_button.set_text(self.tr("New code for it…"))
        self.revoke_button.set_text(self.tr("Revoke this computer…"))
        self._note.setText(self.tr("Counts and version are what it said itself at its last contact."))
        self.card.setVisible(self._row is not None)
        if (row := self._row) is None:
            return
        working, here = row.state != "revoked", row.own or row.is_hub  # nobody shuts out himself, or the hub
        self.card.set_title(row.title)
        self.card.set_pill(word(f"sync.computer.{row.state}"), TONES[row.state])
        self.people_button.setVisible(working and not here)
        self.code_button.setVisible(not here)
        self.revoke_button.setVisible(working and not here)
        self.facts.set([fact for fact in self._facts(row) if fact[1]])
        title, text = self._warned(row)
        self.warning.set("info" if here else "warn", title, text)
        self.warning.setVisible(bool(title))
        self.refused.setVisible(bool(row.refused))
        said = refused_lines(row.refused, current_language(), self._names, self._times.full, _SHOWN)
        self.refused.set("danger", word("computers.refused", n=str(len(row.refused))), "\n".join(said))

    def _facts(self, row: ComputerRow) -> list[tuple[str, str, str]]:
        said = ago(row.last_contact, self._at or self._context.now(), self._context.zone)
        contact = f"{said} ({self._times.full(row.last_contact)})" if row.last_contact else self.tr("never")
        tone = {"silent": "danger", "offline": "warn"}.get(row.state, "")
        clock = clock_words(row.clock_offset)
        return [
            (self.tr("People"), self._people, ""),
            (self.tr("Letter"), row.code, ""),
            (self.tr("Last contact"), contact, tone),
            (self.tr("Waiting there"), str(row.waiting) if row.last_contact else "", "warn" if row.waiting else ""),
            (self.tr("Version"), row.version, ""),
            (self.tr("Clock"), clock or (self.tr("right") if row.last_contact else ""), "warn" if clock else ""),
            (self.tr("Registered"), self._times.full(row.registered_at), ""),
            (self.tr("Before that"), ", ".join(map(self._times.full, row.before)), ""),
            (self.tr("Revoked"), self._times.full(row.revoked_at), ""),
        ]  # fmt: skip

    def _warned(self, row: ComputerRow) -> tuple[str, str]:
        if row.own:
            return self.tr("This computer"), self.tr("The office's server runs here.") if row.is_hub else ""
        if row.is_hub:
            return self.tr("The office's own computer"), self.tr("The office's server runs there.")
        if row.state == "revoked":
            return "", ""
        if row.waiting and row.state in ("offline", "silent"):
            text = self.tr("Only that computer has them. Call first, do not revoke it yet.")
            return self.tr("At least {n} items are still there").format(n=row.waiting), text
        if row.clock_offset:
            return self.tr("Its clock is wrong"), self.tr("Times written there are off by as much. Set the clock.")
        if row.state == "silent":
            return self.tr("Silent for days"), self.tr("What was recorded since is only on that computer.")
        return "", ""
