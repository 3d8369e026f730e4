/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-theme.h"

#include <math.h>

#define RGB(hex) { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 }
#define RGBA(hex, alpha) { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, alpha }

/* In the order of MzStage. */
#define STAGES_LIGHT { RGB (0x8f5735), RGB (0x958100), RGB (0x12389b), RGB (0x57707a), RGB (0xa94bd6), RGB (0x7a0a1c), \
                       RGB (0x2b8f6c) }
#define STAGES_DARK { RGB (0xfdbd68), RGB (0xa39200), RGB (0x4c86c4), RGB (0xa5b8bb), RGB (0xc8aafe), RGB (0xe07480), \
                      RGB (0x9efcd0) }
#define STAGES_HC_LIGHT { RGB (0x7d4930), RGB (0x867500), RGB (0x00187d), RGB (0x3f585c), RGB (0x9708d4), RGB (0x5a0017), \
                          RGB (0x3d8167) }
#define STAGES_HC_DARK { RGB (0xebbd85), RGB (0xfef64c), RGB (0x5f98f6), RGB (0xadb8bb), RGB (0xd8c4fd), RGB (0xd97f84), \
                         RGB (0xb1fcde) }

static const MzTheme themes[MZ_N_THEMES] = {
  [MZ_THEME_LIGHT] = {
    .kind = MZ_THEME_LIGHT, .dark = FALSE, .line_factor = 1, .halo_width = 3,
    .sea = RGB (0xdce6eb), .sea_depths = { RGB (0xdae5ea), RGB (0xd8e3e9), RGB (0xd5e1e8), RGB (0xd2dfe6) },
    .land = RGB (0xf6f4ef), .coast = RGB (0xb9c8d0), .border = RGB (0xd3cdc1), .admin1 = RGB (0xdad5ca),
    .river = RGB (0xc6d6de), .ice = RGB (0xfbfcfc), .graticule = RGBA (0x4c6877, 0.16),
    .label = RGB (0x55524b), .sea_label = RGB (0x496473), .site_label = RGB (0x1f2326), .halo = RGBA (0xf6f4ef, 0.92),
    .casing = RGB (0xffffff),
    .stages = STAGES_LIGHT, .deposit = RGB (0x6b6660),
    .ink = RGB (0x2b3640), .ink_halo = RGBA (0xffffff, 0.8),
    .control_tint = RGB (0xf3ddbf), .control_hatch = RGB (0xa8611a), .control_words = RGB (0x7a3f06),
    .sel = RGB (0x1c71d8), .accent = RGB (0x3584e4), .accent_text = RGB (0x1c71d8),
    .right = RGB (0x1b7340), .caution = RGB (0x8a4b00),
    .text = RGB (0x1f2326), .text_dim = RGB (0x5e5e5e), .chip = RGB (0xe9eef5), .chip_text = RGB (0x184a8c),
    .view = RGB (0xffffff),
  },
  [MZ_THEME_DARK] = {
    .kind = MZ_THEME_DARK, .dark = TRUE, .line_factor = 1, .halo_width = 3,
    .sea = RGB (0x1a2025), .sea_depths = { RGB (0x191f24), RGB (0x181d22), RGB (0x161b20), RGB (0x15191e) },
    .land = RGB (0x303437), .coast = RGB (0x4a565d), .border = RGB (0x4e5356), .admin1 = RGB (0x3d4245),
    .river = RGB (0x202b34), .ice = RGB (0x3a4044), .graticule = RGBA (0x9fb4c0, 0.14),
    .label = RGB (0xbec1c2), .sea_label = RGB (0x7f97a4), .site_label = RGB (0xf2f2f2), .halo = RGBA (0x26292b, 0.92),
    .casing = RGB (0x1b1d1e),
    .stages = STAGES_DARK, .deposit = RGB (0xa6a29b),
    .ink = RGB (0xdde3e8), .ink_halo = RGBA (0x1a1d1f, 0.8),
    .control_tint = RGB (0x4d3f2a), .control_hatch = RGB (0xc98f45), .control_words = RGB (0xf0c58c),
    .sel = RGB (0x5aa2f5), .accent = RGB (0x3584e4), .accent_text = RGB (0x78aeed),
    .right = RGB (0x7bd3a0), .caution = RGB (0xf2b66b),
    .text = RGB (0xf2f2f2), .text_dim = RGB (0xb5b5b5), .chip = RGB (0x2f3b4b), .chip_text = RGB (0xa9cbf5),
    .view = RGB (0x1e1e1e),
  },
  [MZ_THEME_PRINT] = {
    .kind = MZ_THEME_PRINT, .dark = FALSE, .line_factor = 1, .halo_width = 3,
    .sea = RGB (0xffffff), .sea_depths = { RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff) },
    .land = RGB (0xf2f2f2), .coast = RGB (0x8c8c8c), .border = RGB (0xa6a6a6), .admin1 = RGB (0xc8c8c8),
    .river = RGB (0xb8b8b8), .ice = RGB (0xfafafa), .graticule = RGB (0xd6d6d6),
    .label = RGB (0x333333), .sea_label = RGB (0x666666), .site_label = RGB (0x000000), .halo = RGBA (0xffffff, 0.92),
    .casing = RGB (0xffffff),
    .stages = STAGES_LIGHT, .deposit = RGB (0x6b6660),
    .ink = RGB (0x000000), .ink_halo = RGBA (0xffffff, 0.8),
    .control_tint = RGBA (0xffffff, 0), .control_hatch = RGB (0x000000), .control_words = RGB (0x000000),
    .sel = RGB (0x1c71d8), .accent = RGB (0x3584e4), .accent_text = RGB (0x1c71d8),
    .right = RGB (0x1b7340), .caution = RGB (0x8a4b00),
    .text = RGB (0x000000), .text_dim = RGB (0x595959), .chip = RGB (0xf2f2f2), .chip_text = RGB (0x000000),
    .view = RGB (0xffffff),
  },
  [MZ_THEME_HC_LIGHT] = {
    .kind = MZ_THEME_HC_LIGHT, .dark = FALSE, .line_factor = 1.4, .halo_width = 5,
    .sea = RGB (0xffffff), .sea_depths = { RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff) },
    .land = RGB (0xffffff), .coast = RGB (0x000000), .border = RGB (0x5a5a5a), .admin1 = RGBA (0xffffff, 0),
    .river = RGBA (0xffffff, 0), .ice = RGB (0xffffff), .graticule = RGB (0xb4b4b4),
    .label = RGB (0x000000), .sea_label = RGB (0x000000), .site_label = RGB (0x000000), .halo = RGB (0xffffff),
    .casing = RGB (0xffffff),
    .stages = STAGES_HC_LIGHT, .deposit = RGB (0x4a4a4a),
    .ink = RGB (0x000000), .ink_halo = RGB (0xffffff),
    .control_tint = RGB (0xf3ddbf), .control_hatch = RGB (0x7a3f00), .control_words = RGB (0x7a3f00),
    .sel = RGB (0x0033a0), .accent = RGB (0x0033a0), .accent_text = RGB (0x0033a0),
    .right = RGB (0x1b7340), .caution = RGB (0x8a4b00),
    .text = RGB (0x000000), .text_dim = RGB (0x333333), .chip = RGB (0xffffff), .chip_text = RGB (0x000000),
    .view = RGB (0xffffff),
  },
  [MZ_THEME_HC_DARK] = {
    .kind = MZ_THEME_HC_DARK, .dark = TRUE, .line_factor = 1.4, .halo_width = 5,
    .sea = RGB (0x000000), .sea_depths = { RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
    .land = RGB (0x121212), .coast = RGB (0xffffff), .border = RGB (0xa0a0a0), .admin1 = RGBA (0x121212, 0),
    .river = RGBA (0x121212, 0), .ice = RGB (0x121212), .graticule = RGB (0x4a4a4a),
    .label = RGB (0xffffff), .sea_label = RGB (0xffffff), .site_label = RGB (0xffffff), .halo = RGB (0x000000),
    .casing = RGB (0x000000),
    .stages = STAGES_HC_DARK, .deposit = RGB (0xc0c0c0),
    .ink = RGB (0xffffff), .ink_halo = RGB (0x000000),
    .control_tint = RGB (0x4d3f2a), .control_hatch = RGB (0xffc97a), .control_words = RGB (0xffc97a),
    .sel = RGB (0x8cc4ff), .accent = RGB (0x8cc4ff), .accent_text = RGB (0x8cc4ff),
    .right = RGB (0x7bd3a0), .caution = RGB (0xf2b66b),
    .text = RGB (0xffffff), .text_dim = RGB (0xdddddd), .chip = RGB (0x000000), .chip_text = RGB (0xffffff),
    .view = RGB (0x000000),
  },
};

/** mz_theme_get: Returns: (transfer none): the colours of @kind. */
const MzTheme *
mz_theme_get (MzThemeKind kind)
{
  g_return_val_if_fail (kind < MZ_N_THEMES, &themes[MZ_THEME_LIGHT]);

  return &themes[kind];
}

/** mz_theme_stage: @stage: a stage, or %MZ_N_STAGES for deposits, which have none. Returns: its colour. */
MzColor
mz_theme_stage (const MzTheme *theme, MzStage stage)
{
  return stage < MZ_N_STAGES ? theme->stages[stage] : theme->deposit;
}

/**
 * mz_theme_country:
 * @code: ISO 3166-1 alpha-2 or EU
 *
 * Returns: the colour that the country has in every chart, for ever; the same one for all others.
 */
MzColor
mz_theme_country (const MzTheme *theme, const char *code)
{
  static const struct { const char *code; MzColor light, dark; } countries[] = {
    { "CN", RGB (0xc0392f), RGB (0xde3526) }, { "US", RGB (0x123f8c), RGB (0x5491fb) },
    { "AU", RGB (0xedb43a), RGB (0xffd03f) }, { "MM", RGB (0x84589e), RGB (0x8153bc) },
    { "JP", RGB (0xe571a2), RGB (0xd7909f) }, { "EU", RGB (0x6c86ee), RGB (0xa7afd8) },
    { "IN", RGB (0x5c2f08), RGB (0x9b725e) }, { "RU", RGB (0x5b656a), RGB (0x70819d) },
    { "VN", RGB (0x7aab70), RGB (0xa5dc9c) }, { "MY", RGB (0x2fb5c4), RGB (0x7bfcf5) },
  };
  static const MzColor others_light = RGB (0xcfcbc3), others_dark = RGB (0x5f5f5f);

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_strcmp0 (countries[i].code, code) == 0)
      return theme->dark ? countries[i].dark : countries[i].light;
  return theme->dark ? others_dark : others_light;
}

/** mz_color_mix: @amount: 0 gives @a, 1 gives @b. */
MzColor
mz_color_mix (MzColor a, MzColor b, double amount)
{
  return (MzColor) { a.r + (b.r - a.r) * amount, a.g + (b.g - a.g) * amount, a.b + (b.b - a.b) * amount,
                     a.a + (b.a - a.a) * amount };
}

MzColor
mz_color_with_alpha (MzColor color, double alpha)
{
  color.a = alpha;
  return color;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (MzColor color)
{
  return 0.2126 * linear (color.r) + 0.7152 * linear (color.g) + 0.0722 * linear (color.b);
}

/** mz_color_contrast: Returns: the contrast ratio, 1 to 21, of WCAG 2.1 (W3C, 2018), for opaque colours. */
double
mz_color_contrast (MzColor a, MzColor b)
{
  double x = luminance (a), y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

void
mz_color_set_source (MzColor color, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color.r, color.g, color.b, color.a);
}
