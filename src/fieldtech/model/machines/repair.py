"""The repair order (states 4.2): from the call to the archive."""

from fieldtech.model.drafts import intake, planning, signoff
from fieldtech.model.drafts.onsite import ArrivalDraft, ConditionDraft, WaitingDraft
from fieldtech.model.machines.machine import Machine, Step

DESK = ("CS", "TS", "DI")
WORKER = ("TE", "DI")  # the dispatcher keys in for contractors without a login (EX)
BEFORE_ARRIVAL = ("registered", "triage", "plan_to_confirm", "to_approve")
APPROVED = ("approved", "assigned", "accepted", "departed")
ON_SITE = ("arrived", "in_repair", "waiting")

REPAIR = Machine(
    kind="repair",
    states=(
        "registered", "triage", "remote", "to_confirm", "plan_to_confirm", "to_approve", "approved", "assigned",
        "accepted", "departed", "arrived", "in_repair", "waiting", "to_sign", "signed", "completed", "archived",
        "cancelled", "to_replace", "to_factory",
    ),
    way=(
        "registered", "triage", "plan_to_confirm", "to_approve", "approved", "assigned", "accepted", "departed",
        "arrived", "in_repair", "to_sign", "signed", "completed",
    ),
    ends=("archived", "cancelled"),
    steps=(
        Step("start_triage", ("registered",), "triage", DESK, ("intake_complete", "repeat_shown")),
        # level 1 and 2: hotline and remote
        Step("propose_plan", ("triage",), "plan_to_confirm", ("DI", "TE", "TS", "CS"), ("triaged", "plan_complete"),
             planning.PlanDraft),
        Step("solve_by_hotline", ("triage",), "to_confirm", ("CS", "TS", "DI", "TE"), ("triaged", "hotline_solved"),
             intake.HotlineDraft, main=False),
        Step("start_remote", ("triage",), "remote", ("TS", "DI", "TE"), ("triaged", "remote_consent"),
             intake.RemoteConsentDraft, main=False),
        Step("solve_remotely", ("remote",), "to_confirm", ("TS", "DI", "TE"), ("remote_solved",), intake.RemoteDraft),
        Step("remote_failed", ("remote",), "triage", ("TS", "DI", "TE"), ("reason_given",), planning.ReasonDraft,
             main=False),
        Step("confirm_solved", ("to_confirm",), "completed", DESK, ("customer_confirmed_solved",),
             intake.ConfirmSolvedDraft),
        Step("not_solved", ("to_confirm",), "triage", DESK, ("reason_given",), planning.ReasonDraft, main=False),
        # consent and approval
        Step("submit", ("plan_to_confirm",), "to_approve", DESK, ("customer_agreed",), planning.ToldDraft),
        Step("rethink", ("plan_to_confirm",), "triage", ("DI", "TS", "CS"), ("reason_given",), planning.ReasonDraft,
             main=False),
        Step("approve", ("to_approve",), "approved", ("MG", "CM", "DR"), ("four_eyes", "approver_rank"),
             planning.ApprovalDraft),
        Step("return_plan", ("to_approve",), "plan_to_confirm", ("MG", "CM", "DR"), ("four_eyes", "reason_given"),
             planning.ReasonDraft, main=False),
        Step("withdraw", ("to_approve",), "plan_to_confirm", DESK, ("reason_given",), planning.ReasonDraft, main=False),
        Step("approve_verbally", ("to_approve",), "approved", ("DI",), ("verbal_approval",), planning.VerbalDraft,
             main=False),
        # assignment
        Step("assign", ("approved",), "assigned", ("DI",),
             ("assignment_complete", "outsourcing_consent", "crew_free", "crew_workload", "crew_qualified",
              "units_free"),
             planning.AssignDraft),
        Step("assign_emergency", BEFORE_ARRIVAL, "assigned", ("DI",),
             ("intake_complete", "emergency_reason", "verbal_consent", "assignment_complete", "outsourcing_consent",
              "crew_free", "crew_workload", "crew_qualified", "units_free"),
             planning.AssignDraft, main=False),
        # whoever has left goes on: then the refusal is a task of the desk (services/notes.py)
        Step("return_late", ("assigned", "accepted"), "plan_to_confirm", ("MG", "CM", "DR"),
             ("late_returned", "four_eyes", "approver_rank"), planning.LateReturnDraft, main=False),
        Step("accept", ("assigned",), "accepted", WORKER, ("is_assigned",)),
        Step("refuse", ("assigned",), "approved", WORKER, ("is_assigned", "reason_given"), planning.ReasonDraft,
             main=False),
        # on the way and on site
        Step("depart", ("accepted",), "departed", WORKER, ("is_assigned", "five_checks")),
        Step("arrive", ("departed",), "arrived", WORKER, ("is_assigned", "arrival_complete", "arrival_after_departure"),
             ArrivalDraft),
        Step("start_work", ("arrived",), "in_repair", WORKER, ("is_assigned", "condition_recorded"), ConditionDraft),
        Step("finish", ("in_repair",), "to_sign", WORKER,
             ("is_assigned", "diagnosis_complete", "times_in_order", "parts_complete", "foreign_parts_authorised",
              "foreign_parts_priced", "swaps_complete", "label_fixed", "checklist_complete", "platform_checked",
              "completion_checks", "charges_decided")),
        Step("sign_off", ("to_sign",), "signed", WORKER,
             ("is_assigned", "diagnosis_complete", "parts_complete", "swaps_complete", "label_fixed",
              "checklist_complete", "platform_checked", "completion_checks", "charges_decided", "feedback_offered",
              "acceptance_complete", "customer_signed", "technician_signed", "fees_settled"),
             seals=True),
        Step("wait", ("in_repair",), "waiting", WORKER, ("is_assigned", "waiting_explained", "part_way_out"),
             WaitingDraft, main=False),
        Step("resume", ("waiting",), "in_repair", WORKER, ("is_assigned",)),
        Step("rework", ("to_sign",), "in_repair", WORKER, ("is_assigned", "dissatisfaction_reason"),
             signoff.DissatisfiedDraft, main=False),
        Step("hand_over", ("accepted", "departed", *ON_SITE), "assigned", WORKER,
             ("is_assigned", "hand_over_complete"), planning.HandOverDraft, main=False),
        # the end
        Step("complete", ("signed",), "completed", ("CS", "DI", "CM"), ("fees_settled", "platform_verified")),
        Step("archive", ("completed",), "archived", ("CM",), ("nothing_owed",)),
        Step("reopen_clerical", ("completed",), "to_sign", ("CM",), ("reason_given",), planning.ReasonDraft,
             main=False, back_to=("to_confirm", "to_replace")),
        Step("cancel", BEFORE_ARRIVAL, "cancelled", ("DI",), ("cancellation_told",), planning.CancelDraft, main=False),
        Step("cancel_approved", APPROVED, "cancelled", ("MG",), ("cancellation_told",), planning.CancelDraft,
             main=False),
        Step("refer_replacement", ("in_repair", "to_sign"), "to_replace", (*WORKER, "MG", "CM"), ("reason_given",),
             planning.ReasonDraft, main=False),
        Step("refer_factory", ("in_repair",), "to_factory", (*WORKER, "MG"), ("reason_given",), planning.ReasonDraft,
             main=False),
        Step("back_from_factory", ("to_factory",), "in_repair", (*WORKER, "MG"), ("reason_given",),
             planning.ReasonDraft),
        Step("replacement_done", ("to_replace",), "completed", ("CM", "MG"), ("reason_given",), planning.ReasonDraft),
    ),
)  # fmt: skip
