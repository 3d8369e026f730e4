#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records through each format and back, one by one, in four locales and with every naughty string. Speaks TAP.

Usage: test-round-trip.py PROGRAM FACTS-FOLDER

What comes back is looked at by the program itself (convert to a format, convert to JSON) and by Python's readers of JSON, CSV
and XML, which know nothing of it.
"""

import csv
import io
import json
import os
import sys
import xml.etree.ElementTree as ElementTree

from cli import DONE, FACTS, INPUT, LOCALES, PROGRAM, Skip, expect, main, read, run, write

HELPER = os.environ.get('MONAZITE_GIS', os.path.join(os.path.dirname(PROGRAM), '..', 'gis', 'monazite-gis'))
HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, '..', 'io', 'naughty-strings.json'), encoding='utf-8') as _file:
    NAUGHTY = [text for group in json.load(_file).values() for text in group]

# The kinds of record of each format that are read back, and what of them is another thing then (docs/formats.md has the same).
KINDS = ['sites', 'agreements', 'measures', 'events', 'series', 'elements', 'countries', 'claims', 'flows', 'demand', 'stocks',
         'products', 'parameters', 'sources']
READ_BACK = {'json': KINDS, 'csv': KINDS[:4], 'tsv': KINDS[:4], 'geojson': KINDS[:1], 'kml': KINDS[:1]}
# Fields that come on top: what GDAL makes of the layer, the note and the time span.
ADDED = {'kml': {'layer', 'description', 'begin', 'end'}}
# What XML 1.0 cannot have (section 2.2) is U+FFFD.
NOT_IN_XML = {code: '\ufffd' for code in [*range(0x20), 0xfffe, 0xffff] if code not in (9, 10, 13)}


def in_format(value, ending):
    """What of a value the format can carry."""
    if isinstance(value, dict):
        return {key: in_format(entry, ending) for key, entry in value.items()}
    if isinstance(value, list):
        return [in_format(entry, ending) for entry in value]
    if isinstance(value, str) and ending == 'kml':
        return value.translate(NOT_IN_XML)
    return value


def kept(records, ending='json', but=()):
    """By id; an empty list, an empty text, null and none at all are the same: nothing is known."""
    return {record['id']: {key: in_format(value, ending) for key, value in record.items()
                           if value not in ([], None, '') and key not in but} for record in records}


def read_records(path, kind):
    return json.loads(read(path))[kind]


def naughty_site(i, text):
    """A site that has the text wherever one may stand."""
    return {'id': f's-{i:03}', 'name': text, 'short_name': text[:26], 'aliases': [text, 'x; y', 'a'], 'country': 'AU', 'admin1': text,
            'lat': -20.5 - i / 16, 'lon': 120.25 + i / 8, 'precision': 'site', 'kind': 'mine', 'stages': ['mining', 'separation'],
            'minerals': ['Nd', 'Dy'] if i % 2 else [text], 'products': [text], 'deposit_type': text, 'operator': text, 'note': text,
            'owners': [{'name': text, 'share': 0.125}, {'name': 'O; P'}], 'sources': ['s1', 's2'], 'confidence': 'general',
            'status': [{'from': '2015', 'state': 'operating', 'sources': ['s1'], 'note': text},
                       {'from': '2027-03', 'state': 'closed', 'planned': True}],
            'capacity': [{'what': text, 't_per_year': 1200.5, 'from': '2016', 'sources': []}],
            'resource': [{'class': 'measured', 'mt': 1.5, 'treo_pct': 0.0625, 'note': text}]}


def naughty_facts():
    """A record of each kind for each text."""
    rest = {'sources': ['s1'], 'confidence': 'general'}
    facts = {kind: [] for kind in KINDS}
    for i, text in enumerate(NAUGHTY):
        facts['sites'].append(naughty_site(i, text))
        if i % 8 == 7: # in no country that is known
            del facts['sites'][-1]['country']
        facts['agreements'].append({
            'id': f'a-{i:03}', 'name': text, 'parties': ['AU', 'JP'], 'kind': 'mou', 'signed': '2024-02-29', 'binding': i % 2 == 0,
            'organisations': [text, 'b; c'], 'value_usd': 1234567.5, 'terms': [text], 'note': text, 'sites': ['s-000'], **rest})
        facts['measures'].append({
            'id': f'm-{i:03}', 'name': text, 'country': 'CN', 'kind': 'export-control', 'announced': '2025-04-04',
            'targets': 'all' if i % 2 else ['US', 'JP'], 'terms': [text], 'note': text, **rest})
        facts['events'].append({'id': f'e-{i:03}', 'name': text, 'date': '2010-09', 'kind': 'price', 'countries': ['CN'],
                                'note': text, **rest})
        facts['sources'].append({'id': f'q-{i:03}', 'title': text, 'publisher': text, 'date': '2025-10'})
    return {kind: records for kind, records in facts.items() if records}


def in_each_locale(test, folder):
    """Once with the bundled facts and once with the naughty ones; the bytes are the same in every locale."""
    naughty = naughty_facts()
    locales = ['C.UTF-8', *LOCALES[:3]]
    for kind in KINDS:
        given = [os.path.join(FACTS, 'model-parameters.json' if kind == 'parameters' else f'{kind}.json')]
        if kind in naughty:
            given.append(write(os.path.join(folder, f'naughty-{kind}.json'), {kind: naughty[kind]}))
        for path in given:
            first = None
            for locale in locales:
                found = test(folder, kind, path, locale)
                assert first is None or found == first, (path, locale)
                first = found
    if len(locales) < 4:
        raise Skip('no localedef, or no sources of locales; in C.UTF-8 all is well')


def same(found, expected, what):
    """Says which record is another, and how."""
    assert sorted(found) == sorted(expected), (what, sorted(set(found) ^ set(expected)))
    for key, record in expected.items():
        wrong = {field: (record.get(field), found[key].get(field)) for field in {*record, *found[key]}
                 if record.get(field) != found[key].get(field)}
        assert not wrong, (what, key, wrong)


def there_and_back(folder, kind, given, locale, ending):
    path, back = os.path.join(folder, f'there.{ending}'), os.path.join(folder, 'back.json')
    # What has no place in the format is told, and not looked for.
    result = run('convert', given, path, locale=locale)
    assert result.returncode == DONE, result
    assert all('place for them: ' in line for line in result.stderr.decode().splitlines()), result.stderr.decode()[:600]
    lost = [line.split('place for them: ')[1].split(';')[0].split(', ') for line in result.stderr.decode().splitlines()]
    lost = {field for fields in lost for field in fields}
    if kind in READ_BACK[ending]:
        expect(DONE, 'convert', path, back, locale=locale, MONAZITE_GIS=HELPER)
        found = kept(read_records(back, kind), ending, ADDED.get(ending, ()))
        same(found, kept(read_records(given, kind), ending, lost), (given, ending, locale))
    return read(path), lost


def test_json(folder):
    def one(folder_, kind, given, locale):
        text, lost = there_and_back(folder_, kind, given, locale, 'json')
        assert not lost
        same(kept(json.loads(text)[kind]), kept(read_records(given, kind)), (given, 'Python'))
        return text
    in_each_locale(one, folder)


def is_cell_of(cell, value, ending):
    """Whether the cell says what the value is. What a spreadsheet might run has an apostrophe before it (CWE-1236)."""
    if isinstance(value, str):
        return cell == value or (ending != 'kml' and cell == "'" + value)
    if isinstance(value, bool):
        return cell == ('true' if value else 'false')
    if isinstance(value, (int, float)):
        return float(cell) == value
    if isinstance(value, list) and not cell.startswith('['):
        words = '; '.join(value) + (';' if len(value) == 1 and ',' in value[0] else '')
        return is_cell_of(cell, words, ending)
    return in_format(json.loads(cell), ending) == value


def test_tables(folder):
    for ending, delimiter in (('csv', ','), ('tsv', '\t')):
        def one(folder_, kind, given, locale):
            text, lost = there_and_back(folder_, kind, given, locale, ending)
            rows = list(csv.DictReader(io.StringIO(text.decode(), newline=''), delimiter=delimiter, strict=True))
            records = kept(read_records(given, kind), but=lost)
            assert sorted(row['id'] for row in rows) == sorted(records)
            for row in rows:
                record = records[row['id']]
                for field, cell in row.items():
                    if field in record:
                        assert is_cell_of(cell, record[field], ending), (given, row['id'], field, cell, record[field])
                    else:
                        assert cell == '' or field.startswith('state'), (given, row['id'], field, cell)
                assert set(record) <= set(row), (given, set(record) - set(row))
            return text
        in_each_locale(one, folder)


def test_geojson(folder):
    def one(folder_, kind, given, locale):
        if kind not in ('sites', 'agreements'):
            return b''
        text, _ = there_and_back(folder_, kind, given, locale, 'geojson')
        found = []
        for feature in json.loads(text)['features']:
            record = {key: value for key, value in feature['properties'].items() if not key.startswith('state')}
            assert feature['id'] == record['id']
            if kind == 'sites':
                record['lon'], record['lat'] = feature['geometry']['coordinates']
            found.append(record)
        same(kept(found), kept(read_records(given, kind)), (given, 'Python'))
        return text
    in_each_locale(one, folder)


def test_kml(folder):
    """By the helper, and by an XML parser, with or without it."""
    space = '{http://www.opengis.net/kml/2.2}'

    def one(folder_, kind, given, locale):
        if kind not in ('sites', 'agreements'):
            return b''
        if os.access(HELPER, os.X_OK):
            text, lost = there_and_back(folder_, kind, given, locale, 'kml')
        else:
            path = os.path.join(folder_, 'there.kml')
            lost = set()
            expect(DONE, 'convert', given, path, locale=locale)
            text = read(path)
        records = kept(read_records(given, kind), 'kml', lost)
        marks = list(ElementTree.fromstring(text).iter(f'{space}Placemark'))
        assert len(marks) == len(records)
        for mark in marks:
            data = {entry.get('name'): entry.find(f'{space}value').text for entry in mark.iter(f'{space}Data')}
            record = records[data['id']]
            assert mark.find(f'{space}name').text == record['name'], (mark.find(f'{space}name').text, record['name'])
            if kind == 'sites':
                place = mark.find(f'{space}Point/{space}coordinates').text.split(',')
                assert [float(part) for part in place] == [record['lon'], record['lat']]
            for field, value in record.items():
                if field not in ('name', 'lat', 'lon'):
                    # In lists that are written as JSON they stand as \\u000b and stay.
                    assert is_cell_of(data[field], value, 'kml'), (given, field, data[field], value)
        return text
    in_each_locale(one, folder)


def test_not_read_back(folder):
    """What is drawn or listed, but is no place of a site and no record of a table that is read, is refused with one error."""
    for ending, readable in READ_BACK.items():
        for kind in KINDS:
            path = os.path.join(folder, f'{kind}.{ending}')
            if kind in readable or (ending in ('geojson', 'kml') and kind != 'agreements'):
                continue
            expect(DONE, 'query', kind, '--format', ending, '-o', path)
            if ending in ('csv', 'tsv'):
                expect(INPUT, 'check', path, says=f'a table of {kind}')
            elif ending == 'geojson' or os.access(HELPER, os.X_OK):
                expect(INPUT, 'check', path, says='only points can be sites', MONAZITE_GIS=HELPER)
                expect(INPUT, 'convert', path, path + '.json', says='it is an agreement', MONAZITE_GIS=HELPER)
                assert not os.path.exists(path + '.json')


def test_exports_of_the_window(folder):
    """What `query` writes, with the state on a day beside each record, is read back as the same record."""
    for ending in ('csv', 'tsv', 'geojson', 'kml'):
        if ending == 'kml' and not os.access(HELPER, os.X_OK):
            continue
        path, back = os.path.join(folder, f'sites.{ending}'), os.path.join(folder, 'sites.json')
        expect(DONE, 'query', 'sites', '--date', '2024', '--format', ending, '-o', path)
        expect(DONE, 'convert', path, back, MONAZITE_GIS=HELPER)
        found = kept(read_records(back, 'sites'), but=ADDED.get(ending, ()))
        expected = kept(read_records(os.path.join(FACTS, 'sites.json'), 'sites'))
        assert len(found) > 200
        same(found, {key: record for key, record in expected.items() if key in found}, ending)


def test_list_of_a_query(folder):
    """The JSON of `query` is a list, which does not say of what: it is told what to write around it, and then is read back."""
    path, back = os.path.join(folder, 'list.json'), os.path.join(folder, 'back.json')
    for kind in KINDS:
        expect(DONE, 'query', kind, '-o', path)
        for command in (['check', path], ['convert', path, back], ['query', kind, '--overlay', path]):
            expect(INPUT, *command, says=f'{path}:1:1: error: this is a list, as a query prints it')
        wrapped = write(os.path.join(folder, 'wrapped.json'), f'{{"{kind}": ' + read(path).decode() + '}')
        expect(DONE, 'convert', wrapped, back)
        same(kept(read_records(back, kind)), kept(json.loads(read(path))), kind)


def test_refused(folder):
    """What is no text at all is refused before anybody takes it for a name; a name has a length, which is kept to."""
    site = json.dumps(naughty_site(0, 'NAME'))
    for wrong, says in (('\\u0000', 'cannot be held'), ('a\\u0000b', 'cannot be held'), ('\\ud800', 'surrogate'), ('\\udc00\\ud800', 'surrogate'),
                        ('\\ud83d x', 'surrogate'), ('\x00', 'control character'), ('\x1f', 'control character'), ('\n', 'end of a line'),
                        ('x' * ((1 << 20) + 1), 'longer than 1 MiB')):
        path = write(os.path.join(folder, 'bad.json'), f'{{"sites": [{site.replace("NAME", wrong)}]}}')
        result = run('convert', path, os.path.join(folder, 'out.csv'))
        assert result.returncode == INPUT and says.encode() in result.stderr, (wrong[:20], result.stderr)
        assert not os.path.exists(os.path.join(folder, 'out.csv'))


def test_long(folder):
    """Names as long as a cell and as an attribute of a GIS file may be."""
    # Of an attribute each byte may become six (mz-limits.h).
    for ending, length in (('json', 1 << 20), ('geojson', 1 << 20), ('csv', 1 << 20), ('tsv', 1 << 20), ('kml', (1 << 20) // 6)):
        if ending == 'kml' and not os.access(HELPER, os.X_OK):
            continue
        given = write(os.path.join(folder, 'long.json'), {'sites': [{**naughty_site(0, 'x'), 'name': 'x' * length}]})
        there_and_back(folder, 'sites', given, 'C.UTF-8', ending)


if __name__ == '__main__':
    assert len(NAUGHTY) >= 150 and len(set(NAUGHTY)) == len(NAUGHTY)
    sys.exit(main('/app/round-trip/', globals()))
