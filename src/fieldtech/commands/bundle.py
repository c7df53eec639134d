"""``fieldtech bundle export|import FILE``: the exchange by a file on a stick, a share or in an email."""

import argparse
import json
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from fieldtech.clock import system_clock
from fieldtech.commands.opening import data_folder, login_of, open_workplace, sign_in
from fieldtech.commands.options import add_global_options, language
from fieldtech.commands.usage import Usage, a_file
from fieldtech.errors import FieldtechError, Forbidden
from fieldtech.hub.config import hub_folder, is_hub
from fieldtech.paths import DataFolder
from fieldtech.services.syncing.carriers import HubHere, Imported, SheetTold, take_to_hub, work_in
from fieldtech.services.workplace import Workplace
from fieldtech.settings import load_settings
from fieldtech.store.first_start import is_data_folder
from fieldtech.words import word

_WORK = ("work", "left")
_HELP = """\
export writes everything the office has not confirmed, encrypted to the office; twice or late does no harm.
import takes in the office's reply; at the office it takes in a computer's file and writes the reply beside it:
on the computer where the office's server is, with --data of its folder. FILE is a .ftb, at the office also a
signed sheet (.pdf) or an email (.eml) with either attached; of several in one email each is taken by itself, and
what became of each is said. Nobody signs in: nothing is shown, and all is recorded under who recorded it.
a file of a computer that was revoked is refused; --of-revoked takes it in all the same, as when its stick was written
before the laptop was stolen: administrator or director sign in (--user) and say why. No reply is written.
exit codes: 0 done; 1 refused or not possible, nothing was imported: says which, in words; 2 wrong usage
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``bundle`` to the command line."""
    parser = subparsers.add_parser(
        "bundle", help="exchange with the office by files", epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    for name, act, said in (
        ("export", export_file, "everything pending into FILE (.ftb)"),
        ("import", import_file, "a .ftb of a computer or of the office, a signed sheet (.pdf), an email (.eml)"),
    ):
        action = actions.add_parser(name, help=said)
        action.add_argument("file", type=a_file, metavar="FILE")
        if act is import_file:
            action.add_argument("--of-revoked", metavar="WHY", type=_reason,
                                help="take in what a revoked computer left; why stays in the access log")  # fmt: skip
        action.set_defaults(run=act)
        add_global_options(action)


def _reason(text: str) -> str:
    """A type of argument: why something is done; raises Usage for nothing."""
    if not text.strip():
        raise Usage("usage_needs_value", name="--of-revoked")
    return text.strip()


def export_file(args: argparse.Namespace) -> int:
    """0 when it was written; nobody signs in, for nothing is shown. Raises Forbidden where the office takes no file."""
    with open_workplace(args) as workplace:
        shut = workplace.access.look()
        if shut is not None and shut.code == "computer_revoked":
            raise Forbidden("revoked_no_file")
        written = workplace.syncing.export_bundle(args.file)
    files = [str(file) for file in written.files]
    said = word("bundle.exported", language(args), ops=str(written.ops), blobs=str(written.blobs))
    _say(args, [*files, said], {"files": files, "ops": written.ops, "blobs": written.blobs})
    return 0


def import_file(args: argparse.Namespace) -> int:
    """0 when it was taken in; nobody signs in, for nothing is shown."""
    if _is_server(args):
        left = bool(args.of_revoked)
        _say_taken(args, take_to_hub(_hub_here(args), args.file, work_in(args.file), left=left))
        return 0
    with open_workplace(args) as workplace:
        found = _left(workplace, args) if args.of_revoked else workplace.syncing.import_file(args.file)
        seen = found.kind not in _WORK or _look(workplace)
    _say_taken(args, found, seen=seen)
    return 0


def _left(workplace: Workplace, args: argparse.Namespace) -> Imported:
    """Taken in by somebody's decision; what it carries is said before it is."""
    login_of(args)
    sign_in(workplace, args)
    office = workplace.syncing.office
    left = office.left_behind(args.file)
    if not args.json:
        print(left.said(language(args)))
    return office.take_left_behind(args.file, args.of_revoked)


def _is_server(args: argparse.Namespace) -> bool:
    """Whether the folder holds the office's server and nobody's desktop."""
    folder = data_folder(args)
    return is_hub(hub_folder(folder)) and not is_data_folder(folder, DataFolder(folder).database)


def _hub_here(args: argparse.Namespace) -> HubHere:
    folder = data_folder(args)
    zone = load_settings(DataFolder(folder).settings).time_zone
    return HubHere(folder, system_clock, zone or ZoneInfo("Asia/Shanghai"))  # a server of its own has no key


def _look(workplace: Workplace) -> bool:
    """What the hub took in is on the pages of this computer at once; whether it is."""
    try:
        workplace.syncing.office.exchange()
    except FieldtechError:  # it is at the hub all the same, and the next exchange brings it
        return False
    return True


def _say_taken(args: argparse.Namespace, found: Imported, *, seen: bool = True) -> None:
    spoken = language(args)
    names = ("taken", "refused", "files", "missing", "waiting", "apart", "again")
    figures: dict[str, object] = {name: getattr(found, name) for name in names}
    said = [*found.sheet_lines(spoken), *_taken(found, spoken, {name: str(n) for name, n in figures.items()})]
    if not seen:
        said.append(word("bundle.look_later", spoken))
    if found.kind == "work":  # to a revoked computer nothing is said
        said.append(word("sync.file.reply" if found.reply else "sync.file.no_reply", spoken))
    reply = str(found.reply) if found.reply else None
    plain = {"kind": found.kind, "computer": found.computer, "reply": reply, **figures}
    if found.sheets:
        plain["sheets"] = [_plain(sheet) for sheet in found.sheets]
    _say(args, [*said, *([reply] if reply else [])], plain)


def _taken(found: Imported, spoken: str, figures: dict[str, str]) -> Iterator[str]:
    """What it brought, and what of that was known."""
    old = found.is_old and (found.again > 0 or found.kind == "reply")
    if old:
        code = "sync.file.work_again" if found.kind in _WORK else "sync.file.nothing_new"
    else:
        code = f"bundle.imported.{found.kind}"
    yield word(code, spoken, name=found.computer, **figures)
    if found.again and not old:
        yield word("sync.file.some_again", spoken, **figures)
    if found.kind == "sheet" and found.missing:
        yield word("bundle.sheet_lacks", spoken, n=str(found.missing))
    if found.waiting:
        yield word("bundle.waiting", spoken, n=str(found.waiting))
    if found.apart:
        yield word("bundle.apart", spoken, n=str(found.apart))


def _plain(sheet: SheetTold) -> dict[str, object]:
    error = sheet.error.code if sheet.error else None
    return {"written": sheet.written, "taken": sheet.taken, "refused": sheet.refused, "error": error}


def _say(args: argparse.Namespace, said: list[str], plain: dict[str, object]) -> None:
    print(json.dumps(plain, ensure_ascii=False) if args.json else "\n".join(said))
