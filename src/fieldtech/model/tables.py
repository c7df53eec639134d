"""Every table, imported in one place so that the metadata is complete."""

from fieldtech.model import (
    catalogue,
    custody,
    customers,
    installs,
    local,
    orders,
    people,
    requests,
    stores,
    vehicle_lists,
)
from fieldtech.model.base import Base

__all__ = [
    "Base", "catalogue", "custody", "customers", "installs", "local", "orders", "people", "requests", "stores",
    "vehicle_lists",
]  # fmt: skip
