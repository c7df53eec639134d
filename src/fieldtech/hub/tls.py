"""The hub's own certificate authority: made once, pinned by the computers that register, never asked of anybody else.

A computer learns the first 80 bits of the authority's SHA-256 with its registration text, fetches the certificate
itself from the hub and compares. The certificate of the server is renewed without anybody noticing, also when the
names or addresses of the office change.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.store.failures import os_failures_told
from fieldtech.sync.pin import pin_of

_CA_DAYS, _SERVER_DAYS, _RENEW_DAYS = 36_500, 397, 198  # renewed when half of its time is over
_FROM = datetime(2020, 1, 1, tzinfo=UTC)  # a laptop whose battery died must not refuse the office


@dataclass(frozen=True)
class TlsFiles:
    """What the server needs: its certificate with the authority behind it, its key, and the authority to give away."""

    certificate: Path
    key: Path
    authority: Path

    @property
    def pin(self) -> str:
        """What computers compare the authority with: 16 letters and digits."""
        return pin_of(self.authority.read_bytes())


def ensure_tls(folder: Path, names: Sequence[str], now: datetime) -> TlsFiles:
    """The files in ``folder``, made or renewed where needed, for these names and addresses; raises MachineError."""
    files = TlsFiles(folder / "server.pem", folder / "server.key", folder / "authority.pem")
    secret = folder / "authority.key"
    with os_failures_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not (files.authority.exists() and secret.exists()):
            _make_authority(files.authority, secret, now)
        if not _is_good(files, names, now):
            _make_server(files, secret, names, now)
    return files


def _make_authority(path: Path, secret: Path, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("fieldtech office")
    certificate = (
        _builder(name, name, key.public_key(), now, _CA_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_atomically(secret, _key_pem(key), private=True)
    write_atomically(path, certificate.public_bytes(serialization.Encoding.PEM))


def _make_server(files: TlsFiles, secret: Path, names: Sequence[str], now: datetime) -> None:
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    signer = serialization.load_pem_private_key(secret.read_bytes(), None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise MachineError("tls_key_unusable", file=secret.name)
    key = ec.generate_private_key(ec.SECP256R1())
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    certificate = (
        _builder(_name("fieldtech hub"), authority.subject, key.public_key(), now, _SERVER_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(above, critical=False)
        .sign(signer, hashes.SHA256())
    )
    write_atomically(files.key, _key_pem(key), private=True)
    chain = certificate.public_bytes(serialization.Encoding.PEM) + files.authority.read_bytes()
    write_atomically(files.certificate, chain)


def _is_good(files: TlsFiles, names: Sequence[str], now: datetime) -> bool:
    """Whether key and certificate are a pair for these names, from this authority, for long enough."""
    try:
        certificate = x509.load_pem_x509_certificate(files.certificate.read_bytes())
        certificate.verify_directly_issued_by(x509.load_pem_x509_certificate(files.authority.read_bytes()))
        key = serialization.load_pem_private_key(files.key.read_bytes(), None)
        has = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    lasts = now < certificate.not_valid_after_utc - timedelta(days=_RENEW_DAYS)
    pair = key.public_key() == certificate.public_key()
    return lasts and pair and set(has) == {_general(name) for name in names}


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(now.astimezone(UTC) + timedelta(days=days))
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name.encode("idna").decode())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
