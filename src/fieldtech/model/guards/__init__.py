"""The guards of the order machines by name: each says what is missing, and nothing when all is well.

Those of terminals, SIM cards and parts look at ``UnitFacts`` and have a table of their own: ``guards/stores.py``.
"""

from collections.abc import Callable, Iterator

from fieldtech.errors import Problem
from fieldtech.model.facts import Facts
from fieldtech.model.guards import install, office, onsite, signoff, units, visit

Guard = Callable[[Facts], Iterator[Problem]]

GUARDS: dict[str, Guard] = {
    **office.GUARDS, **onsite.GUARDS, **units.GUARDS, **signoff.GUARDS, **install.GUARDS, **visit.GUARDS,
}  # fmt: skip
