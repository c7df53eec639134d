"""A sheet as carrier: the encrypted bundle a signed sheet brings to the office, taken out of a file nobody trusts yet.

The signature first, then the attachment, each with a limit. Whatever a hostile file makes a library raise becomes
the same sentence, never a traceback.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fieldtech.errors import FieldtechError
from fieldtech.model.canonical import sha256_hex
from fieldtech.sheets.outer_seal import signer_of
from fieldtech.sheets.pdfa import CARGO_RELATION
from fieldtech.sheets.read_back import RecordUnreadable, attachment, check_file, read_record
from fieldtech.sheets.seal import check_seal

MOST_CARGO = 8 * 1024 * 1024


@dataclass(frozen=True)
class Carried:
    """The bundle, as encrypted as it came, and the certificate (DER) of the computer that signed the sheet."""

    bundle: bytes
    signer: bytes


def read_cargo(pdf: bytes, trusted_certs: Iterable[bytes]) -> Carried:
    """What a sheet signed by one of these devices (PEM or DER) brings; raises FieldtechError with a ``sheet_…`` code.

    ``sheet_no_cargo`` is a genuine sheet without anything for the office.
    """
    try:
        return _read(pdf, tuple(trusted_certs))
    except FieldtechError:
        raise
    # Two PDF libraries meet a file that a known device signed; what they raise is not ours to list.
    except Exception as error:
        raise RecordUnreadable("sheet_unreadable") from error


def sealed_in(pdf: bytes) -> tuple[str, int, str] | None:
    """Number, revision and hash of the record in a sheet whose signature was looked at; None where it has none."""
    try:
        record = read_record(pdf)
        return record["number"], record["revision"], sha256_hex(record)
    except Exception:  # as above: whatever a library raises, there is no record to be had
        return None


def _read(pdf: bytes, certificates: tuple[bytes, ...]) -> Carried:
    check_file(pdf)
    signer = signer_of(pdf, certificates)
    check_seal(pdf, [signer])
    try:
        return Carried(attachment(pdf, CARGO_RELATION, MOST_CARGO), signer)
    except RecordUnreadable as error:
        if error.code == "sheet_no_record":
            raise RecordUnreadable("sheet_no_cargo") from error
        raise
