"""Initial."""
# ruff: noqa: E501

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Additive: an older program at the office must still understand the rows."""
    op.create_table(
        "access_log",
        sa.Column("id", Key(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
    )
    op.create_table(
        "actions",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("swaps_terminal", sa.Boolean(), nullable=False),
        sa.Column("swaps_sim", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("code", name=op.f("uq_actions_code")),
    )
    op.create_table(
        "causes",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("liability", sa.String(), nullable=False),
        sa.Column("parts_in_warranty", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_causes")),
        sa.UniqueConstraint("code", name=op.f("uq_causes_code")),
    )
    op.create_table(
        "checklists",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title_zh", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklists")),
    )
    op.create_index(op.f("ix_checklists_code"), "checklists", ["code"], unique=False)
    op.create_table(
        "company_settings",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_company_settings")),
    )
    op.create_table(
        "devices",
        sa.Column("id", Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("is_this", sa.Boolean(), nullable=False),
        sa.Column("seal_key", sa.LargeBinary(), nullable=True),
        sa.Column("certificate_key", sa.LargeBinary(), nullable=True),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
    )
    op.create_table(
        "fee_items",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("in_warranty_cents", sa.Integer(), nullable=True),
        sa.Column("out_of_warranty_cents", sa.Integer(), nullable=True),
        sa.Column("rule_zh", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_items")),
        sa.UniqueConstraint("code", name=op.f("uq_fee_items_code")),
    )
    op.create_table(
        "form_drafts",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("form", "key", "login", name=op.f("pk_form_drafts")),
    )
    op.create_table(
        "holidays",
        sa.Column("id", Key(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
        sa.UniqueConstraint("day", name=op.f("uq_holidays_day")),
    )
    op.create_table(
        "mail_outbox",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("attachment_sha", sa.String(), nullable=False),
        sa.Column("attachment_name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_outbox")),
    )
    op.create_table(
        "outbox",
        sa.Column("dev_seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("op_id", Key(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("dev_seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("op_id", name=op.f("uq_outbox_op_id")),
    )
    op.create_table(
        "parts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("warranty_months", sa.Integer(), nullable=True),
        sa.Column("serialised", sa.Boolean(), nullable=False),
        sa.Column("for_model", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parts")),
        sa.UniqueConstraint("code", name=op.f("uq_parts_code")),
    )
    op.create_table(
        "service_centres",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("uscc", sa.String(), nullable=False),
        sa.Column("hotline", sa.String(), nullable=False),
        sa.Column("work_start", sa.String(), nullable=False),
        sa.Column("work_end", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_centres")),
        sa.UniqueConstraint("code", name=op.f("uq_service_centres_code")),
    )
    op.create_table(
        "sign_in_tries",
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("blocked_until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_sign_in_tries")),
    )
    op.create_table(
        "sims",
        sa.Column("id", Key(), nullable=False),
        sa.Column("iccid", sa.String(), nullable=False),
        sa.Column("msisdn", sa.String(), nullable=False),
        sa.Column("imsi", sa.String(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_ref", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("imei_locked", sa.Boolean(), nullable=False),
        sa.Column("locked_imei", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sims")),
        sa.UniqueConstraint("iccid", name=op.f("uq_sims_iccid")),
    )
    op.create_index(op.f("ix_sims_msisdn"), "sims", ["msisdn"], unique=False)
    op.create_index("ix_sims_place", "sims", ["place_kind", "place_ref"], unique=False)
    op.create_table(
        "site_classes",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("depart_rule", sa.String(), nullable=False),
        sa.Column("depart_minutes", sa.Integer(), nullable=True),
        sa.Column("arrive_minutes", sa.Integer(), nullable=False),
        sa.Column("clock", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_classes")),
        sa.UniqueConstraint("code", name=op.f("uq_site_classes_code")),
    )
    op.create_table(
        "symptoms",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("applies_to", sa.String(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("alarm_bits", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_symptoms")),
        sa.UniqueConstraint("code", name=op.f("uq_symptoms_code")),
    )
    op.create_table(
        "terminal_models",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("protocol", sa.String(), nullable=False),
        sa.Column("power", sa.String(), nullable=False),
        sa.Column("voltage_min", sa.Integer(), nullable=True),
        sa.Column("voltage_max", sa.Integer(), nullable=True),
        sa.Column("warranty_months", sa.Integer(), nullable=False),
        sa.Column("has_video", sa.Boolean(), nullable=False),
        sa.Column("part_no", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terminal_models")),
        sa.UniqueConstraint("code", name=op.f("uq_terminal_models_code")),
    )
    op.create_table(
        "customers",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("uscc", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("industry", sa.String(), nullable=False),
        sa.Column("business_scope", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("site_class", sa.String(), nullable=False),
        sa.Column("settlement", sa.String(), nullable=False),
        sa.Column("centre_code", sa.String(), nullable=False),
        sa.Column("preference", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_code"], ["service_centres.code"], name=op.f("fk_customers_centre_code_service_centres")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("number", name=op.f("uq_customers_number")),
    )
    op.create_table(
        "stock_locations",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("centre_code", sa.String(), nullable=False),
        sa.Column("holder_login", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_code"], ["service_centres.code"], name=op.f("fk_stock_locations_centre_code_service_centres")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_locations")),
        sa.UniqueConstraint("code", name=op.f("uq_stock_locations_code")),
    )
    op.create_table(
        "terminals",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("model_code", sa.String(), nullable=False),
        sa.Column("protocol", sa.String(), nullable=False),
        sa.Column("imei", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_ref", sa.String(), nullable=False),
        sa.Column("bought_on", sa.Date(), nullable=True),
        sa.Column("warranty_months", sa.Integer(), nullable=False),
        sa.Column("rma_no", sa.String(), nullable=False),
        sa.Column("loaner_due", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["model_code"], ["terminal_models.code"], name=op.f("fk_terminals_model_code_terminal_models")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terminals")),
        sa.UniqueConstraint("imei", name=op.f("uq_terminals_imei")),
        sa.UniqueConstraint("number", name=op.f("uq_terminals_number")),
    )
    op.create_index("ix_terminals_place", "terminals", ["place_kind", "place_ref"], unique=False)
    op.create_table(
        "users",
        sa.Column("id", Key(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("centre_code", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("reports_to", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("can_login", sa.Boolean(), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_code"], ["service_centres.code"], name=op.f("fk_users_centre_code_service_centres")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("login", name=op.f("uq_users_login")),
    )
    op.create_table(
        "contacts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("landline", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_contacts_customer_id_customers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("number", name=op.f("uq_contacts_number")),
    )
    op.create_index(op.f("ix_contacts_customer_id"), "contacts", ["customer_id"], unique=False)
    op.create_index(op.f("ix_contacts_mobile"), "contacts", ["mobile"], unique=False)
    op.create_table(
        "equipment",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("coating", sa.String(), nullable=False),
        sa.Column("in_service", sa.String(), nullable=False),
        sa.Column("environment", sa.JSON(), nullable=False),
        sa.Column("cycle", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_equipment_customer_id_customers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment")),
        sa.UniqueConstraint("number", name=op.f("uq_equipment_number")),
    )
    op.create_index(op.f("ix_equipment_customer_id"), "equipment", ["customer_id"], unique=False)
    op.create_table(
        "sites",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("site_class", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_sites_customer_id_customers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("number", name=op.f("uq_sites_number")),
    )
    op.create_index(op.f("ix_sites_customer_id"), "sites", ["customer_id"], unique=False)
    op.create_table(
        "vehicles",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("plate", sa.String(), nullable=False),
        sa.Column("plate_colour", sa.Integer(), nullable=False),
        sa.Column("vin", sa.String(), nullable=False),
        sa.Column("vehicle_type", sa.String(), nullable=False),
        sa.Column("make_model", sa.String(), nullable=False),
        sa.Column("voltage", sa.String(), nullable=False),
        sa.Column("driver_name", sa.String(), nullable=False),
        sa.Column("driver_mobile", sa.String(), nullable=False),
        sa.Column("region_code", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_vehicles_customer_id_customers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicles")),
        sa.UniqueConstraint("number", name=op.f("uq_vehicles_number")),
    )
    op.create_index(op.f("ix_vehicles_customer_id"), "vehicles", ["customer_id"], unique=False)
    op.create_index("ix_vehicles_plate_plate_colour", "vehicles", ["plate", "plate_colour"], unique=False)
    op.create_index(op.f("ix_vehicles_vin"), "vehicles", ["vin"], unique=False)
    op.create_table(
        "orders",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=True),
        sa.Column("equipment_id", Key(), nullable=True),
        sa.Column("centre_code", sa.String(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("first_responder", sa.String(), nullable=False),
        sa.Column("technician", sa.String(), nullable=False),
        sa.Column("slot_from", Moment(), nullable=True),
        sa.Column("slot_to", Moment(), nullable=True),
        sa.Column("site_class", sa.String(), nullable=False),
        sa.Column("promised_at", Moment(), nullable=True),
        sa.Column("due_depart", Moment(), nullable=True),
        sa.Column("due_arrive", Moment(), nullable=True),
        sa.Column("arrived_at", Moment(), nullable=True),
        sa.Column("reworks", sa.Integer(), nullable=False),
        sa.Column("repeat_of", Key(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_code"], ["service_centres.code"], name=op.f("fk_orders_centre_code_service_centres")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers")),
        sa.ForeignKeyConstraint(["equipment_id"], ["equipment.id"], name=op.f("fk_orders_equipment_id_equipment")),
        sa.ForeignKeyConstraint(["repeat_of"], ["orders.id"], name=op.f("fk_orders_repeat_of_orders")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_orders_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_orders_number")),
    )
    op.create_index(op.f("ix_orders_created_by"), "orders", ["created_by"], unique=False)
    op.create_index(op.f("ix_orders_customer_id"), "orders", ["customer_id"], unique=False)
    op.create_index("ix_orders_due_arrive_id", "orders", ["due_arrive", "id"], unique=False)
    op.create_index(
        "ix_orders_open_id",
        "orders",
        ["id"],
        unique=False,
        sqlite_where=sa.text("status NOT IN ('completed', 'archived', 'cancelled')"),
    )
    op.create_index("ix_orders_slot_from_id", "orders", ["slot_from", "id"], unique=False)
    op.create_index("ix_orders_vehicle_created", "orders", ["vehicle_id", "created_at"], unique=False)
    op.create_table(
        "plate_changes",
        sa.Column("id", Key(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=False),
        sa.Column("old_plate", sa.String(), nullable=False),
        sa.Column("old_colour", sa.Integer(), nullable=False),
        sa.Column("new_plate", sa.String(), nullable=False),
        sa.Column("new_colour", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_plate_changes_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plate_changes")),
    )
    op.create_index(op.f("ix_plate_changes_vehicle_id"), "plate_changes", ["vehicle_id"], unique=False)
    op.create_table(
        "crew_members",
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_crew_members_order_id_orders")),
        sa.PrimaryKeyConstraint("order_id", "login", name=op.f("pk_crew_members")),
    )
    op.create_index("ix_crew_members_login_order", "crew_members", ["login", "order_id"], unique=False)
    op.create_table(
        "entries",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_entries_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_order_id"), "entries", ["order_id"], unique=False)
    op.create_table(
        "follow_ups",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_follow_ups_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    op.create_index("ix_follow_ups_open", "follow_ups", ["done_at", "due_at"], unique=False)
    op.create_index(op.f("ix_follow_ups_order_id"), "follow_ups", ["order_id"], unique=False)
    op.create_table(
        "photos",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("original_sha", sa.String(), nullable=False),
        sa.Column("shown_sha", sa.String(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=True),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_photos_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
    )
    op.create_index(op.f("ix_photos_order_id"), "photos", ["order_id"], unique=False)
    op.create_index(op.f("ix_photos_original_sha"), "photos", ["original_sha"], unique=False)
    op.create_index(op.f("ix_photos_shown_sha"), "photos", ["shown_sha"], unique=False)
    op.create_table(
        "placements",
        sa.Column("id", Key(), nullable=False),
        sa.Column("item_kind", sa.String(), nullable=False),
        sa.Column("item_id", Key(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_ref", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("order_id", Key(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_placements_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
    )
    op.create_index("ix_placements_item", "placements", ["item_kind", "item_id"], unique=False)
    op.create_index(op.f("ix_placements_order_id"), "placements", ["order_id"], unique=False)
    op.create_index("ix_placements_place", "placements", ["place_kind", "place_ref"], unique=False)
    op.create_table(
        "sealed_records",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("device_id", Key(), nullable=False),
        sa.Column("amends", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.id"], name=op.f("fk_sealed_records_device_id_devices")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_sealed_records_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_records")),
    )
    op.create_index("ix_sealed_records_number", "sealed_records", ["number", "revision"], unique=True)
    op.create_index(op.f("ix_sealed_records_order_id"), "sealed_records", ["order_id"], unique=False)
    op.create_table(
        "sheet_files",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_sheet_files_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_files")),
    )
    op.create_index(op.f("ix_sheet_files_order_id"), "sheet_files", ["order_id"], unique=False)
    op.create_table(
        "stock_moves",
        sa.Column("id", Key(), nullable=False),
        sa.Column("location_code", sa.String(), nullable=False),
        sa.Column("part_code", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("order_id", Key(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["location_code"], ["stock_locations.code"], name=op.f("fk_stock_moves_location_code_stock_locations")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_stock_moves_order_id_orders")),
        sa.ForeignKeyConstraint(["part_code"], ["parts.code"], name=op.f("fk_stock_moves_part_code_parts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_moves")),
    )
    op.create_index("ix_stock_moves_location_part", "stock_moves", ["location_code", "part_code"], unique=False)
    op.create_index(op.f("ix_stock_moves_order_id"), "stock_moves", ["order_id"], unique=False)
    op.create_table(
        "swaps",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=False),
        sa.Column("old_terminal_id", Key(), nullable=True),
        sa.Column("new_terminal_id", Key(), nullable=True),
        sa.Column("old_sim_id", Key(), nullable=True),
        sa.Column("new_sim_id", Key(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["new_sim_id"], ["sims.id"], name=op.f("fk_swaps_new_sim_id_sims")),
        sa.ForeignKeyConstraint(["new_terminal_id"], ["terminals.id"], name=op.f("fk_swaps_new_terminal_id_terminals")),
        sa.ForeignKeyConstraint(["old_sim_id"], ["sims.id"], name=op.f("fk_swaps_old_sim_id_sims")),
        sa.ForeignKeyConstraint(["old_terminal_id"], ["terminals.id"], name=op.f("fk_swaps_old_terminal_id_terminals")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_swaps_order_id_orders")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_swaps_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swaps")),
    )
    op.create_index(op.f("ix_swaps_order_id"), "swaps", ["order_id"], unique=False)
    op.create_index(op.f("ix_swaps_vehicle_id"), "swaps", ["vehicle_id"], unique=False)
    op.create_table(
        "transitions",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_transitions_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transitions")),
    )
    op.create_index(op.f("ix_transitions_order_id"), "transitions", ["order_id"], unique=False)
    op.create_index("ix_transitions_target_at", "transitions", ["target", "at"], unique=False)
    op.execute(
        "CREATE TABLE search_docs (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref BLOB NOT NULL, UNIQUE (kind, ref))"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_grams USING fts5(grams, content='', contentless_delete=1, prefix='1', tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )
