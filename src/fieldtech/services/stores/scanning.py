"""What a scan at the stores counter is: a terminal, a SIM card or a part we know, or nothing known."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.drafts.stores import SlipLineDraft
from fieldtech.model.identifiers import recognise
from fieldtech.services.custody import kind_of
from fieldtech.services.reservations import Unit, number_of, terminal_around
from fieldtech.services.stores.units import find_unit

KINDS = {"terminal_id": "terminal", "imei": "terminal", "iccid": "sim", "msisdn": "sim"}


@dataclass(frozen=True)
class Found:
    """One thing a scan names; ``unit`` is None for a part."""

    item: str
    number: str
    unit: Unit | None = None


@dataclass(frozen=True)
class Added:
    """The lines after a scan, which of them the scan was about, and what is to be said about it at once.

    ``order`` is the number of an order whose code was scanned.
    """

    lines: tuple[SlipLineDraft, ...]
    at: int = -1
    code: str = ""
    number: str = ""
    order: str = ""


def resolve(session: Session, text: str) -> tuple[Found, ...]:
    """Everything we know that the scan names, each once; a card inside a terminal of the same label is left out."""
    found: dict[tuple[str, str], Found] = {}
    for candidate in recognise(text):
        hit = _hit(session, candidate.kind, candidate.value)
        if hit is not None:
            found.setdefault((hit.item, hit.number), hit)
    if not found and (part := _part(session, text.strip().upper())):
        found["part", part.number] = part
    terminals = {hit.unit.id for hit in found.values() if hit.unit is not None and hit.item == "terminal"}
    return tuple(hit for hit in found.values() if not _rides_along(session, hit, terminals))


def add_scan(session: Session, lines: tuple[SlipLineDraft, ...], text: str) -> Added:
    """The lines with what was scanned; a part scanned again counts one more, a unit scanned again is said so."""
    hits = resolve(session, text)
    if not hits:
        return Added(lines, code="scan_unknown", number=text.strip())
    added = Added(lines)
    for hit in hits:
        added = _add(added.lines, hit)
    return added


def _add(lines: tuple[SlipLineDraft, ...], hit: Found) -> Added:
    for at, line in enumerate(lines):
        if (line.item, line.number) == (hit.item, hit.number):
            if hit.item != "part":
                return Added(lines, at, "line_twice", hit.number)
            more = replace(line, quantity=line.quantity + 1)
            return Added((*lines[:at], more, *lines[at + 1 :]), at, number=hit.number)
    return Added((*lines, SlipLineDraft(hit.item, hit.number)), len(lines), number=hit.number)


def _hit(session: Session, kind: str, value: str) -> Found | None:
    if kind == "part_no":
        return _part(session, value)
    if kind not in KINDS:
        return None
    unit = find_unit(session, KINDS[kind], value)
    return Found(kind_of(unit), number_of(unit), unit) if unit is not None else None


def _part(session: Session, code: str) -> Found | None:
    known = session.scalar(select(Part.code).where(Part.code == code, Part.active))
    return Found("part", known) if known else None


def _rides_along(session: Session, hit: Found, terminals: set[Id]) -> bool:
    around = terminal_around(session, hit.unit) if hit.unit is not None else None
    return around is not None and around.id in terminals
