#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the manual pages against what the programs say of themselves. Speaks TAP; complaints go to standard error.

Usage: test-man.py MONAZITE PAGE [MONAZITE-GIS PAGE]
"""

import re
import shutil
import subprocess
import sys

OPTION = re.compile(r'(?<![\w-])--[a-z][a-z-]*')
# The text of a page, as who reads it on a terminal sees it.
SHOWN = {r'\-': '-', r'\&': '', r'\(aq': "'", r'.\|.\|.': '...'}


def ask(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL).stdout


def read_page(path):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    for written, shown in SHOWN.items():
        text = text.replace(written, shown)
    return re.sub(r'\\f[BIRP]', '', text)


def find_section(page, title):
    found = re.search(rf'^\.SH {title}\n(.*?)(?=^\.SH |\Z)', page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ''


def check_program(program, page):
    overview = ask(program, '--help')
    commands = re.findall(r'^  ([a-z]+) +[a-z]', overview.split('Options:')[0].split('Commands:')[-1], re.MULTILINE) \
        if 'Commands:' in overview else []
    said = set(OPTION.findall(overview))
    for command in commands:
        said |= set(OPTION.findall(ask(program, command, '--help')))
        if not re.search(rf'^\.B monazite {command}\b', find_section(page, 'SYNOPSIS'), re.MULTILINE):
            yield f'the synopsis lacks {command}'
        if not re.search(rf'^\.BI?R? "?{command}\b', find_section(page, 'COMMANDS'), re.MULTILINE):
            yield f'{command} is not explained'
    written = set(OPTION.findall(re.sub(r'^\.\\".*$', '', page, flags=re.MULTILINE)))
    for option in sorted(said - written):
        yield f'{option} is not in the page'
    # Of a helper, the help is short.
    for option in sorted(written - said - {'--help', '--version'}):
        yield f'{option} is in the page only'


def check_form(path):
    """What the formatter that is there has to say of a page."""
    if shutil.which('mandoc'):
        command = ['mandoc', '-Tlint', '-Wwarning', path]
    else:
        command = ['groff', '-man', '-ww', '-z', '-Tutf8', '-K', 'utf8', path]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0 or done.stdout or done.stderr:
        yield done.stdout + done.stderr


def main(arguments):
    pairs = list(zip(arguments[::2], arguments[1::2]))
    has_formatter = shutil.which('mandoc') or shutil.which('groff')
    bad = 0
    print(f'1..{2 * len(pairs)}')
    for number, (program, path) in enumerate(pairs):
        complaints = list(check_program(program, read_page(path)))
        print(*complaints, sep='\n', file=sys.stderr)
        bad += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {2 * number + 1} {path.split('/')[-1]} says what there is")
        if not has_formatter:
            print(f'ok {2 * number + 2} {path.split("/")[-1]} is well formed # SKIP neither mandoc nor groff is there')
            continue
        complaints = list(check_form(path))
        print(*complaints, sep='\n', file=sys.stderr)
        bad += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {2 * number + 2} {path.split('/')[-1]} is well formed", flush=True)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
