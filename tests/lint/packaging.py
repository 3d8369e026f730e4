#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the packages ask for no more than they need, and agree with the program. Speaks TAP.

Usage: packaging.py SOURCE-FOLDER
"""

import os
import re
import sys

import tap

APP_ID = 'org.monazite.Monazite'
FLATPAK = f'data/packaging/flatpak/{APP_ID}.yml'
DEBIAN = 'data/packaging/debian'
# All that the program may do: a window, and the processor that draws it.
PERMISSIONS = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}


def read(top, path):
    with open(os.path.join(top, path), encoding='utf-8') as file:
        return file.read()


def section(manifest, name):
    """The items of a list at the top of the manifest."""
    found = re.search(rf'^{name}:\n((?:  - .*\n)+)', manifest, re.MULTILINE)
    return [line.removeprefix('  - ') for line in found.group(1).splitlines()] if found else []


def value(manifest, name):
    found = re.search(rf"^{name}: '?([^'\n]*)'?$", manifest, re.MULTILINE)
    return found.group(1) if found else None


def paragraphs(text):
    """Those of a file in the manner of debian/control, as dictionaries."""
    fields = re.compile(r'^([A-Za-z-]+):((?:.*)(?:\n[ \t].*)*)', re.MULTILINE)
    return [{name: content.strip() for name, content in fields.findall(part)} for part in re.split(r'\n\n+', text)]


def flatpak_is_shut_in(top):
    asked = section(read(top, FLATPAK), 'finish-args')
    yield from (f'asks for {one}' for one in asked if one not in PERMISSIONS)
    yield from (f'does not ask for {one}' for one in PERMISSIONS if one not in asked)


def flatpak_is_ours(top):
    manifest = read(top, FLATPAK)
    if value(manifest, 'id') != APP_ID or f"app_id = '{APP_ID}'" not in read(top, 'meson.build'):
        yield f"its id is {value(manifest, 'id')}"
    if value(manifest, 'command') != 'monazite':
        yield f"it starts {value(manifest, 'command')}"
    if int(value(manifest, 'runtime-version')) < 46:
        yield 'its runtime is older than GNOME 46'


def sources_are_known(top):
    """Whatever is fetched to build the Flatpak is so over TLS, with a sum or a commit."""
    for source in re.split(r'^ +- type: ', read(top, FLATPAK), flags=re.MULTILINE)[1:]:
        kind = source.split('\n')[0]
        if kind != 'dir' and not (re.search(r'^ +url: https://', source, re.MULTILINE) and
                                  re.search(r'^ +(?:sha256: [0-9a-f]{64}|commit: [0-9a-f]{40})$', source, re.MULTILINE)):
            yield f'nobody can tell whether it is what was meant: {source}'


def debian_builds_the_same(top):
    """The Debian package needs what meson.build needs, in those versions at least."""
    needs = paragraphs(read(top, f'{DEBIAN}/control'))[0]['Build-Depends']
    names = {'glib-2.0': 'libglib2.0-dev', 'json-glib-1.0': 'libjson-glib-dev', 'gtk4': 'libgtk-4-dev',
             'libadwaita-1': 'libadwaita-1-dev', 'shumate-1.0': 'libshumate-dev', 'gdal': 'libgdal-dev'}
    text = read(top, 'meson.build') + read(top, 'src/gis/meson.build')
    for module, version in re.findall(r"dependency\('([^']+)', version: '>= ([^']+)'", text):
        if module in names and f'{names[module]} (>= {version})' not in needs:
            yield f'debian/control: {names[module]} is not asked for in version {version}'


def debian_has_one_version(top):
    version = re.search(r"^  version: '([^']+)'", read(top, 'meson.build'), re.MULTILINE).group(1)
    newest = read(top, f'{DEBIAN}/changelog').split('\n')[0]
    if not newest.startswith(f'monazite ({version}-'):
        yield f'debian/changelog: {newest}, and the version is {version}'


def debian_tests_are_there(top):
    named = {test for part in paragraphs(read(top, f'{DEBIAN}/tests/control')) for test in part['Tests'].split(', ')}
    there = set(os.listdir(os.path.join(top, DEBIAN, 'tests'))) - {'control'}
    yield from (f'{test} is named or there, not both' for test in sorted(named ^ there))
    yield from (f'{test} cannot be executed' for test in there if not os.access(os.path.join(top, DEBIAN, 'tests', test), os.X_OK))


def licences_are_named(top):
    """Every file that debian/copyright names is there, and every licence has its text."""
    parts = paragraphs(read(top, f'{DEBIAN}/copyright'))
    for part in parts:
        for path in part.get('Files', '').split():
            if path != '*' and not os.path.exists(os.path.join(top, path.removesuffix('/*'))):
                yield f'debian/copyright: {path} is not there'
    texts = {part['License'].split('\n')[0] for part in parts if '\n' in part.get('License', '')}
    used = {name for part in parts if 'Files' in part for name in part['License'].split('\n')[0].split(' and ')}
    yield from (f'debian/copyright: {name} has no text' for name in sorted(used - texts))


CHECKS = [
    ('the Flatpak has a window and nothing else', flatpak_is_shut_in, ()),
    ('the Flatpak is of this program', flatpak_is_ours, ()),
    ('what the Flatpak is built from is known', sources_are_known, ()),
    ('the Debian package is built with what the program needs', debian_builds_the_same, ()),
    ('the Debian package has the version of the program', debian_has_one_version, ()),
    ('the tests of the Debian package are there', debian_tests_are_there, ()),
    ('the licences of the Debian package are named', licences_are_named, ()),
]


if __name__ == '__main__':
    sys.exit(tap.run(CHECKS, os.path.abspath(sys.argv[1])))
