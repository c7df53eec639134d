"""The signature of a sheet checked from outside, before any PDF program looks into the file.

Our sheets end in one PAdES signature over all other bytes. So hash, certificate and signature can be compared without
understanding the PDF, in less than a millisecond and with no memory: what a stranger sends never reaches a parser.
It says who signed; ``seal.check_seal`` then holds the file itself to the rules.
"""

import hashlib
import re
from collections.abc import Iterable

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from fieldtech.sheets.seal import SealBroken
from fieldtech.sheets.signature import known_certificates

_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]")
_MOST_ENVELOPE = 64 * 1024  # bytes of hexadecimal digits


def signer_of(pdf: bytes, trusted_certs: Iterable[bytes]) -> bytes:
    """The certificate (DER) of the trusted device that signed exactly these bytes.

    Raises SealBroken with ``sheet_unsigned``, ``sheet_unknown_device``, ``sheet_appended`` or ``sheet_changed``.
    """
    ranges = _RANGE.findall(pdf)
    if len(ranges) != 1:
        raise SealBroken("sheet_appended" if ranges else "sheet_unsigned")
    length, start, rest = (int(number) for number in ranges[0])
    if start + rest != len(pdf):
        raise SealBroken("sheet_appended" if start + rest < len(pdf) else "sheet_truncated")
    if not 0 < start - length - 2 <= _MOST_ENVELOPE:
        raise SealBroken("sheet_changed")
    try:
        return _checked(pdf[:length] + pdf[start:], pdf[length + 1 : start - 1], trusted_certs)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, InvalidSignature) as error:
        raise SealBroken("sheet_changed") from error  # asn1crypto says in many ways that it cannot read something


def _checked(signed: bytes, envelope: bytes, trusted_certs: Iterable[bytes]) -> bytes:
    content = cms.ContentInfo.load(bytes.fromhex(envelope.decode("ascii")))["content"]
    info, certificate = content["signer_infos"][0], content["certificates"][0].dump()
    if certificate not in known_certificates(trusted_certs):
        raise SealBroken("sheet_unknown_device")
    attributes = info["signed_attrs"]
    digests = [one["values"][0].native for one in attributes if one["type"].native == "message_digest"]
    if digests != [hashlib.sha256(signed).digest()]:
        raise SealBroken("sheet_changed")
    key = x509.load_der_x509_certificate(certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SealBroken("sheet_unknown_device")
    key.verify(info["signature"].native, attributes.untag().dump(), ec.ECDSA(hashes.SHA256()))
    return bytes(certificate)
