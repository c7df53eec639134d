"""Amounts on screen."""


def yuan(cents: int) -> str:
    """Cents as yuan with two places and a comma at the thousands."""
    return f"{cents / 100:,.2f}"
