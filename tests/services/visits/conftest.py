"""Visits in any state, as open workplaces with the technician signed in."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from fieldtech.model.base import Id
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.services.workplace import Workplace
from maintenance import TECHNICIAN, PreparedVisits
from prepared import act_as

Opened = Callable[..., tuple[Workplace, Id]]


@pytest.fixture
def visit_in(prepared_visits: PreparedVisits, tmp_path: Path) -> Iterator[Opened]:
    """The visit in that state: the tank's, or that of another plan."""
    with ExitStack() as stack:

        def opened(state: str, draft: PlanDraft | None = None, login: str = TECHNICIAN) -> tuple[Workplace, Id]:
            workplace, order = prepared_visits.open(state, tmp_path / f"data{len(list(tmp_path.iterdir()))}", draft)
            stack.callback(workplace.close)
            act_as(workplace, login)
            return workplace, order

        yield opened
