/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements by the year in which they were signed, and what came of them. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>

/* From the base up, and how the body of each is filled. */
static const MzBinding bindings[MZ_N_BINDINGS] = { MZ_BINDING_YES, MZ_BINDING_NO, MZ_BINDING_UNKNOWN };
static const MzFill binding_fills[MZ_N_BINDINGS] = { MZ_FILL_SOLID, MZ_FILL_OUTLINE, MZ_FILL_HATCH };

/* Those of one year and one series, apart by whether they were signed by the date of the clock. */
typedef struct
{
  GPtrArray *records; /* of MzAgreement */
  guint      year, series;
  gboolean   after;
} Cell;

static void
cell_free (Cell *cell)
{
  g_ptr_array_unref (cell->records);
  g_free (cell);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *x = *(Cell *const *) a, *y = *(Cell *const *) b;

  if (x->year != y->year)
    return (int) x->year - (int) y->year;
  if (x->after != y->after)
    return x->after - y->after;
  return (int) x->series - (int) y->series;
}

static int
compare_signed (gconstpointer a, gconstpointer b)
{
  return mz_partial_date_compare (mz_chart_signed_on (*(MzAgreement *const *) a), mz_chart_signed_on (*(MzAgreement *const *) b));
}

static Cell *
find_cell (GPtrArray *cells, guint year, guint series, gboolean after)
{
  Cell *cell;

  for (guint i = 0; i < cells->len; i++)
    {
      cell = cells->pdata[i];
      if (cell->year == year && cell->series == series && cell->after == after)
        return cell;
    }
  cell = g_new0 (Cell, 1);
  cell->records = g_ptr_array_new ();
  cell->year = year;
  cell->series = series;
  cell->after = after;
  g_ptr_array_add (cells, cell);
  return cell;
}

/* Names of those that a number counts: the newest first, three at most. (transfer full) */
static char *
list_names (GPtrArray *records)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = records->len; i > 0 && i + 3 > records->len; i--)
    {
      if (text->len > 0)
        g_string_append (text, C_("between parts of a name", ", "));
      g_string_append (text, mz_record_get_short_name (records->pdata[i - 1]));
    }
  if (records->len > 3)
    {
      g_autofree char *names = g_strdup (text->str);

      g_string_printf (text, ngettext ("%1$s and %2$u more", "%1$s and %2$u more", records->len - 3), names, records->len - 3);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * mz_chart_add_count:
 * @records: (element-type MzAgreement): at least one; will be sorted by when they were signed
 *
 * Ties a datum to the agreements that its number counts: their sources, the names of the newest, the newest itself.
 */
void
mz_chart_add_count (MzFigure *figure, MzDatum *datum, GPtrArray *records)
{
  g_ptr_array_sort (records, compare_signed);
  mz_chart_cite_all (figure, datum, records);
  datum->what = list_names (records);
  datum->record = g_strdup (mz_record_get_id (records->pdata[records->len - 1]));
}

/* The series of it. */
static guint
find_binding (MzBinding binding)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (bindings) && bindings[i] != binding)
    i++;
  return i;
}

/** mz_chart_note_undated: @n: agreements that are left out as nothing says when they were signed */
void
mz_chart_note_undated (MzFigure *figure, guint n)
{
  g_autofree char *note = NULL;

  if (n == 0)
    return;
  note = g_strdup_printf (
    ngettext ("%u agreement of which no source says when it was signed, or that it was, is not counted.",
              "%u agreements of which no source says when they were signed, or that they were, are not counted.", n), n);
  mz_figure_add_note (figure, note);
}

/* A column a year: the agreements that were signed in it. */
static void
add_years (MzFigure *figure, const MzFigureRequest *request, gboolean by_binding, guint *signed_by_clock)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  guint undated = 0;

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzAgreement *agreement = mz_store_peek (store, i);
      const MzAgreementInfo *info = mz_agreement_peek (agreement);
      MzPartialDate date = mz_chart_signed_on (agreement);
      gboolean after = !mz_figure_is_known (date, request->date);

      if (!mz_chart_wants (request, agreement))
        continue;
      if (!mz_partial_date_is_set (date) || mz_chart_is_plan (request, date))
        {
          undated++;
          continue;
        }
      *signed_by_clock += after ? 0 : 1;
      g_ptr_array_add (find_cell (cells, date.year, by_binding ? find_binding (info->binding) : (guint) info->kind, after)->records,
                       agreement);
    }
  g_ptr_array_sort (cells, compare_cells);
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = cells->pdata[i];
      MzDatum *datum = mz_figure_add_datum (figure, cell->series, MZ_FIGURE_NONE, cell->records->len);

      datum->x = datum->x_end = cell->year + 0.5;
      datum->when = g_strdup_printf ("%04u", cell->year);
      datum->fill = by_binding ? binding_fills[cell->series] : MZ_FILL_SOLID;
      datum->flags |= cell->after ? MZ_DATUM_AFTER : 0;
      mz_chart_add_count (figure, datum, cell->records);
    }
  if (cells->len > 0)
    {
      figure->x_from = ((const Cell *) cells->pdata[0])->year;
      figure->x_to = MAX (mz_dataset_get_as_of (request->dataset).year, ((const Cell *) cells->pdata[cells->len - 1])->year) + 1;
    }
  mz_chart_note_undated (figure, undated);
}

/* The year by the clock's date in which most were signed; 0: none. */
static guint
find_peak (const MzFigure *figure, guint *count)
{
  guint peak = 0;

  *count = 0;
  for (guint i = 0; i < figure->data->len;)
    {
      double x = mz_figure_peek_datum (figure, i)->x;
      guint sum = 0;

      for (; i < figure->data->len && mz_figure_peek_datum (figure, i)->x == x; i++)
        if (!(mz_figure_peek_datum (figure, i)->flags & MZ_DATUM_AFTER))
          sum += (guint) mz_figure_peek_datum (figure, i)->value;
      if (sum > *count)
        {
          *count = sum;
          peak = (guint) x;
        }
    }
  return peak;
}

static guint
count_series (const MzFigure *figure, guint series)
{
  guint sum = 0;

  for (guint i = 0; i < figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, i);

      if (datum->series == series && !(datum->flags & MZ_DATUM_AFTER))
        sum += (guint) datum->value;
    }
  return sum;
}

MzFigure *
mz_chart_build_agreements_by_kind (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);
  guint total = 0, most = 0, count, year;

  figure->subtitle = g_strdup (_("Number of agreements by the year of signing and by kind"));
  for (guint i = 0; i < MZ_N_AGREEMENT_KINDS; i++)
    mz_figure_add_series (figure, mz_vocabulary_get_key (&mz_agreement_kinds, i), mz_vocabulary_get_label (&mz_agreement_kinds, i),
                          MZ_INK_INDEX (MZ_INK_SEQUENCE, i));
  add_years (figure, request, FALSE, &total);
  for (guint i = 1; i < MZ_N_AGREEMENT_KINDS; i++)
    if (count_series (figure, i) > count_series (figure, most))
      most = i;
  year = find_peak (figure, &count);
  if (year == 0)
    return figure;
  figure->title = g_strdup_printf (_("%1$u of %2$u agreements were signed in %3$u"), count, total, year);
  figure->words = g_strdup_printf (_("By the date %1$u agreements are known to have been signed, most of them in %2$u: %3$u. The "
                                     "commonest kind, with %4$u of them: %5$s."),
                                   total, year, count, count_series (figure, most),
                                   mz_vocabulary_get_label (&mz_agreement_kinds, most));
  return figure;
}

static void
add_bindings (MzFigure *figure)
{
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    mz_figure_add_series (figure, mz_vocabulary_get_key (&mz_bindings, bindings[i]),
                          mz_vocabulary_get_label (&mz_bindings, bindings[i]),
                          MZ_INK (bindings[i] == MZ_BINDING_UNKNOWN ? MZ_INK_UNKNOWN : MZ_INK_AGREEMENT));
  figure->series_facet = MZ_FACET_BINDING;
}

MzFigure *
mz_chart_build_agreements_by_binding (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_COLUMNS, request);
  guint total = 0, binding;

  figure->subtitle = g_strdup (_("Number of agreements by the year of signing: full are binding, outlined are not, hatched: no source says"));
  add_bindings (figure);
  add_years (figure, request, TRUE, &total);
  if (total == 0)
    return figure;
  binding = count_series (figure, find_binding (MZ_BINDING_YES));
  figure->title = g_strdup_printf (ngettext ("Of %1$u agreements signed, %2$u is known to be binding",
                                             "Of %1$u agreements signed, %2$u are known to be binding", binding), total, binding);
  figure->words = g_strdup_printf (_("Of %1$u agreements that are known to have been signed by the date, %2$u are binding and %3$u "
                                     "are not; of %4$u no source says."),
                                   total, binding, count_series (figure, find_binding (MZ_BINDING_NO)),
                                   count_series (figure, find_binding (MZ_BINDING_UNKNOWN)));
  return figure;
}

/* When an agreement got as far as a step; not set: no source says that it did. */
static MzPartialDate
find_reached (MzAgreement *agreement, MzStepKind step)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);

  if (step == MZ_STEP_SIGNED)
    return mz_chart_signed_on (agreement);
  if (step == MZ_STEP_IN_FORCE && mz_partial_date_is_set (info->in_force))
    return info->in_force;
  return mz_chart_step_date (agreement, step);
}

/* From paper to tonnes: how many of those that were signed by the clock's date have come to each step by then. */
MzFigure *
mz_chart_build_agreements_delivered (const MzChart *chart, const MzFigureRequest *request)
{
  static const MzStepKind steps[] = { MZ_STEP_SIGNED, MZ_STEP_IN_FORCE, MZ_STEP_MONEY, MZ_STEP_SITE, MZ_STEP_TONNES };
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  guint totals[G_N_ELEMENTS (steps)] = { 0 };

  figure->subtitle = g_strdup (_("Number of agreements signed by the date that have come this far by then: full are binding, outlined "
                                 "are not, hatched: no source says"));
  add_bindings (figure);
  for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
    {
      mz_figure_add_category (figure, mz_vocabulary_get_key (&mz_step_kinds, steps[k]),
                              mz_vocabulary_get_label (&mz_step_kinds, steps[k]));
      for (guint binding = 0; binding < MZ_N_BINDINGS; binding++)
        {
          g_autoptr (GPtrArray) records = g_ptr_array_new ();
          MzDatum *datum;

          for (guint i = 0; i < mz_store_get_length (store); i++)
            {
              MzAgreement *agreement = mz_store_peek (store, i);

              if (mz_agreement_peek (agreement)->binding == bindings[binding] && mz_chart_wants (request, agreement)
                  && mz_figure_is_known (mz_chart_signed_on (agreement), request->date)
                  && !mz_chart_is_plan (request, find_reached (agreement, steps[k]))
                  && mz_figure_is_known (find_reached (agreement, steps[k]), request->date))
                g_ptr_array_add (records, agreement);
            }
          totals[k] += records->len;
          if (records->len == 0)
            continue;
          datum = mz_figure_add_datum (figure, binding, k, records->len);
          datum->fill = binding_fills[binding];
          mz_chart_add_count (figure, datum, records);
        }
    }
  if (totals[0] == 0)
    {
      mz_chart_set_empty (figure, _("No agreement is known to have been signed by this date."));
      return figure;
    }
  figure->title = g_strdup_printf (ngettext ("Of %1$u agreements signed, %2$u is known to have brought tonnes",
                                             "Of %1$u agreements signed, %2$u are known to have brought tonnes", totals[4]),
                                   totals[0], totals[4]);
  figure->words = g_strdup_printf (_("Of %1$u agreements signed by the date, sources say that %2$u came into force, for %3$u money "
                                     "flowed, %4$u came to a site and %5$u to tonnes."),
                                   totals[0], totals[1], totals[2], totals[3], totals[4]);
  mz_figure_add_note (figure, _("A step that no source tells of is not known; it is not a proof that it was not taken."));
  mz_chart_limit_words (figure, request);
  return figure;
}
