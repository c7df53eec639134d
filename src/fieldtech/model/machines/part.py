"""Parts by quantity: they have no state of their own, only moves between locations (B41)."""

from fieldtech.model.machines.terminal import FIELD, STORE
from fieldtech.model.machines.unit import UnitMachine, UnitStep

COUNTED = "counted"

PART = UnitMachine(
    item="part",
    states=(COUNTED,),
    ends=(),
    steps=(
        UnitStep("receive", (COUNTED,), COUNTED, STORE, ("into_warehouse",)),
        UnitStep("issue", (COUNTED,), COUNTED, FIELD, ("into_van", "own_van")),
        UnitStep("take_back", (COUNTED,), COUNTED, FIELD, ("into_warehouse", "own_van")),
        UnitStep("transfer", (COUNTED,), COUNTED, ("TE",), ("into_van", "both_confirmed")),
        UnitStep("relocate", (COUNTED,), COUNTED, STORE, ("into_warehouse",)),
    ),
)
