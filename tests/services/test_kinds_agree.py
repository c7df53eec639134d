"""What somebody may do at this computer the office's server takes from him: the two ask the same roles (P39)."""

import pytest

from fieldtech.model.kinds import KINDS
from fieldtech.model.rights import RIGHTS as ROLES
from fieldtech.services.imports.lists.list_imports import RIGHTS
from fieldtech.services.install.requests import DESK
from fieldtech.services.stores.write_offs import ASKING


@pytest.mark.parametrize("act", ["received", "changed", "reviewed", "told", "attached"])
def test_requests(act: str) -> None:
    assert KINDS[f"request_{act}"].roles == set(DESK)


@pytest.mark.parametrize("right", RIGHTS.values(), ids=RIGHTS.keys())
def test_lists(right: str) -> None:
    assert ROLES[right] <= KINDS["import_list"].roles and ROLES[right] <= KINDS["remember_columns"].roles


def test_write_offs() -> None:
    assert KINDS["ask_lose"].roles == KINDS["ask_scrap"].roles == set(ASKING)
