#!/usr/bin/env python3
"""Each planted fault must be found, and a clean tree must pass: check_files_test.py"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def check(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        run = subprocess.run([sys.executable, HERE / "check_files.py", folder], capture_output=True, text=True)
        return run.returncode, run.stdout


class Files(unittest.TestCase):
    def test_a_clean_tree_passes(self):
        status, output = check({"src/a.h": "#pragma once\n", "README.md": "Data lie in /usr/share/marsad or ~/.local.\n", "build/x.h": "no\n"})
        self.assertEqual(status, 0, output)

    def test_planted_faults_fail(self):
        planted = [
            ("a.md", "see registry.npm" + "js.org\n", "address of a package registry"),
            ("a.sh", "cp /wo" + "rk/main/x y\n", "absolute path"),
            ("a.md", "in /ho" + "me/ali/x\n", "absolute path"),
            ("a.cpp", "int a; \n", "blank at the end"),
            ("a.cpp", "\tint a;\n", "tab"),
            ("a.cpp", "int a;", "no newline"),
            ("a.h", "int a;\n", "#pragma once"),
            ("a.cpp", "int a;\n" * 501, "more than 500 lines"),
        ]
        for name, content, says in planted:
            with self.subTest(name=name, says=says):
                status, output = check({name: content})
                self.assertEqual(status, 1, output)
                self.assertIn(says, output)


if __name__ == "__main__":
    unittest.main()
