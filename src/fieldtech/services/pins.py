"""PINs are kept as argon2id hashes only; a check takes under a tenth of a second on an old laptop."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from fieldtech.errors import Invalid, Problem

SHORTEST, LONGEST = 4, 12
DEMO_PIN = "0000"

_HASHER = PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=2)  # 32 MiB, about 25 ms


def hash_pin(pin: str) -> str:
    """The hash to keep, with its own salt and parameters inside."""
    return _HASHER.hash(pin)


def check_pin(pin_hash: str, pin: str) -> bool:
    """Whether the PIN is right; an unknown person takes as long as a known one and is always wrong."""
    try:
        return _HASHER.verify(pin_hash or _nobody(), pin) and bool(pin_hash)
    except (Argon2Error, InvalidHashError):
        return False


def pin_problem(pin: str) -> None:
    """Raise Invalid for a PIN that is no number of 4 to 12 digits, or one digit over and over."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise Invalid([Problem("pin", "pin_shape", params={"shortest": str(SHORTEST), "longest": str(LONGEST)})])
    if len(set(pin)) == 1:
        raise Invalid([Problem("pin", "pin_too_simple")])


@cache
def _nobody() -> str:
    return _HASHER.hash("nobody signs in with this")
