"""The small company of the sync tests, founded once per run of tests and copied for each."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .company import Company, copied, found


@pytest.fixture(scope="session")
def founded() -> Iterator[Company]:
    quick = "/dev/shm" if Path("/dev/shm").is_dir() else None
    folder = Path(tempfile.mkdtemp(dir=quick))
    yield found(folder / "base")
    shutil.rmtree(folder)


@pytest.fixture
def company(founded: Company, tmp_path: Path) -> Iterator[Company]:
    """One hub, two office computers and three laptops, all in step."""
    made = copied(founded, tmp_path / "company")
    yield made
    made.close()
