/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the pictures' colours can be read and told apart, from the themes' own numbers.
 *
 * Contrast: WCAG 2.1 (W3C, 2018), success criteria 1.4.3 (text, 4.5:1) and 1.4.11 (what is drawn, 3:1). Deficient colour vision:
 * G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE TVCG
 * 15(6), 2009), matrices of severity 1. Differences: CIEDE2000, as G. Sharma, W. Wu, E. Dalal, "The CIEDE2000 Color-Difference
 * Formula" (Color Research & Application 30(1), 2005), has it.
 */
#include <math.h>

#include "mz-marker-paint.h"
#include "mz-test.h"
#include "mz-theme.h"

#define TEXT_LEAST  4.5
#define DRAWN_LEAST 3.0
#define STAGES_LEAST 13.0 /* CIEDE2000 */
#define SIZE        24    /* px of a symbol */

static const char *const kinds[MZ_N_THEMES] = { "light", "dark", "print", "high contrast light", "high contrast dark" };

/* As it is on an opaque @ground. */
static MzColor
lay_over (MzColor color, MzColor ground)
{
  MzColor mixed = mz_color_mix (ground, color, color.a);

  mixed.a = 1;
  return mixed;
}

static void
assert_contrast (const MzTheme *theme, const char *what, MzColor color, MzColor ground, double least)
{
  double contrast = mz_color_contrast (lay_over (color, ground), ground);

  if (contrast < least)
    g_error ("%s, %s: %.2f, not %.1f", kinds[theme->kind], what, contrast, least);
}

/* The example of the standard itself: black and white, and #777777 on white, which is known to fail by a hair. */
static void
test_formula (void)
{
  MzColor white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 }, grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (mz_color_contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (mz_color_contrast (grey, white), 4.48, 0.005);
}

static void
test_text (void)
{
  for (guint kind = 0; kind < MZ_N_THEMES; kind++)
    {
      const MzTheme *theme = mz_theme_get ((MzThemeKind) kind);
      MzColor tint = lay_over (theme->control_tint, theme->land);
      const struct { const char *what; MzColor color, ground; } pairs[] = {
        { "label on land", theme->label, theme->land }, { "label on sea", theme->label, theme->sea },
        { "label on tint", theme->label, tint }, { "label on ice", theme->label, theme->ice },
        { "sea label", theme->sea_label, theme->sea }, { "site label on land", theme->site_label, theme->land },
        { "site label on sea", theme->site_label, theme->sea }, { "site label on tint", theme->site_label, tint },
        { "words on controls, on land", theme->control_words, theme->land },
        { "words on controls, on sea", theme->control_words, theme->sea },
        { "words on controls, on tint", theme->control_words, tint },
        { "ink on land", theme->ink, theme->land }, { "ink on sea", theme->ink, theme->sea }, { "ink on tint", theme->ink, tint },
        { "text", theme->text, theme->view }, { "dim text", theme->text_dim, theme->view },
        { "accent as text", theme->accent_text, theme->view }, { "right", theme->right, theme->view },
        { "caution", theme->caution, theme->view }, { "chip", theme->chip_text, theme->chip },
      };

      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        assert_contrast (theme, pairs[i].what, pairs[i].color, pairs[i].ground, TEXT_LEAST);
      for (guint i = 0; i < MZ_N_SEA_DEPTHS; i++)
        assert_contrast (theme, "sea label over the deep", theme->sea_label, theme->sea_depths[i], TEXT_LEAST);
    }
}

/* A symbol is told from its casing everywhere, and from the ground without it. */
static void
test_drawn (void)
{
  for (guint kind = 0; kind < MZ_N_THEMES; kind++)
    {
      const MzTheme *theme = mz_theme_get ((MzThemeKind) kind);
      MzColor tint = lay_over (theme->control_tint, theme->land);

      for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
        {
          MzColor color = mz_theme_stage (theme, (MzStage) stage);
          const char *name = stage < MZ_N_STAGES ? mz_vocabulary_get_key (&mz_stages, stage) : "deposit";

          assert_contrast (theme, name, color, theme->casing, DRAWN_LEAST);
          assert_contrast (theme, name, color, theme->land, DRAWN_LEAST);
          assert_contrast (theme, name, color, theme->sea, DRAWN_LEAST);
        }
      assert_contrast (theme, "hatch on land", theme->control_hatch, theme->land, DRAWN_LEAST);
      assert_contrast (theme, "hatch on tint", theme->control_hatch, tint, DRAWN_LEAST);
      assert_contrast (theme, "hatch on a chart", theme->control_hatch, theme->view, DRAWN_LEAST);
      assert_contrast (theme, "choice on land", theme->sel, theme->land, DRAWN_LEAST);
      assert_contrast (theme, "choice on sea", theme->sel, theme->sea, DRAWN_LEAST);
      assert_contrast (theme, "choice on a chart", theme->sel, theme->view, DRAWN_LEAST);
      assert_contrast (theme, "accent on a chart", theme->accent, theme->view, DRAWN_LEAST);
    }
}

typedef struct
{
  double l, a, b;
} Lab;

static double
degrees (double y, double x)
{
  double angle = x != 0 || y != 0 ? atan2 (y, x) * 180 / G_PI : 0;

  return angle < 0 ? angle + 360 : angle;
}

static double
cosine (double degrees_)
{
  return cos (degrees_ * G_PI / 180);
}

/* Names as in the paper. */
static double
measure_difference (Lab one, Lab two)
{
  double c7 = pow ((hypot (one.a, one.b) + hypot (two.a, two.b)) / 2, 7);
  double g = 0.5 * (1 - sqrt (c7 / (c7 + pow (25, 7))));
  double a1 = one.a * (1 + g), a2 = two.a * (1 + g), c1 = hypot (a1, one.b), c2 = hypot (a2, two.b);
  double h1 = degrees (one.b, a1), h2 = degrees (two.b, a2), dh = h2 - h1, h = h1 + h2;
  double l = (one.l + two.l) / 2, c = (c1 + c2) / 2, t, sl, sc, sh, rt, dl = two.l - one.l, dc = c2 - c1;

  if (c1 * c2 == 0)
    dh = 0;
  else
    {
      h = fabs (dh) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
      dh = dh > 180 ? dh - 360 : dh < -180 ? dh + 360 : dh;
    }
  dh = 2 * sqrt (c1 * c2) * sin (dh / 2 * G_PI / 180);
  t = 1 - 0.17 * cosine (h - 30) + 0.24 * cosine (2 * h) + 0.32 * cosine (3 * h + 6) - 0.20 * cosine (4 * h - 63);
  sl = 1 + 0.015 * (l - 50) * (l - 50) / sqrt (20 + (l - 50) * (l - 50));
  sc = 1 + 0.045 * c;
  sh = 1 + 0.015 * c * t;
  rt = -sin (2 * 30 * exp (-(h - 275) / 25 * (h - 275) / 25) * G_PI / 180) * 2 * sqrt (pow (c, 7) / (pow (c, 7) + pow (25, 7)));
  dl /= sl;
  dc /= sc;
  dh /= sh;
  return sqrt (dl * dl + dc * dc + dh * dh + rt * dc * dh);
}

/* Four of the pairs that the paper has for those who write programs. */
static void
test_difference (void)
{
  static const struct { Lab one, two; double expected; } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 22.7233, 20.0904, -46.6940 }, { 23.0331, 14.9730, -42.5619 }, 2.0373 },
    { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpfloat_with_epsilon (measure_difference (pairs[i].one, pairs[i].two), pairs[i].expected, 5e-5);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
bend (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* Of sRGB, to the white of D65, as whoever has this vision sees it. */
static Lab
see (MzColor color, const double vision[3][3])
{
  double in[3] = { linear (color.r), linear (color.g), linear (color.b) }, rgb[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    rgb[i] = CLAMP (vision[i][0] * in[0] + vision[i][1] * in[1] + vision[i][2] * in[2], 0, 1);
  x = bend ((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  y = bend (0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  z = bend ((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

enum { NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA, N_VISIONS };

/*
 * The smallest distance of two stages, in each theme, for each vision. The numbers expected were made by a program of its own in
 * another language.
 */
static void
test_stages (void)
{
  static const double visions[N_VISIONS][3][3] = {
    [NORMAL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    [PROTANOPIA] = { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    [DEUTERANOPIA] = { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    [TRITANOPIA] = { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
  };
  static const double expected[MZ_N_THEMES][N_VISIONS] = {
    [MZ_THEME_LIGHT] = { 15.35, 15.52, 13.47, 13.29 },
    [MZ_THEME_PRINT] = { 15.35, 15.52, 13.47, 13.29 },
    [MZ_THEME_DARK] = { 18.41, 14.41, 16.13, 15.78 },
    [MZ_THEME_HC_LIGHT] = { 18.91, 16.52, 14.58, 14.70 },
    [MZ_THEME_HC_DARK] = { 19.54, 14.42, 14.29, 14.28 },
  };

  for (guint kind = 0; kind < MZ_N_THEMES; kind++)
    for (guint vision = 0; vision < N_VISIONS; vision++)
      {
        const MzTheme *theme = mz_theme_get ((MzThemeKind) kind);
        double least = G_MAXDOUBLE;

        for (guint i = 0; i < MZ_N_STAGES; i++)
          for (guint k = 0; k < i; k++)
            least = MIN (least, measure_difference (see (theme->stages[i], visions[vision]), see (theme->stages[k], visions[vision])));
        g_assert_cmpfloat (least, >=, STAGES_LEAST);
        g_assert_cmpfloat_with_epsilon (least, expected[kind][vision], 0.01);
      }
}

/* Black on white: what is left where no colour can be seen. */
static cairo_surface_t *
draw_grey (MzStage stage, MzState state)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE + 8, SIZE + 8);
  cairo_t *cr = cairo_create (surface);
  MzTheme grey = *mz_theme_get (MZ_THEME_PRINT);

  for (guint i = 0; i < MZ_N_STAGES; i++)
    grey.stages[i] = (MzColor) { 0.2, 0.2, 0.2, 1 };
  grey.deposit = grey.stages[0];
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  mz_marker_paint (cr, &grey, stage, state, SIZE, SIZE / 2.0 + 4, SIZE / 2.0 + 4);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How many pixels are of another lightness, by more than a fifth. */
static guint
count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      {
        const guchar *left = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a) + 4 * x;
        const guchar *right = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b) + 4 * x;

        n += abs (left[1] - right[1]) > 51;
      }
  return n;
}

static void
assert_differ (const char *what, MzStage stage, MzState state, MzStage other_stage, MzState other_state)
{
  cairo_surface_t *a = draw_grey (stage, state), *b = draw_grey (other_stage, other_state);
  guint n = count_different (a, b);

  if (n < SIZE * SIZE / 16)
    g_error ("%s: %u and %u, %u and %u: only %u pixels are different", what, stage, state, other_stage, other_state, n);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* Without any colour the stages have their shapes, and the states their fills; what is not built yet is drawn as one. */
static void
test_shapes (void)
{
  static const MzState states[] = { MZ_STATE_OPERATING, MZ_STATE_CONSTRUCTION, MZ_STATE_PLANNED, MZ_STATE_CARE, MZ_STATE_CLOSED,
                                    MZ_STATE_NOT_KNOWN };

  for (guint i = 0; i <= MZ_N_STAGES; i++)
    {
      for (guint k = 0; k < i; k++)
        assert_differ ("stages", (MzStage) i, MZ_STATE_OPERATING, (MzStage) k, MZ_STATE_OPERATING);
      for (guint s = 0; s < G_N_ELEMENTS (states) && i < MZ_N_STAGES; s++)
        for (guint t = 0; t < s; t++)
          assert_differ ("states", (MzStage) i, states[s], (MzStage) i, states[t]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/theme/formula", test_formula);
  g_test_add_func ("/render/theme/text", test_text);
  g_test_add_func ("/render/theme/drawn", test_drawn);
  g_test_add_func ("/render/theme/difference", test_difference);
  g_test_add_func ("/render/theme/stages", test_stages);
  g_test_add_func ("/render/theme/shapes", test_shapes);
  return g_test_run ();
}
