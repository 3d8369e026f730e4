#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the last line of `./dev test` tells the truth. Speaks TAP."""

import sys

import summary

GOOD = 'TAP version 14\n# random seed: R02S\n1..3\nok 1 /a\n# a note\nok 2 /b # SKIP no such thing\nok 3 /c\n'
# Name, output, result in meson's words, and the passed, failed and skipped points that this is.
CASES = [
    ('all well', GOOD, 'OK', (2, 0, 1)),
    ('one fails', '1..2\nok 1 /a\nnot ok 2 /b\n', 'FAIL', (1, 1, 0)),
    ('crashes in the middle', '1..5\nok 1 /a\nok 2 /b\n', 'ERROR', (2, 3, 0)),
    ('crashes at its end', '1..1\nok 1 /a\n', 'ERROR', (1, 1, 0)),
    ('crashes before its plan', '', 'ERROR', (0, 1, 0)),
    ('out of time', '1..2\nok 1 /a\n', 'TIMEOUT', (1, 1, 0)),
    ('says less than planned', '1..3\nok 1 /a\n', 'OK', (1, 2, 0)),
    ('plan at the end', 'ok 1 /a\nok 2 /b\n1..2\n', 'OK', (2, 0, 0)),
    ('skipped as a whole', '1..0 # SKIP no display\n', 'SKIP', (0, 0, 1)),
    ('plain program', 'hello\n', 'OK', (1, 0, 0)),
    ('plain program fails', 'hello\n', 'FAIL', (0, 1, 0)),
    ('plain program is skipped', '', 'SKIP', (0, 0, 1)),
    ('words are not points', '1..1\nokay then\nnothing ok\nok 1 /a\n', 'OK', (1, 0, 0)),
    ('points in points', '1..2\n    ok 1 x\n    ok 2 y\nok 1 /a\nok 2 /b\n', 'OK', (3, 0, 0)),
    ('points in points, one fails', '1..1\n    ok 1 x\n    not ok 2 y\nnot ok 1 /a\n', 'FAIL', (1, 1, 0)),
    ('points in points, only the outer fails', '1..1\n    ok 1 x\nnot ok 1 /a\n', 'FAIL', (1, 1, 0)),
]


def main():
    bad = 0
    print(f'1..{len(CASES)}')
    for number, (name, text, result, expected) in enumerate(CASES, 1):
        got = summary.count_program({'name': name, 'stdout': text, 'result': result})
        good = got == expected
        bad += not good
        print(f"{'ok' if good else 'not ok'} {number} {name}" + ('' if good else f': {got}, not {expected}'))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
