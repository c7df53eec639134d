"""The repairs of the demo's story: who called about what, who went, what was found."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from fieldtech.model.drafts.intake import IntakeDraft, TriageDraft
from fieldtech.model.drafts.onsite import DiagnosisDraft, PartLineDraft
from fieldtech.model.drafts.planning import PartNeed, PlanDraft
from fieldtech.model.drafts.swap import SwapDraft

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Case:
    """One repair: who called about what, who went, what was found."""

    number: str
    call: IntakeDraft
    triage: TriageDraft
    plan: PlanDraft
    technician: str
    site_class: str
    terminal: str
    swap: SwapDraft | None
    part: PartLineDraft | None
    diagnosis: DiagnosisDraft
    signature: str  # the customer's and the technician's files in resources/demo/signatures
    technician_signature: str
    more_parts: tuple[PartLineDraft, ...] = ()

    @property
    def person(self) -> str:
        """The customer's person."""
        return self.call.caller


TANKER = Case(
    number="WX-TJ01-20261118-002",
    call=IntakeDraft(
        customer="C003", channel="hotline", at=datetime(2026, 11, 18, 9, 12, tzinfo=ZONE), caller="马骏",
        phone="18912345671", address="天津市滨海新区大港路12号", vehicle="V10", model="BX-V200",
        bought_on=date(2025, 6, 1), symptoms=("S02",), text="平台从昨天晚上起不上线",
        environment=("corrosion", "vibration"), level="onsite",
    ),
    triage=TriageDraft("hardware", 2, "quality", "onsite"),
    plan=PlanDraft("携带主机及SIM上门，先查电源再换机", 90, 0, (PartNeed("P-1001"), PartNeed("P-5001"))),
    technician="wulei",
    site_class="B",
    terminal="BXA0007",
    swap=SwapDraft(
        "BXA0007", "BXA0012", "89860420123456789059", "89860420123456789067", fault="S02 不上线",
        reason="主机故障，旧卡机卡绑定", old_binding_released=True,
    ),
    part=PartLineDraft("P-3002", "", 1, "blown", True),
    diagnosis=DiagnosisDraft("C03", ("A05", "A07"), "更换主机和SIM卡，重新注册平台，复测正常"),
    signature="ma_jun",
    technician_signature="wu_lei",
)  # fmt: skip
"""The repair of 津C8R071, from the sample company's story."""

TRACTOR = Case(
    number="WX-QD01-20261103-004",
    call=IntakeDraft(
        customer="C001", channel="hotline", at=datetime(2026, 11, 3, 10, 0, tzinfo=ZONE), caller="王建国",
        phone="13912345678", address="青岛市黄岛区前湾路100号", vehicle="V02", model="BX-V200",
        bought_on=date(2025, 6, 1), symptoms=("S01",), text="定位漂移", environment=("vibration",), level="onsite",
    ),
    triage=TriageDraft("installation", 3, "quality", "onsite"),
    plan=PlanDraft("上门检查天线位置并重新固定", 60, 0),
    technician="zhaoqiang",
    site_class="A",
    terminal="BXA0002",
    swap=None,
    part=None,
    diagnosis=DiagnosisDraft("C02", ("A03",), "重新固定GNSS天线"),
    signature="wang_jianguo",
    technician_signature="zhao_qiang",
)  # fmt: skip
"""The drift of 鲁B2K609, repaired on 4 November and back twelve days later."""

TRACTOR_AGAIN = Case(
    **{
        **vars(TRACTOR),
        "number": "WX-QD01-20261116-002",
        "call": IntakeDraft.from_body(
            {
                **TRACTOR.call.to_body(),
                "at": "2026-11-16T09:20:00+08:00",
                "text": "又漂移了，车显示在前湾外海里",
            }
        ),
    }
)

BUS = Case(
    number="WX-XM01-20261117-001",
    call=IntakeDraft(
        customer="C002", channel="hotline", at=datetime(2026, 11, 17, 15, 5, tzinfo=ZONE), caller="林淑芬",
        phone="13812345670", address="厦门市湖里区枋湖路8号", vehicle="V07", model="BX-V200",
        bought_on=date(2025, 6, 1), symptoms=("S09",), text="车内摄像头没有图像", environment=("hot",), level="onsite",
    ),
    triage=TriageDraft("hardware", 3, "quality", "onsite"),
    plan=PlanDraft("更换摄像头", 60, 0, (PartNeed("P-4001"),)),
    technician="qianwei",
    site_class="A",
    terminal="BXA0005",
    swap=None,
    part=PartLineDraft("P-4001", "", 1, "broken", True),
    diagnosis=DiagnosisDraft("C17", ("A12",), "更换摄像头，图像恢复正常"),
    signature="",
    technician_signature="",
)  # fmt: skip
"""A coach's camera fault; the demo never comes to its signatures."""

MIXER = Case(
    number="WX-TJ01-20261118-001",
    call=IntakeDraft(
        customer="C003", channel="hotline", at=datetime(2026, 11, 18, 8, 34, tzinfo=ZONE), caller="高原",
        phone="13612340012", address="天津市滨海新区大港路12号", vehicle="V12", model="BX-G100",
        bought_on=date(2026, 1, 12), symptoms=("S08",), text="平台里程比表显少", environment=("vibration",),
        level="onsite",
    ),
    triage=TriageDraft("software", 4, "quality", "onsite"),
    plan=PlanDraft("核对脉冲系数，必要时上门标定", 45, 0),
    technician="wulei",
    site_class="B",
    terminal="BXB0003",
    swap=None,
    part=None,
    diagnosis=DiagnosisDraft("C02", ("A03",), "重新标定里程系数"),
    signature="",
    technician_signature="",
)  # fmt: skip
"""The first call of that morning at 天津: an office has more than one order a day."""

COACH = Case(
    number="WX-XM01-20261119-001",
    call=IntakeDraft(
        customer="C002", channel="hotline", at=datetime(2026, 11, 19, 9, 5, tzinfo=ZONE), caller="许峰",
        phone="13612340009", address="厦门市湖里区枋湖路8号", vehicle="V09", model="BX-G100",
        bought_on=date(2024, 9, 30), symptoms=("S05",), text="终端不亮灯", environment=("normal",), level="onsite",
    ),
    triage=TriageDraft("installation", 3, "quality", "onsite"),
    plan=PlanDraft("更换线束和保险丝", 60, 31_00, (PartNeed("P-3001"), PartNeed("P-3002"))),
    technician="qianwei",
    site_class="A",
    terminal="BXB0002",
    swap=None,
    part=PartLineDraft("P-3001", "", 1, "线束烧损", True),
    diagnosis=DiagnosisDraft("C05", ("A03", "A04"), "线束烧损，更换线束和保险丝"),
    signature="xu_feng",
    technician_signature="qian_wei",
    more_parts=(PartLineDraft("P-3002", "", 1, "熔断", True),),
)  # fmt: skip
"""The dead terminal of 闽DT8801, out of warranty: two parts for 31.00, the story of the money."""
