"""The guards of the state machines by name: each says what is missing, and nothing when all is well."""

from collections.abc import Callable, Iterator

from fieldtech.errors import Problem
from fieldtech.model.facts import Facts
from fieldtech.model.guards import install, office, onsite, signoff, units

Guard = Callable[[Facts], Iterator[Problem]]

GUARDS: dict[str, Guard] = {**office.GUARDS, **onsite.GUARDS, **units.GUARDS, **signoff.GUARDS, **install.GUARDS}
