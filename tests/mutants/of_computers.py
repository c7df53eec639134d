"""Mistakes about who is who: another hub, another computer, and whose word it is; and about bodies nobody can read."""

from .mutant import Mutant

OF_COMPUTERS = (
    Mutant(
        "sync/https.py",
        "            raise AnotherHub",
        "            pass",
        "a photo that went to an old copy of the hub in the middle of an exchange counts as stored",
    ),
    Mutant(
        "hub/app.py",
        "epoch = await run_in_threadpool(self.hub.epoch)",
        'epoch = ""',
        "nobody hears of which hub it is that has a photo",
    ),
    Mutant(
        "sync/body_fits.py",
        '    "swaps": _Swapped,\n',
        "",
        "a swap that cannot be read closes its order to everybody who opens it",
    ),
    Mutant(
        "model/deciders.py",
        ', "stock_transfers": "book_count"}',
        "}",
        "who offered goods decides that the other has taken them",
    ),
    Mutant(
        "hub/devices.py",
        "    gone += [one for one in known if before.get(one.id) == device_id and not one.revoked_at]\n",
        "",
        "an old backup of a stolen laptop goes on receiving",
    ),
    Mutant(
        "hub/devices.py",
        "        and one.last_contact <= now.registered_at\n",
        "",
        "a copy of a laptop that goes on working is seen by nobody",
    ),
)
