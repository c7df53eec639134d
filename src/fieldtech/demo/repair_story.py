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
        hands.write("customer", case.phone)
        self.stage.shot("caller_found")
        hands.key("Return")
        hands.write("vehicle", "8R071")
        hands.key("Return")
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
        pass

    def approval(self) -> None:
        """孙立 approves."""

    def assignment(self) -> None:
        """郑浩 sends 吴磊."""

    def road(self) -> None:
        """Accepted, five checks, on the way, there."""

    def site(self) -> None:
        """Everything on site."""

    def sign_off(self) -> str:
        """The customer reads, rates and signs."""
        signature(TANKER.signature)
        return TANKER.number
