#!/usr/bin/env python3
"""Event card and report, clicked through: card.py PROGRAM [--pictures FOLDER]

Fields, rivals, days and places set by hand, lit words, events and reports one after the other; then the small window with its tabs,
in Arabic; then a report too long to lay out at once. Skipped (77) without Xvfb, xdotool or xclip.
"""
import argparse
import pathlib
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import desk as d  # noqa: E402


def check(holds, text):
    if not holds:
        raise d.Failed(text)


def open_demo(desk):
    desk.settle()
    desk.click("empty:demo")
    return desk.wait(lambda s: s["events"] == 50 and not s["reading"], "the demo's 50 events", 60)


def show(desk, control, panel):
    """Scrolls a panel until a control is in it."""
    for _ in range(14):
        x, y, w, h = desk.control(panel)
        at = desk.state()["controls"].get(control)
        if at and at[1] >= y and at[1] + at[3] <= y + h:
            return
        desk.wheel(x + w / 2, y + h / 2, 1 if at and at[1] < y else -1)
        desk.frame_passes()
    raise d.Failed(f"{control} cannot be scrolled to")


def select_first(desk):
    desk.key("ctrl+2")
    rows = [k for k in desk.settle()["controls"] if k.startswith("row:")]
    check(rows, "no row in the list")
    desk.click(rows[2])
    return desk.wait(lambda s: s["selected"] == rows[2][4:], "an event of the list")


def fields(desk):
    state = select_first(desk)
    desk.picture("card-01-selected")
    for field in ("what", "when", "where", "who", "weapon", "casualties", "claim"):
        show(desk, "field:" + field, "card")
        desk.click("field:" + field, across=0.2)
        desk.wait(lambda s, f=field: s["focused"] == f, field)
        desk.picture("card-02-" + field)
        desk.click("field:" + field, across=0.2)
        desk.wait(lambda s: s["focused"] is None, "no field")
    desk.click("event:next")
    state = desk.wait(lambda s: s["selected"] != state["selected"], "the next event")
    desk.click("event:previous")
    desk.wait(lambda s: s["selected"] != state["selected"], "the event before")


def typed_day(desk):
    before = desk.settle()["date"]
    show(desk, "edit:when", "card")
    desk.click("edit:when")
    desk.wait(lambda s: s["keyboard"] == "edit:date", "the field of the day")
    desk.key("ctrl+a")
    desk.type("2020-02-30")
    desk.key("Return")
    desk.picture("card-03-wrong-day")
    check(desk.state()["date"] == before, "a day that does not exist was taken")
    desk.key("ctrl+a")
    desk.type("2020-02-03 - 2020-02-05")
    desk.key("Return")
    desk.wait(lambda s: s["date"] == ["2020-02-03", "2020-02-05"], "the days that were typed")
    desk.picture("card-04-typed-days")
    show(desk, "rivals:date", "card")
    desk.click("rivals:date")
    desk.click("rival:date:0")
    desk.wait(lambda s: s["date"] == before, "the day before as a rival reading")
    desk.key("ctrl+z", "ctrl+z")
    desk.wait(lambda s: s["date"] == before, "the first day again")


def typed_place(desk):
    before = desk.settle()["place"]
    show(desk, "edit:where", "card")
    desk.click("edit:where")
    desk.wait(lambda s: s["keyboard"] == "edit:place", "the field of the place")
    desk.type("Najaf")
    desk.wait(lambda s: "hit:0" in s["controls"], "what is found")
    desk.key("Down", "Up")
    show(desk, "hit:0", "card")
    desk.picture("card-05-place")
    desk.click("hit:0")
    desk.wait(lambda s: s["place"] != before and abs(s["place"][0] - 44.33) < 0.5, "Najaf")
    desk.picture("card-06-placed")
    show(desk, "rivals:place", "card")
    desk.click("rivals:place")
    desk.wait(lambda s: "rival:place:0" in s["controls"], "the list of readings")
    desk.picture("card-07-rivals")
    desk.key("2")
    desk.wait(lambda s: s["place"] == before, "the second reading by its number")
    desk.key("ctrl+z", "ctrl+z")
    desk.wait(lambda s: s["place"] == before and s["selected"], "the place as it was")


def report(desk):
    state = desk.settle()
    numbers = [k for k in state["controls"] if k.startswith("report:event:")]
    check(len(numbers) > 1, "no numbers of events below the report")
    desk.click(numbers[0])
    state = desk.wait(lambda s: s["selected"] != state["selected"], "another event of the report")
    desk.picture("card-08-first-of-report")
    inside = [k for k, r in state["controls"].items() if k.startswith("report:trigger:")]
    if inside:
        desk.click(inside[0])
        desk.wait(lambda s: s["selected"] != state["selected"], "the event whose words were clicked")
    before = desk.settle()["report"]
    back = "report:next" in desk.state()["controls"] and "report:next" or "report:previous"
    desk.click(back)
    state = desk.wait(lambda s: s["report"] != before, "another report")
    check(state["selected"] is None, "an event of another report is still selected")
    desk.picture("card-09-report-alone")
    x, y, w, h = desk.control("report")
    desk.move(x + w / 2, y + 80)
    desk.tool("keydown", "ctrl")
    for _ in range(3):
        desk.tool("click", "4")
        time.sleep(0.1)
    desk.tool("keyup", "ctrl")
    desk.picture("card-10-larger-text")


def small(desk):
    open_demo(desk)
    desk.picture("card-11-small")
    if not any(k.startswith("row:") for k in desk.settle()["controls"]):
        desk.key("ctrl+2")
    row = next(k for k in desk.settle()["controls"] if k.startswith("row:") and k[4:].startswith("demo-11"))
    desk.click(row)
    desk.wait(lambda s: s["selected"] == row[4:] and "card" in s["controls"], "the event that was clicked")
    desk.picture("card-12-small-event")
    desk.click("tab:report")
    desk.wait(lambda s: "report" in s["controls"], "the report")
    desk.picture("card-13-small-report")
    lit = next(k for k in desk.settle()["controls"] if k.startswith("lit:"))
    desk.click(lit)
    desk.wait(lambda s: s["focused"] is not None and "report" in s["controls"], "a field, and the report still there")
    desk.click("tab:event")
    desk.wait(lambda s: "card" in s["controls"], "the card")
    desk.picture("card-14-small-focused")


def long_report(desk, folder):
    path = pathlib.Path(folder) / "long.txt"
    line = "وقال شهود إن الطريق كان هادئاً طوال النهار، وإن المحال بقيت مفتوحة حتى المساء.\n\n"
    path.write_text("Published: 2022-02-03\n\nتقرير طويل\n\n" + line * 16000 + "وقُتل ثلاثة جنود في انفجار عبوة ناسفة في مدينة الموصل يوم الثلاثاء.\n\n" + line * 2000, encoding="utf-8")
    desk.key("Escape", "Escape")
    desk.key("ctrl+o")
    desk.wait(lambda s: s.get("dialog") == "open", "the open dialogue")
    desk.click("open:path")
    desk.key("ctrl+a")
    desk.type(str(path))
    before = desk.state()["events"]
    desk.key("Return")
    state = desk.wait(lambda s: s["events"] > before and not s["reading"], "the event of the long report", 60)
    row = next((k for k in desk.settle()["controls"] if k.startswith("row:long")), None)
    check(row, "the newest event does not stand first in the list")
    desk.click(row)
    desk.wait(lambda s: s["selected"] == row[4:], "the event of the long report")
    desk.wait(lambda s: any(k.startswith("lit:") for k in s["controls"]), "its words, which stand far behind the beginning")
    desk.picture("card-15-long")
    x, y, w, h = desk.control("report")
    desk.wheel(x + w / 2, y + h / 2, -3)
    desk.frame_passes()
    check(desk.state()["selected"] == row[4:], "the wheel over the report changes the selection")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--pictures")
    parser.add_argument("--only", default="large,small,long")
    options = parser.parse_args()
    missing = d.missing_tools()
    if missing:
        print("skipped: not installed: " + ", ".join(missing))
        return d.SKIP
    only = options.only.split(",")
    runs = []
    if "large" in only or "long" in only:
        runs.append(((1600, 1000), ["--theme", "dark", "--interface", "en"], [open_demo] + ([fields, typed_day, typed_place, report] if "large" in only else []) + ([lambda desk: long_report(desk, desk.folder)] if "long" in only else [])))
    if "small" in only:
        runs.append(((1024, 640), ["--theme", "light", "--interface", "ar"], [small]))
    for size, arguments, parts in runs:
        screen = d.Screen(*size)
        desk = None
        try:
            desk = d.Desk(options.program, screen, ["--size", f"{size[0]}x{size[1]}", *arguments], pictures=options.pictures)
            for part in parts:
                print(getattr(part, "__name__", "part"), flush=True)
                part(desk)
        except d.Failed as failure:
            print(f"FAILED: {failure}")
            if options.pictures:
                screen.picture().save_png(pathlib.Path(options.pictures) / "card-failed.png")
            return 1
        finally:
            if desk is not None:
                desk.close()
            screen.close()
    print("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
