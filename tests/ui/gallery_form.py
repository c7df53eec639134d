"""A whole form, a signature, photos."""

from gallery_samples import IntakeForm, Keeper, said
from PySide6.QtGui import QColor, QImage

from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.photo_field import PhotoSlot
from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.page import Page
from fieldtech.ui.tokens import S4, S5


class FormPage(Page):
    """A whole form, a signature, a photo."""

    name, icon = "form_page", "headphones"

    def __init__(self, keeper: Keeper | None = None) -> None:
        super().__init__()
        self.keeper = keeper or Keeper()
        self.header = PageHeader()
        self.form = IntakeForm(self.keeper)
        self.pad = SignaturePad()
        self.photos = [PhotoSlot(), PhotoSlot(), PhotoSlot()]
        self.card, self.evidence = Card(icon="phone"), Card(icon="signature")
        self.card.add(self.form)
        self.evidence.add(self.pad, row(*self.photos, None))
        inner = column(self.card, self.evidence, None, gap=S4, margins=(S5, 0, S5, S4))
        self.column.addWidget(self.header)
        self.column.addWidget(Body(inner), 1)
        self.add_footer(Footer())
        picture = QImage(160, 120, QImage.Format.Format_RGB32)
        picture.fill(QColor("#7DB83A"))
        self.photos[1].set_photo(picture)
        self.go_live()

    def title(self) -> str:
        return said("Intake", "报修登记")

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.card.set_title(said("Caller", "来电人"))
        self.evidence.set_title(said("Customer's signature", "客户签字"))
        self.pad.set_caption(said("Ma Jun", "马骏"), "2026-11-18 15:08")
        for slot, (en, zh) in zip(
            self.photos, (("Body", "车身外观"), ("Wiring", "接线"), ("Platform", "平台截图")), strict=True
        ):
            slot.set_caption(said(en, zh), needed=slot is self.photos[2])
        self.footer.set_saved(said("Draft saved on this computer 10:12:08", "草稿已存本机 10:12:08"))
        self.footer.set_missing(said("1 required field missing", "还差 1 项必填"))
        self.footer.set_primary(said("Register and assess", "登记并转评估"), "arrow-right", name="register")

    def next_missing(self) -> None:
        self.form.go_to_problem()
