#!/usr/bin/env python3
"""Checks the includes of src/ against layers.tsv and fences.tsv.

    check_layering.py SRC [--layers FILE] [--fences FILE]

Prints one line a violation ("file:line: what"), then a closing line; exit status 1 where there was any.
"""
import argparse
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
# Headers of the C library and of POSIX with a name like a third-party one. The C++ headers have no dot.
SYSTEM = re.compile(r"^(sys/\w+|netinet/\w+|fcntl|unistd|dlfcn|signal|poll|pthread|termios|dirent|iconv|locale|getopt)\.h$")


def rows(path, columns):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) != columns:
                sys.exit(f"{path}:{number}: expected {columns} columns separated by tabs")
            yield number, fields


def read_layers(path):
    """Folder -> what it may include. Only rows above a row may stand in it, so that there is no circle."""
    allowed = {}
    for number, (folder, _rank, may) in rows(path, 3):
        for other in may.split():
            if other not in allowed:
                sys.exit(f"{path}:{number}: {folder} may include {other}, which has no row above it")
        allowed[folder] = set(may.split())
    return allowed


def check_include(folder, bracket, header, allowed, fences, folders):
    """What is wrong with one include, or nothing."""
    if header.startswith("../") or "/../" in header:
        return f"relative include {header}; write it from src/"
    first = header.split("/")[0]
    if bracket == '"':
        if "/" not in header:
            return f'"{header}" has no folder; write "folder/file.h"'
        if first not in folders:
            return f'"{header}" is no file of src/; third-party headers go in <>'
        if first != folder and first not in allowed[folder]:
            return f"{folder} may not include {first}/ ({header})"
        return None
    if first in folders and "/" in header:
        return f'<{header}> is our own; write it in ""'
    if "." not in header or SYSTEM.match(header):
        return None
    for prefix, where in fences:
        if header.startswith(prefix):
            if "*" in where or folder in where:
                return None
            return f"<{header}> belongs to {', '.join(sorted(where))} only, not to {folder}/"
    return f"<{header}> has no fence; name it in tests/lint/fences.tsv"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("src", type=pathlib.Path)
    parser.add_argument("--layers", type=pathlib.Path, default=HERE / "layers.tsv")
    parser.add_argument("--fences", type=pathlib.Path, default=HERE / "fences.tsv")
    options = parser.parse_args()
    allowed = read_layers(options.layers)
    fences = [(header, set(where.split())) for _, (header, where, _) in rows(options.fences, 3)]
    folders = {path.name for path in options.src.iterdir() if path.is_dir()} | set(allowed)

    violations, files, includes = [], 0, 0
    for path in sorted(options.src.rglob("*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        files += 1
        folder = path.relative_to(options.src).parts[0]
        if folder not in allowed:
            violations.append(f"{path}:1: {folder} has no row in {options.layers.name}")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                includes += 1
                wrong = check_include(folder, match[1], match[2], allowed, fences, folders)
                if wrong:
                    violations.append(f"{path}:{number}: {wrong}")
    for violation in violations:
        print(violation)
    print(f"layering: {files} files, {includes} includes, {len(violations)} violations")
    if files == 0:
        print(f"nothing to check: {options.src}")
        return 1
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
