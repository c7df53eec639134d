"""``python -m fieldtech``: the same as the command ``fieldtech``."""

import sys

from fieldtech.cli import main

sys.exit(main())
