#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a release: version, changelogs, tests, commit, tarball and packages, tag; all of it, or nothing.

Usage: release.py [--dry-run] [--no-tests] [--no-package] SOURCE-FOLDER VERSION

With --dry-run all of that is done in a clone, and what comes of it is in build/release; the tree stays as it is. What the
changelogs say is made of the commits since the last release: on a terminal the editor opens before anything is built.
"""

import argparse
import collections
import datetime
import os
import re
import shutil
import subprocess
import sys
import xml.sax.saxutils as saxutils

METAINFO = 'data/org.monazite.Monazite.metainfo.xml.in'
CHANGELOG = 'data/packaging/debian/changelog'
# What users do not see is no news.
NO_NEWS = {'tests', 'merge', 'Merge branch', 'build'}
NAMED = 3


class Refused(Exception):
    pass


def git(top, *arguments):
    return subprocess.run(['git', '-C', top, *arguments], capture_output=True, text=True, check=True).stdout.strip()


def read(top, path):
    with open(os.path.join(top, path), encoding='utf-8') as file:
        return file.read()


def write(top, path, text):
    with open(os.path.join(top, path), 'w', encoding='utf-8') as file:
        file.write(text)


def replace_once(top, path, pattern, replacement):
    text, count = re.subn(pattern, lambda m: replacement, read(top, path), count=1, flags=re.MULTILINE)
    if count != 1:
        raise Refused(f'{path}: {pattern} is not there')
    write(top, path, text)


def present_version(top):
    return re.search(r"^  version: '([^']+)'", read(top, 'meson.build'), re.MULTILINE).group(1)


def numbers(version):
    return [int(part) for part in version.split('.')]


def check(top, version):
    if not re.fullmatch(r'(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}', version):
        raise Refused(f'{version} is no version: three numbers with full stops between them')
    if git(top, 'status', '--porcelain'):
        raise Refused('the tree is not clean: commit what is to be released, and take away the rest')
    if git(top, 'tag', '--list', f'v{version}'):
        raise Refused(f'{version} has been released')
    if numbers(version) < numbers(present_version(top)):
        raise Refused(f'{version} is older than {present_version(top)}')


def news(top):
    """What has changed since the last release, one text for each area: the newest commits, and how many there are beside."""
    tags = git(top, 'tag', '--list', 'v*', '--sort=-creatordate').split()
    span = [f'{tags[0]}..HEAD'] if tags else ['HEAD']
    areas = collections.OrderedDict()
    for subject in git(top, 'log', '--no-merges', '--format=%s', *span).splitlines():
        area, colon, text = subject.partition(': ')
        if colon and area not in NO_NEWS:
            areas.setdefault(area, []).append(text)
    return [f"{area}: {'; '.join(texts[:NAMED])}" + (f' (and {len(texts) - NAMED} more)' if len(texts) > NAMED else '')
            for area, texts in sorted(areas.items())]


def folded(text, first, rest, width):
    """The text in lines of at most width, the first one indented by first, the others by rest."""
    lines = [first]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width and lines[-1].strip(' *'):
            lines.append(rest)
        lines[-1] += word if lines[-1].endswith(' ') or not lines[-1] else f' {word}'
    return '\n'.join(lines)


def write_versions(top, version, moment, texts):
    day = moment.strftime('%Y-%m-%d')
    replace_once(top, 'meson.build', r"^  version: '[^']+'", f"  version: '{version}'")
    for page in sorted(name for name in os.listdir(os.path.join(top, 'data')) if name.endswith('.1')):
        title = page.removesuffix('.1').upper()
        replace_once(top, f'data/{page}', r'^\.TH \S+ 1 \S+ "Monazite [^"]+"', f'.TH {title} 1 {day} "Monazite {version}"')

    # Not for translators: an older release's words are not worth theirs.
    items = ''.join(folded(f'<li>{saxutils.escape(text)}</li>', ' ' * 10, ' ' * 12, 118) + '\n' for text in texts)
    body = f'        <ul>\n{items}        </ul>\n' if texts else '        <p>Nothing that shows.</p>\n'
    release = (f'    <release version="{version}" date="{day}">\n      <description translate="no">\n{body}'
               '      </description>\n    </release>\n')
    old = read(top, METAINFO)
    same = re.search(rf'^    <release version="{re.escape(version)}".*?</release>\n', old, re.MULTILINE | re.DOTALL)
    if same:
        # It was announced before: what a human has written about it stays, its day is today.
        entry = re.sub(r' date="[^"]+"(?: type="development")?', f' date="{day}"', same.group(0), count=1)
        write(top, METAINFO, old.replace(same.group(0), entry))
    else:
        replace_once(top, METAINFO, r'^  <releases>\n', f'  <releases>\n{release}')

    old = read(top, CHANGELOG)
    signed = f" -- The Monazite contributors <contributors@monazite.invalid>  {moment.strftime('%a, %d %b %Y %H:%M:%S +0000')}\n"
    # A package of Debian's own, with revision 1, is newer than ours.
    if old.startswith(f'monazite ({version}-'):
        write(top, CHANGELOG, re.sub(r'^ -- .*\n', lambda m: signed, old, count=1, flags=re.MULTILINE))
    else:
        items = '\n'.join(folded(text, '  * ', '    ', 80) for text in texts or ['New release.'])
        write(top, CHANGELOG, f'monazite ({version}-0upstream1) unstable; urgency=medium\n\n{items}\n\n{signed}\n{old}')


def edit(top):
    editor = os.environ.get('VISUAL') or os.environ.get('EDITOR')
    if editor and sys.stdin.isatty():
        subprocess.run(f'{editor} {METAINFO} {CHANGELOG}', cwd=top, shell=True, check=True)


def subject(version):
    return f'build: version {version}'


def undo(top, version, before):
    """Takes back the tag, the commit and the changes of a release; what others have committed meanwhile stays."""
    if git(top, 'tag', '--list', f'v{version}'):
        git(top, 'tag', '--delete', f'v{version}')
    alone = git(top, 'log', '--format=%s', f'{before}..HEAD') in ('', subject(version))
    git(top, 'reset', '--quiet', '--hard', before if alone else 'HEAD')
    print('release: ' + ('the tree is as it was' if alone else f'there are commits since {before}: look at them'), file=sys.stderr)


def release(top, version, moment, options):
    before = git(top, 'rev-parse', 'HEAD')
    script = [os.path.join(top, 'dev'), 'package'] if options.package else \
        [os.path.join(top, 'data/packaging/package.sh'), '--tarball', os.path.join(top, 'build/packages')]
    try:
        write_versions(top, version, moment, news(top))
        edit(top)
        if options.tests:
            subprocess.run([os.path.join(top, 'dev'), 'test'], check=True, stdin=subprocess.DEVNULL,
                           env={**os.environ, 'MZ_TEST_LANGUAGES': 'complete'})
        git(top, 'commit', '--quiet', '--all', '--message', subject(version))
        # They are made of what is committed; the tag says that all is well.
        subprocess.run(script, check=True, stdin=subprocess.DEVNULL)
        git(top, 'tag', '--annotate', f'v{version}', '--message', f'Monazite {version}')
    except BaseException:
        undo(top, version, before)
        raise
    return os.path.join(top, 'build', 'packages')


def release_in_clone(top, version, moment, options):
    results = os.path.join(top, 'build', 'release')
    clone = os.path.join(results, 'monazite')
    shutil.rmtree(results, ignore_errors=True)
    os.makedirs(results)
    git(top, 'clone', '--quiet', top, clone)
    made = release(clone, version, moment, options)
    shutil.move(made, os.path.join(results, 'packages'))
    for name in ('build', 'build-asan', 'build-fuzz'):
        shutil.rmtree(os.path.join(clone, name), ignore_errors=True)
    return results


def main():
    parser = argparse.ArgumentParser(prog='release')
    parser.add_argument('--dry-run', action='store_true')
    parser.add_argument('--no-tests', dest='tests', action='store_false')
    parser.add_argument('--no-package', dest='package', action='store_false')
    parser.add_argument('top')
    parser.add_argument('version')
    options = parser.parse_args()
    top = os.path.abspath(options.top)
    moment = datetime.datetime.fromtimestamp(int(os.environ.get('SOURCE_DATE_EPOCH') or datetime.datetime.now().timestamp()),
                                             datetime.timezone.utc)
    try:
        check(top, options.version)
        results = (release_in_clone if options.dry_run else release)(top, options.version, moment, options)
    except (Refused, OSError) as error:
        print(f'release: {error}', file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print('release: interrupted', file=sys.stderr)
        return 130
    except subprocess.CalledProcessError as error:
        print(f"release: has failed: {error.cmd}\n{error.stderr or ''}", file=sys.stderr)
        return 1
    print(results)
    return 0


if __name__ == '__main__':
    sys.exit(main())
