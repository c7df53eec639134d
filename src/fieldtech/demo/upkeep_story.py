"""The coating of tank E01 through the window: plan, notice, visit, a reading below its limit and what it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import select

from fieldtech.demo.acts import PIN, signature
from fieldtech.demo.plan_cases import COATING
from fieldtech.demo.stage import Stage
from fieldtech.model.base import Id
from fieldtech.model.maintenance import VisitObject
from fieldtech.model.orders import Order

GOOD, THIN = "300 310 290 305 300", "300 310 290 305 210"
READ_OFF = {"CM-04": "EP2, 200 g", "CM-06": "80", "CM-12": GOOD, "CM-13": GOOD, "CM-14": GOOD}
LOW = "CM-13"
FOUND_LOW = {**READ_OFF, LOW: THIN}
PHOTOS = ("CM-23", "CM-24")
_SEEN_MS = 400  # what is read or drawn beside the window is there


@dataclass(frozen=True)
class Upkeep:
    """One visit of the plan: its day, what is read off, what is done about the low reading ("" where there is none)."""

    day: date
    readings: Mapping[str, str]
    handling: str = ""

    @property
    def number(self) -> str:
        """The number of the visit's order."""
        return f"BY-TJ01-E01-{self.day:%Y%m%d}"


class UpkeepStory:
    """Each method is a scene; ``office`` and ``visit`` run them in order."""

    def __init__(self, stage: Stage, upkeep: Upkeep) -> None:
        self.stage, self.hands, self.upkeep = stage, stage.hands, upkeep

    def office(self) -> None:
        """The plan, and everything before the day of its first visit."""
        self.plan()
        self.approval()
        self.prepare()

    def prepare(self) -> None:
        """The customer knows, and 吴磊 goes."""
        self.notice()
        self.assignment()

    def visit(self) -> None:
        """The day itself, from the five checks to the seal."""
        self.road()
        self.questions()
        self.sign_off()

    @property
    def order(self) -> Id:
        """The order of the visit."""
        return self.stage.workplace.orders.find(self.upkeep.number)

    # the office ---------------------------------------------------------------------------------------------

    def plan(self) -> None:
        """郑浩 writes it (F30)."""
        hands, stage = self.hands, self.stage
        stage.enter("zhenghao")
        hands.click("open_calendar_page")
        hands.click("plans")
        hands.click("new_plan")
        hands.pick("customer", "蓝盾")
        hands.write("title", COATING.title)
        hands.write("equipment", "E01")
        hands.key("Return")
        hands.choose("checklist", "CM")
        hands.write("content", COATING.content)
        hands.write("method", COATING.method)
        hands.click("persons_wulei")
        hands.write("starts_on", self.upkeep.day.isoformat())
        stage.shot("upkeep_plan_form")
        hands.key("Ctrl+Return")
        stage.shot("upkeep_plan")
        hands.click("submit_main")

    def approval(self) -> None:
        """孙立 approves: the visits of a year are there (B17, F29)."""
        hands, stage = self.hands, self.stage
        stage.enter("sunli")
        hands.click("open_calendar_page")
        hands.click("plans")
        hands.click("approve_main")
        stage.shot("upkeep_plan_approved")

    def notice(self) -> None:
        """周敏 calls the customer, more than seven days before (F30)."""
        hands, stage = self.hands, self.stage
        stage.enter("zhoumin")
        self.open_order()
        hands.click("notify")
        stage.shot("upkeep_notice")
        hands.key("Ctrl+Return")
        hands.until(lambda: self.status() == "noticed", "the notice")

    def assignment(self) -> None:
        """郑浩 sends 吴磊, and sees it in the calendar."""
        hands, stage, day = self.hands, self.stage, self.upkeep.day
        stage.enter("zhenghao")
        self.open_order()
        hands.click("assign")
        hands.write("slot_to", f"{day} 12:00")  # the plan says who goes, and the day
        hands.key("Ctrl+Return")
        hands.until(lambda: self.status() == "assigned", "the assignment")

    def open_order(self) -> None:
        """Find the order of the visit by its number."""
        hands = self.hands
        hands.click("open_orders_page")
        hands.write("search", self.upkeep.number)
        hands.key("Return")
        hands.until(lambda: hands.sees("order_detail"), "the order")

    # on site ------------------------------------------------------------------------------------------------

    def road(self) -> None:
        """Five checks, the road, the state before (B19, B20, B27)."""
        hands, stage = self.hands, self.stage
        stage.at(7, 30, self.upkeep.day)
        stage.enter("wulei")
        hands.click("open_day_page")
        stage.shot("upkeep_day")
        for _check in ("information", "tools", "spares", "documents", "call", "customer"):
            hands.key("Ctrl+Return")
        stage.later(10)
        hands.key("Ctrl+Return")
        hands.until(lambda: self.status() == "departed", "the departure")
        stage.later(60)
        hands.key("Ctrl+Return")
        hands.until(lambda: hands.sees("visit_page"), "the page of the visit")
        hands.click("id_shown")
        hands.click("customer_confirmed")
        hands.key("Ctrl+Return")
        hands.click("all_normal")
        hands.key("Ctrl+Return")
        hands.until(lambda: self.status() == "in_service", "the beginning")

    def questions(self) -> None:
        """The rest OK, then what is looked at and read off one by one; the low one is dealt with (F31, F32)."""
        hands, stage = self.hands, self.stage
        stage.later(20)
        stage.photos = ("coating",)
        stage.shot("upkeep_questions")
        hands.key("Alt+A")
        for item, text in self.upkeep.readings.items():
            while self.here() != item:  # a grade of rust, which "the rest OK" does not know
                hands.key("1")
            for point in text.split() if item in ("CM-12", "CM-13", "CM-14") else [text]:
                hands.type_here(point)
                hands.key("Return")
            if item == LOW and self.upkeep.handling:
                self.low_reading()
        while (item := self.here()) not in PHOTOS:
            hands.key("1")
            if self.here() == item:
                raise AssertionError(f"{item} is not answered by its first choice")
        for item in PHOTOS:
            hands.click(f"photo_{item}")
            self.until_no_gap(item)
        stage.shot("upkeep_answered")

    def low_reading(self) -> None:
        """What was done, the photo that is demanded, the hazard told, and one press to the repair order."""
        hands, stage = self.hands, self.stage
        hands.until(lambda: [LOW, "note"] in self.gaps(), "what is missing")
        hands.type_here(self.upkeep.handling)
        hands.until(lambda: [LOW, "photo"] in self.gaps(), "the demand for a photo")
        hands.click(f"photo_{LOW}")
        self.until_no_gap(LOW)
        card = hands.see(LOW)
        hands.click("hazard", card)
        hands.key("Alt+T")
        hands.click("to_repair", card)
        stage.shot("upkeep_low_reading")
        hands.key("F8")

    def sign_off(self) -> None:
        """Standards, the next date as the cycle has it, both signatures, the sealed sheet (F33, F34)."""
        hands, stage = self.hands, self.stage
        stage.later(90)
        hands.key("Ctrl+Return")
        hands.click("all_in_order")
        stage.shot("upkeep_end")
        hands.key("Ctrl+Return")
        signed(stage)

    def afterwards(self) -> None:
        """What the office sees of it: the calendar, the work of each, what comes, the readings over time (F34)."""
        hands, stage = self.hands, self.stage
        stage.later(30)
        stage.enter("zhenghao")
        hands.click("open_calendar_page")
        hands.key("T")
        hands.until(lambda: hands.sees("open_plan"), "the visit in the calendar")
        stage.shot("upkeep_calendar_month")
        for mode in ("week", "people", "ahead"):
            hands.click(f"calendar_mode_{mode}")
            hands.pause(_SEEN_MS)
            stage.shot(f"upkeep_calendar_{mode}")
        hands.click("calendar_mode_month")
        hands.click("open_customers_page")
        hands.write("search", "蓝盾")
        hands.pause(_SEEN_MS)
        table = hands.see("records")
        assert isinstance(table, QTableView)
        hands.click_widget(table.viewport(), QPoint(60, 20))
        hands.until(lambda: bool(hands.all_seen("open_history_page")), "the customer's equipment")
        hands.click("open_history_page")
        hands.until(lambda: hands.sees("history_body"), "the history of the tank")
        hands.pause(_SEEN_MS)
        stage.shot("upkeep_history")

    # what is stored -----------------------------------------------------------------------------------------

    def status(self) -> str:
        """The state of the visit; asked again and again while one waits, so only that is read."""
        with self.stage.workplace.context.reading() as session:
            return session.scalars(select(Order.status).where(Order.number == self.upkeep.number)).one()

    def gaps(self) -> list[list[str]]:
        """What the tank's questions still lack: item and what."""
        wanted = select(VisitObject.open_points).join(Order, Order.id == VisitObject.order_id)
        with self.stage.workplace.context.reading() as session:
            return list(session.scalars(wanted.where(Order.number == self.upkeep.number)).one())

    def until_no_gap(self, item: str) -> None:
        """The photo is read beside the window."""
        self.hands.until(lambda: item not in [name for name, _lacks in self.gaps()], f"the photo of {item}")

    def here(self) -> str:
        """The question in which the cursor stands."""
        widget = QApplication.focusWidget()
        while widget is not None and not widget.objectName().startswith("CM-"):
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else ""


def signed(stage: Stage) -> None:
    """Both sign, the customer rates and is satisfied, the record is sealed; the laptop is the technician's again."""
    hands = stage.hands
    hands.until(lambda: hands.sees("signoff_page"), "the sign-off page")
    hands.draw("technician_ink", signature("wu_lei")[0])
    hands.key("Ctrl+Return")
    stage.shot("upkeep_customer_reads")
    hands.click("5", hands.see("overall"))
    hands.click("verdict_satisfied")
    hands.draw("customer_ink", signature("ma_jun")[0])
    hands.click("sign_off")
    hands.until(lambda: hands.sees("open_pdf"), "the seal")
    stage.shot("upkeep_sealed")
    hands.click("back_to_technician")
    hands.write("pin", PIN)
    hands.click("submit")
    hands.until(lambda: not hands.sees("signoff_page"), "his own pages")
