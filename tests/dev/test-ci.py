#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that .ci/run adds up what it runs, and that Debian 13 is told all that it says. Speaks TAP.

Usage: test-ci.py SOURCE-FOLDER
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

# What `./dev test` and `./dev test --debian-13` print at last and end with; what is printed after both, and its status.
CASES = [
    ('all well', ('10 passed, 0 failed', 0), ('9 passed, 0 failed, 2 skipped', 0), '19 passed, 0 failed, 2 skipped', 0),
    ('the first fails', ('9 passed, 1 failed', 1), ('10 passed, 0 failed', 0), '19 passed, 1 failed, 0 skipped', 1),
    ('both fail', ('8 passed, 2 failed', 1), ('7 passed, 3 failed, 1 skipped', 1), '15 passed, 5 failed, 1 skipped', 1),
    ('the second has no tests', ('10 passed, 0 failed', 0), ('error: no such file', 1), '10 passed, 1 failed, 0 skipped', 1),
    ('no tests and no word', ('10 passed, 0 failed', 0), ('', 0), '10 passed, 1 failed, 0 skipped', 1),
    ('a status without a failure', ('10 passed, 0 failed', 3), ('5 passed, 0 failed', 0), '15 passed, 1 failed, 0 skipped', 1),
]
DEV = '''#!/bin/sh
[ "$1" = test ] && [ "$CI" = true ] && [ "$MZ_TEST_LANGUAGES" = complete ] || exit 9
echo a line
case "${2:-}" in
  --debian-13) echo '%s'; exit %d ;;
  '') echo '%s'; exit %d ;;
esac
'''


def run(source, first, second):
    """The last line and the status of CI over a ./dev that does as it is told."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, '.ci'))
        shutil.copy(source, os.path.join(folder, '.ci/run'))
        dev = os.path.join(folder, 'dev')
        with open(dev, 'w', encoding='utf-8') as file:
            file.write(DEV % (*second, *first))
        os.chmod(dev, 0o755)
        done = subprocess.run([os.path.join(folder, '.ci/run')], stdout=subprocess.PIPE, text=True, check=False, timeout=60)
        return done.stdout.splitlines()[-1], done.returncode


def find_lost(folder):
    """What .ci/run sets for all that it runs and debian-13.sh, which begins with no variables, does not hand on."""
    with open(os.path.join(folder, '.ci/run'), encoding='utf-8') as file:
        wanted = re.findall(r'\b(\w+)=', ' '.join(re.findall(r'^export (.*)$', file.read(), re.MULTILINE)))
    with open(os.path.join(folder, 'tests/dev/debian-13.sh'), encoding='utf-8') as file:
        command = re.search(r'exec chroot (?:.*\\\n)*.*', file.read()).group()
    return [name for name in wanted if f'{name}="${{{name}:-}}"' not in command]


def main(folder):
    source = os.path.join(folder, '.ci/run')
    if not os.path.exists(source):
        print('1..0 # SKIP what every commit has to pass is not part of this source')
        return 0
    bad = 0
    print(f'1..{len(CASES) + 1}')
    for number, (name, first, second, line, status) in enumerate(CASES, 1):
        found = run(source, first, second)
        if found != (line, status):
            print(f'# {found}, not {(line, status)}')
            bad += 1
        print(f"{'ok' if found == (line, status) else 'not ok'} {number} {name}")
    lost = find_lost(folder)
    if lost:
        print(f"# tests/dev/debian-13.sh loses {', '.join(lost)}")
        bad += 1
    print(f"{'not ok' if lost else 'ok'} {len(CASES) + 1} Debian 13 is told what CI says")
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
