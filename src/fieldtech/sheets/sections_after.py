"""The parts of a repair sheet that tell how it ended: completion, platform check, verdict, photos."""

from collections.abc import Callable

from fieldtech.model.choices import PHOTO_PAIRS
from fieldtech.model.finding_photos import word_of
from fieldtech.sheets.blocks import Block, Cell, Field, Gap, Title, field_grid
from fieldtech.sheets.photos import PhotoRow, shrink
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.sections_work import on_equipment
from fieldtech.sheets.signoff import SignOff
from fieldtech.sheets.stamp import stamp_lines
from fieldtech.sheets.strips import Note, Tick, TickRow
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import DASH, Vocabulary, moment, person, said, short_moment

STANDARDS = ("restored", "tidy", "firm", "complete")
AREAS = ("installation", "system", "execution", "after_sales", "training")
_PER_ROW = 2
MOST_PHOTOS = 8


def completion(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The four completion checks, the platform check and the result (F25 to F28)."""
    met = record.get("standards") or {}
    ticks = [Tick(words.label(f"standard.{s}"), _state(met.get(s))) for s in STANDARDS]
    seen, result = record.get("platform_check"), _result(words, record)
    alone = on_equipment(record) and not seen
    rows = [[Field(words.label("result"), result, 3 if alone else 1)]]
    if not alone:
        rows[0].append(Field(words.label("platform"), _online(words, record), 2))
    if seen:
        detail = _platform(words, seen)
        checked = " ".join(p for p in (_name(seen.get("by")), short_moment(seen.get("at"))) if p)
        rows.append([Field(words.label("checked_by"), checked), Field(words.label("ids_match"), detail, 2)])
    if record.get("market_note"):
        rows.append([Field(words.label("market_note"), record["market_note"], 3)])
    grid = field_grid(style, rows, THIRDS)
    return titled(
        style, words.line("sec.standards" if alone else "sec.result"), [TickRow(style, ticks, keep=True), *grid]
    )


def _state(met: bool | None) -> str:
    return "" if met is None else ("ok" if met else "not_ok")


def _name(who: object) -> str:
    return person(who) if isinstance(who, dict) else said(who)


def _result(words: Vocabulary, record: Record) -> Cell:
    result = record.get("result")
    text = words.term("result", result)
    if record.get("result_reason"):
        text += words.aside(record["result_reason"])
    good = result in ("repaired", "temporary")
    return Cell(text, bold=True, colour=INK if good else RED, mark="ok" if result == "repaired" else None)


def _online(words: Vocabulary, record: Record) -> Cell:
    seen = record.get("platform_check")
    if not seen:
        return Cell(DASH)
    parts = [words.term("platform", seen.get("result"))]
    if seen.get("fix_at"):
        parts.append(f"{words.line('fix_at')} {short_moment(seen['fix_at'])}")
    for code in ("satellites", "signal"):
        if seen.get(code) not in (None, ""):
            parts.append(f"{words.line(code)} {seen[code]}")
    return Cell(" · ".join(parts), bold=True, mark={"online": "ok", "unchecked": ""}.get(seen["result"], "not_ok"))


def _platform(words: Vocabulary, seen: Record) -> Cell:
    parts = [words.line("yes" if seen.get("ids_match") else "no")]
    if seen.get("register_answer") is not None:
        parts.append(f"{words.line('register_answer')} {words.term('register_answer', str(seen['register_answer']))}")
    for code in ("acc", "voltage", "mileage", "alarms"):
        value = seen.get(code)
        if isinstance(value, bool):
            parts.append(f"{words.line(code)} {words.term('answer', 'ok' if value else 'not_ok')}")
        elif value not in (None, "", []):
            parts.append(f"{words.line(code)} {value}")
    return Cell(" · ".join(parts), mark="ok" if seen.get("ids_match") else "not_ok")


def exceptions(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Verbal authorisations, a late approval refused and overrides, each with its reason and name."""
    notes = [Note(style, words.line("asked"), _asked(words, a)) for a in record.get("authorisations") or []]
    if refused := record.get("late_return"):
        parts = (_name(refused.get("by")), moment(refused.get("at")), refused.get("reason"))
        notes.append(Note(style, words.line("late_return"), " · ".join(str(p) for p in parts if p)))
    for item in record.get("overrides") or []:
        notes.append(Note(style, words.line("override"), _overridden(words, item)))
    return titled(style, words.line("sec.authorisation"), notes) if notes else []


def _overridden(words: Vocabulary, item: Record) -> str:
    step, code = words.term("step", item.get("step")), words.problem(item.get("code"))
    parts = (step, code, item.get("reason"), _name(item.get("by")), short_moment(item.get("at")))
    return " · ".join(p for p in parts if p)


def _asked(words: Vocabulary, asked: Record) -> str:
    how = words.term("how", asked.get("how"))
    parts = [_name(asked.get("asked")), how, moment(asked.get("at")), asked.get("content"), asked.get("answer")]
    return " · ".join(str(p) for p in parts if p)


def acceptance(style: Style, words: Vocabulary, record: Record, code: str) -> list[Block]:
    """The verdict, the rating, both signatures and the QR code."""
    return [Gap(style.gap), SignOff(style, words, record, code)]


def shown_on(words: Vocabulary, record: Record, photo: Record) -> tuple[str, ...]:
    """What a photo shows: its slot and caption, or the item of the checklist whose code begins the caption."""
    caption = photo.get("caption") or ""
    items = {item["id"]: item for item in (record.get("checklist") or {}).get("items") or []}
    if item := items.get(caption.split(" ")[0]):
        return item["id"], words.name(item)
    if photo.get("row"):
        line, slot = words.line("row_photo", n=str(photo["row"])), items.get(str(photo["slot"]))
        return f"{line} {photo.get('plate') or ''}".rstrip(), _slot(words, photo, slot), caption
    return words.term("photo", photo.get("slot")), caption


def _slot(words: Vocabulary, photo: Record, item: Record | None) -> str:
    """The photo's place in words; the photos of a checklist lie under the item's own code."""
    return words.name(item) if item else words.term("photo", word_of(str(photo.get("slot"))))


def photos(style: Style, words: Vocabulary, record: Record, photo: Callable[[str], bytes | None]) -> list[Block]:
    """A few stamped photos, two in a row, before beside after; one that is not at hand is left out, its hash is not."""
    wanted = [(item, photo(item["sha256"])) for item in (record.get("photos") or [])[:MOST_PHOTOS]]
    there = [(item, data) for item, data in wanted if data]
    rows: list[Block] = []
    for pair in _side_by_side([item for item, _data in there]):
        shots = [(shrink(there[at][1], len(there), stamp_of(words, record, there[at][0])),
                  _caption(words, record, there[at][0])) for at in pair]  # fmt: skip
        rows.append(PhotoRow(style, shots))
    return [Gap(style.gap), Title(style, words.line("sec.photos")), *rows] if rows else []


def _side_by_side(shots: list[Record]) -> list[list[int]]:
    """The places of the photos row by row: before and after of one thing share a row, the others fill rows of two."""
    rows: list[list[int]] = []
    free = dict(enumerate(shots))
    for before, after in PHOTO_PAIRS:
        for first in [at for at, shot in free.items() if shot.get("slot") == before]:
            vehicle = shots[first].get("row")
            seconds = (at for at, shot in free.items() if (shot.get("slot"), shot.get("row")) == (after, vehicle))
            if (second := next(seconds, None)) is not None:
                rows.append([first, second])
                del free[first], free[second]
    rest = list(free)
    rows += [rest[n : n + _PER_ROW] for n in range(0, len(rest), _PER_ROW)]
    return sorted(rows, key=min)


def _caption(words: Vocabulary, record: Record, photo: Record) -> str:
    return " · ".join(p for p in (*shown_on(words, record, photo), moment(photo.get("taken_at"))) if p)


def stamp_of(words: Vocabulary, record: Record, photo: Record) -> tuple[str, ...]:
    """Order, vehicle and time, drawn onto the copy that is printed."""
    plate = photo.get("plate") or (record.get("vehicle") or {}).get("plate") or ""
    return stamp_lines(words, record["number"], plate, photo.get("taken_at"), photo.get("taken_from") or "")
