/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the elements make up of ores and of the crust. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

#define PREFIX    "composition-"
#define ABUNDANCE "crustal-abundance"

static int
compare_elements (gconstpointer a, gconstpointer b)
{
  guint one = mz_element_peek (*(MzElement *const *) a)->z, other = mz_element_peek (*(MzElement *const *) b)->z;

  return (one > other) - (one < other);
}

static gboolean
is_rare_earth (MzElement *element)
{
  guint z = mz_element_peek (element)->z;

  return z == 21 || z == 39 || (z >= 57 && z <= 71);
}

/* The rare earths by atomic number. (transfer container) */
static GPtrArray *
list_elements (MzDataset *dataset)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_ELEMENT);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (is_rare_earth (mz_store_peek (store, i)))
      g_ptr_array_add (list, mz_store_peek (store, i));
  g_ptr_array_sort (list, compare_elements);
  return list;
}

static gboolean
has_point (MzSeries *series, const char *key)
{
  const GArray *points = mz_series_peek (series)->points;

  for (guint i = 0; i < points->len; i++)
    if (strcmp (g_array_index (points, MzPoint, i).key, key) == 0)
      return TRUE;
  return FALSE;
}

/* Of what the points are of elements of a group, or of Nd and Pr. */
static double
add_up (MzDataset *dataset, MzSeries *series, gboolean heavy)
{
  const GArray *points = mz_series_peek (series)->points;
  double sum = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const MzPoint *point = &g_array_index (points, MzPoint, i);
      MzElement *element = mz_dataset_lookup (dataset, MZ_RECORD_ELEMENT, point->key);

      if (heavy ? element != NULL && strcmp (mz_element_peek (element)->group, "HREE") == 0
                : strcmp (point->key, "Nd") == 0 || strcmp (point->key, "Pr") == 0)
        sum += point->v;
    }
  return sum;
}

/* "Bayan Obo" and "bastnaesite" of "Rare earth oxide composition: Bayan Obo, Inner Mongolia, China (bastnaesite)". */
static void
split_title (const char *title, char **place, char **mineral)
{
  const char *start = strstr (title, ": "), *open;

  start = start != NULL ? start + 2 : title;
  open = strrchr (start, '(');
  *place = g_strchomp (g_strndup (start, strcspn (start, ",(")));
  *mineral = open != NULL && g_str_has_suffix (open, ")") ? g_strndup (open + 1, strlen (open) - 2) : NULL;
}

static void
add_ore (MzFigure *figure, MzDataset *dataset, MzSeries *series, const GPtrArray *elements)
{
  g_autofree char *place = NULL, *mineral = NULL, *magnet = NULL, *heavy = NULL;
  const GArray *points = mz_series_peek (series)->points;
  MzFigureCategory *category;
  guint bar;

  split_title (mz_record_get_name (MZ_RECORD (series)), &place, &mineral);
  magnet = mz_format_share (add_up (dataset, series, FALSE));
  heavy = mz_format_share (add_up (dataset, series, TRUE));
  category = mz_figure_add_category (figure, mz_record_get_id (MZ_RECORD (series)), place);
  category->note = mineral != NULL ? g_strdup_printf (_("%1$s: NdPr %2$s, heavy %3$s"), mineral, magnet, heavy)
                                   : g_strdup_printf (_("NdPr %1$s, heavy %2$s"), magnet, heavy);
  category->record = g_strdup (mz_record_get_id (MZ_RECORD (series)));
  bar = figure->categories->len - 1;
  for (guint k = 0; k < elements->len; k++)
    for (guint i = 0; i < points->len; i++)
      {
        const MzPoint *point = &g_array_index (points, MzPoint, i);
        guint part = mz_figure_find_series (figure, mz_element_peek (elements->pdata[k])->symbol);

        if (part != MZ_FIGURE_NONE && strcmp (point->key, mz_figure_peek_series (figure, part)->key) == 0)
          mz_chart_add_point (figure, series, point, part)->category = bar;
      }
}

static int
compare_ores (gconstpointer a, gconstpointer b, gpointer dataset)
{
  double one = add_up (dataset, *(MzSeries *const *) a, FALSE), other = add_up (dataset, *(MzSeries *const *) b, FALSE);

  return one != other ? (one < other ? 1 : -1)
                      : strcmp (mz_record_get_id (*(MzRecord *const *) a), mz_record_get_id (*(MzRecord *const *) b));
}

static void
add_ore_words (MzFigure *figure, MzDataset *dataset, const GPtrArray *ores)
{
  guint magnet = 0, heavy = 0;
  g_autofree char *most = NULL, *heaviest = NULL;

  for (guint i = 1; i < ores->len; i++)
    if (add_up (dataset, ores->pdata[i], TRUE) > add_up (dataset, ores->pdata[heavy], TRUE))
      heavy = i;
  most = mz_format_share (add_up (dataset, ores->pdata[magnet], FALSE));
  heaviest = mz_format_share (add_up (dataset, ores->pdata[heavy], TRUE));
  figure->title = g_strdup_printf (_("No two ores are alike: %1$s is richest in NdPr, %2$s in heavy rare earths"),
                                   mz_figure_peek_category (figure, magnet)->label, mz_figure_peek_category (figure, heavy)->label);
  figure->words = g_strdup_printf (_("Of the rare earth oxides Nd and Pr are %1$s at %2$s; the heavy ones are %3$s at %4$s."), most,
                                   mz_figure_peek_category (figure, magnet)->label, heaviest,
                                   mz_figure_peek_category (figure, heavy)->label);
}

MzFigure *
mz_chart_build_ore_composition (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_SERIES);
  g_autoptr (GPtrArray) elements = list_elements (request->dataset), ores = g_ptr_array_new ();

  /* xgettext:no-c-format */
  figure->unit = g_strdup (_("% of the oxides"));
  figure->series_facet = MZ_FACET_MINERAL;
  figure->subtitle = g_strdup (_("Rare earth oxides of an ore by element, per cent, by atomic number; the richest in Nd and Pr first"));
  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (g_str_has_prefix (mz_record_get_id (mz_store_peek (store, i)), PREFIX))
      g_ptr_array_add (ores, mz_store_peek (store, i));
  g_ptr_array_sort_with_data (ores, compare_ores, request->dataset);
  for (guint k = 0; k < elements->len; k++)
    for (guint i = 0; i < ores->len; i++)
      if (has_point (ores->pdata[i], mz_element_peek (elements->pdata[k])->symbol))
        {
          mz_figure_add_series (figure, mz_element_peek (elements->pdata[k])->symbol,
                                mz_element_peek (elements->pdata[k])->symbol, MZ_INK_INDEX (MZ_INK_SEQUENCE, figure->series->len));
          break;
        }
  for (guint i = 0; i < ores->len; i++)
    {
      add_ore (figure, request->dataset, ores->pdata[i], elements);
      mz_chart_add_record_note (figure, ores->pdata[i]);
    }
  mz_figure_add_note (figure, _("The analyses are of different dates and add up to 98 to 103 per cent, as they were published. Heavy: "
                                "the elements that the facts call so."));
  if (ores->len > 0)
    add_ore_words (figure, request->dataset, ores);
  return figure;
}

static int
compare_abundance (gconstpointer a, gconstpointer b)
{
  const MzPoint *one = *(const MzPoint *const *) a, *other = *(const MzPoint *const *) b;

  return one->v != other->v ? (one->v < other->v ? 1 : -1) : strcmp (one->key, other->key);
}

MzFigure *
mz_chart_build_crustal_abundance (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  MzSeries *series = mz_dataset_lookup (request->dataset, MZ_RECORD_SERIES, ABUNDANCE);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  const char *first = NULL, *last = NULL;

  figure->unit = g_strdup (C_("unit", "ppm"));
  figure->log = TRUE;
  figure->category_facet = MZ_FACET_MINERAL;
  figure->subtitle = g_strdup (_("Milligrams in a kilogram of the continental crust, logarithmic; grey: other elements"));
  if (series == NULL)
    return figure;
  for (guint i = 0; i < mz_series_peek (series)->points->len; i++)
    g_ptr_array_add (list, &g_array_index (mz_series_peek (series)->points, MzPoint, i));
  g_ptr_array_sort (list, compare_abundance);
  for (guint i = 0; i < list->len; i++)
    {
      const MzPoint *point = list->pdata[i];
      MzElement *element = mz_dataset_lookup (request->dataset, MZ_RECORD_ELEMENT, point->key);
      const char *name = element != NULL ? mz_record_get_name (MZ_RECORD (element)) : point->key;
      gboolean rare = element != NULL && is_rare_earth (element);
      g_autofree char *label = rare ? g_strdup_printf (C_("symbol and name", "%1$s %2$s"), point->key, name) : g_strdup (point->key);
      MzFigureCategory *category = mz_figure_add_category (figure, point->key, label);
      MzDatum *datum;

      category->ink = MZ_INK (rare ? MZ_INK_TEXT : MZ_INK_DIM);
      category->record = element != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (element))) : NULL;
      datum = mz_chart_add_point (figure, series, point, MZ_FIGURE_NONE);
      datum->category = i;
      /* The year of the point is that of the table: the crust has none. */
      g_clear_pointer (&datum->when, g_free);
      datum->x = datum->x_end = 0;
      datum->flags &= ~(guint) MZ_DATUM_AFTER;
      if (rare)
        last = name;
      if (rare && first == NULL)
        first = name;
    }
  mz_chart_add_record_note (figure, MZ_RECORD (series));
  mz_chart_add_claims (figure, request->dataset, ABUNDANCE);
  if (first != NULL)
    {
      figure->title = g_strdup_printf (_("Rare earths are not that rare: from %1$s down to %2$s"), first, last);
      figure->words = g_strdup_printf (_("Of the rare earths %1$s is the most abundant in the crust and %2$s the least."), first, last);
    }
  return figure;
}
