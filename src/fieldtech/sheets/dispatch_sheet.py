"""The dispatch order a technician takes along: the visit, the fault, what to pack, the five checks (B13, B20, F14)."""

from typing import Any

from fieldtech.sheets.blocks import Block, Cell, Column, Field, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import (
    THIRDS,
    Record,
    approval,
    checks,
    described,
    due,
    preference,
    titled,
    warranty,
)
from fieldtech.sheets.strips import Note, Plain, TickRow, WriteRow
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import DASH, Vocabulary, moment, money, person, said, written_at


def dispatch_sheet(record: Record, *, language: str = "zh_CN") -> bytes:
    """The dispatch order of a repair as PDF/A-3u; it carries no sealed record, for nothing has been done yet."""
    words = Vocabulary(language)
    style = Style(1.0 if words.bilingual else 1.06, bilingual=words.bilingual)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    badges = [words.line("emergency")] if record["intake"].get("emergency") else []
    due_at = ((record.get("assignment") or {}).get("slot") or [None])[0] or record["intake"]["at"]
    head = Letterhead(words, words.label("title.dispatch"), record, due_at, "", badges, code=True)
    blocks = [
        *_visit(style, words, record)[1:],
        *_fault(style, words, record),
        *_checks(style, words, record),
        *_packing(style, words, record),
        *_history(style, words, record),
        *by_hand(style, words),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    title = f"{words.line('title.dispatch')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="dispatch"))
    return paper.finish()


def _visit(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    customer, intake, label = record["customer"], record["intake"], words.label
    assigned = record.get("assignment") or {}
    team = words.listed(person(t) for t in assigned.get("technicians") or [])
    staff = staff_kind(words, assigned)
    rows = [
        due(words, record),
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), Cell(said(intake.get("caller") or customer.get("contact")), bold=True)),
            Field(label("phone"), Cell(said(intake.get("phone") or customer.get("phone")), bold=True)),
        ],
        [
            Field(label("address"), Cell(said(intake.get("address") or customer.get("address")), bold=True), 2),
            Field(label("site_class"), said(assigned.get("site_class") or customer.get("site_class"))),
        ],
        [
            Field(label("technicians"), Cell(team, bold=True)),
            Field(label("staff_kind"), staff),
            Field(label("first_responder"), person(record.get("first_responder"))),
        ],
        [Field(label("approval"), approval(words, record), 2), Field(label("promised"), _promised(record))],
    ]
    blocks = [*field_grid(style, rows, THIRDS), *preference(style, words, record)]
    return titled(style, words.line("sec.visit"), blocks)


def staff_kind(words: Vocabulary, assigned: Record) -> str:
    """Own people, or others with the manager's consent (B33)."""
    staff = words.term("staff_kind", assigned.get("staff_kind"))
    consent = assigned.get("consent") or {}
    if consent:
        by = consent.get("by")
        staff += (
            f" · {words.line('consent')} {person(by) if isinstance(by, dict) else said(by)} {moment(consent.get('at'))}"
        )
    return staff


def _promised(record: Record) -> str:
    agreed = (record.get("plan") or {}).get("agreed") or {}
    return moment(agreed.get("promised"))


def _fault(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    intake, vehicle, label = record["intake"], record.get("vehicle") or {}, words.label
    thought = record.get("plan") or {}
    colour = words.term("colour", str(vehicle["colour"])) if vehicle.get("colour") is not None else ""
    plate = " ".join(part for part in (vehicle.get("plate"), colour) if part)
    kind = described(words, vehicle)
    cost = f"{thought.get('minutes') or 0} {words.line('minutes')} · ¥{money(thought.get('fee_cents') or 0)}"
    rows = [
        [
            Field(label("plate"), Cell(said(plate or (record.get("equipment") or {}).get("tag")), bold=True)),
            Field(label("vehicle"), said(kind or (record.get("equipment") or {}).get("name"))),
            Field(label("driver"), said(vehicle.get("driver"))),
        ],
        [
            Field(label("terminal"), Cell(said(vehicle.get("terminal")), bold=True)),
            Field(label("model"), said(intake.get("model"))),
            Field(label("warranty"), warranty(words, record)),
        ],
        [
            Field(label("symptom"), Cell(words.names(intake.get("symptoms")), bold=True), 2),
            Field(label("environment"), words.terms("environment", intake.get("environment"))),
        ],
        [Field(label("description"), said(intake.get("text")), 3)],
        [Field(label("plan"), said(thought.get("text")), 2), Field(label("planned_time"), cost)],
    ]
    return titled(style, words.line("sec.request"), field_grid(style, rows, THIRDS))


def _checks(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    return titled(style, words.line("sec.checks"), [TickRow(style, checks(words, record))])


def _packing(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Terminals and SIM cards by number, parts by count, tools and papers by name, each with a box to tick."""
    listed = record.get("picklist") or {}
    rows: list[list[Cell | str]] = []
    for kind, items in (
        ("terminals", [(t.get("id"), t.get("model"), "1") for t in listed.get("terminals") or []]),
        ("sims", [(s.get("iccid"), s.get("msisdn"), "1") for s in listed.get("sims") or []]),
        ("spares", [(p.get("no"), words.name(p), str(p.get("quantity"))) for p in listed.get("parts") or []]),
        ("tools", [("", words.name(t), "1") for t in listed.get("tools") or []]),
        ("documents", [("", words.name(d), "1") for d in listed.get("documents") or []]),
    ):
        rows += [_packed(words.line(kind), *item) for item in items]
    if not rows:
        return titled(style, words.line("sec.picklist"), [Plain(style, DASH)])
    columns = [
        Column(words.label("packed"), 0.45, "middle"),
        Column(words.label("pack_kind"), 0.9),
        Column(words.label("part_no"), 1.6),
        Column(words.label("part_name"), 3.0),
        Column(words.label("quantity"), 0.5, "right"),
    ]
    return titled(style, words.line("sec.picklist"), table(style, columns, rows))


def _packed(kind: str, number: Any, name: Any, quantity: str) -> list[Cell | str]:
    return [Cell(mark="", align="middle"), kind, Cell(str(number or ""), bold=True), said(name), quantity]


def _history(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    if not record.get("repeat_of"):
        return []
    return [Note(style, words.line("repeat_of"), record["repeat_of"])]


def by_hand(style: Style, words: Vocabulary) -> list[Block]:
    """Room for notes and both signatures."""
    signing = [(words.label("dispatcher_signature"), 1.0), (words.label("technician_signature"), 1.0)]
    rows: list[Block] = [
        WriteRow(style, [(words.label("site_notes"), 1.0)], lines=4, keep=True),
        WriteRow(style, [*signing, (words.label("date"), 0.7)], lines=2),
    ]
    return titled(style, words.line("sec.notes"), rows)
