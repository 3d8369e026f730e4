/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What agreements are worth, where a source says so. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

#define MILLION 1e6

static int
compare_values (gconstpointer a, gconstpointer b)
{
  MzAgreement *one = *(MzAgreement *const *) a, *other = *(MzAgreement *const *) b;
  double x = mz_agreement_peek (one)->value_usd, y = mz_agreement_peek (other)->value_usd;

  return x != y ? (x < y ? 1 : -1) : strcmp (mz_record_get_id (MZ_RECORD (one)), mz_record_get_id (MZ_RECORD (other)));
}

static gboolean
is_signed (const MzFigureRequest *request, MzAgreement *agreement)
{
  return mz_figure_is_known (mz_chart_signed_on (agreement), request->date)
         && mz_figure_is_known (mz_chart_signed_on (agreement), mz_dataset_get_as_of (request->dataset));
}

static void
add_value (MzFigure *figure, MzAgreement *agreement, const guint *series)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  const char *id = mz_record_get_id (MZ_RECORD (agreement));
  MzFigureCategory *category = mz_figure_add_category (figure, id, mz_record_get_short_name (MZ_RECORD (agreement)));
  MzDatum *datum;

  category->record = g_strdup (id);
  datum = mz_figure_add_datum (figure, series[info->binding], figure->categories->len - 1, info->value_usd / MILLION);
  datum->fill = mz_chart_binding_fill (info->binding);
  datum->when = mz_partial_date_to_string (mz_chart_signed_on (agreement));
  datum->record = g_strdup (id);
  mz_chart_cite (figure, datum, agreement, NULL);
}

/* Agreements signed by the clock's date that have a value, the largest first. */
MzFigure *
mz_chart_build_agreement_values (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  g_autoptr (GPtrArray) valued = g_ptr_array_new ();
  guint series[MZ_N_BINDINGS], n_signed = 0;

  figure->unit = g_strdup (_("million USD"));
  figure->log = TRUE;
  figure->subtitle = g_strdup (_("Value in million USD as announced, nominal, logarithmic; money pledged or asked for, not money paid"));
  for (guint i = 0; i < MZ_N_BINDINGS; i++)
    series[i] = mz_figure_add_series (figure, mz_vocabulary_get_key (&mz_bindings, i), mz_vocabulary_get_label (&mz_bindings, i),
                                      MZ_INK (MZ_INK_AGREEMENT));
  figure->series_facet = MZ_FACET_BINDING;
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzAgreement *agreement = mz_store_peek (store, i);

      if (!mz_chart_wants (request, agreement) || !is_signed (request, agreement))
        continue;
      n_signed++;
      if (mz_agreement_peek (agreement)->value_usd > 0)
        g_ptr_array_add (valued, agreement);
    }
  if (valued->len == 0)
    {
      mz_chart_set_empty (figure, _("No source gives a value for an agreement signed by this date."));
      return figure;
    }
  g_ptr_array_sort (valued, compare_values);
  for (guint i = 0; i < valued->len; i++)
    add_value (figure, valued->pdata[i], series);
  {
    g_autofree char *most = mz_format_money (mz_agreement_peek (valued->pdata[0])->value_usd, "USD");

    figure->title = g_strdup_printf (_("The largest value announced: %1$s, %2$s"), most,
                                     mz_record_get_short_name (valued->pdata[0]));
    figure->words = g_strdup_printf (ngettext ("Of %1$u agreement signed by the date %2$u has a value that a source gives.",
                                               "Of %1$u agreements signed by the date %2$u have a value that a source gives.", n_signed),
                                     n_signed, valued->len);
  }
  mz_figure_add_note (figure, figure->words);
  mz_figure_add_note (figure, _("Values overlap: a framework counts what its single deals are worth, so they are not added."));
  return figure;
}
