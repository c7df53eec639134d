"""The story as a workbook: readings, visits, findings and events, a sheet each; every cell is text or a number."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from fieldtech.model.finding_text import in_language
from fieldtech.services.workbook import Table, workbook
from fieldtech.words import of_kind, word

Record = dict[str, Any]


def story_book(record: Record, language: str) -> bytes:
    """An .xlsx of what ``story_record`` says."""
    rows = {"readings": _readings, "visits": _visits, "findings": _findings, "events": _events}
    return workbook(
        Table(word(f"story_book.{name}", language), word(f"story_book.{name}.columns", language).split("|"),
              of(record, language))
        for name, of in rows.items()
    )  # fmt: skip


def _readings(record: Record, language: str) -> Iterable[Sequence[object]]:
    key = "en" if language == "en" else "zh"
    for chart in record["charts"]:
        for line in chart["lines"]:
            name = line[key] or line["zh"]
            what = chart[key] or chart["zh"]
            for point in line["points"]:
                yield (what if what == name else f"{what} {name}", point["day"], _number(point["value"]),
                       _number(point["mean"]), chart["unit"], _number(chart["lower"]), _number(chart["upper"]),
                       point["visit"], point["why"])  # fmt: skip


def _number(text: str) -> object:
    return Decimal(text) if text else ""


def _visits(record: Record, language: str) -> Iterable[Sequence[object]]:
    for line in record["visits"]:
        yield (line["number"], line["day"], word(f"choice.order_kind.{line['kind']}", language),
               of_kind(f"status.{line['status']}", line["kind"], language), line["items"], line["faults"],
               word("list.comma", language).join(line["technicians"]), line["reason"])  # fmt: skip


def _findings(record: Record, language: str) -> Iterable[Sequence[object]]:
    for one in record["findings"]:
        hazard = word("story_book.hazard", language) if one["hazard"] else ""
        text = in_language(one["text"], one["question_zh"], one["question_en"], chinese=language != "en")
        state = " ".join(filter(None, (word(f"choice.finding_state.{one['state']}", language), one["repaired"])))
        yield (one["visit"], one["at"][:10], text, hazard, one["told"], state, one["handling"], one["repair"])


def _events(record: Record, language: str) -> Iterable[Sequence[object]]:
    for one in record["events"]:
        detail = one["en"] if language == "en" else one["zh"]
        yield (one["at"][:16].replace("T", " "), word(f"timeline.{one['what']}", language), one["title"], detail,
               one["order"], one["by"], one["reason"])  # fmt: skip
