"""Two people decide the same conflict without knowing of each other: one decision counts, both are remembered."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.review import KEEP, OPEN, RESTORE, ConflictView
from fieldtech.services.workplace import Workplace
from prepared import act_as

from .firms import Firm, online
from .test_review import edited, made_conflict, note_at

VALUES = {KEEP: "red gate", RESTORE: "blue gate", OPEN: "red gate"}


@dataclass
class Side:
    """One of the two computers and who sits there."""

    workplace: Workplace
    syncing: Syncing
    login: str

    def decide(self, decision: str) -> None:
        act_as(self.workplace, self.login)
        self.syncing.review.resolve(self.view().id, decision)

    def view(self) -> ConflictView:
        act_as(self.workplace, self.login)
        (found,) = [*self.syncing.review.views("en"), *self.syncing.review.views("en", decided=True)]
        return found

    def sync(self) -> None:
        assert self.syncing.run().agrees


@dataclass
class Both:
    """The office and the van, with one conflict that nobody has decided."""

    firm: Firm
    office: Side
    van: Side

    def end(self) -> tuple[str, str]:
        """After everybody has synced: what is decided and what stands in the field, the same on both."""
        for side in (self.office, self.van, self.office):
            side.sync()
        views = [side.view() for side in (self.office, self.van)]
        assert views[0].past == views[1].past and views[0].decided_by == views[1].decided_by
        assert views[0].decided_at == views[1].decided_at
        found = {(v.state, note_at(s.workplace, s.login, self.firm)) for v, s in zip(views, self.sides, strict=True)}
        assert len(found) == 1
        return found.pop()

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.office, self.van


@pytest.fixture
def both(firm: Firm) -> Iterator[Both]:
    office = Side(firm.office, made_conflict(firm), "zhoumin")
    yield Both(firm, office, Side(firm.van, online(firm.hub, firm.van), "wulei"))


TRIPLES = [
    (OPEN, RESTORE, KEEP), (OPEN, KEEP, RESTORE), (OPEN, RESTORE, RESTORE),
    (RESTORE, KEEP, RESTORE), (RESTORE, OPEN, KEEP), (RESTORE, KEEP, OPEN),
]  # fmt: skip
"""What was decided before, and what the two decide then."""


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_decisions_without_a_network_the_last_to_arrive_counts(both: Both, turned: bool) -> None:
    """Whatever both chose and whoever comes last: state, value and history are the same everywhere."""
    first, last = (both.van, both.office) if turned else (both.office, both.van)
    names = {"zhoumin": "周敏", "wulei": "吴磊"}
    for before, one, other in TRIPLES:
        both.office.decide(before)
        assert both.end() == (before, VALUES[before])
        known = both.van.view().past
        first.decide(one)
        last.decide(other)
        first.sync()
        assert both.end() == (other, VALUES[other]), (before, one, other)
        since = both.van.view().past[len(known) :]
        assert [(past.decision, past.by) for past in since] == [(one, names[first.login]), (other, names[last.login])]
        assert (len(both.office.syncing.review.views("en")) == 1) == (other == OPEN)  # no conflict of their own
    assert both.office.syncing.review.attention() == both.van.syncing.review.attention() == []


def test_each_of_them_can_be_turned_around_by_the_other(both: Both) -> None:
    both.office.decide(RESTORE)
    both.van.decide(KEEP)
    assert both.end() == (KEEP, "red gate")
    for side, decision in ((both.office, RESTORE), (both.van, OPEN), (both.office, KEEP), (both.van, RESTORE)):
        side.decide(decision)
        assert both.end() == (decision, VALUES[decision])
    assert len(both.van.view().past) == 6


def test_the_same_person_twice_on_two_computers(both: Both) -> None:
    both.van.login = "zhoumin"
    both.firm.hub.set_people(next(one.id for one in both.firm.hub.devices() if one.logins == ("wulei",)), ["zhoumin"])
    both.van.sync()
    both.office.decide(RESTORE)
    both.van.decide(KEEP)
    assert both.end() == (KEEP, "red gate")
    assert [past.by for past in both.van.view().past] == ["周敏", "周敏"]


@pytest.mark.parametrize("decision", [KEEP, OPEN])
def test_what_somebody_wrote_since_is_not_taken_away_by_a_decision_that_did_not_know_it(
    both: Both, decision: str
) -> None:
    edited(both.firm.office, "zhoumin", both.firm, "green gate")
    both.van.decide(decision)
    both.office.sync()
    assert both.end() == (decision, "green gate")
    assert both.van.view().now == "green gate"


def test_two_decisions_over_a_third_value_make_no_conflict_of_their_own(both: Both) -> None:
    edited(both.firm.office, "zhoumin", both.firm, "green gate")
    assert both.end() == (OPEN, "green gate")
    both.office.decide(KEEP)
    both.van.decide(RESTORE)
    assert both.end() == (RESTORE, "blue gate")  # and ``view`` finds one conflict only
