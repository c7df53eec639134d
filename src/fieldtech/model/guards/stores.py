"""Guards of terminals and SIM cards (states 4.4, 4.5): each says what is missing, and nothing when all is well."""

from collections.abc import Callable, Iterator

from fieldtech.errors import Problem
from fieldtech.model.drafts import cards, stores
from fieldtech.model.drafts.base import required
from fieldtech.model.drafts.masters import SimDraft, TerminalDraft
from fieldtech.model.machines.unit import UnitStep
from fieldtech.model.unit_facts import UnitFacts

UnitGuard = Callable[[UnitFacts], Iterator[Problem]]


def unmet(step: UnitStep, facts: UnitFacts) -> Iterator[Problem]:
    """All that keeps the person from taking the step with this unit: role, state, guards."""
    if facts.actor.role not in step.roles:
        yield Problem("role", "role_may_not", params={"role": facts.actor.role})
        return
    if facts.state not in step.sources:
        yield wrong_state(facts)
        return
    for name in step.guards:
        yield from GUARDS[name](facts)


def wrong_state(facts: UnitFacts) -> Problem:
    """Says what the unit is now; a sentence for every state."""
    if not facts.state:
        return Problem("number", "unit_unknown", params={"number": facts.number})
    return Problem("number", f"{facts.item}_is_{facts.state}", params={"number": facts.number})


def terminal_papers(facts: UnitFacts) -> Iterator[Problem]:
    """Model, terminal ID, IMEI, purchase date and warranty months."""
    if not isinstance(facts.draft, TerminalDraft):
        yield Problem("number", "papers_missing", params={"number": facts.number})
        return
    yield from facts.draft.problems()
    yield from required("bought_on", facts.draft.bought_on)
    yield from required("warranty_months", facts.draft.warranty_months)


def sim_papers(facts: UnitFacts) -> Iterator[Problem]:
    """ICCID and telephone number."""
    if isinstance(facts.draft, SimDraft):
        yield from facts.draft.problems()
    else:
        yield Problem("number", "papers_missing", params={"number": facts.number})


def number_new(facts: UnitFacts) -> Iterator[Problem]:
    """A serial number exists once, and so does an IMEI."""
    if facts.known:
        yield Problem("number", "number_known", params={"number": facts.number})
    elif facts.item == "terminal" and facts.twin:
        yield Problem("imei", "imei_known", params={"number": facts.twin})


def msisdn_free(facts: UnitFacts) -> Iterator[Problem]:
    """A telephone number belongs to one live card."""
    if facts.twin:
        yield Problem("msisdn", "msisdn_known", params={"number": facts.twin})


def power_tested(facts: UnitFacts) -> Iterator[Problem]:
    """The power test is optional; one that fails does not come into stock."""
    if facts.power_test == "failed":
        yield Problem("power_test", "power_test_failed", params={"number": facts.number})


def power_tested_good(facts: UnitFacts) -> Iterator[Problem]:
    """A repaired terminal has passed its power test."""
    if facts.power_test != "ok":
        yield Problem("power_test", "power_test_needed", params={"number": facts.number})


def order_named(facts: UnitFacts) -> Iterator[Problem]:
    """It is done for an order."""
    if not facts.order:
        yield Problem("order", "order_needed", params={"number": facts.number})


def for_its_order(facts: UnitFacts) -> Iterator[Problem]:
    """What is reserved leaves only for the order that holds it; for no known order it must be let go of first."""
    if not facts.held_by:
        yield Problem("number", "unit_set_aside_first", params={"number": facts.number})
    elif facts.order != facts.held_by:
        yield Problem("number", "unit_reserved", params={"number": facts.number, "order": facts.held_by})


def at_location(facts: UnitFacts) -> Iterator[Problem]:
    """It lies in one of our locations."""
    if facts.place not in ("warehouse", "van", "return_area"):
        yield Problem("number", "not_at_location", params={"number": facts.number})


def into_van(facts: UnitFacts) -> Iterator[Problem]:
    """The target is somebody's van."""
    if facts.target_kind != "van" or not facts.target_holder:
        yield Problem("target", "target_no_van")


def into_warehouse(facts: UnitFacts) -> Iterator[Problem]:
    """The target is a warehouse."""
    if facts.target_kind != "warehouse":
        yield Problem("target", "target_no_warehouse")


def into_return_area(facts: UnitFacts) -> Iterator[Problem]:
    """The target is a return area."""
    if facts.target_kind != "return_area":
        yield Problem("target", "target_no_return_area")


def into_location(facts: UnitFacts) -> Iterator[Problem]:
    """The target is one of our locations."""
    if not facts.target_kind:
        yield Problem("target", "target_unknown")


def own_van(facts: UnitFacts) -> Iterator[Problem]:
    """A technician books only what goes into or comes out of his own van."""
    if facts.actor.role == "TE" and facts.actor.login not in (facts.source_holder, facts.target_holder):
        yield Problem("target", "not_own_van")


def both_confirmed(facts: UnitFacts) -> Iterator[Problem]:
    """Giver and taker both said yes."""
    for login in (facts.source_holder, facts.target_holder):
        if login not in facts.confirmed_by:
            yield Problem("target", "not_confirmed_by", params={"login": login})


def vehicle_free(facts: UnitFacts) -> Iterator[Problem]:
    """A vehicle has one active terminal of a role."""
    if facts.vehicle_has:
        params = {"number": facts.vehicle_has, "vehicle": facts.on_vehicle}
        yield Problem("vehicle", "vehicle_has_terminal", params=params)


def one_sim_in_terminal(facts: UnitFacts) -> Iterator[Problem]:
    """A terminal has one card."""
    if facts.terminal_has:
        yield Problem("terminal", "terminal_has_sim", params={"number": facts.terminal_has})


def lock_matches(facts: UnitFacts) -> Iterator[Problem]:
    """A card locked to one IMEI needs unlocking before it works elsewhere; that is a doubt, not a refusal."""
    if facts.locked_elsewhere:
        yield Problem("number", "card_locked", "warning", {"number": facts.number})


def is_current(facts: UnitFacts) -> Iterator[Problem]:
    """What is taken out is what is in."""
    if not facts.current:
        yield Problem("number", "card_not_current", params={"number": facts.number})


def not_inside(facts: UnitFacts) -> Iterator[Problem]:
    """A card inside a terminal goes where the terminal goes."""
    if facts.inside:
        yield Problem("number", "card_inside", params={"number": facts.number, "terminal": facts.inside})


def no_sim_inside(facts: UnitFacts) -> Iterator[Problem]:
    """A card is taken out before its terminal leaves the house."""
    if facts.terminal_has:
        yield Problem("number", "card_still_inside", params={"number": facts.number, "iccid": facts.terminal_has})


def reason_given(facts: UnitFacts) -> Iterator[Problem]:
    """Why, in at least two characters."""
    if len(facts.reason.strip()) < 2:
        yield Problem("reason", "reason_needed")


def fault_given(facts: UnitFacts) -> Iterator[Problem]:
    """What is wrong with it."""
    draft = facts.draft
    fault = draft.fault if isinstance(draft, stores.FaultDraft) else ""
    if len(fault.strip()) < 2:
        yield Problem("fault", "fault_needed", params={"number": facts.number})


def label_checked(facts: UnitFacts) -> Iterator[Problem]:
    """B21: what comes into the return area carries its label."""
    if not facts.label_checked:
        yield Problem("label", "label_not_checked", params={"number": facts.number})


def rma_given(facts: UnitFacts) -> Iterator[Problem]:
    """The number of the shipment and its date."""
    draft = facts.draft
    if not isinstance(draft, stores.FactoryOutDraft) or not draft.rma_no.strip() or draft.sent_on is None:
        yield Problem("rma_no", "rma_needed")


def warranty_given(facts: UnitFacts) -> Iterator[Problem]:
    """The warranty of the repaired unit."""
    if not isinstance(facts.draft, stores.FactoryBackDraft) or facts.draft.warranty_months is None:
        yield Problem("warranty_months", "warranty_needed")


def successor_given(facts: UnitFacts) -> Iterator[Problem]:
    """The serial number of the unit that stands for it now."""
    if not isinstance(facts.draft, stores.FactoryBackDraft) or not facts.draft.new_number.strip():
        yield Problem("new_number", "successor_needed")


def repair_recorded(facts: UnitFacts) -> Iterator[Problem]:
    """What was done in our workshop."""
    if not isinstance(facts.draft, stores.RepairedHereDraft) or len(facts.draft.text.strip()) < 2:
        yield Problem("text", "repair_record_needed")


def asked_by_another(facts: UnitFacts) -> Iterator[Problem]:
    """Four eyes: who approves is not who asked."""
    if not facts.asked_by:
        yield Problem("number", "nobody_asked", params={"number": facts.number})
    elif facts.asked_by == facts.actor.login:
        yield Problem("number", "own_request")


def customer_informed(facts: UnitFacts) -> Iterator[Problem]:
    """Who drives with it must know that it is gone."""
    if facts.on_vehicle and not facts.customer_informed:
        yield Problem("customer_informed", "customer_not_informed", params={"vehicle": facts.on_vehicle})


def confirmation_given(facts: UnitFacts) -> Iterator[Problem]:
    """The carrier's number of the cancellation."""
    if not isinstance(facts.draft, cards.CardStateDraft) or not facts.draft.confirmation.strip():
        yield Problem("confirmation", "confirmation_needed")


def replaces_lost(facts: UnitFacts) -> Iterator[Problem]:
    """Only a card that is lost gives its number to another."""
    if facts.replaced_state != "lost":
        yield Problem("old_iccid", "old_card_not_lost")


GUARDS: dict[str, UnitGuard] = {
    guard.__name__: guard
    for guard in (
        terminal_papers, sim_papers, number_new, msisdn_free, power_tested, power_tested_good, order_named,
        for_its_order, at_location, into_van, into_warehouse, into_return_area, into_location, own_van, both_confirmed,
        vehicle_free, one_sim_in_terminal, lock_matches, is_current, not_inside, no_sim_inside, reason_given,
        fault_given, label_checked, rma_given, warranty_given, successor_given, repair_recorded, asked_by_another,
        customer_informed, confirmation_given, replaces_lost,
    )
}  # fmt: skip
