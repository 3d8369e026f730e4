#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand-out of a story, from the command line. Speaks TAP.

Usage: test-cli-story.py PROGRAM FACTS-FOLDER
"""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib

from cli import DONE, FAILED, INPUT, USAGE, Skip, expect, main, read, run, write

MAP = 'monazite:view?date=2025-11&center=36,-115&zoom=4&layers=sites,labels,water,borders'
STORY = {'story': 'trial', 'title': 'A trial of “words”', 'subtitle': 'Below it', 'scenes': [
    {'id': 'pass', 'title': 'One mine fed the world', 'text': 'The mine of *{site:mountain-pass/country}*.',
     'notes': 'To be said aloud: {site:mountain-pass/name}.', 'seconds': 61, 'view': MAP + '&select=sites/mountain-pass'},
    {'id': 'mined', 'title': 'More is mined than ever', 'text': 'And from fewer places.', 'seconds': 30,
     'view': 'monazite:view?date=2024&page=charts', 'chart': 'mine-production'},
    {'id': 'stop', 'title': 'If it stopped', 'text': 'Assumed.', 'seconds': 30,
     'view': 'monazite:view?date=2028&page=whatif&scenario=confrontation-overshoots'}]}


def poppler(tool, *arguments):
    if not shutil.which(tool):
        raise Skip(f'no {tool} (poppler-utils)')
    return subprocess.run([tool, *arguments], capture_output=True, check=True).stdout.decode()


def outline(path):
    """The titles of the bookmarks: cairo keeps them in streams of objects, as UTF-16."""
    titles = []
    data = read(path)
    for match in re.finditer(rb'stream\r?\n', data):
        try:
            data_of_one = zlib.decompressobj().decompress(data[match.end():])
        except zlib.error:
            continue
        titles += [title for title in re.findall(rb'/Title (\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F]*>)', data_of_one)]
    titles += re.findall(rb'/Title (\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F]*>)', data)
    return [bytes.fromhex(title[1:-1].decode()).decode('utf-16') if title.startswith(b'<') else title[1:-1].decode()
            for title in titles]


def test_list(folder):
    """Each with its scenes and minutes; as JSON too."""
    table = expect(DONE, 'story', '--list').decode().splitlines()
    stories = json.loads(expect(DONE, 'story', '--list', '--format', 'json'))
    assert len(table) == len(stories) >= 1
    for line, story in zip(table, stories):
        minutes = -(-story['seconds'] // 60)
        assert re.fullmatch(rf"{story['story']} +{story['scenes']} scenes +{minutes} min  {re.escape(story['title'])}", line), line
    expect(USAGE, 'story', '--list', '--format', 'xml', says='json')


def test_pages(folder):
    """A page of title and scenes and one a scene; its words can be selected; bookmarks, title; the same bytes in any locale."""
    story = write(os.path.join(folder, 'trial.json'), STORY)
    path, again = (os.path.join(folder, name) for name in ('a.pdf', 'b.pdf'))
    expect(DONE, 'story', story, '-o', path)
    expect(DONE, 'story', story, '-o', again, locale='C.UTF-8')
    assert read(path) == read(again)
    titles = outline(path)
    for title in ('A trial of “words”', '1. One mine fed the world', '2. More is mined than ever', '3. If it stopped'):
        assert title in titles, titles
    pages = poppler('pdftotext', '-layout', path, '-').split('\f')
    plain = [' '.join(page.split()) for page in pages]
    assert 'A trial of “words” Below it 3 scenes, 3 minutes' in plain[0], plain[0]
    assert 'One mine fed the world' in plain[0] and 'Map, November 2025' in plain[0]
    # What the picture says can be selected too.
    assert 'Mountain Pass' in plain[1] and 'November 2025' in plain[1]
    for words in ('The mine of United States.', 'Notes To be said aloud: Mountain Pass', 'Sources', 'MP Materials', 'Scene 1 of 3'):
        assert words in plain[1], (words, plain[1])
    assert 'More is mined than ever' in plain[2] and 'Geological Survey' in plain[2]
    assert 'Scenario: Confrontation overshoots' in plain[3] and 'plans only' in plain[3], plain[3]
    assert all('facts as of July 2026' in page for page in plain[:-1])
    info = poppler('pdfinfo', path)
    assert re.search('Title: +A trial of “words”', info) and '(A4)' in info, info
    expect(DONE, 'story', story, '-o', path, '--paper', 'letter')
    assert '(letter)' in poppler('pdfinfo', path)
    fonts = poppler('pdffonts', path).splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ['yes', 'yes', 'yes'] for line in fonts), fonts


def test_frames(folder):
    """A picture a scene, of the size asked for."""
    story = write(os.path.join(folder, 'trial.json'), STORY)
    frames = os.path.join(folder, 'new', 'frames')
    sheet = os.path.join(folder, 'sheet.pdf')
    expect(DONE, 'story', story, '--frames', frames, '--size', '1024x768', '--theme', 'dark', '--contact-sheet', sheet)
    assert sorted(os.listdir(frames)) == ['01-pass.png', '02-mined.png', '03-stop.png']
    for name in os.listdir(frames):
        assert struct.unpack('>II', read(os.path.join(frames, name))[16:24]) == (1024, 768)
    assert read(sheet).startswith(b'%PDF-')
    expect(DONE, 'story', story, '--frames', frames, '--size', '640x360', '--scale', '2')
    assert struct.unpack('>II', read(os.path.join(frames, '01-pass.png'))[16:24]) == (1280, 720)


def test_folder(folder):
    """Everything in one folder, which has to be new."""
    story = write(os.path.join(folder, 'trial.json'), STORY)
    whole = os.path.join(folder, 'whole')
    alone = os.path.join(folder, 'alone.pdf')
    expect(DONE, 'story', story, '--folder', whole, '--size', '640x360')
    assert sorted(os.listdir(whole)) == ['contact-sheet.pdf', 'frames', 'sources.txt', 'trial.json', 'trial.pdf']
    assert json.loads(read(os.path.join(whole, 'trial.json')))['title'] == STORY['title']
    expect(DONE, 'story', story, '-o', alone, '--size', '640x360')
    assert read(alone) == read(os.path.join(whole, 'trial.pdf'))
    expect(FAILED, 'story', story, '--folder', whole, '--size', '640x360', says='new or empty')
    assert sorted(os.listdir(folder)) == ['alone.pdf', 'trial.json', 'whole']


def squeeze(text):
    """Without what a line's end may add or take."""
    return re.sub(r'[\s\u2010-]', '', text)


def test_sources(folder):
    """A source of a scene stands on its page, or once at the end with the scene's number."""
    whole = os.path.join(folder, 'whole')
    expect(DONE, 'story', 'agreements-2025', '--folder', whole, '--size', '320x180')
    pages = poppler('pdftotext', '-layout', os.path.join(whole, 'agreements-2025.pdf'), '-').split('\f')
    foot = re.compile(r'The agreements of 2025, and what is binding\. Monazite, facts as of .*')
    own = {int(re.search(r'Scene (\d+) of', page)[1]): squeeze(page) for page in pages if re.search(r'Scene \d+ of', page)}
    end = squeeze(foot.sub('', ''.join(pages)[''.join(pages).index('More sources'):]))
    at_end = 0
    for chapter in re.split(r'\n\n(?=\d+\. )', read(os.path.join(whole, 'sources.txt')).decode())[1:]:
        title, *citations = chapter.strip().split('\n')
        scene = int(title.split('.')[0])
        for citation in map(squeeze, citations):
            if citation in own[scene]:
                continue
            numbers = re.findall(re.escape(citation) + r'\[([\d,]+)\]', end)
            assert len(numbers) == 1 and str(scene) in numbers[0].split(','), (scene, citation, numbers)
            at_end += 1
    assert len(own) == 14 and at_end > 100, (len(own), at_end)


def test_check(folder):
    """What is gone is an error, and so the status; pages pass it over with a word, frames without."""
    good = write(os.path.join(folder, 'good.json'), STORY)
    assert expect(DONE, 'story', good, '--check').decode() == f'{good}: scenes: 3, errors: 0, warnings: 0\n'
    gone = {'id': 'gone', 'title': 'Gone', 'text': '{site:none-such/name}', 'view': MAP + '&select=sites/none-such'}
    bad = write(os.path.join(folder, 'bad.json'), dict(STORY, scenes=STORY['scenes'][:1] + [gone]))
    expect(INPUT, 'story', bad, '--check', says='none-such')
    frames = os.path.join(folder, 'frames')
    result = run('story', bad, '--frames', frames, '--size', '640x360')
    assert result.returncode == DONE and b'gone' in result.stderr, result.stderr
    assert os.listdir(frames) == ['01-pass.png']


def test_wrong(folder):
    """Each with one line that says what to do."""
    story = write(os.path.join(folder, 'trial.json'), STORY)
    broken = write(os.path.join(folder, 'broken.json'), '{"story": 1}')
    path = os.path.join(folder, 'a.pdf')
    for status, says, arguments in (
            (USAGE, 'say what is wanted', [story]), (USAGE, '--list', []), (USAGE, '--list', [story, story, '-o', path]),
            (USAGE, '--list', ['none-such', '-o', path]), (USAGE, '.pdf', [story, '-o', 'a.png']),
            (USAGE, '.pdf', [story, '--contact-sheet', 'a.png']), (USAGE, 'letter', [story, '-o', path, '--paper', 'a5']),
            (USAGE, '1280x800', [story, '-o', path, '--size', 'large']), (USAGE, '--list', [story, '-o', path, '--format', 'json']),
            (FAILED, 'none.json', ['./none.json', '-o', path]), (INPUT, 'broken.json:1', [broken, '-o', path])):
        expect(status, 'story', *arguments, says=says)
    assert not os.path.exists(path)


if __name__ == '__main__':
    sys.exit(main('/app/cli-story/', globals()))
