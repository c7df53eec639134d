"""Amounts in figures (B29, forms 2.8)."""

import pytest

from fieldtech.model.amounts import in_figures


@pytest.mark.parametrize(
    ("cents", "figures"),
    [
        (0, "0.00"),
        (5, "0.05"),
        (3100, "31.00"),
        (123450, "1,234.50"),
        (100000001, "1,000,000.01"),
        (-123405, "-1,234.05"),
    ],
)
def test_in_figures(cents: int, figures: str) -> None:
    assert in_figures(cents) == figures
