"""Processes that are cheap to start, because they are forked from one that has imported everything."""

import multiprocessing
import signal
from multiprocessing.context import ForkServerContext

import pytest


@pytest.fixture(scope="session")
def cheap_processes() -> ForkServerContext:
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("only where processes can be killed by a signal")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.children", "faults.typing", "fieldtech.store.migrations.upgrade"])
    return context
