"""Who gives up does not wait until nobody has answered three times; on a weak line less is asked for at once."""

import threading
from typing import ClassVar

from fieldtech.errors import Cancelled, FieldtechError
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.model.drafts.onsite import SituationDraft
from fieldtech.services.syncing import Syncing
from fieldtech.sync.channel import LineCut
from fieldtech.sync.messages import PullAnswer, Push, PushAnswer
from prepared import act_as

from .firms import Firm


def test_no_pause_between_two_tries_outlasts_who_gives_up(firm: Firm) -> None:
    firm.work("kept", photo=False)
    syncing, ended = Syncing(firm.van.context), list[FieldtechError]()

    def exchange() -> None:
        try:
            syncing.run()
        except FieldtechError as error:
            ended.append(error)

    thread = threading.Thread(target=exchange)  # nobody listens where the van believes its office
    thread.start()
    while thread.is_alive():
        syncing.stop_waiting()
        thread.join(0.01)
    assert [type(error) for error in ended] == [Cancelled]
    assert syncing.status().trouble == "" and syncing.status().only_here == 1


class Short(HubChannel):
    """A line that breaks off before anything large is through."""

    pushed: ClassVar[list[int]] = []

    def push(self, push: Push) -> PushAnswer:
        self.pushed.append(len(push.ops))
        if len(push.ops) > 15:
            raise LineCut
        return super().push(push)

    def pull(self, cursor: int, limit: int) -> PullAnswer:
        if limit > 40:
            raise LineCut
        return super().pull(cursor, limit)


def test_on_a_line_that_breaks_off_requests_become_small_enough(firm: Firm) -> None:
    act_as(firm.van, "wulei")
    for number in range(20):
        firm.van.repairs.note(firm.order, SituationDraft(f"day {number}", "sunli"))
    syncing = Syncing(firm.van.context, lambda _addresses, token, _ca: Short(HubDesk(firm.hub), token))
    Short.pushed.clear()
    assert syncing.run().agrees and syncing.status().waiting == 0
    assert Short.pushed == [20, 20, 20, 15, 5]  # of at most 1,000, 250, 62, and then 15
    Short.pushed.clear()
    assert syncing.run().agrees and len(Short.pushed) == 4  # once it went well they are as large as ever
