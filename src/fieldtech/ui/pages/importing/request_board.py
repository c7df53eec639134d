"""An installation request from the office: stored whole or not at all, so every reason is said at once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.services.imports.lists.findings import Finding
from fieldtech.services.imports.lists.request_file import RequestPreview
from fieldtech.ui.kit.boxes import Body, column, empty, row
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import ICONS, Banner
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.rows_model import capital, said_of
from fieldtech.ui.tokens import S2, S3, S4, S5

MOST = 60  # reasons shown
_ABOUT = ("customer_no", "contact_name", "model", "quantity", "place", "wanted_by")


class RequestBoard(Live, QWidget):
    """Nothing can be changed here: a request is corrected where it was made."""

    def __init__(self) -> None:
        super().__init__()
        self.request: RequestPreview | None = None
        self.verdict = Banner("ok")
        self.verdict.setObjectName("request_verdict")
        self._about, self._facts = Card(" ", "clipboard-list"), Facts()
        self._about.add(self._facts)
        self._why, self._lines = Card(" ", "circle-alert"), QVBoxLayout()
        self._lines.setSpacing(S2)
        self._why.add(self._lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        inside = column(self.verdict, self._about, self._why, None, gap=S4, margins=(S5, 0, S5, S4))
        layout.addWidget(Body(inside))
        self.go_live()

    def begin(self, request: RequestPreview) -> None:
        """Another one."""
        self.request = request
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        request = self.request
        if request is None:
            return
        values = request.values
        self._about.set_title(str(values.get("number") or request.file))
        rows = [(capital(word(f"list.{name}")), str(values.get(name) or "–"), "") for name in _ABOUT]
        self._facts.set([*rows, (capital(word("list.vehicles")), str(len(request.rows)), "")])
        self._say_verdict(request.verdict)
        self._say_why(request)

    def _say_verdict(self, verdict: str) -> None:
        if verdict == "rejected":
            todo = self.tr("It is stored whole or not at all. Ask the office to correct what stands below.")
            self.verdict.set("danger", self.tr("This request cannot be stored"), todo)
        elif verdict == "warning":
            self.verdict.set("warn", self.tr("The request can be stored; look at what stands below first"))
        else:
            self.verdict.set("ok", self.tr("Nothing is wrong with this request"))

    def _say_why(self, request: RequestPreview) -> None:
        empty(self._lines)
        told = [("", finding) for finding in request.findings]
        told += [(str(vehicle.number), finding) for vehicle in request.rows for finding in vehicle.findings]
        told.sort(key=lambda one: one[1].severity != "error")
        for number, finding in told[:MOST]:
            self._lines.addWidget(self._line(number, finding))
        self._why.setVisible(bool(told))
        self._why.set_title(self.tr("What was found"), str(len(told)))

    def _line(self, number: str, finding: Finding) -> QWidget:
        tone = "danger" if finding.severity == "error" else "warn"
        field = capital(word(f"list.{finding.field}"))
        where = self.tr("Vehicle {number}: {field}").format(number=number, field=field) if number else field
        box = QWidget()
        words = column(Label(where, 13, 600, tone, wrap=True), Label(said_of(finding), 13, wrap=True), gap=1)
        box.setLayout(row(IconLabel(ICONS[tone], tone, 18, line=20), (words, 1), gap=S3))
        return box
