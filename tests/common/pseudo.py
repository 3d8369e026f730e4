#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes catalogues in languages that nobody speaks: every text, marked, with its formats, markup and mnemonics as they are.

Usage: pseudo.py PO-FILE FOLDER STAMP

FOLDER/ar: in letters of Arabic, for right-to-left. FOLDER/en@long: in letters with accents, some two fifths longer than English.
The texts are the English ones of PO-FILE, whatever language it is of.
"""

import os
import re
import subprocess
import sys

ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural) ((?:".*"\n)+)', re.MULTILINE)
FLAGS = re.compile(r'^#,.*\n', re.MULTILINE)
# What is no text: formats of C, of dates and of names, figures, what a link leads to, markup, entities, escapes, addresses, options.
KEPT = re.compile(r"%(?:\d+\$)?[-_+0#'^]*\d*(?:\.(?:\d+|\*))?(?:ll?|z)?[A-Za-z%]|<[^>]*>|&[#\w]+;|\\.|\{[^}]*\}|\[\[[^\]|]*\||https?://\S+|--\w[-\w]*")
VOWELS = 'aeiouAEIOU'
ARABIC = dict(zip('abcdefghijklmnopqrstuvwxyz', 'ابثدعفغهيجكلمنوپقرستطڤظخزش'))
ACCENTS = dict(zip(VOWELS + 'cnsyCNSY', 'äéïöüÄÉÏÖÜçñšýÇÑŠÝ'))
HEADER = '"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {}\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def to_arabic(text):
    return ''.join(ARABIC.get(letter.lower(), letter) for letter in text)


def to_long(text):
    """Every vowel stands twice, until it is long enough."""
    longer, short_of = [], 0.0
    for letter in text:
        short_of += 0.5
        longer.append(ACCENTS.get(letter, letter))
        while letter in VOWELS and short_of >= 1:
            longer.append(ACCENTS[letter.lower()])
            short_of -= 1
    return ''.join(longer) + '~' * min(int(short_of), 3)


def translate(text, change):
    text = re.sub(r'\[\[([^\]|]*)\]\]', r'[[\1|\1]]', text)
    parts, end = [], 0
    for kept in KEPT.finditer(text):
        parts += [change(text[end:kept.start()]) if kept.start() > end else '', kept.group()]
        end = kept.end()
    return ''.join(parts) + (change(text[end:]) if end < len(text) else '')


def read(path):
    with open(path, encoding='utf-8') as file:
        for block in file.read().split('\n\n'):
            fields = {name: ''.join(re.findall(r'"(.*)"\n', lines)) for name, lines in ENTRY.findall(block + '\n')}
            if fields.get('msgid'):
                yield ''.join(FLAGS.findall(block)), fields


def write(entries, folder, language, change):
    path = os.path.join(folder, language, 'LC_MESSAGES')
    os.makedirs(path, exist_ok=True)
    lines = ['msgid ""\nmsgstr ""\n' + HEADER.format(language)]
    for flags, fields in entries:
        text = flags + ''.join(f'{name} "{value}"\n' for name, value in fields.items())
        if 'msgid_plural' in fields:
            text += f'msgstr[0] "{translate(fields["msgid"], change)}"\nmsgstr[1] "{translate(fields["msgid_plural"], change)}"\n'
        else:
            text += f'msgstr "{translate(fields["msgid"], change)}"\n'
        lines.append(text)
    subprocess.run(['msgfmt', '--check-format', '-o', os.path.join(path, 'monazite.mo'), '-'], input='\n'.join(lines), text=True, check=True)


def main(source, folder, stamp):
    entries = list(read(source))
    write(entries, folder, 'ar', to_arabic)
    write(entries, folder, 'en@long', to_long)
    with open(stamp, 'w', encoding='utf-8'):
        pass


if __name__ == '__main__':
    main(*sys.argv[1:])
