"""Opening a data folder for a command, and asking who is there."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldtech.errors import Forbidden, MachineError
from fieldtech.paths import DataFolder, default_data_dir
from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace
from fieldtech.settings import load_settings


def data_folder(args: argparse.Namespace) -> Path:
    """``--data``, or the user's own."""
    return getattr(args, "data", None) or default_data_dir()


@contextmanager
def open_workplace(args: argparse.Namespace, *, demo: bool = False, create: bool = False) -> Iterator[Workplace]:
    """The workplace of ``--data`` (or the user's own), closed when the block ends; raises MachineError.

    Only with ``create`` is a folder made that is not there: a mistyped name must not become a new company.
    """
    folder = data_folder(args)
    kept = load_settings(DataFolder(folder).settings)
    workplace = Workplace.open(folder, zone=kept.time_zone, passphrase=ask_passphrase, demo=demo, create=create)
    workplace.context.paper_shift = kept.paper_shift
    try:
        yield workplace
    finally:
        workplace.close()


@contextmanager
def reading_needs_room() -> Iterator[None]:
    """Of a command that only reads nobody is told that nothing was saved; raises MachineError."""
    try:
        yield
    except MachineError as error:
        if error.code not in ("disk_full", "database_unwritable", "file_unwritable"):
            raise
        raise MachineError("reading_needs_room", **error.params) from error


def sign_in(workplace: Workplace, args: argparse.Namespace) -> Person:
    """Sign in as ``--user`` with the PIN from FIELDTECH_PIN or a prompt; raises Forbidden."""
    return workplace.access.sign_in(login_of(args), ask_pin())


def login_of(args: argparse.Namespace) -> str:
    """``--user``; raises Forbidden when it is not given."""
    login = getattr(args, "user", None)
    if not login:
        raise Forbidden("user_needed")
    return str(login)


def agrees(question: str) -> bool:
    """Whether the person at the keyboard says yes; False where nobody can answer."""
    if not sys.stdin.isatty():
        return False
    print(question, end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def ask_pin() -> str:
    """The PIN from FIELDTECH_PIN or a prompt; raises Forbidden where nobody can answer."""
    if (pin := os.environ.get("FIELDTECH_PIN")) is not None:
        return pin
    if not sys.stdin.isatty():
        raise Forbidden("pin_needed")
    return getpass.getpass("PIN: ")


def ask_passphrase() -> str:
    """The passphrase from FIELDTECH_PASSPHRASE or a prompt; raises MachineError where nobody can answer."""
    if (phrase := os.environ.get("FIELDTECH_PASSPHRASE")) is not None:
        return phrase
    if not sys.stdin.isatty():
        raise MachineError("passphrase_needed")
    return getpass.getpass("Passphrase: ")
