"""Numbers nobody has yet, with right check digits."""


def luhn(digits: str) -> str:
    """The digits with their check digit."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


def imei(serial: int) -> str:
    """The IMEI of a new terminal."""
    return luhn(f"8601230405{9000 + serial:04d}")


def iccid(serial: int) -> str:
    """A new SIM card."""
    return luhn(f"8986042012345679{serial:03d}")


def msisdn(serial: int) -> str:
    """Its telephone number."""
    return f"1440012349{serial:03d}"
