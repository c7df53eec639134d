"""Terminals and SIM cards as they come into stock; where they go afterwards is told by slips and swaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from fieldtech.model.drafts.base import required
from fieldtech.model.drafts.masters.base import MasterDraft, Problems, between
from fieldtech.model.identifiers import Verdict, identify

PROTOCOLS = ("2011", "2013", "2019")
BY_PROTOCOL = ("terminal_id", "terminal_phone")


@dataclass(frozen=True)
class TerminalDraft(MasterDraft):
    """A terminal by its serial number; ``protocol`` follows from the model, ``location`` is where it comes in."""

    kind: ClassVar[str] = "terminals"
    needs: ClassVar[tuple[str, ...]] = ("number", "model_code", "imei")
    identifiers: ClassVar[Mapping[str, str]] = {"number": "terminal_id", "imei": "imei", "phone": "terminal_phone"}
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"protocol": PROTOCOLS}
    references: ClassVar[Mapping[str, str]] = {"model_code": "terminal_models", "location": "stock_locations"}

    number: str = ""
    model_code: str = ""
    protocol: str = ""
    imei: str = ""
    phone: str = ""
    bought_on: date | None = None
    warranty_months: int | None = None  # empty: what the model has
    rma_no: str = ""
    location: str = ""

    def rules(self) -> Problems:
        """The numbers after the protocol of the model, and a warranty between none and ten years."""
        yield from super().rules()
        yield from between("warranty_months", self.warranty_months, 0, 120)

    def judge(self, name: str) -> Verdict:
        """Terminal ID and terminal phone number depend on the protocol."""
        kind = self.identifiers[name]
        protocol = self.protocol or None
        return identify(kind, getattr(self, name), protocol=protocol if kind in BY_PROTOCOL else None)


@dataclass(frozen=True)
class SimDraft(MasterDraft):
    """A SIM card by its ICCID; one locked to an IMEI says to which."""

    kind: ClassVar[str] = "sims"
    needs: ClassVar[tuple[str, ...]] = ("iccid", "msisdn")
    identifiers: ClassVar[Mapping[str, str]] = {
        "iccid": "iccid", "msisdn": "msisdn", "imsi": "imsi", "locked_imei": "imei",
    }  # fmt: skip
    references: ClassVar[Mapping[str, str]] = {"location": "stock_locations"}

    iccid: str = ""
    msisdn: str = ""
    imsi: str = ""
    operator: str = ""
    valid_until: date | None = None
    imei_locked: bool = False
    locked_imei: str = ""
    location: str = ""

    def rules(self) -> Problems:
        """A locked card without the IMEI cannot be checked at a swap."""
        yield from super().rules()
        if self.imei_locked:
            yield from required("locked_imei", self.locked_imei)
