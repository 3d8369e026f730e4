#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives each hostile file to the program, and compares what it says with the verdict. Speaks TAP.

Usage: test-corpus.py PROGRAM [--sanitized]

manifest.tsv has a line for each file: its path, ok or error, the line that the message names (- for none), and a part of the
message: of the one error, or of a warning. Files that are nothing but repetition, or large, come from make.py.
"""

import concurrent.futures
import os
import resource
import subprocess
import sys
import tempfile
import time
import zlib

import make

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.join(HERE, 'base')
PROGRAM = os.path.abspath(sys.argv[1])
SANITIZED = '--sanitized' in sys.argv[2:]
SECONDS, MEMORY = 1, 256 << 20
WORKERS = 2
# How long one run may take on a machine that is busy with others; what it works is counted besides.
PATIENCE = 60


def limit():
    """Of a worker, for all that it starts."""
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def work():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(*arguments):
    before = work()
    result = subprocess.run([PROGRAM, *arguments, '--facts', BASE], stdin=subprocess.DEVNULL, capture_output=True,
                            check=False, timeout=PATIENCE)
    lines = result.stderr.decode('utf-8', 'strict').split('\n')[:-1]
    if work() - before > SECONDS and not SANITIZED:
        lines.append(f'worked for {work() - before:.1f} s')
    return result.returncode, lines


def complaints_of_check(path, verdict, line, part):
    status, lines = run('check', path)
    errors = [text for text in lines if ' error: ' in text]
    if status != (verdict == 'error') or len(errors) != (verdict == 'error'):
        return f'check ends with {status}, and says {lines}'
    if [text for text in lines if text.startswith('worked')]:
        return lines[-1]
    if not part and line == '-' and verdict == 'ok':
        return f'check says {lines}' if lines else ''
    place = f'{path}:' if line == '-' else f'{path}:{line}:'
    said = [text for text in (errors or lines) if text.startswith(f'monazite: {place}') and part in text]
    return '' if said else f'check does not say “{part}” of {place} but {lines}'


def complaints_of_query(path, verdict, kind):
    status, lines = run('query', 'sites', '--ids', '--scenario' if kind == 'scenario' else '--overlay', path)
    if status != (verdict == 'error') or (status == 1) != any('error: ' in text for text in lines):
        return f'query ends with {status}, and says {lines}'
    return ''


def judge(folder, path, verdict, line, part):
    full = os.path.join(folder, path)
    complaint = complaints_of_check(full, verdict, line, part)
    # What is refused is refused in one place: a part of these tells whether the status gets through. Stories are no facts.
    if complaint or path.startswith('story/') or (verdict == 'error' and zlib.crc32(path.encode()) % 4 > 0):
        return complaint
    return complaints_of_query(full, verdict, path.split('/')[0])


def read_manifest():
    with open(os.path.join(HERE, 'manifest.tsv'), encoding='utf-8') as file:
        return [(HERE, *row.rstrip('\n').split('\t')) for row in file if not row.startswith('#')]


def complain_of_tree(cases):
    """Every file has its line, every line its file, and none is large."""
    listed = [case[1] for case in cases]
    found = [os.path.relpath(os.path.join(folder, name), HERE) for folder, _, names in os.walk(HERE) for name in names]
    found = [path for path in found if os.path.dirname(path) not in ('', 'base') and '__pycache__' not in path]
    yield from (f'{path}: is not in manifest.tsv' for path in sorted(set(found) - set(listed)))
    yield from (f'{path}: is not there' for path in sorted(set(listed) - set(found)))
    yield from (f'{path}: stands twice' for path in sorted({path for path in listed if listed.count(path) > 1}))
    yield from (f'{path}: is larger than 64 KiB' for path in found if os.path.getsize(os.path.join(HERE, path)) > 65536)


def main():
    cases = read_manifest()
    bad = list(complain_of_tree(cases))
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        cases += [(folder, *case) for case in make.write(folder)]
        with concurrent.futures.ProcessPoolExecutor(WORKERS, initializer=limit) as workers:
            for case, complaint in zip(cases, workers.map(judge, *zip(*cases), chunksize=8)):
                if complaint:
                    bad.append(f'{case[1]}: {complaint}')
    for complaint in bad:
        print(complaint, file=sys.stderr)
    print('1..1')
    print(f"{'not ok' if bad else 'ok'} 1 {len(cases)} files are taken or refused as their verdicts say", flush=True)
    print(f'# {time.monotonic() - start:.1f} s')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
