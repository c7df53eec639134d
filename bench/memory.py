"""Memory of the real window with 200,000 orders open and scrolled through, beside the empty program.

Each figure is the resident memory of a fresh process; the difference is what the orders cost. The goal is 60 MB:
rows are fetched as they are scrolled to, and only what is shown of them is kept.
"""

import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

GOAL_MB = 60.0
ROWS = 20_000
MODES = ("empty", "opened", "scrolled")


def resident_mb() -> float:
    """Resident memory of this process."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("needs Linux's /proc")


def child(mode: str) -> None:
    """Print the resident memory after opening a window: without data, with the first rows, with many rows."""
    from many_orders import COUNT, opened
    from PySide6.QtWidgets import QApplication

    from fieldtech.app import spare_what_stays
    from fieldtech.paths import cache_dir
    from fieldtech.services.orders import OrderQuery
    from fieldtech.ui.language import Language
    from fieldtech.ui.pages.orders import OrdersPage
    from fieldtech.ui.theme import Theme
    from fieldtech.ui.window import MainWindow

    app = QApplication([])
    workplace = opened(0 if mode == "empty" else COUNT)
    theme, language = Theme(app, cache_dir()), Language(app, cache_dir())
    theme.use("light")
    language.use("zh_CN")
    window, page = MainWindow(theme, language), OrdersPage(workplace)
    window.add_page(page)
    window.resize(1440, 900)
    window.show()
    spare_what_stays()
    window.show_for(workplace.access.person)
    pane = page.list_pane
    pane.show_query(OrderQuery("", "all"))
    app.processEvents()
    while mode == "scrolled" and pane.model.rowCount() < ROWS:
        pane.list.scrollToBottom()
        app.processEvents()
    window.grab()
    print(f"rss {resident_mb():.1f} {pane.model.rowCount()}")
    workplace.close()


def main() -> int:
    from many_orders import opened

    opened(0).close()  # made here, or making it would count as the empty program
    found: dict[str, float] = {}
    for mode in MODES:
        command = [sys.executable, __file__, mode]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        found[mode] = float(said[said.index("rss") + 1])
        print(f"{mode:10} {found[mode]:7.1f} MB   {said[-1]} rows loaded")
    more = found["scrolled"] - found["empty"]
    print(f"200,000 orders, {ROWS} scrolled through, cost {more:.1f} MB; goal {GOAL_MB:.0f} MB:"
          f" {'met' if more <= GOAL_MB else 'MISSED'}")  # fmt: skip
    return 0 if more <= GOAL_MB else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(sys.argv[1])
    else:
        sys.exit(main())
