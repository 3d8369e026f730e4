#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the program: one JSON object a line, {"name", "value", "unit", "n"}.

Usage: bench.py BUILD [PREFIX...]

BUILD is the folder that meson has built in. With a PREFIX only those groups run that may print names beginning so: frame, tile,
mapnik, start, memory, step, chart, load, command. What is left out because something is not installed is named on stderr.

Each is measured beside its yardstick in the same run. frame.*, tile.*, mapnik.*, step.*, chart.* and load.* are milliseconds of processor
time; start.*, command.* and load.*.wall are what a clock says, the median of n runs after one that warms the caches.
"""

import contextlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
MARKER_CASES = ['shumate-markers-500', 'shumate-markers-5k', 'shumate-markers-20k']
FRAME_CASES = ['base', 'facts', 'sites-10k', 'sites-100k', 'sites-1m', *MARKER_CASES]
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def report(name, value, unit, n):
    print(json.dumps({'name': name, 'value': round(value, 4), 'unit': unit, 'n': n}), flush=True)


def leave_out(names, why):
    print(f'bench: {names} left out: {why}', file=sys.stderr)


def run(command, env=None, output=subprocess.DEVNULL):
    """Returns the seconds that it took."""
    begin = time.perf_counter()
    result = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, env=env, check=False)
    if result.returncode != 0:
        sys.exit(f"bench: {' '.join(command)} ended with {result.returncode}:\n{result.stderr}")
    return time.perf_counter() - begin


def median_of(measure):
    measure()
    return statistics.median(measure() for _ in range(RUNS))


@contextlib.contextmanager
def display(build):
    """An X server of its own, and the environment for programs that show something on it; None without Xvfb."""
    if shutil.which('Xvfb') is None:
        yield None
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(writing), '-screen', '0', '1400x900x24', '-noreset', '-nolisten', 'tcp'],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as file:
            number = file.readline().strip()
        yield dict(os.environ, DISPLAY=f':{number}', GDK_BACKEND='x11', GSK_RENDERER='cairo', GTK_A11Y='none',
                   GSETTINGS_BACKEND='memory', GSETTINGS_SCHEMA_DIR=os.path.join(build, 'data'), GIO_USE_VFS='local',
                   DBUS_SESSION_BUS_ADDRESS='disabled:')
    finally:
        server.terminate()
        server.wait()


class Bench:
    def __init__(self, build, env, folder):
        self.build, self.env, self.folder = build, env, folder
        self.program = os.path.join(build, 'src/app/monazite')

    def tool(self, name):
        return os.path.join(self.build, 'tests/bench', name)

    def frames(self):
        for case in FRAME_CASES:  # each in a process of its own
            run([self.tool('bench-frames'), case], self.env, None)

    def tiles(self):
        run([self.tool('bench-basemap')], output=None)

    def mapnik(self):
        # Debian's python3-mapnik belongs to the system's own Python.
        for python in (sys.executable, '/usr/bin/python3'):
            if subprocess.run([python, '-c', 'import mapnik'], stderr=subprocess.DEVNULL, check=False).returncode == 0:
                run([python, os.path.join(SOURCE, 'tests/bench/bench-mapnik.py'), os.path.join(SOURCE, 'data/natural-earth')],
                    output=None)
                return
        leave_out('mapnik.*', 'python3-mapnik is not installed')

    def start_once(self, what):
        """Returns milliseconds until it stands, and the largest memory in MB until then."""
        begin = time.perf_counter()
        process = subprocess.Popen([self.tool('bench-start'), what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                   env=self.env)
        if process.stdout.readline() != 'ready\n':
            sys.exit(f'bench: bench-start {what} has shown nothing')
        took = (time.perf_counter() - begin) * 1e3
        with open(f'/proc/{process.pid}/status', encoding='ascii') as file:
            memory = next(int(line.split()[1]) for line in file if line.startswith('VmHWM:')) / 1024
        process.stdin.close()
        process.wait()
        return took, memory

    def start(self):
        for what in ('empty-window', 'map'):
            self.start_once(what)
            runs = [self.start_once(what) for _ in range(RUNS)]
            report(f'start.{what}', statistics.median(took for took, _ in runs), 'ms', RUNS)
            report(f'memory.{what}', statistics.median(memory for _, memory in runs), 'MB', RUNS)

    def steps(self):
        run([self.tool('bench-steps')], self.env, None)
        run([self.tool('bench-steps'), '100000'], self.env, None)

    def charts(self):
        run([self.tool('bench-charts')], output=None)

    def scenarios(self):
        run([self.tool('bench-scenario')], output=None)

    def load(self):
        tool, points = self.tool('bench-load'), os.path.join(self.folder, 'points.geojson')
        if not os.path.exists(tool):
            leave_out('load.*', 'bench-load has not been built')
            return
        run([tool], output=None)
        if shutil.which('ogrinfo') is None:
            leave_out('load.ogrinfo-100k', 'gdal-bin is not installed')
            return
        run([tool, '--write', points, '100000'])

        walls = []

        def count():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            walls.append(run(['ogrinfo', '-so', '-al', points]) * 1e3)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3

        report('load.ogrinfo-100k', median_of(count), 'ms', RUNS)
        report('load.ogrinfo-100k.wall', statistics.median(walls[-RUNS:]), 'ms', RUNS)

    def commands(self):
        def picture(name):
            return os.path.join(self.folder, name)

        cases = {
            'version': ['--version'],
            'query-sites': ['query', 'sites', '--ids'],
            'concentration': ['query', 'concentration', '--stage', 'mining', '--date', '2024'],
            'scenario': ['scenario', 'confrontation-overshoots'],
            'render-world-png': ['render', '--world', '-o', picture('a.png')],
            'render-world-png-twice-the-scale': ['render', '--world', '--scale', '2', '-o', picture('b.png')],
            'render-world-svg': ['render', '--world', '-o', picture('c.svg')],
            'render-zoom-7-png': ['render', '--center', '35.48,-115.53', '--zoom', '7', '-o', picture('d.png')],
        }
        for name, words in cases.items():
            report(f'command.{name}', median_of(lambda words=words: run([self.program, *words])) * 1e3, 'ms', RUNS)
        report('command.program-size', os.path.getsize(self.program) / 2**20, 'MB', 1)


def main(build, prefixes):
    with tempfile.TemporaryDirectory() as folder, display(build) as env:
        bench = Bench(os.path.abspath(build), env, folder)
        groups = [(('frame',), bench.frames, True), (('tile',), bench.tiles, False), (('mapnik',), bench.mapnik, False),
                  (('start', 'memory'), bench.start, True), (('step',), bench.steps, True),
                  (('chart',), bench.charts, False), (('scenario',), bench.scenarios, False),
                  (('load',), bench.load, False), (('command',), bench.commands, False)]
        for names, measure, shows in groups:
            if prefixes and not any(prefix.split('.')[0] in names for prefix in prefixes):
                continue
            if shows and env is None:
                leave_out(', '.join(f'{name}.*' for name in names), 'Xvfb is not installed')
                continue
            measure()


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
