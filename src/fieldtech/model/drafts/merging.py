"""Two people change the same thing: what each of them changed, and where they disagree."""

from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from fieldtech.errors import Conflict
from fieldtech.model.drafts.base import Draft

D = TypeVar("D", bound=Draft)
_NOT_TYPED = "accepted"


@dataclass(frozen=True)
class Clash:
    """A field both changed, and not to the same value."""

    field: str
    before: Any
    mine: Any
    theirs: Any


class Overtaken(Conflict):
    """Somebody else changed the same fields since the draft was begun; nothing was written."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__("row_overtaken")
        self.clashes = clashes


def clashes(base: Draft, mine: Draft, theirs: Draft) -> tuple[Clash, ...]:
    """Where ``mine`` and ``theirs``, both begun from ``base``, disagree."""
    return tuple(
        Clash(name, getattr(base, name), getattr(mine, name), getattr(theirs, name))
        for name in changed(base, mine)
        if name in changed(base, theirs) and getattr(mine, name) != getattr(theirs, name)
    )


def merged(base: D, mine: D, theirs: D) -> D:
    """What ``theirs`` is with my changes upon it; of a clash mine stands."""
    names = (*changed(base, mine), *(field.name for field in fields(mine) if field.name == _NOT_TYPED))
    upon: dict[str, Any] = {name: getattr(mine, name) for name in names}
    return replace(theirs, **upon)


def changed(base: Draft, draft: Draft) -> tuple[str, ...]:
    """The fields in which the draft is not as it was begun."""
    names = (field.name for field in fields(draft) if field.name != _NOT_TYPED)
    return tuple(name for name in names if getattr(draft, name) != getattr(base, name))
