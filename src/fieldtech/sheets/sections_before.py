"""The parts of a repair sheet that tell what was asked and agreed before anyone left."""

from collections.abc import Iterable
from typing import Any

from fieldtech.sheets.blocks import Block, Cell, Field, Gap, Title, field_grid
from fieldtech.sheets.strips import Note, Tick, TickRow, Timeline
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import (
    DASH,
    Vocabulary,
    clock,
    moment,
    money,
    person,
    said,
    short_moment,
    volts,
)  # fmt: skip

Record = dict[str, Any]
THIRDS = (1.12, 0.94, 0.94)
CHECKS = ("information", "tools", "spares", "documents", "customer")
TIMES = ("departed", "arrived", "started", "finished", "signed")


def titled(style: Style, title: str, blocks: Iterable[Block], aside: str = "") -> list[Block]:
    """A section: gap, title and its blocks."""
    return [Gap(style.gap), Title(style, title, aside), *blocks]


def request(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Who called, from where, about what (B14, B15, T05, T36)."""
    customer, intake = record["customer"], record["intake"]
    label = words.label
    rows = [
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), said(intake.get("caller") or customer.get("contact"))),
            Field(label("phone"), said(intake.get("phone") or customer.get("phone"))),
        ],
        [
            Field(label("address"), said(intake.get("address") or customer.get("address")), 2),
            Field(label("called_at"), _called(words, intake)),
        ],
        [*_object(words, record), Field(label("first_responder"), person(record.get("first_responder")))],
        [
            Field(label("model"), said(intake.get("model"))),
            Field(label("bought_on"), said(intake.get("bought_on") or words.term("warranty", "unknown"))),
            Field(label("warranty"), warranty(words, record)),
        ],
        [Field(label("symptom"), Cell(_symptom(words, intake), bold=True), 3)],
    ]
    if intake.get("environment"):
        rows[-1:] = [
            [
                Field(label("symptom"), Cell(_symptom(words, intake), bold=True), 2),
                Field(label("environment"), words.terms("environment", intake["environment"])),
            ]
        ]
    blocks = field_grid(style, rows, THIRDS)
    blocks += preference(style, words, record)
    aside = f"{words.line('repeat_of')} {record['repeat_of']}" if record.get("repeat_of") else ""
    return titled(style, words.line("sec.request"), blocks, aside)


def preference(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The customer's wishes, so that nobody misses them (T36)."""
    text = record["customer"].get("preference")
    return [Note(style, words.line("preference"), text)] if text else []


def _called(words: Vocabulary, intake: Record) -> str:
    return f"{moment(intake.get('at'))} {words.term('channel', intake.get('channel'))}"


def _symptom(words: Vocabulary, intake: Record) -> str:
    names, text = words.names(intake.get("symptoms")), intake.get("text")
    return names if not text else (text if names == DASH else f"{names} — {text}")


def warranty(words: Vocabulary, record: Record) -> str:
    """State and end of the warranty, with the reason when someone decided otherwise."""
    state = record.get("warranty") or {}
    text = words.term("warranty", state.get("state"))
    if state.get("until") and state.get("state") in ("in", "out", "damage"):
        text = words.line(f"warranty_to.{state['state']}", day=state["until"])
    return text + words.aside(state["reason"]) if state.get("reason") else text


def _object(words: Vocabulary, record: Record) -> list[Field]:
    vehicle, thing = record.get("vehicle"), record.get("equipment")
    if vehicle:
        colour = words.term("colour", str(vehicle["colour"])) if vehicle.get("colour") is not None else ""
        plate = " ".join(part for part in (vehicle.get("plate"), colour) if part)
        kind = described(words, vehicle)
        return [
            Field(words.label("plate"), Cell(said(plate), bold=True)),
            Field(words.label("vehicle"), said(kind)),
        ]
    name = " ".join(part for part in ((thing or {}).get("tag"), (thing or {}).get("name")) if part)
    return [Field(words.label("equipment"), Cell(said(name), bold=True), 2)]


def described(words: Vocabulary, vehicle: Record) -> str:
    """Type, make and voltage: known types in the sheet's language, the make as it was typed."""
    kind = words.term("vehicle_type", vehicle["type"]) if vehicle.get("type") else ""
    return " ".join(part for part in (kind, vehicle.get("make_model"), volts(vehicle.get("voltage"))) if part)


def plan(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Triage, the plan the customer agreed to, approval and assignment (B17, B18)."""
    label = words.label
    thought, triage = record.get("plan") or {}, record.get("triage") or {}
    assigned = record.get("assignment") or {}
    team = words.listed(person(t) for t in assigned.get("technicians") or [])
    if assigned.get("staff_kind") not in (None, "own"):
        team += words.aside(words.term("staff_kind", assigned["staff_kind"]))
    rows = [
        [
            Field(label("nature"), _judged(words, triage)),
            Field(label("level"), words.term("level", triage.get("level"))),
            Field(label("technicians"), Cell(team, bold=True)),
        ],
        [Field(label("plan"), said(thought.get("text")), 2), Field(label("planned_time"), _estimate(words, thought))],
        [
            Field(label("agreed"), _agreed(thought)),
            Field(label("approval"), approval(words, record), 2),
        ],
    ]
    if record.get("remote"):
        rows.append([Field(label("remote"), _remote(words, record["remote"]), 3)])
    return titled(style, words.line("sec.plan"), field_grid(style, rows, THIRDS))


def _judged(words: Vocabulary, triage: Record) -> str:
    parts = [words.term("nature", triage.get("nature"))]
    if triage.get("severity"):
        parts.append(words.term("severity", str(triage["severity"])))
    return " · ".join(parts)


def _estimate(words: Vocabulary, thought: Record) -> str:
    if not thought:
        return DASH
    minutes = f"{thought.get('minutes') or 0} {words.line('minutes')}"
    return f"{minutes} · ¥{money(thought.get('fee_cents') or 0)}"


def _agreed(thought: Record) -> str:
    agreed = thought.get("agreed") or {}
    return f"{agreed.get('person') or ''} {short_moment(agreed.get('at'))}".strip() if agreed else DASH


def _remote(words: Vocabulary, remote: Record) -> str:
    how = words.term("how", remote.get("how"))
    return f"{remote.get('person') or ''} {how} {short_moment(remote.get('at'))} {remote.get('text') or ''}".strip()


def approval(words: Vocabulary, record: Record) -> Cell:
    """Who approved what and when (B17)."""
    given = record.get("approval")
    if not given:
        return Cell(DASH)
    late = words.line("late_approval") if given.get("late") else ""
    parts = (
        words.term("decision", given.get("decision")),
        person(given.get("by")),
        short_moment(given.get("at")),
        late,
        given.get("opinion"),
    )
    return Cell(" ".join(p for p in parts if p), colour=RED if given.get("decision") == "rejected" else INK)


def journey(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The five checks, the way to the site and what was found there (B19, B20, F14)."""
    times = record.get("times") or {}
    points = [(words.line(f"time.{t}"), _time(times, t), bool(times.get(t))) for t in TIMES]
    blocks: list[Block] = [TickRow(style, checks(words, record), keep=True), Gap(2.5 * style.density)]
    blocks.append(Timeline(style, points))
    return titled(style, words.line("sec.journey"), blocks)


def _time(times: Record, name: str) -> str:
    """The minute; with the day in front where it is not the day of departure."""
    at, start = times.get(name), times.get("departed")
    return short_moment(at) if at and (not start or at[:10] != start[:10]) else clock(at)


def checks(words: Vocabulary, record: Record) -> list[Tick]:
    """The five checks before departure as ticks with who and when."""
    out = []
    for code in CHECKS:
        done = (record.get("checks") or {}).get(code)
        aside = "" if not done else f"{done.get('person') or _who(done.get('by'))} {clock(done.get('at'))}"
        out.append(Tick(words.label(f"check.{code}"), "ok" if done else "", aside))
    return out


def _who(by: Any) -> str:
    return person(by) if isinstance(by, dict) else said(by)


def due(words: Vocabulary, record: Record) -> list[Field]:
    """By when to leave and to be there, and the agreed slot."""
    assigned = record.get("assignment") or {}
    slot = assigned.get("slot") or []
    agreed = f"{moment(slot[0])}–{clock(slot[1])}" if len(slot) == 2 and slot[0] else DASH
    return [
        Field(words.label("slot"), Cell(agreed, bold=True)),
        Field(words.label("due_depart"), Cell(moment(assigned.get("due_depart")), bold=True)),
        Field(words.label("due_arrive"), Cell(moment(assigned.get("due_arrive")), bold=True)),
    ]
