"""The parts of a visit's record sheet around its items: plan and notice, findings, the next day (F29 to F33, T28)."""

from fieldtech.model.finding_text import unresolved, without_question
from fieldtech.sheets import sections_before as before
from fieldtech.sheets.blocks import Block, Cell, Column, Field, field_grid
from fieldtech.sheets.long_rows import long_table
from fieldtech.sheets.sections_after import STANDARDS
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.strips import Note, Plain, Tick, TickRow
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.visit_items import label_of
from fieldtech.sheets.vocabulary import DASH, Vocabulary, moment, person, said, short_moment

_ARRIVAL = ("id_shown", "customer_confirmed")


def plan(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Whose plan it is, how often, when it was due, done and told beforehand."""
    customer, label, listed = record["customer"], words.label, record["plan"]
    rows = [
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), said(customer.get("contact"))),
            Field(label("phone"), said(customer.get("phone"))),
        ],
        [
            Field(label("address"), said(customer.get("address")), 2),
            Field(label("visit_kind"), Cell(words.term("visit_kind", record["kind"]), bold=True)),
        ],
        [
            Field(label("visit_plan"), Cell(_title(listed), bold=True), 2),
            Field(label("environment"), words.terms("environment", listed.get("environment"))),
        ],
        [
            Field(label("cycle"), said(words.name(listed, "sentence_")), 2),
            Field(label("technicians"), team(words, record)),
        ],
        [
            Field(label("planned_on"), said(record.get("planned_on"))),
            Field(label("due_on"), said(record.get("due_on"))),
            Field(label("actual_on"), _actual(words, record)),
        ],
        [Field(label("notice"), noticed(words, record), 3)],
        [Field(label("plan_content"), said(listed.get("content")), 3)],
        [Field(label("plan_method"), said(listed.get("method")), 3)],
    ]
    blocks = [*field_grid(style, rows, THIRDS), *before.preference(style, words, record)]
    blocks += [
        Note(style, words.line("moved"), _moved(words, move), warning=False) for move in record.get("moved") or []
    ]
    return titled(style, words.line("sec.visit_plan"), blocks)


def _title(listed: Record) -> str:
    return " · ".join(str(part) for part in (listed.get("number"), listed.get("title")) if part) or DASH


def team(words: Vocabulary, record: Record) -> Cell:
    """Who comes: those assigned; before that those whom the plan names, said as planned and not as promised."""
    assigned = record.get("assignment") or {}
    people, planned = assigned.get("technicians") or [], record["plan"].get("persons") or []
    text = words.listed(person(one) for one in people or planned)
    if planned and not people:
        return Cell(words.line("team.planned", names=text))
    if assigned.get("staff_kind") not in (None, "", "own"):
        text += words.aside(words.term("staff_kind", assigned["staff_kind"]))
    return Cell(text, bold=True)


def _actual(words: Vocabulary, record: Record) -> Cell:
    late = words.aside(words.line("late")) if record.get("late") else ""
    return Cell(f"{said(record.get('actual_on'))}{late}", bold=True, colour=RED if late else INK)


def noticed(words: Vocabulary, record: Record) -> Cell:
    """When, how and whom of the customer's we told of which day, and who did (F30)."""
    told = record.get("notice")
    if not told:
        return Cell(DASH)
    parts = [moment(told["at"]) if told.get("at") else told.get("day"), words.term("how", told.get("how"))]
    parts.append(told.get("person"))
    if told.get("day") and told.get("day") != record.get("due_on"):
        parts.append(words.aside(f"{words.line('notice_of')} {told['day']}").strip())
    if told.get("by"):
        parts.append(words.aside(f"{words.line('told_by')} {person(told['by'])}").strip())
    if told.get("agreed_sooner"):
        parts.append(f"{words.line('agreed_sooner')}: {told.get('reason') or DASH}")
    return Cell(" ".join(str(part) for part in parts if part))


def _moved(words: Vocabulary, move: Record) -> str:
    wished = words.term("wished_by", move.get("wished_by")) if move.get("wished_by") else ""
    parts = (f"{move.get('from')} → {move.get('to')}", move.get("reason"), wished, person(move.get("by")),
             short_moment(move.get("at")))  # fmt: skip
    return " · ".join(str(part) for part in parts if part)


def on_site(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The checks before leaving, the times, and how the arrival went."""
    blocks = before.journey(style, words, record)
    came, seen = record.get("arrival"), record.get("condition")
    fields = []
    if came:
        good = [words.line(code) for code in _ARRIVAL if came.get(code)]
        state = "ok" if len(good) == len(_ARRIVAL) else "not_ok"
        fields.append(Field(words.label("arrival"), Cell(words.listed(good), mark=state), 1 if seen else 3))
    if seen:
        faulty = seen.get("body") == "damaged" or seen.get("electrics") == "faulty"
        kind = "equipment" if any(thing.get("kind") == "equipment" for thing in record["objects"]) else "vehicle"
        groups = {"body": "outside" if kind == "equipment" else "body", "electrics": "electrics"}
        told = [words.term(group, seen[part]) for part, group in groups.items() if seen.get(part)]
        text = " · ".join(str(part) for part in (*told, seen.get("text"), seen.get("accepted_by")) if part)
        fields.append(
            Field(words.label(f"state_before.{kind}"), Cell(text, colour=RED if faulty else INK), 2 if came else 3)
        )
    return [*blocks, *field_grid(style, [fields], THIRDS)] if fields else blocks


def findings(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What was found and how each ended; whom the customer's side told of a hazard, and when (F32, T28)."""
    found, title = record.get("findings") or [], words.line("sec.findings")
    if not found:
        return titled(style, title, [Plain(style, words.line("no_findings"))])
    things = {thing["key"]: thing for thing in record["objects"]}
    several = len(things) > 1
    columns = [
        Column(words.label("row"), 0.3),
        *([Column(words.label("object"), 1.3)] if several else []),
        Column(words.label("finding"), 3.2),
        Column(words.label("hazard_told"), 2.2),
        Column(words.label("finding_ended"), 2.4),
    ]
    rows: list[list[Cell | str]] = []
    for one in found:
        where = [Cell(label_of(things.get(one.get("object")) or {}), bold=True)] if several else []
        rows.append([str(one.get("no")), *where, _found(words, one, things), _told(words, one), ended(words, one)])
    return titled(style, title, long_table(style, columns, rows), words.line("found", n=str(len(found))))


def _found(words: Vocabulary, one: Record, things: dict[str, Record]) -> str:
    items = {item["id"]: item for item in (things.get(str(one.get("object"))) or {}).get("items") or []}
    item = items.get(one.get("item"))
    text = said(one.get("text"))
    if item is None:
        return text
    rest = without_question(text, str(item.get("zh") or ""), str(item.get("en") or ""))  # the head says it
    return f"{item['id']} {words.name(item)}\n{text if rest is None else rest}".rstrip()


def _told(words: Vocabulary, one: Record) -> Cell:
    """A hazard must have been told; anything else may have been."""
    told, text = one.get("told") or {}, words.line("hazard") if one.get("hazard") else ""
    if told:
        parts = (told.get("person"), words.term("how", told.get("how")), moment(told.get("at")))
        said_to = " ".join(str(part) for part in parts if part)
        text = "\n".join(part for part in (text, f"{words.line('customer_told')} {said_to}") if part)
    elif one.get("hazard"):
        text += f"\n{words.line('not_told')}"
    return Cell(text or DASH, colour=RED if one.get("hazard") else INK, bold=bool(one.get("hazard")), bold_lines=1)


def ended(words: Vocabulary, one: Record) -> Cell:
    """Handled on the spot, a repair order, closed with a reason, or still open."""
    state = str(one.get("state") or "open")
    lines = [words.term("finding_state", state), str(one.get("repair") or ""), str(one.get("handling") or "")]
    mark = {"open": "", "repair": None}.get(state, "ok")  # an empty box only for what nothing was done about
    return Cell(
        "\n".join(line for line in lines if line), bold=True, bold_lines=2 if one.get("repair") else 1, mark=mark
    )


def ending(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """How it was left (F25 to F28, B23), when the next visit is, and why not on the day the cycle gave."""
    coming, met, label = record.get("next") or {}, record.get("standards"), words.label
    changed = coming.get("day") != coming.get("computed")
    rows = []
    if record.get("summary"):
        rows.append([Field(label("summary"), record["summary"], 3)])
    if coming:
        rows.append([
            Field(label("next_day"), Cell(said(coming.get("day")), bold=True)),
            Field(label("next_computed"), said(coming.get("computed"))),
            Field(label("next_reason"), said(coming.get("reason")) if changed else DASH),
        ])  # fmt: skip
    if record.get("market_note"):
        rows.append([Field(label("market_note"), record["market_note"], 3)])
    blocks: list[Block] = field_grid(style, rows, THIRDS)
    if met:
        ticks = [Tick(label(f"standard.{code}"), _state(met.get(code))) for code in STANDARDS]
        aside = [Plain(style, words.line("except_listed"))] if unresolved(record) else []
        blocks = [*aside, TickRow(style, ticks, keep=True), *blocks]
    return titled(style, words.line("sec.ending"), blocks) if blocks else []


def _state(met: bool | None) -> str:
    return "" if met is None else ("ok" if met else "not_ok")
