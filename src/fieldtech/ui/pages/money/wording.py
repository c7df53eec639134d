"""How money is said on every page: amounts, states with their colour, who paid how."""

from datetime import date

from fieldtech.model.amounts import in_figures
from fieldtech.model.money.amount_words import in_english, in_words
from fieldtech.services.devices import UNNAMED
from fieldtech.services.money.announced import AnnouncedRow
from fieldtech.services.money.states import shown_state
from fieldtech.services.money.views import CollectionRow, SlipRow
from fieldtech.ui.language import current_language, word

_COLLECTION_TONES = {"collected": "warn", "handed_over": "info", "received": "ok", "audited": "ok",
                     "reconciled": "ok", "queried": "violet", "overdue": "danger", "straight": "info",
                     "to_confirm": "warn", "reversed_alone": "warn", "received_differs": "warn"}  # fmt: skip
_SLIP_TONES = {"handed_over": "info", "short": "danger", "over": "warn", "received": "ok"}

MOVED_BY = ("collection", "hand_over", "receipt", "day", "sync")  # changes after which the counts may be others
ABOUT_CASH = ("hand_over", "fee_query")  # tasks that are settled where the money is


def yuan(cents: int) -> str:
    """``¥1,234.50``; a minus stands before the sign."""
    return f"{'-' if cents < 0 else ''}¥{in_figures(abs(cents))}"


def sentences(*parts: str) -> str:
    """One after the other, as the language sets them."""
    return (" " if current_language() == "en" else "").join(filter(None, parts))


def of_sheet() -> str:
    """The language of a list that is saved: as it is shown."""
    return "en" if current_language() == "en" else "zh"


def in_capitals(cents: int) -> str:
    """人民币大写, as it is printed; in English beside it in words."""
    capitals = in_words(cents)
    return capitals if current_language() != "en" else f"{capitals}\n{in_english(cents)}"


def collection_pill(row: CollectionRow) -> tuple[str, str]:
    """The state of a collection and its colour; late money is red, and where some is missing none of it is green."""
    state = shown_state(row)
    return word(f"collection_state.{state}"), _COLLECTION_TONES.get(state, "neutral")


def announced_pill(row: AnnouncedRow) -> tuple[str, str]:
    """A transfer to come, red after its day."""
    return word("fee_state.announced"), "danger" if row.late else "info"


def slip_pill(row: SlipRow) -> tuple[str, str]:
    """The state of a slip, with the difference there is."""
    difference = in_figures(abs(row.difference or 0))
    return word(f"slip_state.{row.state}", amount=difference), _SLIP_TONES[row.state]


def method(row: CollectionRow) -> str:
    """How it was paid: ``Cheque 00418``."""
    said = word(f"choice.pay_method.{row.method}")
    return f"{said} {row.paper_no}" if row.paper_no else said


def about(row: CollectionRow | AnnouncedRow) -> str:
    """Whose money it is: customer and vehicle."""
    return " · ".join(filter(None, (row.customer, row.plate_or_tag)))


def computer(name: str) -> str:
    """The name of a computer; one that nobody named yet is this one."""
    return word("computer.unnamed") if name == UNNAMED else name


def day_said(day: date, today: date) -> str:
    """Month and day, the year with it when it is another one."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()
