"""The visit of a plan (states 4.3): from the day the cycle gives to the archive; both kinds of visits go this way."""

from fieldtech.model.drafts import planning, signoff, visits
from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.model.machines.machine import Machine, Step

TELLING = ("CS", "DI", "CM")
LEAVING_OUT = ("CM",)  # a visit, whether it is skipped or cancelled (states 4.3)
CLOSING = ("CS", "DI", "CM", "MG")  # a finding, without a repair (T28)
WORKER = ("TE", "DI")  # the dispatcher keys in for contractors without a login (EX)
BEFORE_DEPARTURE = ("planned", "noticed", "assigned")
ON_SITE = ("arrived", "in_service")
MOVE, MOVE_BACK = "move_visit", "move_back"
ASSIGN, UNASSIGN = "assign", "unassign"

_WORK_DONE = ("is_assigned", "objects_answered", "findings_said", "findings_listed", "materials_complete",
              "foreign_parts_authorised", "foreign_parts_priced", "standards_met", "next_date_said")  # fmt: skip
_ASSIGNING = ("notice_kept", "assignment_complete", "visit_planned_well", "outsourcing_consent", "crew_free",
              "crew_workload", "crew_qualified", "units_free")  # fmt: skip
_STEPS = (
    Step("notify", ("planned",), "noticed", TELLING, ("notice_given",), visits.NoticeDraft),
    Step(ASSIGN, ("noticed",), "assigned", ("DI",), _ASSIGNING, planning.AssignDraft),
    Step("reassign", ("assigned",), "assigned", ("DI",), _ASSIGNING, planning.AssignDraft, main=False),
    Step("refuse", ("assigned",), "noticed", WORKER, ("is_assigned", "reason_given"), planning.ReasonDraft, main=False),
    # the undo, by who sent somebody just now
    Step(UNASSIGN, ("assigned",), "noticed", ("DI",), ("assigned_just_now",), main=False),
    # where the customer himself wished for the other day he need not be told again
    Step(MOVE, BEFORE_DEPARTURE, "planned", TELLING, ("moved_with_reason",), visits.MoveVisitDraft, main=False,
         back_to=("noticed",)),
    # the undo, by who moved it just now: to the state the visit was in
    Step(MOVE_BACK, ("planned", "noticed"), "planned", TELLING, ("moved_just_now",), visits.MoveVisitDraft, main=False,
         back_to=("noticed", "assigned")),
    Step("skip", BEFORE_DEPARTURE, "skipped", LEAVING_OUT, ("skipped_with_reason",), visits.SkipDraft, main=False),
    # on the way and on site
    Step("depart", ("assigned",), "departed", WORKER, ("is_assigned", "day_told", "five_checks")),
    Step("arrive", ("departed",), "arrived", WORKER, ("is_assigned", "yard_arrival", "arrival_after_departure"),
         InstallArrivalDraft),
    Step("start_service", ("arrived",), "in_service", WORKER, ("is_assigned", "state_before"), visits.VisitStartDraft),
    Step("finish", ("in_service",), "to_sign", WORKER, _WORK_DONE),
    Step("sign_off", ("to_sign",), "signed", WORKER,
         (*_WORK_DONE, "feedback_offered", "acceptance_complete", "customer_signed", "technician_signed",
          "fees_settled"),
         seals=True),
    Step("rework", ("to_sign",), "in_service", WORKER, ("is_assigned", "dissatisfaction_reason"),
         signoff.DissatisfiedDraft, main=False),
    Step("hand_over", ("departed", *ON_SITE), "assigned", WORKER, ("is_assigned", "hand_over_complete"),
         planning.HandOverDraft, main=False),
    # the end
    Step("complete", ("signed",), "completed", ("CS", "DI", "CM"), ("fees_settled", "findings_ended")),
    Step("archive", ("completed",), "archived", ("CM",), ("nothing_owed",)),
    Step("cancel", (*BEFORE_DEPARTURE, "departed"), "cancelled", LEAVING_OUT, ("cancellation_told",),
         planning.CancelDraft, main=False),
)  # fmt: skip


def _machine(kind: str) -> Machine:
    return Machine(
        kind=kind,
        states=(
            "planned", "noticed", "assigned", "departed", "arrived", "in_service", "to_sign", "signed", "completed",
            "archived", "skipped", "cancelled",
        ),
        way=("planned", "noticed", "assigned", "departed", "arrived", "in_service", "to_sign", "signed", "completed"),
        ends=("archived", "skipped", "cancelled"),
        steps=_STEPS,
    )  # fmt: skip


MAINTENANCE, INSPECTION = _machine("maintenance"), _machine("inspection")
