"""What must be true of the hub and every computer, worked out from the hub's tables without the hub's own rules."""

import json
from typing import Any

from sqlalchemy import select, text

from fieldtech.hub.tables import OPS, ROWS
from fieldtech.model.base import Id
from fieldtech.model.orders import CrewMember, Order
from fieldtech.sync.shapes import synced_tables

from .company import OFFICE, SECOND, Company
from .computers import Ledger, contents, differences, unsettled

HubRows = dict[str, dict[str, tuple[int, dict[str, Any]]]]
OF_ORDER = ("orders", "crew_members", "transitions", "entries", "swaps", "photos", "sealed_records", "follow_ups")


def hub_rows(company: Company) -> HubRows:
    """Table -> key -> place and values of everything that is not gone."""
    found: HubRows = {table: {} for table in synced_tables()}
    with company.hub._engines.reading() as connection:
        for row in connection.execute(select(ROWS).where(ROWS.c.gone == 0)):
            table, _, key = row.ident.partition(" ")
            if table in found:
                found[table][key] = (row.place, json.loads(row.row_values))
    return found


def everything_is_right(company: Company, ledger: Ledger, disaster: str) -> None:
    """After a quiet exchange of everybody."""
    rows = hub_rows(company)
    office = {
        table: [(place, values) for place, values in sorted(found.values(), key=lambda one: one[0])]
        for table, found in rows.items()
    }
    for computer in company.computers.values():
        assert [row for row in unsettled(computer.database) if row[2] != "deferred"] == []
    for name in (OFFICE, SECOND):
        there = contents(company.computers[name].database)
        assert differences(_without_pins(office), there) == {}, name
    for name in company.people.keys() - {OFFICE, SECOND}:
        _technician_has_his(company, name, rows)
    _every_op_once(company, ledger, disaster)
    assert company.hub.seal_faults() == []


def nobody_has_others_orders(company: Company, name: str) -> None:
    """R7: what the hub gave him was his when it gave it; what is there and not his, he made or had before."""
    computer = company.computers[name]
    with computer.context.reading() as session:
        here = set(session.scalars(select(Order.id)))
        crew = set(session.scalars(select(CrewMember.order_id).where(CrewMember.login == company.people[name])))
        lead = set(session.scalars(select(Order.id).where(Order.technician == company.people[name])))
        touched = {Id(row) for row in session.execute(_TOUCHED).scalars()}
    assert here - crew - lead - touched == set(), name


_TOUCHED = text("SELECT row_name FROM (SELECT \"row\" AS row_name FROM outbox WHERE table_name = 'orders')")


def _technician_has_his(company: Company, name: str, rows: HubRows) -> None:
    login = company.people[name]
    mine = {values["id"] for _place, values in rows["orders"].values() if values["technician"] == login}
    mine |= {values["order_id"] for _place, values in rows["crew_members"].values() if values["login"] == login}
    there = contents(company.computers[name].database)
    for table, found in there.items():
        for place, values in found:
            assert (place, values) in [(p, _no_pin(v)) for p, v in rows[table].values()], (name, table, values)
    for table in OF_ORDER:
        column = "id" if table == "orders" else "order_id"
        wanted = [one for one in rows[table].values() if one[1][column] in mine]
        assert sorted(there[table], key=repr) == sorted(wanted, key=repr), (name, table)


def _every_op_once(company: Company, ledger: Ledger, disaster: str) -> None:
    with company.hub._engines.reading() as connection:
        ops = connection.execute(select(OPS).order_by(OPS.c.device, OPS.c.dev_seq)).all()
    by_device: dict[str, list[Any]] = {}
    for op in ops:
        by_device.setdefault(op.device, []).append(op)
    first: dict[str, int] = {}
    for device, done in by_device.items():
        apart = sum(op.dev_seq < 0 for op in done)  # out of files of a computer that was put back since
        assert [op.dev_seq for op in done] == [*range(-apart, 0), *range(1, len(done) - apart + 1)], device
        assert apart == 0 or disaster == "computer", device
        new = [op.seq for op in done if op.op_id not in first and op.result != "deferred"]
        if not disaster:
            assert new == sorted(new), device
        first.update({op.op_id: op.seq for op in done})
    made = {op for computer in company.computers.values() for op in _made(computer)}
    assert made <= first.keys()
    assert first.keys() <= made | ledger.gone


def _made(computer: Any) -> set[str]:
    with computer.context.reading() as session:
        return set(session.execute(text("SELECT lower(hex(op_id)) FROM outbox")).scalars())


def _without_pins(office: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {table: [(place, _no_pin(values)) for place, values in found] for table, found in office.items()}


def _no_pin(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "pin_hash"}
