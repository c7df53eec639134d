"""What a signed sheet carries to the office, and that it is handed over once the sheet has left this computer."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import select

from fieldtech.hub.config import hub_folder, is_hub
from fieldtech.model.base import Id
from fieldtech.model.orders import SheetFile
from fieldtech.services.context import Context
from fieldtech.services.devices import this_device
from fieldtech.sync.cargo import Cargo, cargo_for, cargo_left
from fieldtech.sync.registration import state_of


def cargo_of(context: Context, order: Id) -> Cargo | None:
    """Everything pending, for a sheet of this order.

    None where nothing of the order waits, on a computer without an office, and at the hub itself.
    """
    if is_hub(hub_folder(context.folder.root)):
        return None
    with context.reading() as session:
        state, secret = state_of(session), this_device(session).seal_key
    if state is None or secret is None or "office" not in state.keys:
        return None
    return cargo_for(
        context.database, context.blobs, order, context.now(), secret, version=version("fieldtech")
    )  # fmt: skip


def plain_cargo(cargo: Cargo | None) -> dict[str, Any]:
    """As the row of the sheet keeps it."""
    if cargo is None:
        return {}
    return {"device": cargo.device, "ops": list(cargo.ops), "files": list(cargo.files), "left": cargo.left}


def carried_by(kept: dict[str, Any]) -> tuple[int, int]:
    """How many operations travel in a sheet, and how many photos had no room."""
    return len(kept.get("ops", ())), int(kept.get("left", 0))


def note_left(context: Context, sha256: str, path: Path | None = None) -> None:
    """The sheet with these bytes left: by email, or to ``path`` unless that is in the data folder of this computer."""
    if path is not None and path.resolve().is_relative_to(context.folder.root.resolve()):
        return
    with context.reading() as session:
        wanted = select(SheetFile.cargo).where(SheetFile.sha256 == sha256)
        carried = [cargo for cargo in session.scalars(wanted) if cargo]
    for cargo in carried:
        cargo_left(context.database, cargo["device"], cargo["ops"], cargo["files"])
