"""What a visit looked at: all items of an object by their groups, a fleet as a line per vehicle (F31, F33, T28)."""

from collections.abc import Iterable
from decimal import Decimal

from fieldtech.model.checklist import UNREAD
from fieldtech.sheets.blocks import Block, Cell, Column, TableHead, TableRow, table
from fieldtech.sheets.install_rows import VehicleRow
from fieldtech.sheets.long_rows import GroupRow, long_table
from fieldtech.sheets.readings import ARROWS, beyond, limits, measured, number, state_of, verdict
from fieldtech.sheets.sections_before import Record, titled
from fieldtech.sheets.sections_work import side_by_side
from fieldtech.sheets.strips import Note
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import DASH, Vocabulary, said

IN_FULL = 3  # so many objects have all their items on paper; more are a line each
_MOST_NUMBERS = 4  # items that are measured, as columns of a fleet
_SUMMARY_COLUMNS = 2


def label_of(thing: Record) -> str:
    """How an object is called: plate, or tag and name."""
    tag = " ".join(part for part in (thing.get("tag"), thing.get("name")) if part)
    return str(thing.get("plate") or tag or thing.get("number") or "")


def objects(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """All items of a few objects, or a fleet in short."""
    things = record["objects"]
    if len(things) > IN_FULL:
        return [*_fleet(style, words, record), *_summary(style, words, record)]
    blocks: list[Block] = []
    for thing in things:
        blocks += _whole(style, words, record, thing)
    return blocks


# one object in full ---------------------------------------------------------------------------------------


def _whole(style: Style, words: Vocabulary, record: Record, thing: Record) -> list[Block]:
    title = f"{words.line('sec.looked_at')} · {_called(words, thing)}"
    listed = record.get("checklist") or {}
    version = f"{words.name(listed, 'title_')} {listed.get('code')} {words.line('version')} {listed.get('version')}"
    if thing.get("state") == "not_seen":
        note = Note(style, words.line("not_seen"), said(thing.get("reason")))
        return titled(style, title, [note], version if listed else "")
    columns = [
        Column(words.label("row"), 0.3),
        Column(words.label("item"), 3.1 if words.bilingual else 2.4),
        Column(words.label("measured"), 2.0),
        Column(words.label("limits"), 1.25),
        Column(words.label("answer"), 1.35 if words.bilingual else 1.15),
        Column(words.label("item_handling"), 1.8),
    ]
    items = thing.get("items") or []
    rows = [_item(words, n, item) for n, item in enumerate(items, 1)]
    lines = _grouped(style.tight, words, columns, rows, items)
    if unread := [f"{item['id']} {words.name(item)}" for item in items if state_of(item) == UNREAD]:
        lines.append(Note(style, words.line("unread") + words.aside(str(len(unread))), words.listed(unread)))
    return titled(style, title, lines, version if listed else "")


def _called(words: Vocabulary, thing: Record) -> str:
    meter = thing.get("meter") or {}
    read = " · ".join(f"{value} {unit}" for unit, value in meter.items() if value is not None)
    number = thing.get("number") if thing.get("number") != label_of(thing) else ""
    return " · ".join(
        part for part in (label_of(thing), number, f"{words.line('meter')} {read}" if read else "") if part
    )


def _item(words: Vocabulary, number: int, item: Record) -> list[Cell | str]:
    return [
        str(number),
        words.name(item),
        Cell(measured(words, item)),
        Cell(limits(words, item)),
        verdict(words, item),
        Cell(item.get("note") or ""),
    ]


def _grouped(
    style: Style, words: Vocabulary, columns: list[Column], rows: list[list[Cell | str]], items: list[Record]
) -> list[Block]:
    """A line with the name of the group above the items of each; a group is never named at the foot of a page."""
    head = long_table(style, columns, rows[:1])[0] if rows else table(style, columns, [])[0]
    assert isinstance(head, TableHead)
    out: list[Block] = [head]
    for group, places in runs(items):
        fine, answered = _fine([items[n] for n in places])
        counted = words.line("in_order", n=str(fine), all=str(answered))
        out.append(GroupRow(style, head, words.term("checklist_group", group), counted))
        lines = long_table(style, columns, [rows[n] for n in places])[1:]
        for line in lines:
            line.head = head
        out += lines
    return out


def _fine(items: list[Record]) -> tuple[int, int]:
    """How many are in order of how many that were answered; a question that may be left out is no fault."""
    states = [state_of(item) for item in items]
    return sum(state in ("ok", "na") for state in states), sum(bool(state) for state in states)


def runs(items: list[Record]) -> Iterable[tuple[str, list[int]]]:
    """The groups in the order in which they first come, with the places of their items."""
    groups: dict[str, list[int]] = {}
    for n, item in enumerate(items):
        groups.setdefault(str(item.get("group") or ""), []).append(n)
    return groups.items()


# a fleet in short -----------------------------------------------------------------------------------------


def _fleet(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    things = record["objects"]
    numbers = _numbers(things)
    columns = [
        Column(words.label("row"), 0.36, "right"),
        Column(words.label("object"), 1.9),
        Column(words.label("meter"), 1.0, "right"),
        *(Column(f"{item['id']}\n{words.unit(item.get('unit'))}".rstrip(), 0.8, "right") for item in numbers),
        Column(words.label("items_fine"), 0.9, "middle"),
        Column(words.label("answer"), 1.9 if words.bilingual else 1.4),
    ]
    tight = style.tight
    head, *lines = table(tight, columns, [_line(words, thing, numbers) for thing in things])
    assert isinstance(head, TableHead)
    blocks: list[Block] = [head]
    for line, thing in zip(lines, things, strict=True):
        assert isinstance(line, TableRow)
        blocks.append(VehicleRow(tight, line, _remarks(words, thing)))
    counts = Note(style, words.line("counted"), words.line("all_seen", **_counts(things)), warning=False)
    return titled(style, words.line("sec.all_objects"), [*blocks, counts])


def _numbers(things: list[Record]) -> list[Record]:
    """The items that are measured, as they stand with the first object that has any."""
    items: list[Record] = next((thing["items"] for thing in things if thing.get("items")), [])
    return [item for item in items if item.get("kind") == "number"][:_MOST_NUMBERS]


def _line(words: Vocabulary, thing: Record, numbers: list[Record]) -> list[Cell | str]:
    meter = thing.get("meter") or {}
    read = "\n".join(f"{value} {unit}" for unit, value in meter.items() if value is not None)
    items = thing.get("items") or []
    fine, answered = _fine(items)
    seen = thing.get("state") != "not_seen"
    found = {item["id"]: item for item in items}
    if not seen:
        result = Cell(words.line("not_seen"), bold=True, colour=RED, mark="")
    elif fine == answered:
        result = Cell(words.term("answer", "ok"), mark="ok")
    else:
        result = _not_fine(words, items)
    return [
        str(thing["position"]),
        Cell(label_of(thing), bold=True),
        Cell(read or DASH, align="right"),
        *(_reading(found.get(number["id"])) for number in numbers),
        Cell(f"{fine}/{answered}" if seen else DASH, align="middle"),
        result,
    ]


def _not_fine(words: Vocabulary, items: list[Record]) -> Cell:
    """How many are not in order; a reading that could not be taken is none of them, and no OK either."""
    faults = sum(state_of(item) == "not_ok" for item in items)
    unread = sum(state_of(item) == UNREAD for item in items)
    parts = [words.line("faults", n=str(faults))] if faults else []
    parts += [words.line("unread") + words.aside(str(unread))] if unread else []
    return Cell("\n".join(parts), bold=True, colour=RED, mark="not_ok" if faults else "")


def _reading(item: Record | None) -> Cell:
    value = str((item or {}).get("minimum") or (item or {}).get("value") or "")
    outside = beyond(item, value) if item else ""
    arrow = ARROWS.get(outside, "")
    shown = f"{value}{arrow}" if value else DASH
    return Cell(shown, align="right", bold=bool(outside), colour=RED if outside else INK)


def _remarks(words: Vocabulary, thing: Record) -> list[str]:
    """Whatever was not in order, in full."""
    if thing.get("state") == "not_seen":
        return [f"{words.line('because')}: {said(thing.get('reason'))}"]
    faulty = [item for item in thing.get("items") or [] if state_of(item) == "not_ok" or item.get("note")]
    return [_remark(words, item) for item in faulty]


def _remark(words: Vocabulary, item: Record) -> str:
    limit = limits(words, item).replace("\n", " ")
    value = measured(words, item).replace("\n", " · ")
    allowed = words.aside(limit).strip() if value and limit else ""
    parts = (f"{item['id']} {words.name(item)}", verdict(words, item).text, value, allowed, item.get("note"))
    return " · ".join(str(part) for part in parts if part)


def _counts(things: list[Record]) -> dict[str, str]:
    seen = [thing for thing in things if thing.get("state") != "not_seen"]
    faulty = [thing for thing in seen if any(state_of(item) == "not_ok" for item in thing.get("items") or [])]
    return {"all": str(len(things)), "seen": str(len(seen)), "missing": str(len(things) - len(seen)),
            "faulty": str(len(faulty))}  # fmt: skip


def _summary(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The questions once, each with on how many objects it was in order and from where to where it measured."""
    seen = [thing for thing in record["objects"] if thing.get("items")]
    listed = record.get("checklist") or {}
    if not seen:
        return []
    columns = (Column(words.label("row"), 0.5), Column(words.label("item"), 2.6), Column(words.label("item_fine"), 1.5))
    given = [{item["id"]: item for item in thing["items"]} for thing in seen]
    cells = [_counted(words, item, [answers.get(item["id"]) for answers in given]) for item in seen[0]["items"]]
    title = f"{words.line('sec.items')} · {words.name(listed, 'title_')}" if listed else words.line("sec.items")
    version = f"{listed.get('code')} {words.line('version')} {listed.get('version')}" if listed else ""
    return titled(style, title, side_by_side(style.tight, columns, cells, _SUMMARY_COLUMNS), version)


def _counted(words: Vocabulary, item: Record, answers: list[Record | None]) -> list[Cell | str]:
    there = [answer for answer in answers if answer is not None]
    fine, answered = _fine(there)
    text = f"{fine}/{answered}"
    if item.get("kind") == "number" and (values := [v for v in map(_value, there) if v is not None]):
        text += f" · {min(values)}–{max(values)} {words.unit(item.get('unit'))}".rstrip()
    failed = any(state_of(answer) == "not_ok" for answer in there)
    state = "not_ok" if failed else "ok" if fine else ""
    return [item["id"], words.name(item), Cell(text, mark=state, colour=RED if failed else INK)]


def _value(answer: Record) -> Decimal | None:
    return number(answer.get("minimum") or answer.get("value"))
