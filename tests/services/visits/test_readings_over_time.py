"""Readings over time: who did not look did not miss what his checklist never asks, and each day has its own limits."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fieldtech.model.base import new_id
from fieldtech.model.maintenance import Visit, VisitObject
from fieldtech.model.orders import Order
from fieldtech.services.visits.chart_groups import Chart, Line
from fieldtech.services.visits.past import Item, PastVisit, series_of
from fieldtech.services.visits.stories import Point, Series
from fieldtech.services.visits.story_record import chart_record
from fieldtech.sheets.history_sheet import chart_points
from fieldtech.sheets.line_chart import LineChart
from fieldtech.sheets.style import RED, Style

LOW, HIGH = Decimal(250), Decimal(600)


def film(least: str, verdict: str = "ok", lower: str | None = "250", item: str = "CM-31") -> dict[str, Any]:
    return {"id": item, "group": "coating", "zh": "干膜厚度", "en": "film", "kind": "number", "unit": "µm", "note": "",
            "lower": lower, "upper": "600", "answer": "", "value": least, "minimum": least, "mean": least,
            "verdict": verdict}  # fmt: skip


def visit(month: int, code: str, *items: Item, status: str = "completed", state: str = "done") -> PastVisit:
    order = Order(id=new_id(), number=f"{code}-{month}", status=status)
    day = date(2026, month, 18)
    done = day if status == "completed" else None
    return PastVisit(order, Visit(checklist_code=code, due_on=day, done_on=done), VisitObject(id=new_id()), items, {},
                     state, "closed")  # fmt: skip


def series(*visits: PastVisit) -> tuple[Series, ...]:
    return series_of(visits, frozenset(past.order.id for past in visits))


def test_a_visit_left_out_is_a_gap_only_where_its_checklist_asks() -> None:  # F34
    film_of, torque = film("300"), film("80", item="IN-02", lower=None)
    inspected, coating = series(
        visit(1, "CM", film_of), visit(2, "IN", torque), visit(3, "IN", status="skipped"),
        visit(4, "IN", state="not_seen"), visit(5, "CM", status="skipped"), visit(6, "CM", film_of),
        visit(7, "IN", torque), visit(8, "CM", state="not_seen"),
    )  # fmt: skip
    assert (coating.item, [point.day.month for point in coating.points]) == ("CM-31", [1, 5, 6, 8])
    assert (inspected.item, [point.day.month for point in inspected.points]) == ("IN-02", [2, 3, 4, 7])
    assert [point.why for point in coating.points] == ["", "closed", "", "closed"]


def test_what_a_rule_forgives_is_not_outside() -> None:  # F31
    (one,) = series(visit(1, "CM", film("240")), visit(2, "CM", film("190", "below")), visit(3, "CM", film("260", "")))
    assert [one.outside(point) for point in one.points] == [False, True, False]
    assert [one.side(point) for point in one.points] == ["", "below", ""]


def test_an_older_reading_keeps_the_limits_of_its_day() -> None:  # F31
    (one,) = series(visit(1, "CM", film("230", lower="200")), visit(2, "CM", film("320", "below", lower="350")),
                    visit(3, "CM", film("300")))  # fmt: skip
    assert [one.outside(point) for point in one.points] == [False, True, False]
    assert [one.limits_of(point)[0] for point in one.points] == [200, 350, 250] and one.lower == LOW


@pytest.mark.parametrize(
    ("point", "side"),
    [
        (Point(date(2026, 1, 1), Decimal(249)), "below"),
        (Point(date(2026, 1, 1), Decimal(601)), "above"),
        (Point(date(2026, 1, 1), Decimal(250)), ""),
        (Point(date(2026, 1, 1), Decimal(600)), ""),
        (Point(date(2026, 1, 1), Decimal(249), lower=Decimal(200)), ""),
        (Point(date(2026, 1, 1), None, verdict="below"), ""),
    ],
)
def test_without_a_verdict_the_limits_say(point: Point, side: str) -> None:
    assert Series("CM-31", "", "", "", "µm", LOW, HIGH, (point,)).side(point) == side


class Pen:
    """Notes in which colours was drawn."""

    def __init__(self) -> None:
        self.dots: list[int] = []
        self.figures: dict[str, int] = {}

    def rounded(self, _x: float, _y: float, _w: float, _h: float, _r: float, colour: int) -> None:
        self.dots.append(colour)

    def text(self, _x: float, _y: float, said: str, _size: float, colour: int, **_more: object) -> None:
        self.figures[said] = colour

    def box(self, *_any: object) -> None:
        """Not looked at."""

    rules = box


def test_the_paper_is_red_where_the_verdict_is() -> None:
    (one,) = series(visit(1, "CM", film("320", "below", lower="350")), visit(2, "CM", film("240")))
    told = chart_record(Chart("干膜厚度", "film", "µm", LOW, HIGH, (Line("干膜厚度", "film", one),)))
    assert [point["outside"] for point in told["lines"][0]["points"]] == [True, False]
    pen: Any = Pen()
    LineChart(Style(1), "film", [("film", chart_points(told["lines"][0]))], LOW, HIGH, "").draw(pen, 700)
    assert pen.dots.count(RED) == 1 and pen.figures["240"] != RED
