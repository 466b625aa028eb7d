#!/usr/bin/env bash
# Installs what is missing, builds the release preset with its tests, and runs the whole test suite.
#
#   scripts/test.sh                 release build and every test
#   scripts/test.sh --all           also: each header alone, a build without the window, AddressSanitizer and
#                                   UndefinedBehaviorSanitizer, clang-tidy,
#                                   60 s of fuzzing per target
#   scripts/test.sh --peers         release build, and a step of the time window over a million events beside deck.gl and QGIS: figures, no
#                                   test; a peer that cannot be had is reported as skipped
#   --fuzz-seconds N                another time per fuzz target (with --all)
#   --fuzz-seed N                   another seed (1), so that what a run finds can be found again; 0 = another one each time, to hunt
#   --tidy-changed                  clang-tidy only over files that differ from the main branch's last commit (with --all)
#
# Every step goes on to the next one; the last line is "N passed, N failed, N skipped", and the exit status 1 where any failed.
# Works from any directory. MARSAD_JOBS sets how many run at a time (default: one a core).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

all=no peers=no fuzz_seconds=60 fuzz_seed=1 tidy_changed=no
while [ $# -gt 0 ]; do
    case "$1" in
        --all) all=yes ;;
        --peers) peers=yes ;;
        --fuzz-seconds) fuzz_seconds=${2:?--fuzz-seconds needs a number}; shift ;;
        --fuzz-seed) fuzz_seed=${2:?--fuzz-seed needs a number}; shift ;;
        --tidy-changed) tidy_changed=yes ;;
        -h | --help) sed -n '2,15s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "test: unknown option $1 (try --help)" >&2; exit 2 ;;
    esac
    shift
done
cd "$marsad_root"
passed=0 failed=0 skipped=0
steps=4
[ "$all" = no ] || steps=8

finish() {
    marsad_step "Done"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ] || exit 1
    exit 0
}

note_pass() { passed=$((passed + 1)); echo "passed: $1"; }
note_failure() { failed=$((failed + 1)); echo "FAILED: $1" >&2; }

# A build that fails is one failed test; what depends on it is left out.
build() { # PRESET TARGETS...
    local preset=$1
    shift
    if marsad_quietly "build/logs/configure-$preset.log" cmake --preset "$preset" -DMARSAD_TESTS="$tests" -DMARSAD_BENCH=ON &&
        marsad_quietly "build/logs/build-$preset.log" cmake --build "build/$preset" -j "$marsad_jobs" ${1+--target "$@"} -- -k 0; then
        note_pass "build of preset $preset"
    else
        note_failure "build of preset $preset"
        return 1
    fi
}

# Runs CTest in a build folder and adds up its counts.
run_ctest() { # FOLDER CTEST-OPTIONS...
    local folder=$1 log total=0 bad=0 left=0
    shift
    log="build/logs/ctest-$(basename "$folder").log"
    ctest --test-dir "$folder" -j "$marsad_jobs" --output-on-failure --no-tests=error "$@" >"$log" 2>&1 || true
    total=$(sed -n 's/.* tests failed out of \([0-9]*\)$/\1/p' "$log" | tail -n 1)
    bad=$(sed -n 's/.*, \([0-9]*\) tests failed out of .*/\1/p' "$log" | tail -n 1)
    left=$(grep -c '\*\*\*Skipped' "$log" || true)
    if [ -z "$total" ]; then
        tail -n 20 "$log" >&2
        note_failure "ctest in $folder ran no test"
        return 0
    fi
    if [ "$bad" != 0 ]; then
        sed -n '/The following tests FAILED/,/^Errors while/p' "$log" >&2
        echo "their output is in $log" >&2
        grep -A 25 '\*\*\*Failed\|\*\*\*Exception\|\*\*\*Timeout' "$log" | head -n 200 >&2 || true
    fi
    [ "$left" = 0 ] || sed -n '/The following tests did not run/,/^$/p' "$log" | head -n 20
    passed=$((passed + total - bad - left)) failed=$((failed + bad)) skipped=$((skipped + left))
    echo "$folder: $((total - bad - left)) passed, $bad failed, $left skipped of $total"
}

if [ "$peers" = yes ]; then
    marsad_step "1/3 Packages"
    marsad_install run build bench
    marsad_install peers || echo "the peers that are not here are skipped"
    mkdir -p build/peers
    marsad_quietly build/logs/peers-npm.log npm install --prefix build/peers --ignore-scripts --no-audit --no-fund deck.gl@9 || echo "deck.gl cannot be had"
    scripts/fetch_data.sh
    marsad_step "2/3 Build"
    tests=OFF
    build release data bench_map || finish
    marsad_step "3/3 Figures"
    code=0
    python3 bench/peers/peers.py || code=$?
    case "$code" in
        0) note_pass "Marsad beside its peers" ;;
        77) skipped=$((skipped + 1)) ;;
        *) note_failure "bench/peers/peers.py" ;;
    esac
    finish
fi

marsad_step "1/$steps Packages"
if [ "$all" = yes ]; then
    marsad_install run build test check
else
    marsad_install run build test
fi

marsad_step "2/$steps Data"
scripts/fetch_data.sh

marsad_step "3/$steps Release build with tests"
tests=ON
build release || finish

marsad_step "4/$steps Tests"
run_ctest build/release
[ "$all" = yes ] || finish

marsad_step "5/$steps Each header alone, and the program without its window"
if marsad_quietly build/logs/headers.log cmake --build build/release -j "$marsad_jobs" --target headers_alone bench_pipeline -- -k 0; then
    note_pass "each header compiles alone, and the benchmarks"
else
    note_failure "some header, or a benchmark, does not compile (build/logs/headers.log)"
fi

if marsad_quietly build/logs/configure-plain.log cmake --preset release -B build/plain -DMARSAD_WINDOW=OFF -DMARSAD_TESTS=OFF -DMARSAD_BENCH=OFF &&
    marsad_quietly build/logs/build-plain.log cmake --build build/plain -j "$marsad_jobs" --target marsad; then
    note_pass "the program without its window builds"
else
    note_failure "the program without its window (-DMARSAD_WINDOW=OFF) does not build (build/logs/build-plain.log)"
fi

marsad_step "6/$steps Address and undefined behaviour sanitizers"
if build asan; then
    UBSAN_OPTIONS=print_stacktrace=1 run_ctest build/asan -LE 'lint|compile'
fi

marsad_step "7/$steps clang-tidy"
tidy_list=$(git ls-files 'src/*.cpp' 'tools/*.cpp' 2>/dev/null || true)
[ -n "$tidy_list" ] || tidy_list=$(find src tools -name '*.cpp' | sort)
if [ "$tidy_changed" = yes ]; then
    base=$(git merge-base HEAD origin/HEAD 2>/dev/null || git rev-parse HEAD~1)
    tidy_list=$(git diff --name-only --diff-filter=d "$base" -- 'src/*.cpp' 'tools/*.cpp')
fi
count=$(printf '%s\n' "$tidy_list" | grep -c . || true)
if [ "$count" = 0 ]; then
    echo "clang-tidy: no file to check"
elif printf '%s\n' "$tidy_list" | tr '\n' '\0' | xargs -0 -P "$marsad_jobs" -n 4 clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option -p build/release >build/logs/clang-tidy.log 2>/dev/null; then
    note_pass "clang-tidy over $count files"
else
    grep -E '(warning|error):' build/logs/clang-tidy.log | sort -u | head -n 60 >&2 || true
    note_failure "clang-tidy over $count files (build/logs/clang-tidy.log)"
fi

marsad_step "8/$steps Fuzzing, $fuzz_seconds s a target"
tests=OFF
if build fuzz fuzz_targets; then
    fuzz_one() { # NAME
        mkdir -p "build/fuzz/found/$1"
        cp -n "tests/fuzz/corpus/$1/"* "build/fuzz/found/$1/" 2>/dev/null || true
        if (cd "build/fuzz" && "./bin/fuzz_$1" -seed="$fuzz_seed" -max_total_time="$fuzz_seconds" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 \
            -artifact_prefix="crash-$1-" "found/$1") >"build/logs/fuzz-$1.log" 2>&1; then
            : >"build/logs/fuzz-$1.ok"
        fi
    }
    export -f fuzz_one
    export fuzz_seconds fuzz_seed
    targets=$(cd build/fuzz/bin && ls fuzz_* | sed 's/^fuzz_//')
    rm -f build/logs/fuzz-*.ok
    printf '%s\n' "$targets" | xargs -P "$marsad_jobs" -n 1 bash -c 'fuzz_one "$1"' fuzz
    for target in $targets; do
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/logs/fuzz-$target.log" | tail -n 1)
        if [ -f "build/logs/fuzz-$target.ok" ]; then
            note_pass "fuzzing $target: ${runs:-?} runs"
        else
            tail -n 30 "build/logs/fuzz-$target.log" >&2
            note_failure "fuzzing $target (build/logs/fuzz-$target.log; the input is build/fuzz/crash-$target-*)"
        fi
    done
fi
finish
