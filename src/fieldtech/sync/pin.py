"""The pin of the office: enough of its certificate authority's hash to know it again, short enough to type."""

import base64
import hashlib

from cryptography import x509
from cryptography.hazmat.primitives import serialization

_BYTES = 10


def first_of(authority: str) -> str:
    """The one certificate (PEM) that the pin is about, without anything else that stands in the text.

    Raises ValueError when it has none.
    """
    found = x509.load_pem_x509_certificate(authority.encode())
    return found.public_bytes(serialization.Encoding.PEM).decode()


def pin_of(authority: bytes) -> str:
    """The first 80 bits of the SHA-256 over a certificate (PEM), in base 32; raises ValueError when it is none."""
    der = x509.load_pem_x509_certificate(authority).public_bytes(serialization.Encoding.DER)
    return base64.b32encode(hashlib.sha256(der).digest()[:_BYTES]).decode()
