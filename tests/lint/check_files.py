#!/usr/bin/env python3
"""Checks every file that git would commit: length, addresses, absolute paths, line ends.

    check_files.py ROOT [--long-files FILE]

Prints one line a violation ("file:line: what"); exit status 1 where there was any.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MAX_LINES = 500
CODE = {".h", ".cpp", ".py", ".sh", ".cmake", ".glsl", ".vert", ".frag"}
SKIPPED = {"build", "out", "data", ".git", ".cache"}
# Sites whose clients find them by themselves; a name in the tree would tie it to one place.
HOSTS = re.compile(r"registry\.npmjs|npmjs\.(com|org)|(deb|snapshot|security|ftp)\.debian\.org|debian\.org/debian|pypi\.org|pythonhosted\.org|crates\.io|proxy\.golang|repo\.maven|registry\.yarnpkg")
# Folders of one machine. A path of the system (/usr, /etc, /dev, /tmp) is none.
MACHINE_PATH = re.compile(r"(?<![\w.~$}-])/(work|root|home|Users)/[\w.]")


def tracked(root):
    """Files that git knows or would add; without git, all files."""
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True)
    if listed.returncode == 0 and listed.stdout:
        return [root / name for name in sorted(set(os.fsdecode(listed.stdout).split("\0"))) if name and (root / name).is_file()]
    files = []
    for folder, names, entries in os.walk(root):
        names[:] = sorted(name for name in names if name not in SKIPPED or pathlib.Path(folder) != root)
        files += [pathlib.Path(folder) / name for name in sorted(entries)]
    return files


def read_reasons(path):
    reasons = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, limit, reason = line.split("\t")
            if len(reason) < 10:
                sys.exit(f"{path}: {name} has no reason")
            reasons[name] = int(limit)
    return reasons


def check_text(name, text, suffix):
    for number, line in enumerate(text.split("\n"), 1):
        if found := HOSTS.search(line):
            yield number, f"address of a package registry: {found[0]}"
        if found := MACHINE_PATH.search(line):
            yield number, f"absolute path of one machine: {line[found.start():found.start() + 40]}"
        if suffix in CODE and line.endswith((" ", "\t")):
            yield number, "blank at the end of the line"
        if suffix in {".h", ".cpp"} and "\t" in line and '"' not in line:
            yield number, "tab; indent with spaces"
        if "\r" in line and "corpus" not in name and suffix in CODE:
            yield number, "carriage return"
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            yield number, "sign of a merge conflict"
    if suffix in CODE and text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no newline at the end"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--long-files", type=pathlib.Path, default=HERE / "long_files.tsv")
    options = parser.parse_args()
    reasons = read_reasons(options.long_files)
    violations, count = [], 0
    for path in tracked(options.root):
        name = path.relative_to(options.root).as_posix()
        content = path.read_bytes()
        if b"\0" in content[:8192] or name.startswith("tests/fuzz/corpus/"):
            continue
        count += 1
        text = content.decode("utf-8", errors="replace")
        suffix = path.suffix
        violations += [f"{name}:{number}: {what}" for number, what in check_text(name, text, suffix)]
        length, limit = text.count("\n"), reasons.get(name, MAX_LINES)
        if suffix in CODE and length > limit:
            violations.append(f"{name}:{length}: more than {limit} lines; split it, or give the reason in tests/lint/long_files.tsv")
        if suffix == ".h" and "#pragma once" not in text:
            violations.append(f"{name}:1: header without #pragma once")
    for violation in violations:
        print(violation)
    print(f"files: {count} checked, {len(violations)} violations")
    return 1 if violations or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
