"""What a section of the on-site page still lacks, with the section as the field of each problem."""

from collections.abc import Iterator

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import Draft
from fieldtech.model.facts import Facts


def section(facts: Facts, kind: type[Draft], place: str, missing: str) -> Iterator[Problem]:
    """The errors of the section's draft, or that there is none."""
    draft = facts.get(kind)
    if draft is None:
        yield Problem(place, missing)
        return
    for problem in draft.problems():
        if problem.severity == "error":
            yield Problem(place, problem.code, params={**problem.params, "field": problem.field})
