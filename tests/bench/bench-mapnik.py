#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardstick for bench-basemap: the same tiles of the same geometry painted by Mapnik, one JSON object a line.

Usage: bench-mapnik.py FOLDER
FOLDER: where the GeoJSON files of Natural Earth are.

Needs python3-mapnik. The geometry is projected beforehand and read into Mapnik's memory, where it has an index of its own; each
tile is painted without labels, at scale 1. Milliseconds of processor time a tile.
"""

import json
import math
import os
import sys
import tempfile
import time

try:
    import mapnik
except ImportError:
    sys.exit('bench-mapnik: python3-mapnik is not installed')

WORLD = 20037508.342789244  # metres of Mercator from the middle of the world to its edge
MIN_TILES = 150
# Europe, East Asia, North America: degrees west, south, east, north; as in bench-basemap.
REGIONS = [(-12, 35, 40, 68), (73, 15, 146, 54), (-130, 22, -60, 60)]
DEPTHS = [(f'bathymetry-{depth}m', 'deep') for depth in (200, 2000, 4000, 6000)]
# As the program's own painter has them: what is filled and outlined at different turns is there twice.
WORLD_SCALE = [*DEPTHS, ('land-50m', 'land'), ('glaciers-50m', 'ice'), ('lakes-50m', 'lake'), ('borders-50m', 'border'),
               ('land-50m', 'coast')]
SMALL_SCALE = [*DEPTHS, ('land-50m', 'land'), ('glaciers-50m', 'ice'), ('admin1-lines-50m', 'border'), ('rivers-50m', 'river'),
               ('lakes-50m', 'lake'), ('borders-50m', 'border'), ('borders-disputed-10m', 'claim'), ('land-50m', 'coast')]
LARGE_SCALE = [*DEPTHS, ('land-10m', 'land'), ('glaciers-50m', 'ice'), ('admin1-lines-50m', 'border'), ('rivers-10m', 'river'),
               ('lakes-10m', 'lake'), ('borders-10m', 'border'), ('borders-disputed-10m', 'claim'), ('land-10m', 'coast')]
SMALL_SCALE_ZOOM, LARGE_SCALE_ZOOM = 4, 6
FILLS = {'deep': '#d5e3ec', 'land': '#f4f2ec', 'ice': '#ffffff', 'lake': '#dde8ef'}
LINES = {'river': ('#b5cbd9', 0.7), 'lake': ('#a9bfcc', 0.5), 'border': ('#a8a49a', 0.8), 'claim': ('#a8a49a', 0.8),
         'coast': ('#a9bfcc', 0.8)}


def mercator(lon, lat):
    lat = min(max(lat, -85.0511), 85.0511)
    return lon / 180 * WORLD, math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / math.pi * WORLD


def project(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return mercator(*coordinates[:2])
    return [project(part) for part in coordinates]


def write_projected(source, target):
    with open(source, encoding='utf-8') as file:
        data = json.load(file)
    for feature in data['features']:
        feature['geometry']['coordinates'] = project(feature['geometry']['coordinates'])
        feature['properties'] = {}
    with open(target, 'w', encoding='utf-8') as file:
        json.dump(data, file)


def style_for(kind):
    style, rule = mapnik.Style(), mapnik.Rule()
    if kind in FILLS:
        symbolizer = mapnik.PolygonSymbolizer()
        symbolizer.fill = mapnik.Color(FILLS[kind])
        rule.symbols.append(symbolizer)
    if kind in LINES:
        symbolizer = mapnik.LineSymbolizer()
        color, width = LINES[kind]
        symbolizer.stroke = mapnik.Color(color)
        symbolizer.stroke_width = width
        rule.symbols.append(symbolizer)
    style.rules.append(rule)
    return style


def make_map(folder, temporary, layers):
    result = mapnik.Map(256, 256, 'epsg:3857')
    result.background = mapnik.Color('#e3edf3')
    for name, kind in layers:
        path = os.path.join(temporary, name + '.geojson')
        if not os.path.exists(path):
            write_projected(os.path.join(folder, name + '.geojson'), path)
        result.append_style(name + kind, style_for(kind))
        layer = mapnik.Layer(name + kind, 'epsg:3857')
        layer.datasource = mapnik.Datasource(type='geojson', file=path, cache_features=True)
        layer.styles.append(name + kind)
        result.layers.append(layer)
    return result


def list_tiles(zoom):
    n = 2**zoom
    step = 4 if zoom >= 8 else 1
    tiles = []
    for west, south, east, north in REGIONS:
        (left, top), (right, bottom) = mercator(west, north), mercator(east, south)
        columns = [int((x / WORLD + 1) / 2 * n) for x in (left, right)]
        rows = [int((1 - y / WORLD) / 2 * n) for y in (top, bottom)]
        tiles += [(x, y) for y in range(rows[0], rows[1] + 1, step) for x in range(columns[0], columns[1] + 1, step)]
    return tiles


def paint(canvas, zoom, x, y):
    size = 2 * WORLD / 2**zoom
    canvas.zoom_to_box(mapnik.Box2d(x * size - WORLD, WORLD - (y + 1) * size, (x + 1) * size - WORLD, WORLD - y * size))
    mapnik.render(canvas, mapnik.Image(256, 256))


def main(folder):
    with tempfile.TemporaryDirectory() as temporary:
        maps = [make_map(folder, temporary, layers) for layers in (WORLD_SCALE, SMALL_SCALE, LARGE_SCALE)]
        for zoom in range(0, 9, 2):
            canvas, tiles = maps[(zoom >= SMALL_SCALE_ZOOM) + (zoom >= LARGE_SCALE_ZOOM)], list_tiles(zoom)
            tiles *= max(1, MIN_TILES // len(tiles) // 5)
            paint(canvas, zoom, *tiles[0])
            begin = time.thread_time()
            for tile in tiles:
                paint(canvas, zoom, *tile)
            value = (time.thread_time() - begin) * 1e3 / len(tiles)
            print(json.dumps({'name': f'mapnik.z{zoom}', 'value': round(value, 3), 'unit': 'ms', 'n': len(tiles)}), flush=True)


if __name__ == '__main__':
    main(sys.argv[1])
