"""Everything the rules of the stores may look at, about one terminal or SIM card, gathered before a step."""

from dataclasses import dataclass

from fieldtech.model.drafts.base import Draft
from fieldtech.model.facts import Actor


@dataclass(frozen=True)
class UnitFacts:
    """A frozen picture; guards never see the database.

    ``place`` is the kind of where it is (warehouse, van, return_area, vehicle, terminal, factory, customer), ``source``
    and ``target`` are codes of stock locations, ``*_holder`` the login of who holds them.
    """

    item: str
    number: str
    state: str
    actor: Actor
    draft: Draft | None = None
    place: str = ""
    source: str = ""
    source_holder: str = ""
    target: str = ""
    target_kind: str = ""
    target_holder: str = ""
    reason: str = ""
    order: str = ""  # the number of the order it is done for
    held_by: str = ""  # the number of the order it is reserved for
    known: bool = True  # there is such a number (for a new unit: it is taken)
    twin: str = ""  # who else has its telephone number or IMEI
    on_vehicle: str = ""  # the plate it is on, itself or within a terminal
    vehicle_has: str = ""  # the terminal of the same role on the vehicle it shall go to
    inside: str = ""  # the terminal a card is in
    terminal_has: str = ""  # the card in the terminal, or in the terminal a card shall go to
    locked_elsewhere: bool = False  # the card works only in another terminal
    current: bool = True  # it is what the vehicle has now
    replaced_state: str = ""  # the state of the card whose number a new one takes over
    confirmed_by: tuple[str, ...] = ()  # who of giver and taker said yes
    asked_by: str = ""  # who wants it scrapped
    label_checked: bool = False
    power_test: str = ""
    customer_informed: bool = False
