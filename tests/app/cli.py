# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of commands share: running the program as a user would, and speaking TAP.

Their arguments: PROGRAM FACTS-FOLDER
"""

import json
import os
import subprocess
import sys
import tempfile

DONE, INPUT, USAGE, FAILED = 0, 1, 2, 3

PROGRAM, FACTS = (os.path.abspath(path) for path in sys.argv[1:3])

# What is not that of the machine: made by tests/run-locales.sh.
LOCALES = os.environ.get('MZ_TEST_LOCALES', '').split()

# A site of a user's own.
SITE = {'id': 'test-mine', 'name': 'Test mine', 'country': 'AU', 'lat': -30.0, 'lon': 120.0, 'precision': 'site',
        'kind': 'mine', 'stages': ['mining'], 'minerals': ['Nd'], 'status': [{'from': '2000', 'state': 'operating'}],
        'sources': [], 'confidence': 'general'}


class Skip(Exception):
    """The machine has not what a test needs."""


def run(*arguments, locale='C', stdout=subprocess.PIPE, **more):
    environment = {key: value for key, value in os.environ.items()
                   if key not in ('DISPLAY', 'WAYLAND_DISPLAY', 'LANGUAGE', 'LANG', 'GSETTINGS_SCHEMA_DIR')}
    environment['LC_ALL'] = locale
    environment['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
    environment.update(more)
    return subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
                          env=environment, check=False)


def expect(status, *arguments, says='', **more):
    """Runs and checks the status; what goes to standard error is in the one form, and holds the words given."""
    result = run(*arguments, **more)
    errors = result.stderr.decode()
    assert result.returncode == status, f"{arguments}: {result.returncode}, not {status}: {errors}"
    for line in errors.splitlines():
        assert line.startswith('monazite: ') and (' error: ' in line or ': warning: ' in line), line
    assert (status == DONE) <= (errors == ''), errors
    assert says in errors, f"{arguments}: {errors}"
    if status == USAGE:
        assert result.stdout == b'' and len(errors.splitlines()) == 1, errors
    return result.stdout


def ids(*arguments):
    return expect(DONE, 'query', *arguments, '--ids').decode().split()


def records(*arguments):
    return json.loads(expect(DONE, 'query', *arguments))


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text if isinstance(text, str) else json.dumps(text))
    return path


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def main(prefix, tests):
    """Runs the functions of a module that are named test_..., each with a folder of its own."""
    tests = [value for name, value in list(tests.items()) if name.startswith('test_')]
    bad = 0
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        name = prefix + test.__name__[len('test_'):].replace('_', '-')
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f'ok {number} {name}', flush=True)
            except Skip as reason:
                print(f'ok {number} {name} # SKIP {reason}', flush=True)
            except Exception as error:  # pylint: disable=broad-except
                bad += 1
                print(f'not ok {number} {name}', flush=True)
                print(f'# line {error.__traceback__.tb_next.tb_lineno}: {error}'.replace('\n', '\n# '), file=sys.stderr)
    return 1 if bad else 0
