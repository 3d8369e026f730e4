#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what there is to translate in the data that come with the program, as a template that xgettext reads.

Usage: data.py SOURCE-FOLDER > po/data.pot

What is no data of ours to put into other words, as names and the words of sources, stays as it is: the facts are not in it.
"""

import glob
import json
import os
import re
import sys

FILES = ['data/glossary.json', 'data/lessons/*.json', 'data/scenarios/*.json', 'data/stories/*.json']

# The members whose texts are translated (src/base/mz-json-translate.c has the same), with what translators have to know of them.
MEMBERS = {
    'title': 'A title, at most 120 characters.',
    'subtitle': 'A subtitle, at most 120 characters.',
    'term': 'A term of the glossary, as a dictionary has it, at most 60 characters.',
    'aliases': 'Another word for a term of the glossary; no two terms have the same words.',
    'short': 'What a term means, in one line of at most 90 characters.',
    'text': 'Shown to all: a slide has 400 characters, a step of a lesson 700. Keep {figures}; [[term|words]] leads to the glossary.',
    'notes': 'For who speaks, at most 4000 characters. Keep {figures}.',
    'prompt': 'A question, at most 300 characters. Keep {figures}.',
    'label': 'An answer to choose, at most 120 characters. Keep {figures}.',
    'reason': 'Why an answer is right, at most 700 characters. Keep {figures}.',
    'why': 'What a scenario is for.',
    'note': 'What a step of a scenario rests on.',
}


def has_words(text):
    return re.search(r'[A-Za-z]', re.sub(r'\{[^}]*\}', '', text)) is not None


def collect(node, member, found):
    """Adds the texts of a part of a file, with their members, in their order."""
    if isinstance(node, dict):
        for name, value in node.items():
            collect(value, name, found)
    elif isinstance(node, list):
        for value in node:
            collect(value, member, found)
    elif isinstance(node, str) and member in MEMBERS and has_words(node):
        found.append((member, node))


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def make(source):
    """The template as text."""
    os.chdir(source)
    entries = {}
    for pattern in FILES:
        for path in sorted(glob.glob(pattern)):
            found = []
            with open(path, encoding='utf-8') as file:
                collect(json.load(file), None, found)
            for member, text in found:
                members, paths = entries.setdefault(text, ([], []))
                if member not in members:
                    members.append(member)
                if path not in paths:
                    paths.append(path)
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=UTF-8\\n"']
    for text, (members, paths) in entries.items():
        lines += ['', *(f'#. {MEMBERS[member]}' for member in members), f'#: {" ".join(paths)}', f'msgid {quote(text)}', 'msgstr ""']
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    sys.stdout.write(make(sys.argv[1]))
