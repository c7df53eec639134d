"""The company itself: service centres, stock locations and people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import required
from fieldtech.model.drafts.masters.base import MasterDraft, Problems
from fieldtech.model.people import ROLES

LOCATION_KINDS = ("warehouse", "van", "return_area")
CONTRACTOR = "EX"
_CODE = re.compile("[A-Z0-9]{2,8}")
_LOGIN = re.compile("[a-z0-9._-]{2,32}")
_HOUR = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True)
class ServiceCentreDraft(MasterDraft):
    """A branch office; its code is part of sheet numbers."""

    kind: ClassVar[str] = "service_centres"
    needs: ClassVar[tuple[str, ...]] = ("code", "name", "company", "hotline")
    identifiers: ClassVar[Mapping[str, str]] = {"uscc": "uscc", "hotline": "phone"}

    code: str = ""
    name: str = ""
    company: str = ""
    uscc: str = ""
    hotline: str = ""
    work_start: str = "08:30"
    work_end: str = "17:30"
    address: str = ""

    def rules(self) -> Problems:
        """Capitals and digits in the code; the day begins before it ends."""
        yield from super().rules()
        if self.code.strip() and not _CODE.fullmatch(self.code.strip()):
            yield Problem("code", "centre_code_shape")
        wrong = [name for name in ("work_start", "work_end") if not _HOUR.fullmatch(getattr(self, name).strip())]
        yield from (Problem(name, "hour_shape") for name in wrong)
        if not wrong and self.work_start.strip() >= self.work_end.strip():
            yield Problem("work_end", "day_ends_before_start")


@dataclass(frozen=True)
class StockLocationDraft(MasterDraft):
    """A warehouse, a technician's van or the return area."""

    kind: ClassVar[str] = "stock_locations"
    needs: ClassVar[tuple[str, ...]] = ("code", "location_kind", "name", "centre_code")
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"location_kind": LOCATION_KINDS}
    references: ClassVar[Mapping[str, str]] = {"centre_code": "service_centres", "holder_login": "users"}

    code: str = ""
    location_kind: str = "warehouse"
    name: str = ""
    centre_code: str = ""
    holder_login: str = ""

    def rules(self) -> Problems:
        """A van is somebody's."""
        yield from super().rules()
        if self.location_kind == "van":
            yield from required("holder_login", self.holder_login)


@dataclass(frozen=True)
class UserDraft(MasterDraft):
    """A person; the PIN is given apart, so that it is in no draft and no operation."""

    kind: ClassVar[str] = "users"
    needs: ClassVar[tuple[str, ...]] = ("login", "name", "role", "centre_code")
    identifiers: ClassVar[Mapping[str, str]] = {"phone": "phone"}
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"role": ROLES}
    references: ClassVar[Mapping[str, str]] = {"centre_code": "service_centres", "reports_to": "users"}

    login: str = ""
    name: str = ""
    role: str = ""
    centre_code: str = ""
    level: str = ""
    reports_to: str = ""
    phone: str = ""
    can_login: bool = True
    skills: tuple[str, ...] = ()

    def rules(self) -> Problems:
        """A contractor has no login of his own; nobody reports to himself."""
        yield from super().rules()
        if self.login.strip() and not _LOGIN.fullmatch(self.login.strip()):
            yield Problem("login", "login_shape")
        if self.role == CONTRACTOR and self.can_login:
            yield Problem("can_login", "contractor_cannot_login")
        if self.reports_to and self.reports_to == self.login:
            yield Problem("reports_to", "reports_to_self")
