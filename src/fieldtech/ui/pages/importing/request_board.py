"""An installation request from the office: stored whole or not at all, so every reason is said and mended at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.lists.findings import Finding
from fieldtech.services.imports.lists.request_file import RequestPreview
from fieldtech.ui.kit.boxes import Body, column, empty
from fieldtech.ui.kit.buttons import QuietButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.request_line import RequestLine
from fieldtech.ui.pages.importing.rows_model import capital
from fieldtech.ui.tokens import S3, S4, S5

MOST = 60  # reasons shown
_ABOUT = ("customer_no", "contact_name", "model", "quantity", "place", "wanted_by")
_NO_FIELD = ("vehicles",)  # what is said of no single value
Place = tuple[int, str]


class RequestBoard(Live, QWidget):
    """``corrected(number, field, text)`` and ``dropped(number)`` are for the page to do; then ``mended()``."""

    corrected = Signal(int, str, str)
    dropped = Signal(int)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.request: RequestPreview | None = None
        self.lines: list[RequestLine] = []
        self.verdict = Banner("ok")
        self.verdict.setObjectName("request_verdict")
        self._about, self._facts = Card(" ", "clipboard-list"), Facts()
        self._about.add(self._facts)
        self.undo = QuietButton("", "undo-2", name="undo_request")
        self.undo.clicked.connect(self.undo_wanted)
        self._why, self._lines = Card(" ", "circle-alert", self.undo), QVBoxLayout()
        self._lines.setSpacing(S3)
        self._why.add(self._lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        inside = column(self.verdict, self._about, self._why, None, gap=S4, margins=(S5, 0, S5, S4))
        layout.addWidget(Body(inside))
        self.go_live()

    def begin(self, request: RequestPreview, *, may_undo: bool = False) -> None:
        """Another one, or the same after it was mended."""
        self.request = request
        self._may_undo = may_undo
        self._list(request)
        self.retranslate()

    def mistakes(self) -> int:
        """How many keep it from being stored and can be mended here."""
        return sum(1 for line in self.lines if line.mendable and line.finding.severity == "error")

    def focus_first(self) -> bool:
        """To the first value to be mended, unless one is in another already; False when there is none."""
        is_in_one = any(line.edit.hasFocus() for line in self.lines)
        return is_in_one or self.next_problem()

    def next_problem(self, after: Place | None = None) -> bool:
        """To the next value to be mended, after this place or the one that has the focus; False when none is left."""
        places = [line for line in self.lines if line.mendable]
        at = next((n for n, line in enumerate(places) if line.edit.hasFocus()), -1)
        if after is not None:
            at = next((n for n, line in enumerate(places) if (line.number, line.finding.field) == after), -1)
            at = at - 1 if at >= 0 else at  # still wrong: it stays there
        if places:
            places[(at + 1) % len(places)].focus()
        return bool(places)

    def take_scan(self, text: str) -> bool:
        """A card or label scanned for the value in which one is."""
        line = next((line for line in self.lines if line.edit.hasFocus()), None)
        if line is not None:
            line.take(text)
        return line is not None

    def retranslate(self) -> None:
        """All words."""
        self.undo.set_text(self.tr("Undo"))
        request = self.request
        if request is None:
            return
        values = request.values
        self._about.set_title(str(values.get("number") or request.file))
        rows = [(capital(word(f"list.{name}")), str(values.get(name) or "–"), "") for name in _ABOUT]
        self._facts.set([*rows, (capital(word("list.vehicles")), str(len(request.rows)), "")])
        self._say_verdict(request.verdict)
        self._why.set_title(self.tr("What was found"), str(_count(request)))
        self._why.setVisible(bool(self.lines) or self._may_undo)
        self.undo.setVisible(self._may_undo)

    # inside -----------------------------------------------------------------------------------------------

    _may_undo = False

    def _say_verdict(self, verdict: str) -> None:
        if verdict == "rejected":
            todo = self.tr("It is stored whole or not at all. Mend what stands below, or ask the office for it anew.")
            self.verdict.set("danger", self.tr("This request cannot be stored yet"), todo)
        elif verdict == "warning":
            self.verdict.set("warn", self.tr("The request can be stored; look at what stands below first"))
        else:
            self.verdict.set("ok", self.tr("Nothing is wrong with this request"))

    def _list(self, request: RequestPreview) -> None:
        empty(self._lines)
        told = [(0, finding) for finding in request.findings]
        told += [(vehicle.number, finding) for vehicle in request.rows for finding in vehicle.findings]
        told.sort(key=lambda one: one[1].severity != "error")
        self.lines = [self._line(request, number, finding) for number, finding in told[:MOST]]
        for line in self.lines:
            self._lines.addWidget(line)

    def _line(self, request: RequestPreview, number: int, finding: Finding) -> RequestLine:
        cells = request.said.vehicles.get(number) if number else request.said.cells
        mendable = cells is not None and finding.field not in _NO_FIELD
        text = text_of((cells or {}).get(finding.field))
        line = RequestLine(number, finding, text, mendable=mendable)
        line.corrected.connect(self.corrected)
        line.dropped.connect(self.dropped)
        return line


def _count(request: RequestPreview) -> int:
    return len(request.findings) + sum(len(vehicle.findings) for vehicle in request.rows)
