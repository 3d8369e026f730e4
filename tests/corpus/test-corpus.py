#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives each hostile file to the program, and compares what it says with the verdict. Speaks TAP.

Usage: test-corpus.py PROGRAM [--sanitized]

manifest.tsv has a line for each file: its path, ok or error, the line that the message names (- for none), and a part of the
message: of the one error, or of a warning. A file in address/ has an address of a view in its one line. Files that are nothing but repetition, or large, come from make.py.
"""

import concurrent.futures
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
import typing
import zlib

import make

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.join(HERE, 'base')
PROGRAM = os.path.abspath(sys.argv[1])
SANITIZED = '--sanitized' in sys.argv[2:]
MIB = 1 << 20
SECONDS, MEMORY = 1, 256 * MIB
WORKERS = 2
NO_FACTS = ('story', 'lesson', 'glossary', 'study')
# How long one run may take on a machine that is busy with others; what it works is counted besides.
PATIENCE = 60


class Cost(typing.NamedTuple):
    """What the most expensive run of a file took."""
    work: float     # seconds of the processor
    seconds: float  # of the clock, on a machine that has other things to do
    memory: int     # bytes at once


def limit():
    """Of a worker, for all that it starts: an address space, which is more than what is in memory at once."""
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(costs, *arguments):
    """Returns the status and the lines of standard error; a run that was too expensive has one more."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([PROGRAM, *arguments, '--facts', BASE], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=errors)
        patience = threading.Timer(PATIENCE, process.kill)
        patience.start()
        _, status, usage = os.wait4(process.pid, 0)
        patience.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        lines = errors.read().decode('utf-8', 'strict').split('\n')[:-1]
    cost = Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss * 1024)
    costs.append(cost)
    if not SANITIZED and (cost.work > SECONDS or cost.memory > MEMORY):
        lines.append(f'took {cost.work:.2f} s and {cost.memory / MIB:.0f} MiB')
    return process.returncode, lines


def complaints_of_check(costs, path, verdict, line, part):
    status, lines = run(costs, 'check', path)
    errors = [text for text in lines if ' error: ' in text]
    if status != (verdict == 'error') or len(errors) != (verdict == 'error'):
        return f'check ends with {status}, and says {lines}'
    if lines and lines[-1].startswith('took '):
        return lines[-1]
    if not part and line == '-' and verdict == 'ok':
        return f'check says {lines}' if lines else ''
    place = f'{path}:' if line == '-' else f'{path}:{line}:'
    said = [text for text in (errors or lines) if text.startswith(f'monazite: {place}') and part in text]
    return '' if said else f'check does not say “{part}” of {place} but {lines}'


def complaints_of_query(costs, path, verdict, kind):
    status, lines = run(costs, 'query', 'sites', '--ids', '--scenario' if kind == 'scenario' else '--overlay', path)
    if status != (verdict == 'error') or (status == 1) != any('error: ' in text for text in lines) \
            or any(text.startswith('took ') for text in lines):
        return f'query ends with {status}, and says {lines}'
    return ''


def complaints_of_address(costs, path, verdict, part):
    """The address in the file as somebody would paste it, to draw a small picture of what it shows."""
    with open(path, encoding='utf-8', errors='surrogateescape') as file:
        address = file.read().removesuffix('\n')
    with tempfile.TemporaryDirectory() as folder:
        status, lines = run(costs, 'render', '--size', '64x64', '-o', os.path.join(folder, 'a.png'), '--view', address)
        drawn = os.listdir(folder)
    if status != (verdict == 'error') or len(lines) != (verdict == 'error') or bool(drawn) != (verdict == 'ok'):
        return f'render ends with {status}, writes {drawn}, and says {lines}'
    return '' if verdict == 'ok' or part in lines[0] else f'render does not say “{part}” but {lines}'


def judge(folder, path, verdict, line, part):
    """Returns what is wrong, or nothing, and the cost."""
    full = os.path.join(folder, path)
    kind = path.split('/', maxsplit=1)[0]
    costs = []
    if kind == 'address':
        complaint = complaints_of_address(costs, full, verdict, part)
    else:
        complaint = complaints_of_check(costs, full, verdict, line, part)
        # What is refused is refused in one place: a part of these tells whether the status gets through. What is in NO_FACTS is not laid over any.
        if not complaint and kind not in NO_FACTS and (verdict != 'error' or zlib.crc32(path.encode()) % 4 == 0):
            complaint = complaints_of_query(costs, full, verdict, kind)
    return complaint, Cost(*(max(values) for values in zip(*costs)))


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
    costs = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        cases += [(folder, *case) for case in make.write(folder)]
        with concurrent.futures.ProcessPoolExecutor(WORKERS, initializer=limit) as workers:
            for case, (complaint, cost) in zip(cases, workers.map(judge, *zip(*cases), chunksize=8)):
                costs.append((cost, case[1]))
                if complaint:
                    bad.append(f'{case[1]}: {complaint}')
    for complaint in bad:
        print(complaint, file=sys.stderr)
    print('1..1')
    print(f"{'not ok' if bad else 'ok'} 1 {len(cases)} files are taken or refused as their verdicts say", flush=True)
    print(f'# {time.monotonic() - start:.1f} s in all')
    for what, key in (('most work', lambda cost: cost.work), ('longest', lambda cost: cost.seconds),
                      ('most memory', lambda cost: cost.memory)):
        cost, path = max(costs, key=lambda pair: key(pair[0]))
        print(f'# {what}: {path}, {cost.work:.2f} s of work, {cost.seconds:.2f} s, {cost.memory / MIB:.0f} MiB')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
