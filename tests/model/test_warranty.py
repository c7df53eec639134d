"""Warranty by date and cause: sale + months, last day included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldtech.model.warranty import Warranty, WarrantyState, after_replacement, last_day, warranty_on

SOLD, UNTIL = date(2025, 6, 1), date(2027, 5, 31)
IN, OUT, DAMAGE, UNKNOWN = WarrantyState


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 6, 1), IN),
        (date(2027, 5, 30), IN),
        (date(2027, 5, 31), IN),
        (date(2027, 6, 1), OUT),
        (date(2025, 5, 1), IN),  # before the sale, say a pre-delivery fault
    ],
)
def test_the_last_day_is_included(day: date, state: WarrantyState) -> None:
    assert warranty_on(day, 24, SOLD) == Warranty(state, UNTIL)


@pytest.mark.parametrize(
    ("start", "months", "until"),
    [
        (date(2025, 6, 1), 24, date(2027, 5, 31)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 14)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
    ],
)
def test_the_end_of_a_term(start: date, months: int, until: date) -> None:
    assert last_day(start, months) == until


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 119))
def test_a_longer_term_ends_later(start: date, months: int) -> None:
    assert start < last_day(start, months) < last_day(start, months + 1)
    assert last_day(start, months) - start <= timedelta(days=31 * months)


def test_the_earlier_known_date_counts() -> None:
    accepted = date(2025, 7, 1)
    assert warranty_on(SOLD, 24, SOLD, accepted_on=accepted).until == UNTIL
    assert warranty_on(SOLD, 24, accepted, accepted_on=SOLD).until == UNTIL
    assert warranty_on(SOLD, 24, None, accepted_on=accepted).until == date(2027, 6, 30)


def test_without_a_date_nobody_knows() -> None:
    assert warranty_on(SOLD, 24, None) == Warranty(UNKNOWN, None)


@pytest.mark.parametrize("months", [None, 0])
def test_without_a_term_there_is_no_warranty(months: int | None) -> None:
    assert warranty_on(SOLD, months, SOLD) == Warranty(OUT, None)
    assert warranty_on(SOLD, months, None) == Warranty(OUT, None)


@pytest.mark.parametrize("sold", [SOLD, date(2010, 1, 1), None])
def test_damage_by_people_counts_whatever_the_date(sold: date | None) -> None:
    found = warranty_on(date(2026, 11, 18), 24, sold, damaged_by_people=True)
    assert found.state is DAMAGE
    assert (found.until is None) == (sold is None)


def test_a_replaced_part_keeps_the_rest_but_three_months_at_least() -> None:
    assert after_replacement(UNTIL, date(2026, 11, 18)) == UNTIL
    assert after_replacement(UNTIL, date(2027, 5, 1)) == date(2027, 7, 31)
