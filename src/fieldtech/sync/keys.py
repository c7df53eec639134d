"""Keys for files that travel: one Ed25519 key signs, and the same key opens what was encrypted to it.

Files are encrypted in the age format to an ``ssh-ed25519`` recipient (https://age-encryption.org/v1), so whoever
knows the public key with which a computer seals its records can also send it something only it can open, and no
second key has to be kept, registered or lost. A recipient ``age1…`` is understood as well.
"""

from functools import lru_cache

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_RAW = serialization.Encoding.Raw
SIGNATURE = 64
"""Length of a signature in bytes."""


def public_of(secret: bytes) -> bytes:
    """The 32 bytes of the public key that belong to the 32 bytes of a secret one."""
    key = Ed25519PrivateKey.from_private_bytes(secret).public_key()
    return key.public_bytes(_RAW, serialization.PublicFormat.Raw)


def recipient_of(public: bytes) -> str:
    """The age recipient (``ssh-ed25519 …``) that belongs to a public key of 32 bytes."""
    key = Ed25519PublicKey.from_public_bytes(public)
    return key.public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH).decode()


def encrypt_to(recipient: str, data: bytes) -> bytes:
    """``data`` in the age format for one recipient; raises ValueError for a text that is none."""
    try:
        found: pyrage.x25519.Recipient | pyrage.ssh.Recipient = (
            pyrage.ssh.Recipient.from_str(recipient)
            if recipient.startswith("ssh-")
            else pyrage.x25519.Recipient.from_str(recipient)
        )
    except pyrage.RecipientError as error:
        raise ValueError("not an age recipient") from error
    encrypted: bytes = pyrage.encrypt(data, [found])
    return encrypted


def decrypt_with(secret: bytes, data: bytes) -> bytes:
    """What was encrypted to this key; raises ValueError when it was not, or was changed."""
    try:
        decrypted: bytes = pyrage.decrypt(data, [_identity(secret)])
    except pyrage.DecryptError as error:
        raise ValueError("not for this key") from error
    return decrypted


def sign(secret: bytes, data: bytes) -> bytes:
    """The 64 bytes of the signature over ``data``."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(data)


def is_signed(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the owner of this public key signed exactly these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=4)
def _identity(secret: bytes) -> pyrage.ssh.Identity:
    key = Ed25519PrivateKey.from_private_bytes(secret)
    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    )
    return pyrage.ssh.Identity.from_buffer(text)
