/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"

#include "mz-figure-writer.h"

#include <math.h>
#include <string.h>

#include "mz-csv.h"
#include "mz-json-text.h"

enum { SERIES, CATEGORY, OTHER, WHEN, FROM, TO, LEAST, VALUE, UNIT, STATE, FLAGS, WHAT, RECORD, SOURCES, N_COLUMNS };

static const char *const columns[N_COLUMNS] = {
  "series", "category", "other", "when", "from", "to", "least", "value", "unit", "fill", "flags", "what", "record", "sources",
};

static const char *const fills[MZ_N_FILLS] = {
  "solid", "stripes", "outline", "half", "thin", "hatch", "dots", "dashes", "dash-dot",
};

static const struct { MzDatumFlags flag; const char *word; } flags[] = {
  { MZ_DATUM_ESTIMATE, "estimate" }, { MZ_DATUM_AT_LEAST, "at-least" }, { MZ_DATUM_AT_MOST, "at-most" },
  { MZ_DATUM_PLANNED, "planned" }, { MZ_DATUM_AFTER, "after-clock" }, { MZ_DATUM_VAGUE_FROM, "vague-from" },
  { MZ_DATUM_VAGUE_TO, "vague-to" }, { MZ_DATUM_OPEN, "open" }, { MZ_DATUM_COMPUTED, "computed" },
  { MZ_DATUM_ASSUMED, "assumed" },
};

static char *
dup_flags (const MzDatum *datum, const char *separator)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (datum->flags & flags[i].flag)
      g_strv_builder_add (words, flags[i].word);
  list = g_strv_builder_end (words);
  return g_strjoinv (separator, list);
}

/* The day that a decimal year falls on. */
static char *
dup_day (double x)
{
  guint year = (guint) floor (x);
  MzDay first = mz_partial_date_first_day (mz_partial_date_new (year, 1, 1));
  MzDay after = mz_partial_date_last_day (mz_partial_date_new (year, 12, 31)) + 1;

  return mz_partial_date_to_string (mz_partial_date_from_day (first + (MzDay) floor ((x - year) * (after - first) + 1e-6)));
}

static char *
dup_number (double value)
{
  GString *text = g_string_new (NULL);

  mz_json_text_append_number (text, value);
  return g_string_free (text, FALSE);
}

static const char *
get_category (const MzFigure *figure, guint category)
{
  return category != MZ_FIGURE_NONE ? mz_figure_peek_category (figure, category)->key : NULL;
}

/* Spans have a beginning and an end; of a point in time @when says all. */
static gboolean
is_span (const MzDatum *datum)
{
  return datum->x >= 1 && datum->x_end > datum->x && datum->x_end < 9999;
}

/* (transfer full) (nullable): %NULL where there is nothing in it. */
static char *
dup_cell (const MzFigure *figure, const MzDatum *datum, guint column)
{
  switch (column)
    {
    case SERIES:
      return datum->series != MZ_FIGURE_NONE ? g_strdup (mz_figure_peek_series (figure, datum->series)->key) : NULL;
    case CATEGORY:
      return g_strdup (get_category (figure, datum->category));
    case OTHER:
      return g_strdup (get_category (figure, datum->other));
    case WHEN:
      return g_strdup (datum->when);
    case FROM:
      return is_span (datum) ? dup_day (datum->x) : NULL;
    case TO:
      return is_span (datum) ? dup_day (datum->x_end) : NULL;
    case LEAST:
      return mz_datum_is_range (datum) ? dup_number (datum->least) : NULL;
    case VALUE:
      return isfinite (datum->value) ? dup_number (datum->value) : NULL;
    case UNIT:
      return g_strdup (figure->unit);
    case STATE:
      return datum->fill != MZ_FILL_SOLID ? g_strdup (fills[datum->fill]) : NULL;
    case FLAGS:
      return dup_flags (datum, " ");
    case WHAT:
      return g_strdup (datum->what);
    case RECORD:
      return g_strdup (datum->record);
    case SOURCES:
      return datum->sources != NULL ? g_strjoinv (" ", datum->sources) : NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/** mz_figure_to_csv: Returns: (transfer full): RFC 4180, one row a datum; what is not known or does not apply is empty. */
char *
mz_figure_to_csv (const MzFigure *figure)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", columns[i]);
  g_string_append (out, "\r\n");
  for (guint row = 0; row < figure->data->len; row++)
    {
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          g_autofree char *cell = dup_cell (figure, mz_figure_peek_datum (figure, row), i);

          g_string_append (out, i > 0 ? "," : "");
          mz_csv_append_cell (out, cell != NULL ? cell : "");
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}

static void
begin_member (GString *out, const char *name, gboolean *first, const char *indent)
{
  g_string_append_printf (out, "%s%s\"%s\": ", *first ? "" : ",", indent, name);
  *first = FALSE;
}

static void
append_string_member (GString *out, const char *name, const char *value, gboolean *first, const char *indent)
{
  if (value == NULL)
    return;
  begin_member (out, name, first, indent);
  mz_json_text_quote (out, value);
}

static void
append_strings (GString *out, const char *const *strings, guint n)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      mz_json_text_quote (out, strings[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_number_member (GString *out, const char *name, double value, gboolean *first, const char *indent)
{
  if (!isfinite (value))
    return;
  begin_member (out, name, first, indent);
  mz_json_text_append_number (out, value);
}

/* A value that is not known is null, not left out: a datum says that it is not. */
static void
append_datum (GString *out, const MzFigure *figure, const MzDatum *datum)
{
  gboolean first = TRUE;

  g_string_append (out, "    {");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *cell = dup_cell (figure, datum, i);

      if (i == VALUE && (cell != NULL || !(is_span (datum) || (datum->flags & MZ_DATUM_INSTANT))))
        {
          begin_member (out, columns[i], &first, first ? "" : " ");
          g_string_append (out, cell != NULL ? cell : "null");
        }
      else if (i == SOURCES && datum->sources != NULL)
        {
          begin_member (out, columns[i], &first, first ? "" : " ");
          append_strings (out, (const char *const *) datum->sources, g_strv_length (datum->sources));
        }
      else if (i == LEAST)
        append_number_member (out, columns[i], mz_datum_is_range (datum) ? datum->least : NAN, &first, first ? "" : " ");
      else if (i != UNIT && i != VALUE && i != SOURCES && cell != NULL && *cell != '\0')
        append_string_member (out, columns[i], cell, &first, first ? "" : " ");
    }
  g_string_append_c (out, '}');
}

static void
append_names (GString *out, const MzFigure *figure)
{
  g_string_append (out, ",\n  \"series\": [");
  for (guint i = 0; i < figure->series->len; i++)
    {
      const MzFigureSeries *series = mz_figure_peek_series (figure, i);
      gboolean first = TRUE;

      g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
      append_string_member (out, "key", series->key, &first, "");
      append_string_member (out, "label", series->label, &first, " ");
      g_string_append_c (out, '}');
    }
  g_string_append (out, figure->series->len > 0 ? "\n  ],\n  \"categories\": [" : "],\n  \"categories\": [");
  for (guint i = 0; i < figure->categories->len; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (figure, i);
      gboolean first = TRUE;

      g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
      append_string_member (out, "key", category->key, &first, "");
      append_string_member (out, "label", category->label, &first, " ");
      append_string_member (out, "group", category->group, &first, " ");
      append_string_member (out, "note", category->note, &first, " ");
      append_string_member (out, "record", category->record, &first, " ");
      append_number_member (out, "bound", category->bound, &first, " ");
      g_string_append_c (out, '}');
    }
  g_string_append (out, figure->categories->len > 0 ? "\n  ]" : "]");
}

static void
append_marks (GString *out, const MzFigure *figure)
{
  g_string_append (out, ",\n  \"marks\": [");
  for (guint i = 0; i < figure->marks->len; i++)
    {
      const MzFigureMark *mark = &g_array_index (figure->marks, MzFigureMark, i);
      gboolean first = TRUE;

      g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
      append_string_member (out, "when", mark->when, &first, "");
      append_string_member (out, "label", mark->label, &first, " ");
      append_string_member (out, "record", mark->record, &first, " ");
      g_string_append_c (out, '}');
    }
  g_string_append (out, figure->marks->len > 0 ? "\n  ],\n  \"levels\": [" : "],\n  \"levels\": [");
  for (guint i = 0; i < figure->levels->len; i++)
    {
      const MzFigureLevel *level = &g_array_index (figure->levels, MzFigureLevel, i);
      gboolean first = TRUE;

      g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
      append_number_member (out, "value", level->value, &first, "");
      append_string_member (out, "label", level->label, &first, " ");
      g_string_append_c (out, '}');
    }
  g_string_append (out, figure->levels->len > 0 ? "\n  ]" : "]");
}

/** mz_figure_to_json: Returns: (transfer full): one object, with a line end. */
char *
mz_figure_to_json (const MzFigure *figure)
{
  GString *out = g_string_new ("{");
  g_autofree char *date = mz_partial_date_to_string (figure->date);
  gboolean first = TRUE;

  append_string_member (out, "chart", figure->name, &first, "\n  ");
  append_string_member (out, "date", date, &first, "\n  ");
  append_string_member (out, "title", figure->title, &first, "\n  ");
  append_string_member (out, "subtitle", figure->subtitle, &first, "\n  ");
  append_string_member (out, "unit", figure->unit, &first, "\n  ");
  append_string_member (out, "words", figure->words, &first, "\n  ");
  append_string_member (out, "empty", figure->empty, &first, "\n  ");
  begin_member (out, "notes", &first, "\n  ");
  append_strings (out, (const char *const *) figure->notes->pdata, figure->notes->len);
  append_names (out, figure);
  append_marks (out, figure);
  g_string_append (out, ",\n  \"data\": [");
  for (guint i = 0; i < figure->data->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      append_datum (out, figure, mz_figure_peek_datum (figure, i));
    }
  g_string_append (out, figure->data->len > 0 ? "\n  ],\n  \"sources\": " : "],\n  \"sources\": ");
  append_strings (out, (const char *const *) figure->sources->pdata, figure->sources->len);
  g_string_append (out, "\n}\n");
  return g_string_free (out, FALSE);
}

/* One line, one cell. */
static void
append_tsv_cell (GString *out, const char *cell)
{
  for (const char *p = cell; p != NULL && *p != '\0'; p++)
    g_string_append_c (out, strchr ("\t\r\n", *p) != NULL ? ' ' : *p);
}

char *
mz_figure_to_tsv (const MzFigure *figure)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < figure->data->len; row++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, row);
      const char *names[] = { datum->category != MZ_FIGURE_NONE ? mz_figure_peek_category (figure, datum->category)->label : NULL,
                              datum->other != MZ_FIGURE_NONE ? mz_figure_peek_category (figure, datum->other)->label : NULL,
                              datum->series != MZ_FIGURE_NONE ? mz_figure_peek_series (figure, datum->series)->label : NULL,
                              datum->when, NULL };
      g_autofree char *least = dup_cell (figure, datum, LEAST), *value = dup_cell (figure, datum, VALUE), *sources = dup_cell (figure, datum, SOURCES);

      for (guint i = 0; i + 1 < G_N_ELEMENTS (names); i++)
        {
          append_tsv_cell (out, names[i]);
          g_string_append_c (out, '\t');
        }
      append_tsv_cell (out, least);
      g_string_append_c (out, '\t');
      append_tsv_cell (out, value);
      g_string_append_c (out, '\t');
      append_tsv_cell (out, value != NULL ? figure->unit : NULL);
      g_string_append_c (out, '\t');
      append_tsv_cell (out, datum->what);
      g_string_append_c (out, '\t');
      append_tsv_cell (out, sources);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
