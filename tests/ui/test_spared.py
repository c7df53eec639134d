"""What lives as long as the program is not walked by the garbage collector again and again."""

import gc

from fieldtech.app import spare_what_stays


def test_what_is_loaded_is_spared() -> None:
    before = gc.get_freeze_count()
    try:
        spare_what_stays()
        assert gc.get_freeze_count() > before + 10_000
    finally:
        gc.unfreeze()
