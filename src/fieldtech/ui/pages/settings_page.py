"""Settings: of this computer for everybody, of the company for those who may."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from fieldtech.model.base import new_id
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import Language
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.computers.office_card import OfficeCard
from fieldtech.ui.pages.settings.access_card import AccessCard
from fieldtech.ui.pages.settings.backup_card import BackupCard
from fieldtech.ui.pages.settings.choices_card import ChoicesCard
from fieldtech.ui.pages.settings.form_card import FormCard
from fieldtech.ui.pages.settings.label_card import LabelCard
from fieldtech.ui.pages.settings.mail_card import MailCard
from fieldtech.ui.pages.settings.money_cards import BankCard, LimitsCard
from fieldtech.ui.pages.settings.pin_card import PinCard
from fieldtech.ui.pages.settings.plan_card import PlanFiguresCard
from fieldtech.ui.pages.settings.printer_card import PrinterCard
from fieldtech.ui.printer_dialog import AskPrinter
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.theme import Theme
from fieldtech.ui.tokens import S3, S4, S5


class SettingsPage(Page):
    """Everything holds as soon as it is chosen; only the PIN and what is set for the company have a button."""

    name, icon = "settings_page", "settings"

    def __init__(
        self,
        workplace: Workplace,
        settings: KeptSettings,
        theme: Theme,
        language: Language,
        *,
        ask_printer: AskPrinter | None = None,
        open_folder: Callable[[Path], object] | None = None,
    ) -> None:
        """The printer's dialog and the file manager are the system's unless given."""
        super().__init__()
        self._workplace = workplace
        self.header = PageHeader()
        self.looks = ChoicesCard(settings, theme, language)
        self.printer = PrinterCard(settings, ask_printer)
        self.labels = LabelCard(settings, workplace)
        self.pin = PinCard(workplace.access)
        self.mail = MailCard(workplace)
        self.backup, self.log = BackupCard(workplace, open_folder or _open_folder), AccessCard(workplace)
        self._about, self._facts = Card("", "info"), Facts(110)
        self._about.add(self._facts)
        self.office, self.plans = OfficeCard(workplace), PlanFiguresCard(workplace)
        self.bank, self.limits = BankCard(workplace), LimitsCard(workplace)
        self._forms: Mapping[str, FormCard[Any]] = {
            "edit_plan_figures": self.plans, "edit_bank": self.bank, "edit_money_limits": self.limits,
            "edit_company": self.mail,
        }  # fmt: skip
        cards = (self.looks, self.pin, self.office, self.plans, self.bank, self.limits, self.printer, self.labels,
                 self.mail, self.backup, self.log, self._about)  # fmt: skip
        self.column.addWidget(self.header)
        self._body = Body(column(*cards, None, gap=S4, margins=(S5, S3, S5, S4)), "settings_body")
        self.column.addWidget(self._body, 1)
        self.pin.changed.connect(self._pin_changed)
        self.backup.done.connect(self._backed_up)
        self.backup.failed.connect(self.failed)
        self.office.deeds.done.connect(self._office_changed)
        self.office.deeds.failed.connect(self.failed)
        every: tuple[OfficeCard | FormCard[Any], ...] = (self.office, *self._forms.values())
        for card in every:
            card.changed.connect(self.changed)
            card.said.connect(self.said)
            card.failed.connect(self.failed)
        self.office.computers.connect(lambda: self.go.emit("computers_page", ""))
        self.go_live()

    def title(self) -> str:
        """Its name."""
        return self.tr("Settings")

    def open(self, reference: str) -> None:
        """Show what this person may set; the reference is the name of a card that is wanted at once."""
        person = self._workplace.access.person
        for right, card in self._forms.items():
            card.setVisible(person is not None and person.may(right))
            if not card.isHidden():
                card.open()
        self.backup.setVisible(person is not None and person.may("backup"))
        self.log.setVisible(person is not None and person.may("see_access_log"))
        if not self.backup.isHidden():
            self.backup.open()
        self.looks.show_settings()
        self.office.open()
        if reference and (wanted := self.findChild(FormCard, reference)) is not None:
            soon(self, partial(self._show_card, wanted))

    def refresh(self, change: object) -> None:
        """Set here or at another computer of the office."""
        if self.isVisible() and isinstance(change, Change) and change.kind in ("sync", "company_setting"):
            self.office.open()

    def leave(self) -> None:
        """What was typed is kept."""
        for card in self._forms.values():
            card.flush()
        self.office.lease.forget()

    def retranslate(self) -> None:
        """All texts."""
        self.header.set_title(self.title())
        self._about.set_title(self.tr("About"))
        kinds = {
            "keyring": self.tr("in the keyring of this computer"),
            "passphrase": self.tr("behind your passphrase"),
            "plain_demo": self.tr("unprotected, for the demo only"),
        }
        folder = str(self._workplace.context.folder.root)
        self._facts.set(
            [
                (self.tr("Data folder"), folder, ""),
                (self.tr("Key"), kinds[self._workplace.key_kind.value], ""),
            ]
        )

    def _show_card(self, card: FormCard[Any]) -> None:
        self._body.ensureWidgetVisible(card, 0, S5)
        card.focus_first()

    def _pin_changed(self, change: object) -> None:
        self.changed.emit(change)
        self.said.emit(self.tr("Your PIN is changed."), None)

    def _office_changed(self, text: str) -> None:
        if text:
            self.said.emit(text, None)
        self.changed.emit(Change("computer", new_id()))
        self.office.open()

    def _backed_up(self, path: Path) -> None:
        self.said.emit(self.tr("Backup made: {file}").format(file=path.name), None)


def _open_folder(path: Path) -> object:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
