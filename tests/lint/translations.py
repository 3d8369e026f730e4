#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that each language of po/LINGUAS has every text of the program, well formed. Speaks TAP.

Usage: translations.py SOURCE-FOLDER

Who adds a text need not know all languages: what is not translated is told, and skipped, unless MZ_TEST_LANGUAGES is
“complete”, as in CI and for a release.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

# What Meson's preset for GLib has gettext look for.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3', 'ngettext:1,2']


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def read_text(template, number):
    """The text whose entry has that line of the template, which is gone when anybody reads this."""
    with open(template, encoding='utf-8') as file:
        lines = file.read().split('\n')
    entry = '\n'.join(lines[:number]).rpartition('\n\n')[2]
    parts = re.search(r'^msgid (".*"(?:\n".*")*)', entry, re.MULTILINE)
    return json.dumps(''.join(json.loads(part) for part in parts.group(1).split('\n')), ensure_ascii=False)


def explain(path, template, output):
    """Of what msgcmp says, the texts that are missing, and what to do."""
    missing = [read_text(template, int(number)) for number in
               re.findall(rf'^{re.escape(template)}:(\d+): .*not defined', output, re.MULTILINE)]
    others = [line for line in output.splitlines() if re.match(rf'{re.escape(path)}:\d+: (?!warning|\.\.\.)', line)]
    return '\n'.join([f'{path}: {len(missing)} new texts, {len(others)} others to look at; run '
                      '“ninja -C build monazite-update-po”, translate what is empty or fuzzy there, and take “fuzzy” away',
                      *(f'  new: {text}' for text in missing), *others]) + '\n'


def complain(language, template):
    """What is wrong in the file of a language, and what it lacks."""
    path = f'po/{language}.po'
    if not os.path.exists(path):
        return f'{path} is missing', ''
    status, output = run('msgfmt', '-c', '-o', os.devnull, path)
    if status != 0 or output:
        return output or f'{path}: msgfmt ended with {status}', ''
    status, output = run('msgcmp', path, template)
    if status != 0 and not output:
        return f'{path}: msgcmp ended with {status}', ''
    return '', '' if status == 0 else explain(path, template, output)


def main(source):
    if shutil.which('xgettext') is None:
        print('1..0 # SKIP no xgettext on this machine')
        return 0
    complete = os.environ.get('MZ_TEST_LANGUAGES') == 'complete'
    os.chdir(source)
    with open('po/LINGUAS', encoding='utf-8') as file:
        languages = [line.strip() for line in file if line.strip() and not line.startswith('#')]
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'monazite.pot')
        status, output = run('xgettext', '--from-code=UTF-8', '--add-comments', *(f'--keyword={word}' for word in KEYWORDS),
                             '--files-from=po/POTFILES.in', f'--output={template}')
        print(f'1..{len(languages) + 1}')
        print(f'{"ok" if status == 0 else "not ok"} 1 /lint/translations/template')
        failed = status != 0
        if failed:
            print(output, file=sys.stderr)
        for number, language in enumerate(languages, start=2):
            wrong, lacking = complain(language, template)
            bad = bool(wrong or (lacking and complete))
            failed = failed or bad
            later = ' # SKIP not all is translated yet, which is for the maintainers' if lacking and not bad else ''
            print(f'{"not ok" if bad else "ok"} {number} /lint/translations/{language}{later}')
            print((wrong or lacking)[:4000], end='', file=sys.stderr)
    return int(failed)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
