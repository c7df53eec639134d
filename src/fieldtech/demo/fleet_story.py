"""The fleet of 王建国's company through the window: sales paper, customer's list, yard, one signature, rest order."""

from datetime import date

from fieldtech.demo.acts import PIN
from fieldtech.demo.fleet_acts import CAMERA
from fieldtech.demo.fleet_case import HAIYUE
from fieldtech.demo.fleet_office import FleetOffice
from fieldtech.demo.fleet_site import FleetSite
from fieldtech.demo.stage import Stage


class FleetStory:
    """Each method is a scene; ``play`` runs them in order and returns the number of the order."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.hands = stage, stage.hands
        self.office = FleetOffice(stage, HAIYUE)
        self.number = ""

    def play(self) -> str:
        """10 November in the office, the 12th in the yard."""
        self.office.play()
        self.number = self.office.order_number()
        self.stage.enter("zhenghao")
        site = FleetSite(self.stage, HAIYUE, self.stage.workplace.orders.find(self.number))
        self.road(site)
        self.yard(site)
        site.sign_off()
        self.rest()
        return self.number

    def road(self, site: FleetSite) -> None:
        """赵强 takes the order on, and on the day of the appointment he goes."""
        self.stage.at(14, 0)
        site.accept()
        self.stage.at(8, 10, date(2026, 11, 12))
        site.road()

    def yard(self, site: FleetSite) -> None:
        """One vehicle by scanner and keys; the other, without a plate yet, has not come (B11, B13, B27)."""
        stage, car = self.stage, HAIYUE.cars[0]
        stage.photos = CAMERA
        stage.at(9, 50)
        site.walk.fit(car.vin, HAIYUE.terminals[0], HAIYUE.sims[0])
        stage.shot("fleet_scanned")
        site.walk.describe()
        stage.at(11, 10)
        stage.shot("fleet_vehicle")
        site.walk.prove()
        site.until(1)
        stage.at(11, 15)
        site.walk.missing(2)
        site.until(2, "not_installed")
        stage.shot("fleet_yard_done")
        stage.at(11, 30)

    def rest(self) -> None:
        """The laptop goes back to 赵强; 郑浩 finds the order for the vehicle that was not there."""
        hands, stage = self.hands, self.stage
        hands.click("back_to_technician")
        hands.write("pin", PIN, hands.see("pin_sheet"))
        hands.key("Return")
        hands.until(lambda: hands.sees("user"), "the technician's window")
        stage.at(11, 40)
        stage.enter("zhenghao")
        hands.click("open_orders_page")
        hands.write("search", HAIYUE.customer)
        hands.key("Return")
        hands.see("order_detail")
        stage.shot("fleet_order_for_the_rest")
        hands.click("user")
        hands.see("lock_screen")
