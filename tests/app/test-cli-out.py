#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames, views by address and name, the book, texts in drawings, and files made of others, from the command line. Speaks TAP.

Usage: test-cli-out.py PROGRAM FACTS-FOLDER
"""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from cli import DONE, FACTS, FAILED, INPUT, PROGRAM, USAGE, Skip, expect, main, read, run, write

SVG_DTD = '/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-SVG11-20110816/svg11.dtd'

HELPER = os.environ.get('MONAZITE_GIS', os.path.join(os.path.dirname(PROGRAM), '..', 'gis', 'monazite-gis'))
# What is hard to keep: quotes, separators, what looks like numbers, JSON, formulas or markup, other scripts and directions.
NAMES = ['Plain', 'Größe', '鉱山', 'منجم', 'a"b', "a'b", 'back\\slash', '=1+1', "'=1", '@x', '-1', '+', 'tab\there', 'line\nbreak',
         'NULL', 'null', 'true', '0', '1e5', 'NaN', '[1, 2]', '{"a": 1}', '<b>&amp;</b>', ']]>', 'e\u0301', '%s%n', ',;|', 'a; b',
         '\U0001f4a9', '\u202eright to left', "'; DROP TABLE mines; --", '../../etc/passwd', '"', '\\', '/']


def test_frames(folder):
    """One picture a step, each that of its date; names number them; the contact sheet has twelve to a page."""
    name = os.path.join(folder, 'f-%03d.png')
    sheet = os.path.join(folder, 'sheet.pdf')
    one = os.path.join(folder, 'one.png')
    view = ['--world', '--size', '300x200']
    expect(DONE, 'render', *view, '--from', '2025-11', '--to', '2026-02', '-o', name, '--contact-sheet', sheet)
    # November, December, January, February.
    assert sorted(entry for entry in os.listdir(folder) if entry.startswith('f-')) == [f'f-00{i}.png' for i in (1, 2, 3, 4)]
    expect(DONE, 'render', *view, '--date', '2026-01', '-o', one)
    assert read(one) == read(name % 3)
    assert read(sheet).startswith(b'%PDF-')
    expect(DONE, 'render', *view, '--from', '2024-06', '--to', '2026', '--step', 'year', '-o', name)
    expect(DONE, 'render', *view, '--date', '2024', '-o', one)
    assert read(one) == read(name % 1)
    for wrong in (['--from', '2024'], ['--to', '2024'], ['--step', 'year'], ['--from', '2026', '--to', '2025'],
                  ['--from', '2024', '--to', '2025', '--step', 'week'], ['--from', '1500', '--to', '2025', '--step', 'day'],
                  ['--from', '2024', '--to', '2025', '--date', '2024'], ['--contact-sheet', sheet]):
        expect(USAGE, 'render', *view, '-o', name, *wrong)
    for bad in ('f.png', 'f-%s.png', 'f-%d-%d.png', 'f-%n.png', 'f-%99d.png'):
        expect(USAGE, 'render', *view, '--from', '2024', '--to', '2025', '-o', os.path.join(folder, bad), says='%04d')


def test_view(folder):
    """An address is what its parts are as options; options beside it hold; what cannot be is said, and a hostile one is no more."""
    one, other = (os.path.join(folder, name) for name in ('one.png', 'other.png'))
    address = 'monazite:view?date=2012-05&center=30,110&zoom=4&stage=mining'
    size = ['--size', '500x400']

    def assert_same(view, plain):
        expect(DONE, 'render', *size, '-o', one, *view)
        expect(DONE, 'render', *size, '-o', other, *plain)
        assert read(one) == read(other), (view, plain)

    place = ['--center', '30,110', '--zoom', '4', '--stage', 'mining', '--layers', 'sites,agreements,measures,labels,water,borders']
    expect(DONE, 'render', *size, '-o', one, '--view', address)
    expect(DONE, 'render', *size, '-o', other, '--view', address + '&size=500x400')
    assert read(one) != read(other), 'the frame of the picture is smaller than the size that has been seen'
    assert_same(['--view', address], ['--date', '2012-05', *place])
    assert_same(['--view', address, '--date', '2024'], ['--date', '2024', *place])
    assert_same(['--view', address, '--layers', 'sites'], ['--date', '2012-05', *place[:-2], '--layers', 'sites'])
    assert_same(['--view', 'monazite:view?projection=equal-earth&zoom=2'], ['--projection', 'equal-earth'])

    document = write(os.path.join(folder, 'a.monazite'), {'monazite': 1, 'views': [
        {'name': 'Mines', 'address': address}, {'name': 'Bad', 'address': 'monazite:view?zoom=99'}]})
    second = write(os.path.join(folder, 'b.monazite'), {'monazite': 1, 'views': [{'name': 'Mines', 'address': address + '&page=charts'}]})
    assert_same(['--overlay', document, '--overlay', second, '--view', 'Mines'], ['--view', address])
    name = os.path.join(folder, 'f-%d.png')
    expect(DONE, 'render', *size, '--view', address, '--from', '2013', '--to', '2014', '--step', 'year', '-o', name)
    assert_same(['--view', address, '--date', '2014'], ['--view', address + '&page=timeline', '--date', '2014'])
    assert read(name % 2) == read(one)

    os.remove(one)
    render = ['render', *size, '-o', one]
    for view, status, says in ((['Mines'], INPUT, 'Mines'), (['Bad', '--overlay', document], INPUT, 'zoom'),
                               (['Mines', '--overlay', os.path.join(folder, 'none')], FAILED, 'none'),
                               (['monazite:view?file=/etc/passwd'], INPUT, 'file'), (['monazite:'], INPUT, 'monazite:view'),
                               (['monazite:view?scenario=no-such'], INPUT, 'no-such'), (['monazite:view?select=sites/none'], INPUT, 'none'),
                               (['monazite:view?search=' + 'a' * 5000], INPUT, 'longer'), ([''], INPUT, 'no view'),
                               ([address, '--stage', 'magnet'], USAGE, '--stage'), ([address, '--world'], USAGE, '--view'),
                               ([address, '--fit', 'CN'], USAGE, '--view'), ([address, '--zoom', '3'], USAGE, '--view')):
        expect(status, *render, '--view', *view, says=says)
    assert not os.path.exists(one)


def test_book(folder):
    """A page a record, the title, the sources and the index; fonts embedded, text to be selected, outline and links; same bytes."""
    path, again = (os.path.join(folder, name) for name in ('a.pdf', 'b.pdf'))
    chosen = ['--countries', 'AU,JP', '--stages', 'magnet']
    expect(DONE, 'book', *chosen, '-o', path)
    expect(DONE, 'book', *chosen, '-o', again, locale='C.UTF-8')
    assert read(path) == read(again)
    assert b'/Outlines' in read(path) or b'/ObjStm' in read(path)
    expect(INPUT, 'book', '--countries', 'XX', '-o', path, says='XX')
    expect(INPUT, 'book', '--agreements', 'none-such', '-o', path, says='none-such')
    expect(USAGE, 'book', '--stages', 'smelting', '-o', path, says='smelting')
    expect(USAGE, 'book', '-o', 'book.png', says='.pdf')
    if not shutil.which('pdftotext'):
        return
    text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, check=True).stdout.decode()
    pages = text.split('\f')
    assert 'The book of rare earths' in pages[0]
    assert [pages[i].strip().splitlines()[0].strip() for i in (1, 2, 3)] == ['Australia', 'Japan', 'Magnets']
    assert 'Index' in pages[-2] and 'Australia' in pages[-2]
    # 94 per cent of the magnets of 2024 are China's.
    assert re.search(r'China +(about )?94 % in 2024', plain(pages[3])), pages[3]
    fonts = subprocess.run(['pdffonts', path], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ['yes', 'yes', 'yes'] for line in fonts), fonts


def test_book_can_be_read(folder):
    """All text of pages without a chart has 8 points or more: of the title, an agreement with much to say, sources and index."""
    if not shutil.which('pdftohtml'):
        raise Skip('no pdftohtml (poppler-utils)')
    path = os.path.join(folder, 'a.pdf')
    expect(DONE, 'book', '--agreements', 'us-australia-framework-2025,g7-critical-minerals-action-plan-2025', '-o', path)
    page = subprocess.run(['pdftohtml', '-xml', '-stdout', '-zoom', '3', path], capture_output=True, check=True).stdout
    root = ElementTree.fromstring(page.decode().replace('<!DOCTYPE pdf2xml SYSTEM "pdf2xml.dtd">', ''))
    sizes = {font.get('id'): float(font.get('size')) / 3 for font in root.iter('fontspec')}
    texts = [(sizes[text.get('font')], ''.join(text.itertext())) for text in root.iter('text')]
    assert len(texts) > 100 and len(root.findall('page')) >= 5, len(texts)
    assert not [text for text in texts if text[0] < 8], [text for text in texts if text[0] < 8][:5]


def plain(text):
    """With the spaces of figures as any other."""
    return text.replace('\u2009', ' ').replace('\u202f', ' ')


def test_text_in_drawings(folder):
    """Text of an SVG file is text, and the file is XML; that of a PDF file can be selected, and says what it is."""
    svg, pdf = (os.path.join(folder, name) for name in ('a.svg', 'a.pdf'))
    for arguments in (['render', '--world', '--date', '2025-11'], ['chart', 'mine-production']):
        expect(DONE, *arguments, '-o', svg)
        expect(DONE, *arguments, '-o', pdf)
        root = ElementTree.parse(svg).getroot()
        space = '{http://www.w3.org/2000/svg}'
        title = root.find(f'{space}title').text
        lines = [plain(''.join(line.itertext())) for line in root.iter(f'{space}tspan')]
        assert plain(title) in lines and len(lines) > 10, lines
        assert not list(root.iter(f'{space}symbol'))
        if shutil.which('pdftotext'):
            text = subprocess.run(['pdftotext', pdf, '-'], capture_output=True, check=True).stdout.decode()
            info = subprocess.run(['pdfinfo', pdf], capture_output=True, check=True).stdout.decode()
            assert plain(title) in plain(text) and plain(title) in plain(info), (title, text[:200])
            assert 'Monazite' in info and 'CreationDate' in info


def test_drawings_validate(folder):
    """Against the DTD of SVG 1.1, which the files say that they are."""
    if not shutil.which('xmllint') or not os.path.exists(SVG_DTD):
        raise Skip('no xmllint (libxml2-utils), or no DTD of SVG (w3c-sgml-lib)')
    path = os.path.join(folder, 'a.svg')
    pictures = [['render', '--world', '--date', '2025-11', *more] for more in
                ((), ('--theme', 'dark'), ('--projection', 'equal-earth'), ('--layers', 'choropleth:mine-production,labels'),
                 ('--scenario', 'china-export-stop', '--date', '2027'))]
    pictures += [['chart', name] for name in ('chain', 'mine-production', 'timeline', 'elements', 'agreement-network')]
    for arguments in pictures:
        expect(DONE, *arguments, '-o', path)
        found = subprocess.run(['xmllint', '--noout', '--nonet', '--dtdvalid', SVG_DTD, path], capture_output=True, check=False)
        assert found.returncode == 0, (arguments, found.stderr[:600])


def naughty_sites():
    return [{'id': f's-{i:02}', 'name': name, 'country': 'AU', 'lat': -20.5 - i / 8, 'lon': 120.25 + i / 4, 'precision': 'site',
             'kind': 'mine', 'stages': ['mining', 'separation'], 'minerals': ['Nd'], 'aliases': [name, 'x; y'],
             'owners': [{'name': name, 'share': 0.5}], 'note': name, 'sources': ['s1'],
             'status': [{'from': '2015', 'state': 'operating', 'sources': ['s1']}, {'from': '2027-03', 'state': 'closed', 'planned': True}],
             'capacity': [{'what': 'REO', 't_per_year': 1200.5, 'from': '2016', 'sources': []}]} for i, name in enumerate(NAMES)]


def kept(path, kind='sites'):
    """The records of a file by id; an empty list, null and none at all are the same: nothing is known."""
    return {record['id']: {key: value for key, value in record.items() if value not in ([], None)} for record in json.loads(read(path))[kind]}


def round_trip(folder, given, ending, **more):
    """JSON to another format and back, twice with the same bytes. Returns: what has come back."""
    path, again, back = (os.path.join(folder, name) for name in (f'a.{ending}', f'b.{ending}', f'back-{ending}.json'))
    expect(DONE, 'convert', given, path, **more)
    expect(DONE, 'convert', given, again, locale='C.UTF-8', **more)
    expect(DONE, 'convert', path, back, **more)
    assert ending == 'gpkg' or read(path) == read(again)
    return kept(back)


def test_convert_round_trips(folder):
    """Every field of every record comes back, those of the bundled facts and of names that are hard to keep."""
    naughty = write(os.path.join(folder, 'naughty.json'), {'sites': naughty_sites()})
    for given in (naughty, os.path.join(FACTS, 'sites.json')):
        for ending in ('geojson', 'csv', 'tsv'):
            assert round_trip(folder, given, ending) == kept(given), (given, ending)
    agreements = os.path.join(FACTS, 'agreements.json')
    table, back = (os.path.join(folder, name) for name in ('agreements.csv', 'agreements.json'))
    expect(DONE, 'convert', agreements, table)
    expect(DONE, 'convert', table, back)
    assert kept(back, 'agreements') == kept(agreements, 'agreements')


def test_convert_gis(folder):
    """KML and GeoPackage keep every field; what comes back has the layer's name, and KML the note a second time, besides."""
    if not os.access(HELPER, os.X_OK):
        raise Skip('built without the helper for GIS files')
    given = write(os.path.join(folder, 'naughty.json'), {'sites': naughty_sites()})
    for ending, more in (('kml', {'layer', 'description'}), ('gpkg', {'layer'})):
        found = round_trip(folder, given, ending, MONAZITE_GIS=HELPER)
        for record in found.values():
            for key in more:
                record.pop(key, None)
        assert found == kept(given), ending
    expect(FAILED, 'convert', given, os.path.join(folder, 'none', 'a.gpkg'), says='a.gpkg', MONAZITE_GIS=HELPER)


def test_convert_what_is_lost(folder):
    """What a format has no place for is told, and nothing else is missing."""
    site = dict(naughty_sites()[0], colour='red')
    given = write(os.path.join(folder, 'a.json'), {'about': {'as_of': '2020-05'}, 'sites': [site], 'events': [
        {'id': 'e', 'name': 'E', 'date': '2020', 'countries': ['AU'], 'kind': 'price', 'sources': []}]})
    table, places, whole = (os.path.join(folder, name) for name in ('b.csv', 'b.geojson', 'b.json'))
    result = run('convert', given, table)
    said = result.stderr.decode().splitlines()
    assert result.returncode == DONE and len(said) == 2, result
    assert all(line.startswith(f'monazite: {table}: warning: ') for line in said) and 'of events, 1' in said[0] and 'colour' in said[1], said
    result = run('convert', given, places)
    assert result.returncode == DONE and len(result.stderr.splitlines()) == 1, result
    assert json.loads(read(places))['features'][0]['properties']['colour'] == 'red'
    expect(DONE, 'convert', given, whole)
    assert json.loads(read(whole)) == json.loads(read(given))


def test_convert_refuses(folder):
    given = write(os.path.join(folder, 'a.json'), {'sites': naughty_sites()})
    before = read(given)
    out = os.path.join(folder, 'b.json')
    for arguments, status, says in (((given,), USAGE, 'two files'), ((given, out, out), USAGE, 'two files'),
                                    ((given, given), USAGE, 'another'), ((given, out + '.xls'), USAGE, '.geojson'),
                                    ((out, out), FAILED, 'b.json'), ((folder, out), FAILED, ''),
                                    ((os.path.join(FACTS, 'measures.json'), os.path.join(folder, 'm.kml')), INPUT, 'no place on a map'),
                                    ((write(os.path.join(folder, 'c.json'), {'sites': []}), out), INPUT, 'no records'),
                                    ((write(os.path.join(folder, 'd.json'), '{'), out), INPUT, 'd.json:1'),
                                    ((write(os.path.join(folder, 'e.txt'), 'x'), out), INPUT, '.geojson')):
        expect(status, 'convert', *arguments, says=says)
    assert read(given) == before and not os.path.exists(out)
    bad = write(os.path.join(folder, 'f.json'), {'sites': [dict(naughty_sites()[0], lat=191), naughty_sites()[1]]})
    expect(INPUT, 'convert', bad, out, says='f.json:1')
    assert list(kept(out)) == ['s-01']
    expect(FAILED, 'convert', given, os.path.join(folder, 'g.gpkg'), says='monazite-gis', MONAZITE_GIS=os.path.join(folder, 'none'))


if __name__ == '__main__':
    sys.exit(main('/app/cli-out/', globals()))
