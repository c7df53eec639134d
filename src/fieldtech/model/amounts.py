"""Money in figures: 1,234.50 (forms 2.8); in words see ``money/amount_words.py``."""


def in_figures(cents: int) -> str:
    """Cents as ``1,234.50``, with a leading minus for a refund."""
    yuan, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{yuan:,}.{rest:02d}"
