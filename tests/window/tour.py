#!/usr/bin/env python3
"""A tour of the window as a user takes it: tour.py PROGRAM [--pictures FOLDER] [--size WxH]

Every step is checked by the state after it and, where something must be seen, by the picture. Skipped (77) without Xvfb,
xdotool or xclip.
"""
import argparse
import json
import pathlib
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import desk as d  # noqa: E402
from map_steps import THEME, MapSteps  # noqa: E402
from time_steps import TimeSteps  # noqa: E402

REPORT = """Published: 2022-02-03
Source: وكالة تجريبية

قصف مدفعي على أطراف إدلب

إدلب - قُتل ثلاثة أشخاص وأصيب خمسة آخرون في قصف مدفعي استهدف مدينة إدلب شمال غربي سوريا صباح الأربعاء.
وأسقطت الدفاعات الجوية طائرة مسيرة مفخخة فوق مطار أربيل الدولي فجر الخميس من دون وقوع إصابات.
"""

ROOT = pathlib.Path(__file__).resolve().parents[2]


MAP = dict(line.rstrip("\n").split("\t")[:2] for line in (ROOT / "assets/styles/theme_dark.tsv").read_text(encoding="utf-8").splitlines() if "\t" in line)


def mixed(over, ground, share):
    """The colour of the map's style that covers another by a share."""
    return "".join(f"{round(int(MAP[over][i:i + 2], 16) * share + int(MAP[ground][i:i + 2], 16) * (1 - share)):02X}" for i in (0, 2, 4))


AREA_EDGE = mixed("battles", "land_focus", 0.55)
DISC_EDGE = mixed("explosions", "land_focus", 0.8)

# Reports of the demo in Arabic.
ARABIC = {"demo-" + path.name[:2] for path in (ROOT / "assets/demo").glob("*-ar-*.txt")}


class Tour(MapSteps, TimeSteps):
    def __init__(self, desk):
        self.desk = desk
        self.steps = 0

    def check(self, holds, text):
        if not holds:
            raise d.Failed(text)

    def step(self, name):
        self.steps += 1
        print(f"{self.steps:2}. {name}", flush=True)

    def region(self, name):
        return self.desk.control(name)

    def open_demo(self):
        self.step("the empty window says what to do, and opens the demo")
        desk = self.desk
        state = desk.settle()
        self.check(state["events"] == 0, "the window is not empty at its start")
        empty = desk.picture("01-empty")
        self.check(empty.colours() > 40, "the empty window shows nothing")
        desk.click("empty:demo")
        state = desk.wait(lambda s: s["events"] == 50 and not s["reading"], "the demo's 50 events", 60)
        self.check(state["reports"] == 12 and state["list"] == 50, f"12 reports and a list of 50 events, not {state['reports']} and {state['list']}")
        full = desk.picture("02-demo")
        self.check(full.difference(empty) > 0.1, "the demo does not show")
        battles = full.cut(desk.control("map"))
        self.check(battles.count("F06E2E") > 150, "no sign of explosions on the map")

    def play(self):
        self.step("plays and pauses")
        desk = self.desk
        self.choose_mode("window")
        last = desk.settle()["now"]
        desk.key("Home")
        start = desk.wait(lambda s: not s["playing"] and s["from"] == s["to"], "the first day")["now"]
        before = desk.picture("03-first-day")
        start = desk.wait(lambda s: not s["playing"], "the first day")["now"]
        desk.key("space")
        desk.wait(lambda s: s["playing"] and s["now"] > start, "playing")
        first = desk.state()["now"]
        time.sleep(0.6)
        desk.wait(lambda s: s["now"] > first, "time to go on")
        desk.key("space")
        state = desk.wait(lambda s: not s["playing"], "a pause")
        later = desk.picture("04-paused")
        self.check(state["now"] == desk.settle()["now"], "time goes on while it pauses")
        self.check(before.difference(later) > 0.002, "nothing moved in the picture while it played")

    def choose_mode(self, mode):
        desk = self.desk
        desk.move(*self.middle("map"))
        for _ in range(4):
            if desk.settle()["mode"] == mode:
                return
            desk.key("w")
        desk.wait(lambda s: s["mode"] == mode, f"the mode {mode}")

    def middle(self, control):
        x, y, w, h = self.desk.control(control)
        return x + w / 2, y + h / 2

    def type_date(self):
        self.step("a date is typed")
        desk = self.desk
        desk.key("t")
        desk.wait(lambda s: s["keyboard"] == "time:to", "the field of the last day")
        desk.key("ctrl+a")
        desk.type("2021-06-30")
        desk.key("Return")
        desk.wait(lambda s: s["to"] == "2021-06-30", "30 June 2021")
        desk.key("Escape")
        self.choose_mode("all")
        desk.wait(lambda s: s["shown"] > 40, "all of time")

    def filter(self):
        self.step("filters, by value and by word")
        desk = self.desk
        desk.key("ctrl+3")
        desk.wait(lambda s: s["tab"] == "filters", "the filters")
        desk.click("facet:0:0")
        state = desk.wait(lambda s: s["filters"] == 1 and 0 < s["list"] < 50, "one type")
        few = state["list"]
        desk.picture("05-filter")
        desk.click("filters:clear_all")
        desk.wait(lambda s: s["list"] == 50 and s["filters"] == 0, "all again")
        desk.key("ctrl+f")
        desk.wait(lambda s: s["keyboard"] == "list:find" and s["tab"] == "events", "the search of the list")
        desk.set_clipboard("اربيل")  # without hamza: the list's words have one
        desk.key("ctrl+v")
        arabic = desk.wait(lambda s: s["filter_text"] == "اربيل" and 0 < s["list"] < 50, "the events of Erbil")["list"]
        desk.picture("06-search")
        desk.key("ctrl+a", "BackSpace")
        desk.wait(lambda s: s["list"] == 50, "all again")
        desk.type("erbil")
        latin = desk.wait(lambda s: s["filter_text"] == "erbil" and s["list"] < 50, "the same in Latin letters")["list"]
        self.check(arabic == latin, f"{arabic} events for the Arabic name, {latin} for the Latin one")
        desk.key("ctrl+a", "BackSpace", "Escape")
        desk.wait(lambda s: s["list"] == 50 and s["keyboard"] == "", "the end of the search")
        self.check(few < 50, "the filter let everything pass")

    def click_stack(self):
        self.step("a stack opens its list, a row of it selects")
        desk = self.desk
        state = desk.settle()
        x, y, _, _ = desk.control("map")
        at = {}
        for event, spot in state["spots"].items():
            at.setdefault((round(spot[0]), round(spot[1])), []).append(event)
        self.check(at, "no sign on the map")
        spot, events = max(at.items(), key=lambda item: len(item[1]))
        self.check(len(events) > 1, "no two events share a place")
        desk.click_at(*spot)
        state = desk.wait(lambda s: s["stack"] == len(events), f"a list of {len(events)}")
        desk.picture("07-stack")
        desk.click("stack:1")
        second = desk.wait(lambda s: s["selected"] in events, "an event of the stack")["selected"]
        desk.key("Up")
        first = desk.wait(lambda s: s["selected"] in events and s["selected"] != second, "the one above it")["selected"]
        desk.key("Down")
        desk.wait(lambda s: s["selected"] == second, "back to the one below")
        self.check(first != second, "the arrows do not walk the list")
        desk.click("stack:close")
        desk.wait(lambda s: s["stack"] == 0, "the list to close")

    def click_event(self):
        self.step("an event is clicked, its words are lit, both ways")
        desk = self.desk
        state = desk.settle()
        single = [(event, spot) for event, spot in state["spots"].items() if event.rsplit("-", 1)[0] in ARABIC and
                  all(abs(spot[0] - o[0]) + abs(spot[1] - o[1]) > 40 for e, o in state["spots"].items() if e != event) and self.is_free(spot)]
        self.check(single, "no Arabic event stands alone on the map")
        event, spot = single[0]
        desk.click_at(*spot)
        state = desk.wait(lambda s: s["selected"] == event, f"{event} to be selected")
        self.check(state["report"] == event.rsplit("-", 1)[0], "its report is not open")
        lit = desk.picture("08-lit").cut(self.report())
        self.check(sum(lit.count(THEME[f"role_{role}"], 4) for role in ("what", "when", "where")) > 400, "no word is lit in the report")
        desk.click("field:where")
        desk.wait(lambda s: s["focused"] == "where", "the field of the place")
        focused = desk.picture("09-focused").cut(self.report())
        self.check(focused.count(THEME["role_where_line"], 10) > lit.count(THEME["role_where_line"], 10) + 100, "the words of the place do not light up")
        desk.click("field:where")
        words = desk.wait(lambda s: s["focused"] is None and any(k.startswith("lit:when") for k in s["controls"]), "the lit words")["controls"]
        word = next(k for k in words if k.startswith("lit:when"))
        desk.click(word)
        desk.wait(lambda s: s["focused"] == "when", "the field of the word that was clicked")

    def report(self):
        return self.desk.control("report")

    def is_free(self, spot):
        """Not under a control that lies over the map."""
        for name, (x, y, w, h) in self.desk.state()["controls"].items():
            if name.split(":")[0] in ("legend", "toast", "stack") or name.startswith("map:"):
                if x - 60 <= spot[0] <= x + w + 60 and y - 60 <= spot[1] <= y + h + 60:
                    return False
        x, y, w, h = self.desk.control("map")
        return x + 20 < spot[0] < x + w - 60 and y + 80 < spot[1] < y + h - 60

    def paste(self):
        self.step("an Arabic report is pasted, its events are there at once")
        desk = self.desk
        before = desk.settle()
        desk.key("Escape", "Escape")
        desk.set_clipboard(REPORT)
        desk.move(*self.middle("map"))
        desk.key("ctrl+v")
        state = desk.wait(lambda s: s["events"] >= before["events"] + 2 and not s["reading"], "two events more", 40)
        self.check(state["reports"] == before["reports"] + 1, "the report is not there")
        state = desk.wait(lambda s: s["selected"] is not None, "its first event to be selected")
        self.check(state["place"] and abs(state["place"][0] - 36.63) < 0.3 and abs(state["place"][1] - 35.93) < 0.3, f"Idlib, not {state['place']}")
        self.check(state["date"] == ["2022-02-02", "2022-02-02"], f"Wednesday 2 February 2022, not {state['date']}")
        lit = desk.picture("10-pasted").cut(self.report())
        self.check(sum(lit.count(THEME[f"role_{role}"], 4) for role in ("what", "when", "where", "casualties")) > 400, "no word of the pasted report is lit")

    def fly(self):
        self.step("Idlib is found by its Latin name, the map flies there")
        desk = self.desk
        desk.key("ctrl+k")
        desk.wait(lambda s: s["keyboard"] == "search", "the search field")
        desk.type("Idlib")
        desk.wait(lambda s: "search:0" in s["controls"], "what it finds")
        desk.picture("11-search")
        desk.key("Return")
        desk.wait(lambda s: "centre" in s and abs(s["centre"][0] - 36.63) < 0.4 and abs(s["centre"][1] - 35.93) < 0.4 and s["zoom"] > 7, "the map over Idlib, near")
        desk.picture("12-idlib")

    def vague_places(self):
        self.step("a province is hatched in its true outline, a place told from another is no sharp pin")
        desk = self.desk
        before = desk.settle()
        path = desk.folder / "vague.jsonl"
        path.write_text('{"id":"v1","published":"2022-03-01","text":"Two soldiers were killed in clashes with militants in Anbar province on 28 February 2022."}\n'
                        '{"id":"v2","published":"2022-03-01","text":"A roadside bomb killed one man 40 km west of Mosul on 27 February 2022."}\n', encoding="utf-8")
        desk.key("ctrl+o")
        desk.wait(lambda s: s.get("dialog") == "open", "the open dialogue")
        desk.click("open:path")
        desk.key("ctrl+a")
        desk.type(str(path))
        desk.key("Return")
        desk.wait(lambda s: s["events"] == before["events"] + 2 and not s["reading"], "two events more", 40)
        for event, line in (("v1-1", AREA_EDGE), ("v2-1", DISC_EDGE)):
            desk.key("Escape", "Escape")
            for _ in range(4):
                if desk.settle()["selected"] == event:
                    break
                desk.key("Down")
            desk.move(*self.middle("map"))
            desk.key("f")
            seen = desk.picture(f"21-{event}").cut(desk.control("map"))
            self.check(seen.count(line, 14) > 60, f"no edge of the area of {event}")
        desk.key("ctrl+z")
        desk.wait(lambda s: s["events"] == before["events"], "the two taken back")

    def edit_and_undo(self):
        self.step("another place is chosen, undone and done again")
        desk = self.desk
        desk.key("shift+f")
        state = desk.settle()
        rival = state["rivals"]
        self.check(rival, "no event of the demo has a rival place")
        desk.key("ctrl+f")
        desk.wait(lambda s: s["keyboard"] == "list:find", "the search of the list")
        desk.key("Escape")
        self.select_in_list(rival)
        state = desk.wait(lambda s: s["selected"] == rival, f"{rival} to be selected")
        first = state["place"]
        if "rival:place:0" not in state["controls"]:
            self.scroll_card("field:where")
            desk.click("field:where")
        desk.control("rival:place:0")
        desk.picture("13-rivals")
        desk.click("rival:place:0")
        second = desk.wait(lambda s: s["place"] != first, "another place")["place"]
        desk.picture("14-moved")
        desk.key("ctrl+z")
        desk.wait(lambda s: s["place"] == first, "the first place again")
        desk.key("ctrl+y")
        desk.wait(lambda s: s["place"] == second, "the other place again")
        desk.key("ctrl+z")
        desk.wait(lambda s: s["place"] == first, "the first place at last")

    def scroll_card(self, control):
        if control not in self.desk.state()["controls"]:
            x, y, w, h = self.desk.control("view:card")
            self.desk.wheel(x + w / 2, y + h / 2, -3)

    def select_in_list(self, event):
        desk = self.desk
        desk.key("Home")
        for _ in range(80):
            if desk.state()["selected"] == event:
                return
            if "row:" + event in desk.state()["controls"]:
                desk.settle()  # a busy machine still scrolls
                if "row:" + event not in desk.state()["controls"]:
                    continue
                x, y, w, h = desk.control("row:" + event)
                top = desk.control("sort:date")[1] + 30
                if top < y < desk.control("map")[1] + desk.control("map")[3] - 60:
                    desk.click("row:" + event)
                    return
            x, y, w, h = desk.control("sort:date")
            desk.wheel(x + 40, y + 120, -3)
        raise d.Failed(f"{event} is not in the list")

    def export(self):
        self.step("what is filtered is exported")
        desk = self.desk
        target = desk.folder / "out.geojson"
        events = desk.settle()["events"]
        desk.key("ctrl+e")
        desk.wait(lambda s: s.get("dialog") == "export", "the export dialogue")
        desk.click("export:path")
        desk.key("ctrl+a")
        desk.type(str(target))
        desk.picture("15-export")
        desk.click("export:go")
        desk.wait(lambda s: target.exists(), "the file")
        layer = json.loads(target.read_text(encoding="utf-8"))
        self.check(layer["type"] == "FeatureCollection" and len(layer["features"]) == events, f"{events} features, not {len(layer['features'])}")
        desk.wait(lambda s: any(str(target) in toast for toast in s["toasts"]), "a message that names the file")
        picture = desk.folder / "out.png"
        desk.key("ctrl+e")
        desk.click("export:format:3")
        desk.click("export:path")
        desk.key("ctrl+a")
        desk.type(str(picture))
        desk.click("export:go")
        desk.wait(lambda s: picture.exists(), "the picture", 40)
        self.check(picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n", "no PNG")

    def press(self, control, holds, what):
        """Clicks until it did what it should: on a machine that is busy a click can come and go within one frame."""
        for _ in range(6):
            self.desk.click(control)
            deadline = time.monotonic() + 4
            while time.monotonic() < deadline:
                if holds(self.desk.state()):
                    return
                time.sleep(0.05)
        raise d.Failed(f"clicked {control} for {what}: {({k: v for k, v in self.desk.state().items() if k != 'controls'})}")

    def fill(self, field, text):
        self.press(field, lambda s: s["keyboard"] == field, "the keyboard")
        self.desk.key("ctrl+a")
        self.desk.type(text)

    def error(self):
        self.step("a bad file is named with its line and what to do")
        desk = self.desk
        bad = desk.folder / "wire.jsonl"
        bad.write_text('{"id": "w1", "text": "Three people were killed by a car bomb in Mosul on 3 May 2019."}\n{"id": "w2", "text": broken}\n', encoding="utf-8")
        before = desk.settle()["events"]
        desk.key("ctrl+o")
        desk.wait(lambda s: s.get("dialog") == "open", "the open dialogue")
        desk.click("open:path")
        desk.key("ctrl+a")
        desk.type(str(bad))
        desk.key("Return")
        state = desk.wait(lambda s: s["events"] == before + 1 and not s["reading"], "the good line's event", 30)
        self.check(any("wire.jsonl:2" in toast for toast in state["toasts"]), f"no message names line 2: {state['toasts']}")
        desk.picture("16-error")

    def arabic(self):
        self.step("the interface turns round")
        desk = self.desk
        left_before = desk.control("tab:events")
        english = desk.picture("17-english")
        desk.click("bar:language")
        desk.wait(lambda s: s["language"] == "ar", "Arabic")
        state = desk.settle()
        x, _, w, _ = state["controls"]["tab:events"]
        self.check(left_before[0] < english.width / 2 < x + w / 2, "the list does not stand at the right")
        turned = desk.picture("18-arabic")
        self.check(turned.difference(english) > 0.1, "nothing turned round")
        desk.click("bar:theme")
        desk.wait(lambda s: s["theme"] == "light", "the light theme")
        desk.picture("19-arabic-light")
        desk.click("bar:language")
        desk.wait(lambda s: s["language"] == "en", "English")
        desk.click("bar:theme")
        desk.wait(lambda s: s["theme"] == "dark", "the dark theme")

    def keys_sheet(self):
        self.step("the sheet of keys")
        desk = self.desk
        desk.move(*self.middle("map"))
        desk.key("question")
        desk.wait(lambda s: s.get("dialog") == "help", "the sheet")
        desk.picture("20-keys")
        desk.key("Escape")
        desk.wait(lambda s: s.get("dialog") == "", "the sheet to close")

    def quit(self):
        self.step("leaves, and remembers how it looked")
        desk = self.desk
        desk.key("ctrl+equal")
        desk.wait(lambda s: s["scale"] > 1.0, "a larger interface")
        desk.key("u")
        desk.wait(lambda s: s["folded"], "folded time")
        time.sleep(1.5)
        desk.key("ctrl+q")
        code = desk.process.wait(20)
        self.check(code == 0, f"it ended with {code}: {desk.stderr()}")
        kept = (desk.home / "config/marsad/settings.tsv").read_text(encoding="utf-8")
        self.check("scale\t1.1" in kept, f"the scale is not kept: {kept}")
        self.check("time_fold_gaps\tyes" in kept and "time_bin\tauto" in kept, f"the options of time are not kept: {kept}")
        self.check("My view" in kept, f"the bookmark is not kept: {kept}")
        # Sanitizer builds end with their findings.
        self.check(not any(word in desk.stderr() for word in ("AddressSanitizer", "LeakSanitizer", "runtime error")), desk.stderr())

    def run(self):
        for part in (self.open_demo, self.play, self.type_date, self.windows, self.fold, self.histogram_view, self.filter, self.presets, self.summaries, self.click_stack, self.fan, self.measure, self.choose, self.views, self.where, self.click_event, self.paste, self.fly, self.edit_and_undo, self.export, self.film, self.error, self.arabic,
                     self.keys_sheet, self.vague_places, self.quit):
            part()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--pictures")
    parser.add_argument("--size", default="1600x1000")
    options = parser.parse_args()
    missing = d.missing_tools()
    if missing:
        print("skipped: not installed: " + ", ".join(missing))
        return d.SKIP
    width, height = (int(n) for n in options.size.split("x"))
    screen = d.Screen(width, height)
    desk = None
    try:
        desk = d.Desk(options.program, screen, ["--size", options.size], pictures=options.pictures)
        tour = Tour(desk)
        tour.run()
        print(f"passed: {tour.steps} steps")
        return 0
    except d.Failed as failure:
        print(f"FAILED: {failure}")
        if desk is not None:
            print(desk.stderr())
            if options.pictures:
                screen.picture().save_png(pathlib.Path(options.pictures) / "failed.png")
        return 1
    finally:
        if desk is not None:
            desk.close()
        screen.close()


if __name__ == "__main__":
    sys.exit(main())
