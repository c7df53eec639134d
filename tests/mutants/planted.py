"""Copies of the package with one mistake each, and whether the tests notice."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

from .mutant import SOURCE, Mutant

ROOT = SOURCE.parents[1]
_PATIENCE = 900.0  # seconds: a run that hangs proves nothing
_STATEFUL = tuple(f"sync/test_stateful.py::test_everything_converges[{part}]" for part in (0, 1))
_EXCHANGE = (
    "sync/test_agreeing.py",
    "sync/test_leaving.py",
    "sync/test_exchange.py",
    "sync/test_sending.py",
    "sync/test_outbox.py",
    "sync/test_sums.py",
    "sync/test_files.py",
    "sync/test_registration.py",
    "sync/test_late_files.py",
    "sync/test_hub_from_yesterday.py",
    *_STATEFUL,
)
_HUB = (
    "hub/test_push.py",
    "hub/test_fields.py",
    "hub/test_computers.py",
    "hub/test_sharing.py",
    "hub/test_roles.py",
    *_STATEFUL,
)
_PROMISED = (
    "model/machines/test_repair_guards.py::test_the_guard_refuses_with_its_reason_and_nothing_changes"
    "[approve-approver_rank-parts_for_less_than_a_tenth_less]"
)
_ON_A_SERVER = "hub/test_server_settings.py"
_CHOSEN: dict[str, tuple[str, ...]] = {
    "services/lease.py": ("sync/test_lease.py",),
    "services/syncing/syncing.py": ("sync/test_registration.py", "sync/test_giving_up.py"),
    "services/sheet_files.py": ("sync/test_pdf_carrier.py",),
    "sync/sending.py": ("sync/test_sending.py", *_EXCHANGE),
    "services/syncing/carriers.py": ("sync/test_carried.py",),
    "store/failures.py": ("sync/test_carried.py",),
    "sync/exchange.py": ("sync/test_lease.py", *_EXCHANGE),
    "sync/outbox.py": ("sync/test_outbox.py", *_EXCHANGE),
    "sync/files.py": ("sync/test_files.py", "sync/test_exchange.py"),
    "sync/registration.py": ("sync/test_registration.py", *_EXCHANGE),
    "sync/carried.py": ("sync/test_late_files.py", "sync/test_carried.py"),
    "sync/envelope.py": ("sync/test_bundle.py",),
    "sync/bundle.py": ("sync/test_bundle.py",),
    "sync/rows.py": ("sync/test_outbox.py", *_EXCHANGE),
    "hub/app.py": ("hub/test_app.py", "hub/test_serve.py", "sync/test_failover.py"),
    "hub/limits.py": ("hub/test_app.py",),
    "hub/authorise.py": (
        "hub/test_kind_rows.py",
        "hub/test_roles.py",
        "hub/test_steps.py",
        "hub/test_push.py",
        "hub/test_fields.py",
        "hub/test_desk.py",
    ),
    "hub/decisions.py": ("sync/test_deciding.py",),
    "hub/judge.py": ("sync/test_deciding.py", "hub/test_seals.py", "hub/test_steps.py", *_HUB),
    "sync/joining.py": ("hub/test_tls.py",),
    "sync/https.py": ("hub/test_tls.py", "hub/test_app.py", "sync/test_failover.py"),
    "sync/asked.py": ("sync/test_asked_again.py",),
    "hub/left_behind.py": ("sync/test_left_behind.py",),
    "sync/fitting.py": ("hub/test_fitting.py",),
    "hub/shape.py": ("hub/test_fitting.py", *_HUB),
    "hub/touching.py": ("hub/test_kind_rows.py", "hub/test_roles.py"),
    "model/kind_rows.py": ("hub/test_kind_rows.py", "hub/test_roles.py"),
    "model/kind_entries.py": ("hub/test_kind_rows.py", "hub/test_roles.py"),
    "model/kind_check.py": ("hub/test_kind_rows.py", "hub/test_roles.py"),
    "hub/holding.py": ("hub/test_holding.py", "hub/test_roles.py", "hub/test_fields.py"),
    "hub/money.py": ("hub/test_money.py", "hub/test_money_received.py", "hub/test_money_given_away.py"),
    "hub/spoken.py": ("hub/test_money_given_away.py", "hub/test_money.py"),
    "hub/money_said.py": ("hub/test_money.py",),
    "hub/money_limits.py": ("hub/test_money_given_away.py",),
    "services/money/receipts.py": ("services/money/test_collecting.py", "sync/test_same_money.py"),
    "services/money/in_force.py": ("services/money/test_prices_of_orders.py", "services/install/test_tasks.py"),
    "services/charges.py": ("services/money/test_prices_of_orders.py",),
    "services/money/fee_lists.py": ("services/money/test_prices_of_orders.py",),
    "services/masters/masters.py": ("services/money/test_prices_of_orders.py",),
    "services/warranty.py": ("services/install/test_fleet_story.py",),
    "model/money/changes.py": ("model/money/test_price_changes.py",),
    "model/money/prices.py": ("model/money/test_prices.py",),
    "model/money/receipt_numbers.py": ("model/money/test_receipt_numbers.py",),
    "model/money/hand_over.py": ("model/money/test_cash.py",),
    "model/guards/office.py": (_PROMISED,),
    "model/money/audit.py": ("model/money/test_audit.py",),
    "model/money/closing.py": ("model/money/test_cash.py",),
    "model/money/cash.py": ("model/money/test_cash.py",),
    "model/money/day_facts.py": ("model/money/test_cash.py", "services/money/test_coach.py"),
    "services/money/ledger.py": ("services/money/test_reading.py",),
    "services/money/day_closing.py": ("services/money/test_coach.py",),
    "model/money/receivable.py": ("model/money/test_price_changes.py",),
    "hub/own.py": (
        "hub/test_money.py",
        "hub/test_holding.py",
        "hub/test_roles.py",
        "hub/test_steps.py",
        "hub/test_sharing.py",
    ),
    "hub/steps.py": ("hub/test_steps.py",),
    "hub/plans.py": ("hub/test_plans.py", "hub/test_planned_visits.py"),
    "hub/undoing.py": ("hub/test_planned_visits.py",),
    "services/plans/objects.py": ("services/plans/test_generating.py",),
    "model/visit_days.py": (
        "model/test_visit_days.py",
        "model/test_shared_visits.py",
        "services/plans/test_generating.py",
    ),
    "services/plans/generating.py": ("services/plans/test_generating.py", "sync/test_same_visits.py"),
    "services/plans/known.py": ("services/plans/test_generating.py",),
    "services/plans/standing.py": ("sync/test_same_visits.py",),
    "hub/conflicts.py": ("hub/test_fields.py", "hub/test_sharing.py"),
    "hub/visibility.py": ("hub/test_money.py", "hub/test_sharing.py", "hub/test_roles.py", "hub/test_computers.py"),
    "hub/grants.py": ("hub/test_sharing.py", *_EXCHANGE),
    "hub/pull.py": ("hub/test_sharing.py", *_EXCHANGE),
    "hub/blobs.py": ("hub/test_blobs.py", "hub/test_at_rest.py", "faults/test_power_loss.py"),
    "hub/apply.py": ("sync/test_late_files.py", *_HUB),
    "hub/parts.py": ("hub/test_blobs.py", "hub/test_at_rest.py"),
    "hub/blob_rights.py": ("hub/test_blobs.py", "hub/test_sharing.py"),
    "hub/seals.py": ("hub/test_seals.py",),
    "hub/state.py": ("hub/test_computers.py", "sync/test_registration.py", *_STATEFUL),
    "hub/bundles.py": ("sync/test_late_files.py", "sync/test_carried.py", *_STATEFUL),
    "sync/body_fits.py": ("hub/test_fitting.py",),
    "model/deciders.py": ("hub/test_kind_rows.py",),
    "hub/devices.py": ("hub/test_computers.py", "hub/test_fitting.py"),
    "hub/triggers.py": ("hub/test_seals.py",),
    "store/connection.py": ("faults/test_power_loss.py",),
    "hub/engine.py": (_ON_A_SERVER, "faults/test_power_loss.py"),
    "files.py": ("faults/test_power_loss.py",),
}
"""The tests that should notice, those that are quick first; what the rest of the suite would notice does not count."""


@dataclass(frozen=True)
class Outcome:
    """Which test noticed; nothing when none did."""

    mutant: Mutant
    killer: str
    seconds: float


def tried(mutants: Iterable[Mutant], folder: Path) -> Iterable[Outcome]:
    """One outcome after the other; one more at a time than there are processors."""
    copies: SimpleQueue[Path] = SimpleQueue()
    workers = min((os.cpu_count() or 1) + 1, 4)
    for number in range(workers):
        copies.put(_copy(folder / str(number)))

    def one(mutant: Mutant) -> Outcome:
        copy = copies.get()
        try:
            return _try(mutant, copy)
        finally:
            copies.put(copy)

    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(one, mutants)


def noticed_without_any(folder: Path) -> str:
    """The test that fails although no mistake was planted: it would prove nothing."""
    every = dict.fromkeys(name for names in (_EXCHANGE, _HUB, *_CHOSEN.values()) for name in names)
    return _failing(every, _copy(folder))


def _copy(folder: Path) -> Path:
    """The package beside what it needs; its compiled files are told by content, because a mistake takes no time."""
    package = folder / "src" / "fieldtech"
    shutil.copytree(SOURCE, package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "resources").symlink_to(ROOT / "resources")
    compiling = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", str(package)]
    subprocess.run([sys.executable, *compiling], check=True)
    return folder


def _try(mutant: Mutant, copy: Path) -> Outcome:
    path = copy / "src" / "fieldtech" / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(mutant.applied(sound), encoding="utf-8")
    begun = monotonic()
    try:
        return Outcome(mutant, _killer(mutant.file, copy), monotonic() - begun)
    finally:
        path.write_text(sound, encoding="utf-8")


def _killer(file: str, copy: Path) -> str:
    others = _HUB if file.startswith("hub/") else _EXCHANGE
    return _failing(_CHOSEN.get(file, others), copy)


def _failing(tests: Iterable[str], copy: Path) -> str:
    """The first of these tests that fails on a copy of the package."""
    environment = os.environ | {
        "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    chosen = dict.fromkeys(f"tests/{name}" for name in tests)
    if f"tests/{_ON_A_SERVER}" not in chosen:
        environment["FIELDTECH_NO_POSTGRES"] = "1"
    command = [
        sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly",
        "-m", "not slow and not alone", f"--basetemp={copy / 'tests'}", *chosen,
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    if done.returncode == 0:
        return ""
    said = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if done.returncode != 1 or not said:
        raise RuntimeError(f"the tests did not run: {done.stdout[-800:]}{done.stderr[-800:]}")
    return said[0].split(" ")[1]
