"""What changes on this computer when it is registered with a hub, registered anew, or the hub was restored.

*The first computer of a hub* pushes its whole outbox from the first operation on: of every row in it the hub has
nothing, and that is written into ``sync_shadow`` at once (while a computer is not registered nothing is noted there).

*A computer that joins* an office drops what the program put into it by itself, the bundled catalogue: the office has
its own. What people recorded on it is kept and goes to the office.

*Registered anew* (restored from a backup, copied, or unknown to a restored hub) it sends again everything from the
first operation without a final answer; the hub knows an operation it has by its id. On the wire they are numbered
from 1, here nothing is renumbered.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from fieldtech.model.local import Op
from fieldtech.model.syncing import SyncState
from fieldtech.sync.outbox import to_send, unacknowledge
from fieldtech.sync.plain import key_parts, key_text
from fieldtech.sync.rowstore import RowStore
from fieldtech.sync.shapes import shapes

_PAST = "past_epochs"
SYSTEM = "system"
"""Who wrote the operations of the program itself."""

_UNKNOWN_TO_HUB = text(
    "INSERT INTO sync_shadow (table_name, key, body, place) "
    "SELECT DISTINCT json_extract(image.value, '$.table'), json_extract(image.value, '$.key'), NULL, 0 "
    "FROM outbox, json_each(outbox.fields, '$.rows') AS image WHERE outbox.settled = 0 "
    "ON CONFLICT (table_name, key) DO UPDATE SET body = NULL, place = 0"
)

_STALE = text("INSERT OR IGNORE INTO search_stale (table_name, key) VALUES (:table, :key)")


@dataclass(frozen=True)
class Registered:
    """What the hub said to a new computer, and how it is reached."""

    hub_url: str
    device_id: str
    token: str
    epoch: str
    ca: str = ""
    keys: dict[str, Any] = field(default_factory=dict)


def state_of(session: Session) -> SyncState | None:
    """The registration of this computer."""
    return session.get(SyncState, 1)


def addresses_of(session: Session) -> tuple[str, ...]:
    """Where this computer reaches the office; none where it is not registered."""
    state = state_of(session)
    return tuple(state.hub_url.split(",")) if state is not None else ()


def begin_first(session: Session, registered: Registered, now: datetime) -> None:
    """This computer brings everything it has to a new hub."""
    _add(session, registered, now)
    session.execute(_UNKNOWN_TO_HUB)


def begin_joining(session: Session, registered: Registered, now: datetime) -> None:
    """This computer gets its rows from the hub; only what people recorded here goes there."""
    _add(session, registered, now)
    _drop_own_catalogue(session)
    session.execute(_UNKNOWN_TO_HUB)


def begin_again(session: Session, registered: Registered, now: datetime) -> None:
    """A new registration with the same office; nothing is lost and nothing is done twice."""
    state = session.get_one(SyncState, 1)
    restored = state.epoch != registered.epoch
    first = session.scalar(select(func.min(Op.dev_seq)).where(to_send()))
    oldest = session.scalar(select(func.min(Op.dev_seq)))
    newest = session.scalar(select(func.max(Op.dev_seq))) or 0
    if restored and oldest is not None:
        first = oldest
    state.base_seq = newest if first is None else first - 1
    _address(state, registered)
    past = [epoch for epoch in state.keys.get(_PAST, []) if epoch != registered.epoch]  # a stale file had said it was
    state.keys = {**state.keys, _PAST: past}
    state.registered_at = now
    session.flush()
    if restored:
        begin_epoch(session, registered.epoch)
    else:
        unacknowledge(session, state.base_seq)
        pull_everything(session)


def begin_epoch(session: Session, epoch: str) -> None:
    """The hub was restored from a backup: it gets everything again that is still here, and tells all it has."""
    state = session.get_one(SyncState, 1)
    state.keys = {**state.keys, _PAST: [*state.keys.get(_PAST, []), state.epoch]}
    state.epoch = epoch
    session.flush()
    session.execute(
        text("UPDATE outbox SET settled = 0 WHERE dev_seq > :base AND result <> 'rejected'"), {"base": state.base_seq}
    )
    unacknowledge(session, state.base_seq)
    session.execute(_UNKNOWN_TO_HUB)
    session.execute(text("UPDATE blob_states SET state = 'here' WHERE state = 'confirmed'"))
    pull_everything(session)


def is_past(state: SyncState, epoch: str) -> bool:
    """Whether an answer is from before a restore of the hub, as a file that was long on its way: it says nothing."""
    return epoch in state.keys.get(_PAST, [])


def pull_everything(session: Session) -> None:
    """From the first number on; at its end leaves what the hub does not have."""
    state = session.get_one(SyncState, 1)
    state.cursor, state.full = 0, True
    session.execute(text("DELETE FROM sync_seen"))
    session.execute(text("DELETE FROM sync_sums"))  # one wrong among them would never be found
    session.flush()


def _add(session: Session, registered: Registered, now: datetime) -> None:
    state = SyncState(id=1, epoch=registered.epoch, full=False, registered_at=now)
    _address(state, registered)
    session.add(state)
    session.flush()


def _address(state: SyncState, registered: Registered) -> None:
    state.hub_url, state.device_id, state.token = registered.hub_url, registered.device_id, registered.token
    past = {_PAST: state.keys[_PAST]} if state.keys and _PAST in state.keys else {}
    state.ca, state.keys = registered.ca, {**registered.keys, **past}


def _drop_own_catalogue(session: Session) -> None:
    """The rows and operations of the program itself; the others close ranks."""
    store = RowStore(session)
    ops = session.scalars(select(Op).where(Op.by == SYSTEM).order_by(Op.dev_seq)).all()
    made: dict[str, dict[str, None]] = {}
    for op in ops:
        for image in op.fields.get("rows", ()):
            if image["what"] == "new" and image["table"] in shapes():
                made.setdefault(image["table"], {})[key_text(image["key"])] = None
        session.delete(op)
    session.flush()
    for table, keys in made.items():
        store.remove(table, [key_parts(key) for key in keys])
    stale = [{"table": table, "key": key} for table, keys in made.items() for key in keys]
    if stale:
        session.execute(_STALE, stale)
    numbers = list(session.scalars(select(Op.dev_seq).order_by(Op.dev_seq)))
    for number, dev_seq in enumerate(numbers, 1):
        if number != dev_seq:
            session.execute(
                text("UPDATE outbox SET dev_seq = :new WHERE dev_seq = :old"), {"new": number, "old": dev_seq}
            )
    session.expire_all()
