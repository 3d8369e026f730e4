#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies the sources, with their doc comments, which are GTK's, turned into those that doxygen reads.

Usage: turn.py FROM TO

In `/** name: text */` and the longer form @parameters, Returns: and Errors: become commands. Nothing else changes.
"""

import pathlib
import re
import sys

BLOCK = re.compile(r'/\*\*(?P<text>(?: |\n).*?)\*/', re.S)
# Returns: and Errors: begin a sentence; parameters a line, or follow one another in the short form.
PARAMETER = re.compile(r'(?P<before>^[ *]*|[.:;] )(?P<names>@\w+(?:, @\w+)*): ', re.M)
NOTE = re.compile(r'\((?:transfer (?:none|full|container)|nullable|not nullable|optional|out|inout|array[^()]*|element-type [^()]*)\)')


def turn_parameters(match):
    names = match['names'].replace('@', '').replace(' ', '')
    return f'{match["before"].rstrip(" ")} @param {names} '


def turn(match):
    text = match['text']
    head = re.match(r'\s*\*?\s*(?P<name>\w+):(?=\s)', text)
    # Only functions, types and macros are named; what has no name stands before what it is about.
    if head is not None:
        text = text[:head.start('name')] + text[head.end():]
    text = PARAMETER.sub(turn_parameters, text)
    text = re.sub(r'(?<!\w)@(?!param )(\w+)', r'@p \1', text)
    text = re.sub(r'[ *]*\bReturns: ', '\n * @returns ', text)
    text = re.sub(r'[ *]*\bErrors: ', '\n * @par Errors\n * ', text)
    text = NOTE.sub(lambda note: f'<i>{note[0]}</i>', text)
    text = re.sub(r'[%#](?=[A-Za-z])', '', text)
    return f'/**{text}*/'


def main():
    source, target = (pathlib.Path(argument) for argument in sys.argv[1:])
    for path in source.glob('*/*.[ch]'):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(BLOCK.sub(turn, path.read_text(encoding='utf-8')), encoding='utf-8')


if __name__ == '__main__':
    main()
