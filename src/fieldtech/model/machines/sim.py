"""The SIM card by its ICCID (states 4.5)."""

from fieldtech.model.custody import SIM_STATES
from fieldtech.model.machines.terminal import FIELD, STORE, WORKER
from fieldtech.model.machines.unit import UnitMachine, UnitStep

CARRIER = ("WH", "CS", "DI", "CM")
"""Who asks the carrier to suspend and to resume."""
TOPPING_UP = ("WH", "CS", "DI", "FI")
"""Who books a top-up (A02)."""
LIVE = ("in_stock", "reserved", "with_technician", "in_use", "removed", "suspended")

SIM = UnitMachine(
    item="sim",
    states=SIM_STATES,
    ends=("cancelled",),
    steps=(
        UnitStep("receive", ("",), "in_stock", STORE, ("sim_papers", "number_new", "msisdn_free", "into_warehouse")),
        UnitStep("replace_card", ("",), "in_stock", STORE,
                 ("sim_papers", "number_new", "msisdn_free", "replaces_lost", "into_warehouse")),
        # to the technician and back
        UnitStep("reserve", ("in_stock", "with_technician"), "reserved", ("DI",), ("order_named",)),
        UnitStep("release", ("reserved",), "", ("DI", "WH"), ("at_location",)),
        UnitStep("issue", ("in_stock",), "with_technician", FIELD, ("not_inside", "into_van", "own_van")),
        UnitStep("issue_reserved", ("reserved",), "reserved", FIELD,
                 ("not_inside", "into_van", "own_van", "for_its_order")),
        UnitStep("take_back", ("with_technician", "removed"), "in_stock", FIELD,
                 ("not_inside", "into_warehouse", "own_van")),
        UnitStep("transfer", ("with_technician",), "with_technician", ("TE",),
                 ("not_inside", "into_van", "both_confirmed")),
        UnitStep("relocate", ("in_stock",), "in_stock", STORE, ("not_inside", "into_warehouse")),
        # in the terminal
        UnitStep("fit", ("with_technician", "reserved", "removed"), "in_use", WORKER,
                 ("one_sim_in_terminal", "lock_matches")),
        UnitStep("take_out", ("in_use",), "removed", WORKER, ("is_current", "into_location")),
        # at the carrier
        UnitStep("suspend", ("in_stock", "with_technician", "in_use", "removed"), "suspended", CARRIER,
                 ("reason_given",)),
        UnitStep("resume", ("suspended",), "", CARRIER, ("reason_given",)),
        UnitStep("cancel", LIVE, "cancelled", ("MG",), ("confirmation_given",)),
        UnitStep("lose", LIVE, "lost", ("MG",), ("reason_given", "customer_informed")),
        UnitStep("find", ("lost",), "", ("WH", "MG"), ("reason_given", "msisdn_free", "into_location")),
    ),
)  # fmt: skip
