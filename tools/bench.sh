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
for bench in bench/[a-z]*.py; do
    echo "== $bench"
    QT_QPA_PLATFORM=offscreen .venv/bin/python "$bench"
done
