"""The customer's side of the sign-off: stars, verdict, ink, name; and what takes the place of ink."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldtech.forms.choice_fields import Choice, Segments, Stars, Tick
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.photo_field import PhotoSlot
from fieldtech.forms.signoff.fields import InkField, Ratings
from fieldtech.forms.signoff.signing import SIGNED, UNHAPPY, SigningDraft
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import Flow, column, row
from fieldtech.ui.kit.buttons import LinkButton, QuietButton
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S1, S2, S3, S4

_MODES = {"ink": "signature", "paper": "file-check", "absent": "user-x", "refused": "ban"}


class SigningForm(Form[SigningDraft]):
    """``large_wanted`` asks for the pad over the whole window, ``paper_wanted`` for a scan of the signed paper."""

    draft_type = SigningDraft
    large_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, keeper: DraftKeeper, order: str) -> None:
        super().__init__(keeper, order)
        self.paper = PhotoSlot(width=220, height=150)
        self.paper.setObjectName("signed_paper")
        self.paper.taken.connect(self.paper_wanted)
        self._has_paper = self._reading = False
        self._links = {mode: LinkButton("", icon, name=f"sign_{mode}") for mode, icon in _MODES.items()}
        for mode, link in self._links.items():
            link.clicked.connect(lambda _=False, chosen=mode: self.set_mode(chosen))
        self.large = QuietButton("", "external-link", name="large_pad")
        self.large.clicked.connect(self.large_wanted)
        self.clear = QuietButton("", "eraser", name="clear_ink")
        self.clear.clicked.connect(self._clear_ink)
        self.more = QuietButton("", "chevron-down", name="rate_more")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_more)
        self._cannot, self._paper_hint = Label("", 13, tone="muted"), Label("", 13, tone="muted", wrap=True)
        self.start()

    def fields(self) -> Sequence[Field]:
        """All questions; which ones are seen depends on the answers."""
        verdicts = (
            Option("satisfied", self.tr("Yes"), icon="check", tone="ok"),
            Option("dissatisfied", self.tr("No"), icon="x", tone="danger"),
        )
        relations = tuple(Option(code, word(f"choice.relation.{code}")) for code in choices.RELATIONS)
        return (
            Stars(name="overall", label=self.tr("How satisfied are you?")),
            Segments(name="verdict", label=self.tr("Is the work accepted?"), options=verdicts),
            LongText(name="rating_reason", label=self.tr("What could be better?"), required=True, lines=2),
            LongText(name="reason", label=self._reason_label(), required=True, lines=2),
            InkField(name="customer_ink", label=self.tr("Sign here with finger, pen or mouse")),
            Text(name="name", label=self.tr("Name in block letters"), required=True, longest=40),
            Choice(name="relation", label=self.tr("Signs as"), options=relations, placeholder="–"),
            Text(name="witness", label=self.tr("Witness: name and telephone"), required=True, longest=60),
            Tick(name="declined", label=self.tr("I would rather not rate")),
            Ratings(name="areas", label=self.tr("Areas"), codes=choices.RATED_AREAS, group="area", with_na=True),
            Ratings(name="manners", label=self.tr("Service"), codes=choices.RATED_MANNERS, group="manner"),
            LongText(name="suggestions", label=self.tr("Suggestions"), lines=2),
        )

    def arrange(self) -> QWidget:
        """As on the paper: verdict above the ink, the name below it."""
        self.pad.setMinimumHeight(130)
        self.pad.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)  # takes what is left
        top = Flow(S4, top=True)
        for name in ("overall", "verdict"):
            self.cell(name).label.setFont(font(14, 600))
            self.cell(name).label.set_tone("text")
            top.addWidget(self.cell(name))
        self._paper_box = _line(self.paper, (self._paper_hint, 1))
        self._details = QWidget()
        self._details.setLayout(column(*(self.cell(name) for name in ("areas", "manners", "suggestions")), gap=S3))
        more = row(self.more, self.editor("declined").widget, None, gap=S2)
        links = row(self._cannot, *self._links.values(), None, gap=0)
        names = row((self.cell("name"), 1), (self.cell("relation"), 1), (self.cell("witness"), 1), gap=S3)
        holder = QWidget()
        holder.setLayout(
            column(
                top, self.cell("rating_reason"), self.cell("reason"), (self._ink_box(), 100), self._paper_box, names,
                more, self._details, links, None, gap=S2,
            )
        )  # fmt: skip
        return holder

    def _ink_box(self) -> QWidget:
        """The pad takes all the height there is, which a cell would not give it."""
        cell = self.cell("customer_ink")
        cell.label.setFont(font(14, 600))
        cell.label.set_tone("text")
        self._ink = QWidget()
        head = row(cell.label, None, self.large, self.clear, gap=S2)
        self._ink.setLayout(column(head, (self.pad, 1), cell.note, gap=S1))
        return self._ink

    @property
    def pad(self) -> SignaturePad:
        """The customer's pad."""
        pad = self.editor("customer_ink").widget
        assert isinstance(pad, SignaturePad)
        return pad

    @property
    def has_paper(self) -> bool:
        """Whether the signed paper is there."""
        return self._has_paper

    def load(self, draft: Draft, *, restore: bool = True) -> None:
        """Show a draft, and only what it needs."""
        super().load(draft, restore=restore)
        self._show_parts()

    def set_mode(self, mode: str) -> None:
        """Ink, paper, absent or refused."""
        self._shown = replace(self.draft(), mode=mode)
        self._extra, self._tried = (), False
        self._show_parts()
        self._note_edit()
        self._show_problems()

    def show_paper(self, image: QImage) -> None:
        """The scan of the signed paper, once it is kept."""
        self._has_paper = not image.isNull()
        self.paper.set_photo(image)
        self._show_parts()

    def show_reading(self, *, on: bool) -> None:
        """The scan is on its way: nobody need press again."""
        self._reading = on
        self._show_paper_hint()

    def _show_paper_hint(self) -> None:
        hint = self.tr("Photograph or scan the sheet the customer signed on paper.")
        self._paper_hint.setText(self.tr("Taking in the picture…") if self._reading else hint)
        self.paper.setEnabled(not self._reading)

    def ask_for_paper(self) -> None:
        """Only the scan of the paper is missing."""
        self.paper.set_caption(self.tr("Signed paper"), needed=True)
        self.paper.setFocus()

    def retranslate(self) -> None:
        """Also the words between the fields."""
        super().retranslate()
        self.large.set_text(self.tr("Large pad"))
        self.clear.set_text(self.tr("Clear"))
        self.more.set_text(self.tr("Rate in detail"))
        self._cannot.setText(self.tr("Cannot sign here?"))
        self._show_paper_hint()
        self.paper.set_caption(self.tr("Signed paper"), needed=False)
        texts = {
            "ink": self.tr("Sign here"),
            "paper": self.tr("On paper"),
            "absent": self.tr("Absent"),
            "refused": self.tr("Refuses"),
        }
        for mode, link in self._links.items():
            link.set_text(texts[mode])

    def field_changed(self, name: str) -> None:
        """Some answers ask for more."""
        if name in ("overall", "verdict", "declined"):
            self._show_parts()

    def _clear_ink(self) -> None:
        self.pad.clear()

    def _show_more(self, on: bool) -> None:
        self._details.setVisible(on)
        self.more.set_icon("minus" if on else "chevron-down")

    def _reason_label(self) -> str:
        draft = self._shown
        mode = draft.mode if isinstance(draft, SigningDraft) else "ink"
        if mode == "absent":
            return self.tr("Why the customer is absent")
        return self.tr("Why the customer does not sign") if mode == "refused" else self.tr("What is not in order yet?")

    def _show_parts(self) -> None:
        draft = self.draft()
        unhappy, signed = draft.verdict == "dissatisfied", draft.mode in SIGNED
        signs = signed and not unhappy
        shown = {
            "overall": draft.mode != "absent",
            "verdict": signed,
            "rating_reason": draft.overall in UNHAPPY and not unhappy,
            "reason": unhappy or not signed,
            "name": signs,
            "relation": signs,
            "witness": not signed,
        }
        for name, on in shown.items():
            self.cell(name).setVisible(on)
        self._ink.setVisible(draft.mode == "ink" and not unhappy)
        self.editor("declined").widget.setVisible(not draft.overall and not unhappy and signed)
        self._paper_box.setVisible(draft.mode == "paper" and not unhappy)
        self.more.setVisible(draft.mode != "absent")
        self._details.setVisible(self.more.isChecked() and draft.mode != "absent")
        for mode, link in self._links.items():
            link.setVisible(mode != draft.mode and not unhappy)
        self._cannot.setVisible(draft.mode == "ink" and not unhappy)
        self.cell("reason").set_label(self._reason_label(), required=True)


def _line(*items: object) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*items, gap=S2))  # type: ignore[arg-type]
    return holder
