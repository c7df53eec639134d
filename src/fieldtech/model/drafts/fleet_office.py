"""What the desk of fleet installs types before it is a request, an order or a step: customer and vehicles go along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fieldtech.errors import Problem
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft, one_of, required
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.request import RequestDraft


@dataclass(frozen=True)
class RequestFormDraft(RequestDraft):
    """A request with its customer and the numbers of the vehicles it names (B10, B11)."""

    kind: ClassVar[str] = "request_form"

    customer: str = ""
    vehicles: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Whose it is, then forms 2.1."""
        yield from required("customer", self.customer)
        yield from super().problems()

    def request(self) -> RequestDraft:
        """What the request says."""
        return RequestDraft.from_body(self.to_body())


@dataclass(frozen=True)
class NewInstallDraft(InstallDraft):
    """An order without a request, with its customer and vehicles."""

    kind: ClassVar[str] = "new_install"

    customer: str = ""
    vehicles: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Whose it is, then forms 2.3."""
        yield from required("customer", self.customer)
        yield from super().problems()

    def install(self) -> InstallDraft:
        """What the order says."""
        return InstallDraft.from_body(self.to_body())


@dataclass(frozen=True)
class MakeOrderDraft(Draft):
    """Which kind of order is made from a request (B06, A01)."""

    kind: ClassVar[str] = "make_order"

    task: str = "install"
    written_request: str = ""
    trial_until: date | None = None

    def problems(self) -> Iterator[Problem]:
        """A removal is asked for in writing, a trial ends."""
        yield from one_of("task", self.task, choices.INSTALL_TASKS)
        if self.task == "removal":
            yield from required("written_request", self.written_request)
        if self.task == "trial":
            yield from required("trial_until", self.trial_until)


@dataclass(frozen=True)
class AddVehiclesDraft(Draft):
    """More vehicles for an order, by their numbers (B11)."""

    kind: ClassVar[str] = "add_vehicles"

    vehicles: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """At least one."""
        yield from required("vehicles", self.vehicles)


@dataclass(frozen=True)
class SourceDraft(Draft):
    """The vehicle a move takes the terminal from, by its number (B06)."""

    kind: ClassVar[str] = "source"

    vehicle: str = ""

    def problems(self) -> Iterator[Problem]:
        """It must be said."""
        yield from required("vehicle", self.vehicle)
