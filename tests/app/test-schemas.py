#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the JSON Schemas of docs/schemas against what the program takes. Speaks TAP.

Usage: test-schemas.py PROGRAM SOURCE

The schemas take all bundled files. They and `monazite check` agree on the files of tests/corpus, and on sound ones that were
changed in one place each: both take them, or both refuse them. What no schema can say is named in UNSAID, by the words of
check; docs/schemas/README.md has the reasons.
"""

import copy
import glob
import json
import math
import os
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print('1..0 # SKIP python3-jsonschema is not there')
    sys.exit(0)

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SCHEMAS = os.path.join(SOURCE, 'docs', 'schemas')
CORPUS = os.path.join(SOURCE, 'tests', 'corpus')
SUFFIX = '.schema.json'

# What tells a format from the others, as the program looks for it, in its order.
MARKS = (('document', 'monazite'), ('study', 'monazite_study'), ('glossary', 'glossary'), ('lesson', 'steps'), ('story', 'scenes'),
         ('scenario', 'moves'))


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def bundle():
    """One schema with all others in it, so that every reference stays within: {name: validator}."""
    schemas = {os.path.basename(path).removesuffix(SUFFIX): load(path) for path in glob.glob(os.path.join(SCHEMAS, '*' + SUFFIX))}

    def move(node, name):
        if isinstance(node, list):
            return [move(entry, name) for entry in node]
        if not isinstance(node, dict):
            return node
        moved = {key: move(value, name) for key, value in node.items() if key != '$schema'}
        if isinstance(node.get('$ref'), str):
            file, _, place = node['$ref'].partition('#')
            moved['$ref'] = f'#/$defs/{file.removesuffix(SUFFIX) or name}{place}'
        return moved

    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    inner = {name: move(schema, name) for name, schema in schemas.items()}
    return {name: jsonschema.Draft202012Validator({'$ref': f'#/$defs/{name}', '$defs': inner}) for name in inner}


def format_of(value):
    if isinstance(value, dict):
        for name, mark in MARKS:
            if mark in value and not (name in ('lesson', 'story', 'scenario') and 'type' in value):
                return name
    return 'facts'


def check(folder, values, formats):
    """Yields for each value what check finds wrong with it, as a file of its own."""
    for first in range(0, len(values), 50):
        errors = {}
        for i in range(first, min(first + 50, len(values))):
            path = os.path.join(folder, f'{i}.{"monazite" if formats[i] == "document" else "json"}')
            errors[path] = []
            with open(path, 'w', encoding='utf-8') as file:
                json.dump(values[i], file)
        run = subprocess.run([PROGRAM, 'check', '--format', 'json', '--facts', os.path.join(CORPUS, 'base'), *errors],
                             capture_output=True, check=False)
        for finding in json.loads(run.stdout):
            if finding['severity'] == 'error':
                errors[finding['file']].append(finding['message'])
        yield from errors.values()


def refuse_twins(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError('a key stands twice')
    return dict(pairs)


def refuse_word(word):
    raise ValueError(f'{word} is no JSON')


def read_number(text):
    number = float(text)
    return number if math.isfinite(number) else refuse_word(text)


def read_corpus():
    """(path, value, verdict) of each file that is JSON of a format that has a schema."""
    with open(os.path.join(CORPUS, 'manifest.tsv'), encoding='utf-8') as file:
        rows = [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]
    for path, verdict, _, _ in rows:
        if path.endswith(('.json', '.monazite')) and not path.startswith('geojson/'):
            try:
                with open(os.path.join(CORPUS, path), encoding='utf-8') as file:
                    value = json.load(file, object_pairs_hook=refuse_twins, parse_constant=refuse_word, parse_float=read_number)
            except (ValueError, RecursionError):
                continue
            if not isinstance(value, dict) or value.get('type') not in ('FeatureCollection', 'Feature'):
                yield path, value, verdict


# What is put in the place of a value: other types, nothing, words that are none, and what lies far out of any range.
OTHERS = (None, True, 7, 0.5, -1e17, 1e17, '', 'no such word', '2025-13', '1905', '2025-10', 'x\ty', 'q' * 5000, [], [7], {})


def places(value, path=()):
    """The path of each member and of the first entry of each list."""
    members = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, inner in members:
        yield path + (key,)
        yield from places(inner, path + (key,))


def change(value, path, other=None, drop=False):
    changed = copy.deepcopy(value)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    if drop:
        del holder[path[-1]]
    else:
        holder[path[-1]] = copy.deepcopy(other)
    return changed


def shape_of(value, path):
    """The names in a path; with them the kind of a move and of a changed record, whose fields differ."""
    names = []
    for key in path:
        if isinstance(value, dict) and names[-1:] in (['moves'], ['changes']):
            names.append(str(value.get('kind')))
        if isinstance(key, str):
            names.append(key)
        value = value[key]
    return tuple(names)


def mutations(value, seen):
    """(what was done, the changed value) for every place of a shape that has not been seen."""
    for path in places(value):
        shape = shape_of(value, path)
        if shape in seen:
            continue
        seen.add(shape)
        name = '.'.join(str(key) for key in path)
        yield f'{name} left out', change(value, path, drop=True)
        for other in OTHERS:
            yield f'{name} = {json.dumps(other)[:40]}', change(value, path, other)
        if isinstance(path[-1], str):
            yield f'{name}: one more beside it', change(value, path[:-1] + ('no such key',), 7)


def sound_values(corpus):
    """(where it is from, value): bundled records, each as a file of its own, and the sound files of the corpus."""
    for path in sorted(glob.glob(os.path.join(SOURCE, 'data', 'facts', '*.json'))):
        for kind, records in load(path).items():
            yield from ((kind, {kind: [record]}) for record in records if kind != 'about')
    for path, value, verdict in corpus:
        if verdict == 'ok' and len(json.dumps(value)) < 10000 and not path.startswith('gate/'):
            yield path, value


# What check finds and no schema can say: what it is, and the words of check. docs/schemas/README.md explains them.
UNSAID = {
    'names that lead to nothing': r'of which the facts know nothing|no demand of the facts has|is no term here',
    'what stands twice': r'is taken by the record|is changed twice|has two notes|is that of another|stands there twice|is a word for another',
    'dates out of order': r'is earlier than|is not after the date of the view|needs a date in the view',
    'ranges upside down': r'is below|must stand with low, and not be below it',
    'days that no calendar has': r'“\d{4}-02-29” is not a date|is no time; write it as',
    'what a text is made of': r'has the figure|is not sound: the|is no address of a view|has more than a filter',
    'charts and the page they stand on': r'is no chart|is missing; on the page charts|means nothing on the page|is not of a scenario',
    'lengths in bytes': r'longer than \d+ bytes',
    'what repeats something else': r'is the record “|does not export to itself',
    'numbers and texts that no record holds': r'too large to be kept exactly|too small to be told from zero|cannot be held in a string|surrogate pair',
}
NEWER = 'a document of a newer format, which is read as far as it is understood'


def judge(validators, cases, seen):
    """Yields what is wrong: (name, value) on which the two differ, and not as UNSAID says. What is as it says is added to seen."""
    formats = [format_of(value) for _, value in cases]
    with tempfile.TemporaryDirectory() as folder:
        for (name, value), kind, errors in zip(cases, formats, check(folder, [value for _, value in cases], formats)):
            valid = validators[kind].is_valid(value)
            if valid == (not errors):
                continue
            if not valid:
                if kind == 'document' and value['monazite'] != 1:
                    seen.add(NEWER)
                else:
                    yield f'{name}: check takes what the schema refuses'
            for error in errors:
                unsaid = [what for what, words in UNSAID.items() if re.search(words, error)]
                seen.update(unsaid)
                if not unsaid:
                    yield f'{name}: the schema takes what check refuses: {error}'


def bundled():
    for pattern in ('facts/*', 'scenarios/*', 'stories/*', 'lessons/*', 'glossary'):
        for path in sorted(glob.glob(os.path.join(SOURCE, 'data', pattern + '.json'))):
            yield os.path.relpath(path, SOURCE), load(path)


def main():
    validators = bundle()
    seen, shapes = set(), set()
    corpus = list(read_corpus())
    changed = [(f'{name}: {what}', other) for name, value in sound_values(corpus) for what, other in mutations(value, shapes)]
    points = {
        'the schemas take what is bundled': [f'{name}: {error.json_path} {error.message[:200]}' for name, value in bundled()
                                             for error in validators[format_of(value)].iter_errors(value)],
        f'the schemas and check agree on {len(corpus)} files of the corpus':
            list(judge(validators, [(path, value) for path, value, _ in corpus], seen)),
        f'the schemas and check agree on {len(changed)} sound files that were changed in one place':
            list(judge(validators, changed, seen)),
    }
    points['what no schema can say is there to be found'] = sorted((set(UNSAID) | {NEWER}) - seen)
    print(f'1..{len(points)}')
    for i, (point, complaints) in enumerate(points.items(), 1):
        sys.stderr.writelines(f'{complaint}\n' for complaint in complaints[:40])
        print(f"{'not ok' if complaints else 'ok'} {i} {point}")
    return any(points.values())


if __name__ == '__main__':
    sys.exit(main())
