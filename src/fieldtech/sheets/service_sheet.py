"""The repair service sheet: complete on one page for a usual repair, photos after it (B16, B17, B22, B24)."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.model.canonical import canonical_json
from fieldtech.sheets import sections_after as after
from fieldtech.sheets import sections_before as before
from fieldtech.sheets import sections_work as done
from fieldtech.sheets.blocks import Block
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import AIR, ROOM, draw_pages, paginate, spread
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.qr import summary_of, write_qr
from fieldtech.sheets.style import DENSITIES, Style
from fieldtech.sheets.vocabulary import Vocabulary, written_at

_LONG, _LONG_BOTH = 0.96, 0.86  # the density of a sheet of several pages; two languages stand closer
_SHRINK = 0.86  # how the density that fits follows from the height that does not

Photos = Callable[[str], bytes | None]


def no_photos(sha256: str) -> bytes | None:
    """For sheets printed where the photos are not at hand."""
    return None


@dataclass(frozen=True)
class ServiceSheet:
    """A sheet to be printed from a sealed record; ``key`` signs the summary in the QR code."""

    record: dict[str, Any]
    key: Ed25519PrivateKey
    language: str = "zh_CN"  # or "en" or "both"
    photo: Photos = no_photos
    cargo: bytes | None = None  # an encrypted bundle for the office

    def pdf(self) -> bytes:
        """The sheet as PDF/A-3u with the record inside, not yet signed."""
        words = Vocabulary(self.language)
        sealed = canonical_json(self.record)
        digest = sha256(sealed).hexdigest()
        code = write_qr(summary_of(self.record, digest), self.key)
        style, blocks = _fitted(words, lambda s: _body(s, words, self.record, code))
        blocks = [*blocks, *after.photos(style, words, self.record, self.photo)]
        at = written_at(self.record)
        paper = Paper(A4, at, words.tag)
        head = Letterhead(
            words, words.label("title.service"), self.record, at.isoformat(), digest, _badges(words, self.record)
        )
        draw_pages(paper, paginate(blocks), head.frame())
        title = f"{words.line('title.service')} {self.record['number']}"
        author = self.record["company"].get("name") or ""
        make_archival(paper, About(title, author, at, sealed, cargo=self.cargo))
        return paper.finish()


def service_sheet(
    record: dict[str, Any], key: Ed25519PrivateKey, *, language: str = "zh_CN", photo: Photos = no_photos,
    cargo: bytes | None = None,
) -> bytes:  # fmt: skip
    """The repair service sheet of a sealed record, unsigned; see ``signature.sign_pdf`` for the last step."""
    return ServiceSheet(record, key, language, photo, cargo).pdf()


def _fitted(words: Vocabulary, build: Callable[[Style], list[Block]]) -> tuple[Style, list[Block]]:
    """The airiest style in which everything fits on one page; a long sheet takes a middling one."""
    place = 0
    while place < len(DENSITIES):
        style = Style(DENSITIES[place], bilingual=words.bilingual)
        blocks = build(style)
        needed = sum(block.height for block in blocks)
        if needed <= ROOM - AIR:  # photos after it must not push the signatures to their page
            return style, spread(blocks)
        if needed > ROOM * (style.density / DENSITIES[-1]) ** 2:
            break  # no density can save it
        place = max(place + 1, _at_most(style.density * (ROOM / needed) ** _SHRINK))
    style = Style(_LONG_BOTH if words.bilingual else _LONG, bilingual=words.bilingual)
    return style, build(style)


def _at_most(density: float) -> int:
    """The place of the first density not above ``density``, the last one when all are."""
    return next((n for n, d in enumerate(DENSITIES) if d <= density), len(DENSITIES) - 1)


def _body(style: Style, words: Vocabulary, record: dict[str, Any], code: str) -> list[Block]:
    return [
        *before.request(style, words, record)[1:],  # no gap above the first section
        *before.plan(style, words, record),
        *before.journey(style, words, record),
        *done.work(style, words, record),
        *done.swaps(style, words, record),
        *done.parts(style, words, record),
        *done.checklist(style, words, record),
        *after.completion(style, words, record),
        *after.exceptions(style, words, record),
        *after.acceptance(style, words, record, code),
    ]


def _badges(words: Vocabulary, record: dict[str, Any]) -> list[str]:
    badges = [words.line("emergency")] if record["intake"].get("emergency") else []
    if not (record.get("times") or {}).get("signed"):
        badges.append(words.line("unsigned"))
    return badges
