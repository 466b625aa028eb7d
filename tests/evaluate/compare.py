#!/usr/bin/env python3
"""Compare the scoring of `marsad evaluate` with the scorer of the reference, where that is on this machine.

usage: compare.py GOLD EXPECTED [--write]              the invented answers: one line of EXPECTED for each report, language and all
       compare.py GOLD EXPECTED --program MARSAD       the program itself on the same reports
The scorer is named by MARSAD_REFERENCE_SCORER; without it nothing is compared (exit 77: skipped).
"""
import json, os, shutil, subprocess, sys, tempfile

LANGUAGES = ('ar', 'en')


def scorer_line(scorer, command, folders):
    done = subprocess.run([sys.executable, scorer, '--cmd', command, *folders], capture_output=True, text=True, check=True)
    line = json.loads(done.stdout.splitlines()[-1])
    line['median_s'] = None  # a time, which no figure of ours is
    return json.dumps(line)


def lines(scorer, gold):
    """(name, line) for each report, each language and both."""
    command = 'cat ' + os.path.join(os.path.abspath(gold), 'answers', '{id}.geojson')
    for lang in LANGUAGES:
        for name in sorted(os.listdir(os.path.join(gold, lang))):
            with tempfile.TemporaryDirectory() as folder:
                shutil.copy(os.path.join(gold, lang, name), folder)
                yield f'{lang}/{name[:-len(".json")]}', scorer_line(scorer, command, [folder])
    for lang in LANGUAGES:
        yield lang, scorer_line(scorer, command, [os.path.join(gold, lang)])
    yield 'all', scorer_line(scorer, command, [os.path.join(gold, lang) for lang in LANGUAGES])


def main():
    gold, expected = sys.argv[1:3]
    scorer = os.environ.get('MARSAD_REFERENCE_SCORER', '')
    if not os.path.isfile(scorer):
        print('skipped: MARSAD_REFERENCE_SCORER names no scorer')
        return 77
    if '--program' in sys.argv:
        program = sys.argv[sys.argv.index('--program') + 1]
        folders = [os.path.join(gold, lang) for lang in LANGUAGES]
        wanted = json.loads(scorer_line(scorer, program + ' extract --published {published} --lang {lang} -', folders))
        told = json.loads(subprocess.run([program, 'evaluate', *folders], capture_output=True, text=True, check=True).stdout.splitlines()[-1])
        told.pop('languages')
        faults = [f'{key}: {told.get(key)}, the scorer says {value}' for key, value in wanted.items() if told.get(key) != value]
        faults += [f'{key}: the scorer has none' for key in told if key not in wanted]
        print('\n'.join(faults) or 'every figure is the same')
        return bool(faults)
    written = ''.join(f'{name}\t{line}\n' for name, line in lines(scorer, gold))
    if '--write' in sys.argv:
        open(expected, 'w', encoding='utf-8').write(written)
        return 0
    same = open(expected, encoding='utf-8').read() == written
    print('the figures written down are those of the scorer' if same else 'the scorer gives other figures than those written down')
    return not same


if __name__ == '__main__':
    sys.exit(main())
