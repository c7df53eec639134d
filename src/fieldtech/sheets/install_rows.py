"""The vehicles of an install order on paper: a line each, and below it whatever was not as it should be."""

from collections.abc import Sequence

from fieldtech.sheets.blocks import Block, Cell, Column, TableHead, TableRow, table
from fieldtech.sheets.canvas import Paper
from fieldtech.sheets.sections_before import Record
from fieldtech.sheets.style import ACCENT, CONTENT, GREY, INK, MARGIN, RED, RULE, WARN, Style
from fieldtech.sheets.text import wrap
from fieldtech.sheets.vocabulary import DASH, Vocabulary

FITTED = ("installed", "installed_unchecked")
_INDENT = 15.0
_MARKS = {"installed": "ok", "installed_unchecked": "", "not_installed": "not_ok", "rescheduled": "not_ok"}


class VehicleRow(Block):
    """A row of the table with its remarks below; they stay together on one page."""

    def __init__(self, style: Style, row: TableRow, remarks: Sequence[str]) -> None:
        self._style, self._row, self.head = style, row, row.head
        row.ruled = not remarks
        self._lines = [line for text in remarks for line in wrap(text, CONTENT - _INDENT - style.side, self._size)]
        self.height = row.height + len(self._lines) * self._leading + (style.pad * 0.6 if remarks else 0.0)

    @property
    def _size(self) -> float:
        return self._style.size * 0.94

    @property
    def _leading(self) -> float:
        return self._style.leading * 0.94

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        self._row.draw(paper, top)
        if not self._lines:
            return
        y, bottom = top - self._row.height, top - self.height
        paper.box(MARGIN + _INDENT - 6, bottom + self._style.pad, 1.2, y - bottom - self._style.pad, RED)
        for n, line in enumerate(self._lines):
            paper.text(MARGIN + _INDENT, y - self._size * 0.9 - n * self._leading, line, self._size, RED)
        paper.rules([(MARGIN, bottom, MARGIN + CONTENT, bottom)], RULE)


def results(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What was done on each vehicle; the head is repeated on every page."""
    if record.get("task") == "removal":
        return _taken_off(style, words, record)
    columns = [
        Column(words.label("row"), 0.42, "right"),
        Column(words.label("plate_vin"), 1.75),
        Column(words.label("fitted_terminal"), 1.7),
        Column(words.label("fitted_sim"), 1.85),
        Column(words.label("place_power"), 2.2),
        Column(words.label("condition_short"), 1.25),
        Column(words.label("checklist_short"), 0.8, "middle"),
        Column(words.label("row_result"), 1.75),
    ]
    questions = {item["id"]: item for item in (record.get("checklist") or {}).get("items") or []}
    rows = record["rows"]
    head, *lines = table(style, columns, [_result(words, row, record.get("task") or "install") for row in rows])
    assert isinstance(head, TableHead)
    return [head, *(_with_remarks(style, words, line, row, questions)
                    for line, row in zip(lines, rows, strict=True))]  # fmt: skip


def _taken_off(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """A removal: what came off each vehicle, and where it goes."""
    columns = [
        Column(words.label("row"), 0.36, "right"),
        Column(words.label("plate_vin"), 1.85),
        Column(words.label("taken_terminal"), 1.4),
        Column(words.label("taken_sim"), 1.8),
        Column(words.label("goes_to"), 1.7),
        Column(words.label("condition_short"), 1.1),
        Column(words.label("row_result"), 1.6),
    ]
    rows = record["rows"]
    head, *lines = table(style, columns, [_removed(words, row) for row in rows])
    assert isinstance(head, TableHead)
    return [head, *(_with_remarks(style, words, line, row, {}) for line, row in zip(lines, rows, strict=True))]


def _removed(words: Vocabulary, row: Record) -> list[Cell | str]:
    taken = row.get("taken_terminal") or ""
    goes = words.term("old_next", row["old_next"]) if taken and row.get("old_next") else DASH
    return [
        str(row["position"]),
        _vehicle(words, row),
        Cell(str(taken) or DASH, colour=ACCENT if taken else INK, bold=bool(taken)),
        Cell(str(row.get("taken_sim") or DASH)),
        Cell("\n".join(part for part in (goes, row.get("fault")) if part), bold_lines=1),
        _condition(words, row),
        _ended(words, row, "removal"),
    ]


def _vehicle(words: Vocabulary, row: Record) -> Cell:
    known = (row.get("plate") or words.brief("colour", "0"), row.get("vin"))
    return Cell("\n".join(part for part in known if part), bold=True, bold_lines=1)


def _with_remarks(style: Style, words: Vocabulary, line: Block, row: Record, questions: Record) -> Block:
    assert isinstance(line, TableRow)
    return VehicleRow(style, line, remarks(words, row, questions))


def _result(words: Vocabulary, row: Record, task: str) -> list[Cell | str]:
    fitted = row["state"] in FITTED
    return [
        str(row["position"]),
        _vehicle(words, row),
        Cell(_terminal(words, row), colour=ACCENT if fitted else INK, bold=fitted, bold_lines=1),
        Cell(_sim(words, row)),
        _place(words, row),
        _condition(words, row),
        _checks(row),
        _ended(words, row, task),
    ]  # fmt: skip


def _terminal(words: Vocabulary, row: Record) -> str:
    number = " ".join(p for p in (row.get("terminal"), row.get("model")) if p)
    lines = [number, row.get("imei") if row.get("terminal") else ""]
    if row.get("from") and row.get("terminal"):
        lines.append(f"{words.short('moved_from')} {row['from']}")
    return "\n".join(str(line) for line in lines if line) or DASH


def _sim(words: Vocabulary, row: Record) -> str:
    lines = [row.get("iccid"), row.get("msisdn") if row.get("iccid") else ""]
    return "\n".join(str(line) for line in lines if line) or DASH


def _place(words: Vocabulary, row: Record) -> str:
    place = row.get("place") or {}
    if not place.get("seat"):
        return DASH
    known = place["seat"] != "other"
    seat = words.brief("seat", place["seat"]) if known else ""
    where = " ".join(p for p in (seat, place.get("seat_text")) if p)
    return f"{where}\n{words.brief('power', place.get('power'))}"


def _condition(words: Vocabulary, row: Record) -> Cell:
    seen = row.get("condition")
    if not seen:
        return Cell(DASH)
    faults = [words.term("body", "damaged")] if seen.get("body") == "damaged" else []
    faults += [words.term("electrics", "faulty")] if seen.get("electrics") == "faulty" else []
    return Cell("\n".join(faults), colour=RED) if faults else Cell(words.line("condition_fine"))


def _checks(row: Record) -> Cell:
    done, wanted = row.get("answered") or (0, 0)
    if not wanted or not done:
        return Cell(DASH, align="middle")
    return Cell(f"{done}/{wanted}", align="middle", colour=INK if done == wanted else GREY)


def _ended(words: Vocabulary, row: Record, task: str) -> Cell:
    """The result with its reason; of an installed vehicle what the platform showed."""
    state = row["state"]
    if state in FITTED:
        seen = (row.get("platform") or {}).get("result")
        text = words.term("row_done", task)
        text += f"\n{words.term('platform', seen)}" if seen else ""
        return Cell(text, bold=True, mark="ok", colour=INK if state == "installed" else WARN, bold_lines=1)
    why = words.term("not_installed", row.get("reason")) if row.get("reason") else ""
    said = words.term("row_not_done", task) if state == "not_installed" else words.term("row_state", state)
    parts = (said, "\n".join(p for p in (why, row.get("new_date") or "") if p))
    return Cell("\n".join(p for p in parts if p), bold=True, colour=RED, mark=_MARKS.get(state, ""), bold_lines=1)


def remarks(words: Vocabulary, row: Record, questions: Record) -> list[str]:
    """What was not as it should be: damage, answers that are not OK or have a note, words to the result."""
    found = []
    seen = row.get("condition") or {}
    if seen.get("text"):
        who = words.aside(f"{words.line('accepted_by')} {seen['accepted_by']}") if seen.get("accepted_by") else ""
        found.append(f"{words.line('damage')}: {seen['text']}{who}")
    for answer in row.get("answers") or []:
        if answer.get("answer") == "not_ok" or answer.get("note"):
            found.append(f"{words.line('deviation')}: {_deviation(words, answer, questions.get(answer['id']) or {})}")
    platform = row.get("platform") or {}
    if platform.get("reason"):
        found.append(f"{words.term('platform', platform.get('result'))}: {platform['reason']}")
    if row.get("text"):
        found.append(f"{words.line('because')}: {row['text']}")
    return found


def _deviation(words: Vocabulary, answer: Record, item: Record) -> str:
    shown = f"{answer['value']} {words.unit(item.get('unit'))}".strip() if answer.get("value") else ""
    state = words.term("answer", answer["answer"]) if answer.get("answer") else ""
    parts = (f"{answer['id']} {words.name(item) if item else ''}".strip(), shown, state, answer.get("note"))
    return " · ".join(str(p) for p in parts if p)


def counted(record: Record) -> dict[str, str]:
    """How many vehicles ended how."""
    states = [row["state"] for row in record["rows"]]
    return {
        "all": str(len(states)),
        "done": str(sum(state in FITTED for state in states)),
        "unchecked": str(states.count("installed_unchecked")),
        "missing": str(states.count("not_installed")),
        "later": str(states.count("rescheduled")),
    }
