"""Steps of the tour on the map: fan, measure, lasso and box, views, the menu of a place. Checked against counts of their own."""
import math
import pathlib
import re
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Colours of the dark theme, tints and lines of the roles among them: assets/styles/ui_dark.tsv says what they stand for.
THEME = dict(line.rstrip("\n").split("\t")[:2] for line in (ROOT / "assets/styles/ui_dark.tsv").read_text(encoding="utf-8").splitlines() if "\t" in line)


class MapSteps:
    """For a class that has a desk, step(), check() and is_free()."""

    def summaries(self):
        self.step("grid and heat stand for the signs, and tell what is there")
        desk = self.desk
        shown = desk.settle()["shown"]
        before = desk.picture("07-signs").cut(desk.control("map"))
        for summary in ("grid", "heat"):
            desk.key("h")
            desk.wait(lambda s, summary=summary: s["summary"] == summary and s["settled"], summary)
            self.check(desk.picture("07-" + summary).cut(desk.control("map")).rgb != before.rgb, f"the {summary} looks like the signs")
            self.check(desk.state()["shown"] == shown, "what is shown changed")
        desk.key("h")
        desk.wait(lambda s: s["summary"] == "signs" and s["settled"], "signs again")

    def presets(self):
        self.step("a preset filters, the map's box filters, both are let go")
        desk = self.desk
        everything = desk.settle()["list"]
        desk.key("ctrl+3")
        desk.wait(lambda s: s["tab"] == "filters" and "preset:0" in s["controls"], "the presets")
        desk.click("preset:0")
        deadly = desk.wait(lambda s: 0 < s["list"] < everything, "fewer events")["list"]
        desk.click("filters:in_view")
        desk.wait(lambda s: s["within"] and s["list"] <= deadly, "the map's box as a filter")
        desk.click("filters:in_view")
        desk.wait(lambda s: not s["within"] and s["list"] == deadly, "the box is gone")
        desk.click("preset:0")
        desk.wait(lambda s: s["list"] == everything and s["filters"] == 0, "all events again")
        desk.key("ctrl+2")
        desk.wait(lambda s: s["tab"] == "events", "the list")

    def fan(self):
        self.step("a small stack fans out, each of its events is clicked")
        desk = self.desk
        state = desk.settle()
        at = {}
        for event, spot in state["spots"].items():
            at.setdefault((round(spot[0]), round(spot[1])), []).append(event)
        small = [(spot, events) for spot, events in at.items() if 2 <= len(events) <= 8 and self.is_free(spot)]
        self.check(small, "no small stack on the map")
        spot, events = max(small, key=lambda item: len(item[1]))
        desk.holding("ctrl", lambda: desk.click_at(*spot))
        state = desk.wait(lambda s: s["fan"] == len(events) and len([c for c in s["controls"] if c.startswith("fan:")]) == len(events), f"a fan of {len(events)}")
        desk.picture("07-fan")
        for event in events[:3]:
            desk.click("fan:" + event)
            desk.wait(lambda s, event=event: s["selected"] == event, f"{event} of the fan")
        desk.key("Escape")
        desk.wait(lambda s: s["fan"] == 0, "the fan to close")
        desk.key("Escape")
        desk.wait(lambda s: s["selected"] is None, "nothing selected")

    def place_of(self, point, state=None):
        """Longitude and latitude of a pixel."""
        state = state or self.desk.state()
        x, y, w, h = self.desk.control("map")
        world = 256.0 * 2.0 ** state["zoom"]
        lon, lat = state["centre"]
        middle = (lon / 360.0 + 0.5, 0.5 - math.asinh(math.tan(math.radians(lat))) / (2.0 * math.pi))
        wx, wy = middle[0] + (point[0] - x - w / 2) / world, middle[1] + (point[1] - y - h / 2) / world
        return (wx - 0.5) * 360.0, math.degrees(math.atan(math.sinh(math.pi * (1.0 - 2.0 * wy))))

    def measure(self):
        self.step("a distance is measured, with its bearing")
        desk = self.desk
        x, y, w, h = desk.control("map")
        desk.key("shift+f")  # a view that the state knows
        desk.settle()
        free = [(x + w * 0.42, y + h * 0.78), (x + w * 0.55, y + h * 0.35), (x + w * 0.7, y + h * 0.72)]
        desk.move(*free[0])
        desk.key("m")
        state = desk.wait(lambda s: s["tool"] == "measure", "the tool")
        desk.click_at(*free[0])
        desk.wait(lambda s: s["measure"][0] == 1, "the first point")
        desk.move(*free[1])
        live = desk.picture("21-measure-live")
        desk.click_at(*free[1])
        state = desk.wait(lambda s: s["measure"][0] == 2, "the second point")
        (lon_a, lat_a), (lon_b, lat_b) = (map(math.radians, self.place_of(p, state)) for p in free[:2])
        far = 2 * 6371e3 * math.asin(math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2))
        course = math.degrees(math.atan2(math.sin(lon_b - lon_a) * math.cos(lat_b), math.cos(lat_a) * math.sin(lat_b) - math.sin(lat_a) * math.cos(lat_b) * math.cos(lon_b - lon_a))) % 360
        _, metres, bearing, finished = state["measure"]
        # A sign near the point is what a click means, so that a few pixels do not count.
        self.check(abs(metres / far - 1) < 0.05 and abs(bearing - course) < 4 and not finished, f"about {far:.0f} m at {course:.0f} degrees, not {metres} at {bearing}")
        desk.click_at(*free[2])
        desk.wait(lambda s: s["measure"][0] == 3, "the third point")
        desk.key("Return")
        desk.wait(lambda s: s["measure"][3], "the end")
        done = desk.picture("22-measure")
        line = done.cut((x, y, w, h)).count(THEME["accent"], 30)
        self.check(line > 300 and live.cut((x, y, w, h)).count(THEME["accent"], 40) > 60, f"no line is seen ({line} pixels)")
        desk.key("Escape")
        desk.wait(lambda s: s["measure"][0] == 0 and s["tool"] == "measure", "the line to go")
        desk.key("Escape")
        desk.wait(lambda s: s["tool"] == "", "the tool to be put away")

    @staticmethod
    def distance_into(ring, point):
        """Pixels from the nearest edge of a ring; negative outside."""
        inside, nearest = False, 1e9
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
            if (ay > point[1]) != (by > point[1]) and point[0] < ax + (bx - ax) * (point[1] - ay) / (by - ay):
                inside = not inside
            along = max(0.0, min(1.0, ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)))
            nearest = min(nearest, math.hypot(point[0] - ax - along * (bx - ax), point[1] - ay - along * (by - ay)))
        return nearest if inside else -nearest

    def choose(self):
        self.step("box and lasso choose what they hold")
        desk = self.desk
        x, y, w, h = desk.control("map")
        state = desk.settle()
        left, top, right, bottom = x + w * 0.34, y + h * 0.2, x + w * 0.7, y + h * 0.8
        margin = 3
        inside = {e for e, (sx, sy) in state["spots"].items() if left < sx < right and top < sy < bottom}
        unsure = {e for e, (sx, sy) in state["spots"].items() if min(abs(sx - left), abs(sx - right), abs(sy - top), abs(sy - bottom)) < margin}
        desk.key("b")
        desk.wait(lambda s: s["tool"] == "box", "the tool")
        desk.drag((left, top), (right, bottom))
        state = desk.wait(lambda s: s["chosen"] > 0, "events of the box")
        # A stack stands at the place of its busiest place: its others may lie beside the box.
        self.check(abs(state["chosen"] - len(inside)) <= len(unsure) + 4, f"{len(inside)} signs lie in the box, {state['chosen']} events are chosen")
        marked = desk.picture("23-box").cut((x, y, w, h))
        self.check(marked.count(THEME["accent"], 30) > 200, "what is chosen is not marked")
        chosen = state["chosen"]
        desk.click("choice:list")
        desk.wait(lambda s: s["list_choice"] and s["tab"] == "events", "the list of the chosen")
        self.check(len(desk.controls("row:")) <= chosen, "the list shows others")
        desk.picture("24-list")
        desk.click("choice:only")
        state = desk.wait(lambda s: s["area"] == 1 and s["list"] < 50, "only this area")
        self.check(state["list"] >= chosen, f"{state['list']} events of the area, {chosen} were chosen")
        desk.picture("25-area")
        desk.click("choice:only")
        desk.wait(lambda s: s["area"] == 0 and s["list"] >= 50, "everywhere again")
        desk.key("l")
        desk.wait(lambda s: s["tool"] == "lasso", "the lasso")
        ring = [(left, top), (right, top), (right, bottom)]
        desk.draw(ring)
        inside = [self.distance_into(ring, spot) for spot in desk.state()["spots"].values()]
        least, most = sum(1 for d in inside if d > margin) - 4, sum(1 for d in inside if d > -margin) + 4
        state = desk.wait(lambda s: s["chosen"] != chosen and least <= s["chosen"] <= most, f"{least} to {most} events of the lasso")
        less = state["chosen"]
        beside = [spot for spot in state["spots"].values() if self.distance_into(ring, spot) < -40 and self.is_free(spot) and spot[1] > y + 140]
        self.check(beside, "every sign lies in the lasso")
        sx, sy = beside[0]
        desk.holding("shift", lambda: desk.draw([(sx - 20, sy - 20), (sx + 20, sy - 20), (sx + 20, sy + 20), (sx - 20, sy + 20)]))
        desk.wait(lambda s: s["chosen"] > less, "the sign beside it added")
        desk.picture("26-lasso")
        edge = [(x + 8, y + 104), (x + w - 60, y + 104), (x + w - 60, y + h - 8), (x + 8, y + h - 8)]
        desk.holding("ctrl", lambda: desk.draw(edge))
        desk.wait(lambda s: s["chosen"] == 0 and not s["list_choice"], "all taken out again")
        desk.key("Escape")
        desk.wait(lambda s: s["tool"] == "", "the tool to be put away")

    def views(self):
        self.step("the way back through the views, and a bookmark")
        desk = self.desk
        x, y, w, h = desk.control("map")
        first = desk.settle()
        time.sleep(1.0)
        desk.move(x + w / 2, y + h / 2)
        desk.key("equal", "equal")
        second = desk.wait(lambda s: s["zoom"] > first["zoom"] + 1.9, "nearer")
        desk.settle()
        time.sleep(1.0)
        desk.key("BackSpace")
        desk.wait(lambda s: abs(s["zoom"] - first["zoom"]) < 0.01 and abs(s["centre"][0] - first["centre"][0]) < 0.01, "the view before")
        desk.key("shift+BackSpace")
        desk.wait(lambda s: abs(s["zoom"] - second["zoom"]) < 0.1 or s["zoom"] > first["zoom"] + 1.9, "the view after")
        desk.settle()
        desk.click_at(x + w / 2, y + h / 2, button=8)
        desk.wait(lambda s: abs(s["zoom"] - first["zoom"]) < 0.01, "the view before, by the mouse's button")
        desk.settle()
        desk.click_at(x + w / 2, y + h / 2, button=9)
        here = desk.wait(lambda s: s["zoom"] > first["zoom"] + 1.9, "the view after")
        desk.settle()
        desk.key("ctrl+d")
        desk.wait(lambda s: s["bookmarks"] == 1 and s["keyboard"] == "bookmark:name", "a bookmark whose name is typed")
        desk.picture("27-bookmark")
        desk.key("ctrl+a")
        desk.type("My view")
        desk.key("Return")
        desk.wait(lambda s: s["keyboard"] == "", "the name to be taken")
        desk.key("Escape")
        desk.wait(lambda s: "bookmarks:add" not in s["controls"], "the menu to close")
        desk.key("shift+f")
        desk.wait(lambda s: abs(s["zoom"] - here["zoom"]) > 1.0, "another view")
        desk.settle()
        desk.key("ctrl+k")
        desk.type("@my")
        desk.wait(lambda s: "search:0" in s["controls"], "the bookmark in the search")
        desk.picture("28-bookmark-search")
        desk.key("Return")
        desk.wait(lambda s: abs(s["zoom"] - here["zoom"]) < 0.1 and abs(s["centre"][0] - here["centre"][0]) < 0.05, "the bookmark's view")
        desk.key("shift+f")
        desk.settle()

    def where(self):
        self.step("where the mouse is: words, menu, other ways of writing, graticule")
        desk = self.desk
        x, y, w, h = desk.control("map")
        point = (x + w * 0.5, y + h * 0.62)
        desk.move(*point)
        state = desk.wait(lambda s: s["words"], "words for the place under the mouse")
        lon, lat = self.place_of(point, state)
        for _ in range(3):
            desk.click("status:positions")
        desk.click_at(*point, button=3)
        state = desk.wait(lambda s: s["menu"] and "menu:0" in s["controls"], "the menu")
        desk.picture("29-menu")
        desk.click("menu:0")
        state = desk.wait(lambda s: not s["menu"] and s["toasts"], "the position to be copied")
        copied = [float(n) for n in re.findall(r"-?[0-9]+\.[0-9]{4}", state["toasts"][-1])]
        self.check(len(copied) == 2 and abs(copied[0] - lat) < 0.2 and abs(copied[1] - lon) < 0.2, f"{lat:.4f}, {lon:.4f}, not {state['toasts'][-1]}")
        desk.click_at(*point, button=3)
        desk.wait(lambda s: s["menu"], "the menu again")
        desk.key("Escape")
        desk.wait(lambda s: not s["menu"], "the menu to close")
        desk.click_at(*point, button=3)
        desk.click("menu:3")
        desk.wait(lambda s: s["tool"] == "measure" and s["measure"][0] == 1, "measuring from here")
        desk.key("Escape", "Escape")
        desk.wait(lambda s: s["tool"] == "", "the tool to be put away")
        plain = desk.picture().cut((x, y, w, h))
        desk.key("shift+g")
        lines = desk.picture("30-graticule").cut((x, y, w, h))
        self.check(lines.difference(plain) > 0.002, "no graticule is seen")
        desk.key("shift+g")
        desk.wait(lambda s: not s["toasts"], "the message to go")
