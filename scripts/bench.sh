#!/usr/bin/env bash
# Installs what is missing, builds the release preset with bench/, and prints figures, each beside a baseline of the same run.
#
#   scripts/bench.sh [SECONDS]      start time and memory of one extract beside ogrinfo --version; reports, sentences and
#                                   look-ups a second on one core (SECONDS of work for each figure, default 3); the geocoder's
#                                   figures beside libgeonames, and the building of its file; the window's
#                                   time a frame, first frame and idle (a quarter of an hour: a million events are among it)
#
# Figures mean something on a quiet machine only; nothing here is a test. Works from any directory.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
case "${1:-}" in
    -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *[!0-9]*) echo "bench: a number of seconds, not $1 (try --help)" >&2; exit 2 ;;
esac
cd "$marsad_root"

marsad_step "1/4 Packages"
marsad_install run build bench
marsad_step "2/4 Data"
scripts/fetch_data.sh
marsad_step "3/4 Build"
marsad_quietly build/logs/configure-release.log cmake --preset release -DMARSAD_BENCH=ON
marsad_quietly build/logs/build-release.log cmake --build build/release -j "$marsad_jobs" --target marsad data bench_pipeline bench_geocode
marsad_step "4/4 Figures"
python3 bench/start_time.py build/release/marsad
python3 bench/window.py build/release/marsad 10000 1000000
taskset -c 0 build/release/bench/bench_pipeline build/release/data assets assets/demo "${1:-3}"
taskset -c 0 build/release/bench/bench_geocode build/release/data assets tests/geocode/queries.tsv "${1:-3}"
# The gazetteer anew, elsewhere; what CMake found is where the packages lie.
built=$(mktemp -d)
began=$EPOCHREALTIME
build/release/tools/compile_data/compile_data --packages "$(sed -n 's/^MARSAD_PACKAGES_DIR:PATH=//p' build/release/CMakeCache.txt)" --assets assets --out "$built" --gazetteer-only --quiet
awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN { printf "building the gazetteer: %.1f s (target 60)\n", b - a }'
rm -rf "$built"
