#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has the helper read GIS files, sound and hostile ones, and the program live through what a helper can do. Speaks TAP.

Usage: test-gis.py PROGRAM HELPER

Files are made here byte by byte or with the standard library, GeoPackages with the helper itself, whose reading is held
against the GeoJSON that went in.
"""

import concurrent.futures
import json
import math
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import zipfile

PROGRAM, HELPER = (os.path.abspath(path) for path in sys.argv[1:3])
HERE = os.path.dirname(os.path.abspath(__file__))
KML = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>%s</Document></kml>'
PLACEMARK = '<Placemark><name>%s</name>%s<Point><coordinates>%s</coordinates></Point></Placemark>'
GPX = '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">%s</gpx>'
# What is hard to keep: quotes, blanks, what looks like other things, other directions, beyond the basic plane.
NAMES = ['Plain', 'Größe', '鉱山', 'منجم', 'a"b', "a'b", 'back\\slash', ' blanks ', 'tab\there', 'line\nbreak', 'NULL', 'null',
         'true', '0', '1e5', 'NaN', '[]', '{}', '[1, 2]', '{"a": 1}', '<b>&amp;</b>', "'; DROP TABLE mines; --", '\U0001f4a9',
         'e\u0301', '\u202eright to left', '\ufeffmark', '%s%n', '../../etc/passwd', '$(reboot)', ',;|', '-1', '"', '\\', '/']
# A sanitizer's shadow has no place in the limit of memory, which is then not set; and it is slow.
SANITIZED = b'libasan' in subprocess.run(['ldd', HELPER], capture_output=True, check=False).stdout


class Skip(Exception):
    """The machine has not what a test needs."""


def helper(*arguments, program=HELPER, given=b'', **more):
    return subprocess.run([program, *arguments], input=given, capture_output=True, check=False, timeout=60, **more)


def monazite(*arguments, stub=HELPER):
    environment = dict(os.environ, MONAZITE_GIS=stub)
    return subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
                          env=environment)


def read(path):
    """The features that the helper makes of a file, and what it says besides."""
    result = helper(path)
    assert result.stdout.endswith(b']}\n'), result
    lines = result.stdout.decode().splitlines()
    features = json.loads(result.stdout)['features']
    # The line that a reader names is the number of the feature.
    assert len(lines) == max(len(features), 1), lines
    return features, result.stderr.decode()


def refused(path, says, seconds=5):
    """The helper ends in time with one plain error and half a collection at most."""
    start = time.monotonic()
    result = helper(path)
    took = time.monotonic() - start
    lines = result.stderr.decode().splitlines()
    errors = [line for line in lines if line.startswith(f'monazite-gis: {path}: error: ')]
    assert result.returncode in (1, 3) and len(errors) == 1, result
    assert all(line.startswith(f'monazite-gis: {path}: ') for line in lines), lines
    assert says in errors[0], errors
    assert not result.stdout.endswith(b']}\n'), result.stdout[-100:]
    assert took < (15 if SANITIZED else seconds), took
    check = monazite('check', path)
    assert check.returncode in (1, 3) and f'monazite: {path}: error: '.encode() in check.stderr, check


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return path


def feature(lon, lat, properties):
    return {'type': 'Feature', 'geometry': {'type': 'Point', 'coordinates': [lon, lat]}, 'properties': properties}


def make_geopackage(folder, name, features):
    path = os.path.join(folder, name)
    collection = json.dumps({'type': 'FeatureCollection', 'features': features}).encode()
    result = helper('--write', 'GPKG', path, given=collection)
    assert result.returncode == 0 and result.stdout + result.stderr == b'', result
    return path


def make_shapefile(folder, name, points, names, prj=None):
    """By the description of the format: points, and one attribute in an encoding that a third file names."""
    stem = os.path.join(folder, name)
    records = [struct.pack('>2i', i + 1, 10) + struct.pack('<i2d', 1, *point) for i, point in enumerate(points)]
    box = struct.pack('<8d', min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points),
                      max(p[1] for p in points), 0, 0, 0, 0)

    def head(length):
        return struct.pack('>7i', 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack('<2i', 1000, 1) + box

    write(folder, name + '.shp', head(100 + 28 * len(points)) + b''.join(records))
    write(folder, name + '.shx', head(100 + 8 * len(points)) +
          b''.join(struct.pack('>2i', 50 + 14 * i, 10) for i in range(len(points))))
    field = b'NAME'.ljust(11, b'\0') + b'C' + bytes(4) + bytes([20]) + bytes(15)
    rows = b''.join(b' ' + text.encode('latin-1').ljust(20) for text in names)
    write(folder, name + '.dbf', struct.pack('<4BIHH20x', 3, 126, 1, 1, len(names), 65, 21) + field + b'\r' + rows + b'\x1a')
    write(folder, name + '.cpg', 'ISO-8859-1')
    if prj is not None:
        write(folder, name + '.prj', prj)
    return stem + '.shp'


def test_fifty_points(folder):
    def properties(i):
        return {'id': f'p{i}', 'name': NAMES[i % len(NAMES)], 'kind': 'mine', 'whole': i - 25, 'large': 2 ** 40 + i,
                'real': i / 7, 'yes': i % 2 == 0, 'nothing': None if i % 3 else i, 'day': f'2020-01-{i % 28 + 1:02}',
                'words': ['a', NAMES[-1 - i % len(NAMES)]], 'numbers': [1, i], 'tree': [{'from': '2015', 'n': i}]}

    features = [feature(-180 + 7.3 * i, -89.9 + 3.6 * i, properties(i)) for i in range(50)]
    found, says = read(make_geopackage(folder, 'fifty.gpkg', features))
    assert says == '' and len(found) == 50, says
    for there, here in zip(features, found):
        assert here['properties'].pop('layer') == 'fifty'
        assert here['properties'] == there['properties'], (there, here)
        assert all(math.isclose(a, b, abs_tol=1e-12)
                   for a, b in zip(there['geometry']['coordinates'], here['geometry']['coordinates'])), here
    path = os.path.join(folder, 'fifty.gpkg')
    sites = json.loads(monazite('query', 'sites', '--overlay', path, '--format', 'json').stdout)
    names = {site['id']: site['name'] for site in sites}
    assert [names[f'p{i}'] for i in range(50)] == [NAMES[i % len(NAMES)] for i in range(50)]


def test_same_bytes(folder):
    features = [feature(1, 2, {'name': 'x'})]
    path = make_geopackage(folder, 'same.gpkg', features)
    with open(path, 'rb') as file:
        first = file.read()
    make_geopackage(folder, 'same.gpkg', features)
    with open(path, 'rb') as file:
        assert file.read() == first
    assert not [name for name in os.listdir(folder) if name.startswith('.')]


def test_write_refuses(folder):
    path = make_geopackage(folder, 'kept.gpkg', [feature(1, 2, {'name': 'kept'})])
    with open(path, 'rb') as file:
        before = file.read()
    for text in (b'', b'{', b'{}', b'[1]', b'\xff'):
        result = helper('--write', 'GPKG', path, given=text)
        assert result.returncode in (1, 3) and len(result.stderr.splitlines()) == 1, result
    with open(path, 'rb') as file:
        assert file.read() == before
    assert helper('--write', 'GPKG', os.path.join(folder, 'none', 'x.gpkg'), given=b'{}').returncode == 3
    assert not [name for name in os.listdir(folder) if name.startswith('.')]


def test_kml(folder):
    data = '<ExtendedData><Data name="kind"><value>mine</value></Data></ExtendedData>'
    line = '<Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>'
    text = KML % (PLACEMARK % ('A &lt;b&gt;', data, '10.5,-20.25,300') + line + '<Placemark><name>no place</name></Placemark>')
    archive = os.path.join(folder, 'a.kmz')
    with zipfile.ZipFile(archive, 'w') as file:
        file.writestr('doc.kml', text)
    # The ending of a name does not matter where the content tells.
    for path in (write(folder, 'a.kml', text), write(folder, 'a.bin', text), archive):
        found, says = read(path)
        assert len(found) == 1 and found[0]['geometry']['coordinates'] == [10.5, -20.25], found
        assert found[0]['properties']['name'] == 'A <b>' and found[0]['properties']['kind'] == 'mine', found
        assert '1 feature is a line' in says and '1 feature has no place' in says, says
        assert 'visibility' not in found[0]['properties'], found


def test_gpx(folder):
    track = '<trk><trkseg><trkpt lat="1" lon="2"/><trkpt lat="1" lon="3"/></trkseg></trk>'
    text = GPX % ('<wpt lat="-20.25" lon="10.5"><ele>5.5</ele><time>2020-01-02T03:04:05Z</time><name>Wpt</name></wpt>' + track)
    found, says = read(write(folder, 'a.gpx', text))
    properties = found[0]['properties']
    assert len(found) == 1 and found[0]['geometry']['coordinates'] == [10.5, -20.25], found
    assert properties['name'] == 'Wpt' and properties['ele'] == 5.5 and properties['time'] == '2020-01-02T03:04:05Z', properties
    assert '1 feature is a line' in says, says


def test_shapefile(folder):
    # On the central meridian of a zone, 500 km east of nothing, at the equator: 9 degrees and 0.
    zone = ('PROJCS["UTM 32N",GEOGCS["WGS 84",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],'
            'PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
            'PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",0.9996],'
            'PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["Meter",1]]')
    found, says = read(make_shapefile(folder, 'utm', [(500000, 0)], ['Größe'], zone))
    lon, lat = found[0]['geometry']['coordinates']
    assert abs(lon - 9) < 1e-9 and abs(lat) < 1e-9 and says == '', (lon, lat, says)
    assert found[0]['properties']['name'] == 'Größe', found
    found, says = read(make_shapefile(folder, 'bare', [(10.5, -20.25)], ['x']))
    assert found[0]['geometry']['coordinates'] == [10.5, -20.25] and 'does not tell its coordinate system' in says, says
    os.remove(os.path.join(folder, 'bare.dbf'))
    found, says = read(os.path.join(folder, 'bare.shp'))
    assert len(found) == 1 and '.dbf is missing' in says, says
    os.remove(os.path.join(folder, 'bare.shx'))
    refused(os.path.join(folder, 'bare.shp'), '.shx is missing')


def test_flatgeobuf(folder):
    found, says = read(os.path.join(HERE, 'mines.fgb'))
    rows = sorted((f['properties']['tonnes'], f['properties']['name'], f['properties']['share'],
                   *f['geometry']['coordinates']) for f in found)
    assert rows == [(0, 'Alpha', 0, 10, 20), (10, 'Größe', 0.125, 11, 20.25), (20, '鉱山', 0.25, 12, 20.5)] and says == '', rows


def test_check(folder):
    path = make_geopackage(folder, 'check.gpkg', [feature(1, 2, {'name': 'A', 'kind': 'mine'}),
                                                  feature(3, 4, {'name': 'B', 'kind': 'castle'})])
    result = monazite('check', path)
    # Two features, a line each: the second one's kind is none.
    assert result.returncode == 0 and f'{path}: 0 errors, 1 warning'.encode() in result.stdout, result
    assert f'monazite: {path}:2:'.encode() in result.stderr, result


def test_truncated_geopackage(folder):
    path = make_geopackage(folder, 'whole.gpkg', [feature(i % 90, i % 90, {'name': f'point {i}' * 9}) for i in range(500)])
    with open(path, 'rb') as file:
        data = file.read()
    for n in (0, 1, 15, 16, 99, 100, 1000, 4096, 5000, len(data) // 2, len(data) - 4096, len(data) - 1):
        refused(write(folder, 'cut.gpkg', data[:n]), 'it ')


def test_wrong_magic(folder):
    for ending in ('gpkg', 'kml', 'kmz', 'shp', 'fgb', 'gpx'):
        refused(write(folder, 'wrong.' + ending, b'This is something else. ' * 50), '')
        refused(write(folder, 'none.' + ending, b''), '')


def test_bombs(folder):
    path = os.path.join(folder, 'bomb.kmz')
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open('doc.kml', 'w') as file:
            file.write(b'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><!--')
            for _ in range(1000):
                file.write(bytes([32]) * (1 << 20))
    refused(path, 'it ')
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + ''.join(f'<!ENTITY a{i} "{"&a%d;" % (i - 1) * 10}">' for i in range(1, 12))
    refused(write(folder, 'laugh.kml', f'<!DOCTYPE kml [{entities}]>' + KML[39:] % (PLACEMARK % ('&a11;', '', '1,2'))), 'it ')
    refused(write(folder, 'laugh.gpx', f'<!DOCTYPE gpx [{entities}]>' + GPX % '<wpt lat="1" lon="2"><name>&a11;</name></wpt>'), 'it ')
    refused(write(folder, 'deep.kml', KML % ('<Folder>' * 100000)), 'it ')


def test_outside(folder):
    """What is outside of the file stays there: paths in an archive, entities, links."""
    secret = write(folder, 'secret.txt', 'a secret')
    text = f'<!DOCTYPE gpx [<!ENTITY e SYSTEM "file://{secret}">]>' + GPX % '<wpt lat="1" lon="2"><name>&e;</name></wpt>'
    assert 'secret' not in helper(write(folder, 'outside.gpx', text)).stdout.decode()
    path = os.path.join(folder, 'up.kmz')
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr('../up.kml', KML % (PLACEMARK % ('up', '', '1,2')))
    helper(path)
    assert not os.path.exists(os.path.join(os.path.dirname(folder), 'up.kml'))


def change(path, *statements):
    """Makes what was the table of the layer a view, or anything."""
    database = sqlite3.connect(path)
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()
    return path


def test_hostile_views(folder):
    endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, '
    cases = {
        'endless': (endless + '(SELECT geom FROM q LIMIT 1) AS geom FROM n WHERE i < 0', 'longer than 10 seconds'),
        'code': ("SELECT fid, geom, load_extension('/tmp/none.so') AS name FROM q", 'it'),
        'net': ("SELECT fid, geom, ogr_geocode('Paris') AS name FROM q", 'it'),
    }

    if not SANITIZED:
        cases |= {
            'many': (endless + '(SELECT geom FROM q LIMIT 1) AS geom FROM n', 'more than 200000'),
            'blob': ('SELECT fid, geom, zeroblob(900000000) AS name FROM q', 'it'),
            'geometry': ('SELECT fid, zeroblob(300000000) AS geom FROM q', 'it'),
            'text': ('SELECT fid, geom, hex(zeroblob(400000000)) AS name FROM q', 'it'),
        }

    def run(name):
        path = make_geopackage(folder, name + '.gpkg', [feature(1, 2, {'name': 'x'})])
        view, says = cases[name]
        refused(change(path, f'ALTER TABLE "{name}" RENAME TO q', f'CREATE VIEW "{name}" AS {view}'), says, 15)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(run, cases))


def test_limits(folder):
    """At the limit all is read, one past it nothing, or all but what is too long. A text may have a sixth of 1 MiB: 174762."""
    path = make_geopackage(folder, 'texts.gpkg', [feature(1, 2, {'name': 'at', 'long': '\x01' * 174762}),
                                                  feature(1, 2, {'name': 'past', 'long': 'x' * 174763})])
    found, says = read(path)
    assert [f['properties']['long'] for f in found] == ['\x01' * 174762, None] and '1 value is longer' in says, says
    result = monazite('check', path)
    assert len(result.stderr.splitlines()) == 1 and b'1 value is longer' in result.stderr, result.stderr
    for n in () if SANITIZED else (200000, 200001):
        path = make_geopackage(folder, f'n{n}.gpkg', [feature(1, 2, {'name': 'x'})])
        change(path, f'ALTER TABLE n{n} RENAME TO q', f'CREATE VIEW n{n} AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL '
                     f'SELECT i + 1 FROM n LIMIT {n}) SELECT i AS fid, (SELECT geom FROM q) AS geom FROM n')
        if n == 200000:
            assert len(read(path)[0]) == n
        else:
            refused(path, 'more than 200000', 15)
    if not SANITIZED: # a tree of all of it takes some 30 times the file
        mark = PLACEMARK % ('n', '<ExtendedData><Data name="kind"><value>mine</value></Data></ExtendedData>', '1,2')
        refused(write(folder, 'tree.kml', KML % (mark * 200000)), 'more than 512 MiB of memory', 15)
    long = [feature(1, 2, {'name': 'y' * 170000})] * 200
    path = make_geopackage(folder, 'large.gpkg', long)
    assert len(read(path)[0]) == 200
    path = make_geopackage(folder, 'larger.gpkg', long)
    change(path, 'ALTER TABLE larger RENAME TO q', 'CREATE VIEW larger AS SELECT q.fid * 2 + n AS fid, geom, name FROM q, '
                                                   '(SELECT 0 AS n UNION SELECT 1)')
    refused(path, 'more than 64 MiB', 15)


def test_not_files(folder):
    fifo = os.path.join(folder, 'fifo.gpkg')
    os.mkfifo(fifo)
    os.mkdir(os.path.join(folder, 'folder.gpkg'))
    for name in (fifo, os.path.join(folder, 'folder.gpkg'), os.path.join(folder, 'none.gpkg'),
                 '/vsicurl/http://127.0.0.1:9/a.gpkg', 'http://127.0.0.1:9/a.kml', 'GPKG:a.gpkg:a'):
        result = helper(name)
        assert result.returncode == 3 and result.stdout == b'' and len(result.stderr.splitlines()) == 1, result
    for arguments in ((), ('a', 'b'), ('--what',), ('--write', 'KML', 'a'), ('',)):
        assert helper(*arguments).returncode == 2, arguments


def test_missing_helper(folder):
    path = make_geopackage(folder, 'a.gpkg', [feature(1, 2, {'name': 'x'})])
    result = monazite('check', path, stub=os.path.join(folder, 'nothing'))
    assert result.returncode == 3 and b'need the package monazite-gis' in result.stderr, result


def test_bad_helpers(folder):
    """Whatever the helper does: one message, and the program goes on."""
    path = make_geopackage(folder, 'a.gpkg', [feature(1, 2, {'name': 'x'})])
    begins = 'printf \'{"type":"FeatureCollection","features":[{"type":"Feature"\''
    stubs = {
        'killed': (f'{begins}; kill -KILL $$', 'ended before it was done'),
        'whole-but-killed': (f'{begins}; echo "}}]}}"; kill -KILL $$', 'ended before it was done'),
        'silent': ('exit 0', 'ended before it was done'),
        'half': (f'{begins}; exit 0', 'ended before it was done'),
        'failing': ('exit 7', 'ended before it was done'),
        'crashing': ('kill -SEGV $$', 'ended before it was done'),
        'babbling': ('echo nonsense; echo nonsense >&2', 'ended before it was done'),
        'lying': ('echo "[]}"', 'error'),
        'flooding': ('exec cat /dev/zero', 'more than 64 MiB'),
        'flooding-words': ('cat /dev/zero >&2 & exec sleep 1000', 'longer than 10 seconds'),
        'hanging': (f'{begins}; exec sleep 1000', 'longer than 10 seconds'),
        'hanging-closed': ('exec >&- 2>&-; exec sleep 1000', 'ended before it was done'),
    }

    def run(name):
        body, says = stubs[name]
        stub = write(folder, name, f'#!/bin/sh\n{body}\n')
        os.chmod(stub, 0o700)
        start = time.monotonic()
        result = monazite('check', path, stub=stub)
        assert time.monotonic() - start < (45 if SANITIZED else 15), name
        lines = result.stderr.decode().splitlines()
        assert result.returncode == 1 and len(lines) == 1 and says in lines[0], (name, result)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(run, stubs))


def test_environment(folder):
    """The helper gets nothing of the user's: no variables, no open files, no input."""
    path = make_geopackage(folder, 'a.gpkg', [feature(1, 2, {'name': 'x'})])
    stub = write(folder, 'tell', '#!/bin/sh\nenv > "$0.env"; ls -l /proc/$$/fd > "$0.fds"; cat > "$0.input"; exit 1\n')
    os.chmod(stub, 0o700)
    monazite('check', path, stub=stub)
    with open(stub + '.env', encoding='utf-8') as file:
        names = {line.split('=')[0] for line in file}
    assert names <= {'LC_ALL', 'PWD', 'OLDPWD', 'SHLVL', '_'}, names
    assert os.path.getsize(stub + '.input') == 0


def test_no_gdal_in_the_program(folder):
    if not shutil.which('readelf'):
        raise Skip('readelf is not there')
    needed = subprocess.run(['readelf', '-d', PROGRAM], capture_output=True, check=True).stdout
    assert b'NEEDED' in needed and b'libgdal' not in needed, needed
    if shutil.which('ldd'):
        assert b'libgdal' not in subprocess.run(['ldd', PROGRAM], capture_output=True, check=True).stdout
    assert b'libgdal' in subprocess.run(['readelf', '-d', HELPER], capture_output=True, check=True).stdout


def test_no_network(folder):
    if not shutil.which('strace'):
        raise Skip('strace is not there')
    link = '<NetworkLink><Link><href>http://127.0.0.1:9/b.kml</href></Link></NetworkLink>'
    style = '<styleUrl>http://127.0.0.1:9/c.kml#d</styleUrl>'
    path = write(folder, 'links.kml', KML % (link + PLACEMARK % ('A', style, '1,2')))
    log = os.path.join(folder, 'log')
    # Leaks are looked for with ptrace, which strace has taken.
    environment = dict(os.environ, MONAZITE_GIS=HELPER, ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0')
    result = subprocess.run(['strace', '-f', '-e', 'trace=socket,connect,execve', '-o', log, PROGRAM, 'check', path],
                            capture_output=True, check=False, env=environment)
    with open(log, encoding='utf-8', errors='replace') as file:
        calls = file.read()
    if 'execve(' not in calls:
        raise Skip('strace may not trace here')
    assert result.returncode == 0, result
    assert 'monazite-gis' in calls and 'socket(' not in calls and 'connect(' not in calls, calls


def test_locked_up(folder):
    """The kernel holds the helper to it: no new rights, a filter for its calls, limits. Read while it waits for its input."""
    process = subprocess.Popen([HELPER, '--write', 'GPKG', os.path.join(folder, 'x.gpkg')], stdin=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    try:
        status = ''
        end = time.monotonic() + 20
        while 'Seccomp:\t2' not in status and time.monotonic() < end:
            with open(f'/proc/{process.pid}/status', encoding='utf-8') as file:
                status = file.read()
        assert 'NoNewPrivs:\t1' in status and 'Seccomp:\t2' in status, status
        with open(f'/proc/{process.pid}/limits', encoding='utf-8') as file:
            limits = {line[:26].strip(): line[26:].split()[:2] for line in file}
        assert limits['Max cpu time'] == ['10', '11'] and limits['Max core file size'] == ['0', '0'], limits
        assert limits['Max file size'] == [str(256 << 20)] * 2, limits
        if not SANITIZED:
            assert limits['Max address space'] == [str(512 << 20)] * 2, limits
    finally:
        process.communicate(b'')


TESTS = [(name[5:].replace('_', ' '), function) for name, function in list(globals().items()) if name.startswith('test_')]


def main():
    bad = 0
    print(f'1..{len(TESTS)}')
    for number, (name, function) in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as top:
            folder = os.path.join(top, 'a folder: error: of “mine”')
            os.mkdir(folder)
            try:
                function(folder)
                print(f'ok {number} {name}', flush=True)
            except Skip as reason:
                print(f'ok {number} {name} # SKIP {reason}', flush=True)
            except Exception as error:  # one that fails does not hide the others
                bad += 1
                print(f'{name}: {type(error).__name__}: {error}', file=sys.stderr)
                print(f'not ok {number} {name}', flush=True)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
