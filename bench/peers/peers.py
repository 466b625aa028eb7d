#!/usr/bin/env python3
"""A step of the time window over a million events: Marsad beside deck.gl and QGIS, in the same run on the same machine.

peers.py [--build FOLDER] [--peers FOLDER] [--steps N] [--seconds S] [--only deck,qgis,marsad]

1280 x 800 pixels, points of 4 pixels, no map below; N steps (100) for each share of the events that is shown, the first of
them dropped; a peer stops after S seconds (60) with as many as it did,
four at least. deck.gl draws in Debian's Chromium under Xvfb, by
Mesa's llvmpipe as Marsad does; another renderer is told and not compared. What is not installed is said to be skipped. Figures mean something on a quiet
machine only.
"""
import argparse
import http.server
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import events  # noqa: E402

ROOT = HERE.parents[1]
SHARES = {"1%": 0.01, "10%": 0.1, "all": 1.0}
COUNT = 1_000_000


class Skipped(Exception):
    pass


def summary(ms):
    """Median and 95th percentile without the first step."""
    rest = sorted(ms[1:])
    return rest[len(rest) // 2], rest[min(len(rest) - 1, len(rest) * 95 // 100)], len(rest)


def run_deck(options, columns, plan):
    chromium = shutil.which("chromium")
    library = options.peers / "node_modules/deck.gl/dist.min.js"
    if chromium is None:
        raise Skipped("no chromium (third_party/packages-peers.txt)")
    if shutil.which("Xvfb") is None:
        raise Skipped("no Xvfb (third_party/packages-peers.txt)")
    if not library.exists():
        raise Skipped(f"no deck.gl: npm install --prefix {options.peers} deck.gl@9")
    files = {"/": HERE / "deck.html", "/deck.js": library, "/events.bin": columns}
    answer, done = {}, threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = json.dumps(plan).encode() if self.path == "/plan.json" else files[self.path].read_bytes() if self.path in files else None
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html" if self.path == "/" else "text/javascript" if self.path.endswith(".js") else "application/octet-stream")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def do_POST(self):
            answer[self.path] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            if self.path != "/note":
                done.set()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        read, write = os.pipe()
        screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        display = os.read(read, 16).decode().strip()
        browser = subprocess.Popen([chromium, "--no-sandbox", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist",
                                    "--disable-gpu-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-gpu-watchdog", f"--user-data-dir={home}", "--window-size=1380,960",
                                    f"http://127.0.0.1:{server.server_port}/"],
                                   env={**os.environ, "DISPLAY": f":{display}", "LIBGL_ALWAYS_SOFTWARE": "1", "HOME": home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            finished = done.wait(900 + len(SHARES) * options.seconds)
        finally:
            os.killpg(browser.pid, signal.SIGTERM)
            try:
                browser.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(browser.pid, signal.SIGKILL)
            screen.terminate()
            screen.wait()
            server.shutdown()
    if not finished:
        raise Skipped(f"Chromium gave no answer in its time; it came as far as: {answer.get('/note', 'nothing')}")
    if "/failed" in answer:
        raise Skipped("the page failed: " + answer["/failed"])
    return answer["/result"]


def run_qgis(options, table, plan):
    python = "/usr/bin/python3"  # Debian's: it has Debian's modules
    if subprocess.run([python, "-c", "import qgis.core"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
        raise Skipped("no python3-qgis (third_party/packages-peers.txt)")
    if shutil.which("ogr2ogr") is None:
        raise Skipped("no ogr2ogr (third_party/packages-peers.txt)")
    layer = table.with_suffix(".gpkg")
    if not layer.exists():
        part = layer.with_suffix(".part.gpkg")
        part.unlink(missing_ok=True)
        subprocess.run(["ogr2ogr", "-f", "GPKG", str(part), str(table), "-nln", "events", "-a_srs", "EPSG:4326", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo", "AUTODETECT_TYPE=YES",
                        "-gt", "100000"], check=True, stderr=subprocess.DEVNULL)
        part.rename(layer)
    file = options.peers / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    result = subprocess.run([python, str(HERE / "qgis_bench.py"), str(layer), str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=900 + len(SHARES) * options.seconds)
    lines = [line for line in result.stdout.splitlines() if line.startswith("RESULT ")]
    if not lines:
        raise Skipped("QGIS failed: " + result.stderr.strip()[-300:])
    return json.loads(lines[0][len("RESULT "):])


def run_marsad(options):
    """Lines of bench_map: step, project, share, p50, p95 (milliseconds), parted by tabs."""
    program = options.build / "bench/bench_map"
    if not program.exists():
        raise Skipped(f"no {program}: cmake --build {options.build} --target bench_map")
    result = subprocess.run([str(program), str(options.build / "data"), str(ROOT / "assets/styles"), "--steps-only"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
    figures = {}
    for line in result.stdout.splitlines():
        columns = line.split("\t")
        if len(columns) >= 5 and columns[0] == "step":
            print(line)
            if columns[1].startswith("1M"):
                figures[columns[2]] = (float(columns[3]), float(columns[4]))
    if not figures:
        raise Skipped("bench_map prints no line \"step\" of 1M events")
    return figures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--peers", type=pathlib.Path, default=ROOT / "build/peers")
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--only", default="deck,qgis,marsad")
    options = parser.parse_args()
    options.peers.mkdir(parents=True, exist_ok=True)
    wanted = options.only.split(",")
    columns, table = events.write(options.peers, COUNT)
    plan = {"count": COUNT, "start": events.START.isoformat(), "seconds": options.seconds, "windows": {name: list(events.windows(share, options.steps + 1)) for name, share in SHARES.items()}}
    skipped = []

    def attempt(name, run):
        if name not in wanted:
            return None
        try:
            return run()
        except Skipped as reason:
            skipped.append(name)
            print(f"skipped: {name}: {reason}")
            return None

    ours = attempt("marsad", lambda: run_marsad(options))

    def show(name, result):
        for share, steps in result["steps"].items():
            p50, p95, count = summary(steps["ms"])
            ratio = f"\tMarsad is {p50 / ours[share][0]:.1f} times as fast" if ours and share in ours and ours[share][0] > 0 else ""
            print(f"peer\t{name}\t1M@20000\t{share}\t{p50:.2f}\t{p95:.2f}\t{count} steps\t{steps['lit']} pixels lit{ratio}", flush=True)

    deck = attempt("deck", lambda: run_deck(options, columns, plan))
    if deck:
        print(f"deck.gl {deck['version']}, drawn by {deck['renderer']}; first picture after {deck['first_ms']:.0f} ms")
        if "llvmpipe" in deck["renderer"]:
            show("deck.gl", deck)
        else:
            skipped.append("deck")
            print(f"skipped: deck: {deck['renderer']} is not the renderer that Marsad uses here (llvmpipe)")
    qgis = attempt("qgis", lambda: run_qgis(options, table, plan))
    if qgis:
        print(f"QGIS {qgis['version']}, first picture after {qgis['first_ms']:.0f} ms")
        show("QGIS", qgis)
    return 77 if len(skipped) == len(wanted) else 0


if __name__ == "__main__":
    sys.exit(main())
