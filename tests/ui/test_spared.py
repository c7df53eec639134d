"""What lives as long as the program is not walked by the garbage collector again and again."""

import gc

from fieldtech.app import spare_what_stays


def test_what_is_loaded_is_spared() -> None:
    gc.unfreeze()  # other tests are spared it, too
    gc.collect()
    assert gc.get_freeze_count() == 0
    spare_what_stays()
    assert gc.get_freeze_count() > 10_000  # and it stays so: the tests after this one are spared it again
