"""The end of a repair sheet: what the customer says and signs, beside the QR code that binds it."""

from typing import Any

from fieldtech.sheets.blocks import Block, Title
from fieldtech.sheets.canvas import MM, Paper
from fieldtech.sheets.fonts import width
from fieldtech.sheets.ink import draw_ink
from fieldtech.sheets.marks import mark, stars
from fieldtech.sheets.qr import draw_qr
from fieldtech.sheets.style import CONTENT, GREY, INK, MARGIN, PEN, RED, RULE, Style
from fieldtech.sheets.text import fit, wrap
from fieldtech.sheets.vocabulary import Vocabulary, moment, said

QR_SIZE = 33 * MM
_QUIET = 4 * QR_SIZE / 61  # four modules of a version 11 code
AREAS = ("installation", "system", "execution", "after_sales", "training")


class SignOff(Block):
    """Verdict and rating, the ``statement`` signed, two signatures, QR."""

    def __init__(self, style: Style, words: Vocabulary, record: dict[str, Any], code: str, statement: str = "") -> None:
        self._style, self._words, self._record, self._code = style, words, record, code
        self._statement = statement or words.line("statement")
        self._left = CONTENT - QR_SIZE - 2 * _QUIET - 2 * MM
        self._remarks = self._remark_lines()
        self._box = 19 * MM
        self._title = Title(style, words.line("sec.acceptance"), width=self._left)
        text = (2 + len(self._remarks)) * style.leading + 4
        self.height = max(self._title.height + text + self._box, QR_SIZE + _QUIET + 9)

    def _remark_lines(self) -> list[str]:
        rated, style = self._record.get("feedback") or {}, self._style
        taken = self._record.get("acceptance") or {}
        lines: list[str] = []
        areas = [f"{self._words.line(a)} {rated[a]}" for a in AREAS if rated.get(a) not in (None, "", "na")]
        if areas:
            lines += wrap(" · ".join(areas), self._left, style.size)
        for source, code in ((taken, "reason"), (rated, "reason"), (rated, "suggestions")):
            if source.get(code) and taken.get("mode") not in ("refused", "absent"):
                label = self._words.line("because" if code == "reason" else code)
                lines += wrap(f"{label}: {source[code]}", self._left, style.size)
        return lines

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        style = self._style
        self._title.draw(paper, top)
        y = top - self._title.height - style.size
        self._verdict(paper, y)
        y -= style.leading
        for line in self._remarks:
            paper.text(MARGIN, y, line, style.size, INK)
            y -= style.leading
        paper.text(MARGIN, y, fit(self._statement, self._left, style.label), style.label, GREY)
        bottom = top - self.height
        high = y - 4 - bottom
        wide = (self._left - 2 * MM) / 2
        self._customer(paper, MARGIN, bottom, wide, high)
        self._technician(paper, MARGIN + wide + 2 * MM, bottom, wide, high)
        self._qr(paper, top)

    def _verdict(self, paper: Paper, y: float) -> None:
        style, words, x = self._style, self._words, MARGIN
        taken, rated = self._record.get("acceptance") or {}, self._record.get("feedback") or {}
        verdict = taken.get("verdict")
        paper.text(x, y, words.line("verdict"), style.label, GREY)
        x += width(words.line("verdict"), style.label) + 6
        state = {"satisfied": "ok", "dissatisfied": "not_ok"}.get(verdict or "", "")
        mark(paper, state, x, y - 0.5, style.size * 0.9)
        x += style.size * 1.3
        said_so = words.term("verdict", verdict)
        paper.text(x, y, said_so, style.size * 1.1, RED if state == "not_ok" else INK, bold=True)
        x += width(said_so, style.size * 1.1, True) + 16
        self._rating(paper, x, y, rated)

    def _rating(self, paper: Paper, x: float, y: float, rated: dict[str, Any]) -> None:
        style, words = self._style, self._words
        label = words.line("feedback")
        if rated.get("answered") != "answered":  # else the stars say it
            label += f" {words.term('answered', rated.get('answered'))}"
        paper.text(x, y, label, style.label, GREY)
        x += width(label, style.label) + 6
        if isinstance(rated.get("overall"), int):
            stars(paper, rated["overall"], x, y - 0.8, style.size)
            x += style.size * 1.15 * 5 + 4
            paper.text(x, y, f"{rated['overall']}/5", style.size, INK, bold=True)
            x += 20
        who = said(rated.get("respondent")) if rated.get("respondent") else ""
        if rated.get("self_keyed"):
            who += words.aside(words.line("self_keyed"))
        paper.text(x, y, fit(who, MARGIN + self._left - x, style.label), style.label, GREY)

    def _customer(self, paper: Paper, x: float, y: float, wide: float, high: float) -> None:
        taken, words = self._record.get("acceptance") or {}, self._words
        ink = (self._record.get("ink") or {}).get("customer")
        mode = taken.get("mode")
        name = said(taken.get("name")) if taken.get("name") else ""
        if taken.get("relation") and taken["relation"] != "self":
            name += words.aside(words.term("relation", taken["relation"]))
        self._pad(paper, x, y, wide, high, words.line("customer_signature"), name)
        notes = {"paper": ["signed_on_paper"], "refused": ["refused"], "absent": ["absent"]}.get(mode or "", [])
        lines = [words.line(code) for code in notes]
        if notes and taken.get("reason"):
            lines.append(f"{words.line('because')}: {taken['reason']}")
        if taken.get("witness"):
            lines.append(f"{words.line('witness')}: {taken['witness']}")
        if ink and mode in (None, "ink"):
            draw_ink(paper, ink, x + 4, y + 10, wide - 8, high - 21, PEN)
        self._notes(paper, x, y, wide, high, lines, RED if mode in ("refused", "absent") else INK)

    def _notes(self, paper: Paper, x: float, y: float, wide: float, high: float, notes: list[str], colour: int) -> None:
        style = self._style
        lines = [line for note in notes for line in wrap(note, wide - 12, style.size)][:4]
        base = y + high / 2 + (len(lines) - 2) * style.leading / 2 + 1
        for n, line in enumerate(lines):
            middle = x + wide / 2
            paper.text(middle, base - n * style.leading, line, style.size, colour, bold=n == 0, align="middle")

    def _technician(self, paper: Paper, x: float, y: float, wide: float, high: float) -> None:
        words, team = self._words, (self._record.get("assignment") or {}).get("technicians") or []
        name = words.listed(said(t.get("name") or t.get("login")) for t in team)
        self._pad(paper, x, y, wide, high, words.line("technician_signature"), name)
        ink = (self._record.get("ink") or {}).get("technician")
        if ink:
            draw_ink(paper, ink, x + 4, y + 10, wide - 8, high - 21, PEN)

    def _pad(self, paper: Paper, x: float, y: float, wide: float, high: float, label: str, name: str) -> None:
        size = self._style.label
        paper.frame(x, y, wide, high, RULE, 0.6)
        paper.text(x + 4, y + high - size - 2, label, size, GREY)
        room = wide - width(label, size) - 14
        paper.text(x + wide - 4, y + high - size - 2, fit(name, room, size, True), size, INK, bold=True, align="right")
        at = (self._record.get("times") or {}).get("signed")
        if at:
            line = f"{self._words.line('signed_at')} {moment(at)}"
            paper.text(x + wide - 4, y + 3.5, line, size * 0.9, GREY, align="right")

    def _qr(self, paper: Paper, top: float) -> None:
        if not self._code:
            return
        x = MARGIN + CONTENT - QR_SIZE - _QUIET * 0.5
        y = top - QR_SIZE - _QUIET
        draw_qr(paper, self._code, x, y, QR_SIZE)
        caption = self._words.line("scan")
        paper.text(x + QR_SIZE / 2, y - 8.5, caption, self._style.small + 0.4, GREY, align="middle")
