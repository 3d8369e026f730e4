#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands that draw and assume (render, chart, scenario) as a user would, with no display. Speaks TAP.

Usage: test-cli-draw.py PROGRAM FACTS-FOLDER
"""

import csv
import io
import json
import os
import sys
import xml.etree.ElementTree as ElementTree

from cli import DONE, FACTS, FAILED, INPUT, SITE, USAGE, expect, ids, main, read, records, write


def test_pictures(folder):
    begin = {'png': b'\x89PNG\r\n\x1a\n', 'svg': b'<?xml', 'pdf': b'%PDF-'}
    for ending, magic in begin.items():
        paths = [os.path.join(folder, f'{n}.{ending}') for n in range(2)]
        for path in paths:
            assert expect(DONE, 'render', '--world', '--date', '2025-11', '-o', path) == b''
        assert read(paths[0]) == read(paths[1]) and read(paths[0]).startswith(magic), ending
    ElementTree.parse(os.path.join(folder, '0.svg'))
    assert sorted(os.listdir(folder)) == sorted(f'{n}.{ending}' for n in range(2) for ending in begin)


def png_size(path):
    return tuple(int.from_bytes(read(path)[at:at + 4], 'big') for at in (16, 20))


def test_picture_options(folder):
    pictures = {}
    for name, arguments, size in (
            ('home', [], (1280, 800)), ('world', ['--world'], (1280, 800)),
            ('place', ['--center', '-26.5,130', '--zoom', '3.5', '--size', '640x480'], (640, 480)),
            ('twice', ['--size', '400x300', '--scale', '2'], (800, 600)),
            ('half', ['--size', '401x301', '--scale', '0.5'], (201, 151)),
            ('a quarter more', ['--size', '400x300', '--scale', '1.25'], (500, 375)),
            ('half more', ['--size', '401x301', '--scale', '1.5'], (602, 452)),
            ('country', ['--fit', 'CN', '--theme', 'dark'], (1280, 800)),
            ('site', ['--fit', 'mountain-pass'], (1280, 800)),
            ('print', ['--world', '--theme', 'print'], (1280, 800)),
            ('contrast', ['--world', '--theme', 'high-contrast'], (1280, 800)),
            ('bare', ['--world', '--no-legend', '--no-title'], (1280, 800)),
            ('layers', ['--world', '--layers', 'sites,deposits,labels,graticule'], (1280, 800)),
            ('mercator', ['--world', '--projection', 'mercator', '--lang', 'en'], (1280, 800)),
            ('equal-earth', ['--world', '--projection', 'equal-earth'], (1280, 800)),
            ('equal-earth again', ['--projection', 'equal-earth'], (1280, 800)),
            ('magnets', ['--world', '--stage', 'magnet', '--status', 'operating', '--date', '2020'], (1280, 800)),
            ('tiny', ['--size', '64x64'], (64, 64))):
        path = os.path.join(folder, f'{name}.PNG')
        expect(DONE, 'render', '-o', path, *arguments)
        assert png_size(path) == size, name
        pictures[name] = read(path)
    assert pictures['world'] == pictures['mercator']
    assert pictures['equal-earth'] == pictures['equal-earth again']
    pictures.pop('equal-earth again')
    assert len(set(pictures.values())) == len(pictures) - 1


def test_fit_kinds(folder):
    path = os.path.join(folder, 'a.png')
    for kind in ('agreements', 'measures', 'events', 'flows'):
        expect(DONE, 'render', '--size', '200x150', '-o', path, '--fit', ids(kind)[0])
    for code in ('US', 'RU', 'FJ', 'EU', 'SG'):
        expect(DONE, 'render', '--size', '200x150', '-o', path, '--fit', code)
    os.remove(path)
    expect(INPUT, 'render', '-o', path, '--fit', 'no-such-thing', says='no-such-thing')
    expect(INPUT, 'render', '-o', path, '--fit', ids('sources')[0], says='no place')
    assert os.listdir(folder) == []


def test_choropleth(folder):
    path = os.path.join(folder, 'a.png')
    pictures = set()
    for layers in ('labels', 'choropleth:mine-production,labels', 'choropleth:mine-production', 'choropleth:reserves,sites'):
        expect(DONE, 'render', '--size', '400x300', '--date', '2024', '-o', path, '--layers', layers)
        pictures.add(read(path))
    assert len(pictures) == 4
    expect(INPUT, 'render', '-o', path, '--layers', 'choropleth:nothing', says='nothing')
    expect(INPUT, 'render', '-o', path, '--layers', 'choropleth:mine-production-world', says='country')


def test_flows(folder):
    path, again = os.path.join(folder, 'a.svg'), os.path.join(folder, 'b.svg')
    pictures = set()
    for arguments in (['--date', '2023', '--layers', 'labels'], ['--date', '2023', '--layers', 'labels,flows'],
                      ['--date', '2024', '--layers', 'labels,flows'],
                      ['--date', '2024', '--layers', 'labels,flows', '--theme', 'dark'],
                      ['--date', '2024', '--layers', 'labels,flows', '--country', 'MM'],
                      ['--date', '2024', '--layers', 'labels,flows', '--projection', 'equal-earth']):
        expect(DONE, 'render', '--world', '--size', '800x500', '-o', path, *arguments)
        expect(DONE, 'render', '--world', '--size', '800x500', '-o', again, *arguments)
        assert read(path) == read(again), arguments
        pictures.add(read(path))
    assert len(pictures) == 6
    # A list is of all years, whatever the map shows.
    assert len(ids('flows')) > 100 and ids('flows') == ids('flows', '--date', '1999')


def test_wrong_pictures(folder):
    path = os.path.join(folder, 'a.png')
    for arguments, says in ((['-o', 'a.jpg'], '.svg'), (['-o', '-'], '.png'), (['-o', path, 'facts.json'], '--overlay'),
                            (['-o', path, '--size', '800'], '1280x800'), (['-o', path, '--size', '0x0'], '1280x800'),
                            (['-o', path, '--size', '99999x99999'], 'dots'), (['-o', path, '--size', 'nanxnan'], '1280x800'),
                            (['-o', path, '--size', '10000x10000', '--scale', '8'], 'dots'),
                            (['-o', path, '--scale', '0'], '0.25'), (['-o', path, '--scale', 'two'], '--scale'),
                            (['-o', path, '--zoom', '11'], '10'), (['-o', path, '--zoom', 'inf'], '10'),
                            (['-o', path, '--center', '95,0'], 'LAT,LON'), (['-o', path, '--center', '1;2'], 'LAT,LON'),
                            (['-o', path, '--center', '1,2,3'], 'LAT,LON'),
                            (['-o', path, '--world', '--fit', 'CN'], '--fit'),
                            (['-o', path, '--world', '--zoom', '3'], '--fit'),
                            (['-o', path, '--layers', 'roads'], 'graticule'), (['-o', path, '--layers', ''], '--layers'),
                            (['-o', path, '--layers', 'choropleth:a,choropleth:b'], 'one choropleth'),
                            (['-o', path, '--theme', 'sepia'], 'high-contrast'),
                            (['-o', path, '--projection', 'robinson'], 'mercator, equal-earth'),
                            (['-o', path, '--projection', ''], 'mercator, equal-earth'),
                            (['-o', path, '--projection', 'equal-earth', '--fit', 'CN'], '--world'),
                            (['-o', path, '--projection', 'equal-earth', '--zoom', '3'], '--world'),
                            (['-o', path, '--projection', 'equal-earth', '--center', '0,0'], '--world'),
                            (['-o', path, '--lang', 'xx'], 'en'), (['-o', path, '--lang', '../x'], 'en')):
        expect(USAGE, 'render', *arguments, says=says)
    assert os.listdir(folder) == []


def chart_names():
    return [line.split()[0] for line in expect(DONE, 'chart', '--list').decode().splitlines()]


def test_charts(folder):
    """Every chart, as picture and as numbers: the same bytes twice, and in CSV what is in JSON."""
    names = chart_names()
    assert len(names) >= 20 and len(set(names)) == len(names)
    sources = {record['id'] for record in json.loads(expect(DONE, 'query', 'sources'))}
    for name in names:
        paths = {ending: os.path.join(folder, f'{name}.{ending}') for ending in ('json', 'csv', 'svg')}
        for ending, path in paths.items():
            assert expect(DONE, 'chart', name, '--date', '2025-11', '--size', '640x480', '-o', path) == b''
            first = read(path)
            expect(DONE, 'chart', name, '--date', '2025-11', '--size', '640x480', '-o', path)
            assert read(path) == first, (name, ending)
        figure = json.loads(read(paths['json']))
        rows = list(csv.DictReader(io.StringIO(read(paths['csv']).decode(), newline='')))
        assert figure['chart'] == name and figure['title'] and figure['date'] == '2025-11'
        assert (figure['data'] == []) == ('empty' in figure), name
        assert len(rows) == len(figure['data']), name
        for row, datum in zip(rows, figure['data']):
            assert {key: cell for key, cell in row.items() if cell and key not in ('value', 'least', 'unit', 'sources')} \
                == {key: cell for key, cell in datum.items() if key not in ('value', 'least', 'sources')}, (name, row)
            for key in ('value', 'least'):
                assert (float(row[key]) if row[key] else None) == datum.get(key), (name, row)
            assert row['sources'].split() == datum.get('sources', []), (name, row)
            assert set(datum.get('sources', [])) <= set(figure['sources']) <= sources, name
        ElementTree.parse(paths['svg'])


def test_chart_pictures(folder):
    pictures = []
    for number, arguments in enumerate(([], ['--theme', 'dark'], ['--theme', 'print'], ['--date', '2015'], ['--no-title'])):
        path = os.path.join(folder, f'{number}.png')
        expect(DONE, 'chart', 'mine-production', '--size', '400x300', '--scale', '2', '-o', path, *arguments)
        assert png_size(path) == (800, 600)
        pictures.append(read(path))
    assert len(set(pictures)) == len(pictures)


def test_calendar(folder):
    """As many events as the chart has entries, each with the day that its entry begins with, and a source."""
    for number, arguments in enumerate((['--date', '2026-07'], ['--date', '2025-11', '--country', 'US'], ['--date', '2039'])):
        path, figure = os.path.join(folder, f'{number}.ICS'), os.path.join(folder, f'{number}.json')
        assert expect(DONE, 'chart', 'calendar', *arguments, '-o', path) == b''
        expect(DONE, 'chart', 'calendar', *arguments, '-o', figure)
        text = read(path).decode()
        assert text.startswith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') and text.endswith('END:VCALENDAR\r\n')
        assert all(len(line.encode()) <= 75 for line in text.split('\r\n'))
        lines = text.replace('\r\n ', '').split('\r\n')
        days = sorted(line.split(':')[1] for line in lines if line.startswith('DTSTART'))
        begun = sorted((datum['when'] + '-01-01')[:10].replace('-', '') for datum in json.loads(read(figure))['data'])
        assert days == begun, (arguments, days, begun)
        assert lines.count('BEGIN:VEVENT') == lines.count('END:VEVENT') == len(days)
        if number == 0:
            # The suspension of the controls of October 2025 ends on 10 November 2026 (measures.json).
            assert any(line.startswith('SUMMARY:Ends: ') for line in lines) and '20261110' in days
    path = os.path.join(folder, 'no.ics')
    expect(USAGE, 'chart', 'prices', '-o', path, says='only “calendar”')
    expect(USAGE, 'chart', 'calendar', '-o', 'a.doc', says='.ics')
    expect(USAGE, 'chart', 'calendar', says='.ics')
    assert not os.path.exists(path)


def test_wrong_charts(folder):
    path = os.path.join(folder, 'a.png')
    for arguments, says in (([], '--list'), (['mine-production'], '-o FILE'), (['no-such', '-o', path], '--list'),
                            (['chain', 'prices', '-o', path], '--list'), (['chain', '-o', 'a.doc'], '.json'),
                            (['chain', '-o', path, '--size', '8'], '1280x800'), (['chain', '-o', path, '--shares', 'x'], 'sites'),
                            (['timeline', '-o', path, '--lanes', 'x'], 'country'),
                            (['timeline', '-o', path, '--from', '2030', '--to', '2010'], 'turn them round'),
                            (['timeline', '-o', path, '--from', 'soon'], '--from'),
                            (['chain', '-o', path, '--from', '2000'], 'timeline'),
                            (['chain', '-o', path, '--date', '2025-13'], '2025-13')):
        expect(USAGE, 'chart', *arguments, says=says)
    assert os.listdir(folder) == []
    expect(FAILED, 'chart', 'chain', '-o', os.path.join(folder, 'none', 'a.csv'))


def point(series, key, time):
    with open(os.path.join(FACTS, 'series.json'), encoding='utf-8') as file:
        points = next(s for s in json.load(file)['series'] if s['id'] == series)['points']
    return next(p['v'] for p in points if p['key'] == key and p['t'] == time)


def answers(name, stage, *arguments):
    """What a scenario does to one stage, by time."""
    answer = json.loads(expect(DONE, 'scenario', name, '--stage', stage, *arguments))
    assert all(len(time['stages']) == 1 for time in answer['times'])
    return {time['time']: time['stages'][0] for time in answer['times']}


def all_sources(value):
    if isinstance(value, dict):
        yield from value.get('sources', [])
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from all_sources(inner)


def test_scenarios(_):
    """Every bundled one: the same bytes twice; each year to its end, all stages; every source is one of the facts."""
    known = {record['id'] for kind in ('sources', 'claims', 'measures', 'events', 'demand', 'series', 'agreements') for record in records(kind)}
    names = [line.split()[0] for line in expect(DONE, 'scenario', '--list').decode().splitlines()]
    assert len(names) >= 9
    for name in names:
        text = expect(DONE, 'scenario', name)
        assert text == expect(DONE, 'scenario', name, locale='de_DE.UTF-8'), name
        answer = json.loads(text)
        assert answer['scenario'] == name and answer['why'] and answer['moves'] and answer['assumptions']
        assert len(answer['base']) == 7 and all(len(time['stages']) == 7 for time in answer['times']), name
        years = [int(time['time']) for time in answer['times']]
        assert years == list(range(years[0], years[-1] + 1)) and years[0] > answer['base_ends'], name
        assert set(all_sources(answer)) <= known, name
        for move in answer['moves']:
            assert move['sources'] or move['assumed'], name
        for stage in (stage for time in answer['times'] for stage in time['stages']):
            if stage['unit'] is None:
                assert stage['before'] is stage['share_lost']['most'] is stage['hhi_before'] is None, name
            else:
                assert 0 <= stage['lost']['least'] <= stage['lost']['most'] <= stage['before'], name
                lost = sum(country['lost']['most'] for country in stage['supply'])
                assert abs(lost - stage['lost']['most']) < 1e-6, name


def test_scenario_history(folder):
    """The halt of 2010: 61 of 365 days. The licences of 2025: 27 of 30 days of April. See docs/model.md."""
    share = point('japan-china-dependence', 'CN', '2009') / 100
    lost = share * 61 / 365
    japan = next(s for s in answers('japan-2010', 'separation')['2010']['short'] if s['importer'] == 'JP')
    assert abs(japan['share_lost']['least'] - lost) < 1e-12 and abs(japan['share_lost']['most'] - lost) < 1e-12
    assert abs(japan['largest_named']['share_after']['with_most_loss'] - (share - lost) / (1 - lost)) < 1e-12
    assert abs(japan['coverage'] - share) < 1e-12 and japan['largest_named']['country'] == 'CN'
    assert answers('japan-2010', 'separation')['2011']['short'] == []

    months = answers('licence-regime-2025', 'magnet', '--months')
    assert list(months)[:2] == ['2025-01', '2025-02'] and len(months) == 24
    april = next(link for link in months['2025-04']['links'] if link['record'] == 'china-magnet-exports')
    assert april['before'] == point('china-magnet-exports', 'CN', '2024') and april['lost']['least'] == 0
    assert abs(april['lost']['most'] - april['before'] * 27 / 30) < 1e-6
    assert months['2025-03']['links'] == []
    one = answers('licence-regime-2025', 'magnet', '--date', '2025-04')
    assert one == {'2025-04': months['2025-04']}

    # A plant in China is no answer while China sends nothing abroad; the year after it is one.
    stop = answers('china-export-stop', 'magnet')
    assert stop['2027']['answers'] and all(plant['country'] != 'CN' for plant in stop['2027']['answers'])
    assert any(plant['country'] == 'CN' for plant in stop['2028']['answers'])

    stands = {year: [plant['stands'] for plant in stage['answers'] if plant['site'] == 'mp-10x-northlake']
              for year, stage in answers('tenx-slips', 'magnet').items()}
    assert stands['2029'] == [] and stands['2030'] == ['yes'], stands


def test_assumed_views(folder):
    """No exports from 2028-01 for six months, then licences; and a plant promised for 2028 that is two years late."""
    name = ['--scenario', 'confrontation-overshoots']
    known, assumed = ids('measures', '--date', '2028-06'), ids('measures', '--date', '2028-06', *name)
    assert set(assumed) - set(known) == {'scenario:1'} and set(known) <= set(assumed)
    for date, states in (('2028-01', ['in-force']), ('2028-06', ['in-force']), ('2028-07', ['ended', 'in-force'])):
        stop, *licence = records('measures', '--date', date, '--search', 'overshoots', *name)
        assert stop['assumed'] and stop['country'] == 'CN' and stop['effective'] == '2028-01-01'
        assert [measure['state'] for measure in (stop, *licence)] == states, date
        assert [measure['effective'] for measure in licence] == ['2028-07-01'] * (len(states) - 1), date
    assert ids('measures', '--date', '2027', '--search', 'overshoots', *name) == []
    plant, = records('sites', '--search', '10X', *name)
    assert [capacity['from'] for capacity in plant['capacity'] if capacity.get('planned')] == ['2030']
    assert 'Confrontation overshoots' in plant['note'] and plant['assumed']
    plain = {site['id']: site for site in records('sites', '--date', '2028-06')}
    others = {site['id']: site for site in records('sites', '--date', '2028-06', *name)}
    assert {key for key in plain if plain[key] != others.get(key)} == {plant['id']}

    picture = os.path.join(folder, 'a.svg')
    expect(DONE, 'render', '--world', '--date', '2028-06', *name, '-o', picture)
    first = read(picture)
    expect(DONE, 'render', '--world', '--date', '2028-06', '-o', picture)
    assert read(picture) != first
    mine = write(os.path.join(folder, 'mine.json'), {'id': 'mine', 'title': 'Mine', 'why': 'To see', 'moves': [
        {'kind': 'site-fails', 'site': 'mount-weld', 'start': '2027', 'months': 6, 'assumed': True}]})
    for date, state in (('2027-03', 'care'), ('2027-07', 'operating')):
        assert ids('sites', '--date', date, '--status', state, '--scenario', mine) == ['mount-weld']
    chart = os.path.join(folder, 'a.json')
    expect(DONE, 'chart', 'timeline', *name, '--against', mine, '-o', chart)
    expect(USAGE, 'chart', 'timeline', *name, '--against', 'peace', '-o', chart, says='scenario --list')
    late = write(os.path.join(folder, 'late.json'), {'id': 'late', 'title': 'Late', 'why': 'To see', 'until': '2026', 'moves': [
        {'kind': 'site-fails', 'site': 'mount-weld', 'start': '2027', 'assumed': True}]})
    expect(DONE, 'chart', 'scenario-loss', '--scenario', late, '-o', chart)
    assert 'takes nothing' in json.loads(read(chart))['title']
    wrong = write(os.path.join(folder, 'wrong.json'), '{"id": "wrong"')
    expect(INPUT, 'query', 'sites', '--scenario', wrong, says='wrong.json:1:')
    expect(INPUT, '--scenario', wrong, says='wrong.json:1:')


def test_scenario_answers(_):
    """What the answers say is what the times say, and what the facts say."""
    answer = json.loads(expect(DONE, 'scenario', 'confrontation-overshoots'))
    assert any(move.get('retaliation') for move in answer['moves'])
    year = {time['time']: {stage['stage']: stage for stage in time['stages']} for time in answer['times']}
    for tornado in answer['tornado']:
        stage = year[str(tornado['year'])][tornado['stage']]
        if tornado['importer'] is None:
            assert abs(stage['share_lost']['most'] - tornado['share_lost']['most']) < 1e-9
            assert stage['lost']['most'] >= max(other[tornado['stage']]['lost']['most'] for other in year.values())
        else:
            importer = next(entry for entry in stage['short'] if entry['importer'] == tornado['importer'])
            assert abs(importer['share_lost']['most'] - tornado['share_lost']['most']) < 1e-9
        swings = [assumption['swing'] for assumption in tornado['assumptions']]
        assert swings and swings == sorted(swings, reverse=True) and swings[-1] > 0
        for assumption in tornado['assumptions']:
            assert assumption['move'] is None or answer['moves'][assumption['move']]['assumed']
    assert {(tornado['stage'], tornado['importer']) for tornado in answer['tornado']} >= {('magnet', None), ('magnet', 'EU')}

    # 7,446 t of magnets in 2024 by customs; the facts of cars say 1.1 to 3 kg a motor.
    with open(os.path.join(FACTS, 'products.json'), encoding='utf-8') as file:
        motor = next(good for good in json.load(file)['products'] if good['id'] == 'ev-traction-motor')
    link = next(link for link in year['2028']['magnet']['links'] if link['from'] == 'CN' and link['to'] == 'US')
    units = next(good['units'] for good in link['goods'] if good['good'] == 'ev-traction-motor')
    assert abs(units['least'] - link['lost']['least'] * 1000 / motor['high']) < 1e-6
    assert abs(units['most'] - link['lost']['most'] * 1000 / motor['low']) < 1e-6
    kg = {good['good']: good for good in answer['goods']}
    assert kg['f-35-claim']['claim'] and not kg['f-35-claim']['counted'] and not kg['f-35-audit']['counted']
    assert not kg['mri-permanent']['counted'] and kg['mri-permanent']['kg'] == {'least': 500, 'most': 2000}
    assert not any(good['good'] in ('f-35-claim', 'f-35-audit', 'mri-permanent') for good in link['goods'])

    deals = {deal['agreement']: deal for deal in year['2028']['separation']['agreements']}
    assert deals['japan-lynas-2011']['short'] == ['JP'] and deals['japan-lynas-2011']['delivered'] == 'yes'
    assert deals['japan-lynas-2011']['sites'] == [{'site': 'lynas-kuantan', 'then': 'stands'}]
    assert all('CN' not in deal['parties'] for deal in deals.values())
    assert answer['eu_gauge']['date'] == '2030'

    # Six months of a halt and a queue take more than a queue; the difference is that of the two answers.
    other = {time: stage for time, stage in answers('managed-rivalry', 'magnet').items()}
    both = answers('confrontation-overshoots', 'magnet', '--against', 'managed-rivalry')
    for time, stage in both.items():
        for end in ('least', 'most'):
            more = stage['lost'][end] - other[time]['lost'][end]
            assert abs(stage['more_than_against']['lost'][f'with_{end}_loss'] - more) < 1e-9, time
    more = {year: both[year]['more_than_against']['lost']['with_most_loss'] for year in ('2028', '2032')}
    assert more['2028'] > 0 > more['2032']

    # 15 to 20 points leave China and are not lost; 22,000 t of Myanmar's are, and of what elements is not known.
    shift = answers('refining-shift', 'separation')['2035']
    assert shift['lost'] == {'least': 0, 'most': 0} and shift['moved_to_others'] == {'least': 15, 'most': 20}
    # What is left with the least loss and with the most, and how concentrated that is: neither end is the larger by itself.
    china = next(country for country in shift['supply'] if country['country'] == 'CN')
    assert china['left'] == {'with_least_loss': 76, 'with_most_loss': 71}
    assert china['moved'] == {'with_least_loss': 15, 'with_most_loss': 20}
    assert {end: round(hhi) for end, hhi in shift['hhi_after'].items()} == {'with_least_loss': 5776, 'with_most_loss': 5041}
    feed = answers('myanmar-stop', 'separation')['2027']['feed']
    assert feed[0]['country'] == 'CN' and feed[0]['elements_lost'] == [{'element': None, 't_reo': {'least': 22000, 'most': 22000}}]


def test_scenario_files(folder):
    move = {'kind': 'site-fails', 'site': 'mount-weld', 'start': '2027', 'leak': 0.25, 'assumed': True}
    mine = {'id': 'mine', 'title': 'Mine', 'why': 'To see', 'until': '2028', 'moves': [move]}
    path = write(os.path.join(folder, 'mine.json'), mine)
    answer = answers(path, 'mining')['2027']
    assert abs(answer['lost']['least'] - 0.75 * point('mine-production', 'AU', '2025')) < 1e-6
    out = os.path.join(folder, 'out.json')
    assert expect(DONE, 'scenario', path, '-o', out) == b'' and read(out) == expect(DONE, 'scenario', path)

    # A plant that slips by twenty thousand years never comes.
    slip = {'kind': 'plant-slips', 'site': 'mp-10x-northlake', 'months': 1200, 'assumed': True}
    late = json.loads(expect(DONE, 'scenario', write(path, dict(mine, moves=[slip] * 200)), '--stage', 'magnet'))
    plant = next(plant for plant in late['base'][0]['plants'] if plant['site'] == 'mp-10x-northlake')
    assert plant['starts_at_the_latest'] is plant['starts_at_the_earliest'] is None and plant['promised'] == '2028'

    # Two hundred moves on as many days of a year are worked out; which assumptions matter is tried for those that weigh most.
    stops = [{'kind': 'stop-exports', 'country': 'CN', 'start': f'2027-{1 + i % 12:02}-{1 + i // 12:02}', 'months': 1 + i % 12,
              'leak': 0.9, 'assumed': True} for i in range(200)]
    many = json.loads(expect(DONE, 'scenario', write(path, dict(mine, moves=stops))))
    assert many['tornado'] and all(tornado['moves_not_tried'] > 100 for tornado in many['tornado'])

    # Of a document the only one, or one by its id; it says the same as in a file of its own.
    kept = os.path.join(folder, 'kept.monazite')
    alone = expect(DONE, 'scenario', write(path, mine))
    write(kept, {'monazite': 1, 'scenarios': [mine]})
    assert expect(DONE, 'scenario', kept) == expect(DONE, 'scenario', kept + '#mine') == alone
    write(kept, {'monazite': 1, 'scenarios': [mine, dict(mine, id='other')]})
    assert expect(DONE, 'scenario', kept + '#mine') == alone
    expect(USAGE, 'scenario', kept, says='as FILE.monazite#ID: mine, other')
    expect(INPUT, 'scenario', kept + '#third', says='as FILE.monazite#ID: mine, other')
    expect(INPUT, 'scenario', write(kept, {'monazite': 1}), says='there is no scenario in this document')
    own = {'id': 'own', 'title': 'Own', 'why': 'To see', 'moves': [dict(move, site='test-mine')]}
    change = {'kind': 'sites', 'id': 'test-mine', 'before': None, 'after': SITE}
    write(kept, {'monazite': 1, 'changes': [change], 'scenarios': [own]})
    expect(INPUT, 'scenario', kept, says='--overlay')
    expect(DONE, 'scenario', kept, '--overlay', kept)

    move['leek'] = 1
    path = write(os.path.join(folder, 'wrong.json'), mine)
    expect(INPUT, 'scenario', path, says=f'{path}:1:')
    expect(INPUT, 'scenario', path, says='leek is no field')
    expect(INPUT, 'scenario', write(os.path.join(folder, 'deep.json'), '[' * 100000), says='deep.json:1:')
    expect(FAILED, 'scenario', os.path.join(folder, 'none.json'), says='none.json: error: ')
    expect(FAILED, 'scenario', 'japan-2010', '-o', os.path.join(folder, 'none', 'a'), says='No such file')
    expect(USAGE, 'scenario', says='--list')
    expect(USAGE, 'scenario', 'peace', says='--list')
    expect(USAGE, 'scenario', 'japan-2010', '--against', 'peace', says='--list')
    expect(INPUT, 'scenario', 'japan-2010', '--against', os.path.join(folder, 'deep.json'), says='deep.json:1:')
    expect(USAGE, 'scenario', 'japan-2010', 'tenx-slips', says='name one')
    expect(USAGE, 'scenario', 'japan-2010', '--stage', 'smelting', says='--stage')
    expect(USAGE, 'scenario', 'japan-2010', '--date', 'then', says='date')


def test_old_picture_stays(folder):
    path = write(os.path.join(folder, 'a.png'), 'before')
    expect(INPUT, 'render', '-o', path, '--fit', 'no-such-thing')
    expect(FAILED, 'render', '-o', path, '--facts', os.path.join(folder, 'none'))
    assert read(path) == b'before'


if __name__ == '__main__':
    sys.exit(main('/app/cli-draw/', globals()))
