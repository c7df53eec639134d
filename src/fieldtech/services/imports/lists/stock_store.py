"""Takes incoming terminals and SIM cards into stock: each with its first stay at the location."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import new_id
from fieldtech.model.catalogue import StockLocation, TerminalModel
from fieldtech.model.custody import Sim, Terminal
from fieldtech.services.context import Context
from fieldtech.services.custody import place
from fieldtech.services.imports.lists.findings import JudgedRow
from fieldtech.services.imports.lists.register import AT_ONCE
from fieldtech.services.masters.writing import STATE_AT
from fieldtech.store import search


class StockStore:
    """One list of received things; what is known stays where it is, what was put out of use comes back into it."""

    def __init__(self, context: Context, session: Session, location: StockLocation, kind: str) -> None:
        self._context = context
        self._session = session
        self._location = location
        self._word = "terminal" if kind == "terminals" else "sim"
        self._make = self._terminal if kind == "terminals" else self._sim
        self._state = STATE_AT[location.kind]
        self._models = {model.code: model for model in session.scalars(select(TerminalModel))}
        self.created = self.changed = 0

    def take(self, rows: Sequence[JudgedRow]) -> Iterator[int]:
        """Store the rows, telling from time to time how many are done."""
        for at in range(0, len(rows), AT_ONCE):
            part = rows[at : at + AT_ONCE]
            made = [self._make(row) for row in part if row.existing is None]
            self._session.add_all(made)
            self._session.flush()
            for item in made:
                place(
                    self._context, self._session, item, "location", self._location.code, self._state, reason="received"
                )
            search.index_new(self._session, self._word, ((item.id, _texts(item)) for item in made))
            back = self._back(row for row in part if row.existing is not None)
            self._session.flush()
            self.created += len(made) + back
            yield at + len(part)

    def _back(self, rows: Iterable[JudgedRow]) -> int:
        """A receipt that was undone, say: the thing has come after all, as at the counter; how many there are."""
        keys = [row.existing for row in rows]
        retired: list[Terminal | Sim] = []
        if self._word == "terminal":
            retired += self._session.scalars(select(Terminal).where(Terminal.id.in_(keys), Terminal.active.is_(False)))
        else:
            retired += self._session.scalars(select(Sim).where(Sim.id.in_(keys), Sim.active.is_(False)))
        for item in retired:
            item.active = True
            place(self._context, self._session, item, "location", self._location.code, self._state, reason="received")
            search.index(self._session, self._word, item.id, _texts(item))
        return len(retired)

    def _terminal(self, row: JudgedRow) -> Terminal | Sim:
        values = row.values
        model = self._models[values["model"]]
        return Terminal(
            id=new_id(),
            number=values["terminal_id"],
            model_code=model.code,
            protocol=model.protocol,
            imei=values["imei"],
            phone=values.get("terminal_phone") or "",
            bought_on=_day(values.get("purchase_date")),
            warranty_months=model.warranty_months,
            state=self._state,
            place_kind="location",
            place_ref=self._location.code,
        )

    def _sim(self, row: JudgedRow) -> Terminal | Sim:
        values = row.values
        return Sim(
            id=new_id(),
            iccid=values["iccid"],
            msisdn=values["msisdn"],
            imsi=values.get("imsi") or "",
            operator=values.get("operator") or "",
            valid_until=_day(values.get("valid_until")),
            state=self._state,
            place_kind="location",
            place_ref=self._location.code,
        )


def _texts(item: Terminal | Sim) -> Iterator[str]:
    """By what it is found, as ``index_row`` has it."""
    if isinstance(item, Terminal):
        return filter(None, (item.number, item.imei, item.phone, item.model_code))
    return filter(None, (item.iccid, item.msisdn, item.imsi, item.operator))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
