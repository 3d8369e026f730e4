#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that each language of po/LINGUAS has every text of the program and its data, well formed. Speaks TAP.

Usage: translations.py SOURCE-FOLDER

Who adds a text need not know all languages: what is not translated is told, and skipped, unless MZ_TEST_LANGUAGES is
“complete”, as in CI and for a release.
"""

import collections
import importlib.util
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


def load_data(source):
    spec = importlib.util.spec_from_file_location('data', os.path.join(source, 'po/data.py'))
    data = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(data)
    return data


def complain_of_data(source):
    """What is wrong with po/data.pot, and with what the program knows of it."""
    data = load_data(source)
    with open('po/data.pot', encoding='utf-8') as file:
        if file.read() != data.make(source):
            return 'po/data.pot lacks what data/ has now; run “po/data.py . > po/data.pot”\n'
    with open('src/base/mz-json-translate.c', encoding='utf-8') as file:
        known = re.findall(r'"(\w+)"', re.search(r'texts\[\] = \{(.*?)\};', file.read(), re.DOTALL).group(1))
    if sorted(known) != sorted(data.MEMBERS):
        return f'po/data.py and src/base/mz-json-translate.c have other members: {sorted(set(known) ^ set(data.MEMBERS))}\n'
    return ''


def read_entries(path):
    """The texts of a file with their translations."""
    output = run('msgcat', '--no-wrap', '--no-obsolete', path)[1]
    for block in output.split('\n\n'):
        fields = {name: ''.join(json.loads(line) for line in re.findall(r'^".*"$', lines, re.MULTILINE))
                  for name, lines in re.findall(r'^(msgid|msgstr) ((?:".*"\n?)+)', block, re.MULTILINE)}
        if fields.get('msgid'):
            yield fields['msgid'], fields.get('msgstr', '')


def list_marks(text):
    """Figures, what links lead to, a % at the beginning, asterisks and lines: what the program finds in a text."""
    links = (link.split('|')[0] for link in re.findall(r'\[\[(.*?)\]\]', text))
    return collections.Counter([*re.findall(r'\{[^}]*\}', text), *(f'[[{link}]]' for link in links), *re.findall(r'^%|[*\n]', text)])


def complain_of_marks(path, texts):
    """Which translations of the data have other marks than the text."""
    output = ''
    for text, translation in read_entries(path):
        if text not in texts or not translation:
            continue
        lost, added = list_marks(text) - list_marks(translation), list_marks(translation) - list_marks(text)
        if lost or added:
            output += f'{path}: “{text[:60]}…” has other marks: {list(lost)} are missing, {list(added)} are too many\n'
    return output


def complain(language, template):
    """What is wrong in the file of a language, and what it lacks."""
    path = f'po/{language}.po'
    if not os.path.exists(path):
        return f'{path} is missing', ''
    status, output = run('msgfmt', '-c', '-o', os.devnull, path)
    if status != 0 or output:
        return output or f'{path}: msgfmt ended with {status}', ''
    output = complain_of_marks(path, {text for text, _ in read_entries('po/data.pot')})
    if output:
        return output, ''
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
        print(f'1..{len(languages) + 2}')
        print(f'{"ok" if status == 0 else "not ok"} 1 /lint/translations/template')
        failed = status != 0
        if failed:
            print(output, file=sys.stderr)
        wrong = complain_of_data(source)
        print(f'{"not ok" if wrong else "ok"} 2 /lint/translations/data')
        print(wrong, end='', file=sys.stderr)
        failed = failed or bool(wrong)
        for number, language in enumerate(languages, start=3):
            wrong, lacking = complain(language, template)
            bad = bool(wrong or (lacking and complete))
            failed = failed or bad
            later = ' # SKIP not all is translated yet, which is for the maintainers' if lacking and not bad else ''
            print(f'{"not ok" if bad else "ok"} {number} /lint/translations/{language}{later}')
            print((wrong or lacking)[:4000], end='', file=sys.stderr)
    return int(failed)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
