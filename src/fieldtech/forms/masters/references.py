"""What a master row may point to: short lists as a whole, long ones by typing part of anything known."""

from collections.abc import Callable

from fieldtech.services import lookup
from fieldtech.services.instructions import Instructions
from fieldtech.services.money.schedules import PART
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import current_language

_NO_ITEM = ("parts_catalogue", PART)
SHORT = frozenset({"site_classes", "service_centres", "terminal_models"})


class References:
    """Options of the lists, in the language shown."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    @property
    def instructions(self) -> Instructions:
        """Where pictures of how work is done are kept."""
        return self._workplace.instructions

    def priced_items(self) -> tuple[Option, ...]:
        """Fee items a contract may have a price for; parts have theirs in the catalogue."""
        english = current_language() == "en"
        found = (item for item in self._workplace.fee_schedules.draft() if item.basis not in _NO_ITEM)
        return tuple(Option(item.code, _capital(item.en) if english and item.en else item.zh) for item in found)

    def options(self, target: str, text: str = "") -> tuple[Option, ...]:
        """Rows of a list that contain the text."""
        return tuple(_option(found) for found in self._workplace.lookup.options(target, text))

    def all_of(self, target: str) -> tuple[Option, ...] | None:
        """The whole list where it is short; None where one must search."""
        if target not in SHORT:
            return None
        found = self.options(target)
        return found if len(found) < lookup.OPTIONS else None

    def searcher(self, target: str) -> Callable[[str], tuple[Option, ...]]:
        """Answers a text."""
        return lambda text: self.options(target, text)

    def describer(self, target: str) -> Callable[[str], Option | None]:
        """Answers a stored value."""
        return lambda value: self._by_code(target, value)

    def _by_code(self, target: str, value: str) -> Option | None:
        return next((option for option in self.options(target, value) if option.value == value), None)


def _option(found: lookup.Option) -> Option:
    name = found.label if current_language() == "zh_CN" or not found.label_en else found.label_en
    text = name if name == found.value else f"{found.value}  {name}"
    return Option(found.value, text, found.note)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
