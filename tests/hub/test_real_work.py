"""What the real program writes down in a whole story goes through the hub without a doubt, and comes out the same."""

from itertools import groupby
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

import fleet
import stories
from fieldtech.hub.hub import Hub
from fieldtech.hub.rows import COLUMNS
from fieldtech.model.people import User
from fieldtech.services.devices import this_device
from fieldtech.services.workplace import Workplace
from fieldtech.sync.check import row_digest, sum_of
from fieldtech.sync.comparing import own_sum
from fieldtech.sync.messages import Ack, OpMessage, Push
from fieldtech.sync.outbox import every_waiting


def ops_of(workplace: Workplace) -> list[OpMessage]:
    with workplace.context.reading() as session:
        return list(every_waiting(session))


def pushed(workplace: Workplace, url: str, folder: Path) -> tuple[Hub, str, list[Ack]]:
    """The whole outbox at a new hub, by a computer on which everybody works."""
    hub = Hub.open(url, folder / "hub", clock=stories.clock_of(workplace))
    with workplace.context.reading() as session:
        here = this_device(session)
        logins = list(session.scalars(select(User.login)))
    known = hub.register(hub.new_code(logins, "all"), here.public_key, here.certificate, device_id=here.id.hex)
    return hub, known.token, hub.push(known.token, Push(ops_of(workplace))).acks


@pytest.mark.parametrize("story", ["repair", "fleet"])
def test_a_whole_story_is_accepted_and_comes_out_the_same(story: str, url: str, tmp_path: Path) -> None:
    workplace = stories.open_demo(tmp_path / "data")
    if story == "repair":
        stories.order_in(workplace, "sealed")
    else:
        fleet.one_of_two(workplace, fleet.order_in(workplace, "installing"))
    hub, token, acks = pushed(workplace, url, tmp_path)
    kinds = {op.op_id: (op.kind, op.by) for op in ops_of(workplace)}
    assert [(kinds[ack.op_id], ack.reason, ack.params) for ack in acks if ack.result != "ok"] == []
    page = hub.pull(token, 0, 5_000)
    came = [row for row in page.rows if row.table in COLUMNS]
    assert not page.more and len(came) > 100
    with workplace.context.reading() as session:
        assert sum_of(row_digest(row.table, row.key, row.values) for row in came) == own_sum(session)
    check = hub.check(token)
    assert (check.count, check.sha) == sum_of(row_digest(row.table, row.key, row.values) for row in came)
    assert hub.seal_faults() == []
    hub.close()


@pytest.mark.parametrize("story", ["repair", "fleet"])
def test_a_technicians_part_is_accepted_from_his_own_laptop(story: str, tmp_path: Path) -> None:
    """Where the hub knows of him only what he may have: his van, his orders, and nothing else (R7)."""
    workplace = stories.open_demo(tmp_path / "data")
    if story == "repair":
        stories.order_in(workplace, "sealed")
    else:
        fleet.one_of_two(workplace, fleet.order_in(workplace, "installing"))
    hub = Hub.open(f"sqlite:///{tmp_path}/hub.db", tmp_path / "hub", clock=stories.clock_of(workplace))
    with workplace.context.reading() as session:
        here = this_device(session)
        roles = {user.login: user.role for user in session.scalars(select(User))}
    people = {"TE": [one for one in roles if roles[one] == "TE"], "": [one for one in roles if roles[one] != "TE"]}
    tokens = {
        role: hub.register(hub.new_code(logins, "x"), here.public_key, here.certificate).token
        for role, logins in people.items()
    }
    numbers, refused = dict.fromkeys(tokens, 0), []
    for role, ops in groupby(ops_of(workplace), key=lambda op: "TE" if roles.get(op.by) == "TE" else ""):
        run = [msgspec.structs.replace(op, dev_seq=n) for n, op in enumerate(ops, numbers[role] + 1)]
        numbers[role] += len(run)
        hub.pull(tokens[role], 0)
        for op, ack in zip(run, hub.push(tokens[role], Push(run)).acks, strict=True):
            if ack.result != "ok":
                refused.append((op.kind, op.by, ack.reason, ack.params))
    assert refused == [] and min(numbers.values()) > 5
    hub.close()
