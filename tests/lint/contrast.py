#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text stands out by 4.5 to 1 and the ring of the focus by 3 to 1 (WCAG AA), from the numbers of our style and of libadwaita's."""
import pathlib
import re
import subprocess
import sys

ADWAITA = '/org/gnome/Adwaita/styles/'
GROUNDS = ['panel_bg_color', 'window_bg_color', 'view_bg_color', 'popover_bg_color']
TEXTLESS = ['window.audience', 'pair-box']
CONSOLE = ['#242424', '#303030', '#2a2a2a', '#1e1e1e']
TEXT, RING = 4.5, 3.0


def split(text):
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char == '(') - (char == ')')
        if char == ',' and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return [part.strip() for part in parts + [text[start:]]]


def resolve(text, names, current):
    """Red, green, blue and alpha, each 0 to 1."""
    text = text.strip()
    words = {'white': (1, 1, 1, 1), 'black': (0, 0, 0, 1), 'transparent': (0, 0, 0, 0)}
    if text in words:
        return words[text]
    if text == 'currentColor':
        return current
    if text.startswith('@'):
        return resolve(names[text[1:]], names, current)
    if text.startswith('#'):
        digits = text[1:] if len(text) == 7 else ''.join(2 * digit for digit in text[1:])
        return tuple(int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)) + (1,)
    function, inner = re.fullmatch(r'(\w+)\((.*)\)', text).groups()
    parts = split(inner)
    if function in ('rgb', 'rgba'):
        return tuple(float(part) / 255 for part in parts[:3]) + (float(parts[3]) if len(parts) > 3 else 1,)
    if function == 'alpha':
        color = resolve(parts[0], names, current)
        return color[:3] + (color[3] * float(parts[1]),)
    if function == 'mix':
        first, second, part = resolve(parts[0], names, current), resolve(parts[1], names, current), float(parts[2])
        return tuple(a + (b - a) * part for a, b in zip(first, second))
    raise ValueError(text)


def over(color, ground):
    return tuple(c * color[3] + g * (1 - color[3]) for c, g in zip(color[:3], ground[:3])) + (1,)


def luminance(color):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(color, ground):
    light, dark = sorted((luminance(over(color, ground)), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules(text):
    text = re.sub(r'/\*.*?\*/', '', text, flags=re.S)
    for selector, body in re.findall(r'([^{}@;]+)\{([^{}]*)\}', text):
        yield ' '.join(selector.split()), {key.strip(): value.strip() for key, value in
                                           (part.split(':', 1) for part in body.split(';') if ':' in part)}


def define(names, text):
    names.update(re.findall(r'@define-color\s+(\w+)\s+([^;]+);', text))


def find_outer(selector, opaque):
    """The ground of what a rule's widgets are in, where the rules say: of ".option" for ".option.right image"."""
    for part in reversed(selector.split(',')[0].split()[:-1]):
        name = re.match(r'[.]?[\w-]+', part)
        if name and name[0] in opaque:
            return opaque[name[0]]
    return None


def grounds_of(selector, style, names, current, opaque):
    """What the text of a rule, or of what is in it, is drawn on."""
    outer = find_outer(selector, opaque)
    bases = [outer] if outer else CONSOLE if 'show-console' in selector or 'window.console' in selector else ['@' + name for name in GROUNDS]
    bases = [resolve(base, names, current) for base in bases]
    own = style.get('background-color', style.get('background', 'none'))
    if own in ('none', 'currentColor'):
        return bases
    return [over(resolve(own, names, current), base) for base in bases]


def check(theme, names, css):
    found = []
    opaque = {selector: style['background-color'] for selector, style in rules(css)
              if re.fullmatch(r'@\w+', style.get('background-color', ''))}
    current = resolve('@window_fg_color', names, None)
    for selector, style in rules(css):
        if selector in TEXTLESS:
            continue
        console = 'show-console' in selector or 'window.console' in selector
        ink = (1, 1, 1, 1) if console else current
        grounds = grounds_of(selector, style, names, ink, opaque)
        color = style.get('color')
        if color == 'inherit':
            continue
        if color or 'background-color' in style or 'background' in style:
            text_color = resolve(color or 'currentColor', names, ink)
            found += [(theme, selector, contrast(text_color, ground), TEXT) for ground in grounds]
        ring = re.search(r'(?:#|@|alpha|currentColor).*', style.get('outline', ''))
        if ring:
            found += [(theme, selector + ' (outline)', contrast(resolve(ring[0], names, ink), ground), RING) for ground in grounds]
    return found


def extract(library, name):
    return subprocess.run(['gresource', 'extract', library, ADWAITA + name], capture_output=True, text=True, check=True).stdout


def main():
    top, library = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    styles = {name: (top / 'resources' / name).read_text() for name in ('style.css', 'style-dark.css', 'style-hc.css')}
    try:
        adwaita = {name: extract(library, name) for name in ('base.css', 'base-hc.css', 'defaults-light.css', 'defaults-dark.css')}
    except (OSError, subprocess.CalledProcessError) as error:
        print(f'1..0 # SKIP the colours of libadwaita cannot be read as they are in 1.2: {error}')
        return 0
    if not re.search(r'@define-color window_bg_color #', adwaita['defaults-light.css']):
        print('1..0 # SKIP libadwaita has its colours in another way than 1.2')
        return 0
    print('1..4')
    bad = 0
    for i, (dark, high) in enumerate([(0, 0), (1, 0), (0, 1), (1, 1)]):
        theme = ('dark' if dark else 'light') + (' in high contrast' if high else '')
        names = {}
        used = ['style.css'] + ['style-dark.css'] * dark + ['style-hc.css'] * high
        define(names, adwaita['base-hc.css' if high else 'base.css'])
        define(names, adwaita['defaults-dark.css' if dark else 'defaults-light.css'])
        for name in used:
            define(names, styles[name])
        if high:
            # What base-hc.css makes of them; text has its full strength there.
            names['window_fg_color'] = 'white' if dark else 'black'
        low = sorted({(round(value, 2), selector) for _, selector, value, least in
                      check(theme, names, ''.join(styles[name] for name in used)) if value < least})
        for value, selector in low:
            print(f'# {selector}: {value} to 1')
        print(f'{"not ok" if low else "ok"} {i + 1} {theme}')
        bad += len(low) > 0
    return bad > 0


if __name__ == '__main__':
    sys.exit(main())
