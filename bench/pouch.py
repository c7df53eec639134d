"""PouchDB 9 replicating with express-pouchdb 4.2, the peer of ``sync.py``; installed once into the cache folder."""

import json
import shutil
import subprocess
from pathlib import Path

from fieldtech.paths import cache_dir

SCRIPTS = Path(__file__).parent / "pouchdb"


def measured(folder: Path, orders: Path, photos: int, size: int) -> dict[str, float] | str:
    """Seconds of each part, or why there are none."""
    home = _installed()
    if isinstance(home, str):
        return home
    office, laptops = folder / "office", folder / "laptops"
    for one in (office, laptops):
        one.mkdir(parents=True)
    with subprocess.Popen(["node", "server.mjs", str(office)], cwd=home, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            port = json.loads(server.stdout.readline())["port"]
            command = ["node", "laptops.mjs", str(laptops), str(port), str(orders), str(photos), str(size)]
            done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
        finally:
            server.terminate()
    if done.returncode:
        return f"PouchDB failed: {done.stderr[-400:]}"
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _installed() -> Path | str:
    if not shutil.which("node") or not shutil.which("npm"):
        return "node or npm is not on this computer: PouchDB is left out"
    home = cache_dir() / "bench-pouchdb"
    home.mkdir(parents=True, exist_ok=True)
    for script in SCRIPTS.iterdir():
        shutil.copy(script, home)
    if (home / "node_modules" / "express-pouchdb").is_dir():
        return home
    command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    return home if done.returncode == 0 else f"PouchDB could not be installed: {done.stderr[-300:]}"
