/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-text.h"

#include <string.h>

#include "mz-format.h"
#include "mz-svg-text.h"

typedef struct
{
  double      size; /* pixels at factor 1 */
  PangoWeight weight;
  PangoStyle  style;
  double      spacing; /* pixels between letters */
} FontSpec;

static const FontSpec fonts[MZ_N_FONTS] = {
  [MZ_FONT_COUNTRY_1] = { 13, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.8 },
  [MZ_FONT_COUNTRY_2] = { 12, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.7 },
  [MZ_FONT_COUNTRY_3] = { 10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.6 },
  [MZ_FONT_COUNTRY_4] = { 9.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.5 },
  [MZ_FONT_OCEAN] = { 12, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 1.6 },
  [MZ_FONT_SEA] = { 11, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 1.6 },
  [MZ_FONT_REGION] = { 10, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.8 },
  [MZ_FONT_SITE] = { 11.5, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_SITE_NEAR] = { 12, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_SITE_SELECTED] = { 13, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_NOTE] = { 11, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_NOTE_BOLD] = { 11, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_TOWN] = { 10, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_RING_PLACE] = { 11, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_TITLE] = { 15, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_SUBTITLE] = { 12.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_COUNT] = { 11, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_AXIS] = { 12, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [MZ_FONT_LANE] = { 11, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
};

/* The narrow space that does not break is not in Cantarell, and every system draws it from another font: the thin space is, and
   is kept from breaking. (transfer full) */
static char *
replace_narrow_spaces (const char *text, PangoAttrList *attributes)
{
  static const char thin[] = "\342\200\211"; /* U+2009 */
  char *copy = g_strdup (text);

  for (char *p = strstr (copy, MZ_NARROW_SPACE); p != NULL; p = strstr (p, MZ_NARROW_SPACE))
    {
      PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

      memcpy (p, thin, strlen (thin));
      whole->start_index = (guint) MAX (p - copy - 1, 0);
      whole->end_index = (guint) (p - copy + (gssize) strlen (thin) + 1);
      pango_attr_list_insert (attributes, whole);
    }
  return copy;
}

static void
prepare (PangoLayout *layout, MzFont font, double factor, const char *text)
{
  const FontSpec *spec = &fonts[font];
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string ("Cantarell, Noto Sans CJK SC, Sans");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *shown = NULL;

  pango_font_description_set_absolute_size (description, spec->size * factor * PANGO_SCALE);
  pango_font_description_set_weight (description, spec->weight);
  pango_font_description_set_style (description, spec->style);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (spec->spacing > 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) (spec->spacing * factor * PANGO_SCALE)));
  pango_layout_set_font_description (layout, description);
  shown = replace_narrow_spaces (text, attributes);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, shown, -1);
}

/* Positions without hinting: a text is as wide at every scale and on every surface. */
static void
set_options (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

/** mz_text_get_size: Returns: pixels at factor 1. */
double
mz_text_get_size (MzFont font)
{
  g_return_val_if_fail (font < MZ_N_FONTS, 0);

  return fonts[font].size;
}

/**
 * mz_text_layout_new:
 * @factor: what sizes are multiplied by: the user's text factor, a projector's
 *
 * Returns: (transfer full): a layout for this one drawing.
 */
PangoLayout *
mz_text_layout_new (cairo_t *cr, MzFont font, double factor, const char *text)
{
  PangoLayout *layout;

  g_return_val_if_fail (font < MZ_N_FONTS && text != NULL, NULL);

  layout = pango_cairo_create_layout (cr);
  set_options (pango_layout_get_context (layout));
  pango_layout_context_changed (layout);
  prepare (layout, font, factor, text);
  return layout;
}

typedef struct
{
  PangoLayout *layout;
  GHashTable  *sizes; /* "font/factor/text" -> MzTextSize */
} Measure;

static void
measure_free (gpointer data)
{
  Measure *measure = data;

  g_object_unref (measure->layout);
  g_hash_table_unref (measure->sizes);
  g_free (measure);
}

static gboolean plain;

/**
 * mz_text_set_plain:
 *
 * Texts are measured by how many letters they have, not by the font: what is laid out is then the same whatever version of the
 * libraries there is. For golden pictures; before other threads measure.
 */
void
mz_text_set_plain (gboolean is_plain)
{
  plain = is_plain;
}

static MzTextSize
measure_plain (MzFont font, double factor, const char *text)
{
  double size = fonts[font].size * factor, width = 0, longest = 0;
  guint n_lines = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      width = *p == '\n' ? 0 : width + 0.55 * size + fonts[font].spacing * factor;
      longest = MAX (longest, width);
      n_lines += *p == '\n';
    }
  return (MzTextSize) { longest, 1.2 * size * n_lines, 0.95 * size };
}

/**
 * mz_text_measure:
 *
 * What the text takes, remembered for the thread that asks: each thread has its own fonts.
 *
 * Returns: its logical size in pixels.
 */
MzTextSize
mz_text_measure (MzFont font, double factor, const char *text)
{
  static GPrivate per_thread = G_PRIVATE_INIT (measure_free);
  Measure *measure = g_private_get (&per_thread);
  g_autofree char *key = g_strdup_printf ("%d/%.3f/%s", (int) font, factor, text);
  MzTextSize *size;
  int width, height;

  if (plain)
    return measure_plain (font, factor, text);
  if (measure == NULL)
    {
      PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

      set_options (context);
      measure = g_new0 (Measure, 1);
      measure->layout = pango_layout_new (context);
      g_object_unref (context);
      measure->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_private_set (&per_thread, measure);
    }
  size = g_hash_table_lookup (measure->sizes, key);
  if (size != NULL)
    return *size;

  if (g_hash_table_size (measure->sizes) > 20000)
    g_hash_table_remove_all (measure->sizes);
  prepare (measure->layout, font, factor, text);
  pango_layout_get_size (measure->layout, &width, &height);
  size = g_new (MzTextSize, 1);
  *size = (MzTextSize) { (double) width / PANGO_SCALE, (double) height / PANGO_SCALE,
                         (double) pango_layout_get_baseline (measure->layout) / PANGO_SCALE };
  g_hash_table_insert (measure->sizes, g_steal_pointer (&key), size);
  return *size;
}

/** mz_text_show: Paints a layout; text on every surface that can have it. @x, @y: top left corner. */
void
mz_text_show (cairo_t *cr, PangoLayout *layout, MzColor color, double x, double y)
{
  mz_color_set_source (color, cr);
  cairo_move_to (cr, x, y);
  if (!mz_svg_text_add (cr, layout, color, NULL, 0))
    pango_cairo_show_layout (cr, layout);
}

/** mz_text_paint: @x, @y: top left corner. */
void
mz_text_paint (cairo_t *cr, MzFont font, double factor, const char *text, MzColor color, double x, double y)
{
  g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, font, factor, text);

  mz_text_show (cr, layout, color, x, y);
}

/** mz_text_paint_halo: @halo_width: px at factor 1, of the line that lies under the letters; @x, @y: top left corner. */
void
mz_text_paint_halo (cairo_t *cr, MzFont font, double factor, const char *text, MzColor color, MzColor halo, double halo_width,
                    double x, double y)
{
  g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, font, factor, text);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  if (mz_svg_text_add (cr, layout, color, &halo, halo_width * factor))
    {
      cairo_restore (cr);
      return;
    }
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_width (cr, halo_width * factor);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  mz_color_set_source (halo, cr);
  cairo_stroke (cr);
  mz_color_set_source (color, cr);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/** mz_text_paint_centred: @x, @y: the middle of the text. */
void
mz_text_paint_centred (cairo_t *cr, MzFont font, double factor, const char *text, MzColor color, double x, double y)
{
  MzTextSize size = mz_text_measure (font, factor, text);

  mz_text_paint (cr, font, factor, text, color, x - size.width / 2, y - size.height / 2);
}
