"""The desks of the stores, together."""

from fieldtech.services.context import Context
from fieldtech.services.stores.count_booking import CountBooking
from fieldtech.services.stores.counting import Counting
from fieldtech.services.stores.lending import Lending
from fieldtech.services.stores.moving import Moving
from fieldtech.services.stores.receiving import Receiving
from fieldtech.services.stores.shelves import Shelves
from fieldtech.services.stores.sim_desk import SimDesk
from fieldtech.services.stores.slip_desk import Slips
from fieldtech.services.stores.transfers import Transfers
from fieldtech.services.stores.workshop import Workshop
from fieldtech.services.stores.write_offs import WriteOffs


class Stores:
    """``workplace.stores.moving.move("issue", draft)`` and the like."""

    def __init__(self, context: Context) -> None:
        self.shelves = Shelves(context)
        self.receiving = Receiving(context)
        self.moving = Moving(context)
        self.transfers = Transfers(context)
        self.counting = Counting(context)
        self.count_booking = CountBooking(context)
        self.workshop = Workshop(context)
        self.write_offs = WriteOffs(context)
        self.sims = SimDesk(context)
        self.lending = Lending(context)
        self.slips = Slips(context)
