"""The acceptance sheet of an install order: a line per vehicle, one signature over the list (B10, B11, B27)."""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.model.canonical import canonical_json
from fieldtech.sheets import sections_after as after
from fieldtech.sheets import sections_before as before
from fieldtech.sheets import sections_work as done
from fieldtech.sheets.blocks import Block, Cell, Column, Field, Gap, field_grid
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.install_rows import FITTED, counted, results
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.qr import summary_of, write_qr
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.service_sheet import Photos, no_photos
from fieldtech.sheets.signoff import SignOff
from fieldtech.sheets.strips import Note, Plain
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import Vocabulary, person, said, written_at

_DENSITIES = (0.88, 0.84, 0.8)
_FIRST_PHOTOS = ("damage", "body")  # a customer asks for these first
_ITEM_COLUMNS = 3
VARIANT = "install"
OTHER_WORK = ("move", "removal")
"""Tasks with words of their own for what was done."""


@dataclass(frozen=True)
class InstallSheet:
    """A sheet to be printed from a sealed record; ``key`` signs the summary in the QR code."""

    record: Record
    key: Ed25519PrivateKey
    language: str = "zh_CN"  # or "en" or "both"
    photo: Photos = no_photos
    cargo: bytes | None = None  # an encrypted bundle for the office

    def pdf(self) -> bytes:
        """The sheet as PDF/A-3u with the record inside, not yet signed."""
        words, record = Vocabulary(self.language, VARIANT), self.record
        sealed = canonical_json(record)
        digest = sha256(sealed).hexdigest()
        code = write_qr(summary_of(record, digest), self.key)
        pages = min((self._pages(words, code, density) for density in _DENSITIES), key=len)  # the airiest of equals
        at = written_at(record)
        paper = Paper(A4, at, words.tag)
        title = title_code("acceptance", record)
        head = Letterhead(words, words.label(title), record, at.isoformat(), digest, badges(words, record))
        draw_pages(paper, pages, head.frame())
        author = record["company"].get("name") or ""
        make_archival(paper, About(f"{words.line(title)} {record['number']}", author, at, sealed, cargo=self.cargo))
        return paper.finish()

    def _pages(self, words: Vocabulary, code: str, density: float) -> list[list[Block]]:
        style = Style(density, bilingual=words.bilingual)
        return paginate([*self._body(style, words, code), *self._photos(style, words)])

    def _body(self, style: Style, words: Vocabulary, code: str) -> list[Block]:
        record = self.record
        counts = counted(record)
        total = Note(style, words.line("counted"), words.line(for_task(record, "all_counted"), **counts), warning=False)
        listed = [*results(style.tight, words, record), Gap(style.gap * 0.6), total, *_outcome(style, words, record)]
        statement = words.line(for_task(record, "list_statement"), all=counts["all"], done=counts["done"])
        charged = done.fees(style, words, record)
        if (record.get("order") or {}).get("fee_reason"):
            charged.append(Note(style, words.line("fee_reason"), record["order"]["fee_reason"], warning=False))
        ending = titled(style, words.line("sec.fees"), charged)
        for block in ending:
            block.keep = True  # the signatures never stand alone on a page
        return [
            *order(style, words, record)[1:],
            *before.journey(style, words, record),
            *titled(style, words.line(for_task(record, "sec.results")), listed),
            *_items(style, words, record),
            *after.exceptions(style, words, record),
            *ending,
            Gap(style.gap),
            SignOff(style, words, record, code, statement),
        ]

    def _photos(self, style: Style, words: Vocabulary) -> list[Block]:
        """A few photos, damage first; all others are named by their hash in the record."""
        shots = self.record.get("photos") or []
        ranked = sorted(shots, key=lambda shot: shot.get("slot") not in _FIRST_PHOTOS)
        shown = after.photos(style, words, {**self.record, "photos": ranked}, self.photo)
        rest = len(shots) - after.MOST_PHOTOS
        return [*shown, Plain(style, words.line("more_photos", n=str(rest)))] if shown and rest > 0 else shown


def install_sheet(
    record: Record, key: Ed25519PrivateKey, *, language: str = "zh_CN", photo: Photos = no_photos,
    cargo: bytes | None = None,
) -> bytes:  # fmt: skip
    """The acceptance sheet of a sealed record, unsigned; see ``signature.sign_pdf`` for the last step."""
    return InstallSheet(record, key, language, photo, cargo).pdf()


def title_code(paper: str, record: Record) -> str:
    """The title of the paper for the task: a trial, a relocation and a removal have names of their own."""
    task = record.get("task") or "install"
    return f"title.{paper}" if task == "install" else f"title.{paper}.{task}"


def for_task(record: Record, code: str) -> str:
    """The sentence for the task, where what was done is not an installation."""
    task = record.get("task")
    return f"{code}.{task}" if task in OTHER_WORK else code


def badges(words: Vocabulary, record: Record) -> list[str]:
    """The red words under the title."""
    found = [words.line("emergency")] if (record.get("order") or {}).get("emergency") else []
    if not (record.get("times") or {}).get("signed"):
        found.append(words.line("unsigned"))
    return found


def order(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Who ordered what where, on which papers (B10 to B13)."""
    customer, asked, label = record["customer"], record["order"], words.label
    assigned = record.get("assignment") or {}
    team = words.listed(person(t) for t in assigned.get("technicians") or [])
    if assigned.get("staff_kind") not in (None, "own"):
        team += words.aside(words.term("staff_kind", assigned["staff_kind"]))
    rows = [
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), said(asked.get("contact") or customer.get("contact"))),
            Field(label("phone"), said(asked.get("phone") or customer.get("phone"))),
        ],
        [Field(label("place"), said(asked.get("place") or customer.get("address")), 2),
         Field(label("task"), Cell(words.term("install_task", record.get("task")), bold=True))],
        [
            Field(label("request_no"), said(record.get("request"))),
            Field(label("device_model"), said(asked.get("model"))),
            Field(label("vehicle_count"), Cell(str(len(record["rows"])), bold=True)),
        ],
        [
            Field(label("access"), said(asked.get("platform"))),
            Field(label("wanted_by"), said(asked.get("wanted_by"))),
            Field(label("first_responder"), person(record.get("first_responder"))),
        ],
        [
            Field(label("approval"), before.approval(words, record), 2),
            Field(label("technicians"), Cell(team, bold=True)),
        ],
        *special(words, record),
    ]  # fmt: skip
    blocks = [*field_grid(style, rows, THIRDS), *before.preference(style, words, record)]
    aside = f"{words.line('follows')} {record['repeat_of']}" if record.get("repeat_of") else ""
    return titled(style, words.line("sec.order"), blocks, aside)


def special(words: Vocabulary, record: Record) -> list[list[Field]]:
    """Lines that only some orders have: a removal's written request, the end of a trial, papers waived, remarks."""
    asked, rows = record["order"], []
    if asked.get("written_request"):
        kept = [f"{f['name']} (SHA-256 {f['sha256'][:16]})" for f in asked.get("attached") or []]
        rows.append([Field(words.label("written_request"), "\n".join((asked["written_request"], *kept)), 3)])
    if asked.get("trial_until"):
        rows.append([Field(words.label("trial_until"), Cell(asked["trial_until"], bold=True), 3)])
    if asked.get("waived"):
        papers = words.terms("install_paper", asked["waived"])
        rows.append([Field(words.label("waived"), papers + words.aside(str(asked.get("waiver_reason") or "")), 3)])
    if asked.get("text"):
        rows.append([Field(words.label("order_text"), asked["text"], 3)])
    return rows


def _outcome(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Where the vehicles not done go on."""
    left = sum(row["state"] not in FITTED for row in record["rows"])
    if not left or not record.get("follow_up"):
        return []
    text = words.line("follow_up_text.one" if left == 1 else "follow_up_text", n=str(left), number=record["follow_up"])
    return [Note(style, words.line("follow_up"), text)]


def _items(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The questions once, each with on how many vehicles it was in order."""
    listed = record.get("checklist")
    if not listed or not any(row.get("answers") for row in record["rows"]):
        return []
    given = [{a["id"]: a for a in row.get("answers") or []} for row in record["rows"] if row["state"] in FITTED]
    cells = [_item(words, n, item, [answers.get(item["id"]) for answers in given], record)
             for n, item in enumerate(listed["items"], 1)]  # fmt: skip
    columns = (
        Column(words.label("row"), 0.26),
        Column(words.label("item"), 2.7 if words.bilingual else 2.4),
        Column(words.label("item_count"), 0.8),
    )
    title = f"{words.line('sec.items')} · {words.name(listed, 'title_')}"
    version = f"{listed.get('code')} {words.line('version')} {listed.get('version')}"
    return titled(style, title, done.side_by_side(style.tight, columns, cells, _ITEM_COLUMNS), version)


def _item(
    words: Vocabulary, number: int, item: Record, answers: list[Record | None], record: Record
) -> list[Cell | str]:
    faults = sum(bool(a) and a.get("answer") == "not_ok" for a in answers if a)
    said_of = sum(bool(a and (a.get("answer") or a.get("value"))) for a in answers)
    if item.get("kind") == "photo":
        slots = {(p.get("row"), p.get("slot")) for p in record.get("photos") or []}
        taken = {row for row, slot in slots if slot == item["id"]}
        said_of = max(said_of, len(taken))
    text = f"{said_of - faults}/{len(answers)}"
    state = "not_ok" if faults else "ok" if said_of == len(answers) else ""
    return [str(number), words.name(item), Cell(text, mark=state, colour=RED if faults else INK)]
