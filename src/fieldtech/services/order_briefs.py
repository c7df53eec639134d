"""The parts of an order as pages and sheets show them: customer, vehicle, steps, swaps, photos, tasks, seals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldtech.model.base import Id
from fieldtech.model.orders import Photo


@dataclass(frozen=True)
class CustomerBrief:
    """The customer with the contact who called, and what to mind there (T36)."""

    id: Id
    number: str
    name: str
    address: str
    preference: str
    settlement: str
    site_class: str
    contact: str
    contact_role: str
    phone: str
    email: str


@dataclass(frozen=True)
class UnitBrief:
    """A terminal with the SIM card in it."""

    id: Id
    number: str
    model: str
    imei: str
    state: str
    iccid: str
    msisdn: str
    sim_locked: bool


@dataclass(frozen=True)
class VehicleBrief:
    """The vehicle of the order with the terminal on it now."""

    id: Id
    number: str
    plate: str
    colour: int
    vin: str
    vehicle_type: str
    make_model: str
    voltage: str
    driver_name: str
    driver_mobile: str
    terminal: UnitBrief | None


@dataclass(frozen=True)
class EquipmentBrief:
    """The equipment of the order."""

    id: Id
    number: str
    tag: str
    name: str


@dataclass(frozen=True)
class TransitionRow:
    """One step taken."""

    step: str
    source: str
    target: str
    at: datetime
    by: str
    by_name: str
    reason: str


@dataclass(frozen=True)
class SwapRow:
    """A swap that stands; ``body`` has the numbers as they were."""

    id: Id
    at: datetime
    body: Mapping[str, Any]


@dataclass(frozen=True)
class PhotoRow:
    """A photo in its slot; ``vehicle`` is the one of an install order it belongs to."""

    id: Id
    slot: str
    shown_sha: str
    original_sha: str
    taken_at: datetime | None
    caption: str
    taken_from: str = ""  # "camera", "file", "" when nobody knows the time
    vehicle: str = ""

    @property
    def name(self) -> str:
        """The slot without the vehicle it belongs to."""
        return self.slot.rpartition("/")[2]


def photo_row(photo: Photo, vehicle: str = "") -> PhotoRow:
    """A photo as pages and sheets show it."""
    return PhotoRow(photo.id, photo.slot, photo.shown_sha, photo.original_sha, photo.taken_at, photo.caption,
                    photo.taken_from, vehicle)  # fmt: skip


@dataclass(frozen=True)
class FollowUpBrief:
    """Something still owed on this order."""

    id: Id
    kind: str
    login: str
    role: str
    text: str
    due_at: datetime


@dataclass(frozen=True)
class SealBrief:
    """A sealed revision."""

    revision: int
    sha256: str
    at: datetime
    by: str
