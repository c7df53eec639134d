"""Forms use the sample form of the gallery."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "ui"))
