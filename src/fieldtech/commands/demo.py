"""``fieldtech demo``: plays the stories through the real window, or opens the window on demo data."""

import argparse
import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from fieldtech.commands.options import language
from fieldtech.commands.usage import a_folder
from fieldtech.errors import Conflict, MachineError
from fieldtech.files import write_atomically
from fieldtech.words import word


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``demo`` to the command line."""
    told = "play the stories of a maintenance visit, a fleet, a repair and its money through the real window"
    parser = subparsers.add_parser("demo", help=told)
    parser.add_argument(
        "--out",
        type=a_folder,
        required=True,
        metavar="DIR",
        help="folder for sheets, screens, the customer's list and data",
    )
    parser.add_argument("--window", action="store_true", help="open the window on the demo data instead of playing")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Play it and say what was left; without a display the window is drawn offscreen."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    spoken = language(args)
    if args.window:
        return _open_window(args.out / "data", args.lang)
    player: Any = import_module("fieldtech.demo.play")  # loads Qt, which help and other commands do not need
    try:
        played = player.play(args.out, spoken, args.theme)
    except FileExistsError:
        raise Conflict("demo_folder_in_use", folder=args.out) from None
    except (AssertionError, player.NotThere) as error:
        raise _stopped(error, args.out) from error
    if args.json:
        sheets = [str(path) for path in played.sheets]
        print(json.dumps({"number": played.number, "fleet": played.fleet, "sheets": sheets,
                          "visit": played.visit, "paid": played.paid, "screens": len(played.screens),
                          "interactions": played.interactions,
                          "accept_to_sealed": played.to_sealed}))  # fmt: skip
        return 0
    counts = {"screens": str(len(played.screens)), "sheets": str(len(played.sheets)), "number": played.number,
              "fleet": played.fleet, "visit": played.visit, "paid": played.paid}  # fmt: skip
    print(word("demo.played", spoken, folder=str(args.out), steps=str(played.to_sealed), **counts))
    return 0


def _stopped(error: BaseException, out: Path) -> MachineError:
    """In one line; the whole lies in a file for whoever mends it."""
    file = out / "demo-error.txt"
    write_atomically(file, "".join(traceback.format_exception(error)).encode())
    detail = str(error).strip().splitlines() or [type(error).__name__]
    return MachineError("demo_stopped", detail=detail[-1][:200], file=file)


def _open_window(folder: Path, asked: str | None) -> int:
    """In the language asked for, else in the one chosen there last time."""
    stage: Any = import_module("fieldtech.demo.stage")
    if not (folder / "fieldtech.db").exists():
        workplace = stage.furnished(folder)
        import_module("fieldtech.demo.owed_cases").owed(workplace)
        import_module("fieldtech.demo.money_acts").left_open(workplace)
        workplace.close()
    window: Any = import_module("fieldtech.app")
    return int(window.run_window(data=folder, language=asked))
