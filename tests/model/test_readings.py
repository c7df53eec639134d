"""Several measuring points of an item: minimum, mean, verdict by each rule (issue 5; F31, forms 2.5)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldtech.model.checklist import gap_of, is_open, is_wrong, needs_note, points_answer, wants_photo
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.readings import RULES, Limits, is_ambiguous, judge, number_of, plain

THICK = {"id": "C-1", "group": "coating", "kind": "number", "required": True, "lower": 250, "upper": 600,
         "photo_on_fail": True, "points": 5, "rule": "every"}  # fmt: skip
DFT = Limits(Decimal(250), Decimal(600), "every", 5)

points = st.lists(st.decimals(0, 900, places=1), min_size=1, max_size=30)
rules = st.sampled_from(RULES)


def by_hand(values: list[Decimal], lower: Decimal, upper: Decimal, rule: str) -> str:
    share = {"every": Fraction(1), "80-20": Fraction(8, 10), "90-10": Fraction(9, 10)}[rule]
    exact = [Fraction(value) for value in values]
    mean = sum(exact, Fraction(0)) / len(exact)
    reach = Fraction(sum(value >= lower for value in exact), len(exact))
    if mean < lower or reach < share or min(exact) < share * Fraction(lower):
        return "below"
    return "above" if max(exact) > upper else "ok"


@given(points, rules)
def test_the_verdict_is_that_of_the_rule_counted_by_hand(values: list[Decimal], rule: str) -> None:
    found = judge([str(value) for value in values], Limits(Decimal(250), Decimal(600), rule, 5))
    assert found.verdict == by_hand(values, Decimal(250), Decimal(600), rule)
    assert bool(found.reason) == (found.verdict != "ok")


@given(points)
def test_a_stricter_rule_never_takes_what_a_milder_one_refuses(values: list[Decimal]) -> None:
    typed = [str(value) for value in values]
    taken = [judge(typed, Limits(Decimal(250), None, rule)).verdict == "ok" for rule in ("every", "90-10", "80-20")]
    assert taken == sorted(taken)


@given(points, rules, st.randoms())
def test_the_order_of_the_points_is_of_no_account(values: list[Decimal], rule: str, random: object) -> None:
    limits = Limits(Decimal(250), Decimal(600), rule, 5)
    mixed = list(values)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = judge(map(str, values), limits), judge(map(str, mixed), limits)
    assert (one.verdict, one.reason, one.minimum, one.mean) == (other.verdict, other.reason, other.minimum, other.mean)


def test_a_mean_below_the_limit_is_not_printed_as_the_limit() -> None:
    """249.96 is said as 249.9, not as the 250.0 it does not reach."""
    found = judge(["240", *["250"] * 23, "259"], Limits(Decimal(250), None, "80-20", 25))
    assert (found.reason, found.mean) == ("mean", Decimal("249.9"))


@given(points)
def test_the_mean_lies_between_the_ends_and_says_one_place_more(values: list[Decimal]) -> None:
    found = judge(map(str, values), DFT)
    assert found.minimum is not None and found.mean is not None and found.maximum is not None
    assert found.minimum <= found.mean <= found.maximum
    assert abs(Fraction(found.mean) - sum(map(Fraction, values), Fraction(0)) / len(values)) <= Fraction(1, 200)


@given(points)
def test_fewer_points_than_wanted_are_missing(values: list[Decimal]) -> None:
    found = judge(map(str, values), DFT)
    assert found.missing == max(0, 5 - len(values))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_or_none(text: str) -> None:
    found = judge([text, "300"], DFT)
    value = number_of(text)
    assert found.unreadable == ((0,) if text.strip() and value is None else ())
    assert found.verdict
    assert plain(value) == "" if value is None else Decimal(plain(value)) == value


@pytest.mark.parametrize(
    ("rule", "typed", "verdict", "reason"),
    [
        ("every", "250 251 252 260 270", "ok", ""),
        ("every", "250 251 249.9 260 270", "below", "point"),
        ("80-20", "210 260 270 280 290", "ok", ""),
        ("80-20", "199 300 300 300 300", "below", "far"),
        ("80-20", "210 210 300 300 300", "below", "share"),
        ("80-20", "210 250 250 250 250", "below", "mean"),
        ("90-10", "230 260 270 280 290", "below", "share"),
        ("90-10", "224 300 300 300 300 300 300 300 300 300", "below", "far"),
        ("90-10", "226 300 300 300 300 300 300 300 300 300", "ok", ""),
        ("80-20", "300 300 300 300 601", "above", "point"),
    ],
)
def test_the_rules_of_coating_thickness(rule: str, typed: str, verdict: str, reason: str) -> None:
    found = judge(typed.split(), Limits(Decimal(250), Decimal(600), rule, 5))
    assert (found.verdict, found.reason) == (verdict, reason)


def test_the_worst_point_speaks_for_all() -> None:
    assert judge(["300", "210", "640"], DFT).worst == Decimal(210)
    assert judge(["300", "640"], DFT).worst == Decimal(640)
    assert judge(["3", "5"], Limits(None, Decimal(6))).worst == Decimal(5)
    assert judge([], DFT).worst is None


def test_an_answer_of_points_keeps_them_as_typed() -> None:
    answer = points_answer(THICK, ("300", " 251,5", "", "270", "", ""))
    assert (answer.points, answer.value) == (("300", "251,5", "", "270"), "251.5")
    assert AnswerDraft.from_body(answer.to_body()) == answer
    assert points_answer(THICK, ("", " ")) == AnswerDraft("C-1")
    assert points_answer(THICK, ("abc",)).value == "abc"


def test_points_that_are_missing_are_a_gap() -> None:
    four, five = points_answer(THICK, ("300",) * 4), points_answer(THICK, ("300",) * 5)
    assert (gap_of(THICK, None), gap_of(THICK, four), gap_of(THICK, five)) == ("answer", "points", "")
    assert is_open({**THICK, "required": False}, four)
    assert not is_open({**THICK, "required": False}, None)
    assert gap_of(THICK, points_answer(THICK, ("300", "300", "300", "300", "x"))) == "points"


def test_a_point_below_the_limit_wants_its_handling_and_its_photo() -> None:
    low = ("300", "300", "300", "300", "210")
    assert gap_of(THICK, points_answer(THICK, low)) == "note"
    assert wants_photo(THICK, points_answer(THICK, low))
    assert not is_open(THICK, points_answer(THICK, low, "ground and coated again"))
    assert not is_wrong({**THICK, "rule": "80-20"}, points_answer(THICK, low))


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("1,250", "", None),
        ("1\uff0c250", "µm", None),
        ("1,250 µm", "µm", None),
        ("1,250e1", "", None),
        ("1_250", "", None),
        ("1,25", "", "1.25"),
        ("1,2500", "", "1.25"),
        ("1\uff0c25", "", "1.25"),
        ("1\uff0e25", "", "1.25"),
        ("1。25", "", "1.25"),
        ("250µm", "µm", "250"),
        ("250 \u03bcm", "\u00b5m", "250"),
        ("12 V", "V", "12"),
        ("12v", "V", "12"),
        ("12 V", "µm", None),
        ("V", "V", None),
    ],
)
def test_a_number_is_read_in_one_way_or_not_at_all(typed: str, unit: str, value: str | None) -> None:
    assert number_of(typed, unit) == (None if value is None else Decimal(value))
    assert is_ambiguous(typed, unit) == ("250" in typed and value is None and "_" not in typed)
    found = judge([typed], Limits(unit=unit))
    assert bool(found.unreadable) == (value is None)


def test_not_applicable_is_explained_where_the_template_wants_it() -> None:
    pick = {**THICK, "kind": "choice", "options": ["正常", "异常", "不适用"]}
    assert not needs_note(pick, AnswerDraft("C-1", "na"))
    assert gap_of({**pick, "na": True}, AnswerDraft("C-1", "na")) == "note"
    left_out = AnswerDraft("C-1", "na", "", "no flange here")
    assert gap_of({**THICK, "na": True}, left_out) == ""
    assert not wants_photo({**pick, "na": True}, left_out)
