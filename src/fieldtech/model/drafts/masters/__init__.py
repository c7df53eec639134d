"""Drafts of the master lists, one class per list."""

from fieldtech.model.drafts.masters.base import MasterDraft
from fieldtech.model.drafts.masters.catalogue import (
    ActionDraft,
    CauseDraft,
    FeeItemDraft,
    HolidayDraft,
    PartDraft,
    SiteClassDraft,
    SymptomDraft,
    TerminalModelDraft,
)
from fieldtech.model.drafts.masters.checklists import ChecklistDraft, ChecklistItem
from fieldtech.model.drafts.masters.company import ServiceCentreDraft, StockLocationDraft, UserDraft
from fieldtech.model.drafts.masters.contracts import ContractDraft
from fieldtech.model.drafts.masters.customers import ContactDraft, CustomerDraft, EquipmentDraft, SiteDraft
from fieldtech.model.drafts.masters.devices import SimDraft, TerminalDraft
from fieldtech.model.drafts.masters.vehicles import VehicleDraft

__all__ = [
    "ActionDraft", "CauseDraft", "ChecklistDraft", "ChecklistItem", "ContactDraft", "ContractDraft", "CustomerDraft",
    "EquipmentDraft",
    "FeeItemDraft", "HolidayDraft", "MasterDraft", "PartDraft", "ServiceCentreDraft", "SimDraft", "SiteClassDraft",
    "SiteDraft", "StockLocationDraft", "SymptomDraft", "TerminalDraft", "TerminalModelDraft", "UserDraft",
    "VehicleDraft",
]  # fmt: skip
