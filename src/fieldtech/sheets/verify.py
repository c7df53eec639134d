"""Is this sheet what was signed on site? Signature first, then the record, then the code on the paper.

A PDF comes from anywhere. Nothing in it is looked at before the signature of a known device holds, every step has
a limit, and whatever goes wrong becomes a code with a sentence, never a traceback.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import zxingcpp

from fieldtech.errors import FieldtechError
from fieldtech.model.canonical import sha256_hex
from fieldtech.sheets.own_paper import OwnPaper, own_paper
from fieldtech.sheets.qr import PREFIX, QrSummary, read_qr, summary_of
from fieldtech.sheets.read_back import check_file, read_record
from fieldtech.sheets.render import page_images
from fieldtech.sheets.schema import MONEY
from fieldtech.sheets.seal import check_seal

StoredHash = Callable[[str, int], str | None]
StoredFacts = Callable[[dict[str, Any]], str | None]

TAKEN_BACK = "receipt_taken_back"
_QR_DPI = 150
_QR_ONLY: Any = zxingcpp.BarcodeFormat.QRCode
_MOST_PAGES = 30


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; ``code`` selects the sentence under ``problem.`` when it failed."""

    name: str
    ok: bool
    code: str = ""
    params: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Verification:
    """The outcome for one sheet; the record is there only when its signature holds."""

    ok: bool
    checks: tuple[Check, ...]
    record: dict[str, Any] | None = None
    number: str | None = None
    revision: int | None = None
    paper: OwnPaper | None = None  # an unsigned file that is paper of ours: not bad, but nothing to prove

    @property
    def verdict(self) -> str:
        """``genuine``, ``paper``, ``taken_back`` (genuine, of money given back since) or ``not_genuine``."""
        if self.problem is not None and self.problem.code == TAKEN_BACK:
            return "taken_back"
        return "genuine" if self.ok else "paper" if self.paper else "not_genuine"

    @property
    def problem(self) -> Check | None:
        """The first check that failed."""
        return next((check for check in self.checks if not check.ok), None)


def verify_sheet(
    pdf: bytes,
    *,
    trusted_certs: Iterable[bytes],
    trusted_keys: Iterable[bytes],
    stored_hash: StoredHash | None = None,
    stored_facts: StoredFacts | None = None,
) -> Verification:
    """Verify a signed sheet against pinned certificates (PEM or DER) and raw Ed25519 keys of the devices.

    ``stored_hash`` gives the record's hash the database holds for a number and revision, None when it has none.
    A paper of money names the facts it was made from: ``stored_facts`` gives the hash the database has for those.
    """
    checks: list[Check] = []
    run = _Run(pdf, tuple(trusted_certs), tuple(trusted_keys), stored_hash, stored_facts)
    for name, step in run.steps():
        check = _attempt(name, step)
        checks.append(check)
        if not check.ok:
            break
    ok = all(check.ok for check in checks)
    record = run.record
    number = record["number"] if record else None
    paper = own_paper(pdf) if checks[-1].code == "sheet_unsigned" else None
    return Verification(ok, tuple(checks), record, number, record["revision"] if record else None, paper)


def _attempt(name: str, step: Callable[[], None]) -> Check:
    try:
        step()
    except FieldtechError as error:
        return Check(name, False, error.code, error.params)
    except RecursionError:
        return Check(name, False, "sheet_unreadable")
    # Three PDF libraries meet a hostile file here; what they raise is not ours to list.
    except Exception:
        return Check(name, False, "sheet_unreadable")
    return Check(name, True)


@dataclass
class _Run:
    pdf: bytes
    certs: tuple[bytes, ...]
    keys: tuple[bytes, ...]
    stored_hash: StoredHash | None
    stored_facts: StoredFacts | None
    record: dict[str, Any] | None = None
    digest: str = ""
    summary: QrSummary | None = None

    def steps(self) -> list[tuple[str, Callable[[], None]]]:
        steps: list[tuple[str, Callable[[], None]]] = [
            ("file", lambda: check_file(self.pdf)),
            ("signature", lambda: check_seal(self.pdf, self.certs)),
            ("record", self.check_record),
            ("qr", self.check_qr),
            ("summary", self.check_summary),
        ]
        looked_up = self.stored_hash or self.stored_facts
        return [*steps, ("stored", self.check_stored)] if looked_up else steps

    def check_record(self) -> None:
        self.record = read_record(self.pdf)
        self.digest = sha256_hex(self.record)

    def check_qr(self) -> None:
        self.summary = read_qr(find_qr(self.pdf), self.keys)

    def check_summary(self) -> None:
        assert self.record is not None and self.summary is not None
        if self.summary.revision != self.record["revision"]:
            raise FieldtechError("sheet_revision_differs")
        expected = summary_of(self.record, self.digest)
        if self.summary not in (expected, replace(expected, technician="")):
            raise FieldtechError("sheet_qr_differs")

    def check_stored(self) -> None:
        assert self.record is not None
        number, revision = self.record["number"], self.record["revision"]
        wanted, stored = self.digest, self.stored_hash(number, revision) if self.stored_hash else None
        if self.record["schema"] in MONEY:
            wanted, stored = self.record["facts"].get("sha256"), self.stored_facts and self.stored_facts(self.record)
        if stored is None:
            raise FieldtechError("sheet_not_stored", number=number, revision=revision)
        if stored != wanted:
            raise FieldtechError("sheet_stored_differs", number=number, revision=revision)


def find_qr(pdf: bytes) -> str:
    """The text of our QR code on the rendered pages; FieldtechError ``qr_missing`` when there is none."""
    for image in page_images(pdf, _QR_DPI, grey=True, most=_MOST_PAGES):
        for found in zxingcpp.read_barcodes(image, formats=_QR_ONLY):
            if found.text.startswith(PREFIX):
                return str(found.text)
    raise FieldtechError("qr_missing")
