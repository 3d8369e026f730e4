# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves questions from the files of facts, by the words of their README: a second reading that shares nothing with the program.

A checker a kind: it is given a question and looks each choice up again; it fails unless exactly one answer is right.
"""

import collections
import datetime
import itertools
import json
import math
import os
import re

from views import span, state_on

EARTH = 6371.0088
STAGES = ['mining', 'concentration', 'separation', 'metal', 'alloy', 'magnet', 'recycling']
COMPASS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west']
STAGE_WORDS = {'Mining': 'mining', 'Concentration': 'concentration', 'Separation': 'separation', 'Metal': 'metal', 'Alloy': 'alloy',
               'Magnets': 'magnet'}
KIND_WORDS = {'A mine that is worked': {'mine'}, 'A deposit that is not mined': {'deposit'}, 'A separation plant': {'separation'},
              'A metal or alloy plant': {'metal'}, 'A magnet plant': {'magnet'}, 'A recycling plant': {'recycling'},
              'A plant': {'separation', 'metal', 'magnet', 'recycling'}}
DOES = {'mine': {'mining', 'concentration'}, 'deposit': set(), 'separation': {'separation'}, 'metal': {'metal', 'alloy'},
        'magnet': {'magnet'}, 'recycling': {'recycling'}}
G7 = {'CA', 'DE', 'FR', 'GB', 'IT', 'JP', 'US'}
EU = set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split())


def vector(lat, lon):
    lat, lon = math.radians(lat), math.radians(lon)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def kilometres(a, b):
    a, b = vector(*a), vector(*b)
    return EARTH * math.atan2(math.sqrt(dot(cross(a, b), cross(a, b))), dot(a, b))


def bearings(a, b):
    """From north over east: as the great circle sets out, and as a straight line on Mercator's map."""
    here, there, pole = vector(*a), vector(*b), (0, 0, 1)
    east = cross(pole, here)
    north = cross(here, east)
    great = math.degrees(math.atan2(dot(there, east), dot(there, north)))
    width = (b[1] - a[1] + 180) % 360 - 180
    height = sum(sign * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) for sign, lat in ((1, b[0]), (-1, a[0])))
    return great % 360, math.degrees(math.atan2(math.radians(width), height)) % 360


def words(text):
    """What a use is about, cut short so that one and many are the same."""
    return {word[:6].rstrip('s') for word in re.findall(r'[a-z]{3,}', text.lower())} - {'and', 'for', 'the', 'with'}


class Facts:
    def __init__(self, folder, scenarios):
        self.kinds = {}
        for name in ('sites', 'agreements', 'measures', 'events', 'series', 'elements', 'countries', 'flows', 'sources', 'demand'):
            with open(os.path.join(folder, name + '.json'), encoding='utf-8') as file:
                self.kinds[name] = {record['id']: record for record in json.load(file)[name]}
        with open(os.path.join(folder, 'about.json'), encoding='utf-8') as file:
            self.as_of = json.load(file)['about']['as_of']
        self.scenarios = {}
        for name in os.listdir(scenarios):
            if name.endswith('.json'):
                with open(os.path.join(scenarios, name), encoding='utf-8') as file:
                    scenario = json.load(file)
                self.scenarios[scenario['id']] = scenario

    def site(self, choice):
        site = self.kinds['sites'][choice['id']]
        assert choice['record'] == 'sites' and choice['text'] == self.label(site), choice
        return site

    @staticmethod
    def label(record):
        return record.get('short_name', record['name'])

    def state(self, site):
        return state_on(site, self.as_of, self.as_of)


def place(site):
    assert site['precision'] in ('site', 'town'), site['id']
    return site['lat'], site['lon']


def only(question, is_right):
    """Exactly one choice is right, and it is the one that is said to be."""
    right = [i for i, choice in enumerate(question['choices']) if is_right(choice)]
    assert right == [question['right']], (question['key'], right, question['right'])


# --- One a kind ---

def check_direction(facts, question):
    match = re.fullmatch(r'Which of these lies (?P<where>[a-z-]+)(?: of)? (?P<place>.*)\?', question['question'])
    where = match['where']
    here = facts.kinds['sites'][question['key'].split('/')[3]]
    assert facts.label(here) == match['place'] and where in COMPASS
    middle = 45 * COMPASS.index(where)

    def offset(choice):
        return [abs((bearing - middle + 180) % 360 - 180) for bearing in bearings(place(here), place(facts.site(choice)))]

    assert here['id'] not in [choice['id'] for choice in question['choices']]
    only(question, lambda choice: max(offset(choice)) < 22.5)
    for i, choice in enumerate(question['choices']):
        assert kilometres(place(here), place(facts.site(choice))) >= 100
        assert i == question['right'] or min(offset(choice)) > 45, (question['key'], choice['text'], offset(choice))


def check_locate(facts, question):
    site = facts.site(question['choices'][0])
    assert len(question['choices']) == 1
    assert question['answer'] == {'lat': site['lat'], 'lon': site['lon'], 'country': site['country']}
    assert place(site) and facts.label(site) in question['question']
    country = facts.kinds['countries'][site['country']]
    assert country['name'].lower() not in facts.label(site).lower()
    assert question['equal']['choices'][question['equal']['right']]['id'] == site['id']
    check_direction(facts, question['equal'])
    assert country['name'] in question['reason']


def check_name(facts, question):
    here = facts.kinds['sites'][question['key'].split('/')[1]]
    only(question, lambda choice: kilometres(place(here), place(facts.site(choice))) < 100)
    for choice in question['choices']:
        assert (choice['lat'], choice['lon']) == place(facts.site(choice))
    assert f"center={here['lat']:g},{here['lon']:g}&" in question['view'], (here['lat'], question['view'])
    assert question['equal']['choices'][question['equal']['right']]['id'] == here['id']
    check_direction(facts, question['equal'])


def seen(flow):
    return not flow.get('planned') and flow.get('basis') not in ('plan', 'contract')


def reaches(flows, start, end, passed=()):
    for flow in flows:
        if flow.get('from_site') == start and 'to_site' in flow and flow['to_site'] not in passed:
            if flow['to_site'] == end or reaches(flows, flow['to_site'], end, (*passed, flow['to_site'])):
                return True
    return False


CHAIN_PLACES = [{'mining', 'concentration'}, {'separation'}, {'metal', 'alloy'}, {'magnet'}]


def check_places(facts, question, chain):
    """Sites of which each does steps of one place in the chain alone, and no two of the same."""
    places = []
    for site in map(facts.site, chain):
        assert site['stages'] and facts.state(site) == 'operating' and site['sources'], site['id']
        places.append([i for i, steps in enumerate(CHAIN_PLACES) if set(site['stages']) <= steps])
    assert re.fullmatch('; '.join(re.escape(facts.label(site)) + ': [^;:]*[^;:.]' for site in map(facts.site, chain)) + r'\.',
                        question['reason']), question['reason']
    assert all(len(place) == 1 for place in places) and len(places) >= 3, (question['key'], places)
    assert places == sorted(places) and len({place[0] for place in places}) == len(places), (question['key'], places)


def check_chain_order(facts, question):
    chain = [question['choices'][i] for i in question['order']]
    flows = list(facts.kinds['flows'].values())
    if question['question'].startswith('Each of these'):
        check_places(facts, question, chain)
    elif 'id' in chain[0]:
        ids = [facts.site(choice)['id'] for choice in chain]
        for a, b in zip(ids, ids[1:]):
            assert any(seen(flow) and flow.get('from_site') == a and flow.get('to_site') == b for flow in flows), (a, b)
        for a, b in itertools.combinations(ids, 2):
            assert not reaches(flows, b, a), (question['key'], b, a)
    else:
        steps = [STAGE_WORDS[choice['text']] for choice in chain]
        assert steps == sorted(set(steps), key=STAGES.index)
        for a, b in zip(steps, steps[1:]):
            assert any(seen(flow) and flow.get('stage_from') == a and flow.get('stage_to') == b for flow in flows), (a, b)


def check_time_order(facts, question):
    def days(choice):
        record = facts.kinds[choice['record']][choice['id']]
        field, form = {'events': ('date', '{}'), 'agreements': ('signed', 'Signed: {}'),
                       'measures': ('effective', 'In effect: {}')}[choice['record']]
        assert choice['text'] == form.format(record['name']) and not re.search(r'\b(19|20)\d\d\b', record['name'])
        assert record.get('kind') not in ('figure', 'scenario')
        assert span(record[field])[1] <= span(facts.as_of)[1]
        return span(record[field])

    dated = [days(choice) for choice in question['choices']]
    sound = [order for order in itertools.permutations(range(len(dated)))
             if all(dated[a][0] < dated[b][1] for a, b in zip(order, order[1:]))]
    assert sound == [tuple(question['order'])], (question['key'], dated)
    ordered = [dated[i] for i in question['order']]
    assert all((b[0] - a[1]).days >= 31 for a, b in zip(ordered, ordered[1:]))


def check_use(facts, question):
    use = re.fullmatch(r'Which of these elements has this among its main uses: (.*)\?', question['question'])[1]
    elements = [facts.kinds['elements'][choice['id']] for choice in question['choices']]
    only(question, lambda choice: use in facts.kinds['elements'][choice['id']]['uses'])
    for i, element in enumerate(elements):
        assert question['choices'][i]['text'] == element['name']
        assert element['name'] not in use.lower()
        assert not re.search(rf"\b[A-Z]\w*{element['symbol']}|\b{element['symbol']}[A-Z]", use), (use, element['symbol'])
        if i != question['right']:
            assert element['uses'] and not any(words(use) & words(other) for other in element['uses']), (use, element['uses'])
            assert not ('magnet' in use and element['magnet'])


def check_site_kind(facts, question):
    site = facts.kinds['sites'][question['key'].split('/')[1]]
    assert question['question'] == f'What is {facts.label(site)}?'
    assert set(site['stages'] if 'stages' in site else []) <= DOES[site['kind']], site['id']
    working = facts.state(site) == 'operating'
    assert working or (site['kind'] == 'deposit' and facts.state(site) in ('exploration', 'development')), site['id']
    assert working == (site['kind'] != 'deposit')
    only(question, lambda choice: site['kind'] in KIND_WORDS[choice['text']])


def check_binding(facts, question):
    site_of = facts.kinds['agreements']
    record = site_of[question['key'].split('/')[1]]
    assert record['binding'] in (True, False) and record['binding_source']
    if 'id' not in question['choices'][0]:
        assert record['name'] in question['question'] and len(question['choices']) == 2
        only(question, lambda choice: {'Legally binding': True, 'Not binding': False}[choice['text']] is record['binding'])
        return
    wanted = {'Which of these agreements is legally binding?': True,
              'Which of these agreements is not binding?': False}[question['question']]
    for choice in question['choices']:
        assert site_of[choice['id']]['binding'] in (True, False) and site_of[choice['id']]['binding_source'], choice
        assert choice['text'] == site_of[choice['id']]['name']
    assert len(question['choices']) >= 3
    only(question, lambda choice: site_of[choice['id']]['binding'] is wanted)


def plants_by_country(facts, stage):
    """How many plants for rare earths are at work for certain, and how many may be."""
    symbols = {element['symbol'] for element in facts.kinds['elements'].values() if element['group'].endswith('REE')}
    certain, at_most = collections.Counter(), collections.Counter()
    for site in facts.kinds['sites'].values():
        minerals = set(site.get('minerals', []))
        if stage not in site.get('stages', []) or (minerals and not minerals & (symbols | {'REE', 'LREE', 'HREE', 'NdPr'})):
            continue
        certain[site['country']] += facts.state(site) == 'operating'
        at_most[site['country']] += facts.state(site) in ('operating', 'not-known')
    return certain, at_most


def check_most_plants(facts, question):
    stage, right = question['key'].split('/')[2:]
    certain, at_most = plants_by_country(facts, stage)
    words = {'separation': 'separation plants', 'metal': 'plants for rare earth metal', 'magnet': 'magnet plants'}[stage]
    countries = [choice['id'] for choice in question['choices']]
    assert words in question['question'] and len(set(countries)) >= 3 and right == countries[question['right']]
    only(question, lambda choice: all(certain[choice['id']] > at_most[other] for other in countries if other != choice['id']))
    told = [int(number) for number in re.findall(r' (\d+)(?:;|\.$)', question['reason'])]
    assert told == sorted((certain[country] for country in countries), reverse=True)[:2], (question['reason'], certain)


def check_most_figures(facts, question):
    _, name, year, right = question['key'].split('/')
    points = [point for point in facts.kinds['series'][name]['points'] if point['t'] == year]
    values = {choice['id']: [point['v'] for point in points if point['key'] == choice['id']] for choice in question['choices']}
    assert not any('bound' in point for point in points if point['key'] in values)
    assert all(len(value) == 1 and value[0] > 0 for value in values.values()), (question['key'], values)
    words = {'reserves': 'reserves', 'us-imports-2846-by-country': 'to the United States', 'china-imports-2846-weight': 'to China'}
    assert words[name] in question['question'] and year in question['question'] and len(values) >= 3
    assert int(year) <= span(facts.as_of)[0].year and right == question['choices'][question['right']]['id']
    only(question, lambda choice: all(values[choice['id']][0] * 0.96 > values[other][0] for other in values if other != choice['id']))
    for choice in question['choices']:
        assert choice['text'] == facts.kinds['countries'][choice['id']]['name']


def check_most(facts, question):
    if question['key'].split('/')[1] == 'plants':
        check_most_plants(facts, question)
        return
    if question['key'].split('/')[1] in facts.kinds['series']:
        check_most_figures(facts, question)
        return
    _, stage, year, _ = question['key'].split('/')
    series = facts.kinds['series'][{'mining': 'mine-production', 'separation': 'refining-share', 'magnet': 'magnet-share'}[stage]]
    points = {point['key']: point for point in series['points'] if span(point['t'])[0].year == int(year)}
    total = sum(point['v'] for key, point in points.items() if key != 'WORLD')
    if stage == 'mining':
        world = [point['v'] for point in facts.kinds['series']['mine-production-world']['points'] if point['t'] == year]
        total = max([total, *world])
    shares = {}
    for choice in question['choices']:
        assert choice['text'] == facts.kinds['countries'][choice['id']]['name']
        shares[choice['id']] = points[choice['id']]['v'] / (total if stage == 'mining' else 100)
    right = question['choices'][question['right']]['id']
    assert year in question['question'] and int(year) <= span(facts.as_of)[0].year and len(shares) >= 3
    assert points[right].get('bound') != 'most'
    only(question, lambda choice: shares[choice['id']] == max(shares.values()))
    for country, share in shares.items():
        assert country == right or (points[country].get('bound') != 'least' and shares[right] - share >= 0.02), (question['key'], shares)


def hits(move, stage, day, buyer, wholly):
    """What part of what a country sends to a buyer is left on a day; of a move of some elements, if it is of all or of nothing."""
    numbers = [int(part) for part in move['start'].split('-')]
    start = datetime.date(*(numbers + [1, 1])[:3])
    months = move.get('months', 0)
    end = datetime.date.max
    if months:
        count = start.year * 12 + start.month - 1 + months
        end = datetime.date(count // 12, count % 12 + 1, start.day)
    if move['kind'] == 'licence-delay':
        end = start + datetime.timedelta(move['amount'])
    if not start <= day < end or (move.get('stages') and stage not in move['stages']):
        return 1
    assert not move.get('to') or move['to'] == buyer
    return move.get('leak', 0) if wholly or 'REE' in move.get('minerals', ['REE']) else 1


def check_link(facts, question):
    """Of the plants, one is seen to get something from there, and no chain of links of any sort leads to another."""
    source, target = question['key'].split('/')[2:]
    links = [flow for flow in facts.kinds['flows'].values() if 'from_site' in flow and 'to_site' in flow]
    reached, last = {source}, set()
    while reached != last:
        last = set(reached)
        reached |= {flow['to_site'] for flow in links if flow['from_site'] in reached}
    only(question, lambda choice: choice['id'] in reached)
    assert question['choices'][question['right']]['id'] == target and len(question['choices']) == 4
    assert all(facts.site(choice)['id'] != source for choice in question['choices'])
    here, there = (facts.label(facts.kinds['sites'][name]) for name in (source, target))
    assert not set(re.findall(r'\w+', here.lower())) & set(re.findall(r'\w+', there.lower())), (here, there)
    assert here in question['question'] and here in question['reason'] and there in question['reason']
    year = re.search(r'\d{4}', question['reason'])[0]
    assert any(flow['basis'] not in ('plan', 'contract') and flow['year'] == year and span(flow.get('to', '2999'))[1] >= span(facts.as_of)[0]
               for flow in links if (flow['from_site'], flow['to_site']) == (source, target)), question['key']


def check_buyer(facts, question):
    """Tonnes of one year, kind and seller."""
    flows = facts.kinds['flows']
    right = flows[question['key'].split('/')[2]]
    like = ('from_country', 'year', 'what', 'stage_from', 'basis')
    tonnes = {}
    for choice in question['choices']:
        flow, = [flow for flow in flows.values() if flow.get('to_country') == choice['id'] and 't_per_year' in flow
                 and all(flow.get(field) == right.get(field) for field in like)]
        tonnes[choice['id']] = flow['t_per_year']
        assert not any(other.get('part_of') == flow['id'] for other in flows.values()), flow['id']
    assert right['basis'] == 'customs' and 'gross weight' in right['what'] and len(tonnes) >= 3
    assert ('magnets' in question['question']) == (right['stage_from'] == 'magnet') and right['year'] in question['question']
    assert facts.kinds['countries'][right['from_country']]['name'] in question['question']
    only(question, lambda choice: all(0.88 * tonnes[choice['id']] > tonnes[other] for other in tonnes if other != choice['id']))
    assert question['choices'][question['right']]['id'] == right['to_country']
    told = [int(number.replace(',', '')) for number in re.findall(r' ([\d,]+)(?:;|\.$)', question['reason'])]
    assert told == sorted(tonnes.values(), reverse=True)[:2], (question['reason'], tonnes)


def check_source(facts, question):
    """Shares of one time and buyer."""
    _, _, name, year, right = question['key'].split('/')
    buyer = {'eu-import-shares': 'European Union', 'japan-import-sources-2018': 'Japan', 'us-import-sources-mcs': 'United States'}[name]
    points = [point for point in facts.kinds['series'][name]['points'] if point['t'] == year]
    found = {choice['id']: [point['v'] for point in points if point['key'] == choice['id'] and 'bound' not in point]
             for choice in question['choices']}
    assert all(len(values) == 1 for values in found.values()) and len(found) >= 3, found
    assert question['question'].startswith(buyer) and year in question['question']
    assert ('four years to' in question['question']) == ('four-year' in facts.kinds['series'][name]['title'])
    only(question, lambda choice: all(found[choice['id']][0] >= found[other][0] + 3 for other in found if other != choice['id']))
    assert question['choices'][question['right']]['id'] == right
    told = [float(number) for number in re.findall(r'([\d.]+)\u202f%', question['reason'])]
    ordered = sorted((values[0] for values in found.values()), reverse=True)
    assert all(abs(a - b) < 0.51 for a, b in zip(told, ordered)) and len(told) == 2, (told, ordered)


def check_cut_off(facts, question):
    form = {'link': check_link, 'buyer': check_buyer, 'source': check_source}.get(question['key'].split('/')[1], check_scenario)
    form(facts, question)


def check_scenario(facts, question):
    """Only scenarios whose moves of the stage halt exports: then a buyer loses its share of the country that halts them."""
    _, name, stage, year, _ = question['key'].split('/')
    scenario = facts.scenarios[name]
    moves = [move for move in scenario['moves'] if move['kind'] not in ('demand', 'recycling', 'stock-release', 'plant-opens',
                                                                       'plant-slips', 'plant-never')]
    moves = [move for move in moves if not move.get('stages') or stage in move['stages']]
    assert scenario['title'] in question['question'] and year in question['question']
    assert moves and all(move['kind'] in ('stop-exports', 'licence-delay') for move in moves), moves
    sender, = {move['country'] for move in moves}
    days = [datetime.date(int(year), 1, 1) + datetime.timedelta(i) for i in range(366)]
    days = [day for day in days if day.year == int(year)]
    least, most, of = {}, {}, set()
    for choice in question['choices']:
        part, what = buys_from(facts, choice['id'], stage, sender, year)
        of.add(what)
        for lost, wholly in ((least, False), (most, True)):
            kept = [math.prod(hits(move, stage, day, choice['id'], wholly) for move in moves) for day in days]
            lost[choice['id']] = part * (1 - sum(kept) / len(days))
    assert len(of) == 1, 'shares of imports and of all supply are not to be compared'
    only(question, lambda choice: all(least[choice['id']] > most[other] + 0.02 for other in most if other != choice['id']))
    right = question['choices'][question['right']]['id']
    told = [float(number) for number in re.findall(r'([\d.]+)\u202f%', question['reason'])]
    assert abs(told[0] - 100 * least[right]) < 0.51, (question['reason'], least)


def buys_from(facts, buyer, stage, sender, year):
    """The share that comes from the sender, the newest before the year, and of what; docs/model.md says of which records."""
    if stage == 'magnet':
        record = facts.kinds['demand'][f'{buyer.lower()}-magnets-share-cn-2022']
        assert record['region'] == buyer and record['year'] == '2022' and record['what'].endswith('percent')
        return record['value'] / 100, re.search('imports|supply', record['what'])[0]
    series = facts.kinds['series'][{'US': 'us-import-sources-mcs', 'EU': 'eu-import-shares', 'JP': 'japan-china-dependence'}[buyer]]
    points = [point for point in series['points'] if point['key'] == sender and span(point['t'])[0].year < int(year)]
    return max(points, key=lambda point: span(point['t']))['v'] / 100, 'imports'


def check_odd_one(facts, question):
    by = question['key'].split('/')[1]
    assert len(question['choices']) == 4
    if by == 'group':
        elements = [facts.kinds['elements'][choice['id']] for choice in question['choices']]
        assert 'group' in question['question'] and {element['group'] for element in elements} == {'LREE', 'HREE'}
        traits = {'group': [element['group'] for element in elements], 'magnet': [element['magnet'] for element in elements]}
        for use in {use for element in elements for use in element['uses']}:
            traits['use ' + use] = [use in element['uses'] or f'not {i}' for i, element in enumerate(elements)]
    else:
        sites = [facts.site(choice) for choice in question['choices']]
        assert {'country': 'country', 'kind': 'same kind', 'state': 'same state'}[by] in question['question']
        traits = {'country': [site['country'] for site in sites], 'kind': [site['kind'] for site in sites],
                  'state': [facts.state(site) for site in sites],
                  'club': [(site['country'] in EU, site['country'] in G7) for site in sites],
                  'operator': [site.get('operator', f'not known {site["id"]}') for site in sites]}
        if by != 'kind':
            traits['stages'] = [tuple(sorted(site.get('stages', []))) for site in sites]
        done = [set(site.get('stages', [])) for site in sites]
        assert by != 'kind' or all(not done[question['right']] & other for i, other in enumerate(done) if i != question['right'])
        assert not {None, 'not-known'} & set(traits['state'])
        for name in ('country', 'kind', 'state', 'club'):
            assert name == by or len(set(traits[name])) == 1, (question['key'], name, traits[name])
    for name, values in traits.items():
        counts = sorted(collections.Counter(values).values())
        assert (counts == [1, 3]) == (name == by), (question['key'], name, values)
    value = traits[by]
    only(question, lambda choice: value.count(value[question['choices'].index(choice)]) == 1)


CHECKS = {'locate': check_locate, 'name': check_name, 'chain-order': check_chain_order, 'time-order': check_time_order,
          'use': check_use, 'site-kind': check_site_kind, 'binding': check_binding, 'most': check_most, 'cut-off': check_cut_off,
          'odd-one': check_odd_one}


# --- All ---

def check_form(facts, question):
    texts = [choice['text'] for choice in question['choices']]
    assert len(set(texts)) == len(texts) and all(texts), texts
    assert len({choice['id'] for choice in question['choices'] if 'id' in choice}) in (0, len(texts))
    if question['form'] == 'pick':
        assert len(texts) >= 2 and question['answer'] == texts[question['right']]
    elif question['form'] == 'order':
        assert sorted(question['order']) == list(range(len(texts))) and len(texts) >= 3
        assert question['order'] != sorted(question['order']) and question['answer'] == [texts[i] for i in question['order']]
    else:
        assert question['form'] == 'place' and question['equal']['form'] == 'pick'
    assert question['level'] in (1, 2, 3) and re.search(r'[?.]$', question['question'])
    assert question['reason'].endswith('.') and question['view'].startswith('monazite:view?date=')
    assert question['sources'], question['key']
    for source in question['sources']:
        record = facts.kinds['sources'][source['id']]
        assert source == {key: record[key] for key in ('id', 'title', 'publisher', 'date', 'url') if record.get(key)}, source
    if 'equal' in question:
        check_form(facts, question['equal'])


def check(facts, question):
    check_form(facts, question)
    CHECKS[question['kind']](facts, question)
