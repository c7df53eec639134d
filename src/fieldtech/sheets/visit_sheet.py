"""The record sheet of a maintenance visit or a quality inspection, signed by both sides (F33, T28, B23)."""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.model.canonical import canonical_json
from fieldtech.model.finding_photos import is_of_finding
from fieldtech.sheets import sections_after as after
from fieldtech.sheets import sections_work as done
from fieldtech.sheets import visit_sections as parts
from fieldtech.sheets.blocks import Block, Gap
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.qr import summary_of, write_qr
from fieldtech.sheets.readings import state_of
from fieldtech.sheets.sections_before import Record, titled
from fieldtech.sheets.service_sheet import Photos, no_photos
from fieldtech.sheets.signoff import SignOff
from fieldtech.sheets.strips import Plain
from fieldtech.sheets.style import Style
from fieldtech.sheets.visit_items import label_of, objects
from fieldtech.sheets.visit_photos import Shot, contact_sheet, small_shots
from fieldtech.sheets.vocabulary import Vocabulary, written_at

_DENSITIES = (0.96, 0.92, 0.88, 0.84)


@dataclass(frozen=True)
class VisitSheet:
    """A sheet to be printed from a sealed record; ``key`` signs the summary in the QR code."""

    record: Record
    key: Ed25519PrivateKey
    language: str = "zh_CN"  # or "en" or "both"
    photo: Photos = no_photos
    cargo: bytes | None = None  # an encrypted bundle for the office

    def pdf(self) -> bytes:
        """The sheet as PDF/A-3u with the record inside, not yet signed."""
        record = self.record
        words = Vocabulary(self.language, record["kind"])
        sealed = canonical_json(record)
        digest = sha256(sealed).hexdigest()
        code = write_qr(summary_of(record, digest), self.key)
        shown = self._photographed()
        pages = self._fitted(words, code, shown, small_shots(words, shown, self.photo))
        at = written_at(record)
        paper = Paper(A4, at, words.tag)
        head = Letterhead(words, words.label("title.visit"), record, at.isoformat(), digest, badges(words, record))
        draw_pages(paper, pages, head.frame())
        author, title = record["company"].get("name") or "", f"{words.line('title.visit')} {record['number']}"
        make_archival(paper, About(title, author, at, sealed, cargo=self.cargo))
        return paper.finish()

    def _fitted(self, words: Vocabulary, code: str, shown: Record, shots: tuple[Shot, ...]) -> list[list[Block]]:
        """The airiest of those with the fewest pages; mostly the densest has no fewer and nothing else is tried."""
        airiest, *between, densest = _DENSITIES
        fewest = self._pages(words, code, densest, shown, shots)
        for density in (airiest, *between):
            pages = self._pages(words, code, density, shown, shots)
            if len(pages) == len(fewest):
                return pages
        return fewest

    def _pages(
        self, words: Vocabulary, code: str, density: float, shown: Record, shots: tuple[Shot, ...]
    ) -> list[list[Block]]:
        style = Style(density, bilingual=words.bilingual)
        return paginate([*self._body(style, words, code), *self._photos(style, words, shown, shots)])

    def _body(self, style: Style, words: Vocabulary, code: str) -> list[Block]:
        record = self.record
        ending = [*_charged(style, words, record), *parts.ending(style, words, record)]
        for block in ending[-4:]:
            block.keep = True  # the signatures never stand alone on a page
        return [
            *parts.plan(style, words, record)[1:],
            *parts.on_site(style, words, record),
            *objects(style, words, record),
            *parts.findings(style, words, record),
            *after.exceptions(style, words, record),
            *ending,
            Gap(style.gap),
            SignOff(style, words, record, code, words.line("visit_statement")),
        ]

    def _photos(self, style: Style, words: Vocabulary, shown: Record, shots: tuple[Shot, ...]) -> list[Block]:
        """A few photos large, many small; those that are not at hand here are named by their hash in the record."""
        if not shots:
            return after.photos(style, words, shown, self.photo)
        sheet, missing = contact_sheet(style, words, shots), len(shown["photos"]) - len(shots)
        return [*sheet, Plain(style, words.line("more_photos", n=str(missing)))] if missing else sheet

    def _photographed(self) -> Record:
        """The record with its photos in their order on paper, first those of what was not in order."""
        record = self.record
        shots = [_placed(shot, record) for shot in record.get("photos") or []]
        faulty = {(thing["key"], item["id"]) for thing in record["objects"] for item in thing.get("items") or []
                  if state_of(item) == "not_ok"}  # fmt: skip
        ranked = sorted(shots, key=lambda shot: not is_of_finding(shot["slot"])
                        and (shot.get("object"), shot["slot"]) not in faulty)  # fmt: skip
        items = {item["id"]: item for thing in record["objects"] for item in thing.get("items") or []}
        return {**record, "photos": ranked, "checklist": {"items": list(items.values())}}


def visit_sheet(
    record: Record, key: Ed25519PrivateKey, *, language: str = "zh_CN", photo: Photos = no_photos,
    cargo: bytes | None = None,
) -> bytes:  # fmt: skip
    """The record sheet of a sealed record, unsigned; see ``signature.sign_pdf`` for the last step."""
    return VisitSheet(record, key, language, photo, cargo).pdf()


def badges(words: Vocabulary, record: Record) -> list[str]:
    """The red words under the title."""
    found = [words.line("late")] if record.get("late") else []
    if any(one.get("hazard") for one in record.get("findings") or []):
        found.append(words.line("hazard"))
    if not (record.get("times") or {}).get("signed"):
        found.append(words.line("unsigned"))
    return found


def _charged(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    if record.get("parts"):
        return done.parts(style, words, record)
    return titled(style, words.line("sec.fees"), done.fees(style, words, record))


def _placed(shot: Record, record: Record) -> Record:
    """The photo with the object it shows: its place in the record and its name."""
    key, slash, slot = str(shot["slot"]).partition("/")
    key, slot = (key, slot) if slash else (str(shot.get("object") or ""), str(shot["slot"]))
    thing = next((thing for thing in record["objects"] if thing["key"] == key), None)
    if thing is None:
        return shot
    return {**shot, "object": key, "slot": slot, "row": thing["position"], "plate": label_of(thing)}
