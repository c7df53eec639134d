"""The text of a registration as people read and type it."""

MARK = "FTJOIN"


def grouped(text: str) -> str:
    """Four characters at a time, as people read and type them."""
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4)) if len(text) > 1 else text


def typed(address: str, code: str, pin: str) -> str:
    """The text of a registration from what somebody typed; an address may lack its ``https://``."""
    where = "".join(address.split()).rstrip("/")
    where = where if "://" in where or not where else f"https://{where}"
    return f"{MARK} {where or '?'} {code.strip() or '?'} {pin.strip() or '?'}"
