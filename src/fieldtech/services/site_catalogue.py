"""The catalogue as the on-site page needs it: causes, actions, and parts with what the van holds of them."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from fieldtech.model.catalogue import Action, Cause, Part
from fieldtech.model.custody import Terminal
from fieldtech.services.context import Context
from fieldtech.services.stock import balance, material, van_of, van_parts
from fieldtech.services.visibility import require_van

MOST = 20


@dataclass(frozen=True)
class CauseChoice:
    """A cause of faults; ``decide`` says that the charge is the manager's decision."""

    code: str
    zh: str
    en: str
    decide: bool


@dataclass(frozen=True)
class ActionChoice:
    """A repair action and the level it belongs to."""

    code: str
    zh: str
    en: str
    level: str


@dataclass(frozen=True)
class PartChoice:
    """A part of the catalogue and how many are in the van; price in cents; ``used_up`` is material of upkeep."""

    code: str
    zh: str
    en: str
    unit: str
    price_cents: int
    have: int
    used_up: bool = False


class SiteCatalogue:
    """Reading what a technician chooses from."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def causes(self) -> tuple[CauseChoice, ...]:
        """All causes in use, by code."""
        wanted = select(Cause).where(Cause.active).order_by(Cause.code)
        with self._context.reading() as session:
            rows = session.scalars(wanted).all()
        return tuple(CauseChoice(c.code, c.name_zh, c.name_en, c.parts_in_warranty == "decide") for c in rows)

    def actions(self) -> tuple[ActionChoice, ...]:
        """All actions in use: those done on site first."""
        wanted = select(Action).where(Action.active).order_by(Action.level != "onsite", Action.code)
        with self._context.reading() as session:
            rows = session.scalars(wanted).all()
        return tuple(ActionChoice(a.code, a.name_zh, a.name_en, a.level) for a in rows)

    def in_van(self, technician: str) -> tuple[PartChoice, ...]:
        """Parts without a serial number in a technician's van."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            require_van(self._context, session, technician)
            van = van_of(session, technician)
            found = van_parts(session, van) if van else []
        return tuple(PartChoice(p.code, p.zh, p.en, p.unit, p.price_cents, p.quantity, p.used_up) for p in found)

    def find_parts(self, technician: str, text: str) -> tuple[PartChoice, ...]:
        """Parts by number or name, those in the van first."""
        self._context.require("see_stock")
        words = f"%{text.strip()}%"
        named = or_(Part.code.ilike(words), Part.name_zh.ilike(words), Part.name_en.ilike(words))
        wanted = select(Part).where(Part.active, Part.serialised.is_(False), named).order_by(Part.code).limit(MOST)
        with self._context.reading() as session:
            require_van(self._context, session, technician)
            van = van_of(session, technician)
            rows = session.scalars(wanted).all()
            found = [
                PartChoice(
                    p.code,
                    p.name_zh,
                    p.name_en,
                    p.unit,
                    p.price_cents,
                    balance(session, van, p.code) if van else 0,
                    material(p),
                )
                for p in rows
            ]
        return tuple(sorted(found, key=lambda part: (part.have == 0, part.code)))

    def model_of(self, terminal: str) -> str:
        """The model of a terminal number; empty when it is none of ours."""
        with self._context.reading() as session:
            return session.scalar(select(Terminal.model_code).where(Terminal.number == terminal)) or ""
