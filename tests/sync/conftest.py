"""The small company of the sync tests, founded once per run of tests and copied for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prepared import act_as

from . import firms
from .company import Company, copied
from .firms import Firm


@pytest.fixture
def company(founded: Company, tmp_path: Path) -> Iterator[Company]:
    """One hub, two office computers and three laptops, all in step."""
    made = copied(founded, tmp_path / "company")
    yield made
    made.close()


@pytest.fixture(scope="session")
def signed_template(firm_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The firm after the customer has signed; nothing of it has reached the office. Closed, to be copied."""
    folder = tmp_path_factory.mktemp("signed")
    firm = firms.copied(firm_template, folder)
    firm.sign()
    firms.put_away(firm)
    return folder


@pytest.fixture
def signed(signed_template: Path, tmp_path: Path) -> Iterator[Firm]:
    """A firm of one's own with a signed order on the van."""
    made = firms.copied(signed_template, tmp_path)
    act_as(made.van, "wulei")
    yield made
    made.close()
