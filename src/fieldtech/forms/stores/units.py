"""The small forms about one terminal or SIM card."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice, Segments, Tick
from fieldtech.forms.date_fields import Date
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm, PlainForm, choices
from fieldtech.forms.text_fields import Integer, LongText, Money, Scan, Text
from fieldtech.model.choices import FACTORY_RESULTS, POWER_TESTS
from fieldtech.model.drafts.cards import CardStateDraft, PutInDraft, ReplaceCardDraft, TopUpDraft
from fieldtech.model.drafts.stores import (
    FactoryBackDraft,
    FactoryOutDraft,
    FaultDraft,
    FoundDraft,
    RepairedHereDraft,
    WriteOffDraft,
)


class FaultForm(PlainForm[FaultDraft]):
    """What is wrong with a terminal that is set apart."""

    draft_type = FaultDraft

    def fields(self) -> Sequence[Field]:
        """The fault."""
        return (Text(name="fault", label=self.tr("What is wrong with it"), required=True, span=0),)


class FactoryOutForm(PlainForm[FactoryOutDraft]):
    """The papers of a shipment; its terminals were chosen in the list."""

    draft_type = FactoryOutDraft

    def fields(self) -> Sequence[Field]:
        """RMA number, date, waybill."""
        return (
            Text(name="rma_no", label=self.tr("RMA or shipment number"), required=True, tabular=True),
            Date(name="sent_on", label=self.tr("Sent on"), required=True, zone=self.desk.zone, clock=self.desk.clock),
            Text(name="waybill", label=self.tr("Waybill"), tabular=True, span=0),
        )


class FactoryBackForm(PlainForm[FactoryBackDraft]):
    """What came of a terminal at the factory."""

    draft_type = FactoryBackDraft

    def fields(self) -> Sequence[Field]:
        """The result, and by it what belongs to it."""
        return (
            Segments(name="result", label=self.tr("Result"), required=True, span=0,
                     options=choices("factory_result", FACTORY_RESULTS)),
            Date(name="returned_on", label=self.tr("Back on"), required=True, zone=self.desk.zone,
                 clock=self.desk.clock),
            Choice(name="target", label=self.tr("Into warehouse"), required=True, placeholder=self.tr("Choose…"),
                   options=self.options),
            Integer(name="warranty_months", label=self.tr("Warranty in months"), required=True, empty=None),
            Scan(name="new_number", label=self.tr("Number of the new terminal"), required=True,
                 scan=("terminal_id",)),
            Scan(name="new_imei", label=self.tr("IMEI of the new terminal"), required=True, scan=("imei",)),
            LongText(name="note", label=self.tr("What the factory says"), lines=2),
        )  # fmt: skip

    def follow(self) -> None:
        """A replacement has numbers of its own; what is scrapped goes nowhere."""
        result = self.draft().result
        self.show_cells(result == "replaced", "new_number", "new_imei")
        self.show_cells(result != "scrapped", "target", "warranty_months")


class RepairedHereForm(PlainForm[RepairedHereDraft]):
    """A repair in our own workshop."""

    draft_type = RepairedHereDraft

    def fields(self) -> Sequence[Field]:
        """What was done, does it work, where does it go."""
        return (
            LongText(name="text", label=self.tr("What was repaired"), required=True, lines=2),
            Segments(name="power_test", label=self.tr("Power test"), required=True, span=0,
                     options=choices("power_test", POWER_TESTS)),
            Choice(name="target", label=self.tr("Into warehouse"), required=True, placeholder=self.tr("Choose…"),
                   options=self.options, span=0),
        )  # fmt: skip


class WriteOffForm(OfficeForm[WriteOffDraft]):
    """Why it shall be scrapped, or how it was lost; the manager decides."""

    draft_type = WriteOffDraft

    def __init__(self, desk: Desk, *, on_vehicle: bool) -> None:
        super().__init__(desk)
        self._on_vehicle = on_vehicle
        self.start()

    def fields(self) -> Sequence[Field]:
        """The reason; on a vehicle the customer knows."""
        reason = LongText(name="reason", label=self.tr("Reason"), required=True, lines=2)
        told = Tick(name="customer_informed", label=self.tr("The customer has been told"), span=0,
                    above=self.tr("Customer"))  # fmt: skip
        return (reason, told) if self._on_vehicle else (reason,)


class FoundForm(PlainForm[FoundDraft]):
    """Where a lost thing turned up, and how."""

    draft_type = FoundDraft

    def fields(self) -> Sequence[Field]:
        """The place and the story."""
        return (
            Choice(name="target", label=self.tr("Found at"), required=True, placeholder=self.tr("Choose…"),
                   options=self.options, span=0),
            LongText(name="reason", label=self.tr("How it was found"), required=True, lines=2),
        )  # fmt: skip


class TopUpForm(PlainForm[TopUpDraft]):
    """Money on a SIM card (A02)."""

    draft_type = TopUpDraft

    def fields(self) -> Sequence[Field]:
        """Which card, when, how much, until when."""
        zone, clock = self.desk.zone, self.desk.clock
        return (
            Scan(name="number", label=self.tr("SIM card"), required=True, scan=("iccid", "msisdn"), span=0),
            Date(name="day", label=self.tr("Topped up on"), required=True, zone=zone, clock=clock),
            Money(name="amount_cents", label=self.tr("Amount in yuan"), required=True),
            Date(name="valid_until", label=self.tr("Valid until"), required=True, zone=zone, clock=clock),
            Text(name="note", label=self.tr("Note (optional)")),
        )


class CardStateForm(OfficeForm[CardStateDraft]):
    """The carrier suspends, resumes or cancels a card."""

    draft_type = CardStateDraft

    def __init__(self, desk: Desk, *, cancels: bool) -> None:
        super().__init__(desk)
        self._cancels = cancels
        self.start()

    def fields(self) -> Sequence[Field]:
        """The reason; a cancellation has the carrier's number."""
        reason = LongText(name="reason", label=self.tr("Reason"), required=not self._cancels, lines=2)
        receipt = Text(name="confirmation", label=self.tr("Cancellation number of the carrier"), required=True,
                       tabular=True, span=0)  # fmt: skip
        return (receipt, reason) if self._cancels else (reason,)


class ReplaceCardForm(PlainForm[ReplaceCardDraft]):
    """A new card takes over the number of a lost one."""

    draft_type = ReplaceCardDraft

    def fields(self) -> Sequence[Field]:
        """The new card and where it lies."""
        return (
            Scan(name="new_iccid", label=self.tr("ICCID of the new card"), required=True, scan=("iccid",), span=0),
            Text(name="imsi", label=self.tr("IMSI (optional)"), tabular=True),
            Choice(name="target", label=self.tr("Into warehouse"), required=True, placeholder=self.tr("Choose…"),
                   options=self.options),
        )  # fmt: skip


class PutInForm(PlainForm[PutInDraft]):
    """Into which terminal a card is put."""

    draft_type = PutInDraft

    def fields(self) -> Sequence[Field]:
        """The terminal."""
        return (Scan(name="terminal", label=self.tr("Terminal"), required=True, scan=("terminal_id", "imei"), span=0),)
