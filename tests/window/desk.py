"""A real window under Xvfb, driven with xdotool: starts both, clicks by control name, waits for states, takes pictures.

The window writes a line of JSON after every frame (marsad view --trace): its state and where each control was drawn.
Pictures are the screen itself, read from the frame buffer that Xvfb keeps in a file (XWD).
"""
import json
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import time
import zlib

NEEDED = ("Xvfb", "xdotool", "xclip")
SKIP = 77  # what CTest takes for a skipped test


def missing_tools():
    return [tool for tool in NEEDED if shutil.which(tool) is None]


class Picture:
    """Pixels of a screen: rows of (r, g, b) bytes."""

    def __init__(self, width, height, rgb):
        self.width, self.height, self.rgb = width, height, rgb

    @staticmethod
    def from_xwd(path):
        data = pathlib.Path(path).read_bytes()
        head = struct.unpack(">25I", data[:100])
        header_size, width, height = head[0], head[4], head[5]
        bits, row_bytes, colours = head[11], head[12], head[19]
        if bits != 32:
            raise ValueError(f"a screen of {bits} bits a pixel")
        start = header_size + colours * 12
        rows = []
        little = head[7] == 0
        for y in range(height):
            row = data[start + y * row_bytes:start + y * row_bytes + 4 * width]
            out = bytearray(3 * width)
            if little:  # b g r x
                out[0::3], out[1::3], out[2::3] = row[2::4], row[1::4], row[0::4]
            else:
                out[0::3], out[1::3], out[2::3] = row[1::4], row[2::4], row[3::4]
            rows.append(bytes(out))
        return Picture(width, height, b"".join(rows))

    def save_png(self, path):
        raw = b"".join(b"\0" + self.rgb[y * 3 * self.width:(y + 1) * 3 * self.width] for y in range(self.height))

        def chunk(kind, body):
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        pathlib.Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)) +
                                       chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b""))

    def cut(self, rect):
        x, y, w, h = (int(v) for v in rect)
        x, y = max(0, x), max(0, y)
        w, h = min(w, self.width - x), min(h, self.height - y)
        rows = [self.rgb[((y + i) * self.width + x) * 3:((y + i) * self.width + x + w) * 3] for i in range(h)]
        return Picture(w, h, b"".join(rows))

    def count(self, colour, tolerance=6):
        """Pixels within `tolerance` of "RRGGBB" in each channel."""
        want = bytes.fromhex(colour)
        r, g, b = self.rgb[0::3], self.rgb[1::3], self.rgb[2::3]
        near = [set(range(max(0, v - tolerance), min(255, v + tolerance) + 1)) for v in want]
        return sum(1 for i in range(len(r)) if r[i] in near[0] and g[i] in near[1] and b[i] in near[2])

    def difference(self, other):
        """Share of pixels that differ visibly."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        a, b = self.rgb, other.rgb
        if a == b:
            return 0.0
        return sum(1 for i in range(0, len(a), 3) if abs(a[i] - b[i]) + abs(a[i + 1] - b[i + 1]) + abs(a[i + 2] - b[i + 2]) > 24) / (self.width * self.height)

    def colours(self):
        return len({self.rgb[i:i + 3] for i in range(0, len(self.rgb), 3 * 7)})


class Screen:
    def __init__(self, width, height):
        self.folder = tempfile.mkdtemp(prefix="marsad-screen-")
        read, write = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-fbdir", self.folder, "+extension", "GLX", "-nolisten", "tcp"],
                                        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = ":" + number

    def picture(self):
        return Picture.from_xwd(os.path.join(self.folder, "Xvfb_screen0"))

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)


class Failed(AssertionError):
    pass


class Desk:
    """One run of `marsad view`."""

    def __init__(self, program, screen, arguments=(), environment=None, pictures=None):
        self.screen = screen
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="marsad-desk-"))
        self.home = self.folder / "home"
        self.home.mkdir()
        self.trace = self.folder / "trace.jsonl"
        self.pictures = pathlib.Path(pictures) if pictures else None
        self.environment = dict(os.environ, DISPLAY=screen.display, HOME=str(self.home), XDG_CONFIG_HOME=str(self.home / "config"), SDL_VIDEODRIVER="x11", SDL_AUDIODRIVER="dummy", XDG_RUNTIME_DIR=str(self.folder))
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.environment.update(environment or {})
        self.errors = open(self.folder / "stderr", "w+", encoding="utf-8")
        self.process = subprocess.Popen([program, "view", "--trace", str(self.trace), *arguments], env=self.environment, stderr=self.errors, stdout=self.errors, stdin=subprocess.DEVNULL)
        self.read_to = 0
        self.last = None
        self.wait(lambda s: s["frame"] >= 2, "the first frames", 60)
        self.window = self.tool("search", "--sync", "--pid", str(self.process.pid), "--name", "Marsad", output=True).split()[-1]
        self.tool("windowfocus", self.window)

    # What is seen
    def state(self):
        """The newest frame."""
        if self.trace.exists():
            with open(self.trace, "rb") as file:
                file.seek(self.read_to)
                data = file.read()
            end = data.rfind(b"\n")
            if end >= 0:
                lines = data[:end].split(b"\n")
                self.last = json.loads(lines[-1])
                self.read_to += end + 1
        return self.last

    def wait(self, holds, what, timeout=20):
        """Until a frame holds; the frames in between are looked at as well, the last state counts."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            state = self.state()
            if state is not None and holds(state):
                return state
            if self.process.poll() is not None:
                raise Failed(f"the program ended ({self.process.returncode}) while waiting for {what}: {self.stderr()}")
            time.sleep(0.03)
        shown = {k: v for k, v in (self.last or {}).items() if k != "controls"}
        raise Failed(f"waited {timeout} s for {what}; the state is {shown}")

    def settle(self):
        """Until nothing is drawn any more and the map stands still."""
        last, since = None, time.monotonic()
        while time.monotonic() - since < 8:
            state = self.state()
            if state["frame"] == last and state["settled"]:
                return state
            last = state["frame"]
            time.sleep(0.35)
        return self.state()

    def stderr(self):
        return (self.folder / "stderr").read_text(encoding="utf-8", errors="replace")

    def picture(self, name=None):
        self.settle()
        picture = self.screen.picture()
        if name and self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            picture.save_png(self.pictures / f"{name}.png")
        return picture

    def control(self, name):
        return self.wait(lambda s: name in s["controls"], f"the control {name}")["controls"][name]

    def controls(self, prefix):
        return {k: v for k, v in self.state()["controls"].items() if k.startswith(prefix)}

    # What a person does. xdotool is paced: a key that goes down and up within one frame would be lost on the way.
    def tool(self, *arguments, output=False):
        done = subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=30, check=False)
        if done.returncode != 0:
            raise Failed(f"xdotool {' '.join(arguments)}: {done.stderr}")
        return done.stdout if output else None

    def frame_passes(self, count=2):
        start = self.state()["frame"]
        deadline = time.monotonic() + 1.5
        while self.state()["frame"] < start + count and time.monotonic() < deadline:
            time.sleep(0.02)

    def move(self, x, y):
        self.tool("mousemove", str(int(x)), str(int(y)))
        self.frame_passes()

    def hover(self, x, y):
        """As move(), but the window sees where the mouse is before a button goes down: SDL hears of a pointer that was set by nobody's hand
        only when the next real motion comes."""
        self.tool("mousemove", str(int(x) - 1), str(int(y)))
        self.tool("mousemove_relative", "1", "0")
        self.frame_passes()

    def click_at(self, x, y, button=1, times=1):
        self.move(x, y)
        for _ in range(times):
            self.tool("mousedown", str(button))
            time.sleep(0.05)
            self.tool("mouseup", str(button))
            time.sleep(0.04)
        self.frame_passes()

    def click(self, name, across=0.5, down=0.5, **options):
        x, y, w, h = self.control(name)
        self.click_at(x + w * across, y + h * down, **options)

    def drag(self, start, end, steps=6):
        self.move(*start)
        self.tool("mousedown", "1")
        time.sleep(0.08)
        for i in range(1, steps + 1):
            self.move(start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        self.tool("mouseup", "1")
        self.frame_passes()

    def draw(self, points):
        """A line with the button held, through all of the points."""
        self.move(*points[0])
        self.tool("mousedown", "1")
        time.sleep(0.08)
        for point in points[1:]:
            self.move(*point)
        self.tool("mouseup", "1")
        self.frame_passes()

    def holding(self, key, act):
        self.tool("keydown", key)
        time.sleep(0.08)
        try:
            act()
        finally:
            self.tool("keyup", key)
            time.sleep(0.08)

    def wheel(self, x, y, steps):
        self.move(x, y)
        for _ in range(abs(steps)):
            self.tool("click", "4" if steps > 0 else "5")
            time.sleep(0.05)

    def key(self, *names):
        for name in names:
            self.tool("keydown", *name.split("+")[:-1], name.split("+")[-1]) if False else self.tool("key", "--delay", "60", name)
            time.sleep(0.12)

    def type(self, text):
        self.tool("type", "--delay", "60", text)
        time.sleep(0.15)

    def set_clipboard(self, text):
        # xclip stays to hand the text out; its streams must not keep the test's pipes open.
        subprocess.run(["xclip", "-selection", "clipboard", "-in"], input=text.encode("utf-8"), env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20, check=True)

    def close(self, keep=False):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)
        self.errors.close()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
