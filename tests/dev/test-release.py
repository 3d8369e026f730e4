#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes releases of a tree of four files, in a clone and in the tree itself. Speaks TAP.

Usage: test-release.py SOURCE-FOLDER
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree

METAINFO = 'data/org.monazite.Monazite.metainfo.xml.in'
CHANGELOG = 'data/packaging/debian/changelog'
TREE = {
    'meson.build': "project('monazite', 'c',\n  version: '0.1.0',\n  license: 'GPL-3.0-or-later')\n",
    'data/monazite.1': '.TH MONAZITE 1 2026-01-01 "Monazite 0.1.0" "User Commands"\n',
    METAINFO: '<component>\n  <releases>\n    <release version="0.1.0" date="2026-01-01" type="development">\n'
              '      <description>\n        <p>It opens.</p>\n      </description>\n    </release>\n  </releases>\n</component>\n',
    CHANGELOG: 'monazite (0.1.0-0upstream1) unstable; urgency=medium\n\n  * It opens.\n\n'
               ' -- The Monazite contributors <contributors@monazite.invalid>  Thu, 01 Jan 2026 12:00:00 +0000\n',
    '.gitignore': '/build*/\n',
}
# What is committed, and what becomes of it.
COMMITS = ['charts: bars & lines < areas', 'charts: a second', 'charts: a third', 'charts: a fourth', 'tests: not news', 'map: rivers',
           'no area at all']
NEWS = ['charts: a fourth; a third; a second (and 1 more)', 'map: rivers']
# 2026-03-04 05:06:07 UTC
MOMENT = '1772600767'


class World:
    """A tree under git, and ways to look at it."""

    def __init__(self, source, folder):
        self.top = os.path.join(folder, 'tree')
        self.environment = dict(os.environ, HOME=folder, SOURCE_DATE_EPOCH=MOMENT, GIT_CONFIG_NOSYSTEM='1', GIT_CONFIG_GLOBAL='/dev/null')
        for kind in ('AUTHOR', 'COMMITTER'):
            self.environment |= {f'GIT_{kind}_NAME': 'A', f'GIT_{kind}_EMAIL': 'a@monazite.invalid', f'GIT_{kind}_DATE': f'{MOMENT} +0000'}
        for path, text in TREE.items():
            self.write(path, text)
        for name in ('release.py', 'package.sh'):
            shutil.copy2(os.path.join(source, 'data/packaging', name), os.path.join(self.top, 'data/packaging', name))
        self.git('init', '--quiet')
        self.git('add', '--all')
        for subject in COMMITS:
            self.git('commit', '--quiet', '--allow-empty', '--message', subject)

    def write(self, path, text):
        path = os.path.join(self.top, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)

    def read(self, path, top=None):
        with open(os.path.join(top or self.top, path), encoding='utf-8') as file:
            return file.read()

    def git(self, *arguments):
        return subprocess.run(['git', '-C', self.top, *arguments], env=self.environment, capture_output=True, text=True,
                              check=True).stdout

    def release(self, version, *options, **more):
        return subprocess.run([sys.executable, os.path.join(self.top, 'data/packaging/release.py'), '--no-tests', '--no-package', *options,
                               self.top, version], **{'env': self.environment, **more}, capture_output=True, text=True, check=False)

    def release_with_xz(self, version, command):
        """The same with another xz, in a group of processes of its own, as from a terminal."""
        self.write('build/xz/xz', f'#!/bin/sh\n{command}\n')
        os.chmod(os.path.join(self.top, 'build/xz/xz'), 0o755)
        path = os.path.join(self.top, 'build/xz') + os.pathsep + self.environment['PATH']
        return self.release(version, env=dict(self.environment, PATH=path), start_new_session=True,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))

    def state(self):
        return self.git('rev-parse', 'HEAD'), self.git('tag', '--list'), self.git('status', '--porcelain')


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def in_a_clone(world):
    before = world.state()
    result = world.release('0.2.0', '--dry-run')
    assert result.returncode == 0, result
    assert world.state() == before
    made = os.path.join(world.top, 'build/release/packages/monazite-0.2.0.tar.xz')
    first = digest(made)
    assert world.release('0.2.0', '--dry-run').returncode == 0
    assert digest(made) == first, 'the tarball is another each time'
    with tarfile.open(made) as tar:
        names = tar.getnames()
        assert all(name.split('/')[0] == 'monazite-0.2.0' for name in names), names
        assert {member.mtime for member in tar.getmembers()} == {int(MOMENT)}
        assert "version: '0.2.0'" in tar.extractfile('monazite-0.2.0/meson.build').read().decode()


def changelogs(world):
    clone = os.path.join(world.top, 'build/release/monazite')
    assert world.read('data/monazite.1', clone) == '.TH MONAZITE 1 2026-03-04 "Monazite 0.2.0" "User Commands"\n'
    releases = ElementTree.fromstring(world.read(METAINFO, clone)).find('releases')
    assert [(one.get('version'), one.get('date')) for one in releases] == [('0.2.0', '2026-03-04'), ('0.1.0', '2026-01-01')]
    assert [item.text for item in releases[0].iter('li')] == NEWS, world.read(METAINFO, clone)
    assert world.read(CHANGELOG, clone) == (
        'monazite (0.2.0-0upstream1) unstable; urgency=medium\n\n' + ''.join(f'  * {line}\n' for line in NEWS) +
        '\n -- The Monazite contributors <contributors@monazite.invalid>  Wed, 04 Mar 2026 05:06:07 +0000\n\n' + TREE[CHANGELOG])


def refused(world):
    before = world.state()
    for version in ('0.2', 'v0.2.0', '0.2.0-1', '00.2.0', '0.0.9', ''):
        assert world.release(version).returncode != 0, version
    assert world.state() == before
    world.write('stray', '')
    result = world.release('0.2.0')
    assert result.returncode == 1 and 'not clean' in result.stderr, result
    os.remove(os.path.join(world.top, 'stray'))
    assert world.state() == before


def taken_back(world):
    """A release that ends before its end leaves no commit, no tag and no change, and can be made later."""
    before = world.state()
    for command, status in (('exit 3', 1), ('kill -INT 0', 130)):
        result = world.release_with_xz('0.1.0', command)
        assert result.returncode == status and 'the tree is as it was' in result.stderr, result
        assert world.state() == before, command

    # The page of the manual comes after meson.build, and cannot be changed.
    world.write('data/monazite.1', 'nothing\n')
    world.git('commit', '--quiet', '--all', '--message', 'docs: no title')
    broken = world.state()
    result = world.release('0.1.0')
    assert result.returncode == 1 and 'data/monazite.1' in result.stderr, result
    assert world.state() == broken
    world.git('reset', '--quiet', '--hard', before[0].strip())

    # What somebody commits in the meantime stays.
    result = world.release_with_xz('0.1.0', f'git -C "{world.top}" commit -q --allow-empty -m "io: meanwhile"; exit 3')
    assert result.returncode == 1 and f'commits since {before[0].strip()}' in result.stderr, result
    assert world.git('log', '-2', '--format=%s').splitlines() == ['io: meanwhile', 'build: version 0.1.0']
    assert world.git('tag', '--list') == ''
    world.git('reset', '--quiet', '--hard', before[0].strip())


def spares_folders(world):
    """Packages go into a new folder, or over those of an earlier run; not over what somebody keeps."""
    script = os.path.join(world.top, 'data/packaging/package.sh')

    def package(folder):
        return subprocess.run([script, '--tarball', folder], env=world.environment, capture_output=True, text=True, check=False)

    folder = os.path.join(os.path.dirname(world.top), 'packages')
    tarball, kept = os.path.join(folder, 'monazite-0.1.0.tar.xz'), os.path.join(folder, 'letter')
    os.mkdir(folder)
    for _ in range(2):
        result = package(folder)
        assert result.returncode == 0 and os.path.exists(tarball), result
    shutil.rmtree(folder)
    os.mkdir(folder)
    for path in (tarball, kept):
        with open(path, 'w', encoding='utf-8') as file:
            file.write('mine')
    result = package(folder)
    assert result.returncode == 1 and folder in result.stderr, result
    assert os.path.getsize(tarball) == os.path.getsize(kept) == 4
    result = package(kept)
    assert result.returncode == 1 and os.path.getsize(kept) == 4, result


def in_the_tree(world):
    result = world.release('0.1.0')
    assert result.returncode == 0, result
    assert world.git('tag', '--list').split() == ['v0.1.0']
    assert world.git('log', '-1', '--format=%s') == 'build: version 0.1.0\n'
    assert world.git('status', '--porcelain') == ''
    # What was written before stays; its day is that of the release.
    assert '<release version="0.1.0" date="2026-03-04">\n      <description>\n        <p>It opens.' in world.read(METAINFO)
    assert '* It opens.' in world.read(CHANGELOG) and 'Wed, 04 Mar 2026' in world.read(CHANGELOG)
    assert os.path.exists(os.path.join(world.top, 'build/packages/monazite-0.1.0.tar.xz'))
    result = world.release('0.1.0')
    assert result.returncode == 1 and 'has been released' in result.stderr, result


def since_the_last(world):
    world.git('commit', '--quiet', '--allow-empty', '--message', 'io: reads a new kind of file')
    assert world.release('0.3.0').returncode == 0
    assert [item.text for item in ElementTree.fromstring(world.read(METAINFO)).find('releases')[0].iter('li')] == \
        ['io: reads a new kind of file']


TESTS = [
    ('in a clone, and nothing changes here', in_a_clone),
    ('versions and changelogs', changelogs),
    ('what is no release is refused', refused),
    ('what fails is taken back', taken_back),
    ('packages spare what is not theirs', spares_folders),
    ('in the tree, with a commit and a tag', in_the_tree),
    ('the next one tells what came after', since_the_last),
]


def main(source):
    for tool in ('git', 'xz'):
        if not shutil.which(tool):
            print(f'1..0 # SKIP {tool} is not there')
            return 0
    bad = 0
    print(f'1..{len(TESTS)}')
    with tempfile.TemporaryDirectory() as folder:
        world = World(source, folder)
        for number, (name, test) in enumerate(TESTS, 1):
            try:
                test(world)
                print(f'ok {number} {name}', flush=True)
            except AssertionError as error:
                bad += 1
                print(f'{name}: {error!r}', file=sys.stderr)
                print(f'not ok {number} {name}', flush=True)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
