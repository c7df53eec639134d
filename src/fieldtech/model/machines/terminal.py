"""The terminal by its serial number (states 4.4)."""

from fieldtech.model.custody import TERMINAL_STATES
from fieldtech.model.machines.unit import UnitMachine, UnitStep

STORE = ("WH",)
FIELD = ("WH", "TE")
WORKER = ("TE", "DI")  # the dispatcher keys in for contractors without a login (EX)
IN_STORE = ("in_stock", "with_technician", "removed_good", "to_repair", "in_return_area")
LOSABLE = (*IN_STORE, "reserved", "installed", "at_factory", "customer_owned")

TERMINAL = UnitMachine(
    item="terminal",
    states=TERMINAL_STATES,
    ends=("scrapped",),
    steps=(
        UnitStep("receive", ("",), "in_stock", STORE,
                 ("terminal_papers", "number_new", "power_tested", "into_warehouse")),
        # to the technician and back
        UnitStep("reserve", ("in_stock", "with_technician"), "reserved", ("DI",), ("order_named",)),
        UnitStep("release", ("reserved",), "", ("DI", "WH"), ("at_location",)),
        UnitStep("issue", ("in_stock",), "with_technician", FIELD, ("into_van", "own_van")),
        # what is set aside for an order stays so on its way
        UnitStep("issue_reserved", ("reserved",), "reserved", FIELD, ("into_van", "own_van", "for_its_order")),
        UnitStep("take_back", ("with_technician", "removed_good"), "in_stock", FIELD, ("into_warehouse", "own_van")),
        UnitStep("transfer", ("with_technician",), "with_technician", ("TE",), ("into_van", "both_confirmed")),
        UnitStep("relocate", ("in_stock",), "in_stock", STORE, ("into_warehouse",)),
        # on the vehicle
        UnitStep("install", ("with_technician", "reserved"), "installed", WORKER, ("vehicle_free",)),
        UnitStep("remove_good", ("installed",), "removed_good", WORKER, ("reason_given", "into_location")),
        UnitStep("remove_faulty", ("installed",), "to_repair", WORKER, ("order_named", "fault_given", "into_location")),
        UnitStep("leave_with_customer", ("installed",), "customer_owned", WORKER, ("reason_given",)),
        UnitStep("give_up", ("installed",), "customer_owned", ("CM",), ("reason_given",)),
        # defective
        UnitStep("set_apart", ("in_stock", "with_technician", "removed_good"), "to_repair", FIELD,
                 ("fault_given", "own_van")),
        UnitStep("shelve", ("to_repair",), "in_return_area", STORE, ("label_checked", "into_return_area")),
        UnitStep("send_to_factory", ("in_return_area",), "at_factory", STORE, ("rma_given", "no_sim_inside")),
        UnitStep("back_repaired", ("at_factory",), "in_stock", STORE, ("warranty_given", "into_warehouse")),
        UnitStep("back_replaced", ("at_factory",), "scrapped", STORE, ("successor_given",)),
        UnitStep("back_scrapped", ("at_factory",), "scrapped", STORE, ("reason_given",)),
        UnitStep("repair_here", ("in_return_area",), "in_stock", FIELD,
                 ("repair_recorded", "power_tested_good", "into_warehouse")),
        # the end
        UnitStep("scrap", IN_STORE, "scrapped", ("MG",), ("asked_by_another", "reason_given", "no_sim_inside")),
        UnitStep("lose", LOSABLE, "lost", ("MG",), ("reason_given", "customer_informed")),
        UnitStep("find", ("lost",), "", ("WH", "MG"), ("reason_given", "into_location")),
    ),
)  # fmt: skip
