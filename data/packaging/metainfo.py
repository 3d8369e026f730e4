#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives the screenshots of AppStream metadata their addresses, or leaves them out where they are nowhere to be had.

Usage: metainfo.py IN OUT [BASE]

BASE is the address of the folder that data/packaging/screenshots has been put into, as https://example.org/screenshots.
"""

import re
import sys


def main(path, out, base=''):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    if base == '':
        text = re.sub(r' *<screenshots>.*</screenshots>\n', '', text, flags=re.DOTALL)
    elif base.startswith('https://'):
        text = re.sub(r'(<image\b[^>]*>)([^<]+\.png</image>)', lambda m: f"{m[1]}{base.rstrip('/')}/{m[2]}", text)
    else:
        sys.exit(f'metainfo.py: {base} does not begin with https://')
    with open(out, 'w', encoding='utf-8') as file:
        file.write(text)


if __name__ == '__main__':
    main(*sys.argv[1:])
