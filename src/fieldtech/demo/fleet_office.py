"""The office's part of a fleet install through the window: request, customer's list, review, order, units, slip."""

from datetime import date, datetime

from fieldtech.demo.fleet_case import Fleet, write_list
from fieldtech.demo.stage import Stage
from fieldtech.model.choices import REVIEW_POINTS


class FleetOffice:
    """Each method is a scene; ``play`` runs them in order."""

    def __init__(self, stage: Stage, fleet: Fleet) -> None:
        self.stage, self.hands, self.fleet = stage, stage.hands, fleet

    def play(self) -> None:
        """From the paper of the sales to the terminals in the technician's van."""
        self.request()
        self.vehicles()
        self.review()
        self.order()
        self.approval()
        self.assignment()
        self.issue()

    def request(self) -> None:
        """周敏 writes down what 王签 brought; the customer gives contact and place (B10)."""
        hands, stage, asked = self.hands, self.stage, self.fleet.request
        stage.enter("zhoumin")
        hands.click("open_requests_page")
        hands.click("new_request")
        hands.pick("customer", self.fleet.customer)
        hands.click(f"source_{asked.source}")
        hands.write("sales_signer", asked.sales_signer)
        hands.write("contract_no", asked.contract_no)
        hands.choose("model", asked.model)
        hands.write("quantity", str(asked.quantity))
        hands.write("unit_cents", f"{asked.unit_cents / 100:.0f}")
        hands.choose("payment", asked.payment)
        hands.write("wanted_by", _day(asked.wanted_by))
        hands.write("platform_host", asked.platform_host)
        hands.write("platform_port", str(asked.platform_port))
        stage.shot("fleet_request")
        self._send()

    def vehicles(self) -> None:
        """The customer's own Excel list is read, looked at and taken onto the request (B11, B12)."""
        hands, stage = self.hands, self.stage
        stage.list_file = write_list(stage.out / "lists" / "安装车辆明细_海岳物流.xlsx", self.fleet.cars)
        hands.click("import_vehicles")
        hands.click("choose_file")
        hands.see("import_rows")
        if self.fleet.waiver:  # drivers are not known: the rows are looked at and taken all the same
            hands.click("check_all")
        stage.shot("fleet_list")
        hands.click("import_rows")
        stage.shot("fleet_list_taken_in")
        hands.click("go_back")

    def review(self) -> None:
        """Six points, then the customer is told (P19, P21)."""
        hands, stage = self.hands, self.stage
        stage.later(35)
        hands.click("review")
        for point in REVIEW_POINTS:
            hands.click(f"checked_{point}")
        hands.click("result_passed")
        stage.shot("fleet_review")
        self._send()
        stage.later(15)
        hands.click("tell")
        hands.write("expected", _day(self.fleet.slot[0].date()))
        self._send()
        stage.shot("fleet_customer_told")

    def order(self) -> None:
        """郑浩 makes the order; what is missing is waived with a reason, what is doubtful is considered (B13)."""
        hands, stage = self.hands, self.stage
        stage.enter("zhenghao")
        stage.later(20)
        hands.click("open_requests_page")
        hands.click("make_order")
        self._send()
        hands.see("order_detail")
        if self.fleet.waiver:
            hands.click("change_install")
            hands.click("waived_driver_data")
            hands.write("waiver_reason", self.fleet.waiver)
            self._send()
        stage.shot("fleet_order")
        hands.click("hand_in")
        hands.until(lambda: not hands.sees("hand_in"), "the order handed in, or the doubts")
        if hands.sees("form_sheet"):
            self._consider()

    def approval(self) -> None:
        """孙立 sees vehicles and papers, and says yes."""
        self.stage.enter("sunli")
        self.stage.later(50)
        self.stage.shot("fleet_approval")
        self.hands.click("approve")

    def assignment(self) -> None:
        """Who, when, and every terminal and card by number (B20)."""
        hands, stage = self.hands, self.stage
        stage.enter("zhenghao")
        stage.later(130)
        hands.click("open_orders_page")
        hands.write("search", self.fleet.customer)
        hands.key("Return")
        hands.click("assign")
        for name, moment in zip(("slot_from", "slot_to"), self.fleet.slot, strict=True):
            hands.write(name, f"{moment:%Y-%m-%d %H:%M}")
        hands.click(f"technician_{self.fleet.technician}")
        for number in (*self.fleet.terminals, *self.fleet.sims):
            hands.scan(number)
        for kind, numbers in (("terminals", self.fleet.terminals), ("sims", self.fleet.sims)):
            if not numbers:
                hands.click(f"take_{kind}")
        stage.shot("fleet_assignment")
        self._consider()
        stage.shot("fleet_assigned")

    def issue(self) -> None:
        """褚刚 hands out what is set aside for the order, with a slip (B41)."""
        hands, stage, number = self.hands, self.stage, self.order_number()
        stage.enter("chugang")
        stage.later(10)
        hands.click("issue")
        hands.choose("source", self.fleet.store)
        hands.choose("target", self.fleet.van)
        hands.write("order", number)
        stage.shot("fleet_issue_slip")
        self._send()
        stage.shot("fleet_issued")

    def order_number(self) -> str:
        """The number of the order made from the request."""
        return next(row.order for row in self.stage.workplace.requests.list(closed=True) if row.order)

    def _consider(self) -> None:
        """Send the form; whatever it wants considered is ticked, and it goes."""
        hands = self.hands
        sheet = hands.see("form_sheet")
        hands.key("Ctrl+Return")
        hands.until(lambda: not _there(sheet) or bool(self._doubts()), "the form or its doubts")
        if _there(sheet):
            for doubt in self._doubts():
                hands.click(doubt)
            self._send()

    def _doubts(self) -> list[str]:
        return [widget.objectName() for widget in self.hands.all_seen("considered_")]

    def _send(self) -> None:
        """Ctrl+Enter; the form goes when the service took it."""
        sheet = self.hands.see("form_sheet")
        self.hands.key("Ctrl+Return")
        self.hands.until(lambda: not _there(sheet), "the form to be taken")


def _day(day: date | datetime | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _there(sheet: object) -> bool:
    """A sheet that was used once is deleted when it goes."""
    try:
        return bool(sheet.isVisible())  # type: ignore[attr-defined]
    except RuntimeError:
        return False
