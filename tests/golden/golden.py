#!/usr/bin/env python3
"""Golden reports: runs the program and compares with what was written by hand.

usage: golden.py report PROGRAM FOLDER     FOLDER/input.txt against FOLDER/expected.geojson: the same number of events in
                                           order; every property that the expectation names is equal; points within 8 km
                                           (or the expectation's tolerance_km).
       golden.py demo PROGRAM DEMO_FOLDER  all reports of the demo against demo_expected.tsv
       golden.py shifted PROGRAM DEMO_FOLDER
                                           the same with every date moved by 400 days and five places swapped, so that a
                                           result fitted to the texts shows
"""
import csv
import datetime as dt
import json
import math
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHIFT = 400

MONTHS = {
    "ar": [("كانون الثاني", "يناير"), ("شباط", "فبراير"), ("آذار", "مارس"), ("نيسان", "أبريل"), ("أيار", "مايو"), ("حزيران", "يونيو"),
           ("تموز", "يوليو"), ("آب", "أغسطس"), ("أيلول", "سبتمبر"), ("تشرين الأول", "أكتوبر"), ("تشرين الثاني", "نوفمبر"), ("كانون الأول", "ديسمبر")],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
}
WEEKDAYS = {
    "ar": ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
# words in the text, words instead, the point that they stand for, tolerance in km
SWAPS = [
    ("معسكر التاجي شمالي بغداد", "معسكر سبايكر قرب تكريت", (33.524, 44.256), (34.673, 43.543), 10),
    ("قاعدة حرير شمال شرقي أربيل", "قاعدة القيارة جنوبي الموصل", (36.533, 44.340), (35.767, 43.125), 12),
    ("البرجسية غرب البصرة", "مصفى بيجي شمال تكريت", (30.38, 47.62), (35.00, 43.49), 15),
    ("the Besmaya base south of Baghdad", "Qayyarah air base south of Mosul", (33.18, 44.60), (35.767, 43.125), 12),
    ("the K-1 base near Kirkuk", "Balad air base north of Baghdad", (35.51, 44.27), (33.940, 44.362), 10),
]


def km(a, b, c, d):
    p = math.pi / 180
    h = 0.5 - math.cos((c - a) * p) / 2 + math.cos(a * p) * math.cos(c * p) * (1 - math.cos((d - b) * p)) / 2
    return 12742 * math.asin(math.sqrt(max(0, min(1, h))))


def extract(program, path):
    done = subprocess.run([program, "extract", path], capture_output=True, timeout=120)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout)["features"]


def compare_report(program, folder):
    found = extract(program, os.path.join(folder, "input.txt"))
    with open(os.path.join(folder, "expected.geojson"), encoding="utf-8") as stream:
        expected = json.load(stream)["features"]
    faults = []
    if len(found) != len(expected):
        faults.append(f"{len(found)} events instead of {len(expected)}")
    for want, got in zip(expected, found):
        name = want["id"]
        properties = dict(want["properties"])
        tolerance = properties.pop("tolerance_km", 8)
        if got["id"] != name:
            faults.append(f"{name}: id {got['id']}")
        for key, value in properties.items():
            if got["properties"].get(key) != value:
                faults.append(f"{name}: {key} is {got['properties'].get(key)!r} instead of {value!r}")
        if (want["geometry"] is None) != (got["geometry"] is None):
            faults.append(f"{name}: geometry {got['geometry']}")
        elif want["geometry"]:
            (a, b), (c, d) = want["geometry"]["coordinates"], got["geometry"]["coordinates"]
            if km(b, a, d, c) > tolerance:
                faults.append(f"{name}: {km(b, a, d, c):.0f} km away, {got['properties'].get('location')}")
    return faults, len(expected)


def expected_demo():
    with open(os.path.join(HERE, "demo_expected.tsv"), encoding="utf-8") as stream:
        return list(csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t"))


def compare_demo(rows, features):
    faults = []
    left = list(features)
    for row in rows:
        number = lambda text: None if text == "-" else int(text)
        label = f"{row['report']} {row['date']} {row['lat']},{row['lon']} {row['sub_event_type']}"
        match = [f for f in left if f["properties"]["report_id"] == row["report"] and f["geometry"] and f["properties"]["date_start"] == f["properties"]["date_end"] == row["date"]
                 and km(float(row["lat"]), float(row["lon"]), f["geometry"]["coordinates"][1], f["geometry"]["coordinates"][0]) <= float(row["tolerance_km"])]
        if not match:
            faults.append(f"missing: {label}")
            continue
        got = match[0]
        left.remove(got)
        if got["properties"]["sub_event_type"] != row["sub_event_type"]:
            faults.append(f"{label}: {got['properties']['sub_event_type']}")
        for key in ("fatalities", "injuries"):
            if number(row[key]) is not None and got["properties"][key] != number(row[key]):
                faults.append(f"{label}: {key} {got['properties'][key]} instead of {row[key]}")
    for extra in left:
        q = extra["properties"]
        faults.append(f"extra: {q['report_id']} {q['date_start']}..{q['date_end']} {q['location']} {q['sub_event_type']}: {q['notes'][:90]}")
    return faults, len(rows)


def shift_text(text, lang):
    published = dt.date.fromisoformat(re.search(r"Published: (\S+)", text).group(1))
    moved = lambda day, month, year: dt.date(year, month, day) + dt.timedelta(days=SHIFT)

    def year_of(day, month):  # the last such day before publication, as the reader must take it
        for year in (published.year, published.year - 1):
            if dt.date(year, month, day) <= published:
                return year
        return published.year

    if lang == "ar":
        pattern = r"(\d{1,2}) (" + "|".join(f"{a}/{b}" for a, b in MONTHS["ar"]) + ")"
        names = [f"{a}/{b}" for a, b in MONTHS["ar"]]

        def put(m):
            day, month = int(m.group(1)), names.index(m.group(2)) + 1
            new = moved(day, month, year_of(day, month))
            return f"{new.day} {names[new.month - 1]}"
    else:
        pattern = r"(" + "|".join(MONTHS["en"]) + r") (\d{1,2})\b"

        def put(m):
            day, month = int(m.group(2)), MONTHS["en"].index(m.group(1)) + 1
            new = moved(day, month, year_of(day, month))
            return f"{MONTHS['en'][new.month - 1]} {new.day}"
    text = re.sub(pattern, put, text)
    days = WEEKDAYS[lang]
    text = re.sub("|".join(days), lambda m: days[(days.index(m.group(0)) + SHIFT) % 7], text)
    new_published = published + dt.timedelta(days=SHIFT)
    return text.replace(f"Published: {published}", f"Published: {new_published}")


def main():
    mode, program, folder = sys.argv[1:4]
    if mode == "report":
        faults, count = compare_report(program, folder)
    elif mode == "demo":
        faults, count = compare_demo(expected_demo(), extract(program, folder))
    else:
        rows = expected_demo()
        for row in rows:
            row["date"] = str(dt.date.fromisoformat(row["date"]) + dt.timedelta(days=SHIFT))
        with tempfile.TemporaryDirectory() as scratch:
            swapped = set()
            for name in sorted(os.listdir(folder)):
                with open(os.path.join(folder, name), encoding="utf-8") as stream:
                    text = stream.read()
                report = re.search(r"Id: (\S+)", text).group(1)
                lang = re.search(r"Lang: (\S+)", text).group(1)
                for old, new, old_point, new_point, tolerance in SWAPS:
                    if old in text:
                        text = text.replace(old, new)
                        swapped.add(old)
                        for row in rows:
                            if row["report"] == report and km(float(row["lat"]), float(row["lon"]), *old_point) < 3:
                                row["lat"], row["lon"], row["tolerance_km"] = new_point[0], new_point[1], tolerance
                with open(os.path.join(scratch, name), "w", encoding="utf-8") as stream:
                    stream.write(shift_text(text, lang))
            if len(swapped) != len(SWAPS):
                sys.exit(f"a swap did not apply: {[s[0] for s in SWAPS if s[0] not in swapped]}")
            faults, count = compare_demo(rows, extract(program, scratch))
    for fault in faults:
        print(fault)
    print(f"{mode}: {count} events expected, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
