#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what `meson install` brings, and that it works wherever it is put. Speaks TAP.

Usage: test-install.py MESON SOURCE-FOLDER BUILD-FOLDER PREFIX VERSION gis|""
"""

import os
import shutil
import subprocess
import sys
import tempfile

APP_ID = 'org.monazite.Monazite'
FILES = {
    'bin/monazite',
    f'share/applications/{APP_ID}.desktop',
    f'share/dbus-1/services/{APP_ID}.service',
    f'share/glib-2.0/schemas/{APP_ID}.gschema.xml',
    f'share/gnome-shell/search-providers/{APP_ID}.search-provider.ini',
    f'share/icons/hicolor/scalable/apps/{APP_ID}.svg',
    f'share/icons/hicolor/scalable/mimetypes/{APP_ID}-document.svg',
    f'share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    'share/man/man1/monazite.1',
    f'share/metainfo/{APP_ID}.metainfo.xml',
    f'share/mime/packages/{APP_ID}.xml',
    'share/monazite/schemas/gschemas.compiled',
    *(f'share/monazite/json-schemas/{format}.schema.json' for format in
      ('document', 'facts', 'glossary', 'lesson', 'scenario', 'story', 'study')),
}
# Where GDAL was there.
GIS_FILES = {'libexec/monazite-gis', 'share/man/man1/monazite-gis.1'}
KML = ('<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Zzyzx</name><Point><coordinates>1,2</coordinates>'
       '</Point></Placemark></kml>')


def translations(source):
    with open(os.path.join(source, 'po', 'LINGUAS'), encoding='utf-8') as file:
        codes = [line.strip() for line in file if line.strip() and not line.startswith('#')]
    return {f'share/locale/{code}/LC_MESSAGES/monazite.mo' for code in codes}


def list_files(top):
    return {os.path.relpath(os.path.join(folder, name), top) for folder, _, names in os.walk(top) for name in names}


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, **options)


def read(*path):
    with open(os.path.join(*path), encoding='utf-8') as file:
        return file.read()


def checks(meson, source, build, prefix, version, gis, folder):
    """Yields the name of each check, whether it holds, and what there was instead."""
    destination = os.path.join(folder, 'destination')
    result = run([meson, 'install', '-C', build, '--no-rebuild', '--destdir', destination])
    yield 'meson install', result.returncode == 0, result.stdout + result.stderr

    expected = FILES | translations(source) | (GIS_FILES if gis else set())
    # Elsewhere than it was configured for, so that what the program finds it finds beside itself.
    tree = os.path.join(folder, 'moved')
    shutil.move(os.path.join(destination, prefix.lstrip('/')), tree)
    found = list_files(tree)
    yield 'the files', found == expected, f'too many: {found - expected}, missing: {expected - found}'
    yield 'nothing beside them', not list_files(destination), list_files(destination)

    texts = [name for name in sorted(found) if name.endswith(('.desktop', '.xml', '.1', '.svg'))]
    leaks = [name for name in texts if build in read(tree, name) or source in read(tree, name)]
    yield 'no file names the folder it was built in', not leaks, leaks

    desktop = read(tree, f'share/applications/{APP_ID}.desktop').split('\n')
    yield 'the desktop file starts the program', any(line.startswith('Exec=monazite') for line in desktop), desktop
    yield 'the desktop file names the icon', f'Icon={APP_ID}' in desktop, desktop

    program = os.path.join(tree, 'bin', 'monazite')
    bare = {'PATH': '/usr/bin:/bin', 'HOME': folder, 'LC_ALL': 'C.UTF-8'}
    # The sanitizers' options, where it was built with them.
    bare.update({name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')})
    result = run([program, '--version'], env=bare, cwd=folder)
    yield 'it says its version', (result.returncode, result.stdout) == (0, f'monazite {version}\n'), result
    result = run([program, 'query', 'sites', '--ids', '--date', '2013-06', '--status', 'operating'], env=bare, cwd=folder)
    yield 'it has the facts', result.returncode == 0 and 'mountain-pass' in result.stdout.split(), result
    points = os.path.join(folder, 'points.kml')
    with open(points, 'w', encoding='utf-8') as file:
        file.write(KML)
    result = run([program, 'query', 'sites', '--overlay', points, '--search', 'Zzyzx', '--ids'], env=bare, cwd=folder)
    if gis:
        yield 'it finds its helper for GIS files', (result.returncode, result.stdout) == (0, 'points-1\n'), result
    else:
        yield 'it misses its helper for GIS files', 'need the package monazite-gis' in result.stderr, result


def main(meson, source, build, prefix, version, gis):
    bad = count = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, good, found in checks(meson, source, build, prefix, version, gis, folder):
            count += 1
            bad += not good
            if not good:
                print(f'{name}: {found}', file=sys.stderr)
            print(f"{'ok' if good else 'not ok'} {count} {name}", flush=True)
    print(f'1..{count}')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
