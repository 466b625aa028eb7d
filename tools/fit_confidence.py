#!/usr/bin/env python3
"""Fit the weights of src/extract/confidence.cpp on gold reports, and show how well they tell right events from wrong ones.

usage: fit_confidence.py --marsad PATH [--write CONFIDENCE_CPP] [--held FOLDER]... FOLDER...
FOLDER holds gold reports as of docs/CONTRACT.md, "evaluate". An event is right when it lies within the tolerance of a gold event and
their days overlap, one to one, as the scorer matches them. Reads the values from `extract --explain --format jsonl`. With --write the
numbers stand in the source afterwards. --held: folders that are only measured.
"""
import argparse, datetime as dt, glob, json, math, os, re, subprocess

def km(a, b, c, d):
    p = math.pi / 180
    h = .5 - math.cos((c - a) * p) / 2 + math.cos(a * p) * math.cos(c * p) * (1 - math.cos((d - b) * p)) / 2
    return 12742 * math.asin(math.sqrt(max(0, min(1, h))))

def day(text):
    return dt.date.fromisoformat(text[:10])

def run(marsad, report, *options):
    command = [marsad, 'extract', '--published', report['published'], '--lang', report['lang'], *options, '-']
    return subprocess.run(command, input=report['text'].encode(), capture_output=True, check=True).stdout.decode()

def right_ones(gold, events):
    """Indices of the events that match a gold event, one to one, the right type and the nearest day first."""
    pairs = []
    for i, g in enumerate(gold):
        gs, ge = day(g['date_start']), day(g['date_end'])
        for j, p in enumerate(events):
            q = p['properties']
            if q['latitude'] is None or q['date_start'] is None:
                continue
            ps, pe = day(q['date_start']), day(q['date_end'])
            slack = dt.timedelta(days=1 if (ge - gs).days <= 7 else 0)
            if (pe - ps).days > max(16, 3 * (ge - gs).days + 7) or ps > ge + slack or pe < gs - slack:
                continue
            apart = km(g['lat'], g['lon'], q['latitude'], q['longitude'])
            if apart <= g['tolerance_km']:
                pairs.append((q['sub_event_type'] not in g['sub_event_type'], abs((ps - gs).days) + abs((pe - ge).days), apart, i, j))
    taken, found = set(), set()
    for *_, i, j in sorted(pairs):
        if i not in taken and j not in found:
            taken.add(i)
            found.add(j)
    return found

def read(marsad, folders):
    rows = []
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, '*.json'))):
            report = json.load(open(path, encoding='utf-8'))
            events = json.loads(run(marsad, report))['features']
            reasons = {e['event_id']: e for line in run(marsad, report, '--explain', '--format', 'jsonl').splitlines() for e in json.loads(line)['events']}
            found = right_ones(report['events'], events)
            for j, event in enumerate(events):
                told = reasons[event['properties']['event_id']]
                rows.append(({p['part']: p['value'] for p in told['confidence_parts']}, j in found, event['properties']['confidence']))
    return rows

def share(weights, values):
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in values.items())))

def fit(rows, names, penalty=1.0, steps=4000, rate=0.2):
    """Logistic regression with a quadratic penalty, by plain descent."""
    weights = {name: 0.0 for name in names}
    for _ in range(steps):
        slope = {name: (penalty * weights[name] if name != 'start' else 0.0) for name in names}
        for values, right, _ in rows:
            error = share(weights, values) - right
            for name, value in values.items():
                slope[name] += error * value
        for name in names:
            weights[name] -= rate * slope[name] / len(rows) * 5
    return weights

def table(title, pairs):
    print(f'{title}: {len(pairs)} events, {sum(right for _, right in pairs) / max(1, len(pairs)):.3f} right')
    for low, high in ((0, .5), (.5, .7), (.7, .8), (.8, .9), (.9, .95), (.95, 1.01)):
        part = [right for c, right in pairs if low <= c < high]
        if part:
            print(f'  {low:.2f}-{min(high, 1):.2f}  share {len(part) / len(pairs):.2f}  right {sum(part) / len(part):.2f}  ({len(part)})')
    sure = [right for c, right in pairs if c >= .9]
    print(f'  >= 0.90    share {len(sure) / max(1, len(pairs)):.2f}  right {sum(sure) / max(1, len(sure)):.3f}  ({len(sure)})')

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--marsad', required=True)
    parser.add_argument('--write')
    parser.add_argument('--held', action='append', default=[])
    parser.add_argument('--penalty', type=float, default=2.0)
    parser.add_argument('folders', nargs='+')
    options = parser.parse_args()
    rows = read(options.marsad, options.folders)
    names = sorted({name for values, *_ in rows for name in values})
    groups = [rows[k::5] for k in range(5)]
    crossed = []
    for k, group in enumerate(groups):
        weights = fit([row for other, part in enumerate(groups) if other != k for row in part], names, options.penalty)
        crossed += [(share(weights, values), right) for values, right, _ in group]
    table('as it is now', [(c, right) for _, right, c in rows])
    table('fitted, each fifth by the other four', crossed)
    weights = fit(rows, names, options.penalty)
    if options.held:
        held = read(options.marsad, options.held)
        table('held out, now', [(c, right) for _, right, c in held])
        table('held out, fitted', [(share(weights, values), right) for values, right, _ in held])
    for name in names:
        print(f'{weights[name]:+.2f}  {name}')
    if options.write:
        source = open(options.write, encoding='utf-8').read()
        for name in names:
            source = re.sub(rf'(scale\.add\("{re.escape(name)}", )-?[\d.]+', lambda m: f'{m.group(1)}{weights[name]:.2f}', source)
        open(options.write, 'w', encoding='utf-8').write(source)

if __name__ == '__main__':
    main()
