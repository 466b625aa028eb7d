#!/usr/bin/env bash
# Installs what is missing, fetches the data, builds build/release/marsad, reads the demo reports with it and opens its window.
#
#   scripts/run.sh               writes out/demo.geojson, out/demo.csv and out/demo.png, prints what was found and where, and
#                                opens the window on the demo; without a display (or with --no-window) the files are all
#
# Works from any directory. MARSAD_JOBS sets how many compilers run at a time (default: one a core).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
window=yes
case "${1:-}" in
    "") ;;
    --no-window) window=no ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "run: unknown option $1 (try --help)" >&2; exit 2 ;;
esac
cd "$marsad_root"

marsad_step "1/5 Packages"
marsad_install run build

marsad_step "2/5 Data"
scripts/fetch_data.sh

marsad_step "3/5 Build"
marsad_quietly build/logs/configure-release.log cmake --preset release -DMARSAD_TESTS=OFF
marsad_quietly build/logs/build-release.log cmake --build build/release -j "$marsad_jobs" --target marsad data

marsad_step "4/5 Demo: reading assets/demo"
mkdir -p out
build/release/marsad extract assets/demo -o out/demo.geojson
build/release/marsad export out/demo.geojson -o out/demo.csv

# The table is read from the CSV (RFC 4180: fields in quotes may hold commas and line ends).
awk '
function cell(name) { return (name in column) ? value[column[name]] : "" }
function shorten(text, width) { return length(text) > width ? substr(text, 1, width - 2) ".." : text }
function take_row(   i) {
    if (rows++ == 0) { for (i = 1; i <= count; i++) column[value[i]] = i; return }
    events++
    if (cell("latitude") == "") unplaced++
    printf "%-10s  %-26s %-20s %-26s %5s  %s\n", cell("event_date") == "" ? "undated" : cell("event_date"), shorten(cell("location") == "" ? "(no place)" : cell("location"), 26),
        shorten(cell("country"), 20), shorten(cell("sub_event_type"), 26), cell("fatalities"), cell("event_id")
}
BEGIN { printf "%-10s  %-26s %-20s %-26s %5s  %s\n", "day", "place", "country", "what", "dead", "event" }
{
    line = $0; sub(/\r$/, "", line)
    if (inside) field = field "\n"; else { count = 0; field = "" }
    for (i = 1; i <= length(line); i++) {
        sign = substr(line, i, 1)
        if (sign == "\"") {
            if (inside && substr(line, i + 1, 1) == "\"") { field = field "\""; i++ } else inside = !inside
        } else if (sign == "," && !inside) { value[++count] = field; field = "" } else field = field sign
    }
    if (!inside) { value[++count] = field; take_row() }
}
END { printf "%d events, %d of them without a place\n", events, unplaced }' out/demo.csv

marsad_step "5/5 Demo: drawing the map"
build/release/marsad render out/demo.geojson -o out/demo.png
ls -l out/demo.geojson out/demo.csv out/demo.png
if [ "$window" = yes ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    marsad_step "The window: build/release/marsad view --demo (close it, or Ctrl+Q, to come back)"
    if build/release/marsad view --demo; then
        marsad_step "Done: ask build/release/marsad --help for more"
        exit 0
    fi
    echo "run: the window did not open; the files are there all the same" >&2
fi
marsad_step "Done: look at out/demo.png, or ask build/release/marsad --help"
