"""A window that closes, or somebody who presses Cancel, does not wait until nobody has answered three times."""

import threading

from fieldtech.errors import Cancelled, FieldtechError
from fieldtech.services.syncing import Syncing

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
