"""How hands work in the yard: scans and a few keys for each vehicle, in the order in which one walks around it."""

from fieldtech.demo.hands import Hands

PLATFORM = "218.0.0.1:7611"


class YardWalk:
    """Everything is pressed, typed or scanned; whoever calls waits until the vehicle is stored as done."""

    def __init__(self, hands: Hands, volts: str = "24.6", platform: str = PLATFORM) -> None:
        self._hands, self._volts, self._platform = hands, volts, platform

    def fit(self, vehicle: str, terminal: str, sim: str) -> None:
        """Three scans: which vehicle, what goes into it."""
        for number in (vehicle, terminal, sim):
            self._hands.scan(number)

    def describe(self) -> None:
        """The first vehicle of a yard has none to be like: every part by hand."""
        hands = self._hands
        for part in ("all_normal", "seat_under_dashboard", "power_permanent_acc", "customer_agreed"):
            hands.click(part)
        hands.key("Alt+A")
        hands.write("reading_IA-11", self._volts)
        hands.write("reading_IA-13", self._platform)
        hands.key("Return")

    def describe_as_before(self) -> None:
        """All normal, the rest as on the vehicle before; the reading is taken anew."""
        self._hands.key("Alt+N")
        self._hands.key("Alt+C")
        self._hands.type_here(self._volts)

    def prove(self) -> None:
        """The photos of the camera, and the platform sees it."""
        self._hands.key("Alt+F")
        self._hands.key("Alt+P")

    def first(self, vehicle: str, terminal: str, sim: str) -> None:
        """The whole of a vehicle with none before it."""
        self.fit(vehicle, terminal, sim)
        self.describe()
        self.prove()

    def next(self, vehicle: str, terminal: str, sim: str) -> None:
        """The whole of a vehicle like the one before."""
        self.fit(vehicle, terminal, sim)
        self.describe_as_before()
        self.prove()

    def missing(self, position: int) -> None:
        """The vehicle of that line has not come."""
        hands = self._hands
        hands.write("scan", str(position))
        hands.key("Return")
        hands.key("F6")
        hands.see("form_sheet")
        hands.key("Ctrl+Return")
