"""A month of an account customer: sums that follow from bookings in any order (F56, A03)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fieldtech.model.money.month import CHARGED, RECEIVED, REVERSED, WAIVED, Booking, month_around, month_of

NOVEMBER = date(2026, 11, 15)
BOOKINGS = st.builds(
    Booking, st.dates(date(2026, 8, 1), date(2026, 12, 31)), st.sampled_from("AB"),
    st.sampled_from((CHARGED, RECEIVED, REVERSED, WAIVED)), st.integers(1, 10**9),
)  # fmt: skip


def booked(day: str, kind: str, cents: int, order: str = "WX-1") -> Booking:
    return Booking(date.fromisoformat(day), order, kind, cents)


def test_a_month_says_what_was_owed_what_came_and_what_is_left() -> None:
    rows = [
        booked("2026-10-31", CHARGED, 1800_00, "WX-0"), booked("2026-11-01", CHARGED, 35_00),
        booked("2026-11-30", CHARGED, 2600_00, "BY-1"), booked("2026-11-20", RECEIVED, 1200_00, "WX-0"),
        booked("2026-11-21", WAIVED, 10_00, "WX-0"), booked("2026-12-01", RECEIVED, 35_00),
    ]  # fmt: skip
    found = month_of(rows, NOVEMBER)
    assert (found.first, found.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (found.opening, found.charged, found.received, found.waived) == (1800_00, 2635_00, 1200_00, 10_00)
    assert found.closing == 3225_00 and found.ages == (3225_00, 0, 0, 0)  # 30 days are up to 30
    assert month_of(rows, date(2026, 12, 31)).ages == (0, 2600_00, 590_00, 0)


def test_money_given_back_is_owed_again_and_too_much_is_set_against_the_oldest() -> None:
    rows = [booked("2026-07-01", CHARGED, 50_00, "OLD"), booked("2026-11-02", CHARGED, 31_00),
            booked("2026-11-02", RECEIVED, 51_00), booked("2026-11-03", RECEIVED, 10_00),
            booked("2026-11-04", REVERSED, 10_00)]  # fmt: skip
    found = month_of(rows, NOVEMBER)
    assert found.received == 51_00 and found.closing == 30_00 and found.ages == (0, 0, 0, 30_00)


def test_what_two_waive_unknown_to_each_other_is_booked_once() -> None:  # D17, as where the order stands
    rows = [booked("2026-10-31", CHARGED, 31_00), booked("2026-10-31", WAIVED, 31_00),
            booked("2026-11-02", WAIVED, 31_00)]  # fmt: skip
    october, november = month_of(rows, date(2026, 10, 1)), month_of(rows, NOVEMBER)
    assert (october.waived, october.closing, november.waived, november.closing) == (31_00, 0, 0, 0)
    assert month_of(rows[::-1], NOVEMBER) == november


def test_february_and_december_end_where_they_end() -> None:
    assert month_around(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_around(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


@given(st.lists(BOOKINGS, max_size=12), st.randoms(use_true_random=False))
def test_months_join_without_a_gap_and_order_does_not_matter(rows: list[Booking], chance: object) -> None:
    november, december = month_of(rows, NOVEMBER), month_of(rows, date(2026, 12, 1))
    assert december.opening == november.closing
    assert sum(november.ages) == max(november.closing, 0) and min(november.ages) >= 0
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert month_of(shuffled, NOVEMBER) == november
