"""Who agreed by word of mouth, how and when: alike wherever less is charged (D17, states 4.8)."""

from collections.abc import Sequence
from typing import Any

from fieldtech.forms.choice_fields import Choice, Segments
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.office.desk import Desk, choices
from fieldtech.model.choices import HOW
from fieldtech.model.guards.deciding import DECIDERS
from fieldtech.ui.language import word

BY, HOW_SAID, WHEN = "approved_by", "how", "said_at"


def spoken_fields(desk: Desk, own_login: str, *, required: bool) -> Sequence[Field]:
    """The three fields; ``required`` for who may not decide himself."""
    people = tuple(option for option in desk.colleagues(*DECIDERS) if option.value != own_login)
    return (
        Choice(name=BY, label=word("spoken.by"), required=required, span=0, options=people,
               placeholder=word("spoken.nobody"), help=word("spoken.confirms" if required else "spoken.beyond")),
        Segments(name=HOW_SAID, label=word("spoken.how"), required=True, span=0, options=choices("how", HOW)),
        desk.happened(WHEN, word("spoken.when")),
    )  # fmt: skip


def follow_spoken(form: Form[Any], desk: Desk, *, shown: bool = True) -> None:
    """How and when are asked once somebody is named; by telephone just now is the usual way."""
    draft = form.draft()
    named = shown and bool(draft.approved_by)
    form.cell(BY).setVisible(shown)
    for name in (HOW_SAID, WHEN):
        form.cell(name).setVisible(named)
    if named and not draft.how:
        if draft.said_at is None:
            form.set_field(WHEN, desk.clock())
        form.set_field(HOW_SAID, HOW[0])
