"""The vehicles of an install order as rules, grids and sheets see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound
from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts import install_row, onsite
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.facts import RowFact
from fieldtech.model.installs import InstallRow
from fieldtech.model.orders import Entry, Photo
from fieldtech.model.row_gaps import RowRecord, answered, gaps
from fieldtech.services.install.row_sources import Sources, planned
from fieldtech.services.install.row_sources import label as label
from fieldtech.store.arrival import arrival

ROW_KINDS: tuple[type[Draft], ...] = (
    install_row.RowUnitsDraft, install_row.RowPlaceDraft, onsite.ConditionDraft, install_row.RowAnswersDraft,
    PlatformCheckDraft, install_row.RowResultDraft, install_row.RowSourceDraft,
)  # fmt: skip
TRAILERS = ("挂车", "罐式挂车", "半挂车")
"""Vehicles that nobody drives (data README rule 12)."""


@dataclass(frozen=True)
class RowView:
    """One line of the yard grid; ``record`` is all that was recorded on the vehicle."""

    id: Id
    position: int
    vehicle_id: Id
    plate: str
    colour: int
    vin: str
    vehicle_type: str
    driver: str
    driver_mobile: str
    model: str
    state: str
    terminal: str
    terminal_model: str
    imei: str
    iccid: str
    msisdn: str
    technician: str
    reason: str
    new_date: date | None
    open_points: tuple[str, ...]
    answered: tuple[int, int]
    record: RowRecord
    came_from: str = ""  # in a move the vehicle whose terminal is on this one now
    source: str = ""  # the vehicle it shall come from, as planned
    source_terminal: str = ""  # what is on that one now; in a removal what is on this vehicle

    @property
    def label(self) -> str:
        """How people call the vehicle."""
        return label(self.plate, self.vin)


def the_row(session: Session, row_id: Id) -> InstallRow:
    """A vehicle's row; raises NotFound."""
    row = session.get(InstallRow, row_id)
    if row is None or not row.active:
        raise NotFound("no_such_install_row")
    return row


def row_facts(session: Session, order_id: Id) -> tuple[RowFact, ...]:
    """The vehicles as the guards see them."""
    wanted = select(InstallRow, Vehicle).join(Vehicle, Vehicle.id == InstallRow.vehicle_id)
    rows = session.execute(wanted.where(InstallRow.order_id == order_id, InstallRow.active).order_by(*_order())).all()
    looked_at = _slots_with(session, order_id, onsite.ConditionDraft.kind)
    named = _slots_with(session, order_id, install_row.RowSourceDraft.kind)
    return tuple(_fact(row, vehicle, row.id.hex in looked_at, row.id.hex in named) for row, vehicle in rows)


def row_views(
    session: Session, order_id: Id, task: str, items: Sequence[Mapping[str, Any]], only: Id | None = None
) -> tuple[RowView, ...]:
    """The lines of the grid in their order, or the one of ``only``: four queries whatever the number of vehicles."""
    wanted = (
        select(InstallRow, Vehicle, Terminal, Sim)
        .join(Vehicle, Vehicle.id == InstallRow.vehicle_id)
        .outerjoin(Terminal, Terminal.id == InstallRow.terminal_id)
        .outerjoin(Sim, Sim.id == InstallRow.sim_id)
        .where(InstallRow.order_id == order_id, InstallRow.active)
    )
    if only is not None:
        wanted = wanted.where(InstallRow.id == only)
    records = row_records(session, order_id, task, items, only)
    empty = RowRecord(task, items=tuple(items))
    found = session.execute(wanted.order_by(*_order())).all()
    views = tuple(_view(row, records.get(row[0].id.hex, empty)) for row in found)
    return with_sources(session, views) if task == "move" else with_mounted(session, views, task)


def with_sources(session: Session, views: tuple[RowView, ...]) -> tuple[RowView, ...]:
    """The lines of a move with the vehicles their terminals come from."""
    sources = Sources(session, (view.record for view in views))
    return tuple(
        replace(view, came_from=sources.name(view.record.units.from_vehicle), source=sources.name(planned(view.record)),
                source_terminal=sources.terminal(planned(view.record)))
        for view in views
    )  # fmt: skip


def with_mounted(session: Session, views: tuple[RowView, ...], task: str) -> tuple[RowView, ...]:
    """The lines of a removal with what is on each vehicle now."""
    if task != "removal":
        return views
    there = Sources(session, (), (view.vehicle_id.hex for view in views))
    return tuple(replace(view, source_terminal=there.terminal(view.vehicle_id.hex)) for view in views)


def row_records(
    session: Session, order_id: Id, task: str, items: Sequence[Mapping[str, Any]], only: Id | None = None
) -> dict[str, RowRecord]:
    """What was recorded on each vehicle, by its slot."""
    newest = _newest(session, order_id, only)
    photos = row_photos(session, order_id, only)
    slots = {slot for _kind, slot in newest} | set(photos)
    return {slot: _record(slot, newest, task, tuple(items), photos.get(slot, ())) for slot in slots}


def row_photos(session: Session, order_id: Id, only: Id | None = None) -> dict[str, tuple[str, ...]]:
    """The photo slots filled for each vehicle; a row's photos lie in ``<row>/<slot>``."""
    wanted = select(Photo.id, Photo.slot).where(Photo.order_id == order_id, Photo.slot.contains("/"))
    if only is not None:
        wanted = wanted.where(Photo.slot.startswith(f"{only.hex}/"))
    gone = _slots_with(session, order_id, "photo_removed")
    found: dict[str, list[str]] = {}
    for key, slot in session.execute(wanted.order_by(arrival(Photo))):
        if key.hex not in gone:
            row, _slash, name = slot.partition("/")
            found.setdefault(row, []).append(name)
    return {row: tuple(names) for row, names in found.items()}


def store_state(row: InstallRow, record: RowRecord, state: str) -> None:
    """Keep what lists and guards read: the state, and what an installed vehicle would still lack."""
    row.state = state
    row.open_points = list(gaps(record))
    result = record.result
    said = result is not None and result.result in ("not_installed", "rescheduled")
    row.reason = result.reason if result is not None and said else ""
    row.new_date = result.new_date if result is not None and said else None


def _newest(session: Session, order_id: Id, only: Id | None) -> dict[tuple[str, str], Draft]:
    kinds = [kind.kind for kind in ROW_KINDS]
    wanted = select(Entry.kind, Entry.slot, Entry.body).where(Entry.order_id == order_id, Entry.kind.in_(kinds))
    wanted = wanted.where(Entry.slot == only.hex) if only is not None else wanted.where(Entry.slot != "")
    bodies = {(kind, slot): body for kind, slot, body in session.execute(wanted.order_by(arrival(Entry)))}
    return {key: DRAFTS[key[0]].from_body(body) for key, body in bodies.items()}


def _record(
    slot: str,
    newest: Mapping[tuple[str, str], Draft],
    task: str,
    items: tuple[Mapping[str, Any], ...],
    photos: tuple[str, ...],
) -> RowRecord:
    units, place, condition, answers, platform, result, source = (newest.get((kind.kind, slot)) for kind in ROW_KINDS)
    return RowRecord(
        task=task,
        units=units if isinstance(units, install_row.RowUnitsDraft) else install_row.RowUnitsDraft(),
        place=place if isinstance(place, install_row.RowPlaceDraft) else None,
        condition=condition if isinstance(condition, onsite.ConditionDraft) else None,
        answers=answers if isinstance(answers, install_row.RowAnswersDraft) else None,
        platform=platform if isinstance(platform, PlatformCheckDraft) else None,
        result=result if isinstance(result, install_row.RowResultDraft) else None,
        items=items,
        photos=photos,
        source=source if isinstance(source, install_row.RowSourceDraft) else None,
    )


def _view(found: Row[*tuple[Any, ...]], record: RowRecord) -> RowView:
    row, vehicle, terminal, sim = found
    return RowView(
        id=row.id,
        position=row.position,
        vehicle_id=vehicle.id,
        plate=vehicle.plate,
        colour=vehicle.plate_colour,
        vin=vehicle.vin,
        vehicle_type=vehicle.vehicle_type,
        driver=vehicle.driver_name,
        driver_mobile=vehicle.driver_mobile,
        model=row.model_code,
        state=row.state,
        terminal=terminal.number if terminal else "",
        terminal_model=terminal.model_code if terminal else "",
        imei=terminal.imei if terminal else "",
        iccid=sim.iccid if sim else "",
        msisdn=sim.msisdn if sim else "",
        technician=row.technician,
        reason=row.reason,
        new_date=row.new_date,
        open_points=tuple(row.open_points),
        answered=answered(record),
        record=record,
    )


def is_driven(vehicle: Vehicle) -> bool:
    """Whether its driver is known, or nobody drives it (B12)."""
    known = bool(vehicle.driver_name and vehicle.driver_mobile)
    return known or vehicle.vehicle_type in TRAILERS or vehicle.plate.endswith("挂")


def _fact(row: InstallRow, vehicle: Vehicle, looked_at: bool, named: bool) -> RowFact:
    return RowFact(
        key=row.id.hex,
        position=row.position,
        label=label(vehicle.plate, vehicle.vin),
        state=row.state,
        open_points=tuple(row.open_points),
        plate=vehicle.plate,
        colour=vehicle.plate_colour,
        vin=vehicle.vin,
        has_driver=is_driven(vehicle),
        condition_recorded=looked_at,
        source_known=named,
    )


def _slots_with(session: Session, order_id: Id, kind: str) -> set[str]:
    return set(session.scalars(select(Entry.slot).where(Entry.order_id == order_id, Entry.kind == kind).distinct()))


def _order() -> tuple[Any, ...]:
    return InstallRow.position, InstallRow.id
