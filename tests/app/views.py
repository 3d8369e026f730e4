# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reading of the facts, to compare the program's with: which sites are in a view."""

import calendar
import datetime
import json
import os

FACETS = {
    'stage': ['mining', 'concentration', 'separation', 'metal', 'alloy', 'magnet', 'recycling'],
    'kind': ['mine', 'deposit', 'separation', 'metal', 'magnet', 'recycling'],
    'country': ['CN', 'US', 'AU', 'MM', 'JP', 'IN', 'RU', 'VN', 'MY', 'DE', 'FR', 'BR', 'GB', 'KR', 'CA'],
    'mineral': ['Nd', 'Pr', 'NdPr', 'Dy', 'Tb', 'HREE', 'LREE', 'La', 'Y', 'Nb'],
    'status': ['exploration', 'development', 'construction', 'operating', 'care', 'closed', 'planned', 'not-known'],
}


def span(date):
    """The first and the last day that a date can mean."""
    numbers = [int(part) for part in date.split('-')]
    first = datetime.date(*(numbers + [1, 1])[:3])
    if len(numbers) == 1:
        return first, first.replace(month=12, day=31)
    if len(numbers) == 2:
        return first, first.replace(day=calendar.monthrange(*numbers)[1])
    return first, first


def state_on(site, date, as_of):
    """The state that is certain, by the words of the README of the facts; None: not even that it exists is known yet."""
    first, last = span(date)
    entries = [(span(entry['from']) if 'from' in entry else None, entry) for entry in site.get('status', [])]
    plans = [(when, entry) for when, entry in entries if entry.get('planned') or (when and when[0] > span(as_of)[1])]
    if not entries:
        return 'not-known'
    if first > span(as_of)[1]:
        begun = [when for when, _ in plans if when and when[1] <= first]
        return 'planned' if begun or state_on(site, as_of, as_of) == 'planned' else 'not-known'

    # Oldest first: what stands behind something that has not begun has not begun either.
    late = [pair not in plans and pair[0] is not None and pair[0][0] > last for pair in entries]
    early = entries[:late.index(True)] if True in late else entries
    facts = [pair for pair in early if pair not in plans]
    certain = [entry['state'] for when, entry in facts if when and when[1] <= first]
    at_as_of = first >= span(as_of)[0]
    if at_as_of and facts and facts[-1] == entries[-1] and facts[-1][0] is None:
        return facts[-1][1]['state']
    if certain:
        return certain[-1]
    if facts:
        return 'not-known'
    if early:
        return 'planned' if at_as_of else 'not-known'
    return None


class Facts:
    def __init__(self, folder):
        with open(os.path.join(folder, 'sites.json'), encoding='utf-8') as file:
            self.sites = json.load(file)['sites']
        with open(os.path.join(folder, 'about.json'), encoding='utf-8') as file:
            self.as_of = json.load(file)['about']['as_of']

    def shows(self, site, view):
        minerals = set(site.get('minerals', []))
        if 'NdPr' in minerals:
            minerals |= {'Nd', 'Pr'}
        state = state_on(site, view['date'], self.as_of)
        has = {'stage': set(site.get('stages', [])), 'kind': {site['kind']}, 'country': {site['country']},
               'mineral': minerals, 'status': {state}}
        return state is not None and all(has[facet] & set(view[facet]) for facet in FACETS if facet in view)

    def find_sites(self, view):
        return sorted(site['id'] for site in self.sites if self.shows(site, view))


def random_view(chance):
    year, month = chance.choice([chance.randint(1950, 2040), chance.randint(2000, 2030), 2026]), chance.randint(1, 12)
    view = {'date': chance.choice([f'{year}', f'{year}-{month:02}', f'{year}-{month:02}-{chance.randint(1, 28):02}'])}
    for facet, words in FACETS.items():
        if chance.random() < 0.35:
            view[facet] = chance.sample(words, chance.randint(1, 3))
    return view


def to_arguments(view):
    return ['--date', view['date']] + [part for facet in FACETS if facet in view for part in (f'--{facet}', ','.join(view[facet]))]
