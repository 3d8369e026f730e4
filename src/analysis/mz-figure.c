/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

static void
datum_clear (MzDatum *datum)
{
  g_free (datum->when);
  g_free (datum->what);
  g_free (datum->record);
  g_strfreev (datum->sources);
}

static void
series_clear (MzFigureSeries *series)
{
  g_free (series->key);
  g_free (series->label);
}

static void
category_clear (MzFigureCategory *category)
{
  g_free (category->key);
  g_free (category->label);
  g_free (category->group);
  g_free (category->note);
  g_free (category->record);
}

static void
mark_clear (MzFigureMark *mark)
{
  g_free (mark->when);
  g_free (mark->label);
  g_free (mark->record);
}

static void
level_clear (MzFigureLevel *level)
{
  g_free (level->label);
}

static GArray *
array_new (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

/**
 * mz_figure_new:
 * @name: static
 *
 * Returns: (transfer full): an empty figure, to be filled before anybody else sees it; title, subtitle, unit, words and empty
 *   are plain members that it will own.
 */
MzFigure *
mz_figure_new (const char *name, MzFigureKind kind, const MzFigureRequest *request)
{
  MzFigure *self;

  g_return_val_if_fail (name != NULL && request != NULL && MZ_IS_DATASET (request->dataset), NULL);

  self = g_new0 (MzFigure, 1);
  self->name = name;
  self->kind = kind;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->cited = g_hash_table_new (g_str_hash, g_str_equal);
  self->series = array_new (sizeof (MzFigureSeries), (GDestroyNotify) series_clear);
  self->categories = array_new (sizeof (MzFigureCategory), (GDestroyNotify) category_clear);
  self->data = array_new (sizeof (MzDatum), (GDestroyNotify) datum_clear);
  self->marks = array_new (sizeof (MzFigureMark), (GDestroyNotify) mark_clear);
  self->levels = array_new (sizeof (MzFigureLevel), (GDestroyNotify) level_clear);
  self->date = request->date;
  self->clock = mz_figure_get_x (request->date, 1);
  self->as_of = mz_figure_get_x (mz_dataset_get_as_of (request->dataset), 1);
  self->series_facet = self->category_facet = -1;
  return self;
}

void
mz_figure_free (MzFigure *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->unit);
  g_free (self->words);
  g_free (self->empty);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->cited);
  g_ptr_array_unref (self->sources);
  g_array_unref (self->series);
  g_array_unref (self->categories);
  g_array_unref (self->data);
  g_array_unref (self->marks);
  g_array_unref (self->levels);
  g_free (self);
}

MzInk
mz_ink_country (const char *code)
{
  MzInk ink = MZ_INK (MZ_INK_COUNTRY);

  g_strlcpy (ink.key, code, sizeof ink.key);
  return ink;
}

/* Returns: its index; series are drawn, stacked and listed in this order. */
guint
mz_figure_add_series (MzFigure *self, const char *key, const char *label, MzInk ink)
{
  MzFigureSeries series = { g_strdup (key), g_strdup (label), ink, 0 };

  g_array_append_val (self->series, series);
  return self->series->len - 1;
}

guint
mz_figure_find_series (const MzFigure *self, const char *key)
{
  for (guint i = 0; i < self->series->len; i++)
    if (strcmp (mz_figure_peek_series (self, i)->key, key) == 0)
      return i;
  return MZ_FIGURE_NONE;
}

/* Returns: (transfer none): until the next one is added. */
MzFigureCategory *
mz_figure_add_category (MzFigure *self, const char *key, const char *label)
{
  MzFigureCategory category = { .key = g_strdup (key), .label = g_strdup (label), .ink = MZ_INK (MZ_INK_TEXT),
                                .stage = MZ_FIGURE_NONE, .state = MZ_FIGURE_NONE, .bound = NAN };

  g_array_append_val (self->categories, category);
  return &g_array_index (self->categories, MzFigureCategory, self->categories->len - 1);
}

guint
mz_figure_find_category (const MzFigure *self, const char *key)
{
  for (guint i = 0; i < self->categories->len; i++)
    if (strcmp (mz_figure_peek_category (self, i)->key, key) == 0)
      return i;
  return MZ_FIGURE_NONE;
}

/* Returns: (transfer none): until the next one is added. */
MzDatum *
mz_figure_add_datum (MzFigure *self, guint series, guint category, double value)
{
  MzDatum datum = { .series = series, .category = category, .other = MZ_FIGURE_NONE, .value = value, .least = NAN };

  g_assert (series == MZ_FIGURE_NONE || series < self->series->len);
  g_assert (category == MZ_FIGURE_NONE || category < self->categories->len);
  g_array_append_val (self->data, datum);
  return &g_array_index (self->data, MzDatum, self->data->len - 1);
}

/** mz_figure_add_mark: @record: (nullable) */
void
mz_figure_add_mark (MzFigure *self, MzPartialDate date, const char *label, const char *record)
{
  MzFigureMark mark = { mz_figure_get_x (date, mz_partial_date_get_precision (date) == MZ_DATE_PRECISION_DAY ? 0 : 0.5),
                        mz_partial_date_format_short (date), g_strdup (label), g_strdup (record) };

  g_array_append_val (self->marks, mark);
}

void
mz_figure_add_level (MzFigure *self, double value, double from, const char *label)
{
  MzFigureLevel level = { value, from, g_strdup (label) };

  g_array_append_val (self->levels, level);
}

void
mz_figure_add_note (MzFigure *self, const char *note)
{
  if (!g_ptr_array_find_with_equal_func (self->notes, note, g_str_equal, NULL))
    g_ptr_array_add (self->notes, g_strdup (note));
}

/** mz_figure_add_sources: @sources: (nullable) (array zero-terminated=1) */
void
mz_figure_add_sources (MzFigure *self, const char *const *sources)
{
  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    if (!g_hash_table_contains (self->cited, sources[i]))
      {
        char *own = g_strdup (sources[i]);

        g_ptr_array_add (self->sources, own);
        g_hash_table_add (self->cited, own);
      }
}

/**
 * mz_datum_set_time:
 *
 * Puts a point in time: its place is the middle of the year, month or day that is named, and it is after the clock unless all
 * of that lies on or before the clock's date.
 */
void
mz_datum_set_time (MzDatum *self, MzPartialDate t, const MzFigure *figure)
{
  self->x = self->x_end = mz_figure_get_x (t, 0.5);
  g_free (self->when);
  self->when = mz_partial_date_to_string (t);
  if (!mz_figure_is_known (t, figure->date))
    self->flags |= MZ_DATUM_AFTER;
}

/** mz_datum_set_assumed: Puts what a scenario works out for a year or month, before or after the clock. */
void
mz_datum_set_assumed (MzDatum *self, MzPartialDate t, const MzFigure *figure)
{
  mz_datum_set_time (self, t, figure);
  self->flags = (self->flags & ~MZ_DATUM_AFTER) | MZ_DATUM_ASSUMED | MZ_DATUM_COMPUTED;
}

/**
 * mz_datum_set_span:
 * @from: its beginning; set
 * @to: its end, or the beginning of what follows; not set: it is not known
 * @ends_with: whether @to is the last of it, and not the first that it is no more
 *
 * Puts a span of time. Where only a month or a year is known, the span begins with its first day and says so, and likewise at
 * its end. One without an end lasts as long as the facts know. It is after the clock if its beginning is.
 */
void
mz_datum_set_span (MzDatum *self, MzPartialDate from, MzPartialDate to, gboolean ends_with, const MzFigure *figure)
{
  g_autofree char *first = mz_partial_date_to_string (from), *last = mz_partial_date_to_string (to);

  self->x = mz_figure_get_x (from, 0);
  self->x_end = mz_partial_date_is_set (to) ? mz_figure_get_x (to, ends_with ? 1 : 0) : figure->as_of;
  self->x_end = MAX (self->x_end, self->x);
  g_free (self->when);
  self->when = g_strdup_printf ("%s/%s", first, mz_partial_date_is_set (to) ? last : "..");
  if (mz_partial_date_get_precision (from) != MZ_DATE_PRECISION_DAY)
    self->flags |= MZ_DATUM_VAGUE_FROM;
  if (!mz_partial_date_is_set (to))
    self->flags |= MZ_DATUM_OPEN;
  else if (mz_partial_date_get_precision (to) != MZ_DATE_PRECISION_DAY)
    self->flags |= MZ_DATUM_VAGUE_TO;
  if (!mz_figure_is_known (from, figure->date))
    self->flags |= MZ_DATUM_AFTER;
}

/** mz_datum_set_sources: @sources: (nullable) */
void
mz_datum_set_sources (MzDatum *self, const char *const *sources)
{
  g_strfreev (self->sources);
  self->sources = g_strdupv ((char **) sources);
}

const MzDatum *
mz_figure_peek_datum (const MzFigure *self, guint i)
{
  g_assert (i < self->data->len);
  return &g_array_index (self->data, MzDatum, i);
}

const MzFigureSeries *
mz_figure_peek_series (const MzFigure *self, guint i)
{
  g_assert (i < self->series->len);
  return &g_array_index (self->series, MzFigureSeries, i);
}

const MzFigureCategory *
mz_figure_peek_category (const MzFigure *self, guint i)
{
  g_assert (i < self->categories->len);
  return &g_array_index (self->categories, MzFigureCategory, i);
}

/** mz_datum_is_range: Whether it says no more than between what and what a value lies. */
gboolean
mz_datum_is_range (const MzDatum *self)
{
  return isfinite (self->value) && isfinite (self->least) && self->least != self->value;
}

/* (transfer full) */
static char *
format_number (const MzFigure *self, const MzDatum *datum, double value)
{
  if (self->percent)
    return datum->flags & MZ_DATUM_COMPUTED ? mz_format_share (value) : mz_format_percent (value);
  return mz_format_number (value);
}

/* "between 12 and 40 %"; one number, where both ends come to the same. (transfer full) */
static char *
format_range (const MzFigure *self, const MzDatum *datum)
{
  g_autofree char *low = format_number (self, datum, MIN (datum->least, datum->value));
  g_autofree char *high = format_number (self, datum, MAX (datum->least, datum->value));

  if (strcmp (low, high) == 0)
    return g_steal_pointer (&high);
  if (self->percent && g_str_has_suffix (low, MZ_NARROW_SPACE "%"))
    low[strlen (low) - strlen (MZ_NARROW_SPACE "%")] = '\0';
  /* Translators: two numbers, the second one with its unit. */
  return g_strdup_printf (datum->flags & MZ_DATUM_ESTIMATE ? _("between about %1$s and %2$s") : _("between %1$s and %2$s"), low, high);
}

/** mz_figure_format_value: Returns: (transfer full): "about 270,000 t REO", "between 12 and 40 %", or "not known": for people. */
char *
mz_figure_format_value (const MzFigure *self, const MzDatum *datum)
{
  g_autofree char *number = NULL, *full = NULL;

  if (!isfinite (datum->value))
    return g_strdup (_("not known"));
  number = mz_datum_is_range (datum) ? format_range (self, datum) : format_number (self, datum, datum->value);
  full = self->unit != NULL && !self->percent ? mz_format_unit (number, self->unit)
                                              : g_steal_pointer (&number);
  if (mz_datum_is_range (datum))
    return datum->flags & MZ_DATUM_AT_LEAST ? g_strdup_printf (_("%s or more"), full) : g_steal_pointer (&full);
  if (datum->flags & MZ_DATUM_AT_LEAST)
    return g_strdup_printf (_("at least %s"), full);
  if (datum->flags & MZ_DATUM_AT_MOST)
    return g_strdup_printf (_("at most %s"), full);
  if (datum->flags & MZ_DATUM_ESTIMATE)
    return g_strdup_printf (_("about %s"), full);
  return g_steal_pointer (&full);
}

/* A span, "2010/2015-03" or "2010/..", for people. (transfer full) */
static char *
format_span (const char *when)
{
  g_auto (GStrv) ends = g_strsplit (when, "/", 2);
  g_autofree char *first = NULL, *last = NULL;
  MzPartialDate from, to;

  if (g_strv_length (ends) != 2 || !mz_partial_date_parse (ends[0], &from, NULL))
    return g_strdup (when);
  first = mz_partial_date_format (from);
  if (!mz_partial_date_parse (ends[1], &to, NULL))
    return g_strdup_printf (C_("time", "from %s"), first);
  last = mz_partial_date_format (to);
  return g_strdup_printf (C_("time", "%1$s to %2$s"), first, last);
}

/** mz_datum_format_when: Returns: (transfer full) (nullable): its time for people: "March 2025", "from 2010 to March 2015". */
char *
mz_datum_format_when (const MzDatum *self)
{
  MzPartialDate date;

  if (self->when == NULL)
    return NULL;
  if (strchr (self->when, '/') != NULL)
    return format_span (self->when);
  return mz_partial_date_parse (self->when, &date, NULL) ? mz_partial_date_format (date) : g_strdup (self->when);
}

/** mz_datum_has_value: Whether there is a figure to be told, were it that it is not known; spans that are told in words have none. */
gboolean
mz_datum_has_value (const MzDatum *self)
{
  return !(self->flags & MZ_DATUM_INSTANT) && (isfinite (self->value) || self->what == NULL);
}

/**
 * mz_figure_describe:
 *
 * Returns: (transfer full): the datum in one line, as tooltips show it and screen readers say it: "China, 2024: 270,000 t REO".
 */
char *
mz_figure_describe (const MzFigure *self, guint i)
{
  const MzDatum *datum = mz_figure_peek_datum (self, i);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = NULL;
  g_autofree char *joined = NULL;
  char *when = mz_datum_format_when (datum);
  gboolean has_value = mz_datum_has_value (datum);

  if (datum->category != MZ_FIGURE_NONE)
    g_ptr_array_add (names, g_strdup (mz_figure_peek_category (self, datum->category)->label));
  if (datum->other != MZ_FIGURE_NONE)
    g_ptr_array_add (names, g_strdup (mz_figure_peek_category (self, datum->other)->label));
  if (datum->series != MZ_FIGURE_NONE && *mz_figure_peek_series (self, datum->series)->label != '\0')
    g_ptr_array_add (names, g_strdup (mz_figure_peek_series (self, datum->series)->label));
  if (when != NULL)
    g_ptr_array_add (names, when);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (C_("between parts of a name", ", "), (char **) names->pdata);
  text = g_string_new (joined);
  if (has_value)
    {
      g_autofree char *value = mz_figure_format_value (self, datum);

      g_string_append_printf (text, C_("name and value", ": %s"), value);
    }
  if (datum->what != NULL)
    g_string_append_printf (text, has_value ? C_("after a value", " (%s)") : C_("name and value", ": %s"), datum->what);
  if ((datum->flags & MZ_DATUM_AFTER) && !(datum->flags & MZ_DATUM_PLANNED))
    g_string_append (text, C_("after a value", ", after the date of the clock"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * mz_figure_get_x:
 * @where: 0 for the beginning of what @date names, 1 for its end
 *
 * Returns: decimal years: 2025.5 is the middle of 2025, whatever the lengths of months; NAN for no date.
 */
double
mz_figure_get_x (MzPartialDate date, double where)
{
  GDate year;
  MzDay from, to;
  double day, length;

  if (!mz_partial_date_is_set (date))
    return NAN;
  from = mz_partial_date_first_day (date);
  to = mz_partial_date_last_day (date) + 1;
  day = from + (to - from) * where;
  g_date_set_dmy (&year, 1, G_DATE_JANUARY, date.year);
  length = g_date_is_leap_year (date.year) ? 366 : 365;
  return date.year + (day - g_date_get_julian (&year)) / length;
}

/** mz_figure_is_known: Whether all of @t, as precise as it is, lies on or before the end of @date. */
gboolean
mz_figure_is_known (MzPartialDate t, MzPartialDate date)
{
  return mz_partial_date_is_set (t) && mz_partial_date_last_day (t) <= mz_partial_date_last_day (date);
}
