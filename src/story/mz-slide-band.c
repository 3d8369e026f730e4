/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words below the picture. */
#define G_LOG_DOMAIN "mz-story"

#include "mz-slide-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"

/* Pixels at unit 1. */
#define TITLE        38.0
#define BODY         26.0
#define SOURCES      18.0
#define LEAST_TITLE  24.0
#define LEAST_LINE   33.0 /* a title is made smaller down to that, to stand in one line */
#define LEAST_BAND  132.0
#define ABOVE        18.0
#define GAP           4.0
#define SOURCES_GAP   8.0
#define BELOW        16.0
#define STEP          0.06
#define SMALLEST      0.6 /* of the design's sizes */

#define MOST_PART     (1 / 3.0) /* of the page */
#define MOST_SOURCES  6

/** mz_slide_text_new: Returns: (transfer full): wrapped to the box of the text, where that has a width. */
PangoLayout *
mz_slide_text_new (cairo_t *cr, const MzSlideText *text)
{
  g_autoptr (PangoAttrList) strong = NULL, attributes = NULL;
  g_autofree char *plain = NULL;
  PangoLayout *layout;

  if (!text->markup || !pango_parse_markup (text->text, -1, 0, &strong, &plain, NULL, NULL))
    plain = g_strdup (text->text);
  layout = mz_text_layout_new (cr, text->font, text->px / mz_text_get_size (text->font), plain);
  if (strong != NULL)
    {
      attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
      pango_attr_list_splice (attributes, strong, 0, 0);
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_alignment (layout, text->alignment);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (text->box.width > 0)
    pango_layout_set_width (layout, (int) (text->box.width * PANGO_SCALE));
  return layout;
}

/** mz_slide_text_measure: @width: px to wrap it to; 0: it is not. @wide, @lines: (out) (optional). Returns: its height, px. */
double
mz_slide_text_measure (const MzSlideText *text, double width, double *wide, guint *lines)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  MzSlideText wrapped = *text;
  PangoLayout *layout;
  int w, h;

  wrapped.box.width = width;
  layout = mz_slide_text_new (cr, &wrapped);
  pango_layout_get_size (layout, &w, &h);
  if (wide != NULL)
    *wide = (double) w / PANGO_SCALE;
  if (lines != NULL)
    *lines = (guint) pango_layout_get_line_count (layout);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return (double) h / PANGO_SCALE;
}

/* At most @n of the sources by name. */
static char *
name_sources (const MzSlide *self, GPtrArray *chips, guint n, gboolean map)
{
  g_autofree char *as_of = mz_partial_date_format (self->as_of), *joined = NULL, *names = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  const char *tail = map ? mz_borders_get_brief (self->borders) : NULL;
  g_autofree char *facts = NULL, *both = NULL;

  for (guint i = 0; i < MIN (n, chips->len); i++)
    g_ptr_array_add (shown, chips->pdata[i]);
  g_ptr_array_add (shown, NULL);
  joined = g_strjoinv (C_("between sources", "; "), (char **) shown->pdata);
  if (chips->len > n)
    names = g_strdup_printf (ngettext ("%1$s; and %2$u more.", "%1$s; and %2$u more.", chips->len - n), joined, chips->len - n);
  else if (chips->len > 0)
    /* Translators: the sources of what a page says. */
    names = g_strdup_printf (_("%s."), joined);
  /* Translators: the last date that the facts know. */
  facts = g_strdup_printf (_("Facts as of %s."), as_of);
  both = mz_format_behind (names, facts);
  return tail != NULL ? mz_format_behind (both, tail) : g_steal_pointer (&both);
}

/* As many names as there is room for in a line; one at least, in more lines if it has to be. */
static void
fit_sources (MzSlide *self, GPtrArray *chips, gboolean map, double width)
{
  MzSlideText *text = &self->texts[MZ_SLIDE_SOURCES];
  guint lines = 2;

  for (guint n = MIN (MAX (chips->len, 1), MOST_SOURCES); n > 0 && lines > 1; n--)
    {
      g_free (text->text);
      text->text = name_sources (self, chips, n, map);
      mz_slide_text_measure (text, width, NULL, &lines);
    }
}

static double
choose_title_size (const MzSlide *self, double most, double width)
{
  MzSlideText text = self->texts[MZ_SLIDE_TITLE];

  for (double size = most; size >= LEAST_LINE; size -= 1)
    {
      guint lines;

      text.px = size * self->unit;
      mz_slide_text_measure (&text, width, NULL, &lines);
      if (lines == 1)
        return size;
    }
  return most;
}

/* Places the three texts at a step of sizes. Returns: how high the band is. */
static double
try_step (MzSlide *self, double step, GPtrArray *chips, gboolean map)
{
  double u = self->unit, x = MZ_SLIDE_MARGIN * u, width = MAX (self->width - 2 * x, 1), y = ABOVE * u;
  MzSlideText *texts = self->texts;

  texts[MZ_SLIDE_TITLE].px = choose_title_size (self, MAX (TITLE * step, LEAST_TITLE), width) * u;
  texts[MZ_SLIDE_BODY].px = MAX (BODY * step, MZ_SLIDE_LEAST) * u;
  texts[MZ_SLIDE_SOURCES].px = MAX (SOURCES * step, MZ_SLIDE_LEAST) * u;
  fit_sources (self, chips, map, width);
  for (guint i = MZ_SLIDE_TITLE; i <= MZ_SLIDE_SOURCES; i++)
    if (texts[i].text != NULL)
      {
        double height = mz_slide_text_measure (&texts[i], width, NULL, NULL);

        y += i == MZ_SLIDE_BODY ? GAP * u : i == MZ_SLIDE_SOURCES ? SOURCES_GAP * u : 0;
        texts[i].box = (cairo_rectangle_t) { x, y, width, height };
        y += height;
      }
  return y + BELOW * u;
}

/**
 * mz_slide_lay_band:
 * @chips: (element-type utf8): short names of the sources
 * @map: whether there is a map above
 *
 * Sets the words so large as they fit into a third of the page; where they do not even at the smallest size, the band is higher
 * and the slide crowded: nothing is cut.
 */
void
mz_slide_lay_band (MzSlide *self, const MzSlideWords *words, GPtrArray *chips, gboolean map)
{
  double step = 1, height;
  MzSlideText *texts = self->texts;

  texts[MZ_SLIDE_TITLE] = (MzSlideText) { .text = g_strdup (words->title), .font = MZ_FONT_TITLE };
  if (words->markup != NULL && *words->markup != '\0')
    texts[MZ_SLIDE_BODY] = (MzSlideText) { .text = g_strdup (words->markup), .markup = TRUE, .font = MZ_FONT_SUBTITLE };
  texts[MZ_SLIDE_SOURCES] = (MzSlideText) { .font = MZ_FONT_SUBTITLE, .alignment = PANGO_ALIGN_RIGHT, .text = g_strdup ("") };
  do
    {
      height = try_step (self, step, chips, map);
      step -= STEP;
    }
  while (height > self->height * MOST_PART && step >= SMALLEST);
  self->crowded |= height > self->height * MOST_PART ? MZ_SLIDE_CROWDED_WORDS : 0;
  height = MAX (ceil (height), MIN (LEAST_BAND * self->unit, self->height * MOST_PART));
  self->band = (cairo_rectangle_t) { 0, self->height - height, self->width, height };
  for (guint i = MZ_SLIDE_TITLE; i <= MZ_SLIDE_SOURCES; i++)
    texts[i].box.y += self->band.y;
  /* What is left over stands between the text and its sources. */
  texts[MZ_SLIDE_SOURCES].box.y = self->height - BELOW * self->unit - texts[MZ_SLIDE_SOURCES].box.height;
}
