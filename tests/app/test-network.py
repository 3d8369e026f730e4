#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program opens no socket that leads off the machine, with a window or without: strace tells. Speaks TAP.

Usage: test-network.py PROGRAM FACTS-FOLDER, on a display (tests/run-headless.sh)
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time

from cli import DONE, PROGRAM, Skip, main, read, write

PATIENCE = 60
# GTK 4.18 complains of itself where a file comes and goes in a folder while a name for one there is typed (gtkfilechooserentry.c).
OWN_COMPLAINT = "gtk_tree_store_remove: assertion 'VALID_ITER (iter, tree_store)' failed"
SITE = {'id': 'a-new-mine', 'name': 'A new mine', 'country': 'AU', 'lat': -25, 'lon': 130, 'precision': 'site', 'kind': 'mine',
        'sources': [], 'note': 'See http://127.0.0.1:9/ and https://example.org/.'}
MINE = json.dumps({'sites': [SITE], 'sources': [{'id': 'web', 'title': 'Elsewhere', 'url': 'http://127.0.0.1:9/'}]})
STRACE = ['strace', '-f', '--seccomp-bpf', '-e', 'trace=network,execve']


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            raise Skip(f'{tool} is not there')


def traced(log, *arguments, debug=None, **more):
    """Starts the program under strace, in a home of its own."""
    home = os.path.dirname(log)
    environment = dict(os.environ, HOME=home, LC_ALL='C.UTF-8')
    for kind in ('CONFIG', 'DATA', 'CACHE', 'STATE'):
        environment[f'XDG_{kind}_HOME'] = os.path.join(home, kind.lower())
    if debug is not None:
        environment['G_DEBUG'] = debug
    # The leak sanitizer traces, too, and there is one tracer alone.
    environment['ASAN_OPTIONS'] = ':'.join(filter(None, [os.environ.get('ASAN_OPTIONS'), 'detect_leaks=0']))
    return subprocess.Popen([*STRACE, '-o', log, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, **more)


def calls_of(log):
    """What was called; that there is anything shows that strace looked."""
    calls = read(log).decode(errors='replace').splitlines()
    assert any('execve(' in call for call in calls), calls
    return calls


def assert_stays_here(log):
    far = [call for call in calls_of(log) if re.search(r'\bAF_INET6?\b|sin6?_port', call)]
    assert not far, far


def need_trace(folder):
    need('strace')
    log = os.path.join(folder, 'probe')
    tracer = traced(log, 'true')
    said = tracer.communicate(timeout=PATIENCE)[1].decode()
    if tracer.returncode != 0 or not os.path.exists(log) or 'execve(' not in read(log).decode():
        raise Skip(f"strace may not trace here: {said.strip().splitlines()[-1:]}")


def test_strace_sees_one(folder):
    """That the test would find a socket, were there one."""
    need_trace(folder)
    log = os.path.join(folder, 'log')
    tracer = traced(log, sys.executable, '-c', 'import socket; socket.socket(socket.AF_INET6).close()')
    tracer.communicate(timeout=PATIENCE)
    try:
        assert_stays_here(log)
    except AssertionError:
        return
    raise AssertionError('a socket was opened, and not seen')


def test_commands(folder):
    need_trace(folder)
    mine = write(os.path.join(folder, 'mine.json'), MINE)
    out = [os.path.join(folder, name) for name in ('a.svg', 'b.pdf', 'c.kml', 'd.pdf')]
    for arguments in (['check', mine], ['query', 'sites', '--overlay', mine], ['query', 'gauge'], ['convert', mine, out[2]],
                      ['render', '--world', '--overlay', mine, '--size', '200x100', '-o', out[0]], ['scenario', '--list'],
                      ['chart', 'mine-production', '-o', out[1]], ['book', '--countries', 'AU', '-o', out[3]]):
        log = os.path.join(folder, 'log')
        tracer = traced(log, PROGRAM, *arguments)
        errors = tracer.communicate(timeout=PATIENCE)[1].decode()
        assert tracer.returncode == DONE, (arguments, errors)
        assert_stays_here(log)
        # There is nothing at all that it talks to.
        assert not [call for call in calls_of(log) if re.search(r'\b(socket|connect)\(', call)], (arguments, calls_of(log))
    assert all(os.path.getsize(path) > 0 for path in out)


def xdotool(*words):
    return subprocess.run(['xdotool', *words], capture_output=True, text=True, timeout=PATIENCE, check=True).stdout.split()


def search(title):
    """The windows of that name; none, too, where another one went away while they were looked for."""
    return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title], capture_output=True, text=True, timeout=PATIENCE,
                          check=False).stdout.split()


def wait_for(condition, what):
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, what
        time.sleep(0.02)
    return found


def keys(title, *names):
    """Waits until there is a window of that name, gives it the keyboard, and types."""
    window = wait_for(lambda: search(title), f'there is no window {title}')[-1]
    xdotool('windowfocus', '--sync', window)
    xdotool('key', *names)


def gone(title):
    return not search(title)


def ask_for_picture():
    keys('^Monazite$', 'ctrl+e')
    # From “Cancel” to “Save…”.
    keys('^Save the Map as a Picture$', 'Tab', 'Return')


def ask_for_calendar():
    keys('^Monazite$', 'ctrl+shift+e')


def save_as(ask, title, path):
    """Asks for the dialog and types the file's name; again where keys came before there was an entry to take them."""
    end = time.monotonic() + PATIENCE
    while not os.path.exists(path):
        assert time.monotonic() < end, f'{path} was not saved'
        if not search(title):
            ask()
        keys(title, 'ctrl+a')
        xdotool('type', path)
        xdotool('key', 'Return')
        pause = time.monotonic() + 8
        while not os.path.exists(path) and time.monotonic() < pause:
            time.sleep(0.02)
    wait_for(lambda: gone('^Save'), 'the dialogs stay')


def test_window(folder):
    """Opens with a file, shows each page, saves a picture and a calendar, closes."""
    need_trace(folder)
    need('xdotool')
    log, picture, calendar = (os.path.join(folder, name) for name in ('log', 'a.png', 'b.ics'))
    # Warnings do not end it: they are read below, where one of them is let through.
    window = traced(log, PROGRAM, write(os.path.join(folder, 'mine.json'), MINE), debug='gc-friendly')
    try:
        keys('^Monazite$', *(f'alt+{page}' for page in (2, 3, 4, 5, 1)))
        save_as(ask_for_picture, '^Save Picture$', picture)
        save_as(ask_for_calendar, '^Save What Is Coming as a Calendar$', calendar)
        keys('^Monazite$', 'ctrl+q')
        errors = window.communicate(timeout=PATIENCE)[1].decode()
    except AssertionError as error:
        window.kill()
        raise AssertionError(f'{error}: {window.communicate()[1].decode()}') from error
    finally:
        window.kill()
        window.wait()
    assert window.returncode == DONE, errors
    complaints = [line for line in errors.splitlines() if re.search('WARNING|CRITICAL', line) and OWN_COMPLAINT not in line]
    assert not complaints, complaints
    assert read(picture).startswith(b'\x89PNG') and b'BEGIN:VCALENDAR' in read(calendar)
    assert_stays_here(log)
    # The display, and nothing else.
    far = [call for call in calls_of(log) if re.search(r'\bconnect\(', call) and 'AF_UNIX' not in call]
    assert not far, far


if __name__ == '__main__':
    sys.exit(main('/app/network/', globals()))
