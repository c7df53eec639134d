"""Papers of money: price list, fee list, receipt, hand-over slip, statement; drawn, sealed, filed, mailed.

Receipts and slips are signed by this computer's key like service sheets. The PDF engines are imported where they are
used, as in ``sheet_drawing``.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, NotFound, Problem, Refused
from fieldtech.files import write_atomically
from fieldtech.model.base import Id
from fieldtech.model.cash_tables import CashCollection, CashHandOver, CashReversal
from fieldtech.model.customers import Customer
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context, Person
from fieldtech.services.devices import seal_key, this_device
from fieldtech.services.money.account_records import fee_list_record, price_list_record, statement_record
from fieldtech.services.money.cash_box import may_see_slip, the_slip
from fieldtech.services.money.cash_records import Record, hand_over_record, receipt_record
from fieldtech.services.money.in_force import published, schedule_on
from fieldtech.services.papers import Paper
from fieldtech.services.sheet_files import LANGUAGES, Written, file_name
from fieldtech.services.visibility import seen_order
from fieldtech.store.failures import os_failures_told
from fieldtech.words import word

_DRAWN = {
    "prices": ("price_list", "price_list"), "fees": ("fee_list", "fee_list"), "receipt": ("receipt", "receipt"),
    "hand_over": ("hand_over", "hand_over_slip"), "statement": ("statement", "statement"),
}  # fmt: skip
_FOR_THE_CUSTOMER = {"fees": "sheet.title.fee_list", "receipt": "sheet.title.receipt",
                     "statement": "sheet.title.statement_of_account"}  # fmt: skip
_SEALED = ("receipt", "hand_over")
NUMBERED = ("SJ-", "SK-", "JK-")
"""How the numbers of receipts, collections and hand-over slips begin."""


@dataclass(frozen=True)
class Found:
    """What a number leads to: ``kind`` is receipt, reversal or hand_over."""

    kind: str
    id: Id


class MoneyPapers:
    """Each call draws the paper as the facts stand; ``language`` is zh, en or both."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def price_list(self, language: str = "zh", version: int | None = None) -> Paper:
        """The price list of a published version, by default of the one that holds today (F54); raises NotFound."""
        self._context.require("export_sheets")
        with self._context.reading() as session:
            today = self._context.local(self._context.now()).date()
            every = {one.number: one for one in published(session)}
            if version is not None and every and version not in every:
                raise NotFound("no_such_schedule", number=version)
            chosen = every.get(version or 0) or schedule_on(session, today)
            record = price_list_record(self._context, session, chosen)
        return self._paper("prices", record, language, record["printed"])

    def fee_list(self, order_id: Id, language: str = "zh") -> Paper:
        """The fee list of an order, marked as a draft until it is final (F57); raises NotFound, Forbidden."""
        self._context.require("export_sheets")
        with self._context.reading() as session:
            record = fee_list_record(self._context, session, seen_order(self._context, session, order_id))
        return self._paper("fees", record, language, record["at"])

    def receipt(self, collection_id: Id, language: str = "zh", *, reversal: bool = False) -> Paper:
        """The receipt of a collection, or with ``reversal`` that of the money given back (B29).

        Raises NotFound, Forbidden, and Refused for a collection without a receipt.
        """
        person = self._context.require("export_sheets")
        with self._context.reading() as session:
            row = session.get(CashCollection, collection_id)
            if row is None:
                raise NotFound("no_such_collection")
            _may_see(person, row)
            wanted = select(CashReversal).where(CashReversal.collection_id == row.id)
            back = session.scalar(wanted.order_by(CashReversal.day, CashReversal.id).limit(1)) if reversal else None
            if not (back or row).receipt or (reversal and back is None):
                raise Refused("receipt", [Problem("receipt", "no_receipt_given")])
            record = receipt_record(self._context, session, row, back)
        return self._paper("receipt", record, language, record["times"]["signed"])

    def hand_over(self, slip_id: Id, language: str = "zh") -> Paper:
        """The hand-over slip, with the count once finance has counted (B30); raises NotFound, Forbidden."""
        person = self._context.require("export_sheets")
        with self._context.reading() as session:
            slip = the_slip(session, slip_id)
            may_see_slip(person, slip)
            record = hand_over_record(self._context, session, slip)
        return self._paper("hand_over", record, language, record["times"]["signed"])

    def statement(self, customer_id: Id, month: date, language: str = "zh") -> Paper:
        """The statement of the month of that day (F56); raises NotFound, Forbidden."""
        self._context.require("export_sheets")
        self._context.require("see_open_amounts")
        with self._context.reading() as session:
            customer = session.get(Customer, customer_id)
            if customer is None:
                raise NotFound("no_such_row", list="customers")
            record = statement_record(self._context, session, customer, month)
        return self._paper("statement", record, language, record["at"])

    def find(self, number: str) -> Found:
        """The paper of a receipt's, a collection's or a slip's number; raises NotFound."""
        self._context.require("export_sheets")
        if (found := self._found(number)) is None:
            raise NotFound("no_such_money_paper", number=number)
        return found

    def knows(self, number: str) -> bool:
        """Whether a paper of money has this number, as somebody's paper book may."""
        self._context.require("export_sheets")
        return self._found(number) is not None

    def of_number(self, number: str, language: str = "zh") -> Paper:
        """The receipt or slip of this number."""
        found = self.find(number)
        if found.kind == "hand_over":
            return self.hand_over(found.id, language)
        return self.receipt(found.id, language, reversal=found.kind == "reversal")

    def write(self, paper: Paper, folder: Path | None = None) -> Written:
        """Write it to the folder (by default the data folder's sheets); raises MachineError."""
        self._context.require("export_sheets")
        writer: Any = import_module("fieldtech.sheets.write")
        path = writer.write_sheet(paper.pdf, folder or self._context.folder.sheets, paper.name)
        return Written(path, paper.name, self._context.blobs.put(paper.pdf), paper.missing)

    def mail_draft(self, paper: Paper, recipient: str = "", folder: Path | None = None) -> Path:
        """Write an ``.eml`` that opens as an unsent message with the paper attached; raises MachineError."""
        self._context.require("export_sheets")
        subject, body = paper.letter or (paper.name, "")
        mail: Any = import_module("fieldtech.sheets.mail")
        data = mail.mail_draft(sender="", recipient=" ".join(recipient.split()), subject=subject,
                               text=body, name=paper.name, pdf=paper.pdf)  # fmt: skip
        path = (folder or self._context.folder.sheets) / (Path(paper.name).stem + ".eml")
        with os_failures_told(path):
            write_atomically(path, data)
        return path

    # inside -----------------------------------------------------------------------------------------------

    def _found(self, number: str) -> Found | None:
        with self._context.reading() as session:
            return next((Found(*one) for one in _numbered(session, number.strip().upper())), None)

    def _paper(self, kind: str, record: Record, language: str, at: str) -> Paper:
        note_access(self._context, f"sheet_{kind}", record["number"], each=True)
        module, name = _DRAWN[kind]
        draw: Callable[..., bytes] = getattr(import_module(f"fieldtech.sheets.money.{module}"), name)
        spoken = LANGUAGES[language]
        pdf = self._sealed(draw, record, spoken) if kind in _SEALED else draw(record, language=spoken)
        writer: Any = import_module("fieldtech.sheets.write")
        dated = {**record, "revision": record.get("revision", 1), "times": {"printed": at}}
        fonts: Any = import_module("fieldtech.sheets.fonts")
        missing = "".join(sorted(fonts.missing_glyphs(json.dumps(record, ensure_ascii=False))))
        name = file_name(writer.sheet_name(dated), kind, language)
        return Paper(name, bytes(pdf), missing=missing, letter=_letter(kind, record, spoken))

    def _sealed(self, draw: Callable[..., bytes], record: Record, language: str) -> bytes:
        with self._context.reading() as session:
            device = this_device(session)
            pdf = draw(record, seal_key(device), language=language)
        signature: Any = import_module("fieldtech.sheets.signature")
        return bytes(signature.sign_pdf(pdf, device.certificate_key, device.certificate))


def _letter(kind: str, record: Record, language: str) -> tuple[str, str] | None:
    """Subject and text for the customer; None for papers of the house."""
    if kind not in _FOR_THE_CUSTOMER:
        return None
    spoken = "en" if language == "en" else "zh_CN"
    customer = record["customer"]
    about = {"kind": word(_FOR_THE_CUSTOMER[kind], spoken), "number": record["number"]}
    name, company = str(customer.get("contact") or customer["name"]), str(record["company"]["name"])
    return word("mail.subject", spoken, **about), word("mail.body", spoken, name=name, company=company, **about)


def _may_see(person: Person, row: CashCollection) -> None:
    """Who received it and who sees money; raises Forbidden for anybody else."""
    if person.login != row.by and not person.may("see_money"):
        raise Forbidden("receipt_of_others", role=person.role, number=row.receipt)


def _numbered(session: Session, number: str) -> list[tuple[str, Id]]:
    received = select(CashCollection.id).where((CashCollection.receipt == number) | (CashCollection.number == number))
    back = select(CashReversal.collection_id).where(CashReversal.receipt == number)
    slip = select(CashHandOver.id).where(CashHandOver.number == number)
    kinds = (("receipt", received), ("reversal", back), ("hand_over", slip))
    return [(kind, key) for kind, wanted in kinds for key in session.scalars(wanted.limit(1))]
