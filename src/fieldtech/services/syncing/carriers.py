"""Files that bring work to the office: a ``.ftb``, a signed sheet with one inside, an email with either attached.

A sheet is believed when a registered computer signed it and the bundle inside is of that same computer.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fieldtech.clock import Clock
from fieldtech.errors import FieldtechError, MachineError
from fieldtech.files import write_atomically
from fieldtech.hub.bundles import TakenIn, take_in
from fieldtech.hub.config import hub_folder
from fieldtech.hub.desk import open_hub
from fieldtech.hub.devices import Computer
from fieldtech.hub.hub import Hub
from fieldtech.hub.left_behind import take_left
from fieldtech.store.failures import os_failures_told
from fieldtech.sync.carried import Replied
from fieldtech.sync.envelope import BadBundle, read_header
from fieldtech.sync.letters import SUFFIX, read_carriers
from fieldtech.words import sentence, word

PDF = b"%PDF-"
_NOTHING_IN_IT = frozenset({"sheet_no_cargo", "sheet_unsigned"})


@dataclass(frozen=True)
class HubHere:
    """The hub of a data folder, whether somebody's desktop is in it, too, or not; ``key`` is that of the folder."""

    data: Path
    clock: Clock
    zone: ZoneInfo
    key: bytes | None = None


@dataclass(frozen=True)
class SheetTold:
    """One of several sheets or files in an email: when it was written, what it brought, or why it was not taken.

    Of a ``reply`` of the office ``taken`` are the answers in it.
    """

    written: str
    taken: int = 0
    refused: int = 0
    error: FieldtechError | None = None
    reply: bool = False


@dataclass(frozen=True)
class Imported:
    """What a file brought: to the office somebody's work, with the reply to carry back, or to a laptop a reply.

    What was ``left`` by a revoked computer is work without a reply.

    ``waiting`` items were not taken, because earlier ones of that computer have not come; ``apart`` were taken
    although it has others in their place since a restore. ``again`` had come before. ``rows`` are news of a reply.
    A ``sheet`` brought nothing, for the office has its order, whose number is then the name.
    """

    kind: str
    computer: str = ""
    taken: int = 0
    refused: int = 0
    files: int = 0
    missing: int = 0
    reply: Path | None = None
    waiting: int = 0
    rows: int = 0
    apart: int = 0
    again: int = 0
    sheets: tuple[SheetTold, ...] = ()
    """Of an email with several, oldest first."""

    @property
    def is_old(self) -> bool:
        """Whether nothing in it is new."""
        return not self.files and not self.rows and self.again >= self.taken + self.refused

    def sheet_lines(self, language: str) -> list[str]:
        """What became of each of several sheets or files."""
        return [_line(number, sheet, language) for number, sheet in enumerate(self.sheets, 1)]


def carriers_in(path: Path) -> list[bytes]:
    """The bundle or sheet in a file, or all sheets of an email; raises MachineError, BadBundle."""
    with suppress(OSError):  # what is wrong with it is said below
        if path.is_file() and (sheet := _sheet_in(path)):
            return [sheet]
    return read_carriers(path, PDF)


def _sheet_in(path: Path) -> bytes:
    with path.open("rb") as file:
        if file.read(len(PDF)) != PDF:
            return b""
        reader: Any = import_module("fieldtech.sheets.read_back")
        found: bytes = PDF + file.read(reader.MOST_PDF_BYTES)  # more is refused there; it may be endless
        return found


def parted(carriers: Iterable[bytes]) -> tuple[list[bytes], list[bytes]]:
    """What computers sent to the office, and replies of the office; what is neither is told by who reads a reply."""
    found: tuple[list[bytes], list[bytes]] = ([], [])
    for data in carriers:
        found[not _is_for_office(data)].append(data)
    return found


def work_in(path: Path) -> list[bytes]:
    """What computers sent to the office in this file; raises MachineError, BadBundle where there is none of it."""
    work, _replies = parted(carriers_in(path))
    if not work:
        raise BadBundle("bundle_wrong_way")
    return work


def _is_for_office(data: bytes) -> bool:
    """Whether it is a computer's work; a signed sheet always is."""
    with suppress(BadBundle):
        return data.startswith(PDF) or read_header(data).kind == "work"
    return False


def take_replies(zone: ZoneInfo, replies: Sequence[bytes], take: Callable[[bytes], Replied]) -> Imported:
    """Take in one reply of the office after the other, the oldest first; one that fails keeps no other out.

    Raises the first reason when none could be taken.
    """
    taken: list[Replied] = []
    told: list[SheetTold] = []
    for data in sorted(replies, key=_made):
        written = _written(zone, data)
        try:
            taken.append(take(data))
        except FieldtechError as error:
            told.append(SheetTold(written, error=error, reply=True))
            continue
        told.append(SheetTold(written, taken[-1].answered, reply=True))
    if not taken:
        raise next(one.error for one in told if one.error is not None)
    files = sum(one.confirmed + one.brought for one in taken)
    answered = max(one.answered for one in taken)  # a later one answers what an earlier one did, too
    rows, again = sum(one.rows for one in taken), min(one.again for one in taken)
    sheets = tuple(told) if len(told) > 1 else ()
    return Imported("reply", taken=answered, files=files, rows=rows, again=min(again, answered), sheets=sheets)


def take_to_hub(here: HubHere, path: Path, carriers: Sequence[bytes], *, left: bool = False) -> Imported:
    """Import the work at the hub of this computer and write the reply beside the file; none to one that was revoked.

    ``left``: somebody decided that what a revoked computer left is taken in.
    Raises BadBundle, HubRefused and what ``sheets.carrier`` says of a sheet; then nothing was imported. Where one of
    several sheets was, the others that could not be taken say why beside it.
    """
    hub = open_hub(hub_folder(here.data), here.clock, here.key)
    try:
        bundles = bundles_of(carriers, hub.devices())
        taking = take_left if left else partial(take_in, now=here.clock())
        taken, told = _each_taken(hub, bundles, taking, here.zone)
    except FieldtechError as error:
        known = _known_sheet(hub, carriers) if error.code == "sheet_no_cargo" else None
        if known is None:
            raise
        return known
    finally:
        hub.close()
    if left:
        return replace(_told(taken, told, None), kind="left")
    return _told(taken, told, _reply_beside(path, taken[-1].reply))


def _known_sheet(hub: Hub, carriers: Sequence[bytes]) -> Imported | None:
    """A genuine sheet that carries nothing because the office had all of it before; None for any other."""
    carrier: Any = import_module("fieldtech.sheets.carrier")
    sealed = carrier.sealed_in(carriers[0]) if len(carriers) == 1 else None
    missing = hub.sealed(*sealed) if sealed is not None else None
    return Imported("sheet", sealed[0], missing=missing) if sealed is not None and missing is not None else None


def _each_taken(
    hub: Hub, bundles: Sequence[bytes], taking: Callable[[Hub, bytes], TakenIn], zone: ZoneInfo
) -> tuple[list[TakenIn], list[SheetTold]]:
    """One after the other; one that fails hides none that was taken. Raises the first reason when none was."""
    taken: list[TakenIn] = []
    told: list[SheetTold] = []
    for data in bundles:
        written = _written(zone, data)
        try:
            taken.append(taking(hub, data))
        except FieldtechError as error:
            told.append(SheetTold(written, error=error))
            continue
        refused = sum(ack.result == "rejected" for ack in taken[-1].acks)
        told.append(SheetTold(written, len(taken[-1].acks) - refused, refused))
    if not taken:
        raise next(one.error for one in told if one.error is not None)
    return taken, told


def _reply_beside(path: Path, content: bytes) -> Path | None:
    """Where the reply lies; None on a full or protected stick: the work is taken in all the same, and it can be had
    again by the same file.
    """
    reply = path.with_name(f"{path.stem}-reply{SUFFIX}")
    try:
        with os_failures_told(reply):
            write_atomically(reply, content)
    except MachineError:
        return None
    return reply


def bundles_of(carriers: Iterable[bytes], computers: Iterable[Computer]) -> list[bytes]:
    """The bundles themselves, oldest first, those of sheets checked as far as the sheet goes.

    Of several PDFs in one email some may carry nothing, or be none of our signed sheets. The newest bundle holds all
    that is not answered yet, so its reply is enough; for that, all must be of one computer.
    """
    known = {computer.id: computer for computer in computers}
    found: list[bytes] = []
    empty: FieldtechError | None = None
    for data in carriers:
        try:
            found.append(_in_sheet(data, known) if data.startswith(PDF) else data)
        except FieldtechError as error:
            if error.code not in _NOTHING_IN_IT:
                raise
            empty = error
    if empty is not None and not found:
        raise empty
    if len({read_header(data).sender for data in found}) > 1:
        raise BadBundle("bundle_several_computers")
    return sorted(found, key=lambda data: read_header(data).made)


def _in_sheet(pdf: bytes, known: dict[str, Computer]) -> bytes:
    """Of a revoked computer, too: whoever takes the bundle in refuses it with the better word."""
    carrier: Any = import_module("fieldtech.sheets.carrier")  # PDF engines, which few imports need
    carried = carrier.read_cargo(pdf, [computer.certificate for computer in known.values()])
    sender = known.get(read_header(carried.bundle).sender)
    signature: Any = import_module("fieldtech.sheets.signature")
    if sender is None or carried.signer not in signature.known_certificates([sender.certificate]):
        raise BadBundle("bundle_other_signer")
    bundle: bytes = carried.bundle
    return bundle


def _made(data: bytes) -> str:
    with suppress(BadBundle):
        return read_header(data).made
    return ""


def _written(zone: ZoneInfo, data: bytes) -> str:
    with suppress(ValueError):  # it says so itself, and nobody has looked at its signature yet
        return f"{datetime.fromisoformat(_made(data)).astimezone(zone):%Y-%m-%d %H:%M}"
    return "?"


def _line(number: int, sheet: SheetTold, language: str) -> str:
    of = {"n": str(number), "at": sheet.written}
    if sheet.error is not None:
        why = sentence(sheet.error.code, language, **sheet.error.params)
        return word("bundle.sheet.not_taken", language, why=why, **of)
    code = "bundle.sheet.answered" if sheet.reply else "bundle.sheet.taken"
    return word(code, language, taken=str(sheet.taken), refused=str(sheet.refused), **of)


def _told(taken: Sequence[TakenIn], sheets: Sequence[SheetTold], reply: Path | None) -> Imported:
    results = {ack.op_id: ack.result for one in taken for ack in one.acks}
    refused = sum(result == "rejected" for result in results.values())
    computer, files = taken[-1].computer, sum(one.files for one in taken)
    new = sum(len(one.acks) - one.again for one in taken)
    return Imported(
        "work", computer.title, len(results) - refused, refused, files, taken[-1].missing, reply, taken[-1].waiting,
        apart=max(one.apart for one in taken), again=max(0, len(results) - new),
        sheets=tuple(sheets) if len(sheets) > 1 else (),
    )  # fmt: skip
