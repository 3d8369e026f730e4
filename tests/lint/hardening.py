#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the programs are built to be hard to break into: readelf tells. Speaks TAP.

Usage: hardening.py optimised|plain x86_64|… PROGRAM...
"""

import os
import re
import shutil
import subprocess
import sys

# What is looked for in what readelf says with these options, and whether it has to be there.
CHECKS = [
    ('lies where the system puts it (PIE)', '-hd', r'Type:\s+DYN[\s\S]*Flags:.*\bPIE\b', True),
    ('has tables that become read-only (RELRO)', '-l', r'\bGNU_RELRO\b', True),
    ('binds everything before it starts', '-d', r'\bBIND_NOW\b|Flags:.*\bNOW\b', True),
    ('has a stack', '-l', r'\bGNU_STACK\b', True),
    ('executes nothing on its stack', '-l', r'\bGNU_STACK\b.*\bRWE\b', False),
    ('has no segment to write to and to execute', '-l', r'\bLOAD\b.*\bRWE\b', False),
    ('looks for libraries where the system does', '-d', r'\((?:RPATH|RUNPATH)\)', False),
    ('guards its stack', '--dyn-syms', r'\b__stack_chk_fail\b', True),
]
# Only where the compiler optimises, without which it does not know how long a thing is.
FORTIFIED = ('checks lengths as it copies', '--dyn-syms', r'\b__\w+_chk\b', True)
# What each function that may be jumped to begins with, where the processor has it (CET). The note that says so for a whole
# program is missing wherever the C library was built without, as Debian's.
LANDING = b'\xf3\x0f\x1e\xfa'
LANDINGS = 20


def look(program, options, pattern, wanted):
    said = subprocess.run(['readelf', '-W', options, program], capture_output=True, text=True, check=True).stdout
    return bool(re.search(pattern, said)) == wanted, said


def count_landings(program):
    with open(program, 'rb') as file:
        count = file.read().count(LANDING)
    return count >= LANDINGS, f'{count} functions are marked'


def main(optimised, processor, *programs):
    if not shutil.which('readelf'):
        print('1..0 # SKIP readelf is not there')
        return 0
    checks = CHECKS + [FORTIFIED] * (optimised == 'optimised')
    bad = count = 0
    for program in programs:
        results = [(what, *look(program, options, pattern, wanted)) for what, options, pattern, wanted in checks]
        if processor == 'x86_64':
            results.append(('marks where it may be jumped to (CET)', *count_landings(program)))
        for what, good, said in results:
            count += 1
            bad += not good
            if not good:
                print(said, file=sys.stderr)
            print(f"{'ok' if good else 'not ok'} {count} {os.path.basename(program)} {what}", flush=True)
    print(f'1..{count}')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
