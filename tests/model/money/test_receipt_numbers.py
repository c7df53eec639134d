"""Receipt numbers from blocks: in order, never twice, also on two laptops of one person without a network (B29)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.errors import Invalid
from fieldtech.model.money.receipt_numbers import (
    Block,
    Receipt,
    as_printed,
    block_problems,
    count_of,
    gaps,
    left,
    next_number,
    number_problems,
    twice,
    written,
)

DAY = date(2026, 11, 19)
FIRST = Block("one", 201, 203, "qianwei", "laptop")
PEOPLE, COMPUTERS = st.sampled_from("AB"), st.sampled_from("XYZ")
OTHER = Block("two", 204, 206, "qianwei", "tablet")


def receipt(number: str, key: str = "", login: str = "qianwei", computer: str = "laptop") -> Receipt:
    return Receipt(key or number, number, login, computer, DAY)


def test_numbers_of_a_block_in_order_until_it_is_used_up() -> None:  # B29
    given_so_far: list[Receipt] = []
    for count, rest in ((201, 2), (202, 1), (203, 0)):
        number = next_number("qianwei", "laptop", [OTHER, FIRST], given_so_far)
        given_so_far.append(Receipt(number, number, "qianwei", "laptop", DAY, void=count == 202))
        assert number == f"SJ-000{count}"
        assert left("qianwei", "laptop", [OTHER, FIRST], given_so_far) == rest
    with pytest.raises(Invalid) as refused:
        next_number("qianwei", "laptop", [OTHER, FIRST], given_so_far)
    assert [problem.code for problem in refused.value.problems] == ["receipts_used_up"]
    assert next_number("qianwei", "tablet", [OTHER, FIRST], given_so_far) == "SJ-000204"


def test_a_number_is_never_given_backwards_and_a_gap_is_told() -> None:  # B29, forms 2.8: no gaps per book
    jumped = [receipt("SJ-000203")]
    assert gaps(FIRST, jumped) == ("SJ-000201", "SJ-000202")
    assert gaps(FIRST, [*jumped, receipt("SJ-000202")]) == ("SJ-000201",)
    assert gaps(FIRST, []) == () == gaps(OTHER, jumped)
    assert left("qianwei", "laptop", [FIRST], jumped) == 0
    closed = Block("one", 201, 203, "qianwei", "laptop", closed=True)
    assert left("qianwei", "laptop", [closed], []) == 0


@pytest.mark.parametrize(
    ("number", "count"),
    [
        ("SJ-000231", 231),
        ("SJ-999999", 999_999),
        ("SJ-1000000", 1_000_000),
        ("SJ-0000231", None),
        ("SJ-231", None),
        ("SJ-000000", None),
        ("sj-000231", None),
        (" SJ-000231", None),
        ("SJ-000231\n", None),
        ("SJ-00０231", None),
        ("WX-000231", None),
        ("", None),
    ],
)
def test_the_form_of_a_number(number: str, count: int | None) -> None:  # forms 2.8
    assert count_of(number) == count
    assert count is None or written(count) == number


@pytest.mark.parametrize(
    ("block", "codes"),
    [
        (Block("new", 207, 256, "qianwei", "laptop"), []),
        (Block("new", 1, 200, "wulei", "laptop"), []),
        (Block("new", 203, 203, "wulei", "laptop"), ["receipt_block_overlaps"]),
        (Block("new", 206, 210, "wulei", "laptop"), ["receipt_block_overlaps"]),
        (Block("new", 150, 201, "wulei", "laptop"), ["receipt_block_overlaps"]),
        (Block("new", 100, 300, "wulei", "laptop"), ["receipt_block_overlaps"] * 2),
        (Block("one", 201, 203, "qianwei", "laptop", closed=True), []),  # the same block once more
        (Block("new", 0, 9, "wulei", "laptop"), ["receipt_block_size"]),
        (Block("new", 310, 309, "wulei", "laptop"), ["receipt_block_size"]),
        (Block("new", 1000, 1499, "wulei", "laptop"), []),
        (Block("new", 1000, 1500, "wulei", "laptop"), ["receipt_block_size"]),
        (Block("new", 999_999_950, 999_999_999, "wulei", "laptop"), []),
        (Block("new", 999_999_951, 1_000_000_000, "wulei", "laptop"), ["receipt_block_size"]),  # no such number
        (Block("new", 300, 309, "wulei", ""), ["receipt_block_owner"]),
        (Block("new", 300, 309, "", "laptop"), ["receipt_block_owner"]),
    ],
)
def test_issuing_a_block(block: Block, codes: list[str]) -> None:  # B29
    assert [problem.code for problem in block_problems(block, [FIRST, OTHER])] == codes


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        (receipt("SJ-000202"), []),
        (receipt("SJ-000201"), []),  # the fact itself, arrived once more
        (receipt("SJ-000201", "another"), ["receipt_used"]),
        (receipt("SJ-000205"), ["receipt_of_another"]),  # his own, but of the other computer
        (receipt("SJ-000202", login="wulei"), ["receipt_of_another"]),
        (receipt("SJ-000999"), ["receipt_of_another"]),
        (receipt("231"), ["receipt_form"]),
    ],
)
def test_a_number_somebody_gave(new: Receipt, codes: list[str]) -> None:  # B29
    assert [problem.code for problem in number_problems(new, [FIRST, OTHER], [receipt("SJ-000201")])] == codes


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from("XYZ"), st.integers(1, 40), st.integers(0, 8)), max_size=9
    ),
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("XYZ")), max_size=60),
)
def test_no_number_twice_on_computers_that_know_nothing_of_each_other(
    wanted: list[tuple[str, str, int, int]], turns: list[tuple[str, str]]
) -> None:  # B29: each computer sees its own receipts only
    blocks: list[Block] = []
    for n, (login, computer, first, more) in enumerate(wanted):
        block = Block(str(n), first, first + more, login, computer)
        if not list(block_problems(block, blocks)):
            blocks.append(block)
    known: dict[str, list[Receipt]] = {"X": [], "Y": [], "Z": []}
    for key, (login, computer) in enumerate(turns):
        if left(login, computer, blocks, known[computer]):
            number = next_number(login, computer, blocks, known[computer])
            known[computer].append(Receipt(str(key), number, login, computer, DAY))
    every = [row for rows in known.values() for row in rows]
    assert twice([*every, *every]) == () and len({row.number for row in every}) == len(every)
    assert all(not list(number_problems(row, blocks, every)) for row in every)
    assert all(gaps(block, every) == () for block in blocks)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("SJ-000231", "SJ-000231"), ("sj-000231", "SJ-000231"), (" sj 000231", "SJ-000231"), ("SJ000231", "SJ-000231"),
        ("SJ231", "SJ-000231"), ("ｓｊ－０００２３１", "SJ-000231"), ("sj — 231", "SJ-000231"), ("p 77", "P-77"),
        ("P - 77", "P-77"), ("NO.12", "NO.12"), ("00231", "00231"), ("SJ-1234567890", "SJ-1234567890"),
    ],
)  # fmt: skip
def test_however_it_is_typed_it_is_one_number(typed: str, number: str) -> None:  # B29: no number twice
    assert as_printed(typed) == number == as_printed(number)


def test_a_number_twice_is_told() -> None:
    assert twice([receipt("SJ-000201", "a"), receipt("SJ-000201", "b"), receipt("SJ-000202")]) == ("SJ-000201",)
