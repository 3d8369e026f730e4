#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what there is to translate in the data that come with the program, as a template that xgettext reads.

Usage: data.py SOURCE-FOLDER > po/data.pot

What is no data of ours to put into other words, as names and the words of sources, stays as it is: of the facts only the
labels beside numbers are in it.
"""

import glob
import json
import os
import re
import sys

FILES = ['data/glossary.json', 'data/lessons/*.json', 'data/scenarios/*.json', 'data/stories/*.json']
FACTS = ['data/facts/*.json']

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

# The members of the facts that stand beside numbers (mz_format_label() in src/base/mz-format.c); they have a context of their own.
LABELS = {
    'unit': 'A unit beside a number, as short as can be. What begins with % or a currency does so in each language.',
    'what': 'What is counted, behind a number (“1,200 t/a NdPr oxide”) or alone; a unit that it begins with stays in front.',
}

# What is the same in all languages, and marks of claims for figures that are shown as years and dates.
SYMBOLS = {'t', 'kt', 'ppm', 'USD', 'AUD', 'CAD', 'EUR', 'Ga', 'Ge', 'year', 'date'}


def has_words(text):
    return text not in SYMBOLS and re.search(r'[A-Za-z]', re.sub(r'\{[^}]*\}', '', text)) is not None


def is_sentence(node, member):
    """What a step of an agreement was is told in the words of the facts."""
    return member == 'what' and 'step' in node


def collect(node, member, members, found):
    """Adds the texts of a part of a file, with their members, in their order."""
    if isinstance(node, dict):
        for name, value in node.items():
            if not is_sentence(node, name):
                collect(value, name, members, found)
    elif isinstance(node, list):
        for value in node:
            collect(value, member, members, found)
    elif isinstance(node, str) and member in members and has_words(node):
        found.append((member, node))


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def make(source):
    """The template as text."""
    os.chdir(source)
    entries = {}
    for pattern, members, context in [*((pattern, MEMBERS, None) for pattern in FILES),
                                      *((pattern, LABELS, 'label') for pattern in FACTS)]:
        for path in sorted(glob.glob(pattern)):
            found = []
            with open(path, encoding='utf-8') as file:
                collect(json.load(file), None, members, found)
            for member, text in found:
                comments, paths = entries.setdefault((context, text), ([], []))
                if members[member] not in comments:
                    comments.append(members[member])
                if path not in paths:
                    paths.append(path)
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=UTF-8\\n"']
    for (context, text), (comments, paths) in entries.items():
        lines += ['', *(f'#. {comment}' for comment in comments), f'#: {" ".join(paths)}',
                  *([f'msgctxt {quote(context)}'] if context else []), f'msgid {quote(text)}', 'msgstr ""']
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    sys.stdout.write(make(sys.argv[1]))
