#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames, the book, and texts in drawings, from the command line. Speaks TAP.

Usage: test-cli-out.py PROGRAM FACTS-FOLDER
"""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from cli import DONE, INPUT, USAGE, expect, main, read


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
    fonts = subprocess.run(['pdffonts', path], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ['yes', 'yes', 'yes'] for line in fonts), fonts


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


if __name__ == '__main__':
    sys.exit(main('/app/cli-out/', globals()))
