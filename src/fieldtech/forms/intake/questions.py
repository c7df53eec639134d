"""What is asked on the telephone, in the order in which one hears it (B14, B15, F07, F08)."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QWidget

from fieldtech.forms.choice_fields import Chips, Choice, Segments, Tick
from fieldtech.forms.date_fields import Date, Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.intake.caller import Caller, kind_of
from fieldtech.forms.intake.fields import ThingField, UsualChips
from fieldtech.forms.reference_field import Reference
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model import choices
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.services.intake_desk import IntakeDesk, SymptomOffer, Thing
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.language import current_language, word
from fieldtech.ui.tokens import S1, S3, S4
from fieldtech.ui.warranty import warranty_said

FORM_KEY = "now"
LEAST = 225  # px: three columns beside the customer's card on an office screen
REASON = 220  # px: room for a sentence why it cannot wait
WEIGHTS = (5, 5, 6)  # the date has a calendar and a chip beside it
APPLIES = {"vehicle": ("gps", "both"), "equipment": ("coating", "both"), "": ("gps", "coating", "both")}


class Questions(Form[IntakeDraft]):
    """The fields and where they stand; what one answer makes of others is in ``IntakeForm``."""

    draft_type = IntakeDraft

    def __init__(self, workplace: Workplace, key: str = FORM_KEY) -> None:
        """``key`` is the call of now, or the order whose call is corrected."""
        super().__init__(workplace.drafts, key)
        self._workplace = workplace
        self._desk = IntakeDesk(workplace.context)
        self.caller = Caller(workplace, self._desk)
        self._symptoms = self._desk.symptoms()
        self._models = self._desk.models()
        self._promise = self._desk.promise()
        self._repeat = False
        self._filled: dict[str, str] = {}
        self._cards = (Card(icon="phone"), Card(icon="wrench"))
        self.promise = QFrame()  # level and promised time: the page keeps it in sight while the rest scrolls
        self.start()

    @property
    def thing(self) -> Thing | None:
        """The vehicle or equipment picked."""
        draft = self.draft()
        key = f"vehicle:{draft.vehicle}" if draft.vehicle else f"equipment:{draft.equipment}"
        return self.caller.thing(key)

    def fields(self) -> tuple[Field, ...]:
        """In the order in which one hears it on the telephone."""
        return (*self._who(), *self._what(), *self._when())

    def arrange(self) -> QWidget:
        """Two cards, and the strip of what is promised beside them."""
        who, what = self._cards
        who.add(
            self._grid(
                ("customer", 2),
                "channel",
                "phone",
                "caller",
                "address",
                "vehicle",
                "model",
                "bought_on",
                weights=WEIGHTS,
            )
        )
        what.add(self.cell("symptoms"), self.cell("text"), self.cell("environment"))
        urgency = column(self.cell("emergency"), self.cell("emergency_reason"), None, gap=S1)
        level, promised = column(self.cell("level"), None), column(self.cell("promised_at"), None)
        self.cell("emergency_reason").setMinimumWidth(REASON)
        self.promise.setLayout(row((level, 2), (promised, 5), (urgency, 1), gap=S4))
        return boxed(column(*self._cards, gap=S3))

    def retranslate(self) -> None:
        """Titles of the cards too."""
        super().retranslate()
        titles = (self.tr("Who is calling"), self.tr("What is wrong"))
        self.promise.setAccessibleName(self.tr("How and when"))
        for card, title in zip(self._cards, titles, strict=True):
            card.set_title(title)

    # fields -----------------------------------------------------------------------------------------------

    def _who(self) -> tuple[Field, ...]:
        thing, caller = self.thing_known(), self.caller
        return (
            Reference(name="customer", label=self.tr("Customer"), required=True, search=caller.hits,
                      describe=caller.describe, placeholder=self.tr("Phone, name, plate, terminal…"),
                      scan=("terminal_id", "iccid", "vin", "plate")),
            Choice(name="channel", label=self.tr("Channel"), required=True,
                   options=_words("channel", choices.CHANNELS)),
            Text(name="phone", label=self.tr("Phone number"), required=True, tabular=True, longest=40),
            Text(name="caller", label=self.tr("Caller"), required=True, longest=60, help=self._contact_role()),
            Text(name="address", label=self.tr("Service address"), required=True),
            ThingField(name="vehicle", label=self.tr("Vehicle or equipment"), required=True, help=_about(thing),
                       search=caller.thing_options, describe=self._describe_thing,
                       placeholder=self.tr("Plate, terminal…")),
            Choice(name="model", label=self.tr("Terminal model"), required=thing is None or thing.kind == "vehicle",
                   options=tuple(Option(m.code, m.code, _named(m.zh, m.en)) for m in self._models),
                   help=self._terminal_help(thing), placeholder=self.tr("Choose…")),
            Date(name="bought_on", label=self.tr("Bought on"), required=True, unknown="bought_unknown",
                 help=self._warranty_help(thing), zone=self._workplace.context.zone,
                 clock=self._workplace.context.clock),
        )  # fmt: skip

    def _what(self) -> tuple[Field, ...]:
        return (
            UsualChips(name="symptoms", label=self.tr("Symptom"), required=True, multiple=True,
                       options=self._symptom_options(), more=self.tr("More…"), fewer=self.tr("Fewer")),
            LongText(name="text", label=self.tr("In the customer's words"), required=True, lines=1),
            Chips(name="environment", label=self.tr("Environment"), required=True, multiple=True,
                  options=_words("environment", choices.ENVIRONMENTS)),
        )  # fmt: skip

    def _when(self) -> tuple[Field, ...]:
        advice = self.tr("Repeat repair: go on site at once.") if self._repeat else ""
        context = self._workplace.context
        return (
            Segments(name="level", label=self.tr("Level"), options=_words("level", choices.LEVELS), help=advice),
            Moment(name="promised_at", label=self.tr("Time promised to the customer"), zone=context.zone,
                   clock=context.clock, quick=self._quick, help=self._due_sentence()),
            Tick(name="emergency", label=self.tr("Emergency"), above=self.tr("Work before approval")),
            Text(name="emergency_reason", label=self.tr("Why it cannot wait"), required=True),
        )  # fmt: skip

    def thing_known(self) -> Thing | None:
        """The thing picked, also while the fields are only being made."""
        return self.thing if self._editors else None

    def _symptom_options(self) -> tuple[Option, ...]:
        thing = self.thing_known()
        fitting = APPLIES[thing.kind if thing else ""]
        return tuple(_symptom(s) for s in self._symptoms if s.applies_to in fitting)

    def _quick(self) -> tuple[tuple[str, datetime], ...]:
        return tuple((self._day_word(at), at) for at in self._promise.quick)

    def _day_word(self, at: datetime) -> str:
        today = self._workplace.context.local(self._workplace.context.now()).date()
        days = (at.date() - today).days
        if days == 0:
            name = self.tr("Today")
        elif days == 1:
            name = self.tr("Tomorrow")
        else:
            name = QLocale(current_language()).dayName(at.isoweekday(), QLocale.FormatType.ShortFormat)
        return f"{name} {at:%H:%M}"

    def _due_sentence(self) -> str:
        due = self._promise.arrive_by
        if due is None:
            return ""
        sentence = self.tr("Class {site}: on site by {due}")
        return sentence.format(site=self._promise.site_class, due=f"{due:%m-%d %H:%M}")

    def _contact_role(self) -> str:
        contact = self.caller.contact(self.draft().caller) if self._editors else None
        return contact.role if contact else ""

    def _terminal_help(self, thing: Thing | None) -> str:
        if thing is None or thing.kind != "vehicle":
            return ""
        if not thing.terminal:
            return self.tr("No terminal on this vehicle")
        return self.tr("Terminal {number}").format(number=thing.terminal)

    def _warranty_help(self, thing: Thing | None) -> str:
        if thing is None:
            return ""
        if thing.kind == "equipment":
            return self.tr("In service since {since}").format(since=thing.since) if thing.since else ""
        return warranty_said(thing.warranty, thing.warranty_until)

    def _describe_thing(self, key: str) -> Option | None:
        self.caller.know(str(self.editor("customer").value()) if self._editors else "")
        return self.caller.describe_thing(key)

    def _grid(self, *names: str | tuple[str, int], columns: int = 3, weights: tuple[int, ...] = ()) -> FieldGrid:
        grid = FieldGrid(columns=columns, least=LEAST, weights=weights)
        for name in names:
            field, span = name if isinstance(name, tuple) else (name, 1)
            grid.add(self.cell(field), span)
        return grid


def _words(group: str, codes: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(code, word(f"choice.{group}.{code}")) for code in codes)


def _named(zh: str, en: str) -> str:
    return zh if current_language() == "zh_CN" else en


def _symptom(offer: SymptomOffer) -> Option:
    name = _named(offer.zh, offer.en)
    return Option(offer.code, name[:1].upper() + name[1:], offer.code)


def _about(thing: Thing | None) -> str:
    return " · ".join(filter(None, (kind_of(thing), thing.driver))) if thing else ""
