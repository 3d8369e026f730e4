#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what the desktop reads of the program, as it is built. Speaks TAP; complaints go to standard error.

Usage: desktop.py SOURCE-FOLDER BUILD-FOLDER-OF-DATA
"""

import configparser
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tap

APP = 'org.monazite.Monazite'
DOCUMENT = 'application/x-monazite'
ADDRESSES = 'x-scheme-handler/monazite'
# Of older versions, and from 1.0 on.
HINTS = ({'cid-contains-uppercase-letter', 'unknown-tag'},
         {'cid-contains-uppercase-letter', 'developer-name-tag-deprecated', 'url-homepage-missing'})
MOST_BYTES = 1536 * 1024  # of all screenshots together


def read(path):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    with open(path, encoding='utf-8') as file:
        parser.read_file(file)
    return parser


class Files:
    def __init__(self, source, built):
        self.data = os.path.join(source, 'data')
        self.built = built
        self.desktop = read(os.path.join(built, f'{APP}.desktop'))['Desktop Entry']


def check_service(files):
    service = read(os.path.join(files.built, f'{APP}.service'))['D-BUS Service']
    provider = read(os.path.join(files.data, f'{APP}.search-provider.ini'))['Shell Search Provider']
    if files.desktop['DBusActivatable'] != 'true' or service['Name'] != APP:
        yield f'{APP} is not what the bus starts'
    if provider['BusName'] != APP or provider['DesktopId'] != f'{APP}.desktop' or provider['Version'] != '2':
        yield 'the search of the shell would not find the program'


def find_types(folder, path):
    """What GLib takes a file for, with the type installed in the user's folder."""
    environment = dict(os.environ, XDG_DATA_HOME=folder, LC_ALL='C.UTF-8')
    done = subprocess.run(['gio', 'info', '-a', 'standard::content-type,standard::icon', path], env=environment,
                          capture_output=True, text=True, check=True)
    return dict(line.strip().split(': ', 1) for line in done.stdout.split('\n') if ': ' in line)


def check_documents(files):
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, 'mime', 'packages')
        os.makedirs(packages)
        shutil.copy(os.path.join(files.built, f'{APP}.xml'), packages)
        done = subprocess.run(['update-mime-database', os.path.join(folder, 'mime')], capture_output=True, text=True,
                              env=dict(os.environ, XDG_DATA_HOME=folder), check=False)
        if done.returncode != 0 or done.stderr:
            yield f'update-mime-database: {done.stderr}'
        written = '{\n  "monazite": 1\n}\n'
        for name, text, expected in (('mine.monazite', written, DOCUMENT), ('torn.monazite', '{', DOCUMENT),
                                     ('without a suffix', written, DOCUMENT), ('other', '{\n  "mine": 1\n}\n', None)):
            path = os.path.join(folder, name)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
            found = find_types(folder, path)
            if (found['standard::content-type'] == DOCUMENT) != (expected == DOCUMENT):
                yield f"{name}: is taken for {found['standard::content-type']}"
            icons = found['standard::icon'].split(', ')
            if expected and (icons[0] != f'{APP}-document' or 'x-office-document' not in icons):
                yield f"{name}: has the icon {found['standard::icon']}"


def check_types(files):
    types = files.desktop['MimeType'].split(';')
    metainfo = ElementTree.parse(os.path.join(files.built, f'{APP}.metainfo.xml'))
    provided = [m.text for m in metainfo.iter('mediatype')]
    if DOCUMENT not in types or ADDRESSES not in types:
        yield 'documents and addresses are not opened by the program'
    for name in set(types) ^ set(provided + ['', ADDRESSES]):
        yield f'{name}: is in one of the desktop file and the metainfo only'


def check_icons(files):
    icons = os.path.join(files.data, 'icons', 'hicolor')
    for path, size in ((f'scalable/apps/{APP}.svg', '128'), (f'symbolic/apps/{APP}-symbolic.svg', '16'),
                       (f'scalable/mimetypes/{APP}-document.svg', '128')):
        root = ElementTree.parse(os.path.join(icons, path)).getroot()
        if (root.get('width'), root.get('height'), root.get('viewBox')) != (size, size, f'0 0 {size} {size}'):
            yield f'{path}: is not on the grid of {size}'
        if any(element.tag.endswith('}text') for element in root.iter()):
            yield f'{path}: has text, which depends on fonts'


def measure(path):
    """Width and height of a PNG, as its first chunk has them."""
    with open(path, 'rb') as file:
        return struct.unpack('>II', file.read(24)[16:])


def check_screenshots(files):
    folder = os.path.join(files.data, 'packaging', 'screenshots')
    metainfo = ElementTree.parse(os.path.join(files.data, f'{APP}.metainfo.xml.in'))
    images = {image.text: (int(image.get('width')), int(image.get('height'))) for image in metainfo.iter('image')}
    for name in set(images) ^ set(os.listdir(folder)):
        yield f'{name}: is in one of the metainfo and {folder} only'
    for name, size in images.items():
        if measure(os.path.join(folder, name)) != size:
            yield f'{name}: is not of the size that the metainfo says'
    if sum(os.path.getsize(os.path.join(folder, name)) for name in images) > MOST_BYTES:
        yield 'the screenshots are too large together'
    for screenshot in metainfo.iter('screenshot'):
        caption = screenshot.findtext('caption') or ''
        if not 0 < len(caption) <= 100 or caption.endswith('.'):
            yield f'“{caption}” is no caption'


def check_hints(files):
    """What appstreamcli would rather have, besides what CONTRIBUTING.md says why it stays."""
    done = subprocess.run(['appstreamcli', 'validate', '--pedantic', '--no-net', '--no-color',
                           os.path.join(files.built, f'{APP}.metainfo.xml')],
                          env=dict(os.environ, LC_ALL='C.UTF-8'), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    told = set(re.findall(r'^[A-Z]: .*: ([a-z-]+)(?: |$)', done.stdout, re.MULTILINE))
    version = subprocess.run(['appstreamcli', '--version'], capture_output=True, text=True, check=True).stdout
    for hint in told ^ HINTS[' 0.' not in version]:
        yield f'appstreamcli {"does not tell" if hint not in told else "tells"} of {hint}:\n{done.stdout}'


# Name, check, and the programs that it needs besides.
CHECKS = [
    ('the bus and the shell find the program', check_service, ()),
    ('documents have a type of their own', check_documents, ('gio', 'update-mime-database')),
    ('what is opened is the same everywhere', check_types, ()),
    ('icons keep to their grid', check_icons, ()),
    ('screenshots are there', check_screenshots, ()),
    ('appstreamcli has nothing else to say', check_hints, ('appstreamcli',)),
]


if __name__ == '__main__':
    sys.exit(tap.run(CHECKS, Files(sys.argv[1], sys.argv[2])))
