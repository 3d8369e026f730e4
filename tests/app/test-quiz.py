#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand questions, each proved from the files of facts by other code (quizcheck.py). Speaks TAP.

Usage: test-quiz.py PROGRAM FACTS-FOLDER SCENARIOS-FOLDER
"""

import collections
import csv
import json
import os
import sys

from cli import DONE, FACTS, INPUT, LOCALES, USAGE, Skip, expect, main, read, run
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
        assert [f'{chr(65 + i)}) ' for i in letters] == [part[:3] for part in back.split('<br>')][:len(letters)]


if __name__ == '__main__':
    main('/quiz/', globals())
