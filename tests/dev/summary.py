#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the test points of a run of `meson test`.

Usage: summary.py TESTLOG.json STATUS

TESTLOG.json is what meson writes: one test program a line, with its output and its result. STATUS is the exit status
of meson. The points of the programs that speak TAP are counted; a program that speaks nothing is one point. A program
that crashed, ran out of time or said less than it had planned counts the points that did not come as failed, and at
least one.
"""

import json
import re
import sys

POINT = re.compile(r'^( *)(not )?ok\b(.*)$')
PLAN = re.compile(r'^( *)1\.\.(\d+)\b(.*)$')
SKIP = re.compile(r'#\s*skip', re.IGNORECASE)


def count_points(text):
    """Returns passed, failed, skipped and planned points of a TAP output (planned is None where there is no plan).

    A point that closes a block of indented points stands for these and is not counted again, unless it alone failed.
    """
    passed = failed = skipped = 0
    planned = None
    inner = None            # depth and failures of the indented block since the last point of the outer level
    for line in text.splitlines():
        plan = PLAN.match(line)
        if plan and not plan.group(1):
            planned = int(plan.group(2))
        point = POINT.match(line)
        if not point:
            continue
        depth = len(point.group(1))
        bad = bool(point.group(2))
        if inner and depth < inner[0]:
            if planned is not None and depth == 0:
                planned += inner[2] - 1
            if bad and not inner[1]:
                failed += 1
            inner = None
            continue
        if depth:
            inner = (depth, (inner[1] if inner else 0) + bad, (inner[2] if inner else 0) + 1)
        if bad:
            failed += 1
        elif SKIP.search(point.group(3)):
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped, planned


def count_program(log):
    """Returns passed, failed and skipped points of one test program, a line of meson's log."""
    text = log.get('stdout') or ''
    result = log['result']
    passed, failed, skipped, planned = count_points(text)
    if planned is None and passed + failed + skipped == 0:
        if result == 'SKIP':
            return 0, 0, 1
        return (1, 0, 0) if result in ('OK', 'EXPECTEDFAIL') else (0, 1, 0)
    if planned == 0 and result in ('OK', 'SKIP'):
        return 0, 0, 1
    missing = max(0, (planned or 0) - passed - failed - skipped)
    if result not in ('OK', 'SKIP', 'EXPECTEDFAIL') and failed == 0:
        missing = max(1, missing)
    return passed, failed + missing, skipped


def main(path, status):
    total = [0, 0, 0]
    bad = []
    try:
        with open(path, encoding='utf-8', errors='replace') as lines:
            for line in lines:
                log = json.loads(line)
                counts = count_program(log)
                total = [a + b for a, b in zip(total, counts)]
                if counts[1]:
                    bad.append(f"{log['name']}: {counts[1]} failed ({log['result'].lower()})")
    except FileNotFoundError:
        bad.append('no test has run')
        total[1] += 1
    passed, failed, skipped = total
    if status != 0 and failed == 0:
        bad.append(f'meson ended with status {status}')
        failed = 1
    if passed + failed + skipped == 0:
        bad.append('no test has run')
        failed = 1
    for line in bad:
        print(line)
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
