"""On a screen of double scale the main pages are as whole as on any other."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_main_pages_at_double_scale() -> None:
    """The scale is asked for once, when Qt starts: a process of its own."""
    wanted = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
              "tests/journeys/test_window_audit.py::test_the_main_pages_at_the_scale_of_this_screen"]  # fmt: skip
    environment = os.environ | {"QT_SCALE_FACTOR": "2", "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(wanted, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]
    assert ran.stdout.startswith(".")  # one test, and it was not left out
