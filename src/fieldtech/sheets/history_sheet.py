"""The file of a piece of equipment or a vehicle (设备维护档案): visits, readings over time, findings, repairs (F34)."""

from datetime import date, datetime
from decimal import Decimal

from fieldtech.model.finding_text import in_language
from fieldtech.sheets.blocks import Block, Cell, Column, Field, Gap, field_grid
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.line_chart import LineChart
from fieldtech.sheets.long_rows import long_table
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.strips import Plain
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import DASH, Vocabulary, day, moment, said

_OF_ITS_OWN = ("about.environment", "about.cycle", "about.vehicle_type", "about.voltage")


def history_sheet(record: Record, *, language: str = "zh_CN") -> bytes:
    """The file as PDF/A-3u; ``record`` is made by ``services/visits/story_record.py``."""
    words = Vocabulary(language, record["kind"])
    style = Style(0.92 if words.bilingual else 0.96, bilingual=words.bilingual)
    at = datetime.fromisoformat(record["printed"])
    paper = Paper(A4, at, words.tag)
    head = Letterhead(words, words.label("title.history"), record, record["printed"], "", code=True)
    blocks = [
        *_object(style, words, record)[1:],
        *_due(style, words, record),
        *_charts(style, words, record),
        *_visits(style, words, record),
        *_findings(style, words, record),
        *_events(style, words, record),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    title = f"{words.line('title.history')} {record['label']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="history"))
    return paper.finish()


def _object(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    label = words.label
    facts = [Field(label("object"), Cell(record["label"], bold=True)), Field(label("object_number"), record["number"]),
             Field(label("customer"), Cell(record["project"], bold=True))]  # fmt: skip
    facts += [Field(label(f"about.{code}"), _about(words, code, value)) for code, value in record["about"]]
    facts += [
        Field(label("meter"), f"{read['value']} {read['unit']}" + words.aside(read["day"])) for read in record["meters"]
    ]
    rows = [facts[n : n + 3] for n in range(0, len(facts), 3)]
    rows[-1] += [Field("", "")] * (3 - len(rows[-1]))
    return titled(style, words.line("sec.object"), field_grid(style, rows, THIRDS))


def _about(words: Vocabulary, code: str, value: str) -> str:
    """What is a choice of ours in its words, the rest as it was typed."""
    if f"about.{code}" not in _OF_ITS_OWN:
        return value
    return words.listed(words.term(code, part) for part in value.split(",") if part)


def _due(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    title = words.line("sec.due")
    if not record["due"]:
        return titled(style, title, [Plain(style, words.line("nothing_due"))])
    columns = [
        Column(words.label("next_day"), 1.0),
        Column(words.label("visit_plan"), 3.2),
        Column(words.label("cycle"), 2.8),
        Column(words.label("visit_kind"), 1.5 if words.bilingual else 1.0),
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(due["day"] + (words.aside(words.line("late")) if due["late"] else ""), bold=True,
                 colour=RED if due["late"] else INK),
            f"{due['plan']} · {due['title']}",
            words.name(due, "cycle_"),
            words.term("visit_kind", due["kind"]),
        ]
        for due in record["due"]
    ]  # fmt: skip
    return titled(style, title, long_table(style, columns, rows))


def _charts(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Each chart with the numbers it was drawn from."""
    blocks: list[Block] = []
    for chart in record["charts"]:
        lines = [(words.short_name(line), chart_points(line)) for line in chart["lines"]]
        lower, upper = (Decimal(chart[key]) if chart[key] else None for key in ("lower", "upper"))
        limit, unit = words.line("limit_zone", limits=_limits(words, chart)), words.unit(chart["unit"])
        title = words.capital(words.name(chart)) + words.aside(unit) if unit else words.name(chart)
        drawn = LineChart(style, title, lines, lower, upper, limit)
        drawn.keep = True
        blocks += [drawn, *_numbers(style.tight, words, chart), Gap(style.gap)]
    return titled(style, words.line("sec.readings"), blocks) if blocks else []


def chart_points(line: Record) -> list[tuple[date, Decimal | None, bool]]:
    """The points of a line as the chart draws them."""
    return [(date.fromisoformat(p["day"]), Decimal(p["value"]) if p["value"] else None, bool(p["outside"]))
            for p in line["points"]]  # fmt: skip


def _limits(words: Vocabulary, chart: Record) -> str:
    lower, upper, unit = chart["lower"], chart["upper"], words.unit(chart["unit"])
    if lower and upper:
        return f"{lower}–{upper} {unit}".strip()
    return f"{'≥' if lower else '≤'} {lower or upper} {unit}".strip() if lower or upper else DASH


def _numbers(style: Style, words: Vocabulary, chart: Record) -> list[Block]:
    """A row for each day, a column for each line: the least, the mean behind it; why there is none."""
    columns = [Column(words.label("reading_day"), 1.0), Column(words.label("visit_number"), 2.0)]
    columns += [Column(words.short_name(line), 1.5, "right") for line in chart["lines"]]
    found: dict[tuple[str, str], list[Cell | str]] = {}
    for place, line in enumerate(chart["lines"]):
        for point in line["points"]:
            row = found.setdefault((point["day"], point["visit"]), [""] * len(chart["lines"]))
            row[place] = _number(words, point)
    rows: list[list[Cell | str]] = [[day_, visit or DASH, *cells] for (day_, visit), cells in sorted(found.items())]
    return long_table(style, columns, rows)


def _number(words: Vocabulary, point: Record) -> Cell:
    if not point["value"]:
        return Cell(point["why"] or words.line("not_measured"), align="right")
    text = point["value"]
    if point["mean"] and point["mean"] != point["value"]:
        text += words.aside(f"{words.short('mean')} {point['mean']}")
    return Cell(text, align="right", colour=RED if point["outside"] else INK, bold=bool(point["outside"]))


def _visits(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    title = words.line("sec.visits")
    if not record["visits"]:
        return titled(style, title, [Plain(style, words.line("no_visits"))])
    columns = [
        Column(words.label("reading_day"), 1.1),
        Column(words.label("visit_number"), 2.1),
        Column(words.label("visit_kind"), 1.7 if words.bilingual else 1.0),
        Column(words.label("visit_status"), 1.6),
        Column(words.label("answer"), 1.8),
        Column(words.label("technicians"), 1.6),
    ]
    rows: list[list[Cell | str]] = [
        [
            line["day"], Cell(line["number"], bold=True), words.term("visit_kind", line["kind"]),
            words.term("status", line["status"]), _result(words, line), words.listed(line["technicians"]),
        ]
        for line in record["visits"]
    ]  # fmt: skip
    return titled(style, title, long_table(style.tight, columns, rows), str(len(rows)))


def _result(words: Vocabulary, line: Record) -> Cell:
    if line["state"] == "not_seen" or line["status"] == "skipped":
        return Cell(said(line["reason"]), colour=RED)
    if not line["items"]:
        return Cell(DASH)
    if line["faults"]:
        return Cell(words.line("faults", n=str(line["faults"])), mark="not_ok", colour=RED)
    return Cell(words.term("answer", "ok"), mark="ok")


def _findings(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    title = words.line("sec.findings")
    if not record["findings"]:
        return titled(style, title, [Plain(style, words.line("no_findings"))])
    columns = [
        Column(words.label("reading_day"), 1.0),
        Column(words.label("visit_number"), 1.9),
        Column(words.label("finding"), 2.8),
        Column(words.label("hazard_told"), 1.9),
        Column(words.label("finding_ended"), 2.0),
    ]
    rows = [_finding(words, one) for one in record["findings"]]
    return titled(style, title, long_table(style.tight, columns, rows), words.line("found", n=str(len(rows))))


def _finding(words: Vocabulary, one: Record) -> list[Cell | str]:
    told = f"{words.line('customer_told')} {one['told']}" if one["told"] else ""
    hazard = "\n".join(filter(None, (words.line("hazard") if one["hazard"] else "", told)))
    state = f"{words.term('finding_state', one['state'])} {one.get('repaired') or ''}".rstrip()
    ended = "\n".join(filter(None, (state, one["repair"], one["handling"])))
    question = (str(one.get("question_zh") or ""), str(one.get("question_en") or ""))
    text = in_language(one["text"], *question, chinese=words.main == "zh_CN")
    return [
        day(one["at"]), one["visit"], text, Cell(hazard or DASH, colour=RED if one["hazard"] else INK),
        Cell(ended, bold=True, bold_lines=1),
    ]  # fmt: skip


def _events(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Repairs, swaps, plates: whatever is no visit."""
    if not record["events"]:
        return []
    columns = [
        Column(words.label("event_at"), 1.2),
        Column(words.label("event_what"), 1.0),
        Column(words.label("event_text"), 4.4),
        Column(words.label("event_by"), 1.2),
    ]
    rows: list[list[Cell | str]] = [
        [moment(one["at"]), _what(words, one["what"]), _text(words, one), one["by"]] for one in record["events"]
    ]
    return titled(style, words.line("sec.events"), long_table(style.tight, columns, rows), str(len(rows)))


def _what(words: Vocabulary, what: str) -> str:
    return words.capital(words.brief("timeline", what))


def _text(words: Vocabulary, one: Record) -> Cell:
    state = words.brief("status", one["state"]) if one["what"] == "order" and one["state"] else ""
    detail = (one["en"] if words.main == "en" else one["zh"]) or ""
    parts = (detail, state, one["order"] if one["order"] != one["title"] else "", one["reason"])
    return Cell("\n".join(filter(None, (one["title"], " · ".join(filter(None, parts))))), bold=True, bold_lines=1)
