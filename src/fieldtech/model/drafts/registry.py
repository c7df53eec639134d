"""Which draft belongs to which kind of entry."""

from fieldtech.model.drafts import (
    evidence,
    install,
    install_row,
    intake,
    milestones,
    onsite,
    photos,
    planning,
    platform,
    signoff,
    swap,
    visits,
)
from fieldtech.model.drafts.base import Draft

DRAFTS: dict[str, type[Draft]] = {
    draft.kind: draft
    for module in (
        intake,
        planning,
        onsite,
        platform,
        photos,
        swap,
        signoff,
        install,
        install_row,
        evidence,
        milestones,
        visits,
    )
    for draft in vars(module).values()
    if isinstance(draft, type) and issubclass(draft, Draft) and draft.kind
}
