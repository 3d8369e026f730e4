/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-page.h"

#include <glib/gi18n-lib.h>

#include "mz-chart-paint.h"
#include "mz-map-page-parts.h"

#define MARGIN       18.0
#define GAP           8.0
#define MOST_FOOTER   0.25 /* of the height: what does not fit is left out, a chart is not */
#define LAST_YEAR     9000 /* later is no date of facts */
#define MOST_SOURCES  12   /* by name; then how many more there are */

static void
append_marks (GString *text, const MzFigure *figure)
{
  for (guint i = 0; i < figure->marks->len; i++)
    {
      const MzFigureMark *mark = &g_array_index (figure->marks, MzFigureMark, i);

      /* Translators: number of an event in a chart, its date, what happened. */
      g_string_append_printf (text, _("%1$u: %2$s, %3$s. "), i + 1, mark->when, mark->label);
    }
}

static void
append_sources (GString *text, const MzChartPage *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  guint more = 0;

  for (guint i = 0; i < self->figure->sources->len; i++)
    {
      MzSource *source = mz_dataset_lookup (self->dataset, MZ_RECORD_SOURCE, self->figure->sources->pdata[i]);
      char *chip = source != NULL ? mz_source_get_chip (source) : g_strdup (self->figure->sources->pdata[i]);

      if (g_hash_table_contains (seen, chip))
        {
          g_free (chip);
          continue;
        }
      g_hash_table_add (seen, chip);
      if (chips->len < MOST_SOURCES)
        g_ptr_array_add (chips, chip);
      else
        more++;
    }
  if (chips->len == 0)
    return;
  g_ptr_array_add (chips, NULL);
  joined = g_strjoinv (C_("between sources", "; "), (char **) chips->pdata);
  if (more > 0)
    g_string_append_printf (text, ngettext ("Sources: %1$s; and %2$u more. ", "Sources: %1$s; and %2$u more. ", more), joined, more);
  else
    g_string_append_printf (text, _("Sources: %s. "), joined);
}

char *
mz_chart_page_dup_footer (const MzChartPage *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *date = mz_partial_date_format (self->figure->date);
  g_autofree char *as_of = mz_partial_date_format (mz_dataset_get_as_of (self->dataset));

  append_marks (text, self->figure);
  for (guint i = 0; i < self->figure->notes->len; i++)
    g_string_append_printf (text, "%s ", (const char *) self->figure->notes->pdata[i]);
  append_sources (text, self);
  if (mz_dataset_get_as_of (self->dataset).year > LAST_YEAR)
    g_string_append (text, _("Monazite; the facts do not say of which date they are."));
  else
    /* Translators: the date of the clock, and the last date that the facts know. */
    g_string_append_printf (text, _("Monazite, as on %1$s; facts as of %2$s."), date, as_of);
  return g_string_free (text, FALSE);
}

static double
get_factor (const MzChartPage *self)
{
  return self->label_factor > 0 ? self->label_factor : 1;
}

void
mz_chart_page_paint (const MzChartPage *self, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (self->theme);
  g_autofree char *footer = mz_chart_page_dup_footer (self);
  double inner = MAX (self->width - 2 * MARGIN, 1), top = MARGIN;
  double footer_height = MIN (mz_page_measure_paragraph (footer, inner), self->height * MOST_FOOTER);
  cairo_rectangle_t below = { MARGIN, self->height - MARGIN / 2 - footer_height, inner, footer_height };
  g_autoptr (MzChartLayout) layout = NULL;

  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  if (self->title)
    {
      cairo_rectangle_t title = { MARGIN, MARGIN - 4, inner, mz_page_title_height () };

      mz_page_paint_title (cr, theme, self->figure->title, self->figure->subtitle != NULL ? self->figure->subtitle : "", &title);
      top = title.y + title.height + GAP;
    }
  mz_page_paint_paragraph (cr, theme, footer, &below);

  layout = mz_chart_layout_new (self->figure, inner, MAX (below.y - GAP - top, 1), get_factor (self), FALSE);
  cairo_save (cr);
  cairo_translate (cr, MARGIN, top);
  mz_chart_paint (layout, cr, theme, NULL);
  cairo_restore (cr);
}

static void
paint_page (gconstpointer what, cairo_t *cr)
{
  mz_chart_page_paint (what, cr);
}

static char *
dup_page_title (gconstpointer what)
{
  return g_strdup (((const MzChartPage *) what)->figure->title);
}

MzPage
mz_chart_page_get_page (const MzChartPage *self)
{
  return (MzPage) { self->width, self->height, paint_page, self, dup_page_title, mz_dataset_get_as_of (self->dataset) };
}

/** mz_chart_page_get_natural_height: Returns: pixels: what a page that is @width wide needs for all of its chart and its footer. */
double
mz_chart_page_get_natural_height (const MzChartPage *self)
{
  double inner = MAX (self->width - 2 * MARGIN, 1);
  g_autofree char *footer = mz_chart_page_dup_footer (self);

  return MARGIN + (self->title ? mz_page_title_height () + GAP : 0)
         + mz_chart_layout_get_natural_height (self->figure, inner, get_factor (self)) + GAP + mz_page_measure_paragraph (footer, inner) + MARGIN / 2;
}
