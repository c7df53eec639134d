"""Who calls and about what: finds customers by any fragment and keeps what is known of the one picked."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldtech.errors import NotFound
from fieldtech.services.history.cards import ContactLine, CustomerCard
from fieldtech.services.intake_desk import IntakeDesk, Thing
from fieldtech.services.lookup import CustomerHit
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import term, word

_HIT, _BETWEEN = "hit:", "\x1f"


class Caller:
    """The customer picked with his contacts and things; asks the services only when the number changes."""

    def __init__(self, workplace: Workplace, desk: IntakeDesk) -> None:
        self._workplace, self._desk = workplace, desk
        self.number = ""
        self.card: CustomerCard | None = None
        self.things: tuple[Thing, ...] = ()

    def know(self, number: str, *, again: bool = False) -> None:
        """Read the customer of this number, unless it is the one known already."""
        if number == self.number and not again:
            return
        self.number, self.card, self.things = number, None, ()
        if number:
            customer_id = self._desk.id_of(number)
            self.card = self._workplace.history.customer_card(customer_id)
            self.things = self._desk.things(customer_id)

    def thing(self, key: str) -> Thing | None:
        """The vehicle or equipment of a key ``vehicle:V10``."""
        return next((thing for thing in self.things if key_of(thing) == key), None)

    def contact(self, name: str) -> ContactLine | None:
        """The contact of that name."""
        return next((c for c in self.card.contacts if c.name == name), None) if self.card else None

    # choices ----------------------------------------------------------------------------------------------

    def hits(self, text: str, *, vehicles_only: bool = False) -> list[Option]:
        """Customers by anything said of them; the key carries contact and vehicle."""
        found = self._workplace.lookup.customers_by(text)
        return [_hit_option(hit) for hit in found if hit.vehicle or not vehicles_only]

    def sole_hit(self, text: str) -> str:
        """The key of the hit when all hits are of one customer; "" otherwise."""
        found = self._workplace.lookup.customers_by(text)
        return _key(found[0]) if len({hit.customer_id for hit in found}) == 1 else ""

    def describe(self, key: str) -> Option | None:
        """A customer as text, by number or by the key of a hit."""
        try:
            self.know(hit_of(key).number if is_hit(key) else key)
        except NotFound:
            return None
        return Option(key, self.card.name, self.card.address) if self.card else None

    def thing_options(self, text: str) -> Sequence[Option]:
        """The customer's things that contain the text; everybody's vehicles while there is no customer."""
        if not self.number:
            return self.hits(text, vehicles_only=True)
        wanted = "".join(text.split()).casefold()
        return [
            _thing_option(t) for t in self.things if wanted in f"{t.name}{t.terminal}{t.driver}{t.number}".casefold()
        ]

    def describe_thing(self, key: str) -> Option | None:
        """A vehicle or piece of equipment as text."""
        found = self.thing(key)
        return _thing_option(found) if found else None


def key_of(thing: Thing) -> str:
    """``vehicle:V10`` or ``equipment:E01``."""
    return f"{thing.kind}:{thing.number}"


def _known_as(thing: Thing) -> str:
    return " ".join((thing.name, thing.terminal, thing.driver, thing.number, thing.detail))


def is_hit(key: str) -> bool:
    """Whether the key is of a hit and not of a record."""
    return key.startswith(_HIT)


@dataclass(frozen=True)
class Hit:
    """What the key of a hit carries."""

    number: str
    contact: str
    phone: str
    vehicle: str


def hit_of(key: str) -> Hit:
    """The parts of the key of a hit."""
    return Hit(*key.removeprefix(_HIT).split(_BETWEEN))


def _key(hit: CustomerHit) -> str:
    return _HIT + _BETWEEN.join((hit.number, hit.contact, hit.phone, hit.vehicle))


def _hit_option(hit: CustomerHit) -> Option:
    if hit.via == "customer":
        return Option(_key(hit), hit.customer, hit.detail)
    found_by = " · ".join(filter(None, (word(f"via.{hit.via}"), hit.label, hit.detail)))
    return Option(_key(hit), hit.customer, found_by)


def _thing_option(thing: Thing) -> Option:
    detail = " · ".join(filter(None, (kind_of(thing), thing.driver, thing.terminal, thing.model)))
    return Option(key_of(thing), thing.name, detail)


def kind_of(thing: Thing) -> str:
    """The kind of the vehicle in the language shown, or the tag of the equipment."""
    return term("vehicle_type", thing.detail) if thing.kind == "vehicle" else thing.detail
