"""``fieldtech sync``: register this computer, exchange with the office once, or say how it stands."""

import argparse
import json
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

from fieldtech.commands.opening import data_folder, login_of, open_workplace, sign_in
from fieldtech.commands.options import language
from fieldtech.commands.usage import whole
from fieldtech.errors import MachineError
from fieldtech.paths import DataFolder
from fieldtech.services.lease import MOST_DAYS
from fieldtech.services.progress import Progress
from fieldtech.services.syncing.status import SyncStatus
from fieldtech.services.workplace import Workplace
from fieldtech.store.first_start import is_data_folder
from fieldtech.sync.exchange import Outcome
from fieldtech.words import sentence, word

_HELP = """\
the exchange needs no sign-in: it shows nothing, and sends what people recorded under their own names; whoever can
open the data folder (its key, or FIELDTECH_PASSPHRASE) may run it, also a timer at night. --lease, and --register
where people work already, change something and need --user.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``sync`` to the command line."""
    parser = subparsers.add_parser(
        "sync", help="exchange with the office: everything up, everything down", epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--register", metavar="TEXT", help="the text of a registration code (fieldtech hub code)")
    what.add_argument("--lease", metavar="DAYS", type=whole("--lease", 0, MOST_DAYS),
                      help="the office: computers lock after so many days without contact; 0 means never")  # fmt: skip
    what.add_argument("--status", action="store_true", help="only say how this computer stands; asks no network")
    parser.add_argument("--name", default="", help="what the office should call this computer")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when done; the exchange needs no sign-in, for it shows nobody anything."""
    folder, spoken, joins = data_folder(args), language(args), args.register is not None
    if not joins and not is_data_folder(folder, DataFolder(folder).database):
        raise MachineError("nothing_to_sync", folder=folder)
    with ExitStack() as undo:
        if joins and not (folder.exists() and any(folder.iterdir())):
            undo.callback(_clear, folder, there=folder.exists())
        with open_workplace(args, create=joins) as workplace:
            if joins:
                _register(workplace, args)
            undo.pop_all()
            if args.lease is not None:
                return _set_lease(workplace, args, spoken)
            if args.status:
                return _say_status(workplace, args, spoken)
            outcome = _exchange(workplace, _Shown() if sys.stderr.isatty() else None)
            status = workplace.syncing.status()
    _say_done(outcome, status, args, spoken)
    return 0


def _clear(folder: Path, *, there: bool) -> None:
    """Of a registration that came to nothing no data and no key are left."""
    shutil.rmtree(folder, ignore_errors=True)
    if there:
        folder.mkdir()


def _say_done(outcome: Outcome, status: SyncStatus, args: argparse.Namespace, spoken: str) -> None:
    if args.json:
        figures = {"pushed": outcome.pushed, "pulled": outcome.pulled, "files_up": outcome.files_up,
                   "files_down": outcome.files_down, "agrees": outcome.agrees}  # fmt: skip
        print(json.dumps({**figures, **_plain(status)}))
        return
    print(word("sync.done", spoken, up=str(outcome.pushed), down=str(outcome.pulled),
               files=str(outcome.files_up + outcome.files_down)))  # fmt: skip
    print(status.line(spoken))
    _say_needs(status, spoken)


def _exchange(workplace: Workplace, shown: Progress | None) -> Outcome:
    """At the office whose server does not run the hub's own files are here all the same."""
    syncing = workplace.syncing
    if syncing.is_office() and not syncing.office.port():
        return syncing.office.exchange(shown)
    return syncing.run(shown)


def _register(workplace: Workplace, args: argparse.Namespace) -> None:
    """On a computer where people work already, by one of them."""
    if workplace.access.people() and workplace.access.look() is None:  # a code opens what the office has shut
        login_of(args)
        sign_in(workplace, args)
    workplace.syncing.register(args.register, args.name)


def _set_lease(workplace: Workplace, args: argparse.Namespace, spoken: str) -> int:
    login_of(args)
    sign_in(workplace, args)
    workplace.syncing.office.set_lease(args.lease)
    said = word("lease.set" if args.lease else "lease.never", spoken, days=str(args.lease))
    print(json.dumps({"days": args.lease}) if args.json else said)
    return 0


def _say_status(workplace: Workplace, args: argparse.Namespace, spoken: str) -> int:
    shut = workplace.access.look()
    status = workplace.syncing.status()
    if args.json:
        print(json.dumps({**_plain(status), "shut": shut and shut.code}))
        return 0
    print(status.line(spoken))
    print(status.lid(spoken) if shut is None else sentence(shut.code, spoken, **shut.params))
    _say_needs(status, spoken)
    return 0


def _say_needs(status: SyncStatus, spoken: str) -> None:
    """What was refused or waits for a person is never passed over."""
    if status.attention or status.conflicts:
        print(word("sync.needs_you", spoken, n=str(status.attention), conflicts=str(status.conflicts)))


def _plain(status: SyncStatus) -> dict[str, object]:
    return {
        "state": status.code, "only_here": status.only_here, "handed_over": status.handed_over,
        "confirmed": status.confirmed, "may_close": status.may_close, "attention": status.attention,
        "conflicts": status.conflicts, "last_contact": status.last_contact and status.last_contact.isoformat(),
    }  # fmt: skip


class _Shown:
    """A figure that is written over."""

    def step(self, done: int, total: int) -> None:
        """Show it."""
        print(f"\r\033[K… {done}/{total}", end="" if done < total else "\r\033[K", file=sys.stderr, flush=True)
