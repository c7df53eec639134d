"""Which files there are and how their columns become the fields of drafts."""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldtech.model.choices import ENVIRONMENTS
from fieldtech.model.custody import SIM_STATES, TERMINAL_STATES
from fieldtech.model.drafts.masters.catalogue import LIABILITIES
from fieldtech.model.drafts.masters.company import LOCATION_KINDS
from fieldtech.model.drafts.masters.customers import CYCLES, SETTLEMENTS
from fieldtech.services.imports.cells import Convert, amounts, day, flag, one_of, several, text, whole
from fieldtech.services.imports.tables import Table
from fieldtech.words import word

Column = tuple[str, Convert]
TERMINAL_STATE = one_of("terminal_state", TERMINAL_STATES, 已拆下="removed_good")
SIM_STATE = one_of("sim_state", SIM_STATES, 丢失="lost")


@dataclass(frozen=True)
class Layout:
    """One kind of file: ``columns`` is CSV column -> (draft field, conversion), ``key`` the column that names a row.

    ``beside`` are columns that are read, but are not fields of the draft: places, states.
    """

    file: str
    kind: str
    key: str
    columns: Mapping[str, Column]
    beside: tuple[str, ...] = ()
    must: tuple[str, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """Every column it reads."""
        return frozenset((*self.columns, *self.beside))


def _same(*names: str) -> dict[str, Column]:
    return {name: (name, text) for name in names}


_NAMES = _same("code", "name_zh", "name_en")
_CENTRE: dict[str, Column] = {"service_centre": ("centre_code", text)}
_CUSTOMER: dict[str, Column] = {"customer_no": ("customer", text)}

CATALOGUE = (
    Layout("parts", "parts", "part_no", {
        **_same("name_zh", "name_en", "unit", "for_model"), "part_no": ("code", text),
        "unit_price_cents": ("price_cents", whole), "warranty_months": ("warranty_months", whole),
        "serialised": ("serialised", flag)}, must=("unit_price_cents",)),
    Layout("terminal_models", "terminal_models", "model", {
        **_same("name_zh", "name_en", "protocol", "power", "part_no"), "model": ("code", text),
        "voltage_min": ("voltage_min", whole), "voltage_max": ("voltage_max", whole),
        "warranty_months": ("warranty_months", whole), "has_video": ("has_video", flag)},
        must=("protocol", "has_video")),
    Layout("symptoms", "symptoms", "code", {
        **_NAMES, **_same("family", "applies_to"), "default_severity": ("severity", whole),
        "jt808_alarm_bits": ("alarm_bits", text)}, must=("family", "applies_to")),
    Layout("causes", "causes", "code", {
        **_NAMES, **_same("parts_in_warranty", "note"),
        "liability": ("liability", one_of("choice.liability", LIABILITIES))}, must=("liability",)),
    Layout("actions", "actions", "code", {
        **_NAMES, **_same("level"), "swaps_terminal": ("swaps_terminal", flag), "swaps_sim": ("swaps_sim", flag)},
        must=("level", "swaps_terminal")),
    Layout("site_classes", "site_classes", "class", {
        **_same("name_zh", "name_en", "depart_rule", "clock"), "class": ("code", text),
        "depart_within_minutes": ("depart_minutes", whole), "arrive_within_minutes": ("arrive_minutes", whole)},
        must=("depart_rule", "arrive_within_minutes")),
    Layout("fee_schedule", "fee_items", "code", {
        **_same("code", "basis", "rule_zh"), "item_zh": ("name_zh", text), "item_en": ("name_en", text),
        "in_warranty_cents": ("in_warranty_cents", whole), "out_of_warranty_cents": ("out_of_warranty_cents", whole)},
        beside=("enabled",), must=("basis", "item_zh")),
    Layout("holidays_cn", "holidays", "date", {
        **_same("name_zh", "name_en", "status"), "date": ("day", day), "kind": ("day_kind", text)},
        must=("kind", "status")),
)  # fmt: skip

COMPANY = (
    Layout("service_centres", "service_centres", "code", _same(
        "code", "name", "company", "uscc", "hotline", "work_start", "work_end", "address"),
        must=("company", "hotline")),
    Layout("users", "users", "login", {
        **_same("login", "name", "role", "level", "reports_to", "phone"), **_CENTRE,
        "can_login": ("can_login", flag), "skills": ("skills", several(text))}, must=("name", "role")),
    Layout("customers", "customers", "customer_no", {
        **_same("name", "uscc", "size", "industry", "business_scope", "address", "site_class", "preference"),
        **_CENTRE, "customer_no": ("number", text), "kind": ("customer_kind", text),
        "settlement": ("settlement", one_of("choice.settlement", SETTLEMENTS))}, must=("name", "address")),
    Layout("contacts", "contacts", "contact_no", {
        **_same("name", "role", "mobile", "landline", "email"), **_CUSTOMER, "contact_no": ("number", text),
        "is_main": ("is_main", flag)}, must=("customer_no", "name")),
    Layout("sites", "sites", "site_no", {
        **_same("name", "address", "site_class"), **_CUSTOMER, "site_no": ("number", text),
        "rules": ("rules_there", text)}, must=("customer_no", "address")),
    Layout("equipment", "equipment", "equipment_id", {
        **_same("tag", "name", "coating", "in_service"), **_CUSTOMER, "equipment_id": ("number", text),
        "environment": ("environment", several(one_of("choice.environment", ENVIRONMENTS))),
        "cycle": ("cycle", one_of("choice.cycle", CYCLES))}, must=("customer_no", "name")),
    Layout("contracts", "customer_contracts", "contract_no", {
        **_CUSTOMER, "contract_no": ("number", text), "first_day": ("first_day", day), "last_day": ("last_day", day),
        "parts_included": ("parts_included", flag), "prices": ("prices", amounts)},
        must=("customer_no", "first_day", "last_day")),
    Layout("vehicles", "vehicles", "vehicle_id", {
        **_same("plate", "vin", "vehicle_type", "voltage", "driver_name", "driver_mobile", "note", "make_model",
                "region_code"),
        **_CUSTOMER, "vehicle_id": ("number", text), "plate_colour": ("plate_colour", text)},
        must=("customer_no", "plate")),
    Layout("stock_locations", "stock_locations", "code", {
        **_same("code", "name", "holder_login"), **_CENTRE,
        "kind": ("location_kind", one_of("choice.location_kind", LOCATION_KINDS))}, must=("kind", "name")),
    Layout("terminals", "terminals", "terminal_id", {
        **_same("imei", "rma_no"), "terminal_id": ("number", text), "model": ("model_code", text),
        "terminal_phone": ("phone", text), "purchase_date": ("bought_on", day),
        "warranty_months": ("warranty_months", whole)},
        beside=("state", "vehicle_id", "location"), must=("model", "imei", "state")),
    Layout("sims", "sims", "iccid", {
        **_same("iccid", "msisdn", "imsi", "operator"), "valid_until": ("valid_until", day),
        "imei_locked": ("imei_locked", flag)},
        beside=("state", "terminal_id", "location"), must=("msisdn", "state")),
)  # fmt: skip

VAN_STOCK = Layout("van_stock", "van_stock", "location", {}, ("location", "kind", "part_no", "serial", "quantity"),
                   must=("part_no", "quantity"))  # fmt: skip

LAYOUTS: Mapping[str, Layout] = {layout.file: layout for layout in (*CATALOGUE, *COMPANY, VAN_STOCK)}


def layout_of(table: Table) -> Layout | None:
    """By the name of the file, else the layout of which most columns are there."""
    if found := LAYOUTS.get(table.file.rpartition(".")[0].lower()):
        return found
    headings = {heading_of(name, layout) for layout in LAYOUTS.values() for name in table.columns} - {None}
    fitting = [one for one in LAYOUTS.values() if {one.key, *one.must} <= headings]
    return max(fitting, key=lambda one: len(one.known & headings), default=None)


def heading_of(heading: str, layout: Layout) -> str | None:
    """The column a heading means: its name, or the Chinese or English word for its field."""
    if heading in layout.known:
        return heading
    for column in layout.known:
        name = layout.columns[column][0] if column in layout.columns else column
        if heading in (word(f"field.{name}", "zh_CN"), word(f"field.{name}", "en")):
            return column
    return None
