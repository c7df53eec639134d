"""The price engine: all of sample-data 6.8 by warranty, cause, contract and part, days and versions (B02, B05)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.errors import Invalid
from fieldtech.model import fees
from fieldtech.model.bundled import bundled_rows
from fieldtech.model.money.estimate import Outcome, compared
from fieldtech.model.money.prices import Case, Contract, Line, Part, Work, priced, repair_work, total
from fieldtech.model.money.schedule import ScheduleVersion, bundled_version, in_force
from fieldtech.model.warranty import Warranty, WarrantyState, after_replacement, warranty_on
from fieldtech.words import LANGUAGES, known

IN, OUT, DAMAGE, UNKNOWN = WarrantyState
FREE, LIST, DECIDE = fees.PartsInWarranty
DAY = date(2026, 11, 19)
SCHEDULE = replace(bundled_version(), holds_from=date(2025, 1, 1))
HARNESS, FUSE = Part("a", "电源线束(带保险)", "power harness", 3000), Part("b", "保险丝", "fuse", 100)
PLAIN = Contract("HT-1", DAY, DAY, {"FEE-COAT": 250_000})
FULL = replace(PLAIN, parts_included=True)


def one(case: Case, schedule: ScheduleVersion = SCHEDULE) -> Line:
    (line,) = priced(case, schedule)
    return line


# warranty, liability of the cause -> without a contract, and with one that includes parts: code, cents of 2 x 30.00
PARTS = [
    (IN, FREE, "in_warranty", 0, "in_warranty", 0),
    (IN, LIST, "damage", 6000, "damage", 6000),
    (IN, DECIDE, "manager_decides", 6000, "contract_part", 0),
    (OUT, FREE, "out_of_warranty", 6000, "contract_part", 0),
    (OUT, LIST, "out_of_warranty", 6000, "contract_part", 0),
    (OUT, DECIDE, "out_of_warranty", 6000, "contract_part", 0),
    (DAMAGE, FREE, "damage", 6000, "damage", 6000),
    (DAMAGE, LIST, "damage", 6000, "damage", 6000),
    (DAMAGE, DECIDE, "damage", 6000, "damage", 6000),
    (UNKNOWN, FREE, "warranty_unknown", 6000, "contract_part", 0),
    (UNKNOWN, LIST, "damage", 6000, "damage", 6000),
    (UNKNOWN, DECIDE, "warranty_unknown", 6000, "contract_part", 0),
]


@pytest.mark.parametrize(("state", "cause", "code", "cents", "by_contract", "contract_cents"), PARTS)
def test_a_part_by_warranty_cause_and_contract(  # B05, F54, F55
    state: WarrantyState, cause: fees.PartsInWarranty, code: str, cents: int, by_contract: str, contract_cents: int
) -> None:
    wanted = ((None, code, cents), (PLAIN, code, cents), (FULL, by_contract, contract_cents))
    for row, (contract, rule, of_harness) in product(bundled_rows("parts"), wanted):
        price = int(row["unit_price_cents"])
        part = Part(row["part_no"], row["name_zh"], row["name_en"], price, 2)
        line = one(Case(DAY, Warranty(state, None), cause, (part,), contract=contract))
        due = 2 * price if of_harness else 0
        assert (line.rule.code, line.list_cents, line.charged_cents) == (rule, 2 * price, due)
        assert row["part_no"] != "P-3001" or line.charged_cents == of_harness
        assert line.open == (rule in ("manager_decides", "warranty_unknown"))
        assert line.code == ("FEE-PART-DMG" if rule == "damage" else "FEE-PART")
    assert sum(row[:2] == (state, cause) for row in PARTS) == 1 and len(PARTS) == 12


@pytest.mark.parametrize("cause", bundled_rows("causes"), ids=lambda row: row["code"])
def test_every_cause_in_warranty(cause: dict[str, str]) -> None:  # 6.8: product and installation free, C14, C15 charged
    line = one(Case(DAY, Warranty(IN, None), fees.PartsInWarranty(cause["parts_in_warranty"]), (HARNESS,)))
    if cause["liability"] in ("产品", "安装"):
        assert (line.charged_cents, line.rule.code) == (0, "in_warranty")
    elif cause["code"] in ("C14", "C15"):
        assert (line.charged_cents, line.rule.code) == (3000, "damage")
    else:
        assert line.open


@pytest.mark.parametrize(
    ("sold", "accepted", "day", "state"),
    [
        (date(2025, 6, 1), None, date(2027, 5, 31), IN),  # the last day is part of it
        (date(2025, 6, 1), None, date(2027, 6, 1), OUT),
        (None, date(2025, 6, 1), date(2027, 5, 31), IN),
        (None, date(2025, 6, 1), date(2027, 6, 1), OUT),
        (date(2025, 7, 1), date(2025, 6, 1), date(2027, 6, 1), OUT),  # the earlier known day counts
        (date(2024, 2, 29), None, date(2026, 2, 28), IN),
        (date(2024, 2, 29), None, date(2026, 3, 1), OUT),
        (None, None, date(2026, 11, 19), UNKNOWN),
    ],
)
def test_the_last_day_of_warranty(sold: date | None, accepted: date | None, day: date, state: WarrantyState) -> None:
    warranty = warranty_on(day, 24, sold, accepted_on=accepted)
    line = one(Case(day, warranty, FREE, (HARNESS,)))
    assert warranty.state is state and line.charged_cents == (0 if state is IN else 3000)  # B05
    assert line.open == (state is UNKNOWN)
    if warranty.until:
        assert warranty.until.isoformat() in line.rule.said("en")


@pytest.mark.parametrize(
    ("model", "sold", "last"),
    [
        ("BX-V200", date(2025, 6, 1), date(2027, 5, 31)),
        ("BX-G100", date(2025, 6, 1), date(2026, 5, 31)),
        ("BX-T10", date(2025, 6, 1), date(2026, 5, 31)),
        ("BX-G100", date(2024, 9, 30), date(2025, 9, 29)),  # V09
    ],
)
def test_the_months_of_the_model(model: str, sold: date, last: date) -> None:  # B05, 6.8
    (months,) = (int(row["warranty_months"]) for row in bundled_rows("parts") if row["name_en"] == f"{model} main unit")
    for day, cents in ((last, 0), (last + timedelta(days=1), 3000)):
        assert one(Case(day, warranty_on(day, months, sold), FREE, (HARNESS,))).charged_cents == cents


def test_a_replaced_part_keeps_three_months() -> None:  # 6.8
    until = after_replacement(date(2027, 5, 31), date(2027, 5, 20))
    for day, cents in ((date(2027, 8, 19), 0), (date(2027, 8, 20), 3000)):
        state = IN if day <= until else OUT
        assert one(Case(day, Warranty(state, until), FREE, (HARNESS,))).charged_cents == cents


@pytest.mark.parametrize(
    ("work", "contract", "cents", "code"),
    [
        (Work("FEE-INST"), None, 0, "free_work"),  # B02
        (Work("FEE-LAB"), None, 0, "free_work"),  # B05
        (Work("FEE-TRAVEL", 2), None, 0, "free_work"),  # B05
        (Work("FEE-INST", given_cents=5000, reason="加装支架"), None, 5000, "agreed"),
        (Work("FEE-MOVE"), None, 0, "not_charged"),  # off by default
        (Work("FEE-REMOVE"), None, 0, "not_charged"),
        (Work("FEE-COAT"), None, 0, "price_missing"),
        (Work("FEE-COAT"), PLAIN, 250_000, "contract"),  # F54
        (Work("FEE-SIM"), None, 0, "price_missing"),
        (Work("FEE-SIM", 3, given_cents=1990), None, 5970, "at_cost"),
        (Work("FEE-LAB"), replace(PLAIN, prices={"FEE-LAB": 0}), 0, "contract"),
    ],
)
@pytest.mark.parametrize("state", list(WarrantyState))
def test_work_by_the_schedule(
    state: WarrantyState, work: Work, contract: Contract | None, cents: int, code: str
) -> None:  # B02, B05, F54
    line = one(Case(DAY, Warranty(state, None), LIST, (), (work,), contract))
    assert (line.charged_cents, line.rule.code, line.open) == (cents, code, code == "price_missing")


def test_a_move_is_charged_where_the_schedule_has_it() -> None:  # 6.8
    on = {code: replace(item, enabled=True) for code, item in SCHEDULE.items.items()}
    for state, code in product(WarrantyState, ("FEE-MOVE", "FEE-REMOVE")):
        line = one(Case(DAY, Warranty(state, None), FREE, (), (Work(code, 2),)), replace(SCHEDULE, items=on))
        assert (line.charged_cents, line.rule.code) == (16000, "schedule")


@pytest.mark.parametrize(
    ("work", "problem"),
    [
        (Work("FEE-LAB", given_cents=100, reason="远郊"), "only_parts_are_charged"),  # B05
        (Work("FEE-TRAVEL", given_cents=100, reason="远郊"), "only_parts_are_charged"),
        (Work("FEE-INST", given_cents=100), "reason_needed"),  # B02
        (Work("FEE-X"), "fee_item_unknown"),
        (Work("FEE-SIM", given_cents=-1), "not_negative"),
        (Work("FEE-SIM", 0, given_cents=1), "not_negative"),
    ],
)
def test_what_cannot_be_priced(work: Work, problem: str) -> None:
    with pytest.raises(Invalid) as refused:
        priced(Case(DAY, Warranty(OUT, None), FREE, (), (work,)), SCHEDULE)
    assert [found.code for found in refused.value.problems] == [problem]


@pytest.mark.parametrize(("day", "cents"), [(17, 3000), (18, 0), (20, 0), (21, 3000)])
def test_a_contract_from_its_first_to_its_last_day(day: int, cents: int) -> None:
    contract = Contract("HT-1", date(2026, 11, 18), date(2026, 11, 20), parts_included=True)
    case = Case(date(2026, 11, day), Warranty(OUT, None), FREE, (HARNESS,), contract=contract)
    assert one(case).charged_cents == cents


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), 1),
        (date(2026, 2, 28), 1),
        (date(2026, 5, 31), 9),
        (date(2026, 6, 1), 3),
        (date(2027, 1, 1), 3),
        (date(2026, 3, 1), 9),
    ],
)
def test_the_version_that_holds_on_a_day(day: date, number: int | None) -> None:  # F54
    first = bundled_version()
    later = [replace(first, number=n, holds_from=date(2026, 6, 1)) for n in (3, 2)]
    later.append(replace(first, number=9, holds_from=date(2026, 3, 1)))  # the day counts before the number
    for versions in ([first, *later], [*reversed(later), first]):
        found = in_force(versions, day)
        assert (found.number if found else None) == number


def test_no_price_by_a_later_version() -> None:  # F54
    with pytest.raises(ValueError, match="does not hold yet"):
        priced(Case(date(2025, 12, 31), Warranty(OUT, None), FREE), bundled_version())


def test_the_repair_of_the_demo() -> None:  # B05, V09: P-3001 and P-3002 out of warranty
    lines = priced(Case(DAY, Warranty(OUT, None), FREE, (HARNESS, FUSE), repair_work()), SCHEDULE)
    assert total(lines) == 3100 and [line.charged_cents for line in lines] == [3000, 100, 0, 0]
    assert lines[0].rule.said("en") == "out of warranty: part at list price, labour 0"  # F55


@pytest.mark.parametrize(
    ("agreed", "cents", "outcome"),
    [(3100, 3100, "as_agreed"), (3099, 3100, "more"), (3101, 3100, "less"), (None, 3100, "never_agreed"),
     (None, 0, "as_agreed")],
)  # fmt: skip
def test_the_estimate_against_the_end(agreed: int | None, cents: int, outcome: str) -> None:  # F10, F55
    case = Case(DAY, Warranty(OUT, None), FREE, (replace(HARNESS, unit_cents=cents),))
    found = compared(agreed, priced(case, SCHEDULE))
    assert (found.outcome, found.difference) == (outcome, cents - (agreed or 0))
    open_lines = priced(replace(case, warranty=Warranty(UNKNOWN, None)), SCHEDULE)
    assert compared(agreed, open_lines).outcome is Outcome.OPEN


CASES = st.builds(
    Case,
    day=st.just(DAY),
    warranty=st.builds(Warranty, st.sampled_from(WarrantyState), st.none() | st.dates()),
    cause=st.sampled_from(fees.PartsInWarranty),
    parts=st.lists(
        st.builds(Part, st.text(max_size=3), st.just("件"), st.just("part"), st.integers(0, 10**8), st.integers(1, 99)),
        max_size=5,
    ).map(tuple),
    work=st.sampled_from([(), repair_work(), (Work("FEE-SIM", 7, 1990),)]),
    contract=st.sampled_from([None, PLAIN, FULL]),
    waived=st.sampled_from([None, True, False]),
)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_the_total_is_the_sum_of_lines_in_whole_cents(case: Case) -> None:  # F55
    lines = priced(case, SCHEDULE)
    due = total(lines)
    assert due == sum(line.charged_cents for line in lines) and type(due) is int
    assert all(type(cents) is int for line in lines for cents in (line.list_cents, line.charged_cents))
    assert all(line.charged_cents in (0, line.list_cents) for line in lines)
    assert len(lines) == len(case.parts) + len(case.work)
    for line, language in product(lines, LANGUAGES):
        assert known(f"money_rule.{line.rule.code}") and "…" not in line.rule.said(language)
