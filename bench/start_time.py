#!/usr/bin/env python3
"""One `extract` of a 300-word report, process start included, beside `ogrinfo --version` in the same run.

usage: start_time.py PROGRAM [RUNS]
Prints medians in ms, their ratio, and the peak resident memory in MB. Runs are interleaved, so that what else the
machine does falls on both.
"""
import os
import resource
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REPORT = os.path.join(HERE, "data", "report_300_words.txt")


def run(command):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {command}")
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    ours, theirs, memory = [], [], []
    for _ in range(runs):
        ms, peak = run([program, "extract", REPORT])
        ours.append(ms)
        memory.append(peak)
        theirs.append(run(["ogrinfo", "--version"])[0])
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"extract of a 300-word report: {a:.1f} ms (min {min(ours):.1f}, max {max(ours):.1f}); ogrinfo --version: {b:.1f} ms; "
          f"ratio {a / b:.2f}; peak memory {max(memory):.1f} MB; {runs} interleaved runs")


if __name__ == "__main__":
    main()
