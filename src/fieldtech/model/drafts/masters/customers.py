"""Customers, the people there, their places of work and their equipment (P33)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from fieldtech.model.choices import ENVIRONMENTS
from fieldtech.model.drafts.base import all_of, required
from fieldtech.model.drafts.masters.base import MasterDraft, Problems, email_problems

SETTLEMENTS = ("monthly", "cash", "transfer")
CYCLES = ("month", "quarter", "half_year", "year")


@dataclass(frozen=True)
class CustomerDraft(MasterDraft):
    """A company or person served; an empty number is given when it is saved."""

    kind: ClassVar[str] = "customers"
    needs: ClassVar[tuple[str, ...]] = ("name", "address", "site_class", "centre_code")
    identifiers: ClassVar[Mapping[str, str]] = {"uscc": "uscc"}
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"settlement": SETTLEMENTS}
    references: ClassVar[Mapping[str, str]] = {"centre_code": "service_centres", "site_class": "site_classes"}

    number: str = ""
    name: str = ""
    uscc: str = ""
    customer_kind: str = ""
    size: str = ""
    industry: str = ""
    business_scope: str = ""
    address: str = ""
    site_class: str = "A"
    settlement: str = ""
    centre_code: str = ""
    preference: str = ""


@dataclass(frozen=True)
class ContactDraft(MasterDraft):
    """A person at the customer, who can be called by at least one number."""

    kind: ClassVar[str] = "contacts"
    needs: ClassVar[tuple[str, ...]] = ("customer", "name")
    identifiers: ClassVar[Mapping[str, str]] = {"mobile": "mobile", "landline": "landline"}
    references: ClassVar[Mapping[str, str]] = {"customer": "customers"}

    number: str = ""
    customer: str = ""
    name: str = ""
    role: str = ""
    mobile: str = ""
    landline: str = ""
    email: str = ""
    is_main: bool = False

    def rules(self) -> Problems:
        """Somebody nobody can call is no contact."""
        yield from super().rules()
        if not self.landline.strip():
            yield from required("mobile", self.mobile)
        yield from email_problems("email", self.email)


@dataclass(frozen=True)
class SiteDraft(MasterDraft):
    """A place of work; its class drives the due times (T35)."""

    kind: ClassVar[str] = "sites"
    needs: ClassVar[tuple[str, ...]] = ("customer", "name", "address", "site_class")
    references: ClassVar[Mapping[str, str]] = {"customer": "customers", "site_class": "site_classes"}

    number: str = ""
    customer: str = ""
    name: str = ""
    address: str = ""
    site_class: str = "A"
    rules_there: str = ""


@dataclass(frozen=True)
class EquipmentDraft(MasterDraft):
    """Anti-corrosion equipment under maintenance."""

    kind: ClassVar[str] = "equipment"
    needs: ClassVar[tuple[str, ...]] = ("customer", "name")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"cycle": CYCLES}
    references: ClassVar[Mapping[str, str]] = {"customer": "customers"}

    number: str = ""
    customer: str = ""
    tag: str = ""
    name: str = ""
    coating: str = ""
    in_service: str = ""
    environment: tuple[str, ...] = ()
    cycle: str = ""

    def rules(self) -> Problems:
        """The environment is one of the closed list (F08)."""
        yield from super().rules()
        yield from all_of("environment", self.environment, ENVIRONMENTS)
