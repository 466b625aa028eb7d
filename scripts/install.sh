#!/usr/bin/env bash
# Installs what is missing of Debian's packages, as root or by sudo; sourced by run.sh and test.sh.
#
#   scripts/install.sh [run] [build] [test] [check] [bench]     the lists third_party/packages-NAME.txt (default: run build)
#   scripts/install.sh --list [NAME...]                         only prints the names
#
# Nothing is asked of the network where nothing is missing. npm (for "npm pack") comes from Debian only where no npm stands
# on the PATH.

marsad_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The names in the lists, one a line.
marsad_packages() {
    local list
    for list in "$@"; do
        if [ ! -f "$marsad_root/third_party/packages-$list.txt" ]; then
            echo "install: no list third_party/packages-$list.txt" >&2
            return 2
        fi
        sed -e 's/#.*//' -e 's/[[:space:]].*//' -e '/^$/d' "$marsad_root/third_party/packages-$list.txt"
    done
}

marsad_is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ||
        dpkg-query -W -f='${db:Status-Status} ${Provides}\n' 2>/dev/null | grep -Eq "^installed .*(^|[ ,])$1([ ,(]|$)"
}

marsad_apt() {
    local run=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3)
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "install: neither root nor sudo; ask an administrator to install: $marsad_missing" >&2
            return 1
        fi
        run=(sudo "${run[@]}")
    fi
    "${run[@]}" "$@"
}

marsad_install() {
    local name names missing=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "install: this is no Debian; install by hand what third_party/packages-*.txt name" >&2
        return 1
    fi
    names=$(marsad_packages "$@") || return
    for name in $names; do
        marsad_is_installed "$name" || missing+=("$name")
    done
    command -v npm >/dev/null || missing+=(npm)
    if [ "${#missing[@]}" = 0 ]; then
        echo "install: nothing is missing"
        return 0
    fi
    marsad_missing="${missing[*]}"
    echo "install: ${#missing[@]} packages are missing: $marsad_missing"
    marsad_apt update -q -q || {
        echo "install: apt-get update failed; check the network and run the script again" >&2
        return 1
    }
    marsad_apt install -y -q -q --no-install-recommends "${missing[@]}" >"${TMPDIR:-/tmp}/marsad-install.$$.log" 2>&1 || {
        tail -n 15 "${TMPDIR:-/tmp}/marsad-install.$$.log" >&2
        echo "install: apt-get could not install: $marsad_missing" >&2
        return 1
    }
    rm -f "${TMPDIR:-/tmp}/marsad-install.$$.log"
    echo "install: done"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    case "${1:-}" in
        -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
        --list) shift; [ $# -gt 0 ] || set -- run build; marsad_packages "$@"; exit ;;
    esac
    [ $# -gt 0 ] || set -- run build
    marsad_install "$@"
fi
