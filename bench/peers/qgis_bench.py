"""QGIS without a window: qgis_bench.py GPKG PLAN.json. A temporal range moves over a layer of points, drawn by the job that QGIS' own canvas
uses; prints the milliseconds of every step as JSON."""
import json
import math
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsDateTimeRange, QgsMapRendererParallelJob, QgsMapSettings, QgsMarkerSymbol,  # noqa: E402
                       QgsRectangle, QgsSingleSymbolRenderer, QgsVectorLayer, QgsVectorLayerTemporalProperties)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, QTime, Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402


def main():
    path, plan = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
    app = QgsApplication([], False)
    app.initQgis()
    started = time.perf_counter()
    layer = QgsVectorLayer(path, "events", "ogr")
    if not layer.isValid():
        sys.exit(f"QGIS cannot read {path}")
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({"name": "circle", "size": "4", "size_unit": "Pixel", "outline_style": "no", "color": "240,110,46"})))
    time_of = layer.temporalProperties()
    time_of.setIsActive(True)
    time_of.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeInstantFromField)
    time_of.setStartField("day")
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    # As deck.html looks: zoom 4 of 512-pixel tiles, 8192 pixels round the world.
    radius = 6378137.0
    half = math.pi * radius * 1280 / 8192
    x, y = math.radians(45) * radius, math.asinh(math.tan(math.radians(26))) * radius
    settings.setExtent(QgsRectangle(x - half, y - half * 800 / 1280, x + half, y + half * 800 / 1280))
    settings.setOutputSize(QSize(1280, 800))
    settings.setBackgroundColor(QColor(18, 23, 28))
    settings.setIsTemporal(True)
    start = QDate.fromString(plan["start"], Qt.ISODate)

    def draw(first, last):
        settings.setTemporalRange(QgsDateTimeRange(QDateTime(start.addDays(first), QTime(0, 0)), QDateTime(start.addDays(last), QTime(23, 59, 59))))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        return job.renderedImage()

    draw(0, 1)
    out = {"version": Qgis.QGIS_VERSION, "first_ms": 1000 * (time.perf_counter() - started), "steps": {}}
    for name, windows in plan["windows"].items():
        ms = []
        until = time.perf_counter() + plan["seconds"]
        for first, last in windows:
            before = time.perf_counter()
            image = draw(first, last)
            ms.append(1000 * (time.perf_counter() - before))
            if len(ms) >= 4 and time.perf_counter() > until:
                break
        ground = QColor(18, 23, 28).rgb()
        lit = sum(1 for px in range(0, 1280, 4) for py in range(0, 800, 4) if image.pixel(px, py) != ground)
        out["steps"][name] = {"ms": ms, "lit": 16 * lit}
    print("RESULT " + json.dumps(out), flush=True)
    os._exit(0)  # QGIS 3.22 may crash while it leaves


main()
