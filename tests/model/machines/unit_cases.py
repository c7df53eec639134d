"""Situations of terminals and SIM cards: for every step one that is taken, for every guard one that it refuses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fieldtech.model.drafts.cards import CardStateDraft
from fieldtech.model.drafts.masters import SimDraft, TerminalDraft
from fieldtech.model.drafts.stores import FactoryBackDraft, FactoryOutDraft, FaultDraft, RepairedHereDraft
from fieldtech.model.facts import Actor
from fieldtech.model.machines.sim import SIM
from fieldtech.model.machines.terminal import TERMINAL
from fieldtech.model.machines.unit import UnitMachine, UnitStep
from fieldtech.model.unit_facts import UnitFacts

MACHINES = {"terminal": TERMINAL, "sim": SIM}
STEPS = [(machine, step) for machine in MACHINES.values() for step in machine.steps]

TERMINAL_PAPERS = TerminalDraft(
    "BXA0099", "BX-V200", "2019", "860123040500919", bought_on=date(2026, 10, 20), warranty_months=24
)
SIM_PAPERS = SimDraft("89860420123456789075", "1440012345613")
SENT = FactoryOutDraft("QD01-RET", "RMA-2026-040", date(2026, 11, 20))
BACK = FactoryBackDraft("BXA0014", "replaced", "QD01-WH", date(2026, 11, 20), 6, "BXA0120", "860123040500984")
MENDED = RepairedHereDraft("BXA0014", "QD01-WH", "重焊天线座", "ok")

VAN = {"target": "QD01-VAN-ZQ", "target_kind": "van", "target_holder": "zhaoqiang"}
WAREHOUSE = {"target": "QD01-WH", "target_kind": "warehouse"}
RETURN_AREA = {"target": "QD01-RET", "target_kind": "return_area"}
FROM_VAN = {"place": "van", "source": "QD01-VAN-ZQ", "source_holder": "zhaoqiang"}

# what a step needs besides its state; every one of these is what some guard asks for
PASSING: dict[str, dict[str, Any]] = {
    "receive": {"known": False, "power_test": "skipped", **WAREHOUSE},
    "replace_card": {"known": False, "draft": SIM_PAPERS, "replaced_state": "lost", **WAREHOUSE},
    "reserve": {"order": "AZ-1"},
    "release": {"place": "van"},
    "issue": VAN,
    "issue_reserved": {**VAN, "order": "AZ-1", "held_by": "AZ-1"},
    "take_back": {**FROM_VAN, **WAREHOUSE},
    "transfer": {
        **VAN, "place": "van", "source_holder": "wulei", "confirmed_by": ("wulei", "zhaoqiang"),
    },
    "relocate": WAREHOUSE,
    "install": {},
    "remove_good": {"reason": "拆机", **VAN},
    "remove_faulty": {"order": "WX-1", "draft": FaultDraft("S02 不上线"), **VAN},
    "leave_with_customer": {"reason": "客户留用"},
    "give_up": {"reason": "车辆已转卖"},
    "set_apart": {"draft": FaultDraft("指示灯不亮"), **FROM_VAN},
    "shelve": {"label_checked": True, **RETURN_AREA},
    "send_to_factory": {"draft": SENT},
    "back_repaired": {"draft": BACK, **WAREHOUSE},
    "back_replaced": {"draft": BACK},
    "back_scrapped": {"reason": "主板报废"},
    "repair_here": {"draft": MENDED, "power_test": "ok", **FROM_VAN, **WAREHOUSE},
    "scrap": {"asked_by": "chugang", "reason": "进水"},
    "lose": {"reason": "车辆被盗", "on_vehicle": "津C8R071", "customer_informed": True},
    "find": {"reason": "盘点找到", **WAREHOUSE},
    "fit": {},
    "take_out": VAN,
    "suspend": {"reason": "客户停车"},
    "resume": {"reason": "已充值"},
    "cancel": {"draft": CardStateDraft("8986", "cancel", confirmation="CM-20261120-7")},
}  # fmt: skip


@dataclass(frozen=True)
class UnitCase:
    """``changes`` to a passing situation bring the codes; the item says which machine."""

    guard: str
    item: str
    step: str
    changes: dict[str, Any]
    codes: tuple[str, ...]


CASES = (
    UnitCase("terminal_papers", "terminal", "receive", {"draft": None}, ("papers_missing",)),
    UnitCase("terminal_papers", "terminal", "receive",
             {"draft": replace(TERMINAL_PAPERS, bought_on=None, warranty_months=None)}, ("required", "required")),
    UnitCase("terminal_papers", "terminal", "receive",
             {"draft": replace(TERMINAL_PAPERS, imei="860123040500918")}, ("imei_check_digit",)),
    UnitCase("sim_papers", "sim", "receive", {"draft": None}, ("papers_missing",)),
    UnitCase("sim_papers", "sim", "receive", {"draft": replace(SIM_PAPERS, msisdn="")}, ("required",)),
    UnitCase("number_new", "terminal", "receive", {"known": True}, ("number_known",)),
    UnitCase("number_new", "terminal", "receive", {"twin": "BXA0013"}, ("imei_known",)),
    UnitCase("number_new", "sim", "replace_card", {"known": True}, ("number_known",)),
    UnitCase("msisdn_free", "sim", "receive", {"twin": "89860420123456789018"}, ("msisdn_known",)),
    UnitCase("msisdn_free", "sim", "find", {"twin": "89860420123456789018"}, ("msisdn_known",)),
    UnitCase("power_tested", "terminal", "receive", {"power_test": "failed"}, ("power_test_failed",)),
    UnitCase("power_tested_good", "terminal", "repair_here", {"power_test": "skipped"}, ("power_test_needed",)),
    UnitCase("order_named", "terminal", "reserve", {"order": ""}, ("order_needed",)),
    UnitCase("order_named", "terminal", "remove_faulty", {"order": ""}, ("order_needed",)),
    UnitCase("for_its_order", "terminal", "issue_reserved", {"order": "AZ-2"}, ("unit_reserved",)),
    UnitCase("for_its_order", "sim", "issue_reserved", {"held_by": ""}, ("unit_set_aside_first",)),
    UnitCase("at_location", "sim", "release", {"place": "factory"}, ("not_at_location",)),
    UnitCase("into_van", "terminal", "issue", WAREHOUSE, ("target_no_van",)),
    UnitCase("into_van", "terminal", "issue", {"target_holder": ""}, ("target_no_van",)),
    UnitCase("into_warehouse", "terminal", "take_back", {"target_kind": "return_area"}, ("target_no_warehouse",)),
    UnitCase("into_return_area", "terminal", "shelve", {"target_kind": "warehouse"}, ("target_no_return_area",)),
    UnitCase("into_location", "terminal", "find", {"target_kind": ""}, ("target_unknown",)),
    UnitCase("own_van", "terminal", "issue", {"actor": Actor("wulei", "TE")}, ("not_own_van",)),
    UnitCase("both_confirmed", "terminal", "transfer", {"confirmed_by": ("wulei",)}, ("not_confirmed_by",)),
    UnitCase("both_confirmed", "sim", "transfer", {"confirmed_by": ()}, ("not_confirmed_by", "not_confirmed_by")),
    UnitCase("vehicle_free", "terminal", "install", {"vehicle_has": "BXA0001"}, ("vehicle_has_terminal",)),
    UnitCase("one_sim_in_terminal", "sim", "fit", {"terminal_has": "8986"}, ("terminal_has_sim",)),
    UnitCase("lock_matches", "sim", "fit", {"locked_elsewhere": True}, ("card_locked",)),
    UnitCase("is_current", "sim", "take_out", {"current": False}, ("card_not_current",)),
    UnitCase("not_inside", "sim", "issue", {"inside": "BXA0013"}, ("card_inside",)),
    UnitCase("no_sim_inside", "terminal", "send_to_factory", {"terminal_has": "8986"}, ("card_still_inside",)),
    UnitCase("no_sim_inside", "terminal", "scrap", {"terminal_has": "8986"}, ("card_still_inside",)),
    UnitCase("reason_given", "terminal", "lose", {"reason": " x "}, ("reason_needed",)),
    UnitCase("reason_given", "terminal", "give_up", {"reason": ""}, ("reason_needed",)),
    UnitCase("fault_given", "terminal", "remove_faulty", {"draft": FaultDraft("")}, ("fault_needed",)),
    UnitCase("fault_given", "terminal", "set_apart", {"draft": None}, ("fault_needed",)),
    UnitCase("label_checked", "terminal", "shelve", {"label_checked": False}, ("label_not_checked",)),
    UnitCase("rma_given", "terminal", "send_to_factory", {"draft": replace(SENT, rma_no=" ")}, ("rma_needed",)),
    UnitCase("rma_given", "terminal", "send_to_factory", {"draft": replace(SENT, sent_on=None)}, ("rma_needed",)),
    UnitCase("warranty_given", "terminal", "back_repaired", {"draft": replace(BACK, warranty_months=None)},
             ("warranty_needed",)),
    UnitCase("successor_given", "terminal", "back_replaced", {"draft": replace(BACK, new_number="")},
             ("successor_needed",)),
    UnitCase("repair_recorded", "terminal", "repair_here", {"draft": replace(MENDED, text="")},
             ("repair_record_needed",)),
    UnitCase("asked_by_another", "terminal", "scrap", {"asked_by": ""}, ("nobody_asked",)),
    UnitCase("asked_by_another", "terminal", "scrap", {"asked_by": "somebody_mg"}, ("own_request",)),
    UnitCase("customer_informed", "terminal", "lose", {"customer_informed": False}, ("customer_not_informed",)),
    UnitCase("confirmation_given", "sim", "cancel", {"draft": CardStateDraft("8986", "cancel")},
             ("confirmation_needed",)),
    UnitCase("replaces_lost", "sim", "replace_card", {"replaced_state": "suspended"}, ("old_card_not_lost",)),
)  # fmt: skip


def passing(machine: UnitMachine, step: UnitStep, role: str = "", state: str | None = None) -> UnitFacts:
    """The situation in which the step is taken by that role from that state."""
    given = dict(PASSING[step.name])
    if step.name == "receive":
        given["draft"] = TERMINAL_PAPERS if machine.item == "terminal" else SIM_PAPERS
    role = role or step.roles[0]
    login = {"TE": "zhaoqiang"}.get(role, f"somebody_{role.lower()}")
    found = UnitFacts(machine.item, "BXA0099", step.sources[0] if state is None else state, Actor(login, role))
    return replace(found, **given)


def situation(case: UnitCase) -> tuple[UnitStep, UnitFacts]:
    """The step and the facts of a case."""
    machine = MACHINES[case.item]
    step = machine.step(case.step)
    return step, replace(passing(machine, step), **case.changes)


def roles_and_states() -> Iterator[tuple[UnitMachine, UnitStep, str, str]]:
    """Every role of the table at every state it may leave."""
    for machine, step in STEPS:
        for role in step.roles:
            for state in step.sources:
                yield machine, step, role, state
