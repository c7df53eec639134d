"""Receipt numbers from blocks: each block belongs to one person on one computer, so no network is needed (B29).

Blocks never overlap, and a number is taken only from a block of that person and that computer. So two laptops,
also two of one person, never give one number; numbers of a block are given in order, and a void one stays used.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fieldtech.errors import Invalid, Problem

PREFIX = "SJ"
LARGEST_BLOCK, LAST_COUNT = 500, 999_999_999
FEW_LEFT = 5  # from here on the window asks for a new block
_BETWEEN = re.compile(r"[\s_\-\u2010-\u2015]+")  # blanks and dashes of every length
_TYPED = re.compile(rf"{PREFIX}-?(\d{{1,9}})", re.ASCII)
_FORM = re.compile(rf"{PREFIX}-(\d{{6}}|[1-9]\d{{6,8}})", re.ASCII)


@dataclass(frozen=True)
class Block:
    """Numbers ``first`` to ``last`` for a person on a computer; a closed block (lost, restored) gives none any more."""

    key: str
    first: int
    last: int
    login: str
    computer: str
    closed: bool = False

    def __contains__(self, count: int) -> bool:
        """Whether the number is one of this block."""
        return self.first <= count <= self.last


@dataclass(frozen=True)
class Receipt:
    """A number given: for a collection, or void with its reason; ``key`` is the fact's own, alike everywhere."""

    key: str
    number: str
    login: str
    computer: str
    day: date
    cents: int = 0
    void: bool = False


def written(count: int) -> str:
    """``SJ-000231``."""
    return f"{PREFIX}-{count:06d}"


def as_printed(typed: str) -> str:
    """A number as it stands on paper, however typed: ``sj 000231``, ``SJ000231`` and full width are one number."""
    plain = _BETWEEN.sub("-", unicodedata.normalize("NFKC", typed).upper().strip())
    ours = _TYPED.fullmatch(plain)
    return written(int(ours[1])) if ours else plain


def count_of(number: str) -> int | None:
    """The count in a receipt number, None for anything of another form; ``SJ-0000231`` is no second way to write it."""
    found = _FORM.fullmatch(number)
    return int(found[1]) or None if found else None


def block_problems(new: Block, blocks: Iterable[Block]) -> Iterator[Problem]:
    """What is wrong with a block before it is issued; closed blocks keep their numbers."""
    if not (new.login and new.computer):
        yield Problem("computer", "receipt_block_owner")
    if not 0 < new.first <= new.last <= LAST_COUNT or new.last - new.first >= LARGEST_BLOCK:
        yield Problem("first", "receipt_block_size", params={"most": str(LARGEST_BLOCK)})
    for block in blocks:
        if block.key != new.key and block.first <= new.last and new.first <= block.last:
            params = {"first": written(block.first), "last": written(block.last)}
            yield Problem("first", "receipt_block_overlaps", params=params)


def next_number(login: str, computer: str, blocks: Iterable[Block], given: Iterable[Receipt]) -> str:
    """The next number of this person here; Invalid when his blocks on this computer are used up."""
    counts = _counts(given)
    for block in _own(login, computer, blocks):
        if (count := _next_in(block, counts)) <= block.last:
            return written(count)
    raise Invalid([Problem("receipt", "receipts_used_up")])


def left(login: str, computer: str, blocks: Iterable[Block], given: Iterable[Receipt]) -> int:
    """How many numbers he still has here."""
    counts = _counts(given)
    return sum(block.last + 1 - _next_in(block, counts) for block in _own(login, computer, blocks))


def number_problems(new: Receipt, blocks: Collection[Block], given: Iterable[Receipt]) -> Iterator[Problem]:
    """What is wrong with a number that was given: its form, whose block it is, or that it is there already."""
    count = count_of(new.number)
    if count is None:
        yield Problem("receipt", "receipt_form", params={"example": written(231)})
        return
    block = next((block for block in blocks if count in block), None)
    if block is None or (block.login, block.computer) != (new.login, new.computer):
        yield Problem("receipt", "receipt_of_another", params={"number": new.number})
    if any(other.number == new.number and other.key != new.key for other in given):
        yield Problem("receipt", "receipt_used", params={"number": new.number})


def twice(given: Iterable[Receipt]) -> tuple[str, ...]:
    """Numbers that two facts have; one fact that arrived twice is one."""
    counts = Counter(number for _key, number in {(receipt.key, receipt.number) for receipt in given})
    return tuple(sorted(number for number, times in counts.items() if times > 1))


def gaps(block: Block, given: Iterable[Receipt]) -> tuple[str, ...]:
    """Numbers of a block that were skipped: neither given nor void, below the highest given (forms 2.8)."""
    counts = _counts(given)
    return tuple(written(n) for n in range(block.first, _next_in(block, counts)) if n not in counts)


def _own(login: str, computer: str, blocks: Iterable[Block]) -> list[Block]:
    mine = [b for b in blocks if (b.login, b.computer) == (login, computer) and not b.closed]
    return sorted(mine, key=lambda block: block.first)


def _counts(given: Iterable[Receipt]) -> set[int]:
    return {count for receipt in given if (count := count_of(receipt.number)) is not None}


def _next_in(block: Block, counts: set[int]) -> int:
    """After the highest given, never back into a gap: an older number would lie about the order of receipts."""
    return max((count for count in counts if count in block), default=block.first - 1) + 1
