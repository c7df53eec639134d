"""What is said to somebody who comes in: the unfinished entries that were kept for him."""

import re
import uuid
from collections.abc import Sequence

from PySide6.QtCore import QObject

from fieldtech.errors import FieldtechError
from fieldtech.services.form_drafts import PendingDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.places import ON_SITE_PAGES
from fieldtech.ui.window import MainWindow

MOST = 3  # drafts named one by one; the rest is counted

_PAGES = {
    "intake": "intake_page",
    "swap": "swap_page",
    "feedback": "signoff_page",
    "acceptance": "signoff_page",
    "fee_settlement": "signoff_page",
    "fee_schedule": "prices_page",
    "settle": "signoff_page",
    "cash_answer": "cash_box_page",
    "void_receipt": "cash_box_page",
    "dissatisfied": "signoff_page",
    "signing": "signoff_page",
    "pre_departure": "day_page",
    "leave_override": "leave_page",
    "row_result": "yard_page",
    "yard_reading": "yard_page",
    "answer": "checklist_page",
    "customers": "customers_page",
    "contacts": "customers_page",
    "erase_person": "customers_page",
    "customer_contracts": "customers_page",
    "sites": "customers_page",
    "vehicles": "vehicles_page",
    "terminals": "stock_page",
    "sims": "stock_page",
    "equipment": "customers_page",
    "smtp": "settings_page",
    "request_form": "requests_page",
    "review": "requests_page",
    "request_told": "requests_page",
    "make_order": "requests_page",
    "maintenance_plan": "plans_page",
    "plan_figures": "settings_page",
    "bank_account": "settings_page",
    "money_limits": "settings_page",
}
_MASTER_DATA = ("service_centres", "stock_locations", "users", "terminal_models", "parts", "symptoms", "causes",
                "actions", "checklists", "site_classes", "fee_items", "holidays")  # fmt: skip
_ON_SITE = ("arrival", "condition", "diagnosis", "part", "no_parts", "label", "platform_check", "completion", "waiting")
_VISIT = ("visit_start", "visit_done", "next_date", "finding", "finding_told", "meter")
_STORES = ("stock_move", "stock_issue", "stock_take_back", "stock_transfer", "stock_relocate", "stock_shelve",
           "stock_receive", "unit_fault", "factory_out", "factory_back", "repaired_here", "write_off", "unit_found",
           "top_up", "card_state", "put_in", "replace_card", "tool", "lend", "give_back")  # fmt: skip
_FINANCE = ("cash_query", "cash_count", "made_good", "invoice", "reversal", "receipt_block", "receipt_number",
            "fee_credit")  # fmt: skip
_ID = re.compile("[0-9a-f]{32}")


class Entering(QObject):
    """A message above the page, said anew when the language changes."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._window, self._workplace = window, workplace
        self._drafts: Sequence[PendingDraft] = ()
        window.language.changed.connect(self._say)
        window.changed.connect(self._look_again)

    def greet(self) -> None:
        """Somebody came in: look what was kept for him."""
        self._drafts = self._workplace.drafts.pending()
        self._say()

    def _look_again(self, _change: object) -> None:
        """What was finished on another way than by the button here is not unfinished any more."""
        if not self._drafts or self._workplace.access.person is None:
            return
        kept = {(draft.form, draft.key) for draft in self._workplace.drafts.pending()}
        left = [draft for draft in self._drafts if (draft.form, draft.key) in kept]
        if len(left) < len(self._drafts):
            self._drafts = left
            self._say()

    def _say(self) -> None:
        if self._workplace.access.person is None:
            return
        self._window.messages.drop("drafts")
        if self._drafts:
            self._name_drafts()

    def _name_drafts(self) -> None:
        context = self._workplace.context
        named = [
            f"{draft_name(draft.form)} {self._number(draft)} {context.local(draft.at):%m-%d %H:%M}".replace("  ", " ")
            for draft in self._drafts[:MOST]
        ]
        if len(self._drafts) > MOST:
            named.append(self.tr("and {n} more").format(n=len(self._drafts) - MOST))
        newest = self._drafts[0]
        button = Button(self.tr("Continue there"), "arrow-right", name="continue_draft")
        button.clicked.connect(lambda: self._go(newest))
        self._window.messages.show_message(
            "drafts", "info", self.tr("Unfinished entries were kept"), " · ".join(named), button
        )

    def _go(self, draft: PendingDraft) -> None:
        self._window.messages.drop("drafts")
        self._drafts = ()
        page, reference = page_of(draft.form), reference_of(draft.key)
        if page == "orders_page" and reference:
            reference = f"{reference}/{draft.form}"  # that page has many forms
        if page == "onsite_page" and reference:
            page = self._site_of(reference)
        self._window.open_page(page, reference)

    def _site_of(self, reference: str) -> str:
        """Where the order is worked: parts are used on visits, too."""
        try:
            return ON_SITE_PAGES[self._workplace.orders.view(uuid.UUID(reference)).kind]
        except FieldtechError:  # the page says what is wrong
            return "onsite_page"

    def _number(self, draft: PendingDraft) -> str:
        if not (reference := reference_of(draft.key)):
            return ""
        try:
            return self._workplace.orders.view(uuid.UUID(reference)).number
        except FieldtechError:  # a draft of a customer or a vehicle, or of an order that went to somebody else
            return ""


def page_of(form: str) -> str:
    """The page where a form is found."""
    kind = form.removesuffix("_form")
    if kind in _ON_SITE:
        return "onsite_page"
    if kind in _VISIT:
        return "visit_page"
    if kind in _MASTER_DATA:
        return "master_data_page"
    if kind in _STORES:
        return "stores_page"
    if kind in _FINANCE:
        return "finance_page"
    return _PAGES.get(kind, "orders_page")


def reference_of(key: str) -> str:
    """The id a form's key begins with, as pages take it; "" for a new thing."""
    found = _ID.search(key.replace("-", ""))
    return found.group() if found else ""


def draft_name(form: str) -> str:
    """What the form is called."""
    return word(f"form.{form.removesuffix('_form')}")
