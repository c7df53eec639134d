"""veraPDF, the judge of PDF/A, where it and Java are installed."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_REPO = Path(__file__).parents[2]


def verapdf() -> str | None:
    """The validator, when it and Java are here."""
    found = os.environ.get("VERAPDF") or str(_REPO.parent / "shared" / "tools" / "verapdf" / "verapdf")
    return found if Path(found).exists() and shutil.which("java") else None


def refused(tool: str, files: Sequence[Path]) -> str:
    """What it says when not every file is PDF/A-3u; nothing when all are."""
    done = subprocess.run([tool, "3u", *files], capture_output=True, text=True, timeout=300, check=False)
    passed = [line for line in done.stdout.splitlines() if line.startswith("PASS 3u")]
    return "" if len(passed) == len(files) else done.stdout + done.stderr or "said nothing"
