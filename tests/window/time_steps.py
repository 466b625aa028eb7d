"""Steps of the tour on time: whole windows, folds, the histogram of the view, films."""
import datetime
import time


class TimeSteps:
    """For a class that has a desk, step() and check()."""

    def windows(self):
        self.step("time goes on by whole windows")
        desk = self.desk
        self.choose_mode("window")
        # A tenth of all: the demo's events lie years apart, and the window was made long before.
        desk.click("time:length")
        desk.key("ctrl+a")
        desk.type("60")
        desk.key("Return")
        desk.move(*self.middle("map"))
        desk.key("Home", "Page_Down", "Page_Down")
        first = desk.settle()
        desk.key("Page_Down")
        second = desk.wait(lambda s: s["now"] != first["now"], "the next window")
        days = [datetime.date.fromisoformat(day) for day in (first["from"], first["to"], second["from"], second["to"])]
        self.check(days[2] - days[1] == datetime.timedelta(1) and days[3] - days[2] == days[1] - days[0], f"the next window does not follow the one before: {days}")
        desk.key("Page_Up")
        desk.wait(lambda s: s["now"] == first["now"], "the window before")
        self.choose_mode("all")

    def fold(self):
        self.step("stretches without events fold, and open again")
        desk = self.desk
        desk.settle()
        before = desk.picture("04a-unfolded").cut(desk.control("time:histogram"))
        desk.click("time:options")
        desk.wait(lambda s: "time:option:fold" in s["controls"], "the options of the time panel")
        desk.picture("04b-time-options")
        desk.click("time:option:fold")
        desk.wait(lambda s: s["folded"] and "time:break:0" in s["controls"] and s["quiet"] > 0, "a break")
        desk.key("Escape")
        desk.wait(lambda s: "time:option:fold" not in s["controls"], "the options to close")
        state = desk.settle()
        folded = desk.picture("04c-folded").cut(desk.control("time:histogram"))
        self.check(folded.difference(before) > 0.02, "nothing moved on the axis")
        wide = [control[2] for name, control in state["controls"].items() if name.startswith("time:break:")]
        self.check(all(abs(w - 14) <= 1 for w in wide), f"breaks are 14 pixels wide, not {wide}")
        # Time is played over all years in a few seconds, and the axis stands still.
        self.choose_mode("cumulative")
        desk.key("Home", "space")
        breaks = {name: control for name, control in state["controls"].items() if name.startswith("time:break:")}
        desk.wait(lambda s: s["playing"], "playing")
        time.sleep(0.5)
        desk.key("space")
        state = desk.wait(lambda s: not s["playing"], "a pause")
        self.check({name: control for name, control in state["controls"].items() if name.startswith("time:break:")} == breaks, "the axis moved while time played")
        desk.key("u")
        desk.wait(lambda s: not s["folded"] and s["quiet"] == 0 and "time:break:0" not in s["controls"], "all of time again")
        self.choose_mode("all")

    def histogram_view(self):
        self.step("the histogram counts what the map shows")
        desk = self.desk
        desk.key("shift+f")
        desk.settle()
        everywhere = desk.picture("04d-everywhere").cut(desk.control("time:histogram"))
        desk.key("i")
        desk.wait(lambda s: s["in_view"], "the histogram to obey the view")
        x, y, w, h = desk.control("map")
        for _ in range(6):
            desk.wheel(x + w * 0.5, y + h * 0.5, 2)
        desk.settle()
        time.sleep(0.3)
        near = desk.picture("04e-in-view").cut(desk.control("time:histogram"))
        self.check(near.difference(everywhere) > 0.005, "the bars are the same whatever the map shows")
        desk.key("shift+f", "i")
        desk.wait(lambda s: not s["in_view"], "all events again")
        desk.settle()
        self.check(desk.picture("04f-everywhere").cut(desk.control("time:histogram")).difference(everywhere) < 0.002, "the bars do not come back")

    def film(self):
        self.step("time is exported as an animation; the window stays usable, and it can be given up")
        desk = self.desk
        target = desk.folder / "out.gif"
        desk.key("ctrl+shift+e")
        desk.wait(lambda s: s.get("dialog") == "film", "the dialogue")
        self.press("film:kind:1", lambda s: "film:mode:0" in s["controls"], "an animation")
        self.fill("film:path", str(target))
        self.fill("film:title", "Demo")
        self.fill("film:speed", "300")
        desk.picture("15-film")
        self.press("film:go", lambda s: s.get("dialog") == "", "the export")
        desk.wait(lambda s: target.exists() and not s["film"], "the animation", 60)
        self.check(target.read_bytes()[:6] == b"GIF89a", "no GIF")
        desk.wait(lambda s: any(str(target) in toast for toast in s["toasts"]), "a message that names the file")
        # A slow one, given up: time is played meanwhile.
        given_up = desk.folder / "long.webp"
        desk.key("ctrl+shift+e")
        desk.wait(lambda s: s.get("dialog") == "film", "the dialogue")
        desk.click("film:kind:2")
        self.fill("film:path", str(given_up))
        self.fill("film:speed", "4")
        self.press("film:go", lambda s: s.get("dialog") == "", "the export")
        desk.wait(lambda s: s["film"] and "status:cancel_film" in s["controls"], "the animation to begin")
        desk.key("ctrl+3")
        desk.wait(lambda s: s["film"] and s["tab"] == "filters", "the window to answer while it is written")
        desk.picture("15-film-runs")
        self.press("status:cancel_film", lambda s: not s["film"], "its end")
        desk.key("ctrl+2")
        left = [path.name for path in desk.folder.iterdir() if "long" in path.name]
        self.check(not left, f"left of it: {left}")
        # What cannot be is said in the dialogue.
        desk.key("ctrl+shift+e")
        desk.wait(lambda s: s.get("dialog") == "film", "the dialogue")
        self.fill("film:from", "31 Feb 2020")
        wrong = desk.picture("15-film-wrong")
        self.check(wrong.colours() > 40, "nothing is seen")
        desk.wait(lambda s: s.get("dialog") == "film" and "film:go" not in s["controls"], "the button to be out of use")
        desk.key("Escape")
        desk.wait(lambda s: s.get("dialog") == "", "the dialogue to close")
