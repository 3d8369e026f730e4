# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that yield what is wrong, told as TAP."""

import shutil
import sys


def run(checks, subject):
    """checks: of (name, function, programs without which it is skipped). Returns the exit status."""
    bad = 0
    print(f'1..{len(checks)}')
    for number, (name, check, programs) in enumerate(checks, 1):
        missing = [program for program in programs if not shutil.which(program)]
        if missing:
            print(f'ok {number} {name} # SKIP {missing[0]} is not there')
            continue
        complaints = list(check(subject))
        for complaint in complaints:
            print(complaint, file=sys.stderr)
        bad += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {number} {name}", flush=True)
    return 1 if bad else 0
