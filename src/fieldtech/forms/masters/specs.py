"""How each field of the master drafts is asked; what is not named here follows from its type."""

import typing
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date

from fieldtech.forms.choice_fields import Chips, Choice, Segments, Tick
from fieldtech.forms.date_fields import Date
from fieldtech.forms.field import Field
from fieldtech.forms.masters.colour_field import ColourChoice
from fieldtech.forms.masters.items_field import ItemsField
from fieldtech.forms.masters.prices_field import PricesField
from fieldtech.forms.masters.references import References
from fieldtech.forms.reference_field import Reference
from fieldtech.forms.text_fields import Integer, LongText, Money, Scan, Text
from fieldtech.model.choices import ENVIRONMENTS
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.model.drafts.masters.catalogue import DAY_KINDS
from fieldtech.services.masters.kinds import MasterKind
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word
from fieldtech.words import known

HIDDEN = frozenset({"accepted", "version", "protocol@terminals"})
"""Never asked: given by the program, or following from another field."""

LONG = frozenset({"preference", "note", "business_scope", "rules_there", "rule_zh"})
WIDE = frozenset({
    "address", "company", "iccid", "vin", "phone@terminals", "name@customers", "name@sites", "special_plate",
    "severity",
})  # fmt: skip
SCANNED = frozenset({"imei", "iccid", "imsi", "msisdn", "vin", "number@terminals", "phone@terminals", "locked_imei"})
ONCE = frozenset({"location"})
"""Asked for a new row only: afterwards slips and swaps move the thing."""

WORDS: Mapping[str, str] = {
    "role@users": "role", "plate_colour": "plate_colour", "level@actions": "choice.action_level",
    "status@holidays": "choice.day_status", "environment": "choice.environment", "severity": "choice.severity",
}  # fmt: skip
"""Where the words of a choice differ from ``choice.<field>``."""

MORE_CHOICES: Mapping[str, Sequence[object]] = {"day_kind": DAY_KINDS, "severity": (1, 2, 3, 4)}
SKILLS_BESIDE_MODELS = ("coating",)
FEW = 3  # so many are shown side by side


class FieldMaker:
    """Makes the fields of one list; called anew on a switch of language."""

    def __init__(self, kind: MasterKind, references: References, *, new: bool, read_only: bool = False) -> None:
        self._kind, self._references = kind, references
        self._new, self._read_only = new, read_only
        self._hints = typing.get_type_hints(kind.draft)

    def names(self) -> tuple[str, ...]:
        """The fields that are asked, in the order of the draft."""
        return tuple(part.name for part in fields(self._kind.draft) if self._asked(part.name))

    def fields(self, names: Sequence[str]) -> tuple[Field, ...]:
        """The fields of these names."""
        return tuple(self._field(name) for name in names)

    def _asked(self, name: str) -> bool:
        hidden = name in HIDDEN or f"{name}@{self._kind.name}" in HIDDEN
        return not hidden and (self._new or name not in ONCE)

    def _field(self, name: str) -> Field:
        draft, hint = self._kind.draft, self._hints[name]
        common: dict[str, typing.Any] = {
            "name": name, "label": label_of(name), "required": name in draft.needs, "read_only": self._fixed(name),
            "span": 2 if self._is_wide(name) else 1,
        }  # fmt: skip
        if name in draft.references:
            return self._reference(draft.references[name], common)
        if name in draft.choices or name in MORE_CHOICES:
            return self._choice(name, draft, common)
        if hint is bool:
            return Tick(**common, above=" ")
        if hint in (date, date | None):
            return Date(**common)
        if hint in (int, int | None):
            kind = Money if name.endswith("_cents") else Integer
            return kind(**common, empty=None if hint is not int else 0)
        if hint == tuple[str, ...]:
            return Chips(**{**common, "span": 0}, multiple=True, options=self._several(name))
        if name == "prices":
            return PricesField(**{**common, "span": 0}, items=self._references.priced_items())
        if name == "items":
            return ItemsField(**{**common, "span": 0}, instructions=self._references.instructions)
        return self._text(name, common)

    def _text(self, name: str, common: dict[str, typing.Any]) -> Field:
        if name in LONG:
            return LongText(**{**common, "span": 0}, lines=2, longest=1000)
        if name in SCANNED or f"{name}@{self._kind.name}" in SCANNED:
            return Scan(**common, scan=(self._kind.draft.identifiers.get(name, "any"),))
        placeholder = word("master.number_given") if name == "number" and self._kind.prefix else ""
        return Text(**common, placeholder=placeholder)

    def _choice(self, name: str, draft: type[MasterDraft], common: dict[str, typing.Any]) -> Field:
        values = draft.choices.get(name, MORE_CHOICES.get(name, ()))
        group = self._group(name)
        options = tuple(Option(str(value), _word(group, str(value))) for value in values)
        if name == "plate_colour":
            return ColourChoice(**common, options=options, placeholder=word("master.choose"))
        if name == "severity":
            return Segments(**common, options=options, numbers=True)
        if len(options) <= FEW and common["required"]:
            return Segments(**{**common, "span": 0}, options=options)
        return Choice(**common, options=options, placeholder=word("master.choose"))

    def _reference(self, target: str, common: dict[str, typing.Any]) -> Field:
        if (options := self._references.all_of(target)) is not None:
            return Choice(**common, options=options, placeholder=word("master.choose"))
        search, describe = self._references.searcher(target), self._references.describer(target)
        return Reference(**common, search=search, describe=describe, placeholder=word("master.search"))

    def _several(self, name: str) -> tuple[Option, ...]:
        if name == "skills":
            models = self._references.options("terminal_models")
            return (*models, *(Option(code, word(f"choice.skill.{code}")) for code in SKILLS_BESIDE_MODELS))
        return tuple(Option(code, word(f"choice.environment.{code}")) for code in ENVIRONMENTS)

    def _group(self, name: str) -> str:
        return WORDS.get(f"{name}@{self._kind.name}") or WORDS.get(name) or f"choice.{name}"

    def _is_wide(self, name: str) -> bool:
        return name in WIDE or f"{name}@{self._kind.name}" in WIDE or name in self._kind.draft.references

    def _fixed(self, name: str) -> bool:
        number = name == self._kind.number and self._kind.fixed and not self._new
        return self._read_only or number


def label_of(name: str) -> str:
    """The label of a field in the language shown, beginning with a capital."""
    code = f"label.{name}" if known(f"label.{name}") else f"field.{name}"
    text = word(code)
    return text[:1].upper() + text[1:]


def _word(group: str, value: str) -> str:
    text = word(f"{group}.{value}") if known(f"{group}.{value}") else value
    return text[:1].upper() + text[1:]
