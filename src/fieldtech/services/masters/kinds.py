"""Every master list described once: its draft, its table, who may edit it, what names and finds a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from fieldtech.errors import NotFound
from fieldtech.model import accounts, catalogue, custody, customers, people
from fieldtech.model.drafts import masters as drafts
from fieldtech.model.drafts.masters import MasterDraft

UNSTORED = frozenset({"accepted", "location", "special_plate"})
"""Draft fields that are no columns."""


@dataclass(frozen=True)
class MasterKind:
    """One list. ``word`` is the trade word in changes and operations, ``name`` the table."""

    name: str
    word: str
    draft: type[MasterDraft]
    model: type[Any]
    edit_right: str
    see_right: str
    number: str = "code"
    title: str = "name_zh"
    title_en: str = ""
    note: str = ""
    prefix: str = ""  # of numbers given by the program; empty where people give them
    columns: Mapping[str, str] = field(default_factory=dict)  # draft field -> column where they differ
    unique: Mapping[str, str] = field(default_factory=dict)  # draft field -> problem code
    found_by: tuple[str, ...] = ()  # columns searched besides number and titles
    fixed: bool = True  # other rows point here by this number, so it never changes
    active: str = "active"

    def column(self, name: str) -> Any:
        """The mapped column of a draft field."""
        return getattr(self.model, self.columns.get(name, name))

    def typed(self) -> tuple[str, ...]:
        """All fields of the draft."""
        return tuple(part.name for part in fields(self.draft))

    def stored(self) -> tuple[str, ...]:
        """The draft fields that are columns."""
        return tuple(name for name in self.typed() if name not in UNSTORED)

    @property
    def has_customer(self) -> bool:
        """Whether its rows belong to a customer."""
        return "customer" in self.typed()


def _customers(name: str, word: str, draft: type[MasterDraft], model: type[Any], **more: Any) -> MasterKind:
    settings: dict[str, Any] = {
        "edit_right": "edit_customers",
        "title": "name",
        "number": "number",
        "fixed": False,
        **more,
    }
    columns = {"customer": "customer_id", **settings.pop("columns", {})}
    return MasterKind(name, word, draft, model, see_right="see_customers", columns=columns, **settings)


def _catalogue(name: str, word: str, draft: type[MasterDraft], model: type[Any], **more: Any) -> MasterKind:
    settings = {"edit_right": "edit_catalogue", "title_en": "name_en", "unique": {"code": "duplicate_code"}, **more}
    return MasterKind(name, word, draft, model, see_right="see_orders", **settings)


_ALL = (
    _customers("customers", "customer", drafts.CustomerDraft, customers.Customer, prefix="C", note="address",
               columns={"customer_kind": "kind"}, unique={"number": "duplicate_number"},
               found_by=("uscc", "address", "industry", "preference")),
    _customers("contacts", "contact", drafts.ContactDraft, customers.Contact, prefix="K", note="mobile",
               unique={"number": "duplicate_number"}, found_by=("role", "mobile", "landline", "email")),
    _customers("sites", "site", drafts.SiteDraft, customers.Site, prefix="S", note="address",
               columns={"rules_there": "rules"}, unique={"number": "duplicate_number"}, found_by=("address",)),
    _customers("vehicles", "vehicle", drafts.VehicleDraft, customers.Vehicle, prefix="V", note="make_model",
               title="plate", edit_right="edit_vehicles",
               unique={"number": "duplicate_number", "vin": "duplicate_vin"},
               found_by=("vin", "make_model", "vehicle_type", "driver_name", "driver_mobile", "note")),
    _customers("equipment", "equipment", drafts.EquipmentDraft, customers.Equipment, prefix="E", note="tag",
               edit_right="edit_vehicles", unique={"number": "duplicate_number"}, found_by=("tag", "coating")),
    _customers("customer_contracts", "contract", drafts.ContractDraft, accounts.CustomerContract, title="number",
               note="last_day", edit_right="edit_contracts", unique={"number": "duplicate_number"}),
    _catalogue("terminal_models", "terminal_model", drafts.TerminalModelDraft, catalogue.TerminalModel,
               note="protocol", found_by=("part_no",)),
    MasterKind("terminals", "terminal", drafts.TerminalDraft, custody.Terminal, "edit_stock", "see_stock", "number",
               "number", note="model_code", fixed=False, found_by=("imei", "phone", "model_code", "rma_no"),
               unique={"number": "duplicate_terminal_id", "imei": "duplicate_imei"}),
    MasterKind("sims", "sim", drafts.SimDraft, custody.Sim, "edit_stock", "see_stock", "iccid", "iccid",
               note="msisdn", fixed=False, found_by=("msisdn", "imsi", "operator")),
    _catalogue("parts", "part", drafts.PartDraft, catalogue.Part, note="unit", found_by=("for_model",)),
    _catalogue("symptoms", "symptom", drafts.SymptomDraft, catalogue.Symptom, note="family"),
    _catalogue("causes", "cause", drafts.CauseDraft, catalogue.Cause, note="liability"),
    _catalogue("actions", "action", drafts.ActionDraft, catalogue.Action, note="level"),
    _catalogue("checklists", "checklist", drafts.ChecklistDraft, catalogue.Checklist, title="title_zh",
               title_en="title_en", note="version", unique={}),
    _catalogue("site_classes", "site_class", drafts.SiteClassDraft, catalogue.SiteClass, note="clock"),
    _catalogue("fee_items", "fee_item", drafts.FeeItemDraft, catalogue.FeeItem, note="basis", active="enabled"),
    _catalogue("holidays", "holiday", drafts.HolidayDraft, catalogue.Holiday, number="day", note="kind",
               columns={"day_kind": "kind"}, unique={"day": "duplicate_day"}, fixed=False,
               edit_right="edit_company"),
    MasterKind("stock_locations", "stock_location", drafts.StockLocationDraft, catalogue.StockLocation, "edit_stock",
               "see_stock", title="name", note="kind", columns={"location_kind": "kind"},
               unique={"code": "duplicate_code"}, found_by=("holder_login", "centre_code")),
    MasterKind("service_centres", "service_centre", drafts.ServiceCentreDraft, people.ServiceCentre, "edit_company",
               "see_users", title="name", note="address", unique={"code": "duplicate_code"},
               found_by=("company", "hotline", "address")),
    MasterKind("users", "user", drafts.UserDraft, people.User, "edit_users", "see_users", "login", "name",
               note="role", unique={"login": "duplicate_login"}, found_by=("phone", "level", "centre_code")),
)  # fmt: skip

KINDS: Mapping[str, MasterKind] = {kind.name: kind for kind in _ALL}


def kind_of(name: str) -> MasterKind:
    """The list of that name; raises NotFound."""
    if name not in KINDS:
        raise NotFound("no_such_list", list=name)
    return KINDS[name]
