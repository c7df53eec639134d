"""What stands on every page of an A4 sheet: the firm and the sheet above, number, revision and hash below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fieldtech.sheets.canvas import A4, MM, Paper
from fieldtech.sheets.flow import Frame
from fieldtech.sheets.fonts import width
from fieldtech.sheets.order_code import SIZE as CODE_SIZE
from fieldtech.sheets.order_code import draw_order_code
from fieldtech.sheets.style import CONTENT, GREY, INK, MARGIN, NAVY, RED, RULE, WHITE
from fieldtech.sheets.text import fit
from fieldtech.sheets.vocabulary import Vocabulary, day, said

_RIGHT = MARGIN + CONTENT
_TOP = A4[1] - 8.5 * MM
_SIDE = 58 * MM  # the room of the firm on the left and of the number on the right
_TITLE = CONTENT - 2 * _SIDE


@dataclass(frozen=True)
class Letterhead:
    """Header and footer of one sheet; ``badges`` are red words under the title, ``code`` adds a QR of the number."""

    vocabulary: Vocabulary
    title: str
    record: dict[str, Any]
    date: str
    digest: str
    badges: Sequence[str] = ()
    code: bool = False

    def frame(self) -> Frame:
        """For ``draw_pages``."""
        return Frame(self._header, self._footer)

    def _header(self, paper: Paper, page: int, pages: int) -> None:
        self._firm(paper)
        self._title(paper)
        self._number(paper)
        bottom = _TOP - 12.8 * MM
        paper.box(MARGIN, bottom, CONTENT, 1.4, NAVY)

    def _firm(self, paper: Paper) -> None:
        company = self.record["company"]
        name = said(company.get("name"))
        side = 10 * MM
        paper.rounded(MARGIN, _TOP - side, side, side, 1.8 * MM, NAVY)
        paper.text(MARGIN + side / 2, _TOP - side * 0.72, name[:1], side * 0.6, WHITE, bold=True, align="middle")
        x, room = MARGIN + side + 2 * MM, _SIDE - side - 2 * MM
        size = 9.6
        while size > 7 and width(name, size, True) > room:
            size -= 0.3
        paper.text(x, _TOP - 3.6 * MM, fit(name, room, size, True), size, NAVY, bold=True)
        hotline = f"{self.vocabulary.line('hotline')} {said(company.get('hotline'))}"
        paper.text(x, _TOP - 7.2 * MM, fit(hotline, room, 7), 7, INK)
        hours = "  ".join(part for part in (company.get("hours"), company.get("motto")) if part)
        paper.text(x, _TOP - 10.4 * MM, fit(hours, room, 6.4), 6.4, GREY)

    def _title(self, paper: Paper) -> None:
        middle = A4[0] / 2
        main, _, second = self.title.partition("\n")
        room = _TITLE - (1.6 * CODE_SIZE if self.code else 0)
        crowded = bool(second and self.badges)  # three lines in the room of two
        most = 14.5 if crowded else 17.0
        size = min(most, most * room / max(width(main, most, True), 1))
        drop = 4.7 * MM if crowded else 5.6 * MM if second or self.badges else 7.6 * MM
        paper.text(middle, _TOP - drop, main, size, NAVY, bold=True, align="middle")
        paper.text(middle, _TOP - (7.6 if crowded else 9.2) * MM, second, 7.6, GREY, align="middle")
        if self.badges:
            self._badges(paper, middle, _TOP - 11.2 * MM)

    def _badges(self, paper: Paper, middle: float, base: float) -> None:
        size, pad = 7.2, 3.0
        wide = [width(badge, size, True) + 2 * pad for badge in self.badges]
        x = middle - (sum(wide) + 3 * (len(wide) - 1)) / 2
        for badge, room in zip(self.badges, wide, strict=True):
            paper.rounded(x, base - 2.4, room, size + 3.2, 2, RED)
            paper.text(x + pad, base, badge, size, WHITE, bold=True)
            x += room + 3

    def _number(self, paper: Paper) -> None:
        record, words, right, room = self.record, self.vocabulary, _RIGHT, _SIDE
        if self.code:
            draw_order_code(paper, record["number"], _RIGHT - CODE_SIZE, _TOP - CODE_SIZE + 2)
            right, room = right - CODE_SIZE - 6, room - CODE_SIZE - 6
        paper.text(right, _TOP - 3.6 * MM, record["number"], 10.4, INK, bold=True, align="right")
        revision = _revision(words, record)
        if record.get("amends"):
            revision += " · " + words.line("amends")
        paper.text(right, _TOP - 7.2 * MM, fit(revision, room, 7.2), 7.2, GREY, align="right")
        centre = record.get("centre") or {}
        place = " · ".join(part for part in (day(self.date), centre.get("name")) if part)
        paper.text(right, _TOP - 10.4 * MM, fit(place, room, 7.2), 7.2, GREY, align="right")

    def _footer(self, paper: Paper, page: int, pages: int) -> None:
        y, record = 6.6 * MM, self.record
        paper.rules([(MARGIN, y + 9, _RIGHT, y + 9)], RULE, 0.5)
        digest = f"SHA-256 {self.digest}" if self.digest else ""
        left = " · ".join(part for part in (record["number"], _revision(self.vocabulary, record), digest) if part)
        paper.text(MARGIN, y, fit(left, CONTENT - 90, 6.1), 6.1, GREY)
        counted = self.vocabulary.line("page", page=str(page), pages=str(pages))
        paper.text(_RIGHT, y, counted, 6.8, GREY, align="right")


def _revision(words: Vocabulary, record: dict[str, Any]) -> str:
    """The sealed revision; before the first seal there is none, and papers of the house never have one."""
    if record.get("revision") is None:
        return ""
    return words.line("revision", n=str(record["revision"])) if record["revision"] else words.line("unsealed")
