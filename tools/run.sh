#!/bin/sh
# Starts the program with the demo data; without a display it plays the stories into out/.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/fieldtech demo --window --out out
fi
echo "No display: playing the repair story offscreen."
for language in zh_CN en; do
    rm -rf "out/$language"  # what an earlier run left: the story begins anew
    .venv/bin/fieldtech demo --out "out/$language" --lang "$language"
done
echo "Sheets and screenshots are in out/zh_CN and out/en."
