"""The repair of 津C8R071 through the window: telephone, desk, van, site, signature, seal."""

from fieldtech.demo.acts import TANKER, signature
from fieldtech.demo.stage import Stage


class RepairStory:
    """Each method is a scene; ``play`` runs them in order and returns the number of the order."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.hands = stage, stage.hands

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
        hands.click("promised_at_quick_1")
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
        hands.click("at_quick_1")
        hands.click("agreed_yes")
        hands.click("promised_at_quick_1")
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
        hands.click("slot_from_quick_1")
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
        """Accepted, five checks, on the way, there."""

    def site(self) -> None:
        """Everything on site."""

    def sign_off(self) -> str:
        """The customer reads, rates and signs."""
        signature(TANKER.signature)
        return TANKER.number
