#!/bin/sh
# Runs every benchmark with its peers, one after the other.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -c 'import typst, fpdf, weasyprint' 2>/dev/null || {
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 >/dev/null
    fi
    .venv/bin/python -m pip install -q --disable-pip-version-check -e '.[bench]'
}
missed=0
for bench in imports memory orders scrolling search sheets start swap sync; do  # the others beside them are parts of these
    echo "== bench/$bench.py"
    QT_QPA_PLATFORM=offscreen .venv/bin/python "bench/$bench.py" || missed=1
done
exit $missed  # every benchmark is run, also after one that misses its goal
