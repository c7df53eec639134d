"""A stored value in the words of the field that asks for it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fieldtech.forms.cells import says_something
from fieldtech.forms.choice_fields import Chips, Choice, Segments
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.reference_field import Reference
from fieldtech.forms.text_fields import Money
from fieldtech.ui.language import word


def told(field: Field, value: Any) -> str:
    """What a person reads; "" for nothing."""
    if value in (None, "", ()):
        return ""
    if isinstance(value, bool):
        return word("said.yes" if value else "said.no")
    if isinstance(field, Choice | Segments | Chips):
        words = {option.value: option.text for option in field.options}
        values = value if isinstance(value, tuple) else (value,)
        return ", ".join(words.get(str(one), str(one)) for one in values)
    if isinstance(field, Reference):
        found = field.describe(str(value))
        return found.text if found else str(value)
    if isinstance(value, tuple):
        return word("said.items", count=str(len(value)))
    if isinstance(field, Money) and isinstance(value, int):
        return f"{value // 100}.{value % 100:02d}"
    return value.isoformat() if isinstance(value, date) else str(value)


def words_of(editors: Iterable[Editor]) -> str:
    """What was typed, a line for each field that says something; half-typed text as it stands."""
    lines = []
    for editor in editors:
        values = (told(editor.field, value) for value in editor.values().values())
        said = editor.raw() or ", ".join(filter(None, values))
        if said and says_something(editor):
            lines.append(f"{editor.field.label}: {said}")
    return "\n".join(lines)
