#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses suites that there are not, which Meson passes over.

Usage: suites.py INTRO-TESTS.json [SUITE…]
"""

import json
import sys


def complain(tests, wanted):
    """tests: as Meson lists them. What is wrong with the suites that are wanted; empty: nothing."""
    known = {suite.rpartition(':')[2] for test in tests for suite in test['suite']}
    unknown = [suite for suite in wanted if suite not in known]
    return f"there is no suite '{unknown[0]}'; there are: {' '.join(sorted(known))}" if unknown else ''


def main(path, wanted):
    with open(path, encoding='utf-8') as file:
        complaint = complain(json.load(file), wanted)
    if complaint:
        print(f'dev: {complaint}', file=sys.stderr)
    return 1 if complaint else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2:]))
