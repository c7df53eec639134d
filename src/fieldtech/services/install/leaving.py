"""What is missing before the technicians may leave the yard: vehicle by vehicle, then the order as a whole."""

from collections.abc import Iterator

from fieldtech.errors import Problem
from fieldtech.model.facts import RowFact
from fieldtech.model.installs import ENDED, FITTED
from fieldtech.model.machines.install import INSTALL
from fieldtech.services.order_view import OrderView
from fieldtech.services.steps import unmet

_AHEAD = {"departed": "arrive", "arrived": "start_install", "installing": "finish_install", "to_sign": "sign_off"}


def must_be_done(view: OrderView) -> tuple[Problem, ...]:
    """The gaps of every vehicle, each with its row's key, and what the next step asks of the order besides."""
    name = _AHEAD.get(view.status)
    if name is None:
        return ()
    step = INSTALL.step(name)
    others = [p for p in unmet(step, view.facts) if p.field not in ("rows", "assign")]
    if view.status in ("installing", "to_sign"):
        return (*(gap for row in view.facts.rows for gap in gaps_of(row)), *others)
    return (*(p for p in unmet(step, view.facts) if p.field == "rows"), *others)


def may_follow(view: OrderView) -> tuple[Problem, ...]:
    """Vehicles without network: the check on the platform is owed, one by one."""
    owed = [row for row in view.facts.rows if row.state == "installed_unchecked"]
    return tuple(Problem("rows", "platform_unverified", "warning", _params(row)) for row in owed)


def done_sections(view: OrderView) -> tuple[str, ...]:
    """What needs no more thought."""
    done = ["arrival"] if view.status not in ("departed", "accepted") else []
    if view.facts.rows and all(row.state in ENDED and not any(gaps_of(row)) for row in view.facts.rows):
        done.append("rows")
    return tuple(done)


def gaps_of(row: RowFact) -> Iterator[Problem]:
    """What one vehicle lacks: nothing when it is said why it was not done; the gaps once work has begun on it."""
    params = _params(row)
    if row.state in FITTED or row.state == "installing":
        yield from (Problem("rows", code, params=params) for code in row.open_points)
    elif row.state not in ENDED:
        yield Problem("rows", "row_open", params=params)


def _params(row: RowFact) -> dict[str, str]:
    return {"vehicle": row.label, "position": str(row.position), "row": row.key}
