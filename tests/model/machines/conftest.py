"""Situations of the repair machine as open workplaces."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from repair_cases import Case, Situation
from repair_states import open_state

from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.services.workplace import Workplace
from prepared import Prepared


@pytest.fixture
def situation(prepared: Prepared, tmp_path: Path) -> Iterator[Situation]:
    """Brings a case about: the workplace, the order, and the draft for the step."""
    with ExitStack() as stack:

        def bring_about(case: Case) -> tuple[Workplace, Id, Draft | None]:
            folder = tmp_path / str(len(list(tmp_path.iterdir())))
            workplace, order = open_state(prepared, case.state, folder)
            stack.callback(workplace.close)
            draft = case.arrange(workplace, order)
            return workplace, order, draft

        yield bring_about
