"""The invoice of a collection: issued with its number, pending with a reason, or none (B29, forms 2.8)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Segments
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import PlainForm, choices
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.money import INVOICE_KINDS, INVOICE_STATES, InvoiceDraft
from fieldtech.model.drafts.settling import as_asked


class InvoiceForm(PlainForm[InvoiceDraft]):
    """Only what that state and kind need is asked."""

    draft_type = InvoiceDraft

    def fields(self) -> Sequence[Field]:
        """State, kind, numbers, buyer, reason."""
        return (
            Segments(name="state", label=self.tr("Invoice"), required=True, span=0,
                     options=choices("invoice_state", INVOICE_STATES)),
            Segments(name="invoice_kind", label=self.tr("Kind of invoice"), required=True, span=0,
                     options=choices("invoice_kind", INVOICE_KINDS)),
            Text(name="code", label=self.tr("Invoice code (10 or 12 digits)"), required=True, tabular=True, span=0),
            Text(name="number", label=self.tr("Invoice number"), required=True, tabular=True, span=0),
            Text(name="title", label=self.tr("Made out to"), required=True),
            Text(name="uscc", label=self.tr("Credit code"), tabular=True),
            LongText(name="reason", label=self.tr("Why it is not issued yet"), lines=2),
        )  # fmt: skip

    def draft(self) -> InvoiceDraft:
        """What is out of sight is not said."""
        return as_asked(super().draft())

    def follow(self) -> None:
        """A digital one has a number only."""
        draft = self.draft()
        issued = draft.state == "issued"
        self.show_cells(issued, "invoice_kind", "number", "title", "uscc")
        self.show_cells(issued and draft.invoice_kind != "digital", "code")
        self.show_cells(not issued, "reason")
