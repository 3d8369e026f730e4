#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that a suite that is not there is told, and none that is. Speaks TAP."""

import sys

import suites

TESTS = [{'suite': ['monazite:io']}, {'suite': ['monazite:app']}, {'suite': ['monazite:io']}, {'suite': []}]
CASES = [
    ('none is wanted', [], ''),
    ('all are there', ['app', 'io'], ''),
    ('one is not there', ['io', 'cards'], "there is no suite 'cards'; there are: app io"),
    ('a part of a name is none', ['ap'], "there is no suite 'ap'; there are: app io"),
    ('nothing is none', [''], "there is no suite ''; there are: app io"),
]


def main():
    bad = 0
    print(f'1..{len(CASES)}')
    for number, (name, wanted, expected) in enumerate(CASES, 1):
        good = suites.complain(TESTS, wanted) == expected
        bad += not good
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
