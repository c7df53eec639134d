"""The repair of 津C8R071 through the window: telephone, desk, van, site, signature, seal."""

from fieldtech.demo.acts import signature
from fieldtech.demo.cases import TANKER
from fieldtech.demo.stage import Stage
from fieldtech.services.orders import OrderQuery

PARTS = {"P-3001": "worn", "P-3002": "blown"}
"""Parts from the van and why they were replaced."""


class RepairStory:
    """Each method is a scene; ``play`` runs them in order and returns the number of the order."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.hands = stage, stage.hands
        self.from_accept = self.to_sealed = 0

    def play(self) -> str:
        """The whole repair."""
        self.call()
        self.desk()
        self.approval()
        self.assignment()
        self.road()
        self.site()
        return self.sign_off()

    def call(self) -> None:
        """09:12: 周敏 takes the call; the number on the telephone finds the customer."""
        hands, case = self.hands, TANKER.call
        self.stage.shot("sign_in")
        self.stage.enter("zhoumin")
        self.stage.shot("orders")
        hands.click("open_intake_page")
        hands.pick("customer", case.phone)
        hands.pick("vehicle", "8R071")
        self.stage.shot("caller_found")
        hands.click("symptoms_S02")
        hands.write("text", case.text)
        for value in case.environment:
            hands.click(f"environment_{value}")
        hands.click("level_onsite")
        hands.click("promised_at_quick_3")
        self.stage.shot("intake")
        hands.key("Ctrl+Return")

    def desk(self) -> None:
        """Assessment, solution, and the customer agrees."""
        hands = self.hands
        hands.until(lambda: hands.sees("order_detail"), "the order")
        self.stage.shot("registered")
        self.stage.enter("zhenghao")
        self.stage.at(9, 25)
        self._open_order()
        hands.click("triage")
        hands.click("nature_hardware")
        hands.click("severity_2")
        self.stage.shot("assessment")
        hands.key("Ctrl+Return")
        self.stage.at(9, 40)
        hands.click("propose_plan")
        hands.write("text", TANKER.plan.text)
        for need in TANKER.plan.parts:
            hands.pick("parts", need.part)
        hands.write("minutes", str(TANKER.plan.minutes))
        self.stage.shot("plan")
        hands.key("Ctrl+Return")
        self.stage.enter("zhoumin")
        self.stage.at(9, 50)
        self._open_order()
        hands.click("submit")
        hands.click("agreed_yes")
        hands.write("promised_at", "2026-11-18 15:00")
        self.stage.shot("customer_agrees")
        hands.key("Ctrl+Return")

    def approval(self) -> None:
        """孙立 approves."""
        self.stage.enter("sunli")
        self.stage.at(10, 5)
        self.stage.shot("approvals")
        self.hands.click("approve")
        self.stage.shot("approved")

    def assignment(self) -> None:
        """郑浩 sends 吴磊."""
        hands = self.hands
        self.stage.enter("zhenghao")
        self.stage.at(10, 10)
        self._open_order()
        hands.click("assign")
        hands.write("slot_from", "2026-11-18 13:30")
        hands.write("slot_to", "2026-11-18 15:30")
        hands.click("technician_wulei")
        self.stage.shot("assign")
        hands.key("Ctrl+Return")
        self.stage.shot("assigned")

    def _open_order(self) -> None:
        """Find the order by the end of its plate."""
        hands = self.hands
        hands.click("open_orders_page")
        hands.write("search", "8R071")
        hands.key("Return")
        hands.until(lambda: hands.sees("order_detail"), "the order")

    def road(self) -> None:
        """吴磊 accepts, checks five things, leaves and arrives: one big button (B19, B20, F14, F15)."""
        hands, stage = self.hands, self.stage
        stage.enter("wulei")
        stage.at(10, 15)
        stage.shot("day")
        self.from_accept = hands.count
        hands.key("Ctrl+Return")  # accept
        stage.at(12, 38)
        for _check in ("information", "tools", "spares", "documents"):
            hands.key("Ctrl+Return")
        hands.key("Ctrl+Return")  # call the customer: contact and time are there already
        stage.shot("customer_confirmed")
        hands.key("Ctrl+Return")
        stage.shot("ready_to_depart")
        stage.at(12, 50)
        hands.key("Ctrl+Return")
        stage.at(13, 45)
        hands.key("Ctrl+Return")
        hands.until(lambda: hands.sees("onsite_page"), "the on-site page")

    def site(self) -> None:
        """Arrival, condition, diagnosis, swap, parts, label, checklist, platform, completion."""
        hands, stage = self.hands, self.stage
        hands.scan(TANKER.terminal)
        hands.click("all_checked")
        stage.shot("arrival_check")
        hands.key("Ctrl+Return")
        hands.click("all_normal")
        stage.at(13, 55)
        hands.key("Ctrl+Return")
        stage.shot("in_repair")
        self._diagnose()
        self._swap()
        self._parts()
        self._label()
        self._checklist()
        self._platform()
        self._complete()

    def sign_off(self) -> str:
        """The customer reads, rates and signs; the record is sealed and the sheets are written."""
        hands, stage = self.hands, self.stage
        hands.key("Ctrl+Return")
        hands.until(lambda: hands.sees("signoff_page"), "the sign-off page")
        stage.at(15, 8)
        stage.shot("before_handing_over")
        hands.draw("technician_ink", signature(TANKER.technician_signature)[0])
        hands.key("Ctrl+Return")  # hand the laptop over
        stage.shot("customer_reads")
        hands.click("5", hands.see("overall"))
        hands.click("verdict_satisfied")
        stage.at(15, 10)
        hands.draw("customer_ink", signature(TANKER.signature)[0])
        stage.shot("customer_signed")
        hands.click("sign_off")
        hands.until(lambda: hands.sees("open_pdf"), "the seal")
        self.to_sealed = hands.count - self.from_accept
        stage.shot("sealed")
        return self._number()

    def _number(self) -> str:
        """The number of the order this story made."""
        workplace = self.stage.workplace
        return next(row.number for row in workplace.orders.page(OrderQuery("8R071", "all")).rows)

    def _diagnose(self) -> None:
        hands = self.hands
        found = TANKER.diagnosis
        hands.pick("cause", found.cause)
        for action in found.actions:
            hands.click(f"actions_{action}")
        hands.write("text", found.text)
        self.stage.shot("diagnosis")
        hands.key("Ctrl+Return")

    def _swap(self) -> None:
        """Four scans in any order; numbers sort themselves (B22, B24)."""
        hands, swap = self.hands, TANKER.swap
        assert swap is not None
        hands.until(lambda: hands.sees("swap_page"), "the swap page")  # the action says that something is swapped
        self.stage.at(14, 38)
        for number in (swap.old_terminal, swap.new_terminal, swap.old_iccid, swap.new_iccid):
            hands.scan(number)
        hands.write("reason", swap.reason)
        self.stage.shot("swap_ready")
        hands.key("Ctrl+Return")
        self.stage.shot("swap_applied")
        hands.key("Ctrl+Return")
        hands.until(lambda: hands.sees("onsite_page"), "the on-site page")

    def _parts(self) -> None:
        """Two parts from the van, each with its reason and the customer's knowledge (F17, F18)."""
        hands = self.hands
        for part in PARTS:
            hands.click(f"add_{part}")
        for line, reason in zip(hands.all_seen("part_"), PARTS.values(), strict=True):
            hands.choose("reason", reason, line)
            hands.click("told", line)
        self.stage.shot("parts")
        hands.key("Ctrl+Return")

    def _label(self) -> None:
        """The tape with plate and fault goes on the old terminal (B21)."""
        self.stage.at(14, 50)
        self.hands.click("fixed")
        self.stage.shot("label")
        self.hands.key("Ctrl+Return")

    def _checklist(self) -> None:
        """What was said before is not asked again; safety, readings and photos are looked at one by one."""
        hands = self.hands
        hands.until(lambda: hands.sees("checklist_page"), "the checklist")
        self.stage.shot("checklist")
        hands.key("Alt+A")
        hands.key("1")
        hands.key("1")
        hands.type_here("24.6")
        hands.key("Return")
        hands.key("1")
        hands.key("F8")
        hands.key("P")
        hands.until(lambda: hands.sees("back_to_order"), "the photo and with it the last answer")
        self.stage.shot("checklist_answered")
        hands.key("Ctrl+Return")
        hands.until(lambda: hands.sees("onsite_page"), "the on-site page")

    def _platform(self) -> None:
        """Forms 2.4a in one press."""
        self.stage.at(15, 0)
        self.hands.click("all_good")
        self.stage.shot("platform_check")
        self.hands.key("Ctrl+Return")

    def _complete(self) -> None:
        """F25 to F28."""
        self.hands.click("all_in_order")
        self.stage.shot("completion")
        self.hands.key("Ctrl+Return")
