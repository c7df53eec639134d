"""Sealing a sheet: a PAdES signature with the device's own P-256 certificate, always the last step."""

import io
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache

from asn1crypto import keys as asn1_keys
from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD = "Device"
# A device is trusted because its certificate is pinned, not because of a date: a laptop whose battery died
# starts in the past, and a sheet must verify in twenty years. RFC 5280 gives this date that meaning.
_FROM, _UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def make_device_certificate(name: str) -> tuple[bytes, bytes]:
    """A new key and self-signed certificate for the device ``name``, both PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "fieldtech"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
    public = key.public_key()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_only(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret, certificate.public_bytes(serialization.Encoding.PEM)


def _signing_only() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def sign_pdf(pdf: bytes, key: bytes, certificate: bytes) -> bytes:
    """``pdf`` with a signature appended, by the PEM ``key`` and ``certificate``; nothing may be written after it."""
    out = io.BytesIO()
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=True)
    signers.PdfSigner(metadata, signer=_signer(key, certificate)).sign_pdf(writer, output=out)
    return out.getvalue()


@lru_cache(maxsize=2)
def _signer(key: bytes, certificate: bytes) -> signers.SimpleSigner:
    return signers.SimpleSigner(
        signing_cert=load_certificate(certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(_der(key)),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def load_certificate(pem: bytes) -> asn1_x509.Certificate:
    """A PEM or DER certificate as pyHanko knows it; ValueError when it is none."""
    return asn1_x509.Certificate.load(_der(pem), strict=True)


def known_certificates(certificates: Iterable[bytes]) -> set[bytes]:
    """The same as DER; what is no certificate is left out, so that one bad computer spoils nobody's sheets."""
    known: set[bytes] = set()
    for certificate in certificates:
        with suppress(ValueError, TypeError):
            known.add(load_certificate(certificate).dump())
    return known


def _der(data: bytes) -> bytes:
    return asn1_pem.unarmor(data)[2] if asn1_pem.detect(data) else data
