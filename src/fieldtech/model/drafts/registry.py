"""Which draft belongs to which kind of entry."""

from fieldtech.model.drafts import intake, onsite, planning, signoff, swap
from fieldtech.model.drafts.base import Draft

DRAFTS: dict[str, type[Draft]] = {
    draft.kind: draft
    for module in (intake, planning, onsite, swap, signoff)
    for draft in vars(module).values()
    if isinstance(draft, type) and issubclass(draft, Draft) and draft.kind
}
