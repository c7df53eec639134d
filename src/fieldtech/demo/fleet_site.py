"""The technician's part of a fleet install through the window: road, yard, one signature over the whole list."""

from fieldtech.demo.acts import signature
from fieldtech.demo.fleet_case import Fleet
from fieldtech.demo.stage import Stage
from fieldtech.demo.yard_walk import YardWalk
from fieldtech.model.base import Id

SEALED_WITHIN_S = 60.0  # dozens of vehicles with their photos become one PDF


class FleetSite:
    """Scenes; what is done in the yard between arriving and leaving is told to ``walk``."""

    def __init__(self, stage: Stage, fleet: Fleet, order: Id) -> None:
        self.stage, self.hands, self.fleet, self.order = stage, stage.hands, fleet, order
        self.walk = YardWalk(self.hands, platform=f"{fleet.request.platform_host}:{fleet.request.platform_port}")

    def accept(self) -> None:
        """赵强 takes the order on."""
        self.stage.enter(self.fleet.technician)
        self.stage.shot("fleet_day")
        self.hands.key("Ctrl+Return")

    def road(self) -> None:
        """Five checks, off, and there: one big button (B19, B20)."""
        hands, stage = self.hands, self.stage
        for _check in ("information", "tools", "spares", "documents", "customer", "his_word"):
            hands.key("Ctrl+Return")
        stage.later(30)
        hands.key("Ctrl+Return")
        hands.until(lambda: self.status() == "departed", "the departure")
        stage.later(55)
        hands.key("Ctrl+Return")
        hands.click("id_shown")
        hands.click("customer_confirmed")
        stage.shot("fleet_arrival")
        hands.key("Ctrl+Return")
        hands.until(lambda: self.status() == "arrived", "the arrival")

    def until(self, position: int, state: str = "installed") -> None:
        """The vehicle of that line is stored so; photos are read beside the window."""
        yard = self.stage.workplace.yard
        key = next(row.id for row in yard.rows(self.order) if row.position == position)
        self.hands.until(lambda: yard.row(key).state == state, f"vehicle {position} {state}")

    def sign_off(self) -> None:
        """The customer reads the list, rates, and signs once for all vehicles (B10, F19, F20)."""
        hands, stage = self.hands, self.stage
        hands.key("Ctrl+Return")
        hands.until(lambda: hands.sees("signoff_page"), "the sign-off page")
        hands.draw("technician_ink", signature("zhao_qiang")[0])
        hands.key("Ctrl+Return")
        hands.click("5", hands.see("overall"))
        stage.shot("fleet_customer_reads")
        hands.click("verdict_satisfied")
        hands.draw("customer_ink", signature("wang_jianguo")[0])
        stage.shot("fleet_customer_signed")
        hands.click("sign_off")
        hands.until(lambda: hands.sees("open_pdf"), "the seal", SEALED_WITHIN_S)
        stage.shot("fleet_sealed")

    def status(self) -> str:
        """The state of the order."""
        return self.stage.workplace.orders.view(self.order).status
