#!/bin/sh
# Starts the program with the demo data; without a display it plays the stories into out/.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/fieldtech demo --window --out out
fi
echo "No display: playing a maintenance plan and its visit, a fleet and a repair offscreen, in both languages at once."
play() {
    rm -rf "out/$1"  # what an earlier run left: the stories begin anew
    exec .venv/bin/fieldtech demo --out "out/$1" --lang "$1"
}
(play zh_CN) & chinese=$!
(play en) & english=$!
trap 'kill "$chinese" "$english" 2>/dev/null || true; exit 130' INT TERM
failed=0
wait "$chinese" || failed=$?
wait "$english" || failed=$?
[ "$failed" = 0 ] || exit "$failed"
echo "Sheets and screenshots are in out/zh_CN and out/en."
