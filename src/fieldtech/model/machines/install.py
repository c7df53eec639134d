"""The install order (states 4.1): from the request to the archive; the vehicles are rows with states of their own."""

from fieldtech.model.drafts import install, planning, signoff
from fieldtech.model.machines.machine import Machine, Step

DESK = ("CS", "DI")
WORKER = ("TE", "DI")  # the dispatcher keys in for contractors without a login (EX)
BEFORE_ARRIVAL = ("draft", "returned", "to_approve")
APPROVED = ("approved", "assigned", "accepted", "departed")

INSTALL = Machine(
    kind="install",
    states=(
        "draft", "to_approve", "returned", "approved", "assigned", "accepted", "departed", "arrived", "installing",
        "to_sign", "signed", "completed", "archived", "cancelled",
    ),
    way=(
        "draft", "to_approve", "approved", "assigned", "accepted", "departed", "arrived", "installing", "to_sign",
        "signed", "completed",
    ),
    ends=("archived", "cancelled"),
    steps=(
        Step("hand_in", ("draft",), "to_approve", DESK,
             ("install_complete", "has_rows", "three_papers", "no_twins", "moves_named", "removal_in_writing",
              "terminals_enough", "promise_as_told"),
             install.HandInDraft),
        Step("hand_in_again", ("returned",), "to_approve", DESK,
             ("install_complete", "has_rows", "three_papers", "no_twins", "moves_named", "removal_in_writing",
              "terminals_enough", "promise_as_told", "changed_after_return"),
             install.HandInDraft),
        Step("approve", ("to_approve",), "approved", ("MG", "DR"), ("four_eyes",), planning.ApprovalDraft),
        Step("return_order", ("to_approve",), "returned", ("MG", "DR"), ("four_eyes", "reason_given"),
             planning.ReasonDraft, main=False),
        Step("withdraw", ("to_approve",), "draft", DESK, ("reason_given",), planning.ReasonDraft, main=False),
        Step("assign", ("approved",), "assigned", ("DI",),
             ("assignment_complete", "visit_planned_well", "outsourcing_consent", "crew_free", "crew_workload",
              "crew_qualified", "units_free", "units_reserved"),
             planning.AssignDraft),
        Step("assign_emergency", ("draft", "to_approve"), "assigned", ("DI",),
             ("install_complete", "has_rows", "no_twins", "moves_named", "removal_in_writing", "install_emergency",
              "verbal_consent", "assignment_complete", "visit_planned_well", "outsourcing_consent", "crew_free",
              "crew_workload", "crew_qualified", "units_free", "units_reserved"),
             planning.AssignDraft, main=False),
        Step("accept", ("assigned",), "accepted", WORKER, ("is_assigned",)),
        Step("refuse", ("assigned",), "approved", WORKER, ("is_assigned", "reason_given"), planning.ReasonDraft,
             main=False),
        Step("depart", ("accepted",), "departed", WORKER, ("is_assigned", "five_checks", "stock_issued")),
        Step("arrive", ("departed",), "arrived", WORKER, ("is_assigned", "yard_arrival", "arrival_after_departure"),
             install.InstallArrivalDraft),
        Step("start_install", ("arrived",), "installing", WORKER, ("is_assigned", "row_condition")),
        Step("finish_install", ("installing",), "to_sign", WORKER, ("is_assigned", "rows_said", "rows_complete")),
        Step("sign_off", ("to_sign",), "signed", WORKER,
             ("is_assigned", "rows_said", "rows_complete", "feedback_offered", "acceptance_complete",
              "customer_signed", "technician_signed", "fees_settled"),
             seals=True),
        Step("rework", ("to_sign",), "installing", WORKER, ("is_assigned", "dissatisfaction_reason"),
             signoff.DissatisfiedDraft, main=False),
        Step("hand_over", ("accepted", "departed", "arrived", "installing"), "assigned", WORKER,
             ("is_assigned", "hand_over_complete"), planning.HandOverDraft, main=False),
        Step("complete", ("signed",), "completed", ("CS", "DI", "CM"), ("fees_settled", "rows_verified")),
        Step("archive", ("completed",), "archived", ("CM",), ("nothing_owed",)),
        Step("reschedule", APPROVED, "approved", ("DI", "MG"), ("rescheduling_told",),
             install.RescheduleDraft, main=False),
        Step("cancel", BEFORE_ARRIVAL, "cancelled", ("DI",), ("cancellation_told",), planning.CancelDraft, main=False),
        Step("cancel_approved", APPROVED, "cancelled", ("MG",), ("cancellation_told",), planning.CancelDraft,
             main=False),
    ),
)  # fmt: skip
