"""The parts of a repair sheet that tell what was found, done, replaced and charged on site."""

from collections.abc import Sequence

from fieldtech.model.fees import PARTS
from fieldtech.model.money.difference import difference
from fieldtech.sheets.blocks import Block, Cell, Column, Field, field_grid, table
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.strips import Plain, Total
from fieldtech.sheets.style import ACCENT, INK, RED, Style
from fieldtech.sheets.vocabulary import DASH, Vocabulary, clock, money, said

_SWAPPED_IN = ("new_terminal", "new_iccid")
_ARRIVAL = ("id_shown", "customer_confirmed", "fault_rechecked")


def work(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Arrival, condition of the vehicle, cause, actions and the work in words."""
    found = record.get("diagnosis") or {}
    label, state = words.label, "condition_equipment" if on_equipment(record) else "condition"
    rows = [
        [Field(label("arrival"), _arrival(words, record), 2), Field(label(state), _condition(words, record))],
        [
            Field(label("cause"), Cell(_named(words, found.get("cause")), bold=True)),
            Field(label("actions"), words.names(found.get("actions")), 2),
        ],
        [Field(label("work_done"), said(found.get("text")), 3)],
    ]
    return titled(style, words.line("sec.work"), field_grid(style, rows, THIRDS))


def on_equipment(record: Record) -> bool:
    """Whether a customer's equipment was repaired: nothing of it has a terminal or a platform."""
    return bool(record.get("equipment")) and not record.get("vehicle")


def _named(words: Vocabulary, item: Record | None) -> str:
    return words.names([item]) if item else DASH


def _arrival(words: Vocabulary, record: Record) -> Cell:
    came = record.get("arrival")
    if not came:
        return Cell(DASH)
    good = [words.line(code) for code in _ARRIVAL if came.get(code)]
    scanned = [came[k] for k in ("model_scanned", "terminal_scanned") if came.get(k)]
    state = "ok" if len(good) == len(_ARRIVAL) else "not_ok"
    return Cell(" · ".join(good + scanned), mark=state)


def _condition(words: Vocabulary, record: Record) -> Cell:
    seen = record.get("condition")
    if not seen:
        return Cell(DASH)
    parts = [words.term(field, seen[field]) for field in ("body", "electrics")
             if field == "body" or seen.get(field) or not on_equipment(record)]  # fmt: skip
    parts += [part for part in (seen.get("text"), seen.get("accepted_by")) if part]
    faulty = seen.get("body") == "damaged" or seen.get("electrics") == "faulty"
    return Cell(" · ".join(parts), colour=RED if faulty else INK)


def swaps(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Old and new terminal, old and new SIM card (B22, B24)."""
    title, done = words.line("sec.swap"), record.get("swaps") or []
    if not done:
        return [] if on_equipment(record) else titled(style, title, [Plain(style, words.line("no_swap"))])
    columns = [
        Column(words.label("plate"), 0.85),
        Column(words.label("old_terminal"), 0.95),
        Column(words.label("new_terminal"), 0.95),
        Column(words.label("old_sim"), 1.7),
        Column(words.label("new_sim"), 1.76),
        Column(words.label("swap_reason"), 1.7),
        Column(words.label("old_next"), 1.15),
    ]
    return titled(style, title, table(style, columns, [_swap(words, s) for s in done]), _label(words, record))


def _swap(words: Vocabulary, swap: Record) -> list[Cell | str]:
    fate = f"{words.term('old_next', swap.get('old_next'))}\n{clock(swap.get('at'))}"
    if swap.get("loaner_due"):
        fate += f"\n{words.line('loaner_due')} {swap['loaner_due']}"
    new = said(swap.get("new_terminal"))
    return [
        Cell(said(swap.get("plate")), bold=True),
        _with(said(swap.get("old_terminal")), ""),
        Cell(f"{new}\n{swap['model']}" if swap.get("model") and new != DASH else new, bold=True, colour=ACCENT),
        _with(said(swap.get("old_iccid")), swap.get("old_msisdn")),
        Cell(_with(said(swap.get("new_iccid")), swap.get("new_msisdn")), bold=True, colour=ACCENT),
        words.term("part_reason", swap.get("reason")),
        fate,
    ]


def _with(number: str, second: str | None) -> str:
    return f"{number}\n{second}" if second else number


def _label(words: Vocabulary, record: Record) -> str:
    label = record.get("label")
    if not label:
        return ""
    fixed = f"{words.line('label_fixed_at')} {clock(label['fixed_at'])}" if label.get("fixed_at") else DASH
    return f"{words.line('label_fixed')}: {fixed}"


def parts(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The parts replaced and why, what was charged and by which rule, and the sum in words."""
    used = record.get("parts") or []
    reasons = {swap.get(key): swap.get("reason") for swap in record.get("swaps") or [] for key in _SWAPPED_IN}
    blocks = _parts_table(style, words, used, reasons) if used else [Plain(style, words.line("no_parts"))]
    return titled(style, words.line("sec.parts"), [*blocks, *fees(style, words, record)])


def fees(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What was charged and by which rule, and the sum in words; the sum never stands alone on a page."""
    blocks = _fees_table(style, words, record.get("fees") or [])
    blocks[-1].keep = True
    total = record.get("total_cents") or 0
    spoken, came = words.amount_in_words(total), _came(style, words, record)
    said = "" if came else _settled(words, record)
    sum_of = Total(style, words.line("in_words"), spoken, words.line("total"), f"¥{money(total)}", said)
    sum_of.keep = bool(came)
    return [*blocks, sum_of, *came]


def _settled(words: Vocabulary, record: Record) -> str:
    """How the sum was settled: collected how and with which receipt, on account, waived (F54)."""
    settled = record.get("fee_settlement") or {}
    if not settled.get("way"):
        return ""
    method = words.term("pay_method", settled["method"]) if settled.get("method") else ""
    found = difference(record.get("total_cents") or 0, settled)
    way = words.line(found[0], **found[1]) if found else words.term("fee_way", settled["way"])
    parts = (way, method, settled.get("payer"), settled.get("receipt"), settled.get("reason"))
    return " · ".join(str(part) for part in parts if part)


def _came(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Less or more than the sum came: a line of its own, with all of its reason."""
    if difference(record.get("total_cents") or 0, record.get("fee_settlement") or {}) is None:
        return []
    return field_grid(style, [[Field(words.label("money_received"), _settled(words, record), 3)]], THIRDS)


def _parts_table(style: Style, words: Vocabulary, used: list[Record], reasons: Record) -> list[Block]:
    columns = [
        Column(words.label("row"), 0.25),
        Column(words.label("part_no"), 0.75),
        Column(words.label("part_name"), 2.9 if words.bilingual else 2.3),
        Column(words.label("serial"), 1.75 if words.bilingual else 1.95),
        Column(words.label("quantity"), 0.55, "right"),
        Column(words.label("unit_price"), 0.7, "right"),
        Column(words.label("charged"), 0.7, "right"),
        Column(words.label("reason"), 1.35 if words.bilingual else 1.1),
        Column(words.label("old_part"), 1.0),
        Column(words.label("told"), 0.6, "middle"),
    ]
    return table(style, columns, [_part(words, n, part, reasons) for n, part in enumerate(used, 1)])


def _part(words: Vocabulary, number: int, part: Record, reasons: Record) -> list[Cell | str]:
    """A line; the reason of a unit that was swapped stands in full with its swap."""
    why, swapped = part.get("reason"), reasons.get(part.get("serial") or "")
    reason = words.short("see_swap") if why and why == swapped else words.term("part_reason", why)
    if part.get("free_reason"):
        reason += f"\n{words.short('free')}: {part['free_reason']}"
    quantity = f"{part.get('quantity')} {words.unit(part.get('unit'))}".strip()
    return [
        str(number),
        said(part.get("no")),
        words.name(part),
        said(part.get("serial")),
        quantity,
        money(part.get("unit_cents")),
        money(part.get("charged_cents")),
        reason,
        words.term("old_part", part.get("old_part")),
        words.line("yes" if part.get("told") else "no"),
    ]


def _fees_table(style: Style, words: Vocabulary, lines: list[Record]) -> list[Block]:
    if not lines:
        return [Plain(style, words.line("no_fees"))]
    columns = [
        Column(words.label("fee_name"), 3.2),
        Column(words.label("fee_rule"), 3.8),
        Column(words.label("list_price"), 1.1, "right"),
        Column(words.label("charged"), 1.1, "right"),
    ]
    return table(style, columns, [_fee(words, line) for line in _summed(words, lines)])


def _summed(words: Vocabulary, lines: list[Record]) -> list[Record]:
    """The lines for parts, one for each rule: the parts themselves stand in the table above, each with its price."""
    out: list[Record] = []
    sums: dict[str, Record] = {}
    for line in lines:
        if line.get("code") != PARTS:
            out.append(line)
            continue
        rule = words.fee_rule(line)
        if rule not in sums:
            names = {"zh": words.line("fee_parts"), "en": words.line("fee_parts")}
            sums[rule] = line | names | {"list_cents": 0, "charged_cents": 0}
            out.append(sums[rule])
        for cents in ("list_cents", "charged_cents"):
            sums[rule][cents] += line.get(cents) or 0
    return out


def _fee(words: Vocabulary, line: Record) -> list[Cell | str]:
    return [
        words.name(line),
        words.fee_rule(line),
        money(line.get("list_cents")),
        money(line.get("charged_cents")),
    ]


def checklist(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The checklist in two or three columns, whichever takes less room, read down the left one first."""
    answered = record.get("checklist")
    if not answered or not answered.get("items"):
        return []
    said_above = (record.get("diagnosis") or {}).get("text") or ""
    cells = [_item(words, n, item, said_above) for n, item in enumerate(answered["items"], 1)]
    columns = (
        Column(words.label("row"), 0.26),
        Column(words.label("item"), 2.5 if words.bilingual else 2.3),
        Column(words.label("answer"), 1.0),
    )
    layouts = [side_by_side(style.tight, columns, cells, count) for count in (2, 3)]
    blocks = min(layouts, key=lambda blocks: sum(block.height for block in blocks))
    title = f"{words.line('sec.checklist')} · {words.name(answered, 'title_')}"
    version = f"{answered.get('code')} {words.line('version')} {answered.get('version')}"
    return titled(style, title, blocks, version)


def side_by_side(style: Style, columns: Sequence[Column], cells: Sequence[list[Cell | str]], count: int) -> list[Block]:
    """A long list in ``count`` columns, read down the left one first."""
    high = -(-len(cells) // count)
    empty: list[Cell | str] = [Cell()] * len(columns)
    rows = []
    for n in range(high):
        places = range(n, n + high * count, high)
        rows.append([cell for place in places for cell in (cells[place] if place < len(cells) else empty)])
    return table(style, [*columns] * count, rows)


def _item(words: Vocabulary, number: int, item: Record, said_above: str) -> list[Cell | str]:
    if said_above and item.get("value") == said_above:  # the work done, in full in its own section
        return [str(number), words.name(item), Cell(words.short("see_above"), mark="ok")]
    return [str(number), words.name(item), _answer(words, item)]


def _answer(words: Vocabulary, item: Record) -> Cell:
    answer, value = item.get("answer"), item.get("value")
    shown = words.choice(str(value or ""), item.get("value_en") or "")
    text = f"{shown} {words.unit(item.get('unit'))}".strip() if shown else ""
    if answer not in ("ok", "not_ok", "na"):
        return Cell(text or said(answer), mark="ok" if answer or text else "")
    if not text:
        text = words.term("answer", answer)
    if item.get("note"):
        text += f" {item['note']}"
    return Cell(text, mark=answer, colour=RED if answer == "not_ok" else INK)
