"""Which entries may be added to an order beside its steps: by which roles, and in which of its states."""

from fieldtech.model.drafts import install, intake, milestones, onsite, photos, planning, platform, signoff, visits
from fieldtech.model.drafts.base import Draft
from fieldtech.model.guards.deciding import DECIDERS
from fieldtech.model.machines.repair import DESK, WORKER
from fieldtech.model.machines.visit import TELLING

_SITE = ("arrived", "in_repair", "waiting", "to_sign")
_OPEN = ("registered", "triage", "remote", "to_confirm", "plan_to_confirm", "to_approve", "approved", "assigned",
         "accepted", "departed", *_SITE)  # fmt: skip

When = dict[type[Draft], tuple[tuple[str, ...], tuple[str, ...]]]

_REPAIR: When = {
    intake.IntakeDraft: (DESK, ("registered", "triage")),
    intake.RepeatCheckDraft: (DESK, ("registered",)),
    intake.TriageDraft: ((*DESK, "TE"), ("triage",)),
    intake.HotlineDraft: ((*DESK, "TE"), ("triage",)),
    intake.RemoteDraft: ((*DESK, "TE"), ("remote",)),
    planning.PlanDraft: ((*DESK, "TE"), ("triage", "plan_to_confirm")),
    planning.ToldDraft: (DESK, ("plan_to_confirm",)),
    planning.VerbalDraft: ((*DESK, "TE"), _OPEN),
    planning.ApprovalDraft: (("MG", "CM", "DR"), (*_OPEN, "signed", "completed")),
    planning.LateReturnDraft: (("MG", "CM", "DR"), (*_OPEN, "signed", "completed")),
    planning.WarrantyDraft: (DECIDERS, _OPEN),
    onsite.PickListDraft: ((*WORKER, "WH"), ("assigned", "accepted")),
    onsite.PreDepartureDraft: (WORKER, ("accepted",)),
    onsite.ArrivalDraft: (WORKER, ("departed", "arrived", "in_repair")),
    onsite.ConditionDraft: (WORKER, ("arrived", "in_repair")),
    onsite.ChecklistStartDraft: (WORKER, ("arrived", "in_repair", "to_sign")),
    onsite.AnswerDraft: (WORKER, ("arrived", "in_repair", "to_sign")),
    onsite.DiagnosisDraft: (WORKER, ("in_repair",)),
    onsite.PartLineDraft: (WORKER, ("in_repair",)),
    onsite.NoPartsDraft: (WORKER, ("in_repair",)),
    onsite.LabelDraft: (WORKER, ("in_repair", "to_sign")),
    platform.PlatformCheckDraft: (WORKER, ("in_repair", "to_sign", "signed")),
    onsite.CompletionDraft: (WORKER, ("in_repair", "to_sign")),
    onsite.SituationDraft: ((*WORKER, "CS", "TS", "WH"), (*_OPEN, "signed", "completed")),
    onsite.SituationReadDraft: (("MG", "CM", "DR", "DI"), (*_OPEN, "signed", "completed", "archived")),
    photos.PhotoRemovedDraft: (WORKER, _SITE),
    signoff.FeedbackDraft: (WORKER, ("to_sign",)),
    signoff.AcceptanceDraft: (WORKER, ("to_sign",)),
    signoff.InkDraft: (WORKER, ("to_sign",)),
    signoff.FeeSettlementDraft: ((*WORKER, "FI", *DECIDERS), ("to_sign", "signed")),
    signoff.LeaveDraft: (WORKER, ("in_repair", "to_sign")),
}
_PREPARING = ("draft", "to_approve", "returned", "approved", "assigned", "accepted")
_INSTALL_OPEN = (*_PREPARING, "departed", "arrived", "installing", "to_sign")
_INSTALL: When = {
    planning.VerbalDraft: ((*DESK, "TE"), _INSTALL_OPEN),
    planning.ApprovalDraft: (("MG", "DR"), (*_INSTALL_OPEN, "signed", "completed")),
    planning.LateReturnDraft: (("MG", "DR"), (*_INSTALL_OPEN, "signed", "completed")),
    onsite.PickListDraft: ((*WORKER, "WH"), ("assigned", "accepted")),
    onsite.PreDepartureDraft: (WORKER, ("accepted",)),
    install.InstallArrivalDraft: (WORKER, ("departed", "arrived", "installing")),
    install.StopDraft: (WORKER, ("arrived", "installing")),
    install.DeliveryDraft: (("CS", "CM"), ("signed", "completed")),
    milestones.MilestoneDraft: (("CS", "DI", "MG", "CM", "DR"), (*_INSTALL_OPEN, "signed", "completed")),
    onsite.SituationDraft: ((*WORKER, "CS", "TS", "WH"), (*_INSTALL_OPEN, "signed", "completed")),
    onsite.SituationReadDraft: (("MG", "CM", "DR", "DI"), (*_INSTALL_OPEN, "signed", "completed", "archived")),
    photos.PhotoRemovedDraft: (WORKER, ("arrived", "installing", "to_sign")),
    signoff.FeedbackDraft: (WORKER, ("to_sign",)),
    signoff.AcceptanceDraft: (WORKER, ("to_sign",)),
    signoff.InkDraft: (WORKER, ("to_sign",)),
    signoff.FeeSettlementDraft: ((*WORKER, "FI", *DECIDERS), ("to_sign", "signed")),
    signoff.LeaveDraft: (WORKER, ("installing", "to_sign")),
}
_VISIT_OPEN = ("planned", "noticed", "assigned", "departed", "arrived", "in_service", "to_sign")
_VISIT: When = {
    visits.NoticeDraft: (TELLING, ("noticed", "assigned")),
    planning.VerbalDraft: ((*DESK, "TE"), _VISIT_OPEN),
    onsite.PickListDraft: ((*WORKER, "WH"), ("assigned",)),
    onsite.PreDepartureDraft: (WORKER, ("assigned",)),
    install.InstallArrivalDraft: (WORKER, ("departed", "arrived", "in_service")),
    visits.VisitStartDraft: (WORKER, ("arrived", "in_service")),
    onsite.PartLineDraft: (WORKER, ("in_service",)),
    onsite.NoPartsDraft: (WORKER, ("in_service",)),
    visits.VisitDoneDraft: (WORKER, ("in_service", "to_sign")),
    visits.NextDateDraft: (WORKER, ("in_service", "to_sign")),
    onsite.SituationDraft: ((*WORKER, "CS", "TS", "WH"), (*_VISIT_OPEN, "signed", "completed")),
    onsite.SituationReadDraft: (("MG", "CM", "DR", "DI"), (*_VISIT_OPEN, "signed", "completed", "archived")),
    photos.PhotoRemovedDraft: (WORKER, ("arrived", "in_service", "to_sign")),
    signoff.FeedbackDraft: (WORKER, ("to_sign",)),
    signoff.AcceptanceDraft: (WORKER, ("to_sign",)),
    signoff.InkDraft: (WORKER, ("to_sign",)),
    signoff.FeeSettlementDraft: ((*WORKER, "FI", *DECIDERS), ("to_sign", "signed")),
    signoff.LeaveDraft: (WORKER, ("in_service", "to_sign")),
}
WHEN = {"repair": _REPAIR, "install": _INSTALL, "maintenance": _VISIT, "inspection": _VISIT}
"""Kind of order -> draft -> (roles, states) in which it may be added."""


def _noted_by() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for when in WHEN.values():
        for draft, (roles, _states) in when.items():
            found.setdefault(draft.kind, set()).update(roles)
    return {kind: frozenset(roles) for kind, roles in found.items()}


NOTED_BY = _noted_by()
"""Kind of entry -> the roles that may add it to an order of any kind."""
