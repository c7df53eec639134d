"""The master lists: customers, vehicles, terminals, catalogue, people; read, saved, retired and restored alike."""

from fieldtech.services.masters.masters import MasterRow, Masters

__all__ = ["MasterRow", "Masters"]
