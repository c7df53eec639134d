"""Photos and sealed sheets beside a backup: files that never change are copied once, encrypted as they are."""

import shutil
from pathlib import Path

from fieldtech.files import sync_file, sync_folder
from fieldtech.store.failures import os_failures_told

BESIDE = "blobs"
"""The folder next to a backup that holds the files."""


def copy_files(source: Path, target: Path) -> int:
    """Copy every file of ``source`` that ``target`` lacks or holds in another size; returns how many.

    Each appears whole or not at all. Raises MachineError (disk full, no rights).
    """
    copied = 0
    for file in sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith(".")):
        goal = target / file.relative_to(source)
        if goal.is_file() and goal.stat().st_size == file.stat().st_size:
            continue
        with os_failures_told(goal):
            goal.parent.mkdir(parents=True, exist_ok=True)
            part = goal.with_name(f".{goal.name}.part")
            shutil.copyfile(file, part)
            sync_file(part)
            part.replace(goal)
            sync_folder(goal.parent)
        copied += 1
    return copied
