/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"
#include "mz-move-words.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"

/** mz_move_kind_get_label: Returns: what a move of the kind does, in the user's language: "A country stops exporting". */
const char *
mz_move_kind_get_label (MzMoveKind kind)
{
  static const char *const labels[MZ_N_MOVE_KINDS] = {
    [MZ_MOVE_STOP_EXPORTS] = N_("A country stops exporting"),
    [MZ_MOVE_SITE_FAILS] = N_("A site fails"),
    [MZ_MOVE_PLANT_OPENS] = N_("A plant opens"),
    [MZ_MOVE_PLANT_SLIPS] = N_("A plant slips"),
    [MZ_MOVE_PLANT_NEVER] = N_("A plant never comes"),
    [MZ_MOVE_LICENCE_DELAY] = N_("Licences slow exports"),
    [MZ_MOVE_STOCK_RELEASE] = N_("A stockpile is released"),
    [MZ_MOVE_RECYCLING] = N_("Recycling rises"),
    [MZ_MOVE_SHIFT] = N_("Output moves to other countries"),
    [MZ_MOVE_DEMAND] = N_("Demand follows a scenario"),
  };

  g_return_val_if_fail (kind < MZ_N_MOVE_KINDS, NULL);
  return _(labels[kind]);
}

/** mz_move_stages_to_text: Returns: (transfer full): "Mining, magnets"; "All stages" for 0. */
char *
mz_move_stages_to_text (MzSet stages)
{
  GString *text = g_string_new (NULL);

  if (stages == 0)
    return g_string_free (g_string_append (text, _("All stages")), FALSE);
  for (guint i = 0; i < MZ_N_STAGES; i++)
    if ((stages & MZ_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? mz_format_get_comma () : "", mz_vocabulary_get_label (&mz_stages, i));
  return g_string_free (text, FALSE);
}

static const char *
name_country (MzDataset *dataset, const char *code)
{
  const char *name = code != NULL ? mz_dataset_country_name (dataset, code) : NULL;

  return name != NULL ? name : _("A country that is not named");
}

static const char *
name_site (MzDataset *dataset, const char *id)
{
  MzRecord *site = id != NULL ? mz_dataset_lookup (dataset, MZ_RECORD_SITE, id) : NULL;

  return site != NULL ? mz_record_get_short_name (site) : _("A site that is not named");
}

/* From when, and for how long: after what happens. */
static char *
add_time (char *what, const MzMove *move)
{
  g_autofree char *taken = what, *start = NULL;

  if (!mz_partial_date_is_set (move->start))
    return g_steal_pointer (&taken);
  start = mz_partial_date_format (move->start);
  if (move->months == 0)
    /* Translators: what happens, and a date: "China sends nothing abroad from January 2028 on". */
    return g_strdup_printf (_("%1$s from %2$s on"), what, start);
  /* Translators: what happens, a date, and a number of months. */
  return g_strdup_printf (ngettext ("%1$s from %2$s for %3$u month", "%1$s from %2$s for %3$u months", move->months), what,
                          start, move->months);
}

static char *
tell_amount (const MzMove *move)
{
  g_autofree char *least = move->amount >= 0 ? mz_format_number (move->amount) : NULL;
  g_autofree char *most = move->amount_most >= 0 ? mz_format_number (move->amount_most) : NULL;
  const char *unit = move->unit != NULL ? mz_format_label (move->unit) : "";

  if (least == NULL)
    return g_strdup (_("an amount that is not known"));
  if (most != NULL && move->amount_most > move->amount)
    /* Translators: a range: two numbers and their unit. */
    return g_strdup_printf (_("%1$s to %2$s %3$s"), least, most, unit);
  return mz_format_unit (least, unit);
}

static char *
tell_stop (const MzMove *move, MzDataset *dataset)
{
  if (move->to == NULL)
    /* Translators: a country. */
    return add_time (g_strdup_printf (_("%s sends nothing abroad"), name_country (dataset, move->country)), move);
  /* Translators: two countries. */
  return add_time (g_strdup_printf (_("%1$s sends nothing to %2$s"), name_country (dataset, move->country),
                                    name_country (dataset, move->to)), move);
}

static char *
tell_licence (const MzMove *move, MzDataset *dataset)
{
  guint days = (guint) MAX (move->amount, 0);

  if (move->to == NULL)
    /* Translators: a country, and a number of days. */
    return add_time (g_strdup_printf (ngettext ("Exports of %1$s wait %2$u day for licences",
                                                "Exports of %1$s wait %2$u days for licences", days),
                                      name_country (dataset, move->country), days), move);
  /* Translators: a country, a number of days, another country. */
  return add_time (g_strdup_printf (ngettext ("Exports of %1$s to %3$s wait %2$u day for licences",
                                              "Exports of %1$s to %3$s wait %2$u days for licences", days),
                                    name_country (dataset, move->country), days, name_country (dataset, move->to)), move);
}

static char *
tell_plant (const MzMove *move, MzDataset *dataset)
{
  const char *name = name_site (dataset, move->site);
  g_autofree char *start = NULL, *amount = NULL;

  if (move->kind == MZ_MOVE_PLANT_NEVER)
    /* Translators: a plant that is planned. */
    return g_strdup_printf (_("%s never comes"), name);
  if (move->kind == MZ_MOVE_PLANT_SLIPS)
    /* Translators: a plant, and a number of months. */
    return g_strdup_printf (ngettext ("%1$s starts %2$u month later than promised", "%1$s starts %2$u months later than promised",
                                      move->months), name, move->months);
  start = mz_partial_date_is_set (move->start) ? mz_partial_date_format (move->start) : g_strdup (_("a date not given"));
  if (move->amount < 0)
    /* Translators: a plant, and a date. */
    return g_strdup_printf (_("%1$s opens in %2$s"), name, start);
  amount = tell_amount (move);
  /* Translators: a plant, a date, and tonnes. */
  return g_strdup_printf (_("%1$s opens in %2$s and makes up to %3$s a year"), name, start, amount);
}

static char *
tell_amounts (const MzMove *move, MzDataset *dataset)
{
  g_autofree char *amount = tell_amount (move);
  const char *country = name_country (dataset, move->country);

  if (move->kind == MZ_MOVE_STOCK_RELEASE)
    /* Translators: a country, and tonnes. */
    return add_time (g_strdup_printf (_("%1$s sells %2$s of its stock"), country, amount), move);
  if (move->kind == MZ_MOVE_RECYCLING)
    /* Translators: a country, and tonnes. */
    return add_time (g_strdup_printf (_("%1$s recycles %2$s a year more"), country, amount), move);
  if (move->to == NULL)
    /* Translators: points of the world's output, and a country. */
    return add_time (g_strdup_printf (_("%1$s of the world’s output moves from %2$s to others"), amount, country), move);
  /* Translators: points of the world's output, and two countries. */
  return add_time (g_strdup_printf (_("%1$s of the world’s output moves from %2$s to %3$s"), amount, country,
                                    name_country (dataset, move->to)), move);
}

static char *
tell_what (const MzMove *move, MzDataset *dataset)
{
  switch (move->kind)
    {
    case MZ_MOVE_STOP_EXPORTS:
      return tell_stop (move, dataset);
    case MZ_MOVE_SITE_FAILS:
      /* Translators: a site. */
      return add_time (g_strdup_printf (_("%s stands still"), name_site (dataset, move->site)), move);
    case MZ_MOVE_PLANT_OPENS:
    case MZ_MOVE_PLANT_SLIPS:
    case MZ_MOVE_PLANT_NEVER:
      return tell_plant (move, dataset);
    case MZ_MOVE_LICENCE_DELAY:
      return tell_licence (move, dataset);
    case MZ_MOVE_STOCK_RELEASE:
    case MZ_MOVE_RECYCLING:
    case MZ_MOVE_SHIFT:
      return tell_amounts (move, dataset);
    case MZ_MOVE_DEMAND:
      /* Translators: the name of a scenario of demand. */
      return g_strdup_printf (_("Demand follows “%s”"), move->demand != NULL ? move->demand : "");
    case MZ_N_MOVE_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static void
add_clause (GString *text, char *clause)
{
  g_string_append_printf (text, "; %s", clause);
  g_free (clause);
}

/**
 * mz_move_to_text:
 *
 * Returns: (transfer full): a sentence without its full stop: "China sends nothing abroad from January 2028 for 12 months; 0 %
 * goes on all the same".
 */
char *
mz_move_to_text (const MzMove *move, MzDataset *dataset)
{
  g_autofree char *what = tell_what (move, dataset), *leak = mz_format_share (move->leak * 100);
  g_autofree char *minerals = g_strjoinv (mz_format_get_comma (), move->minerals), *stages = mz_move_stages_to_text (move->stages);
  GString *text = g_string_new (what);

  if (*move->minerals != NULL && move->stages != 0)
    /* Translators: stages of the chain, and elements. */
    add_clause (text, g_strdup_printf (_("%1$s only, and of that %2$s"), stages, minerals));
  else if (move->stages != 0)
    /* Translators: stages of the chain. */
    add_clause (text, g_strdup_printf (_("%s only"), stages));
  else if (*move->minerals != NULL)
    /* Translators: elements. */
    add_clause (text, g_strdup_printf (_("%s only"), minerals));
  if (move->kind == MZ_MOVE_STOP_EXPORTS)
    /* Translators: a share. */
    add_clause (text, g_strdup_printf (_("%s goes on all the same"), leak));
  else if (move->kind == MZ_MOVE_SITE_FAILS && move->leak > 0)
    /* Translators: a share. */
    add_clause (text, g_strdup_printf (_("%s of it still runs"), leak));
  else if (move->kind == MZ_MOVE_LICENCE_DELAY && move->leak > 0)
    /* Translators: a share. */
    add_clause (text, g_strdup_printf (_("%s needs no licence"), leak));
  if (move->retaliation)
    add_clause (text, g_strdup (_("those it hits stop sending what it feeds on")));
  return g_string_free (text, FALSE);
}
