"""What to take along: each thing in words, in the van or not (B20, F13)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.forms.onsite.wording import named
from fieldtech.model.taking_along import Tool
from fieldtech.services.checklists import EQUIPMENT
from fieldtech.services.dispatch import PickLine
from fieldtech.services.install.record import DOCUMENTS as INSTALL_DOCUMENTS
from fieldtech.services.record_site import DOCUMENTS, EQUIPMENT_DOCUMENTS, TOOLS
from fieldtech.services.visits.record import DOCUMENTS as VISIT_DOCUMENTS
from fieldtech.ui.kit.boxes import Line, column, empty, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import listed
from fieldtech.ui.tokens import S2

_PAPERS = {"repair": DOCUMENTS, EQUIPMENT: EQUIPMENT_DOCUMENTS, "install": INSTALL_DOCUMENTS,
           "maintenance": VISIT_DOCUMENTS, "inspection": VISIT_DOCUMENTS}  # fmt: skip


class TakeCard(Live, Card):
    """``show_lines`` fills it."""

    def __init__(self) -> None:
        super().__init__(" ", "package")
        self._lines: Sequence[PickLine] = ()
        self._kind = "repair"
        self._taken: Sequence[Tool] = TOOLS
        self._list = QVBoxLayout()
        self._list.setSpacing(S2)
        self._tools, self._papers = Label("", 13, tone="muted", wrap=True), Label("", 13, tone="muted", wrap=True)
        self.add(self._list, Line(), self._tools, self._papers)
        self.go_live()

    def show_lines(self, lines: Sequence[PickLine], kind: str = "repair", tools: Sequence[Tool] = TOOLS) -> None:
        """The pick list of an order of that kind, with the tools that its work asks for."""
        self._lines, self._kind, self._taken = tuple(lines), kind, tools
        self._tools.setText(self.tr("Tools: {list}").format(list=_join(tools)))
        self._papers.setText(self.tr("Papers: {list}").format(list=_join(_PAPERS[kind])))
        empty(self._list)
        for line in lines:
            self._list.addWidget(self._line(line))
        there = sum(not line.short for line in lines)
        tone = "ok" if there == len(lines) else "warn"
        text = self.tr("{n} of {all} in the van").format(n=there, all=len(lines))
        self.set_pill(text if lines else "", tone)

    def retranslate(self) -> None:
        """Names and words."""
        self.set_title(self.tr("Take with you"))
        self.show_lines(self._lines, self._kind, self._taken)

    def _line(self, line: PickLine) -> QWidget:
        icon = IconLabel("circle-dashed" if line.short else "circle-check", "warn" if line.short else "ok", line=22)
        name = Label(named(line.zh, line.en), 14, 600 if line.short else 400, wrap=True)
        where = Label(self._where(line), 13, tone="warn" if line.short else "muted", wrap=True, tabular=True)
        box = QWidget()
        number = Label(f"{line.wanted} ×", 14, 600, tabular=True)
        box.setLayout(row(icon, (column(name, where, gap=0), 1), number, gap=S2))
        return box

    def _where(self, line: PickLine) -> str:
        if not line.have:
            return self.tr("not in the van")
        if line.short:
            return self.tr("only {n} in the van").format(n=line.have)
        if line.numbers:
            return ", ".join(_ending(number) for number in line.numbers[: line.wanted])
        return self.tr("{n} in the van").format(n=line.have)


def _ending(number: str) -> str:
    """Identifiers are elided in the middle: their end matters most."""
    return f"{number[:4]} … {number[-4:]}" if len(number) > 12 else number


def _join(names: Sequence[Tool]) -> str:
    return listed(named(zh, en).lower() if en else zh for zh, en in names)
