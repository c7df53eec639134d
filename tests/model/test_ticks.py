"""The scale of a chart: round numbers around all values, and labels that do not touch."""

from decimal import Decimal

import pytest

from fieldtech.model.ticks import clear_start, span, thinned, ticks


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [("197", "361", "160 200 240 280 320 360 400"), ("0", "1", "0 0.2 0.4 0.6 0.8 1"),
     ("9", "9", "8 8.4 8.8 9.2 9.6 10"),
     ("-4", "36", "-10 0 10 20 30 40"), ("0.0012", "0.0031", "0.0012 0.0016 0.002 0.0024 0.0028 0.0032")],
)  # fmt: skip
def test_ticks_are_round_and_enclose_everything(low: str, high: str, wanted: str) -> None:
    found = ticks(Decimal(low), Decimal(high))
    assert found[0] <= Decimal(low) and found[-1] >= Decimal(high) and len(found) <= 8
    assert [f"{tick:f}" for tick in found] == wanted.split()


def test_the_limit_below_is_always_shown_and_the_one_above_when_something_is_near() -> None:
    values = [Decimal(310), Decimal(348)]
    low, high = span(values, Decimal(250), Decimal(600))
    assert low < 250 and 348 < high < 600
    assert span([Decimal(480)], Decimal(250), Decimal(600))[1] > 600
    assert span([Decimal(3)], Decimal(0), Decimal(6))[0] == 0
    assert span([Decimal(5)], None, None) == (Decimal(4), Decimal(6))


@pytest.mark.parametrize(("count", "room", "shown"), [(12, 12, 12), (12, 5, 4), (1, 1, 1), (3, 0, 1)])
def test_of_many_labels_the_last_is_always_written(count: int, room: int, shown: int) -> None:
    places = list(thinned(count, room))
    assert places[-1] == count - 1 and len(places) == shown


def test_words_in_a_chart_begin_where_they_cover_no_point() -> None:
    assert clear_start([], 0.3) == 0.0 and clear_start([0.9], 0.3) == 0.0
    assert 0.05 < clear_start([0.05, 0.9], 0.3) < 0.6
    assert clear_start([n / 10 for n in range(11)], 0.3) == 0.0
