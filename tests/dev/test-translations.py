#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that a new text does not stop who adds it, but a release, and a broken translation both. Speaks TAP.

Usage: test-translations.py SOURCE-FOLDER
"""

import os
import shutil
import subprocess
import sys
import tempfile

FIELDS = {'Project-Id-Version': 'monazite', 'PO-Revision-Date': '2026-01-01 00:00+0000', 'Last-Translator': 'Nobody <a@example.org>',
          'Language-Team': 'de', 'Language': 'de', 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=UTF-8',
          'Content-Transfer-Encoding': '8bit'}
HEAD = 'msgid ""\nmsgstr ""\n' + ''.join(f'"{key}: {value}\\n"\n' for key, value in FIELDS.items()) + '\n'
DONE = HEAD + '#, c-format\nmsgid "%u sites"\nmsgstr "%u Orte"\n'
CODE = 'char *a (void) { return _("%u sites"); }\n'

# What the language has, the program, and for who adds a text and for a release: the status, and a part of what is told.
CASES = [
    ('all is translated', DONE, CODE, (0, 'ok 3 /lint/translations/de\n'), (0, 'ok 3 /lint/translations/de\n')),
    ('a text is new', DONE, CODE + 'char *b (void) { return _("new"); }\n', (0, 'not all is translated yet'), (1, 'new: "new"')),
    ('one is empty', DONE.replace('%u Orte', ''), CODE, (0, 'not all is translated yet'), (1, '1 others')),
    ('one is unsure', DONE.replace('c-format', 'fuzzy, c-format'), CODE, (0, 'not all is translated yet'), (1, '1 others')),
    ('one is broken', DONE.replace('%u Orte', '%s Orte'), CODE, (1, 'not the same'), (1, 'not the same')),
]
# What may fail without a word.
TOOLS = ['msgfmt', 'msgcmp']


def run(source, catalogue, code, languages, broken=''):
    """With @broken, a tool that fails and says nothing."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'po'))
        for name, text in (('po/LINGUAS', 'de\n'), ('po/POTFILES.in', 'a.c\n'), ('po/de.po', catalogue), ('a.c', code)):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        os.makedirs(os.path.join(folder, 'src/base'))
        for name in ('po/data.py', 'src/base/mz-json-translate.c'):
            shutil.copy(os.path.join(source, name), os.path.join(folder, name))
        with open(os.path.join(folder, 'po/data.pot'), 'w', encoding='utf-8') as file:
            subprocess.run([sys.executable, os.path.join(folder, 'po/data.py'), folder], stdout=file, check=True)
        path = os.environ['PATH']
        if broken:
            with open(os.path.join(folder, broken), 'w', encoding='utf-8') as file:
                file.write('#!/bin/sh\nexit 3\n')
            os.chmod(os.path.join(folder, broken), 0o755)
            path = folder + os.pathsep + path
        done = subprocess.run([sys.executable, os.path.join(source, 'tests/lint/translations.py'), folder], text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, 'MZ_TEST_LANGUAGES': languages, 'PATH': path})
        return done.returncode, done.stdout


def main(source):
    if shutil.which('xgettext') is None:
        print('1..0 # SKIP no xgettext on this machine')
        return 0
    bad = 0
    print(f'1..{len(CASES) + len(TOOLS)}')
    for number, (name, catalogue, code, *expected) in enumerate(CASES, 1):
        found = [run(source, catalogue, code, languages) for languages in ('', 'complete')]
        good = all(status == wanted and says in told for (status, told), (wanted, says) in zip(found, expected))
        bad += not good
        print(f"{'ok' if good else 'not ok'} {number} {name}")
        if not good:
            print('\n'.join(told for _, told in found), file=sys.stderr)
    for number, tool in enumerate(TOOLS, len(CASES) + 1):
        status, told = run(source, DONE, CODE, '', tool)
        good = status == 1 and f'{tool} ended with 3' in told
        bad += not good
        print(f"{'ok' if good else 'not ok'} {number} {tool} fails without a word")
        if not good:
            print(told, file=sys.stderr)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
