#!/usr/bin/env python3
"""The window on a screen of its own (Xvfb, software OpenGL): time a frame, first frame, idle.

usage: window.py PROGRAM [EVENTS...]      (default: 10000 1000000)

Prints ms a frame (p50, p95) at 1280 x 800 while playing and while panning, for the demo and for synthetic events, each also as
a ratio to the same run's baseline: frames of the empty window under a moving mouse. Synthetic events are written by this
script in the format of our layers. A frame's time is from its beginning to the swap of buffers; what the trace costs is not in it.
"""
import json
import os
import pathlib
import random
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/window"))
import desk as d  # noqa: E402

SIZE = ["--size", "1280x800", "--no-settings"]
TYPES = [("Explosions/Remote violence", "Air/drone strike", "Political violence"), ("Explosions/Remote violence", "Shelling/artillery/missile attack", "Political violence"),
         ("Battles", "Armed clash", "Political violence"), ("Violence against civilians", "Attack", "Political violence"), ("Protests", "Peaceful protest", "Demonstrations"),
         ("Riots", "Mob violence", "Political violence"), ("Strategic developments", "Disrupted weapons use", "Strategic developments")]


def write_events(path, count, places):
    """Clustered places over Iraq and Syria; days over ten years."""
    rng = random.Random(7)
    spots = []
    while len(spots) < places:
        lon, lat = rng.gauss(42.5, 3.2), rng.gauss(34.0, 1.8)
        if 35.0 < lon < 49.0 and 29.0 < lat < 38.0:
            spots.append((round(lon, 4), round(lat, 4)))
    start = time.mktime((2012, 1, 1, 12, 0, 0, 0, 0, 0))
    with open(path, "w", encoding="utf-8") as file:
        for i in range(count):
            place = int(len(spots) * rng.random() ** 2)
            lon, lat = spots[place]
            kind = rng.choice(TYPES)
            day = time.strftime("%Y-%m-%d", time.localtime(start + 86400 * rng.randrange(3650)))
            dead = rng.choice([0, 0, 0, 1, 2, 5, None])
            properties = {"event_id": f"s{i // 1000}-{i % 1000 + 1}", "report_id": f"s{i // 1000}", "role": "main", "lang": "en", "event_date": day, "date_start": day, "date_end": day,
                          "time_precision": 1, "disorder_type": kind[2], "event_type": kind[0], "sub_event_type": kind[1], "actor1": None, "actor2": None, "weapon": "unknown",
                          "intercepted": False, "fatalities": dead, "fatalities_low": dead, "fatalities_high": dead, "country": "Iraq", "country_code": "IQ", "location": f"Place {place}",
                          "place_id": f"user:p{place}", "latitude": lat, "longitude": lon, "geo_precision": 1, "radius_km": 2.0, "confidence": 0.9}
            file.write(json.dumps({"type": "Feature", "id": properties["event_id"], "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties}) + "\n")


class Frames:
    """The times of the frames that pass while it is open."""

    def __init__(self, desk):
        self.desk = desk
        self.desk.state()
        self.start = desk.read_to

    def times(self):
        with open(self.desk.trace, "rb") as file:
            file.seek(self.start)
            lines = file.read().split(b"\n")[:-1]
        return sorted(json.loads(line)["ms"] for line in lines)


def quantiles(times):
    return times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.95))]


def row(name, times, baseline):
    p50, p95 = quantiles(times)
    print(f"{name:34} p50 {p50:7.1f} ms ({p50 / baseline:5.2f} x)   p95 {p95:7.1f} ms ({p95 / baseline:5.2f} x)   {len(times)} frames", flush=True)


def wiggle(desk, seconds, x, y, reach):
    end = time.monotonic() + seconds
    i = 0
    while time.monotonic() < end:
        desk.tool("mousemove", str(int(x + reach * ((i % 20) - 10) / 10)), str(int(y + reach * ((i % 14) - 7) / 14)))
        i += 1


def measure(desk, name, baseline, seconds=6.0):
    x, y, w, h = desk.control("map")
    middle = (x + w / 2, y + h / 2)
    desk.move(*middle)
    for mode in ("window", "cumulative"):
        for _ in range(4):
            if desk.settle()["mode"] == mode:
                break
            desk.key("w")
        desk.key("Home", "space")
        desk.wait(lambda s: s["playing"], "playing")
        frames = Frames(desk)
        time.sleep(seconds)
        row(f"{name}, playing ({mode})", frames.times(), baseline)
        if desk.state()["playing"]:
            desk.key("space")
        desk.wait(lambda s: not s["playing"], "a pause")
    for _ in range(4):
        if desk.settle()["mode"] == "all":
            break
        desk.key("w")
    desk.settle()
    desk.move(*middle)
    desk.tool("mousedown", "1")
    time.sleep(0.1)
    frames = Frames(desk)
    wiggle(desk, seconds, *middle, min(w, h) * 0.4)
    times = frames.times()
    desk.tool("mouseup", "1")
    row(f"{name}, panning (all events)", times, baseline)
    frames = Frames(desk)
    for i in range(16):
        desk.tool("click", "4" if i % 8 < 4 else "5")
        time.sleep(0.25)
    row(f"{name}, zooming (all events)", frames.times(), baseline)


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    program = sys.argv[1]
    counts = [int(n) for n in sys.argv[2:]] or [10_000, 1_000_000]
    missing = d.missing_tools()
    if missing:
        sys.exit("not installed: " + ", ".join(missing))
    screen = d.Screen(1280, 800)
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
        desk = d.Desk(program, screen, SIZE)
        x, y, w, h = desk.control("map")
        frames = Frames(desk)
        wiggle(desk, 4.0, x + w / 2, y + h / 2, w * 0.4)
        baseline = quantiles(frames.times())[0]
        row("empty window (baseline)", frames.times(), baseline)
        desk.close()

        first = []
        for _ in range(5):
            launched = time.time()
            desk = d.Desk(program, screen, [*SIZE, "--demo"])
            state = desk.wait(lambda s: s["events"] >= 50, "the demo", 60)
            lines = [json.loads(line) for line in desk.trace.read_bytes().split(b"\n")[:-1]]
            first.append((lines[0]["at"] - launched, next(line["at"] for line in lines if line["events"] > 0) - launched, next(line["at"] for line in lines if line["events"] >= 50) - launched))
            desk.close()
        for name, index in (("first frame", 0), ("first frame with events of the demo", 1), ("first frame with all of the demo", 2)):
            times = sorted(entry[index] for entry in first)
            print(f"{name:36} median {times[2] * 1000:6.0f} ms (min {times[0] * 1000:.0f}, max {times[-1] * 1000:.0f}) from the start of the program", flush=True)

        desk = d.Desk(program, screen, [*SIZE, "--demo"])
        desk.wait(lambda s: s["events"] >= 50 and not s["reading"], "the demo", 60)
        time.sleep(8)  # the message goes after six seconds
        desk.settle()
        before = cpu_seconds(desk.process.pid)
        time.sleep(10)
        print(f"idle for 10 s: {(cpu_seconds(desk.process.pid) - before) * 10:.2f} % of one core", flush=True)
        measure(desk, "demo, 50 events", baseline)
        desk.close()

        for count in counts:
            layer = pathlib.Path(folder) / f"{count}.geojsonl"
            write_events(layer, count, 500 if count <= 20_000 else 20_000)
            started = time.monotonic()
            desk = d.Desk(program, screen, [*SIZE, str(layer)])
            desk.wait(lambda s: s["events"] == count and not s["reading"], f"{count} events", 900)
            print(f"{count} events: read in {time.monotonic() - started:.1f} s", flush=True)
            measure(desk, f"{count} events", baseline)
            desk.close()
            layer.unlink()
    screen.close()


if __name__ == "__main__":
    main()
