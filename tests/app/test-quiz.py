#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand questions, each proved from the files of facts by other code (quizcheck.py). Speaks TAP.

Usage: test-quiz.py PROGRAM FACTS-FOLDER SCENARIOS-FOLDER
"""

import collections
import csv
import json
import os
import re
import shutil
import subprocess
import sys

from cli import DONE, FACTS, LOCALES, USAGE, Skip, expect, main, read, run
from quizcheck import CHECKS, Facts, check

FOLDER = os.path.abspath(sys.argv[3])


def quiz(*arguments, **more):
    return json.loads(expect(DONE, 'quiz', *arguments, **more))


def test_proof(folder):
    """50 questions of each of twenty seeds: one right answer, no other that is right too, a source."""
    facts = Facts(FACTS, FOLDER)
    n = 0
    for seed in range(1, 21):
        answer = quiz('--seed', str(seed), '--count', '50')
        questions = answer['questions']
        assert (answer['seed'], answer['count'], answer['made'], len(questions)) == (seed, 50, 50, 50)
        assert len({question['key'] for question in questions}) == 50
        # Ten kinds take turns.
        assert collections.Counter(question['kind'] for question in questions) == {kind: 5 for kind in CHECKS}
        assert {question['level'] for question in questions} == {1, 2, 3}
        for question in questions:
            check(facts, question)
            n += 1
    assert n == 1000


def test_all_that_there_are(folder):
    """Every question that can be made of a kind, at each level."""
    facts = Facts(FACTS, FOLDER)
    for kind in CHECKS:
        for level in ('1', '2', '3'):
            made = json.loads(run('quiz', '--seed', '3', '--count', '10000', '--kind', kind, '--level', level).stdout)
            assert all((question['kind'], question['level']) == (kind, int(level)) for question in made['questions'])
            for question in made['questions']:
                check(facts, question)


def test_same(folder):
    """The same bytes each time, and wherever numbers are written in another way."""
    arguments = ('quiz', '--seed', '7', '--count', '50')
    first = expect(DONE, *arguments)
    assert first == expect(DONE, *arguments) and first != expect(DONE, 'quiz', '--seed', '8', '--count', '50')
    assert first.startswith(b'{"seed": 7, ')
    # The first ten of fifty are the ten.
    assert json.loads(first)['questions'][:10] == quiz('--seed', '7', '--count', '10')['questions']
    for locale in ['C.UTF-8', *LOCALES]:
        assert expect(DONE, *arguments, locale=locale, LANGUAGE='de') == first, locale
    if not LOCALES:
        raise Skip('no localedef, or no sources of locales; C and C.UTF-8 agree')


def test_choice(folder):
    """What it is asked about: the kinds of question and the facets of the window."""
    sites = {site['id']: site for site in json.load(open(os.path.join(FACTS, 'sites.json'), encoding='utf-8'))['sites']}
    only = quiz('--seed', '1', '--count', '10', '--kind', 'locate,site-kind', '--country', 'AU')['questions']
    assert {question['kind'] for question in only} == {'locate', 'site-kind'}
    assert all(sites[question['key'].split('/')[1]]['country'] == 'AU' for question in only)
    # A kind of site is one, too.
    only = quiz('--seed', '1', '--count', '10', '--kind', 'locate,mine')['questions']
    assert all(sites[question['key'].split('/')[1]]['kind'] == 'mine' for question in only)
    easy = quiz('--seed', '1', '--count', '30', '--level', '1')
    assert easy['level'] == 1 and {question['level'] for question in easy['questions']} == {1}


def test_fewer(folder):
    """Where there are not as many it says how many, and gives these."""
    result = run('quiz', '--seed', '1', '--count', '500', '--kind', 'chain-order')
    made = json.loads(result.stdout)
    assert result.returncode == DONE and made['made'] == len(made['questions']) < 500
    assert f"500 questions were asked for, {made['made']} can be made" in result.stderr.decode()


def test_usage(folder):
    expect(USAGE, 'quiz', '--seed', 'x', says='--seed')
    expect(USAGE, 'quiz', '--seed', '-1', says='--seed')
    expect(USAGE, 'quiz', '--count', '0', says='--count')
    expect(USAGE, 'quiz', '--level', '4', says='1 to 3')
    expect(USAGE, 'quiz', '--kind', 'riddle', says='time-order')
    expect(USAGE, 'quiz', 'seven', says='not an option')
    assert b'cut-off' in expect(DONE, 'quiz', '--help')


def test_anki(folder):
    """Front, back and tags, as RFC 4180 quotes them, with tabulators between."""
    path = os.path.join(folder, 'cards.tsv')
    expect(DONE, 'quiz', '--seed', '7', '--count', '50', '--anki', path)
    lines = read(path).decode().splitlines()
    assert lines[:3] == ['#separator:tab', '#html:true', '#tags column:3']
    cards = list(csv.reader(lines[3:], delimiter='\t', strict=True))
    questions = quiz('--seed', '7', '--count', '50')['questions']
    assert len(cards) == 50
    for card, question in zip(cards, questions):
        front, back, tags = card
        asked = question.get('equal', question)
        assert front.startswith(asked['question'].replace('&', '&amp;').replace('<', '&lt;').replace("'", '&apos;').split('"')[0])
        assert front.count('<br>') == len(asked['choices'])
        assert tags.split() == ['monazite', f"monazite::{question['kind']}", f"level{question['level']}"]
        letters = [asked['right']] if asked['form'] == 'pick' else asked['order']
        # Some sources are seen at once, the others unfold; none is left out.
        seen, _, folded = back.partition('<details><summary>')
        assert back.count('<small>') == len(asked['sources']) and seen.count('<small>') == min(len(asked['sources']), 5)
        assert folded == '' or folded.startswith(f"{len(asked['sources']) - 5} more source")
        assert [f'{chr(65 + i)}) ' for i in letters] == [part[:3] for part in back.split('<br>')][:len(letters)]


def poppler(tool, *arguments):
    if not shutil.which(tool):
        raise Skip(f'no {tool} (poppler-utils)')
    return subprocess.run([tool, *arguments], capture_output=True, check=True).stdout.decode()


def pages_of(path):
    """The words of each page, and how large the paper is in points."""
    pages = poppler('pdftotext', '-layout', path, '-').split('\f')[:-1]
    width, height = re.search(r'Page size: +([\d.]+) x ([\d.]+)', poppler('pdfinfo', path)).groups()
    return pages, (round(float(width)), round(float(height)))


def check_ink(path, folder):
    """Black on white, however it is printed: no colour, nothing in the margins; no text is smaller than nine points."""
    poppler('pdftoppm', '-r', '40', path, os.path.join(folder, 'page'))
    for name in sorted(name for name in os.listdir(folder) if name.startswith('page')):
        with open(os.path.join(folder, name), 'rb') as file:
            kind, size, _ = (file.readline() for _ in range(3))
            pixels = file.read()
        width, height = (int(number) for number in size.split())
        assert kind.strip() == b'P6' and len(pixels) == width * height * 3
        assert pixels[0::3] == pixels[1::3] == pixels[2::3], f'{name}: colour'
        rows = [pixels[y * width * 3:(y + 1) * width * 3] for y in range(height)]
        assert all(set(row) == {255} for row in rows[:15] + rows[-15:]), f'{name}: ink at the edge'
        assert all(set(row[:45] + row[-45:]) == {255} for row in rows), f'{name}: ink at a side'
        os.unlink(os.path.join(folder, name))
    # In thirds of a point.
    sizes = re.findall(r'<fontspec [^>]*size="(\d+)"', poppler('pdftohtml', '-xml', '-stdout', '-i', '-zoom', '3', path))
    assert sizes and min(map(int, sizes)) >= 27, min(map(int, sizes))


def test_sheet(folder):
    """On both papers: every question with its number, all answers behind them and nowhere else; the same bytes twice."""
    questions = quiz('--seed', '7', '--count', '20')['questions']
    for paper, size in (('a4', (596, 842)), ('letter', (612, 792))):
        path = os.path.join(folder, paper + '.pdf')
        arguments = ('quiz', '--seed', '7', '--count', '20', '--paper', paper, '--sheet')
        assert expect(DONE, *arguments, path) == b''
        expect(DONE, *arguments, path + '.again.pdf')
        assert read(path) == read(path + '.again.pdf')
        pages, found = pages_of(path)
        assert found == size
        key = next(i for i, page in enumerate(pages) if page.split()[0] == 'Key')
        asked, answers = ' '.join(' '.join(pages[:key]).split()), ' '.join(' '.join(pages[key:]).split())
        assert key >= 1 and 'test number 7' in asked
        for number, question in enumerate(questions, 1):
            assert re.search(rf"\b{number} {re.escape(question['question'])}", asked), question['question']
            right = question['equal']['right'] if question['form'] == 'place' else question.get('right')
            letters = [chr(65 + i) for i in (question['order'] if question['form'] == 'order' else [right])]
            assert re.search(rf"\b{number} {' ?'.join(letters)} ", answers), (number, letters)
            assert question['reason'] not in asked
        check_ink(path, folder)
    expect(USAGE, 'quiz', '--sheet', os.path.join(folder, 'sheet.txt'), says='.pdf')
    expect(USAGE, 'quiz', '--sheet', path, '--paper', 'a5', says='letter')


def test_blank_map(folder):
    """Numbers and lines on the first page, the names on the second."""
    sites = {site['id']: site for site in json.load(open(os.path.join(FACTS, 'sites.json'), encoding='utf-8'))['sites']}
    names = [site.get('short_name', site['name']) for site in sites.values() if site['country'] == 'AU']
    path = os.path.join(folder, 'map.pdf')
    assert expect(DONE, 'quiz', '--country', 'AU', '--map', path) == b''
    pages, _ = pages_of(path)
    assert len(pages) == 2 and not any(name in pages[0] for name in names)
    found = sum(f'{name}, Australia' in ' '.join(pages[1].split()) for name in names)
    assert found >= 10 and re.search(rf'\b{found}\b', pages[0]) and not re.search(rf'^ *{found + 1} *$', pages[0], re.M)
    check_ink(path, folder)


if __name__ == '__main__':
    main('/quiz/', globals())
