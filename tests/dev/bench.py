#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the program through its command line: one JSON object a line, {"name", "value", "unit", "n"}.

Usage: bench.py PROGRAM

A time is the median of n runs of the whole program, start and end included, after one run that warms the caches.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5


def run(command):
    begin = time.perf_counter()
    result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"bench: {' '.join(command)} ended with {result.returncode}:\n{result.stderr}")
    return time.perf_counter() - begin


def report(name, value, unit, n):
    print(json.dumps({'name': name, 'value': round(value, 4), 'unit': unit, 'n': n}), flush=True)


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        def picture(name):
            return os.path.join(folder, name)

        cases = {
            'start': [program, '--version'],
            'load-facts-and-list-sites': [program, 'query', 'sites', '--ids'],
            'concentration': [program, 'query', 'concentration', '--stage', 'mining', '--date', '2024'],
            'render-world-png': [program, 'render', '--world', '-o', picture('a.png')],
            'render-world-png-twice-the-scale': [program, 'render', '--world', '--scale', '2', '-o', picture('b.png')],
            'render-world-svg': [program, 'render', '--world', '-o', picture('c.svg')],
            'render-zoom-7-png': [program, 'render', '--center', '35.48,-115.53', '--zoom', '7', '-o',
                                  picture('d.png')],
        }
        for name, command in cases.items():
            run(command)
            report(name, statistics.median(run(command) for _ in range(RUNS)), 's', RUNS)
        report('largest-memory', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 'MiB', 1)
        report('program-size', os.path.getsize(program) / 2**20, 'MiB', 1)


if __name__ == '__main__':
    main(sys.argv[1])
