"""``fieldtech hub``: the office's server, from its beginning to its backup; works on ``--data DIR``."""

import argparse

from fieldtech.commands import hub_acts as acts
from fieldtech.commands import hub_computers as computers
from fieldtech.commands import hub_copies as copies
from fieldtech.commands.options import add_global_options
from fieldtech.commands.usage import a_file, a_folder, whole

_HELP = """\
whoever may read the data folder of a hub may run it: no person signs in.
databases: sqlite:///PATH (default, in the data folder), postgresql+psycopg://USER:PASSWORD@HOST/NAME
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``hub`` and its actions to the command line."""
    parser = subparsers.add_parser(
        "hub", help="the office's server for all computers", epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    _init(actions.add_parser("init", help="make a hub in the data folder"))
    _address(actions.add_parser("address", help="where laptops reach it: say it, or change it"))
    _serve(actions.add_parser("serve", help="answer the computers until told to stop"))
    _code(actions.add_parser("code", help="a text and QR code with which one computer registers within ten minutes"))
    actions.add_parser(
        "devices", help="the computers: last contact, what they still hold, version, what was refused of their work"
    ).set_defaults(run=computers.devices)
    _people(actions.add_parser("people", help="who works on a computer from now on"))
    _revoke(actions.add_parser("revoke", help="a computer gets nothing more and may send nothing more"))
    actions.add_parser("users", help="the people the hub knows").set_defaults(run=acts.users)
    _backup(actions.add_parser("backup", help="a checked copy of database, files, certificate and key"))
    _restore(actions.add_parser("restore", help="put a backup back, also on a new server; the hub must not run"))
    actions.add_parser("check", help="database, seals, files and certificate").set_defaults(run=acts.check)
    for action in actions.choices.values():
        add_global_options(action)


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--db", metavar="URL", help="database (default: SQLite in the data folder)")
    parser.add_argument(
        "--address", action="append", default=[], metavar="HTTPS://…", help="where laptops reach it; may be repeated"
    )
    parser.add_argument("--host", default="0.0.0.0", help="address to listen at (default: all)")
    parser.add_argument(
        "--port", type=whole("--port", 0, 65535), help="port to listen at (default: that of the first address, or 8443)"
    )
    parser.add_argument("--no-tls", action="store_true", help="a proxy in front of it has the certificate")
    parser.set_defaults(run=acts.init)


def _address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", nargs="*", metavar="HTTPS://…", help="from now on these, instead of the ones before")
    parser.set_defaults(run=acts.address)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="another address than at init")
    parser.add_argument("--port", type=whole("--port", 0, 65535), help="another port than at init; 0 takes a free one")
    parser.add_argument("--key-on-stdin", action="store_true", help=argparse.SUPPRESS)  # as the window starts it
    parser.set_defaults(run=acts.serve)


def _code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("logins", nargs="+", metavar="LOGIN", help="who works on that computer")
    parser.add_argument("--name", default="", help="what the computer is called")
    parser.set_defaults(run=computers.code)


def _people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="COMPUTER", help="its name, or the beginning of its id")
    parser.add_argument("logins", nargs="+", metavar="LOGIN")
    parser.set_defaults(run=computers.people)


def _revoke(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="COMPUTER", help="its name, or the beginning of its id")
    parser.add_argument("--yes", action="store_true", help="also the computer that has the hub's own disk")
    parser.set_defaults(run=computers.revoke)


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=a_folder, metavar="DIR",
        help="another disk: database, photos, files and certificate; without it the database only, beside the hub",
    )  # fmt: skip
    parser.add_argument(
        "--recovery-key", type=a_file, metavar="KEY",
        help="also write the key of the data there, under a passphrase: without it no other computer reads the backup",
    )  # fmt: skip
    parser.set_defaults(run=copies.backup)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=a_file, metavar="FILE")
    parser.add_argument("--replace", action="store_true", help="where data are; the old ones are kept as .replaced")
    parser.add_argument(
        "--recovery-key", type=a_file, metavar="KEY", help="on a new server: the key file of hub backup, or of backup"
    )
    parser.set_defaults(run=copies.restore)
