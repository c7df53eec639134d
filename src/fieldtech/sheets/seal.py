"""Checking the signature of a sheet strictly: one signature, over the whole file, by a device known to the office.

A lenient reader would accept changes where no one looks: in the padding behind the signature, in fields of its
envelope that are not signed. So the envelope is rebuilt from its parts and compared byte for byte.
"""

import io
import logging
import re
from collections.abc import Iterable

from asn1crypto import cms, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from fieldtech.errors import FieldtechError
from fieldtech.sheets.signature import known_certificates

# A broken file is an everyday outcome here, told by a code; the library would also print its traceback.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_HEX = re.compile(rb"[0-9A-F]+\Z")


class SealBroken(FieldtechError):
    """The file is not what a trusted device signed; the code says why."""


def check_seal(pdf: bytes, trusted_certs: Iterable[bytes]) -> None:
    """Return only when a trusted device signed the whole file.

    Raises SealBroken with ``sheet_unsigned``, ``sheet_unknown_device``, ``sheet_appended`` or ``sheet_changed``.
    Any other error means that the file could not be read.
    """
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    signatures = reader.embedded_signatures
    if not signatures:
        raise SealBroken("sheet_unsigned")
    if len(signatures) > 1:
        raise SealBroken("sheet_appended")
    signature = signatures[0]
    signer = signature.signer_cert
    if signer.dump() not in known_certificates(trusted_certs):
        raise SealBroken("sheet_unknown_device")
    _check_envelope(pdf, signature, signer)
    _check_signature(signature, signer)


def _check_signature(signature: EmbeddedPdfSignature, signer: x509.Certificate) -> None:
    context = ValidationContext(trust_roots=[signer], allow_fetching=False)
    status = validate_pdf_signature(signature, context)
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise SealBroken("sheet_appended")
    # ``intact`` alone stays true when an attachment is exchanged in an appended revision.
    if not status.bottom_line:
        raise SealBroken("sheet_changed")


def _check_envelope(pdf: bytes, signature: EmbeddedPdfSignature, signer: x509.Certificate) -> None:
    first, length, second, _rest = (int(n) for n in signature.byte_range)
    hexed = pdf[first + length + 1 : second - 1]
    if not _HEX.match(hexed) or len(hexed) % 2:
        raise SealBroken("sheet_changed")
    raw = bytes.fromhex(hexed.decode("ascii"))
    envelope = _rebuilt(cms.ContentInfo.load(raw), signer).dump()
    if raw[: len(envelope)] != envelope or raw[len(envelope) :].strip(b"\0"):
        raise SealBroken("sheet_changed")


def _rebuilt(given: cms.ContentInfo, signer: x509.Certificate) -> cms.ContentInfo:
    """The envelope as it must be, with only the signed attributes and the signature taken from the given one."""
    info = given["content"]["signer_infos"][0]
    sha256 = {"algorithm": "sha256"}
    who = cms.IssuerAndSerialNumber({"issuer": signer.issuer, "serial_number": signer.serial_number})
    signed = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier("issuer_and_serial_number", who),
            "digest_algorithm": sha256,
            "signed_attrs": info["signed_attrs"],
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": info["signature"],
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": [signer],
            "signer_infos": [signed],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": content})
