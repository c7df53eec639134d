"""Anything may happen between computers and hub, in any order; when all is quiet again everything is right.

R3: every operation is at the hub exactly once and in the order of its computer. R4: all views are equal to what the
hub says each should have, the order of facts included. R7: a technician's computer never has a row of another's order.

``work_rules`` and ``carrier_rules`` hold what people, networks and sticks do; the disasters are here.
``make soak ONLY=stateful`` runs 10,000 (``RUNS``, ``SEED``: others).
"""

import gc
import shutil

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

import postgres
from soaking import Part, called, parts

from .carrier_rules import Carried
from .company import Company
from .proofs import everything_is_right, nobody_has_others_orders
from .work_rules import CLONE, LAPTOPS

PARTS = 12  # of 25 runs each, that several processors may share
SERVER_PARTS = 4  # of 15


class Machine(Carried):
    """One company from its founding to a quiet end."""

    @rule(name=st.sampled_from(LAPTOPS))
    def back_up(self, name: str) -> None:
        if name not in self.older:
            self.older[name] = self.folder / f"older-{name}"
            self.closed_copy(name, self.older[name])

    @precondition(lambda self: self.disaster != "hub")
    @rule(name=st.sampled_from(LAPTOPS))
    def go_back(self, name: str) -> None:
        """The laptop's data folder is put back from its copy: what it did since is only where it sent it."""
        if name in self.older:
            self.disaster = "computer"
            self.forget(name)
            old = self.company.computers[name]
            self.ledger.lost(old, old.context)
            old.database.close()
            shutil.rmtree(self.folder / "now" / name)
            shutil.move(self.older.pop(name), self.folder / "now" / name)
            self.open_at(name, old.context.person, old.channel)

    @precondition(lambda self: self.disaster != "hub" and CLONE not in self.company.computers)
    @rule(name=st.sampled_from(LAPTOPS))
    def clone(self, name: str) -> None:
        """The data folder is copied to another computer, and both go on."""
        self.disaster = "computer"
        self.closed_copy(name, self.folder / "now" / CLONE)
        self.company.people[CLONE] = self.company.people[name]
        old = self.company.computers[name]
        self.open_at(CLONE, old.context.person, old.channel)

    @rule()
    def back_up_hub(self) -> None:
        if "hub" not in self.older:
            self.older["hub"] = self.folder / "older-hub"
            self.company.hub.close()
            self.company.home.keep(self.older["hub"])
            self.company.reopen_hub()

    @precondition(lambda self: self.disaster != "computer" and "hub" in self.older)
    @rule()
    def hub_goes_back(self) -> None:
        """The hub comes from yesterday's backup, and maybe again before everybody has heard of it."""
        self.disaster = "hub"
        self.late_answers, self.late_pages = [], []
        self.company.hub.close()
        self.company.home.put_back(self.older.pop("hub"))
        self.company.reopen_hub()
        self.company.hub.new_epoch()

    # what must always be so
    @invariant()
    def nobody_has_more_than_his_own(self) -> None:
        if hasattr(self, "company"):
            for name in self.company.people.keys() & {*LAPTOPS, CLONE}:
                nobody_has_others_orders(self.company, name)

    def teardown(self) -> None:
        if not hasattr(self, "company"):
            return
        try:
            self.until_quiet()
            everything_is_right(self.company, self.ledger, self.disaster)
        finally:
            self.company.close()
            shutil.rmtree(self.folder)

    def until_quiet(self) -> None:
        """Everybody exchanges until everybody, one after the other, had nothing to say."""
        names = list(self.company.people)
        quiet = 0
        for name in names * 6:
            outcome = self.exchange(name)
            at_rest = outcome is not None and outcome.agrees and not outcome.pulled + outcome.pushed
            quiet = quiet + 1 if at_rest else 0
            if quiet == len(names):
                return
        raise AssertionError(f"never quiet: {name} {outcome}")


def run(company: Company, runs: int, seed: int, server: postgres.Server | None = None) -> None:
    """So many runs, the same ones for the same seed."""
    url = server.new_database() if server else ""
    seeded = type("Machine", (Machine,), {"_hypothesis_internal_use_seed": seed, "base": company, "server": url})
    gc.freeze()  # what was imported is not looked at again in every run
    run_state_machine_as_test(
        seeded,
        settings=settings(
            max_examples=runs, stateful_step_count=20, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), print_blob=True, phases=[Phase.generate],
        ),
    )  # fmt: skip


@pytest.mark.parametrize("part", range(PARTS))
def test_everything_converges(part: int, founded: Company) -> None:  # R3 R4 R7 R10
    run(founded, 300 // PARTS, part)


@pytest.mark.parametrize("part", range(SERVER_PARTS))
def test_everything_converges_on_a_server(
    part: int, founded: Company, server: postgres.Server | None
) -> None:  # R3 R4 R7 R10
    if server is None:
        pytest.skip("FIELDTECH_NO_POSTGRES=1")
    run(founded, 60 // SERVER_PARTS, 1_000 + part, server)


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("part", parts("stateful"), ids=called)
def test_everything_converges_ten_thousand_times(part: Part, founded: Company) -> None:  # R3 R4 R7 R10
    run(founded, part.runs, part.seed)
