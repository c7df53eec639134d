"""The buttons that answer an item of a checklist: three side by side, or a row of chips below the question."""

from fieldtech.forms.onsite.wording import named
from fieldtech.model.checklist import Item, choices_of, option_in_english
from fieldtech.ui.kit.choices import ChipGroup, Option, Segmented
from fieldtech.ui.language import word
from fieldtech.words import known

_SIDE_BY_SIDE = 3  # more answers than these stand below the question
_LETTERS = 40  # so do longer ones
_WIDE = 288  # px
_LOOK = {"ok": ("check", "ok"), "not_ok": ("x", "danger"), "na": ("minus", "neutral")}


def choice_of(item: Item) -> Segmented | ChipGroup | None:
    """The widget for a tick or a choice; None for what is typed or photographed."""
    if item["kind"] not in ("tick", "choice"):
        return None
    choice: Segmented | ChipGroup
    if _needs_room(item):
        choice = ChipGroup()
    else:
        choice = Segmented(fill=True)
        choice.setMinimumWidth(_WIDE)
    choice.setObjectName("answer")
    return choice


def options_of(item: Item) -> list[Option]:
    """Its answers in the language shown."""
    found = []
    for code in choices_of(item):
        icon, tone = _LOOK.get(code, ("", "accent"))
        found.append(Option(code, _text(item, code), icon=icon, tone=tone))
    return found


def _text(item: Item, code: str) -> str:
    if item["kind"] == "tick" and known(f"choice.tick.{code}"):
        return word(f"choice.tick.{code}")
    return word(f"choice.answer.{code}") if code in _LOOK else named(code, option_in_english(item, code))


def _needs_room(item: Item) -> bool:
    choices = choices_of(item)
    letters = sum(len(option_in_english(item, code)) for code in choices)
    return len(choices) > _SIDE_BY_SIDE or letters > _LETTERS
