"""Every table, imported in one place so that the metadata is complete."""

from fieldtech.model import (
    accounts,
    cash_tables,
    catalogue,
    conflicts,
    custody,
    customers,
    installs,
    local,
    maintenance,
    orders,
    people,
    requests,
    stores,
    syncing,
    vehicle_lists,
)
from fieldtech.model.base import Base

__all__ = [
    "Base", "accounts", "cash_tables", "catalogue", "conflicts", "custody", "customers", "installs", "local",
    "maintenance", "orders", "people", "requests", "stores", "syncing", "vehicle_lists",
]  # fmt: skip
