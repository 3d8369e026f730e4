#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the rules of CONTRIBUTING.md that a machine can check. Speaks TAP; complaints go to standard error.

Usage: lint.py SOURCE-FOLDER
"""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import tap

LINES = 900
COLUMNS = 160

# What each folder of src/ may include of the others; itself is understood.
LAYERS = {
    'base': [],
    'model': ['base'],
    'analysis': ['base', 'model'],
    'io': ['base', 'model', 'analysis'],
    'pack': ['base'],
    'gis': ['base', 'io'],
    'render': ['base', 'model', 'analysis'],
    'export': ['base', 'model', 'analysis', 'io', 'render'],
    'compat': [],
    'map': ['base', 'model', 'analysis', 'render'],
    'charts': ['base', 'model', 'analysis', 'render', 'export', 'compat'],
    'cards': ['base', 'model', 'analysis', 'render'],
    'story': ['base', 'model', 'analysis', 'io', 'render', 'export', 'cards'],
    'learn': ['base', 'model', 'analysis', 'io', 'render', 'export', 'cards', 'story'],
    'panels': ['base', 'model', 'analysis', 'render', 'compat', 'charts', 'cards', 'story', 'learn'],
    'book': ['base', 'model', 'analysis', 'render', 'export', 'cards'],
    'app': ['base', 'model', 'analysis', 'io', 'render', 'export', 'compat', 'map', 'charts', 'cards', 'story',
            'panels', 'book', 'learn'],
}
# Headers of the system that only the named folders may include.
WITH_WINDOWS = ['compat', 'map', 'charts', 'panels', 'app']
FENCED = [
    (re.compile(r'^(gtk|gdk|gsk|shumate)/|^adwaita\.h$'), WITH_WINDOWS),
    (re.compile(r'^(cairo|pango)'), ['render', 'export', 'cards', 'story', 'learn', 'book'] + WITH_WINDOWS),
    (re.compile(r'^json-glib/'), ['io', 'pack', 'app']),
    (re.compile(r'^(cpl|gdal|ogr)_?'), ['gis']),
]
# Calls that have a better one in GLib, and what that is.
CALLS = [
    (re.compile(r'\b(?:strcpy|strcat|sprintf|vsprintf)\s*\('), 'may write past the end: use g_strdup_printf()'),
    (re.compile(r'\b(?:atof|strtod|strtof|atoi)\s*\('), 'depends on the locale or hides errors: use g_ascii_*()'),
    (re.compile(r'\bg_main_context_iteration\s*\('), 'no main loop inside a function: use an asynchronous call'),
]
# Versions of libraries are asked for here alone; the header is for what has no windows.
VERSIONS = re.compile(r'\b\w+_CHECK_VERSION\b')
WITH_VERSIONS = ('src/compat/', 'src/base/mz-sort.h')
# What marks a text that users see.
GETTEXT = re.compile(r'(?<!\w)(?:N?C?_|ngettext|g_dngettext|g_dpgettext2?)\s*\(')
# What says that something has gone wrong, in files that are opened in the window; what only the command line says is English.
COMPLAINTS = re.compile(r'(?<!\w)(?:mz_report_add|mz_fields_(?:error|warn)|mz_io_error_new|g_set_error(?:_literal)?|g_error_new(?:_literal)?|'
                        r'complain|refuse|tell)\s*\(')
UNMARKED = re.compile(r'"[^"\n]*[a-z]{2} [a-z]{2}[^"\n]*"')
ENGLISH = re.compile(r'/mz-(?:cli|memory|glossary-reader|basemap-check|address)|^src/(?:gis|pack|base)/')
# A path that exists on one machine only, and work left open.
OUT_OF_PLACE = re.compile(r'(?<![\w.:}/])/(?:home|root|work|farm|mnt)/|\b(?:TOD[O]|FIXM[E]|XX[X])\b')

CODE = ('.c', '.h')
TEXT = CODE + ('.py', '.sh', '.ui', '.css', '.build', '.xml', '.in', '.md', '.svg', '.txt', '.1', '.yml')
LICENSED = CODE + ('.py', '.sh', '.ui', '.css', '.svg')
XML = ('.ui', '.xml', '.svg', '.xml.in')
SCRIPTS = ('dev', '.ci/run')
# Those of the Debian package have no ending either.
DEBIAN_TESTS = 'data/packaging/debian/tests/'


class Tree:
    """The files of the project, without what is built."""

    def __init__(self, top):
        self.top = top
        self.paths = []
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(f for f in folders if not f.startswith('build') and f != '__pycache__'
                                and (not f.startswith('.') or f == '.ci'))
            for name in files:
                self.paths.append(os.path.relpath(os.path.join(folder, name), top))
        self.paths.sort()
        self.scripts = list(SCRIPTS) + [p for p in self.paths if p.startswith(DEBIAN_TESTS) and not p.endswith('control')]
        self.texts = {}

    def read(self, path):
        if path not in self.texts:
            with open(os.path.join(self.top, path), encoding='utf-8') as file:
                self.texts[path] = file.read()
        return self.texts[path]

    def select(self, endings, folders=('',)):
        return [p for p in self.paths if p.endswith(endings) and p.startswith(tuple(folders))]

    def lines(self, path):
        return enumerate(self.read(path).split('\n'), 1)


def without_comments(text):
    """C source without comments; lines stay where they are."""
    return re.sub(r'/\*.*?\*/|//[^\n]*|("(?:\\.|[^"\\\n])*")',
                  lambda m: m.group(1) or '\n' * m.group(0).count('\n'), text, flags=re.DOTALL)


def check_lengths(tree):
    for path in tree.select(CODE + ('.py', '.sh', '.ui', '.css', '.build')) + tree.scripts:
        lines = tree.read(path).split('\n')
        if len(lines) > LINES + 1:
            yield f'{path}: {len(lines) - 1} lines, {LINES} are the limit: which of its jobs wants a file of its own?'


def check_whitespace(tree):
    for path in tree.select(TEXT, ['src/', 'tests/', 'ui/', 'resources/', 'po/', 'meson', 'README', 'CONTRI']) + \
            tree.scripts:
        text = tree.read(path)
        if text and not text.endswith('\n'):
            yield f'{path}: has no newline at its end'
        if text.endswith('\n\n'):
            yield f'{path}: ends in empty lines'
        for number, line in tree.lines(path):
            if line != line.rstrip():
                yield f'{path}:{number}: ends in a blank'
            if path.startswith('src/') and len(line) > COLUMNS:
                yield f'{path}:{number}: {len(line)} columns, {COLUMNS} are the limit'
            if '\t' in line:
                yield f'{path}:{number}: a tabulator'


def mirrored(name, value):
    """What a declaration of CSS is from right to left."""
    sides = value.split()
    if name in ('margin', 'padding') and len(sides) == 4:
        return name, ' '.join((sides[0], sides[3], sides[2], sides[1]))
    other = {'left': 'right', 'right': 'left'}
    return re.sub(r'(?<=-)(left|right)(?=-|$)', lambda m: other[m.group(1)], name), value


def check_mirrored(tree):
    for path in tree.select('.css'):
        text = re.sub(r'/\*.*?\*/', '', tree.read(path), flags=re.DOTALL)
        rules = {}
        for selectors, body in re.findall(r'([^{};]+){([^{}]*)}', text):
            declared = {tuple(part.strip() for part in line.split(':', 1)) for line in body.split(';') if line.strip()}
            for selector in selectors.split(','):
                rules.setdefault(' '.join(selector.split()), set()).update(declared)
        for selector, declared in rules.items():
            twins = {mirrored(*one) for one in declared}
            wanted = twins - declared
            if not selector.endswith(':dir(rtl)') and not wanted <= rules.get(f'{selector}:dir(rtl)', set()):
                yield f'{path}: “{selector}” is not the same on both sides, and has no twin with :dir(rtl)'


def check_licence(tree):
    for path in tree.select(LICENSED) + tree.scripts:
        if 'SPDX-License-Identifier: ' not in '\n'.join(tree.read(path).split('\n')[:5]):
            yield f'{path}: no SPDX-License-Identifier in its first lines'


def check_out_of_place(tree):
    for path in tree.select(TEXT) + tree.scripts:
        for number, line in tree.lines(path):
            found = OUT_OF_PLACE.search(line)
            if found:
                yield f'{path}:{number}: “{found.group(0)}” does not belong here'


def check_includes(tree):
    home = {os.path.basename(p): p.split('/')[1] for p in tree.select('.h', ['src/'])}
    for path in tree.select(CODE, ['src/']):
        folder = path.split('/')[1]
        if folder not in LAYERS:
            yield f'{path}: the folder {folder} has no place in LAYERS of tests/lint/lint.py'
            continue
        first = None
        for number, line in tree.lines(path):
            found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if not found:
                continue
            own, name = found.group(1) == '"', found.group(2)
            first = first or name
            if own and name in home and home[name] != folder and home[name] not in LAYERS[folder]:
                yield f'{path}:{number}: {folder} may not know {home[name]} ({name})'
            for fence, allowed in FENCED:
                if not own and fence.match(name) and folder not in allowed:
                    yield f'{path}:{number}: {folder} may not include <{name}>'
        stem = os.path.basename(path)[:-2]
        if path.endswith('.c') and home.get(stem + '.h') == folder and first not in (stem + '.h', stem + '-private.h'):
            yield f'{path}: includes {first} before its own header, which has to stand alone'


def check_calls(tree):
    for path in tree.select(CODE, ['src/']):
        for number, line in enumerate(without_comments(tree.read(path)).split('\n'), 1):
            for call, advice in CALLS:
                found = call.search(line)
                if found:
                    yield f'{path}:{number}: {found.group(0)} {advice}'


def check_versions(tree):
    for path in tree.select(CODE, ['src/']):
        for number, line in enumerate(without_comments(tree.read(path)).split('\n'), 1):
            found = VERSIONS.search(line)
            if found and not path.startswith(WITH_VERSIONS):
                yield f'{path}:{number}: {found.group(0)} belongs in src/compat'


def check_xml(tree):
    for path in tree.select(XML, ['data/', 'ui/', 'resources/']):
        try:
            root = ElementTree.fromstring(tree.read(path))
        except ElementTree.ParseError as error:
            yield f'{path}: {error}'
            continue
        if not path.endswith('.ui'):
            continue
        for template in root.iter('template'):
            words = os.path.basename(path)[:-len('.ui')].split('-')
            if template.get('class') != ''.join(w.capitalize() for w in words):
                yield f"{path}: the template is called {template.get('class')}"
        ids = [o.get('id') for o in root.iter('object') if o.get('id')]
        for name in sorted({i for i in ids if ids.count(i) > 1}):
            yield f'{path}: the id {name} is given twice'


def check_translations(tree):
    listed = [line for line in tree.read('po/POTFILES.in').split('\n') if line and not line.startswith('#')]
    if listed != sorted(set(listed)):
        yield 'po/POTFILES.in: is not sorted, or names a file twice'
    wanted = {p for p in tree.select('.c', ['src/']) if GETTEXT.search(without_comments(tree.read(p)))}
    wanted |= {p for p in tree.select('.ui', ['ui/']) if 'translatable="yes"' in tree.read(p)}
    wanted |= set(tree.select(('.desktop.in', '.xml.in', '.gschema.xml'), ['data/']))
    wanted |= set(tree.select('.pot', ['po/data']))
    for path in sorted(wanted - set(listed)):
        yield f'{path}: has text for users and is not in po/POTFILES.in'
    for path in sorted(set(listed) - wanted):
        yield f'po/POTFILES.in: {path} has no text for users, or is not there'


def find_end(text, start):
    """Behind the bracket that closes the one that ends at @start; brackets in texts and characters do not count."""
    depth = 1
    for match in re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'|[()]').finditer(text, start):
        depth += {'(': 1, ')': -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(text)


def check_complaints(tree):
    for path in tree.select('.c', ['src/']):
        if ENGLISH.search(path):
            continue
        text = without_comments(tree.read(path))
        for call in COMPLAINTS.finditer(text):
            said = text[call.end():find_end(text, call.end())]
            for marked in reversed(list(GETTEXT.finditer(said))):
                said = said[:marked.start()] + said[find_end(said, marked.end()):]
            if UNMARKED.search(said):
                yield f"{path}:{text.count(chr(10), 0, call.start()) + 1}: is not marked for translation: {UNMARKED.search(said)[0]}"


def check_version(tree):
    version = re.search(r"^  version: '([^']+)'", tree.read('meson.build'), re.MULTILINE).group(1)
    for path in tree.select('.1', ['data/']):
        if f'"Monazite {version}"' not in tree.read(path):
            yield f'{path}: its version is not {version}'
    releases = ElementTree.fromstring(tree.read('data/org.monazite.Monazite.metainfo.xml.in')).find('releases')
    if releases[0].get('version') != version:
        yield f'data/org.monazite.Monazite.metainfo.xml.in: its newest release is not {version}'


def run(tree, command):
    result = subprocess.run(command, cwd=tree.top, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        yield f"{' '.join(command)}:\n{result.stdout}{result.stderr}"


def check_scripts(tree):
    for path in tree.scripts + tree.select('.sh'):
        # What others read has no first line that says who is to run it.
        if tree.read(path).startswith('#!') and not os.access(os.path.join(tree.top, path), os.X_OK):
            yield f'{path}: cannot be executed'
    yield from run(tree, ['shellcheck', *tree.scripts, *tree.select('.sh')])


# Name, check, and the program that it needs besides.
CHECKS = [
    ('files are not too long', check_lengths, ()),
    ('white space is as .editorconfig has it', check_whitespace, ()),
    ('every file names its licence', check_licence, ()),
    ('nothing is out of place', check_out_of_place, ()),
    ('styles are mirrored from right to left', check_mirrored, ()),
    ('includes follow the layers', check_includes, ()),
    ('calls are safe ones', check_calls, ()),
    ('versions are asked for in one place', check_versions, ()),
    ('XML is well-formed', check_xml, ()),
    ('text for users is there to be translated', check_translations, ()),
    ('what has gone wrong is said in every language', check_complaints, ()),
    ('there is one version', check_version, ()),
    ('scripts are sound', check_scripts, ('shellcheck',)),
]


if __name__ == '__main__':
    sys.exit(tap.run(CHECKS, Tree(os.path.abspath(sys.argv[1]))))
