#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes hostile files that are nothing but repetition, or too large for the tree, and says what is to become of them.

Usage: make.py FOLDER

write() returns (path, verdict, line, part of the message) for each, as manifest.tsv has them.
"""

import os
import sys

MIB = 1 << 20
# Those of src/base/mz-limits.h.
DEPTH, STRING, NUMBER, MEMBERS, ELEMENTS, ENTRIES = 64, MIB, 1000, 10000, 1000000, 100000
TEXT = 64 * MIB

GOOD = b"""{"sites": [
{"id": "a", "name": "\\u00c4\xc3\xa4", "country": "AU", "lat": -28.9, "lon": 1.2e2,
 "precision": "site", "kind": "mine", "stages": ["mining"], "status": [{"from": "2011", "planned": false}]}
]}"""
SITE = '"name": "A", "country": "AU", "lat": 1, "lon": 1, "precision": "site", "kind": "mine"'


def nested(opening, closing, depth):
    return opening * depth + closing * depth


def repeat(piece, times):
    return ', '.join([piece] * times)


def texts_at_limits():
    """Each limit of the gate, kept to and gone one beyond."""
    pairs = [
        # One level is the object round it.
        ('depth', lambda n: '{"x": ' + nested('[', ']', n - 1) + '}', DEPTH, 'nested more than 64'),
        ('depth-objects', lambda n: '{"x": ' + '{"a": ' * (n - 2) + '{}' + '}' * (n - 2) + '}', DEPTH, 'nested more than 64'),
        ('string', lambda n: '{"x": "' + 'x' * n + '"}', STRING, 'longer than 1 MiB'),
        ('string-in-bytes', lambda n: '{"x": "' + 'é' * (n // 2) + 'x' * (n % 2) + '"}', STRING, 'longer than 1 MiB'),
        ('key', lambda n: '{"' + 'x' * n + '": 1}', STRING, 'longer than 1 MiB'),
        ('number', lambda n: '{"x": 0.' + '1' * (n - 2) + '}', NUMBER, 'more than 1,000 characters'),
        ('members', lambda n: '{' + ', '.join(f'"k{i}": 0' for i in range(n)) + '}', MEMBERS, 'more than 10000 keys'),
        ('text', lambda n: '{}' + ' ' * (n - 2), TEXT, 'larger than 64 MiB'),
    ]
    for name, make, limit, part in pairs:
        yield f'gate/{name}-at-the-limit.json', make(limit), 'ok', '-', ''
        yield f'gate/{name}-beyond.json', make(limit + 1), 'error', '-' if name == 'text' else '1', part
    yield 'gate/depth-far-beyond.json', '[' * 100000, 'error', '1', 'nested more than 64'
    yield 'gate/depth-of-pairs.json', '{"a":[' * 50000, 'error', '1', 'nested more than 64'
    yield 'gate/keys-all-the-same.json', '{' + repeat('"k":0', MEMBERS) + '}', 'error', '1', 'stands twice'
    yield 'gate/number-of-a-megabyte.json', '{"x": ' + '1' * MIB + '}', 'error', '1', 'more than 1,000 characters'
    yield 'gate/string-never-closed.json', '{"x": "' + 'x' * (STRING - 1), 'error', '1', 'not closed'
    yield 'gate/lines.json', '\n' * (2 * MIB) + '{"x": }', 'error', str(2 * MIB + 1), 'A value is missing'


def lists_at_limits():
    sources = '{"sites": [{"id": "a", ' + SITE + ', "aliases": [%s]}]}'
    yield 'facts/entries-at-the-limit.json', sources % repeat('""', ENTRIES), 'ok', '-', ''
    yield 'facts/entries-beyond.json', sources % repeat('""', ENTRIES + 1), 'error', '1', '100000 is the most'
    yield 'facts/records-beyond.json', '{"mines": [' + '0,' * ELEMENTS + '0]}', 'error', '1', 'more than 1000000 records'
    point = '{"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": [%s]}, "properties": {%s}}'
    note = '"note": "' + 'x' * 30000 + '"'
    yield 'geojson/points-share-much.geojson', point % (repeat('[1, 2]', 3000), note), 'error', '1', 'too many sites'
    yield 'geojson/points-share-little.geojson', point % (repeat('[1, 2]', 3000), '"name": "A"'), 'ok', '-', ''


def stories_at_limits():
    """As many scenes as a story may have, each with as many figures as it may have, all to be looked up in a second."""
    figures = [''.join('{count:search=%x}' % (64 * scene + i) for i in range(20)) for scene in range(200)]
    scenes = ['{"id": "s%d", "title": "S", "view": "monazite:view", "text": "%s", "notes": "%s"}' % (i, text, text.replace('=', '=a'))
              for i, text in enumerate(figures)]
    yield 'story/figures-of-all-scenes.json', '{"story": "s", "title": "S", "scenes": [' + ', '.join(scenes) + ']}', 'ok', '-', ''
    yield ('story/scenes-beyond.json', '{"story": "s", "title": "S", "scenes": [' + ', '.join(scenes + ['{}']) + ']}', 'error', '1',
           '200 are the most')


def cut():
    """A good file, cut behind every seventh byte: it is never taken."""
    for length in range(0, len(GOOD), 7):
        text = GOOD[:length]
        yield f'facts/cut-{length:03}.json', text, 'error', str(1 + text.count(b'\n')), ''


def controls():
    """Each control character in a string, and between values."""
    for code in range(32):
        blank = code in (9, 10, 13)
        says = 'end of a line' if code in (10, 13) else 'tab character' if code == 9 else f'control character U+{code:04X}'
        yield f'gate/control-{code:02}-in-string.json', b'{"x": "' + bytes([code]) + b'"}', 'error', '1', says
        if not blank:
            yield f'gate/control-{code:02}-between.json', b'{"x": ' + bytes([code]) + b'1}', 'error', '1', 'Expected'


def bytes_that_are_none():
    """The first and last bytes that never begin a character of UTF-8."""
    for code in (0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFF):
        yield f'gate/byte-{code:02x}.json', b'{"x": "' + bytes([code]) + b'"}', 'error', '1', f'0x{code:02X}'
    # In the tree it would be taken for a program without its source.
    yield 'gate/other-elf.json', b'\x7fELF\2\1\1\0', 'error', '1', ''


def write(folder):
    cases = []
    for kind in ('gate', 'facts', 'geojson', 'story'):
        os.makedirs(os.path.join(folder, kind), exist_ok=True)
    for source in (texts_at_limits, lists_at_limits, stories_at_limits, cut, controls, bytes_that_are_none):
        for path, text, verdict, line, part in source():
            with open(os.path.join(folder, path), 'wb') as file:
                file.write(text.encode() if isinstance(text, str) else text)
            cases.append((path, verdict, line, part))
    return cases


if __name__ == '__main__':
    for case in write(sys.argv[1]):
        print('\t'.join(case))
