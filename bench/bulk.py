#!/usr/bin/env python3
"""How the program reads in bulk: speed on one core, two cores against one, memory, time against length.

usage: bulk.py BUILD_FOLDER [TEXTS...] [--quick] [--only PART,...]
BUILD_FOLDER holds marsad, bench/bench_reading and data/. TEXTS are files or folders of reports as `marsad extract` reads them;
without any, the reports of the demo and of tests/golden. PART is reading, cores, memory or length; without --only all four, which take
about ten minutes of processor time (--quick: two). All figures come from one run: rates by processor time (getrusage), ratios of
interleaved pairs by the clock. Nothing here is a limit; what else the machine does shows in the figures.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PAIRS = 5


def texts_of(paths):
    """The texts below the paths: bodies of .txt, `text` of .json."""
    out = []
    for path in paths:
        files = [path] if os.path.isfile(path) else sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
        for file in files:
            if file.endswith(".json"):
                with open(file, encoding="utf-8") as stream:
                    record = json.load(stream)
                if isinstance(record, dict) and isinstance(record.get("text"), str):
                    out.append({key: record[key] for key in ("lang", "published", "text") if record.get(key)})
            elif file.endswith(".txt"):
                with open(file, encoding="utf-8", errors="replace") as stream:
                    head, _, body = stream.read().partition("\n\n")
                out.append({"text": body or head, "published": "2022-01-30"})
    return out


def write_records(path, texts, count):
    with open(path, "w", encoding="utf-8") as stream:
        for number in range(count):
            record = {"id": f"r{number}", **texts[number % len(texts)]}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def run(command):
    """Seconds by the clock, seconds of processor time, peak memory in MB."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def extract(program, path, jobs):
    return run([program, "extract", "--format", "jsonl", "--jobs", str(jobs), path])


def two_cores(program, folder, texts):
    path = os.path.join(folder, "pairs.jsonl")
    write_records(path, texts, 3000)
    ratios = []
    for _ in range(PAIRS):
        one = extract(program, path, 1)[0]
        ratios.append(one / extract(program, path, 2)[0])
    print(f"two cores against one: {statistics.median(ratios):.2f} (median of {PAIRS} interleaved pairs: {', '.join(f'{r:.2f}' for r in ratios)}; load {os.getloadavg()[0]:.1f})", flush=True)


def memory(program, folder, texts, counts):
    path = os.path.join(folder, "many.jsonl")
    peaks = []
    for count in counts:
        write_records(path, texts, count)
        _, cpu, peak = extract(program, path, 2)
        peaks.append(peak)
        print(f"memory: {count:>7} reports: peak {peak:.1f} MB, {count / cpu:.0f} reports a second of processor time", flush=True)
    print(f"memory: {counts[-1]} reports against {counts[0]}: {peaks[-1] / peaks[0]:.2f} times", flush=True)


def lengths(program, folder, texts, megabytes):
    path = os.path.join(folder, "long.txt")
    whole = "\n\n".join(text["text"] for text in texts) + "\n\n"
    rates = []

    def measure(what):
        real = os.path.getsize(path) / 1e6
        _, cpu, peak = extract(program, path, 1)
        rates.append(real / cpu)
        print(f"one text of {real:6.1f} MB{what}: {cpu:7.1f} s of processor time, {real / cpu:.2f} MB/s, peak {peak:.0f} MB", flush=True)

    for size in megabytes:
        with open(path, "w", encoding="utf-8") as stream:
            for _ in range(max(1, size * 1_000_000 // len(whole.encode()))):
                stream.write(whole)
        measure("")
    print(f"length: a byte of the longest text takes {rates[0] / rates[-1]:.2f} times what one of the shortest takes", flush=True)
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("the men of the town who had gone to the market came back and rockets hit Mosul killing 4 " * 115_000)
    measure(" without a full stop")


def reading(build, texts, seconds):
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):  # as plain records: bench_reading finds their language
            with open(os.path.join(folder, f"{number:04}.jsonl"), "w", encoding="utf-8") as stream:
                stream.write(json.dumps({"id": f"t{number}", **text}, ensure_ascii=False) + "\n")
        subprocess.run([os.path.join(build, "bench", "bench_reading"), os.path.join(build, "data"), os.path.join(build, "data", "assets"), folder, "--seconds", seconds], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS)
    parser.add_argument("build")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="reading,cores,memory,length")
    arguments = parser.parse_intermixed_args()
    parts = arguments.only.split(",")
    program = os.path.join(arguments.build, "marsad")
    texts = texts_of(arguments.paths or [os.path.join(ROOT, "assets", "demo"), os.path.join(ROOT, "tests", "golden")])
    if not texts:
        sys.exit(f"no texts below {', '.join(arguments.paths)}")
    print(f"{len(texts)} texts", flush=True)
    if "reading" in parts:
        reading(arguments.build, texts, "1" if arguments.quick else "3")
    with tempfile.TemporaryDirectory() as folder:
        if "cores" in parts:
            two_cores(program, folder, texts)
        if "memory" in parts:
            memory(program, folder, texts, (1000, 10_000) if arguments.quick else (1000, 10_000, 100_000))
        if "length" in parts:
            lengths(program, folder, texts, (1, 10) if arguments.quick else (1, 10, 100))


if __name__ == "__main__":
    main()
