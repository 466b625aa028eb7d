#!/usr/bin/env bash
# What run.sh and test.sh share; sourced.

marsad_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
marsad_jobs=${MARSAD_JOBS:-$(nproc)}
marsad_started=$SECONDS
# Clones in other folders share the compiler cache.
export CCACHE_BASEDIR="$marsad_root" CCACHE_NOHASHDIR=1
# shellcheck source=scripts/install.sh
. "$marsad_root/scripts/install.sh"

marsad_step() {
    printf '== %s (%d s since the start)\n' "$1" "$((SECONDS - marsad_started))"
}

# A long command's output goes to a file; its end is shown where the command fails.
marsad_quietly() { # LOG COMMAND...
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1; then
        grep -E 'error:|Error|FAILED|undefined reference' "$log" | head -n 40 >&2 || true
        tail -n 20 "$log" >&2
        echo "failed: $* (whole output: $log)" >&2
        return 1
    fi
}
