"""Mistakes that nobody sees until the power goes (docs/decisions/0014-power-loss.md)."""

from .mutant import Mutant

OF_DISKS = (
    Mutant(
        "store/connection.py",
        '"synchronous = FULL"',
        '"synchronous = OFF"',
        "what was saved on a laptop is gone after a power cut",
    ),
    Mutant(
        "hub/engine.py",
        '"synchronous = FULL"',
        '"synchronous = OFF"',
        "what was answered by the hub is gone after a power cut",
    ),
    Mutant(
        "hub/engine.py",
        "for setting in (_KEPT, *settings):",
        "for setting in settings:",
        "on a server that commits late what was answered is gone after a power cut",
    ),
    Mutant(
        "hub/engine.py",
        "AND 'off' IN (setting, reset_val) ORDER BY name",
        "AND setting = 'off' ORDER BY name",
        "nobody hears that the server commits late for everybody else",
    ),
    Mutant(
        "files.py",
        "            os.fsync(file.fileno())\n        os.replace",
        "        os.replace",
        "a photo is empty after a power cut",
    ),
    Mutant(
        "files.py",
        "        raise\n    sync_folder(path.parent)\n",
        "        raise\n",
        "a photo has no name after a power cut",
    ),
    Mutant(
        "files.py",
        "    for one in new:\n        sync_folder(one.parent)\n",
        "",
        "a folder of photos is gone after a power cut",
    ),
    Mutant(
        "hub/blobs.py",
        "        make_folder(part.parent)\n",
        "        part.parent.mkdir(parents=True, exist_ok=True)\n",
        "all photos of a new hub are gone after a power cut",
    ),
)
