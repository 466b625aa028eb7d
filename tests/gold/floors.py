#!/usr/bin/env python3
"""Score the program on our own gold reports; fail where a figure is below its floor.

usage: floors.py MARSAD FOLDER    FOLDER/LANG/*.json and FOLDER/floors.tsv
"""
import json, pathlib, subprocess, sys

BAD = {'negatives_hit', 'unplaced_share'}

def figures(marsad, folder):
    done = subprocess.run([marsad, 'evaluate', folder], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])

def main():
    marsad, root = sys.argv[1], pathlib.Path(sys.argv[2])
    floors = [line.split('\t') for line in (root / 'floors.tsv').read_text(encoding='utf-8').splitlines() if line and not line.startswith('#')]
    found = {lang: figures(marsad, root / lang) for lang in sorted({lang for lang, *_ in floors})}
    faults = 0
    for lang, name, bound in floors:
        value = found[lang][name]
        good = value is not None and (value <= float(bound) if name in BAD else value >= float(bound))
        print(f'{"ok  " if good else "FAIL"} {lang} {name} {value} ({"at most" if name in BAD else "at least"} {bound})')
        faults += not good
    if not floors:
        sys.exit('no floors')
    sys.exit(1 if faults else 0)

if __name__ == '__main__':
    main()
