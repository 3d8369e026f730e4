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


def linearize(color):
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color[:3]]


def to_oklab(color):
    """Ottosson's, https://bottosson.github.io/posts/oklab/"""
    r, g, b = linearize(color)
    l, m, s = (cone ** (1 / 3) for cone in (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
                                            0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
                                            0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b))
    return (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)


def from_oklab(lightness, a, b):
    l, m, s = (cone ** 3 for cone in (lightness + 0.3963377774 * a + 0.2158037573 * b,
                                      lightness - 0.1055613458 * a - 0.0638541728 * b,
                                      lightness - 0.0894841775 * a - 1.2914855480 * b))
    linear = (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
              -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    return tuple(min(1, 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055) for c in (max(0, c) for c in linear))


def resolve_from(inner, names, current):
    """"from @accent_bg_color min(l, 0.5) a b": another one, no lighter, or no darker, than that."""
    base, limit, lightness = re.fullmatch(r'from (@\w+) (min|max)\(l, ([\d.]+)\) a b', inner).groups()
    lab = to_oklab(resolve(base, names, current))
    return from_oklab({'min': min, 'max': max}[limit](lab[0], float(lightness)), *lab[1:]) + (1,)


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
    function, parts = function.lower(), split(inner)
    if function == 'oklab':
        return resolve_from(inner, names, current)
    if function == 'rgb' and len(parts) == 1:
        parts = re.fullmatch(r'(\d+) (\d+) (\d+) ?/ ?(\d+)%', inner).groups()
        return tuple(float(part) / 255 for part in parts[:3]) + (float(parts[3]) / 100,)
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
    red, green, blue = linearize(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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


def check(names, css):
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
            found += [(selector, contrast(text_color, ground), TEXT) for ground in grounds]
        ring = re.search(r'(?:#|@|alpha|currentColor).*', style.get('outline', ''))
        if ring:
            found += [(selector + ' (outline)', contrast(resolve(ring[0], names, ink), ground), RING) for ground in grounds]
    return found


def accents(names, base):
    """The colours that the desktop lets its user choose among since libadwaita 1.6; before there is one, which has been defined."""
    colors = re.findall(r'--accent-(?:blue|teal|green|yellow|orange|red|pink|purple|slate): (#\w+);', base)
    if 'accent_bg_color' in names:
        return [{}]
    assert len(colors) == 9, 'libadwaita has other accents than in 1.7'
    return [{'accent_bg_color': color, 'accent_fg_color': 'white'} for color in colors]


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
        low = sorted({(round(value, 2), selector) for accent in accents(names, adwaita['base.css'])
                      for selector, value, least in check(names | accent, ''.join(styles[name] for name in used)) if value < least})
        for value, selector in low:
            print(f'# {selector}: {value} to 1')
        print(f'{"not ok" if low else "ok"} {i + 1} {theme}')
        bad += len(low) > 0
    return bad > 0


if __name__ == '__main__':
    sys.exit(main())
