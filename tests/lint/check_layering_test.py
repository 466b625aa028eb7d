#!/usr/bin/env python3
"""The layering check must refuse each planted violation and pass the clean tree: check_layering_test.py"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
CLEAN = {
    "base/result.h": "#include <tl/expected.hpp>\n#include <string>\n",
    "geo/lon_lat.cpp": '#include "geo/lon_lat.h"\n#include <fmt/format.h>\n#include "base/result.h"\n',
    "text/fold.cpp": "#include <unicode/uchar.h>\n#include <sys/stat.h>\n",
    "main.cpp": '#include "app/run.h"\n',
}


def check(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = pathlib.Path(folder) / "src" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        run = subprocess.run([sys.executable, HERE / "check_layering.py", f"{folder}/src"], capture_output=True, text=True)
        return run.returncode, run.stdout


class Layering(unittest.TestCase):
    def test_the_clean_tree_passes(self):
        status, output = check(CLEAN)
        self.assertEqual(status, 0, output)

    def test_planted_violations_fail(self):
        planted = [
            ("geo/bad.cpp", '#include "text/fold.h"\n', "geo may not include text/"),
            ("base/bad.h", '#include "geo/lon_lat.h"\n', "base may not include geo/"),
            ("extract/bad.cpp", '#include "geocode/geocoder.h"\n', "extract may not include geocode/"),
            ("io/bad.cpp", '  #  include "render/camera.h"\n', "io may not include render/"),
            ("geo/bad.cpp", "#include <unicode/uchar.h>\n", "belongs to gazetteer_build, i18n, text, timeline only"),
            ("geocode/bad.cpp", "#include <simdjson.h>\n", "belongs to io only"),
            ("render/bad.cpp", "#include <epoxy/gl.h>\n", "belongs to gl only"),
            ("model/bad.h", "#include <tl/expected.hpp>\n", "belongs to base only"),
            ("io/bad.cpp", "#include <sqlite3.h>\n", "has no fence"),
            ("geo/bad.cpp", '#include "../base/result.h"\n', "relative include"),
            ("geo/bad.cpp", '#include "lon_lat.h"\n', "has no folder"),
            ("geo/bad.cpp", "#include <base/result.h>\n", "our own"),
            ("geo/bad.cpp", '#include "fmt/format.h"\n', "third-party headers go in <>"),
            ("strange/new.cpp", "#include <string>\n", "has no row"),
            ("main.cpp", '#include "geo/lon_lat.h"\n', "main.cpp may not include geo/"),
        ]
        for name, content, says in planted:
            with self.subTest(name=name, content=content):
                status, output = check({**CLEAN, name: content})
                self.assertEqual(status, 1, output)
                self.assertIn(says, output)
                self.assertIn("1 violations", output)

    def test_an_empty_tree_is_no_pass(self):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run([sys.executable, HERE / "check_layering.py", folder], capture_output=True, text=True)
            self.assertEqual(run.returncode, 1)


if __name__ == "__main__":
    unittest.main()
