"""State machines as data: one table per kind of order."""

from fieldtech.model.machines.install import INSTALL
from fieldtech.model.machines.machine import Machine
from fieldtech.model.machines.repair import REPAIR
from fieldtech.model.machines.visit import INSPECTION, MAINTENANCE

MACHINES: dict[str, Machine] = {machine.kind: machine for machine in (REPAIR, INSTALL, MAINTENANCE, INSPECTION)}
"""By the kind of the order."""
