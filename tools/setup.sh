#!/bin/sh
# Sets up a virtual environment with all that fieldtech needs; repeated calls cost nothing.
# On Debian and Ubuntu the system libraries that Qt needs are installed too (as root or with sudo).
# "setup.sh test" adds a PostgreSQL server, on which the hub's tests run: its programs only, no cluster is made.
set -eu
cd "$(dirname "$0")/.."

need="libegl1 libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 poppler-utils python3-venv"
if [ -n "${DISPLAY:-}" ]; then
    need="$need libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1
          libxcb-render-util0 libxcb-image0 libxcb-randr0 libxcb-sync1 libxcb-xfixes0 libx11-xcb1"
fi
if [ "${1:-}" = test ]; then
    need="$need postgresql"
fi

missing() {
    for package in $need; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
            || dpkg-query -W -f '${Status}' "${package}t64" 2>/dev/null | grep -q 'ok installed' \
            || printf '%s ' "$package"
    done
}

if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    lacking=$(missing)
    if [ -n "$lacking" ]; then
        as_root=""
        [ "$(id -u)" = 0 ] || as_root="sudo"
        echo "Installing system packages: $lacking"
        $as_root apt-get update -q >/dev/null
        case "$lacking" in *postgresql*)  # the tests start servers of their own
            if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
                $as_root mkdir -p /etc/postgresql-common
                echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
            fi ;;
        esac
        # libglib2.0-0 is called libglib2.0-0t64 on newer systems; apt resolves the old name.
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends \
            -o Dpkg::Options::=--force-confold $lacking >/dev/null
    fi
fi

python=""
for candidate in python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null 2>&1 \
        && "$candidate" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))'; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || { echo "fieldtech needs Python 3.11 or newer." >&2; exit 1; }

stamp=.venv/.ready
sum=$(cksum pyproject.toml | cut -d' ' -f1)
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$sum" ]; then
    echo "Setting up .venv (a few minutes the first time)"
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install -q --disable-pip-version-check -e '.[test]'
    echo "$sum" >"$stamp"
fi
