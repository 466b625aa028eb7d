#!/usr/bin/env python3
"""Pictures of the window to look at: gallery.py PROGRAM FOLDER [NAME...]

Every state that the design shows, in both themes, both languages and three sizes. Nothing is asserted here: somebody judges
them (CONTRIBUTING.md). tour.py is the test.
"""
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import desk as d  # noqa: E402

SIZES = {"small": (1024, 640, "1"), "large": (1600, 1000, "1"), "dense": (2560, 1440, "2")}


def select(desk, event="demo-11-1"):
    desk.wait(lambda s: s["events"] >= 50 and not s["reading"], "the demo", 60)
    desk.settle()
    for _ in range(60):
        if desk.state()["selected"] == event:
            return
        desk.key("Down")


def window_mode(desk):
    x, y, w, h = desk.control("map")
    desk.move(x + w / 2, y + h / 2)
    for _ in range(4):
        if desk.settle()["mode"] == "window":
            break
        desk.key("w")
    for _ in range(3):
        desk.key("shift+bracketright")


def lit(desk):
    select(desk)
    window_mode(desk)
    if "tab:report" in desk.state()["controls"]:
        desk.click("tab:report")


def error(desk):
    select(desk)
    bad = desk.folder / "wire.jsonl"
    bad.write_text('{"id": "w1", "text": "Three people were killed by a car bomb in Mosul on 3 May 2019."}\n{"id": "w2", "text": broken}\n', encoding="utf-8")
    desk.key("ctrl+o")
    desk.click("open:path")
    desk.key("ctrl+a")
    desk.type(str(bad))
    desk.key("Return")
    desk.wait(lambda s: len(s["toasts"]) >= 2, "the message")


def press(*keys):
    def act(desk):
        select(desk)
        desk.key(*keys)
    return act


def film(desk):
    select(desk)
    desk.key("ctrl+shift+e")
    desk.wait(lambda s: s.get("dialog") == "film", "the dialogue")
    desk.click("film:kind:1")


def stack(desk):
    desk.wait(lambda s: s["events"] >= 50 and not s["reading"], "the demo", 60)
    state = desk.settle()
    at = {}
    for event, spot in state["spots"].items():
        at.setdefault(tuple(spot), []).append(event)
    desk.click_at(*max(at.items(), key=lambda item: len(item[1]))[0])


def map_points(desk, *shares):
    """Points of the map with all events in view."""
    desk.wait(lambda s: s["events"] >= 50 and not s["reading"], "the demo", 60)
    x, y, w, h = desk.control("map")
    desk.move(x + w / 2, y + h / 2)
    desk.key("shift+f")
    desk.settle()
    return [(x + w * across, y + h * down) for across, down in shares]


def measure(desk):
    a, b, c, d = map_points(desk, (0.42, 0.78), (0.5, 0.35), (0.68, 0.7), (0.6, 0.5))
    desk.key("m")
    for point in (a, b, c):
        desk.click_at(*point)
    desk.move(*d)


def choice(desk):
    points = map_points(desk, (0.3, 0.3), (0.6, 0.25), (0.72, 0.5), (0.5, 0.8), (0.3, 0.6))
    desk.key("l")
    desk.draw(points)
    desk.wait(lambda s: s["chosen"] > 0, "chosen events")
    desk.click("choice:list")
    desk.click("choice:only")


def lasso_begun(desk):
    points = map_points(desk, (0.3, 0.3), (0.6, 0.25), (0.72, 0.5), (0.5, 0.8), (0.3, 0.6))
    desk.key("l")
    desk.move(*points[0])
    desk.tool("mousedown", "1")
    for point in points[1:]:
        desk.move(*point)


def bookmarks(desk):
    map_points(desk, (0.5, 0.5))
    for name in ("Whole region", "غرب بغداد"):
        desk.key("equal")
        desk.settle()
        desk.key("ctrl+d")
        desk.wait(lambda s: s["keyboard"] == "bookmark:name", "the name")
        desk.key("ctrl+a")
        desk.set_clipboard(name)
        desk.key("ctrl+v", "Return")


def map_menu(desk):
    point, = map_points(desk, (0.55, 0.6))
    desk.click_at(*point, button=3)


def fan(desk):
    map_points(desk, (0.5, 0.5))
    at = {}
    for event, spot in desk.settle()["spots"].items():
        at.setdefault(tuple(spot), []).append(event)
    small = [item for item in at.items() if len(item[1]) <= 8]
    spot, events = max(small, key=lambda item: len(item[1]))
    desk.holding("ctrl", lambda: desk.click_at(*spot))
    desk.click("fan:" + events[0])


def graticule(desk):
    map_points(desk, (0.5, 0.5))
    desk.key("shift+g")


def typed(desk):
    desk.wait(lambda s: s["events"] >= 50 and not s["reading"], "the demo", 60)
    desk.key("ctrl+n")
    desk.wait(lambda s: s.get("dialog") == "add", "the dialogue")
    desk.set_clipboard("أعلنت وكالة رويترز (Reuters) يوم 2022-01-03 إسقاط طائرتين مسيّرتين مفخختين قرب مطار بغداد.\nNo casualties were reported.\n")
    desk.key("ctrl+v", "shift+Left", "shift+ctrl+Left")


def search(desk):
    select(desk)
    desk.key("ctrl+k")
    desk.type("Idlib")


def search_begun(desk):
    select(desk)
    desk.key("ctrl+k")
    desk.set_clipboard("مطار ب")
    desk.key("ctrl+v")


def search_wrong(desk):
    select(desk)
    desk.key("ctrl+k")
    desk.type("@Damascos")


VAGUE = """{"id":"v1","published":"2022-03-01","text":"Two soldiers were killed in clashes with militants in Anbar province on 28 February 2022."}
{"id":"v2","published":"2022-03-01","text":"A roadside bomb killed one man 40 km west of Mosul on 27 February 2022."}
{"id":"v3","published":"2022-03-01","text":"Gunmen killed three people on the road between Kirkuk and Tikrit on 26 February 2022."}
{"id":"v4","published":"2022-03-01","text":"A ship was hit by a missile in the Red Sea on 25 February 2022."}
{"id":"v5","published":"2022-03-01","text":"Air strikes killed five people in northern Syria on 24 February 2022. No group claimed responsibility."}
"""


def areas(desk):
    path = desk.folder / "vague.jsonl"
    path.write_text(VAGUE, encoding="utf-8")
    desk.key("ctrl+o")
    desk.click("open:path")
    desk.key("ctrl+a")
    desk.type(str(path))
    desk.key("Return")
    desk.wait(lambda s: s["events"] >= 5 and not s["reading"], "the events", 40)
    desk.key("Escape")


def folded(desk):
    select(desk)
    desk.key("u")
    desk.wait(lambda s: "time:break:0" in s["controls"], "a break")


def folded_hover(desk):
    folded(desk)
    desk.settle()
    x, y, w, h = desk.control("time:break:0")
    desk.hover(x + w / 2, y + h / 2)


def time_options(desk):
    folded(desk)
    desk.key("i")
    if "time:options" in desk.settle()["controls"]:
        desk.click("time:options")


def empty(desk):
    desk.settle()


STATES = {"empty": ([], empty), "areas": ([], areas), "demo": (["--demo"], lambda desk: desk.wait(lambda s: s["events"] >= 50 and not s["reading"], "the demo", 60)), "lit": (["--demo"], lit), "error": (["--demo"], error), "filters": (["--demo"], press("ctrl+3")),
          "queue": (["--demo"], press("ctrl+1")), "export": (["--demo"], press("ctrl+e")), "film": (["--demo"], film), "settings": (["--demo"], press("ctrl+comma")), "keys": (["--demo"], press("question")),
          "stack": (["--demo"], stack), "grid": (["--demo"], press("h")), "heat": (["--demo"], press("h", "h")), "add": (["--demo"], typed), "search": (["--demo"], search),
          "folded": (["--demo"], folded), "fold-hover": (["--demo"], folded_hover), "time-options": (["--demo"], time_options),
          "measure": (["--demo"], measure), "choice": (["--demo"], choice), "lasso-begun": (["--demo"], lasso_begun), "bookmarks": (["--demo"], bookmarks), "map-menu": (["--demo"], map_menu),
          "fan": (["--demo"], fan), "graticule": (["--demo"], graticule),
          "search-begun": (["--demo"], search_begun), "search-wrong": (["--demo"], search_wrong)}


def main():
    program, folder, *wanted = sys.argv[1:]
    for size, (width, height, scale) in SIZES.items():
        for language in ("en", "ar"):
            for theme in ("dark", "light"):
                for name, (arguments, act) in STATES.items():
                    picture = f"{name}-{theme}-{language}-{size}"
                    if wanted and not any(w in picture for w in wanted):
                        continue
                    screen = d.Screen(width, height)
                    desk = None
                    try:
                        desk = d.Desk(program, screen, ["--size", f"{width}x{height}", "--scale", scale, "--theme", theme, "--interface", language, "--no-settings", *arguments], pictures=folder)
                        act(desk)
                        desk.picture(picture)
                        print(picture, flush=True)
                    except d.Failed as failure:
                        print(f"{picture}: {failure}", flush=True)
                    finally:
                        if desk is not None:
                            desk.close()
                        screen.close()


if __name__ == "__main__":
    main()
