"""The tables of ``model/maintenance.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "plans",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("centre_code", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("model_code", sa.String(), nullable=False),
        sa.Column("site_id", Key(), nullable=True),
        sa.Column("checklist_code", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("persons", sa.JSON(), nullable=False),
        sa.Column("environment", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("counts_from", sa.String(), nullable=False),
        sa.Column("every_km", sa.Integer(), nullable=True),
        sa.Column("every_hours", sa.Integer(), nullable=True),
        sa.Column("on_day_off", sa.String(), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("tolerance_percent", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_code"], ["service_centres.code"], name=op.f("fk_plans_centre_code_service_centres")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_plans_customer_id_customers")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_plans_site_id_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("number", name=op.f("uq_plans_number")),
    )
    op.create_index("ix_plans_customer_id_id", "plans", ["customer_id", "id"], unique=False)
    op.create_table(
        "meter_readings",
        sa.Column("id", Key(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=True),
        sa.Column("equipment_id", Key(), nullable=True),
        sa.Column("order_id", Key(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_meter_readings_equipment_id_equipment")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_meter_readings_order_id_orders")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_meter_readings_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meter_readings")),
    )
    op.create_index(op.f("ix_meter_readings_equipment_id"), "meter_readings", ["equipment_id"], unique=False)
    op.create_index(op.f("ix_meter_readings_order_id"), "meter_readings", ["order_id"], unique=False)
    op.create_index(op.f("ix_meter_readings_vehicle_id"), "meter_readings", ["vehicle_id"], unique=False)
    op.create_table(
        "plan_acts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("plan_id", Key(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_acts_plan_id_plans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_acts")),
    )
    op.create_index(op.f("ix_plan_acts_plan_id"), "plan_acts", ["plan_id"], unique=False)
    op.create_table(
        "plan_objects",
        sa.Column("id", Key(), nullable=False),
        sa.Column("plan_id", Key(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=True),
        sa.Column("equipment_id", Key(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_plan_objects_equipment_id_equipment")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_objects_plan_id_plans")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_plan_objects_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_objects")),
    )
    op.create_index(op.f("ix_plan_objects_equipment_id"), "plan_objects", ["equipment_id"], unique=False)
    op.create_index(op.f("ix_plan_objects_plan_id"), "plan_objects", ["plan_id"], unique=False)
    op.create_index(op.f("ix_plan_objects_vehicle_id"), "plan_objects", ["vehicle_id"], unique=False)
    op.create_table(
        "visit_objects",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=True),
        sa.Column("equipment_id", Key(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("open_points", sa.JSON(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_visit_objects_equipment_id_equipment")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_visit_objects_order_id_orders")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_visit_objects_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_objects")),
    )
    op.create_index(op.f("ix_visit_objects_equipment_id"), "visit_objects", ["equipment_id"], unique=False)
    op.create_index(op.f("ix_visit_objects_order_id"), "visit_objects", ["order_id"], unique=False)
    op.create_index(op.f("ix_visit_objects_vehicle_id"), "visit_objects", ["vehicle_id"], unique=False)
    op.create_table(
        "visits",
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("plan_id", Key(), nullable=False),
        sa.Column("occurrence", sa.String(), nullable=False),
        sa.Column("checklist_code", sa.String(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("late_after", sa.Date(), nullable=False),
        sa.Column("noticed_at", Moment(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_visits_order_id_orders")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_visits_plan_id_plans")),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_visits")),
    )
    op.create_index("ix_visits_due_on_order_id", "visits", ["due_on", "order_id"], unique=False)
    op.create_index("ix_visits_plan_id_occurrence", "visits", ["plan_id", "occurrence"], unique=True)
    op.create_table(
        "findings",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("object_id", Key(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("hazard", sa.Boolean(), nullable=False),
        sa.Column("told_person", sa.String(), nullable=False),
        sa.Column("told_how", sa.String(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("repair_id", Key(), nullable=True),
        sa.Column("closed_reason", sa.String(), nullable=False),
        sa.Column("found_at", Moment(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["object_id"], ["visit_objects.id"], name=op.f("fk_findings_object_id_visit_objects")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_findings_order_id_orders")),
        sa.ForeignKeyConstraint(["repair_id"], ["orders.id"], name=op.f("fk_findings_repair_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_object_id"), "findings", ["object_id"], unique=False)
    op.create_index(op.f("ix_findings_order_id"), "findings", ["order_id"], unique=False)
    op.create_index("ix_findings_state_id", "findings", ["state", "id"], unique=False)
