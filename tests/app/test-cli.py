#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands that ask and check as a user would: every option, every exit status, no display. Speaks TAP.

Usage: test-cli.py PROGRAM FACTS-FOLDER
"""

import concurrent.futures
import csv
import io
import json
import os
import random
import shutil
import stat
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import views
from cli import (DONE, FAILED, FACTS, INPUT, LOCALES, PROGRAM, SITE, USAGE, Skip, expect, ids, main, read, records, run,
                 write)

KINDS = ['sites', 'agreements', 'measures', 'events', 'series', 'elements', 'countries', 'claims', 'flows', 'demand',
         'stocks', 'products', 'parameters', 'sources']
FILES = {'parameters': 'model-parameters'}
SCENARIOS = os.path.join(os.path.dirname(FACTS), 'scenarios')


def test_version_and_help(_):
    assert expect(DONE, '--version').startswith(b'monazite ')
    overview = expect(DONE, '--help').decode()
    for command in ('query', 'render', 'book', 'check', 'convert'):
        assert f'  {command} ' in overview
        text = expect(DONE, command, '--help').decode()
        assert f'monazite {command}' in text and 'Examples:' in text
        assert expect(DONE, command, '-h').decode() == text


def test_no_such_command(_):
    expect(USAGE, 'qurey', says='qurey')
    expect(USAGE, '--bogus', says='--bogus')
    expect(USAGE, 'query', says='sites')
    expect(USAGE, 'query', 'nothing', says='agreements')
    expect(USAGE, 'query', 'companies', says='agreements')
    expect(USAGE, 'query', 'sites', 'agreements', says='one word')
    expect(USAGE, 'check', says='file')
    expect(USAGE, 'render', says='-o')


def test_mountain_pass(_):
    view = ['sites', '--stage', 'mining', '--status', 'operating']
    assert 'mountain-pass' in ids(*view, '--date', '2013-06')
    assert 'mountain-pass' not in ids(*view, '--date', '2016-06')


def test_every_kind(_):
    for kind in KINDS:
        found = records(kind)
        assert found and ids(kind) == sorted(record['id'] for record in found), kind
        with open(os.path.join(FACTS, f'{FILES.get(kind, kind)}.json'), encoding='utf-8') as file:
            known = {record['id']: record for record in json.load(file)[kind]}
        for record in found:
            for key in ('state', 'state_perhaps', 'state_last_known'):
                record.pop(key, None)
            assert record == known[record['id']]


def test_state(_):
    states = {record['id']: record['state'] for record in records('sites', '--date', '2016-06')}
    assert states['mountain-pass'] != 'operating'
    assert {record['state'] for record in records('agreements', '--date', '2026-07')} <= {
        'announced', 'signed', 'in-force', 'paused', 'ended', 'not-known'}
    later = records('sites', '--date', '2030')
    assert {record['state'] for record in later} == {'planned', 'not-known'}
    assert any(record.get('state_last_known') == 'operating' for record in later)
    assert not any('state' in record for record in records('events'))


def test_default_date(_):
    with open(os.path.join(FACTS, 'about.json'), encoding='utf-8') as file:
        as_of = json.load(file)['about']['as_of']
    assert expect(DONE, 'query', 'sites') == expect(DONE, 'query', 'sites', '--date', as_of)


def test_formats(folder):
    rows = list(csv.DictReader(io.StringIO(expect(DONE, 'query', 'sites', '--format', 'csv').decode(), newline='')))
    assert sorted(row['id'] for row in rows) == ids('sites')
    places = json.loads(expect(DONE, 'query', 'agreements', '--format', 'geojson'))
    assert places['type'] == 'FeatureCollection'
    ElementTree.fromstring(expect(DONE, 'query', 'sites', '--format', 'kml'))
    table = expect(DONE, 'query', 'elements', '--format', 'table').decode().splitlines()
    assert len(table) == len(ids('elements')) + 1
    assert expect(DONE, 'query', 'sites', '--format', 'json') == expect(DONE, 'query', 'sites')
    expect(USAGE, 'query', 'sites', '--format', 'xml', says='geojson')
    expect(USAGE, 'query', 'sources', '--format', 'kml', says='csv')
    expect(USAGE, 'query', 'sites', '--format', 'csv', '--ids', says='--ids')
    path = os.path.join(folder, 'out.json')
    assert expect(DONE, 'query', 'sites', '-o', path) == b''
    assert read(path) == expect(DONE, 'query', 'sites')
    # Without --format the ending says it.
    for ending in ('csv', 'tsv', 'geojson', 'kml'):
        path = os.path.join(folder, f'out.{ending}')
        expect(DONE, 'query', 'sites', '-o', path)
        assert read(path) == expect(DONE, 'query', 'sites', '--format', ending), ending
    path = os.path.join(folder, 'ids.csv')
    expect(DONE, 'query', 'sites', '--ids', '-o', path)
    assert read(path) == expect(DONE, 'query', 'sites', '--ids')
    expect(DONE, 'query', 'sites', '--format', 'json', '-o', path)
    assert read(path) == expect(DONE, 'query', 'sites')
    for ending in ('gpkg', 'kmz', 'shp', 'fgb', 'gpx'):
        expect(USAGE, 'query', 'sites', '-o', os.path.join(folder, f'no.{ending}'), says='monazite convert')
    expect(USAGE, 'query', 'sources', '-o', os.path.join(folder, 'no.kml'), says='-o: sources have no place')
    expect(USAGE, 'query', 'gauge', '-o', os.path.join(folder, 'no.csv'), says='JSON')
    expect(USAGE, 'query', 'concentration', '--stage', 'mining', '-o', os.path.join(folder, 'no.csv'), says='JSON')
    assert sorted(os.listdir(folder)) == ['ids.csv', 'out.csv', 'out.geojson', 'out.json', 'out.kml', 'out.tsv']


def test_facets(_):
    for site in records('sites', '--stage', 'metal,alloy', '--country', 'cn,JP', '--kind', 'metal,magnet'):
        assert {'metal', 'alloy'} & set(site['stages'])
        assert site['country'] in ('CN', 'JP') and site['kind'] in ('metal', 'magnet')
    assert set(ids('sites', '--mineral', 'Dy')) < set(ids('sites', '--mineral', 'dy,Nb'))
    assert ids('sites', '--kind', 'deposit')
    assert set(ids('sites', '--kind', 'deposit')) < set(ids('sites'))
    assert ids('sites', '--search', 'moun pas') == ids('sites', '--search', 'MOUN  PAS')
    assert 'mountain-pass' in ids('sites', '--search', 'moun pas')
    assert ids('sites', '--search', 'no such words') == []
    assert json.loads(expect(DONE, 'query', 'sites', '--search', 'no such words')) == []
    for word, value in (('yes', True), ('no', False), ('unknown', None)):
        found = records('agreements', '--binding', word)
        assert found and all(agreement.get('binding') is value for agreement in found)
    assert len(ids('agreements', '--binding', 'yes,no,unknown')) == len(ids('agreements'))
    for measure in records('measures', '--status', 'in-force', '--date', '2025-05'):
        assert measure['state'] == 'in-force'


def test_wrong_words(_):
    for option, word, known in (('--stage', 'minning', 'separation'), ('--kind', 'mines', 'deposit'),
                                ('--status', 'open', 'operating'), ('--binding', 'maybe', 'unknown'),
                                ('--date', '2025-13', '2025-10-20'), ('--date', '12 May 2020', '2025-10-20'),
                                ('--date', '2025-02-30', '2025-10-20'), ('--date', '1949', '1950')):
        expect(USAGE, 'query', 'sites', option, word, says=known)
        expect(USAGE, 'query', 'sites', option, '', says=option)
        expect(USAGE, 'query', 'sites', option, says=option)
    expect(USAGE, 'query', 'sites', '--status', 'in-force', says='operating')
    expect(USAGE, 'query', 'agreements', '--status', 'operating', says='in-force')
    expect(USAGE, 'query', 'sites', '--search', b'\xff\xfe', says='UTF-8')
    for command in (['query', 'sites'], ['render', '-o', 'x.png'], ['chart', 'chain', '-o', 'x.png'], []):
        expect(USAGE, *command, '--scenario', 'ban', says='scenario --list')
    expect(USAGE, 'check', 'x.json', '--scenario', 'ban', says='--scenario')
    expect(USAGE, 'query', 'concentration', '--stage', 'mining', '--scenario', 'japan-2010', says='monazite scenario')


def test_unknown_ids(folder):
    """What the facts do not have is bad input, what the program itself does not know is wrong usage: in each command alike."""
    out, frame, sheet = (os.path.join(folder, name) for name in ('x.png', 'x-%d.png', 'x.pdf'))
    kept = document(os.path.join(folder, 'x.monazite'), scenarios=[{'id': name, 'title': name, 'why': 'To see', 'until': '2030',
                                                                    'moves': [], 'sources': []} for name in 'ab'])
    address = 'monazite:view?date=2025&'
    with_view = (['query', 'sites'], ['query', 'agreements'], ['render', '-o', out], ['chart', 'chain', '-o', out],
                 ['quiz', '--count', '1'])
    of_facts = [[*command, option, 'NOWHERE'] for command in with_view for option in ('--country', '--mineral')]
    of_facts += [['render', '-o', out, '--fit', 'NOWHERE'], ['render', '-o', out, '--layers', 'choropleth:NOWHERE'],
                 ['render', '-o', out, '--view', 'NOWHERE'], ['render', '-o', out, '--view', address + 'select=sites/NOWHERE'],
                 ['render', '-o', out, '--view', address + 'scenario=nowhere'],
                 ['render', '-o', frame, '--from', '2020', '--to', '2021', '--country', 'NOWHERE'],
                 ['book', '-o', sheet, '--countries', 'NOWHERE'], ['book', '-o', sheet, '--agreements', 'NOWHERE'],
                 ['scenario', kept + '#NOWHERE'], ['query', 'sites', '--scenario', kept + '#NOWHERE']]
    of_program = [[*command, option, 'NOWHERE'] for command in with_view for option in ('--stage', '--kind', '--status', '--binding')]
    of_program += [[*command, '--scenario', 'NOWHERE'] for command in with_view[:-1]]
    of_program += [['query', 'NOWHERE'], ['chart', 'NOWHERE', '-o', out], ['scenario', 'NOWHERE'], ['story', 'NOWHERE', '-o', sheet],
                   ['book', '-o', sheet, '--stages', 'NOWHERE'], ['scenario', kept], ['render', '-o', out, '--layers', 'NOWHERE'],
                   ['render', '-o', out, '--theme', 'NOWHERE'], ['query', 'concentration', '--stage', 'NOWHERE']]
    of_program += [['book', '-o', sheet, option, ''] for option in ('--countries', '--stages', '--agreements')]
    for command in of_facts:
        expect(INPUT, *command, says='a, b' if kept in command[-1] else command[-1][-len('NOWHERE'):])
    for command in of_program:
        expect(USAGE, *command, says='a, b' if kept in command else 'NOWHERE' if 'NOWHERE' in command else 'nothing in it')


def test_concentration(_):
    found = json.loads(expect(DONE, 'query', 'concentration', '--stage', 'mining', '--date', '2024'))
    assert list(found) == ['stage', 'year', 'unit', 'hhi', 'top1', 'top3', 'coverage', 'shares', 'sources']
    shares = [share['share'] for share in found['shares']]
    assert found['stage'] == 'mining' and found['year'] == 2024 and shares == sorted(shares, reverse=True)
    assert abs(found['hhi'] - sum((100 * share) ** 2 for share in shares)) < 1e-6
    assert abs(found['coverage'] - sum(shares)) < 1e-9 and abs(found['top3'] - sum(shares[:3])) < 1e-9
    assert found['top1'] == {'country': 'CN', 'share': shares[0]}
    assert set(found['sources']) <= set(ids('sources'))
    empty = json.loads(expect(DONE, 'query', 'concentration', '--stage', 'alloy', '--date', '1980'))
    assert empty['hhi'] is None and empty['top1'] is None and empty['shares'] == []
    expect(USAGE, 'query', 'concentration', '--date', '2024', says='--stage')
    expect(USAGE, 'query', 'concentration', '--stage', 'mining,metal', '--date', '2024', says='one stage')
    expect(USAGE, 'query', 'concentration', '--stage', 'mining', '--date', '2024-05', says='--date 2024')
    expect(USAGE, 'query', 'concentration', '--stage', 'mining', '--country', 'CN', says='--stage')
    expect(USAGE, 'query', 'concentration', '--stage', 'mining', '--format', 'csv', says='JSON')


def test_gauge(_):
    found = json.loads(expect(DONE, 'query', 'gauge', '--date', '2025'))
    assert list(found) == ['region', 'date', 'denominators', 'benchmarks']
    parts = {part['benchmark']: part for part in found['benchmarks']}
    assert list(parts) == ['extraction', 'processing', 'recycling', 'one-country']
    # 10 % of 7,400 t, of 6,000 t of metal and of the 11,250 t that are expected; nothing is mined.
    assert [(aim['target'], aim['gap']['most']) for aim in parts['extraction']['tonnes']] == [(740, 740), (600, 600), (1125, 1125)]
    assert [aim['gap']['most'] for aim in parts['processing']['tonnes']] == [None, None, None]
    assert parts['one-country']['share']['percent'] == {'least': 46.3, 'most': 46.3}
    known = set(ids('sources'))
    for part in parts.values():
        for entry in part['numerators'] + part['projects'] + found['denominators']:
            assert entry['sources'] and set(entry['sources']) <= known
    assert 'reason' in json.loads(expect(DONE, 'query', 'gauge', '--date', '2020'))
    # Six months of 2027 without China: 46.3 % x 184 / 365 of what is left, 100 % - 46.3 % x 181 / 365.
    stop = json.loads(expect(DONE, 'query', 'gauge', '--date', '2027', '--scenario', 'china-export-stop'))['benchmarks'][3]
    after = stop['dependence_in_the_scenario'][0]['after_least_loss_percent']
    assert abs(after - 100 * 46.3 * 184 / 365 / (100 - 46.3 * 181 / 365)) < 1e-9
    expect(USAGE, 'query', 'gauge', '--country', 'US', says='European Union')
    expect(USAGE, 'query', 'gauge', '--format', 'csv', says='JSON')


def test_overlay(folder):
    first = write(os.path.join(folder, 'a.json'), {'sites': [SITE]})
    second = write(os.path.join(folder, 'b.json'), {'sites': [{**SITE, 'name': 'Renamed'}]})
    assert 'test-mine' not in ids('sites')
    assert 'test-mine' in ids('sites', '--overlay', first, '--country', 'AU')
    names = [site['name'] for site in records('sites', '--overlay', first, '--overlay', second, '--search', 'renamed')]
    assert names == ['Renamed']
    expect(FAILED, 'query', 'sites', '--overlay', os.path.join(folder, 'none.json'), says='none.json: error: ')
    expect(FAILED, 'query', 'sites', '--overlay', folder, says='this is a folder')
    broken = write(os.path.join(folder, 'broken.json'), '{"sites": [\n  {,}]}')
    assert expect(INPUT, 'query', 'sites', '--overlay', broken, says='broken.json:2:4: error: ') == b''
    half = write(os.path.join(folder, 'half.json'), {'sites': [{**SITE, 'lat': 191}, {**SITE, 'id': 'second'}]})
    found = expect(INPUT, 'query', 'sites', '--overlay', half, '--ids', says='test-mine').decode().split()
    assert 'second' in found and 'test-mine' not in found


def document(path, *changes, **more):
    """A document of one entry a line, as its text."""
    lines = ',\n'.join(json.dumps({'kind': 'sites', 'id': site, 'before': before, 'after': after})
                       for site, before, after in changes)
    rest = ''.join(f',\n"{key}": {json.dumps(value)}' for key, value in more.items())
    return write(path, '{"monazite": 1, "changes": [\n' + lines + ']' + rest + '}')


def test_document(folder):
    bundled = {site['id']: {key: value for key, value in site.items() if not key.startswith('state')}
               for site in records('sites')}
    pass_, weld = bundled['mountain-pass'], bundled['mount-weld']
    mine = document(os.path.join(folder, 'my.monazite'), ('mountain-pass', pass_, None),
                    ('mount-weld', weld, {**weld, 'name': 'Renamed', 'x-own': [1, 2]}), ('test-mine', None, SITE))
    found = ids('sites', '--overlay', mine)
    assert sorted(found) == sorted({*bundled, 'test-mine'} - {'mountain-pass'})
    changed = [site for site in records('sites', '--overlay', mine) if site['id'] == 'mount-weld'][0]
    assert changed['name'] == 'Renamed' and changed['x-own'] == [1, 2]
    assert expect(DONE, 'check', mine).decode() == f'{mine}: 0 errors, 0 warnings\n'
    # A file that comes before it is what it changes, and one that comes behind lies over it.
    newer = write(os.path.join(folder, 'newer.json'), {'sites': [{**weld, 'name': 'Newer'}]})
    result = run('query', 'sites', '--overlay', newer, '--overlay', mine, '--search', 'renamed', '--ids')
    assert result.stdout == b'mount-weld\n' and b'my.monazite:3: warning: ' in result.stderr, result.stderr
    assert ids('sites', '--overlay', mine, '--overlay', newer, '--search', 'newer') == ['mount-weld']

    with open(os.path.join(os.path.dirname(FACTS), '..', 'docs', 'document.md'), encoding='utf-8') as file:
        example = write(os.path.join(folder, 'example.monazite'), file.read().split('```json\n')[1].split('```')[0])
    assert expect(DONE, 'check', example).decode() == f'{example}: 0 errors, 0 warnings\n'

    bad = document(os.path.join(folder, 'bad.monazite'), ('a', None, {**SITE, 'id': 'a', 'lat': 191}), ('b', None, None))
    assert expect(INPUT, 'query', 'sites', '--overlay', bad, says='bad.monazite:2:') == b''
    assert expect(INPUT, 'check', bad, says='bad.monazite:3:').decode() == f'{bad}: 2 errors, 0 warnings\n'
    # What its scenarios name is looked for in the facts as the document has them.
    moves = [{'kind': 'site-fails', 'site': site, 'start': '2027', 'assumed': True} for site in ('test-mine', 'mountain-pass')]
    told = document(os.path.join(folder, 'told.monazite'), ('mountain-pass', pass_, None), ('test-mine', None, SITE),
                    scenarios=[{'id': 's', 'title': 'S', 'why': 'W', 'moves': moves}])
    found = json.loads(run('check', told, '--format', 'json').stdout)
    assert [(f['line'], f['field']) for f in found] == [(4, 'moves[2].site')]


def test_facts_folder(folder):
    write(os.path.join(folder, 'sites.json'), {'sites': [SITE]})
    write(os.path.join(folder, 'about.json'), {'about': {'as_of': '2020'}})
    assert records('sites', '--facts', folder)[0]['state'] == 'operating'
    assert records('sites', '--facts', folder, '--date', '2021')[0]['state'] == 'not-known'
    expect(FAILED, 'query', 'sites', '--facts', os.path.join(folder, 'none'), says='none: error: ')
    expect(INPUT, 'query', 'sites', '--facts', folder, '--mineral', 'Dy', says='there are: HREE, LREE, Nd, NdPr, REE')


def test_check(folder):
    good = write(os.path.join(folder, 'good.json'), {'sites': [SITE]})
    assert expect(DONE, 'check', good).decode() == f'{good}: 0 errors, 0 warnings\n'
    assert json.loads(expect(DONE, 'check', '--format', 'json', good)) == []
    for name in sorted(os.listdir(FACTS)):
        if name.endswith('.json'):
            assert json.loads(expect(DONE, 'check', os.path.join(FACTS, name), '--format', 'json')) == [], name
    bad = write(os.path.join(folder, 'bad.json'),
                '{"sites": [\n' + json.dumps({**SITE, 'lon': 300}) + ',\n' + json.dumps({**SITE, 'id': 'b', 'sources': ['x']}) + ']}')
    text = expect(INPUT, 'check', bad, good, says='bad.json:2').decode()
    assert text == f'{bad}: 1 error, 1 warning\n{good}: 0 errors, 0 warnings\n'
    found = json.loads(run('check', bad, '--format', 'json').stdout)
    assert [(f['severity'], f['file'], f['line'], f['record']) for f in found] == [
        ('error', bad, 2, 'test-mine'), ('warning', bad, 3, 'b')]
    assert found[0]['field'] == 'lon' and 'message' in found[0] and 'column' in found[0]


def test_check_scenarios(folder):
    for name in sorted(os.listdir(SCENARIOS)):
        if name.endswith('.json'):
            path = os.path.join(SCENARIOS, name)
            assert expect(DONE, 'check', path).decode() == f'{path}: 0 errors, 0 warnings\n'
    move = {'kind': 'site-fails', 'site': SITE['id'], 'start': '2027', 'assumed': True}
    lines = ['{"id": "own", "title": "Own", "why": "To see",', '"until": "2030", "targets": {"one-country": 50},',
             '"moves": [' + json.dumps(move) + ',', json.dumps({**move, 'leak': 2}) + ',',
             json.dumps({**move, 'site': 'nowhere'}) + ']}']
    bad = write(os.path.join(folder, 'own.json'), '\n'.join(lines))
    sites = write(os.path.join(folder, 'mine.json'), {'sites': [SITE]})
    # A scenario may be about a site of one's own, which is in a file that comes after it.
    text = expect(INPUT, 'check', bad, sites, says='own.json:4').decode()
    assert text == f'{bad}: 2 errors, 0 warnings\n{sites}: 0 errors, 0 warnings\n'
    found = json.loads(run('check', bad, sites, '--format', 'json').stdout)
    assert [(f['severity'], f['file'], f['line'], f['field']) for f in found] == [
        ('error', bad, 4, 'moves[2].leak'), ('error', bad, 5, 'moves[3].site')]
    assert [f['record'] for f in found] == ['own', 'own']
    # Without that file there is no such site.
    assert [f['line'] for f in json.loads(run('check', bad, '--format', 'json').stdout)] == [3, 4, 4, 5]
    for text, line in (('{"moves": 7}', 1), ('{"moves": [\n', 2), ('{"id": "a", "title": "A", "why": "B",\n"moves": [[]]}', 2)):
        path = write(os.path.join(folder, 'wrong.json'), text)
        expect(INPUT, 'check', path, says='wrong.json:')
        assert line in [f['line'] for f in json.loads(run('check', '--format', 'json', path).stdout)], text


def test_check_what_is_no_facts(folder):
    for name, text in (('empty.json', ''), ('list.json', '[]'), ('deep.json', '[' * 100000), ('cut.json', '{"sites": [{'),
                       ('twice.json', '{"sites": [], "sites": []}'), ('huge.json', '{"x": 1e999}')):
        path = write(os.path.join(folder, name), text)
        expect(INPUT, 'check', path, says=f'{path}:')
        assert json.loads(run('check', '--format', 'json', path).stdout)[0]['severity'] == 'error'
    binary = os.path.join(folder, 'binary.json')
    with open(binary, 'wb') as file:
        file.write(bytes(range(256)))
    expect(INPUT, 'check', binary, says='binary.json:1')
    expect(INPUT, 'check', write(os.path.join(folder, 'sites.txt'), 'id\n'), says='.csv')
    missing = os.path.join(folder, 'missing.json')
    assert b'0 errors' in expect(FAILED, 'check', missing, os.path.join(FACTS, 'about.json'), says='missing.json: error: ')
    assert len(run('check', missing).stderr.splitlines()) == 1 # one file, one error
    expect(USAGE, 'check', missing, '--format', 'xml', says='json')


def test_folders(folder):
    """A folder in place of a file is told of in one line that names it once."""
    for ending in ('', '.json', '.csv', '.monazite', '.gpkg'):
        path = os.path.join(folder, f'there{ending}')
        os.mkdir(path)
        for command in (['check', path], ['convert', path, path + '-x.csv'], ['query', 'sites', '--overlay', path],
                        ['scenario', path], ['render', '-o', path + '-x.png', '--scenario', path],
                        ['story', path, '-o', path + '-x.pdf']):
            errors = run(*command).stderr.decode()
            expect(FAILED, *command, says=f'monazite: {path}: error: this is a folder')
            assert errors.count(path) == 1 and len(errors.splitlines()) == 1, errors
    expect(FAILED, 'check', os.devnull, says='this is not an ordinary file')


def test_tables(folder):
    """A table is read by what its columns are called, told of with lines and columns, and laid over."""
    path = write(os.path.join(folder, 'mines.csv'), 'Bezeichnung;Breite;Länge;Land;Art\nHügel;48,5;11,25;Deutschland;mine\n'
                                                    'Tal;191;1;Atlantis;mine\n')
    expect(INPUT, 'check', path, says=f'{path}:3:5: error: record \'mines-2\': lat 191 is out of range')
    assert [(f['line'], f['column']) for f in json.loads(run('check', '--format', 'json', path).stdout)] == [(3, 11), (3, 5)]
    sites = json.loads(run('query', 'sites', '--overlay', path, '--country', 'DE', '--search', 'Hügel').stdout)
    assert [(s['id'], s['lat'], s['lon'], s['kind']) for s in sites] == [('mines-1', 48.5, 11.25, 'mine')]
    for name, text, place in (('quote.csv', 'a,b\n"1,2\n', '2:1'), ('zero.csv', 'a,b\n1,\0\n', '2:3')):
        path = write(os.path.join(folder, name), text)
        expect(INPUT, 'check', path, says=f'{path}:{place}: error: ')
    for kind in ('sites', 'agreements', 'measures', 'events'):
        path = os.path.join(folder, f'{kind}.csv')
        expect(DONE, 'query', kind, '--format', 'csv', '-o', path)
        again = run('query', kind, '--format', 'csv', '--overlay', path)
        with open(path, 'rb') as file:
            assert again.returncode == 0 and again.stdout == file.read(), kind


def test_unreadable(folder):
    path = write(os.path.join(folder, 'a.json'), {'sites': [SITE]})
    os.chmod(path, 0)
    if os.access(path, os.R_OK):
        raise Skip('every file can be read by this user')
    expect(FAILED, 'query', 'sites', '--overlay', path, says='a.json: error: ')
    expect(FAILED, 'check', path, says='a.json: error: ')


def test_unwritable(folder):
    for arguments in (['query', 'sites'], ['query', 'concentration', '--stage', 'mining'],
                      ['render', '--size', '64x64']):
        if arguments[0] == 'query':
            expect(FAILED, *arguments, '-o', os.path.join(folder, 'none', 'a'), says='No such file')
            expect(FAILED, *arguments, '-o', folder, says='directory')
        else:
            expect(FAILED, *arguments, '-o', os.path.join(folder, 'none', 'a.png'), says='No such file')
    assert os.listdir(folder) == []
    os.mkdir(os.path.join(folder, 'a.png'))
    expect(FAILED, 'render', '--size', '64x64', '-o', os.path.join(folder, 'a.png'), says='directory')


def test_full_device(_):
    if not os.path.exists('/dev/full'):
        raise Skip('there is no /dev/full')
    expect(FAILED, 'query', 'sites', '-o', '/dev/full', says='/dev/full: error: ')
    assert stat.S_ISCHR(os.stat('/dev/full').st_mode)
    for arguments in (['query', 'sites'], ['--help'], ['--version'], ['query', '--help'],
                      ['check', os.path.join(FACTS, 'about.json')]):
        with open('/dev/full', 'wb') as full:
            expect(FAILED, *arguments, stdout=full, says='standard output: error: ')


def test_closed_pipe(_):
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run([PROGRAM, 'query', 'sites'], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (FAILED, b''), result


def test_locales(folder):
    views_ = [['query', 'sites', '--search', 'Tågensk'], ['query', 'sites', '--format', 'table'],
              ['query', 'concentration', '--stage', 'mining', '--date', '2024'], ['query', 'gauge'], ['query', '--help']]
    for arguments in views_:
        expected = expect(DONE, *arguments)
        for locale in ['C.UTF-8', *LOCALES]:
            assert expect(DONE, *arguments, locale=locale, LANGUAGE='de') == expected, (arguments, locale)
    picture = [os.path.join(folder, name) for name in ('a.png', 'b.png')]
    expect(DONE, 'render', '-o', picture[0], '--size', '400x300')
    expect(DONE, 'render', '-o', picture[1], '--size', '400x300', locale=(LOCALES + ['C.UTF-8'])[0], LANGUAGE='de')
    assert read(picture[0]) == read(picture[1])
    if not LOCALES:
        raise Skip('no localedef, or no sources of locales; C and C.UTF-8 agree')


def test_random_views(folder):
    for name in ('about', 'countries', 'elements', 'sites'):
        shutil.copy(os.path.join(FACTS, f'{name}.json'), folder)
    facts = views.Facts(folder)
    chance = random.Random(20251120)
    random_views = [views.random_view(chance) for _ in range(300)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda view: ids('sites', '--facts', folder, *views.to_arguments(view)), random_views)
        for view, sites in zip(random_views, found):
            assert sites == facts.find_sites(view), view
    for _ in range(10):
        view = views.random_view(chance)
        assert ids('sites', *views.to_arguments(view)) == facts.find_sites(view), view


if __name__ == '__main__':
    sys.exit(main('/app/cli/', globals()))
