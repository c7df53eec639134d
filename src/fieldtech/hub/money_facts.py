"""The facts of money as the hub has them, read only as far as one operation speaks of them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain

from fieldtech.hub.batch import Batch
from fieldtech.hub.rows import Stored
from fieldtech.model.money.audit import VOUCHERS, Act
from fieldtech.model.money.cash_facts import Collection, Count, Fact, Facts, HandOver, MadeGood, Reversal, gathered
from fieldtech.model.money.receipt_numbers import Block, Receipt
from fieldtech.model.money.receivable import list_place
from fieldtech.sync.messages import Values

_ABOUT = {"collection": frozenset({"reversals"}), "hand_over": frozenset({"cash_counts", "made_good"})}
_NO_DAY, _NO_TIME = "0001-01-01", "0001-01-01T00:00:00.000Z"


def facts_about(batch: Batch, collections: Iterable[str], slips: Iterable[str] = ()) -> Facts:
    """These collections and slips with all that was said of them, and everything that is on the same slips."""
    wanted, papers = set(collections), set(slips)
    papers |= {str(row.key[0]) for key in wanted for row in batch.pointing("handed", key, frozenset({"hand_overs"}))}
    known = [row for key in sorted(papers) if (row := batch.row("hand_overs", [key])) is not None]
    wanted |= {str(key) for row in known for key in row.values.get("collections") or ()}
    found = [row for key in sorted(wanted) if (row := batch.row("collections", [key])) is not None]
    said = chain(_said(batch, "collection", wanted), _said(batch, "hand_over", papers))
    return gathered(fact_of(row.table, row.values) for row in chain(found, known, said))


def _said(batch: Batch, kind: str, keys: Iterable[str]) -> Iterator[Stored]:
    for key in sorted(keys):
        yield from batch.pointing(kind, key, _ABOUT[kind])


def fact_of(table: str, values: Values) -> Fact:
    """A row of money as the rules read it."""
    match table:
        case "collections":
            return Collection(
                _text(values, "id"), _text(values, "number"), _text(values, "order_id"), _text(values, "by"),
                whole(values, "cents"), _text(values, "method"), day_of(values), _text(values, "receipt"),
                bool(values.get("to_person")),
            )  # fmt: skip
        case "reversals":
            return Reversal(
                _text(values, "id"), _text(values, "collection_id"), _text(values, "by"), day_of(values),
                _text(values, "reason"), _text(values, "receipt"), bool(values.get("from_till")),
            )  # fmt: skip
        case "hand_overs":
            return HandOver(
                _text(values, "id"), _text(values, "number"), _text(values, "by"),
                tuple(map(str, values.get("collections") or ())), whole(values, "cents"), day_of(values),
                _text(values, "receiver"),
            )  # fmt: skip
    about = _text(values, "id"), _text(values, "hand_over_id"), _text(values, "by"), whole(values, "cents")
    kind = Count if table == "cash_counts" else MadeGood
    return kind(*about, day_of(values), _text(values, "reason"))


def receipt_of(values: Values) -> Receipt:
    """A receipt number that was given."""
    return Receipt(
        _text(values, "id"), _text(values, "number"), _text(values, "login"), _text(values, "computer"), day_of(values),
        whole(values, "cents"), bool(values.get("void_reason")),
    )  # fmt: skip


def block_of(values: Values) -> Block:
    """A block of receipt numbers."""
    return Block(
        _text(values, "id"), whole(values, "first"), whole(values, "last"), _text(values, "login"),
        _text(values, "computer"), values.get("closed_at") is not None,
    )  # fmt: skip


def place_of_list(values: Values) -> tuple[int, datetime, str]:
    """For finding the newest of an order's fee lists."""
    return list_place(whole(values, "revision"), moment_of(values), _text(values, "id"))


def act_of(values: Values) -> Act:
    """What was said in an audit."""
    checked = frozenset(name for name in VOUCHERS if values.get(name))
    return Act(
        _text(values, "id"), _text(values, "collection_id"), _text(values, "act"), _text(values, "by"),
        moment_of(values), _text(values, "text"), checked,
    )  # fmt: skip


def moment_of(values: Values) -> datetime:
    """When it was written."""
    return datetime.fromisoformat(_text(values, "at") or _NO_TIME)


def whole(values: Values, name: str, otherwise: int = 0) -> int:
    """A whole number; what another program wrote there instead counts as nothing."""
    found = values.get(name)
    return found if isinstance(found, int) else otherwise


def _text(values: Values, name: str) -> str:
    found = values.get(name)
    return found if isinstance(found, str) else ""


def day_of(values: Values) -> date:
    """The day it is about."""
    return date.fromisoformat(_text(values, "day") or _NO_DAY)
