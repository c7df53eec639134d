"""The plan of maintenance or inspection (states 4.3): written, approved by another person, paused, changed, ended."""

from fieldtech.model.machines.machine import Machine, Step

WRITERS = ("CS", "DI", "CM", "MG")
"""Who writes plans; the manager's are those of quality inspection (T28)."""
DECIDERS = ("MG", "DR")

HANDING_IN = ("submit", "change")
"""Acts that bring a plan before who decides."""
STANDING = ("active", "paused")
"""States of a plan that was approved."""
DELETED = "deleted"
"""A draft that nobody wants: it is in no list any more, what was done with it stays (states: nothing is deleted)."""

PLAN = Machine(
    kind="plan",
    states=("draft", "to_approve", "active", "paused", "ended", DELETED),
    way=("draft", "to_approve", "active"),
    ends=("ended", DELETED),
    steps=(
        Step("save", ("draft",), "draft", WRITERS, main=False),
        Step("submit", ("draft",), "to_approve", WRITERS, ("plan_complete",)),
        Step("approve", ("to_approve",), "active", DECIDERS, ("four_eyes", "plan_complete")),
        Step("return", ("to_approve",), "draft", DECIDERS, ("four_eyes", "reason_given")),
        # states 4.8: the applicant takes it back as long as nobody decided
        Step("withdraw", ("to_approve",), "draft", WRITERS, ("own_writing",), main=False),
        Step("pause", ("active",), "paused", ("DI", "CM", "MG"), ("reason_given",), main=False),
        Step("resume", ("paused",), "active", ("DI", "CM", "MG")),
        # what another person approved stays approved only as it was: a change is looked at again
        Step("change", STANDING, "to_approve", WRITERS, ("reason_given",), main=False),
        Step("end", ("draft", "to_approve", *STANDING), "ended", ("CM", "MG"), ("reason_given",), main=False),
        Step("delete", ("draft",), DELETED, WRITERS, ("never_approved",), main=False),
    ),
)
