"""A firm for the tests of files and of real connections."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prepared import Prepared

from .firms import Firm, copied, make


@pytest.fixture(scope="session")
def firm_template(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, never changed."""
    folder = tmp_path_factory.mktemp("firm")
    make(prepared, folder)
    return folder


@pytest.fixture
def firm(firm_template: Path, tmp_path: Path) -> Iterator[Firm]:
    """A firm of one's own."""
    found = copied(firm_template, tmp_path)
    yield found
    found.close()
