"""The million events that peers and Marsad draw: as bench_map.cpp invents them (clusters at 20,000 places between 30 and 60 degrees
east, ten years, an equal number each day), written once below build/peers as binary columns and as CSV."""
import array
import datetime
import pathlib
import random

START = datetime.date(2012, 1, 1)
DAYS = 3650
TYPES = 6


def write(folder, count=1_000_000, places=20_000):
    """Files of `count` events; nothing is written anew where it is there."""
    folder = pathlib.Path(folder)
    done = folder / f"events-{count}.csv"
    columns = folder / f"events-{count}.bin"
    if done.exists() and columns.exists():
        return columns, done
    chance = random.Random(7)
    centres = [(32 + 26 * chance.random(), 14 + 24 * chance.random()) for _ in range(40)]
    spots = []
    for _ in range(places):
        lon, lat = chance.choice(centres)
        spots.append((lon + 1.2 * chance.gauss(0, 1), lat + 1.2 * chance.gauss(0, 1)))
    positions, days, types = array.array("f"), array.array("f"), array.array("B")
    names = [(START + datetime.timedelta(day)).isoformat() for day in range(DAYS + 1)]
    rows = ["id,lon,lat,day,type\n"]
    for i in range(count):
        lon, lat = spots[i if i < places else int(chance.random() * places)]
        day = DAYS * i // count
        kind = int(chance.random() * TYPES)
        positions.extend((lon, lat))
        days.append(day)
        types.append(kind)
        rows.append(f"{i},{lon:.6f},{lat:.6f},{names[day]},{kind}\n")
    with open(columns, "wb") as file:  # longitude and latitude, days since START, types
        for column in (positions, days, types):
            column.tofile(file)
    part = done.with_suffix(".part")
    part.write_text("".join(rows), encoding="utf-8")
    part.rename(done)
    return columns, done


def windows(share, steps):
    """First and last day of each step's window, a share of all days long; it moves on by a day or as fast as there is room."""
    length = max(1, round(DAYS * share))
    room = DAYS - length
    for step in range(steps):
        first = room * step // max(1, steps - 1) if room > 0 else 0
        yield first, first + length - 1
