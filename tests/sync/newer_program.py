"""A version to come, in a process of its own: it knows a column of vehicles that today's program does not.

``python -m sync.newer_program FOLDER``: opens the hub there as after an upgrade.
"""

import sys
from pathlib import Path

from sqlalchemy import String
from sqlalchemy.orm import mapped_column

from fieldtech.model.customers import Vehicle

Vehicle.trailer = mapped_column(String, default="")  # before the hub learns its columns

from fieldtech.hub.config import HubConfig, save_config, sqlite_url  # noqa: E402
from fieldtech.hub.desk import open_hub  # noqa: E402

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    save_config(folder, HubConfig(sqlite_url(folder)))
    open_hub(folder).close()
