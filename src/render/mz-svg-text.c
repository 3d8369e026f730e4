/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-svg-text.h"

#include <math.h>

/* The colour of a place for text: its number in red and green; blue and opacity are those of no colour of a theme. */
#define PLACE_BLUE    0.501
#define PLACE_OPACITY 0.123457
#define MOST_TEXTS    65536

static const cairo_user_data_key_t notes_key;

static void
notes_free (void *notes)
{
  g_ptr_array_unref (notes);
}

void
mz_svg_text_begin (cairo_surface_t *surface)
{
  cairo_surface_set_user_data (surface, &notes_key, g_ptr_array_new_with_free_func (g_free), notes_free);
}

static void
append_number (GString *out, const char *before, double number, const char *behind)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.9g", round (number * 1e4) / 1e4);
  g_string_append_printf (out, "%s%s%s", before, text, behind);
}

static void
append_color (GString *out, const char *what, MzColor color)
{
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", what, (guint) lround (color.r * 255), (guint) lround (color.g * 255),
                          (guint) lround (color.b * 255));
  if (color.a < 1)
    {
      g_string_append_printf (out, " %s-opacity", what);
      append_number (out, "=\"", color.a, "\"");
    }
}

/* What a line shows: an ellipsis is an item of its own, in place of the text that it hides. (transfer full) */
static char *
dup_line (PangoLayout *layout, PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  const PangoItem *ellipsis = NULL;
  GString *shown;

  for (GSList *run = line->runs; run != NULL; run = run->next)
    if ((((PangoGlyphItem *) run->data)->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0)
      ellipsis = ((PangoGlyphItem *) run->data)->item;
  if (ellipsis == NULL)
    return g_strndup (text + line->start_index, (gsize) line->length);
  shown = g_string_new_len (text + line->start_index, ellipsis->offset - line->start_index);
  g_string_append (shown, "…");
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) run->data)->item;

      if (item->offset > ellipsis->offset)
        g_string_append_len (shown, text + item->offset, item->length);
    }
  return g_string_free (shown, FALSE);
}

/* XML 1.0, section 2.2: control characters cannot stand in a document; g_markup_escape_text() writes references to them. */
static char *
escape (const char *text)
{
  GString *clean = g_string_new (NULL);
  g_autofree char *plain = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c == 0xfffe || c == 0xffff ? 0xfffd : c);
    }
  plain = g_string_free (clean, FALSE);
  return g_markup_escape_text (plain, -1);
}

static double
get_spacing (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  g_autoptr (GSList) all = attributes != NULL ? pango_attr_list_get_attributes (attributes) : NULL;
  double spacing = 0;

  for (GSList *l = all; l != NULL; l = l->next)
    if (((PangoAttribute *) l->data)->klass->type == PANGO_ATTR_LETTER_SPACING)
      spacing = (double) ((PangoAttrInt *) l->data)->value / PANGO_SCALE;
  g_slist_free_full (g_steal_pointer (&all), (GDestroyNotify) pango_attribute_destroy);
  return spacing;
}

static void
append_font (GString *out, PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  double spacing = get_spacing (layout);

  g_string_append (out, " font-family=\"Cantarell, 'Noto Sans CJK SC', sans-serif\"");
  append_number (out, " font-size=\"", (double) pango_font_description_get_size (font) / PANGO_SCALE, "\"");
  if (pango_font_description_get_weight (font) != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (out, " font-weight=\"%d\"", (int) pango_font_description_get_weight (font));
  if (pango_font_description_get_style (font) == PANGO_STYLE_ITALIC)
    g_string_append (out, " font-style=\"italic\"");
  if (spacing > 0)
    append_number (out, " letter-spacing=\"", spacing, "\"");
}

/* Anchored where it was set, and told how wide it was: with another font it stays in its place. */
static void
append_lines (GString *out, PangoLayout *layout, double x, double y)
{
  gboolean left = pango_layout_get_alignment (layout) == PANGO_ALIGN_LEFT;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      gboolean start = left && line->resolved_dir != PANGO_DIRECTION_RTL;
      g_autofree char *text = dup_line (layout, line), *escaped = escape (g_strchomp (text));
      PangoRectangle box;
      double width;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      width = (double) box.width / PANGO_SCALE;
      if (*escaped == '\0' || width <= 0)
        continue;
      append_number (out, "<tspan x=\"", x + (double) box.x / PANGO_SCALE + (start ? 0 : width / 2), "\"");
      append_number (out, " y=\"", y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE, "\"");
      append_number (out, " textLength=\"", width, "\" lengthAdjust=\"spacingAndGlyphs\"");
      g_string_append_printf (out, " text-anchor=\"%s\">%s</tspan>", start ? "start" : "middle", escaped);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static char *
dup_element (cairo_t *cr, PangoLayout *layout, MzColor color, const MzColor *halo, double halo_width, double x, double y)
{
  GString *out = g_string_new ("<text xml:space=\"preserve\"");
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  append_number (out, " transform=\"matrix(", matrix.xx, ",");
  append_number (out, "", matrix.yx, ",");
  append_number (out, "", matrix.xy, ",");
  append_number (out, "", matrix.yy, ",");
  append_number (out, "", matrix.x0, ",");
  append_number (out, "", matrix.y0, ")\"");
  append_font (out, layout);
  append_color (out, "fill", color);
  if (halo != NULL)
    {
      append_color (out, "stroke", *halo);
      append_number (out, " stroke-width=\"", halo_width, "\" stroke-linejoin=\"round\"");
    }
  /* As style, which SVG 1.1 leaves to CSS: it has no attributes for these. */
  g_string_append_printf (out, " style=\"font-feature-settings:'tnum'%s\">", halo != NULL ? ";paint-order:stroke" : "");
  append_lines (out, layout, x, y);
  g_string_append (out, "</text>");
  return g_string_free (out, FALSE);
}

gboolean
mz_svg_text_add (cairo_t *cr, PangoLayout *layout, MzColor color, const MzColor *halo, double halo_width)
{
  GPtrArray *notes = cairo_surface_get_user_data (cairo_get_target (cr), &notes_key);
  PangoRectangle ink;
  double x = 0, y = 0;

  if (notes == NULL || notes->len == MOST_TEXTS)
    return FALSE;
  pango_layout_get_extents (layout, &ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return TRUE;
  cairo_get_current_point (cr, &x, &y);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, x + (double) ink.x / PANGO_SCALE, y + (double) ink.y / PANGO_SCALE, (double) ink.width / PANGO_SCALE,
                   (double) ink.height / PANGO_SCALE);
  cairo_set_source_rgba (cr, floor (notes->len / 256.0) / 255, notes->len % 256 / 255.0, PLACE_BLUE, PLACE_OPACITY);
  cairo_fill (cr);
  cairo_restore (cr);
  g_ptr_array_add (notes, dup_element (cr, layout, color, halo, halo_width, x, y));
  return TRUE;
}

static double
fetch_number (const GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return g_ascii_strtod (text, NULL);
}

static gboolean
put_in (const GMatchInfo *match, GString *result, gpointer data)
{
  const GPtrArray *notes = data;
  guint n = (guint) (lround (fetch_number (match, "r") * 2.55) * 256 + lround (fetch_number (match, "g") * 2.55));
  g_autofree char *whole = g_match_info_fetch (match, 0);
  gboolean ours = fabs (fetch_number (match, "b") - 100 * PLACE_BLUE) < 1e-3
                  && fabs (fetch_number (match, "a") - PLACE_OPACITY) < 2e-6;

  g_string_append (result, ours && notes != NULL && n < notes->len ? notes->pdata[n] : whole);
  return FALSE;
}

/* The styles of a path were one attribute up to cairo 1.16, and are many since. */
char *
mz_svg_text_finish (cairo_surface_t *surface, const char *svg, gsize length)
{
  g_autoptr (GRegex) regex = g_regex_new ("<path [^>]*fill(?::|=\")rgb\\((?<r>[0-9.]+)%, ?(?<g>[0-9.]+)%, ?(?<b>[0-9.]+)%\\)"
                                          "[^>]*fill-opacity(?::|=\")(?<a>0\\.12345[0-9]*)[^>]*/>",
                                          G_REGEX_DEFAULT, 0, NULL);

  return g_regex_replace_eval (regex, svg, (gssize) length, 0, 0, put_in,
                               cairo_surface_get_user_data (surface, &notes_key), NULL);
}
