"""The composition of one workplace: a data folder opened, and the services over it."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar
from zoneinfo import ZoneInfo

from fieldtech.clock import Clock, system_clock
from fieldtech.errors import MachineError
from fieldtech.paths import DataFolder
from fieldtech.services.access import Access
from fieldtech.services.answers import Answers
from fieldtech.services.context import Context
from fieldtech.services.day import Day
from fieldtech.services.devices import Devices
from fieldtech.services.dispatch import Dispatch
from fieldtech.services.follow_ups import FollowUps
from fieldtech.services.form_drafts import FormDrafts
from fieldtech.services.imports import Imports
from fieldtech.services.lookup import Lookup
from fieldtech.services.masters import Masters
from fieldtech.services.orders import Orders
from fieldtech.services.outbox_state import OutboxState
from fieldtech.services.papers import Papers
from fieldtech.services.repairs import Repairs
from fieldtech.store.backup import make_backup
from fieldtech.store.blobs import Blobs
from fieldtech.store.database import CommitCheck, Database
from fieldtech.store.first_start import begin_first_start, end_first_start, is_data_folder, undone_without_key
from fieldtech.store.keys import KeyKind, open_or_create_key
from fieldtech.store.schema import bring_up_to_date

if TYPE_CHECKING:  # each is imported when somebody first asks for it: see Later
    from fieldtech.services.access_reading import AccessReading
    from fieldtech.services.camera_folder import CameraFolder
    from fieldtech.services.evidence import Evidence
    from fieldtech.services.founding import Founding
    from fieldtech.services.history import History
    from fieldtech.services.imports.lists import ListImports
    from fieldtech.services.install.desk import InstallDesk
    from fieldtech.services.install.fleet import Fleet
    from fieldtech.services.install.request_files import RequestFiles
    from fieldtech.services.install.requests import Requests
    from fieldtech.services.install.yard import Yard
    from fieldtech.services.instructions import Instructions
    from fieldtech.services.mailing import Mailing
    from fieldtech.services.money.blocks import ReceiptBlocks
    from fieldtech.services.money.cash_box import CashBox
    from fieldtech.services.money.collecting import Collecting
    from fieldtech.services.money.contracts import Contracts
    from fieldtech.services.money.fee_lists import FeeLists
    from fieldtech.services.money.finance import Finance
    from fieldtech.services.money.house import MoneyHouse
    from fieldtech.services.money.open_amounts import OpenAmounts
    from fieldtech.services.money.papers import MoneyPapers
    from fieldtech.services.money.schedules import FeeSchedules
    from fieldtech.services.money.workbooks import MoneyBooks
    from fieldtech.services.persons.personal_data import PersonalData
    from fieldtech.services.photo_copies import PhotoCopies
    from fieldtech.services.photo_moves import PhotoMoves
    from fieldtech.services.photos import Photos
    from fieldtech.services.plans.calendar import Calendar
    from fieldtech.services.plans.plans import Plans
    from fieldtech.services.sheet_files import Sheets
    from fieldtech.services.site_catalogue import SiteCatalogue
    from fieldtech.services.stores.stores import Stores
    from fieldtech.services.swaps import Swaps
    from fieldtech.services.syncing import Syncing
    from fieldtech.services.upkeep import Upkeep
    from fieldtech.services.visits.object_history import ObjectHistory
    from fieldtech.services.visits.visits import Visits

S = TypeVar("S")


class Later(Generic[S]):
    """A service that is imported and made when somebody first asks for it: the first list waits for none of them."""

    def __init__(self, module: str, service: str) -> None:
        self._module, self._service, self._name = module, service, ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, workplace: "Workplace", owner: type) -> S:
        made: S = getattr(import_module(self._module), self._service)(workplace.context)
        kept: S = workplace.__dict__.setdefault(self._name, made)  # found there before this is asked again
        return kept  # the same for two threads that ask at once


class Workplace:
    """Everything the window and the commands need, and nothing of Qt."""

    founding: "Later[Founding]" = Later("fieldtech.services.founding", "Founding")
    lists: "Later[ListImports]" = Later("fieldtech.services.imports.lists", "ListImports")
    history: "Later[History]" = Later("fieldtech.services.history", "History")
    photos: "Later[Photos]" = Later("fieldtech.services.photos", "Photos")
    photo_moves: "Later[PhotoMoves]" = Later("fieldtech.services.photo_moves", "PhotoMoves")
    photo_copies: "Later[PhotoCopies]" = Later("fieldtech.services.photo_copies", "PhotoCopies")
    camera: "Later[CameraFolder]" = Later("fieldtech.services.camera_folder", "CameraFolder")
    swaps: "Later[Swaps]" = Later("fieldtech.services.swaps", "Swaps")
    stores: "Later[Stores]" = Later("fieldtech.services.stores.stores", "Stores")
    requests: "Later[Requests]" = Later("fieldtech.services.install.requests", "Requests")
    request_files: "Later[RequestFiles]" = Later("fieldtech.services.install.request_files", "RequestFiles")
    instructions: "Later[Instructions]" = Later("fieldtech.services.instructions", "Instructions")
    evidence: "Later[Evidence]" = Later("fieldtech.services.evidence", "Evidence")
    install_desk: "Later[InstallDesk]" = Later("fieldtech.services.install.desk", "InstallDesk")
    fleet: "Later[Fleet]" = Later("fieldtech.services.install.fleet", "Fleet")
    yard: "Later[Yard]" = Later("fieldtech.services.install.yard", "Yard")
    site_catalogue: "Later[SiteCatalogue]" = Later("fieldtech.services.site_catalogue", "SiteCatalogue")
    sheets: "Later[Sheets]" = Later("fieldtech.services.sheet_files", "Sheets")
    syncing: "Later[Syncing]" = Later("fieldtech.services.syncing", "Syncing")
    calendar: "Later[Calendar]" = Later("fieldtech.services.plans.calendar", "Calendar")
    plans: "Later[Plans]" = Later("fieldtech.services.plans.plans", "Plans")
    visits: "Later[Visits]" = Later("fieldtech.services.visits.visits", "Visits")
    money_books: "Later[MoneyBooks]" = Later("fieldtech.services.money.workbooks", "MoneyBooks")
    money_papers: "Later[MoneyPapers]" = Later("fieldtech.services.money.papers", "MoneyPapers")
    machine_history: "Later[ObjectHistory]" = Later("fieldtech.services.visits.object_history", "ObjectHistory")
    collecting: "Later[Collecting]" = Later("fieldtech.services.money.collecting", "Collecting")
    receipt_blocks: "Later[ReceiptBlocks]" = Later("fieldtech.services.money.blocks", "ReceiptBlocks")
    fee_schedules: "Later[FeeSchedules]" = Later("fieldtech.services.money.schedules", "FeeSchedules")
    personal_data: "Later[PersonalData]" = Later("fieldtech.services.persons.personal_data", "PersonalData")
    contracts: "Later[Contracts]" = Later("fieldtech.services.money.contracts", "Contracts")
    fee_lists: "Later[FeeLists]" = Later("fieldtech.services.money.fee_lists", "FeeLists")
    mailing: "Later[Mailing]" = Later("fieldtech.services.mailing", "Mailing")
    cash_box: "Later[CashBox]" = Later("fieldtech.services.money.cash_box", "CashBox")
    finance: "Later[Finance]" = Later("fieldtech.services.money.finance", "Finance")
    open_amounts: "Later[OpenAmounts]" = Later("fieldtech.services.money.open_amounts", "OpenAmounts")
    money_house: "Later[MoneyHouse]" = Later("fieldtech.services.money.house", "MoneyHouse")
    access_log: "Later[AccessReading]" = Later("fieldtech.services.access_reading", "AccessReading")
    upkeep: "Later[Upkeep]" = Later("fieldtech.services.upkeep", "Upkeep")

    def __init__(self, context: Context, key_kind: KeyKind) -> None:
        self.context = context
        self.key_kind = key_kind
        self.access = Access(context)
        self.drafts = FormDrafts(context)
        self.masters = Masters(context)
        self.imports = Imports(context, demo_folder=key_kind is KeyKind.PLAIN_DEMO)
        self.lookup = Lookup(context)
        self.devices = Devices(context)
        self.orders = Orders(context)
        self.repairs = Repairs(context)
        self.answers = Answers(context)
        self.day = Day(context)
        self.outbox = OutboxState(context)
        self.dispatch = Dispatch(context)
        self.follow_ups = FollowUps(context)
        self.papers = Papers(context)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock = system_clock,
        zone: ZoneInfo | None = None,
        passphrase: Callable[[], str] | None = None,
        demo: bool = False,
        create: bool = True,
        on_commit_check: CommitCheck | None = None,
    ) -> "Workplace":
        """Open or make a data folder; raises MachineError. The catalogue is there from the first start.

        Without ``create`` a folder that holds no data is refused with ``no_data_folder``.
        """
        data = DataFolder(folder)
        if not create and not is_data_folder(folder, data.database):
            raise MachineError("no_data_folder", folder=folder)
        folder.mkdir(parents=True, exist_ok=True)
        begin_first_start(folder, data.database)
        with undone_without_key(folder):
            key = open_or_create_key(folder, passphrase=passphrase, demo=demo)
        database = Database(data.database, key.bytes, on_commit_check=on_commit_check)
        bring_up_to_date(database, backup=lambda opened: make_backup(opened, data.backups, clock))
        end_first_start(folder)
        context = Context(database, Blobs(data.blobs, key.bytes), data, clock, zone or ZoneInfo("Asia/Shanghai"))
        workplace = cls(context, key.kind)
        workplace.devices.ensure_this()
        workplace.imports.ensure_catalogue()
        return workplace

    def for_this_person(self) -> "Workplace":
        """The same workplace for work that goes on behind the window, whoever signs in or out meanwhile."""
        return Workplace(replace(self.context), self.key_kind)

    def close(self) -> None:
        """Write everything back and let go of the file."""
        self.context.database.close()
