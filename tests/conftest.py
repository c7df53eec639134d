"""Shared by all tests: no display, one application, and no complaint of Qt goes unheard."""

import gc
import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = os.environ.get("FIELDTECH_TEST_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from prepared import Prepared

_HARMLESS = (
    "This plugin does not support",  # the offscreen platform has no window manager
    "propagateSizeHints",
)


@pytest.fixture(autouse=True)
def no_qt_warning(qtlog: Any) -> Iterator[None]:
    """A warning of Qt is a mistake of ours."""
    yield
    said = [record.message for record in qtlog.records if record.type_name in ("QtWarningMsg", "QtCriticalMsg")]
    assert [text for text in said if not text.startswith(_HARMLESS)] == []


def pytest_collection_finish() -> None:
    """What all tests have imported is not walked again while they run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module")
def swept() -> None:
    """Once a file everything is walked; what lives then is spared it after each test, which was half their time."""
    gc.unfreeze()
    _take_away()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """While there are windows no pool thread collects garbage, as in the program; afterwards they are gone."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("swept")
    _take_away()
    gc.disable()
    yield
    gc.enable()


def _take_away() -> None:
    """The windows of the test before this one, which it held until its very end."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The repair story in every state, to be copied."""
    return Prepared(tmp_path_factory.mktemp("prepared"))


@pytest.fixture(scope="session")
def prepared_visits(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Visits of maintenance in every state, to be copied (``maintenance.PreparedVisits``)."""
    from maintenance import PreparedVisits  # brings the plans, which few tests need

    return PreparedVisits(prepared, tmp_path_factory.mktemp("visits"))


@pytest.fixture(scope="session")
def firm_template(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub, an office and a technician's laptop, closed; made once, to be copied."""
    from sync.firms import make  # brings the hub, which few tests need

    folder = tmp_path_factory.mktemp("firm")
    make(prepared, folder)
    return folder


@pytest.fixture
def firm(firm_template: Path, tmp_path: Path) -> Iterator[Any]:
    """A firm of one's own (``sync/firms.py``)."""
    from sync.firms import copied

    found = copied(firm_template, tmp_path)
    yield found
    found.close()


QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None

PRELOADED = [
    "fieldtech.store.migrations.upgrade", "fieldtech.services.syncing", "fieldtech.services.photos",
    "fieldtech.services.workplace", "fieldtech.hub.serve", "fieldtech.hub.desk", "fieldtech.sync.joining", "httpx",
]  # fmt: skip


@pytest.fixture(scope="session")
def cheap_processes() -> ForkServerContext:
    """Processes that are cheap to start and can be killed: forked from one that has imported everything."""
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("only where processes can be killed by a signal")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.children", "faults.typing", *PRELOADED])
    return context


@pytest.fixture(scope="session")
def founded() -> Iterator[Any]:
    """The small company of the sync tests (``sync/company.py``), founded once and copied for each test."""
    from sync.company import found  # brings the hub, which few tests need

    folder = Path(tempfile.mkdtemp(dir=QUICK))
    yield found(folder / "base")
    shutil.rmtree(folder)


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the system has one: for tests that write and read whole disks."""
    folder = Path(tempfile.mkdtemp(dir=QUICK))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A PostgreSQL server of this process (``postgres.Server``); None when somebody asked for a run without."""
    import postgres  # brings its driver, which few tests need

    if postgres.is_switched_off():
        yield None
        return
    with postgres.running() as running:
        yield running


@pytest.fixture(scope="session")
def qt_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where recoloured icons and compiled translations go."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def _session_theme(qapp: QApplication, qt_cache: Path) -> Theme:
    theme = Theme(qapp, qt_cache)
    theme.use("light")
    return theme


@pytest.fixture(scope="session")
def _session_language(qapp: QApplication, qt_cache: Path) -> Language:
    return Language(qapp, qt_cache)


@pytest.fixture
def theme(_session_theme: Theme) -> Theme:
    """The look of the program, light at the start of every test."""
    if _session_theme.mode != "light" or _session_theme.dark:
        _session_theme.use("light")
    return _session_theme


@pytest.fixture
def language(_session_language: Language) -> Language:
    """The language of the program, English at the start of every test."""
    if _session_language.code != "en":
        _session_language.use("en")
    return _session_language


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys last: they bring a program of their own with its language and theme.

    What drives a live window is tried once more when it fails, and the summary names it
    (docs/decisions/0010-the-suite.md).
    """
    items.sort(key=lambda item: "journeys" in item.path.parts)
    for item in items:
        if {"ui", "journeys", "forms"} & set(item.path.parts):
            item.add_marker(pytest.mark.flaky(reruns=1))
