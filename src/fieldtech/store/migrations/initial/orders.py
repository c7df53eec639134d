"""The tables of ``model/orders.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
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
    op.create_index("ix_orders_customer_id_id", "orders", ["customer_id", "id"], unique=False)
    op.create_index("ix_orders_due_arrive_id", "orders", ["due_arrive", "id"], unique=False)
    op.create_index("ix_orders_kind_id", "orders", ["kind", "id"], unique=False)
    op.create_index(
        "ix_orders_open_id",
        "orders",
        ["id"],
        unique=False,
        sqlite_where=sa.text("status NOT IN ('completed', 'archived', 'cancelled', 'skipped')"),
    )
    op.create_index("ix_orders_promised_at_id", "orders", ["promised_at", "id"], unique=False)
    op.create_index("ix_orders_slot_from_id", "orders", ["slot_from", "id"], unique=False)
    op.create_index("ix_orders_vehicle_created", "orders", ["vehicle_id", "created_at"], unique=False)
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
        sa.Column("taken_from", sa.String(), nullable=False),
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
        sa.Column("cargo", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_sheet_files_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_files")),
    )
    op.create_index(op.f("ix_sheet_files_order_id"), "sheet_files", ["order_id"], unique=False)
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
