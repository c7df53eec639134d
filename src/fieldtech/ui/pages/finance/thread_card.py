"""What finance asked and what was answered, the newest last (F59)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.services.money.views import AuditView, Said
from fieldtech.ui.kit.boxes import boxed, column, empty, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S2, S3

_ICONS = {"query": ("message-circle", "violet"), "answer": ("corner-up-left", "info"), "pass": ("circle-check", "ok"),
          "reconcile": ("check-check", "ok"), "confirm": ("shield-check", "ok"),
          "number": ("receipt", "warn")}  # fmt: skip


class ThreadCard(Live, Card):
    """There while anything was said."""

    def __init__(self, times: Times) -> None:
        super().__init__(" ", "message-circle")
        self.setObjectName("thread")
        self._times = times
        self._view: AuditView | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S2)
        self.add(self._lines)
        self.go_live()

    def show_view(self, view: AuditView) -> None:
        """Of this collection."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Title, state, what was said."""
        self.set_title(self.tr("Query and answer"))
        thread = self._view.thread if self._view is not None else ()
        talk = [said for said in thread if said.act in ("query", "answer")]
        waits = bool(talk) and talk[-1].act == "query"
        self.set_pill(self.tr("Waits for an answer") if waits else "", "violet")
        empty(self._lines)
        for said in thread:
            self._lines.addWidget(self._line(said))
        self.setVisible(bool(thread))

    def _line(self, said: Said) -> QWidget:
        icon, tone = _ICONS.get(said.act, ("info", "muted"))
        act = word(f"thread_act.{said.act}")
        head = row(Label(said.by_name, 13, 600), Label(f"{act} · {self._times.short(said.at)}", 12, tone="muted"), None)
        words = column(head, Label(said.text, 14, wrap=True), gap=2) if said.text else column(head)
        box = boxed(row(IconLabel(icon, tone, 18, line=20), (words, 1), gap=S3, margins=(S3, S2, S3, S2)), "sunken")
        box.setAccessibleName(f"{said.by_name}, {act}: {said.text}")
        return box
