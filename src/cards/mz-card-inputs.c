/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of what the what-if model reckons with: stocks, products that rare earths are in, and parameters. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

static const char *
word_label (const MzVocabulary *words, const char *key)
{
  guint value;

  return mz_vocabulary_find (words, key, &value) ? mz_vocabulary_get_label (words, value) : key;
}

/* Returns: (transfer full): a range in words, without its unit. */
static char *
range_text (double low, double high, double typical)
{
  g_autofree char *least = isfinite (low) ? mz_format_number (low) : NULL;
  g_autofree char *most = isfinite (high) ? mz_format_number (high) : NULL;
  g_autofree char *usual = isfinite (typical) ? mz_format_number (typical) : NULL;

  if (least != NULL && most != NULL && low != high)
    {
      if (usual == NULL)
        return g_strdup_printf (_("%1$s to %2$s"), least, most);
      /* Translators: two ends of a range and the figure that holds in most cases. */
      return g_strdup_printf (_("%1$s to %2$s, typically %3$s"), least, most, usual);
    }
  if (usual != NULL)
    return g_steal_pointer (&usual);
  if (least != NULL && most != NULL)
    return g_steal_pointer (&least);
  if (most != NULL)
    return g_strdup_printf (_("at most %s"), most);
  return least != NULL ? g_strdup_printf (_("at least %s"), least) : NULL;
}

/* Takes @range, which is %NULL where no figure is known. */
static char *
take_with_unit (char *range, const char *unit, gboolean estimate)
{
  g_autofree char *figure = NULL;

  if (range == NULL)
    return g_strdup (_("No figure is known"));
  figure = mz_format_unit (range, unit);
  g_free (range);
  /* Translators: a figure that was computed, or is not confirmed. */
  return estimate ? g_strdup_printf (_("%s (estimate)"), figure) : g_steal_pointer (&figure);
}

static char *
dup_days (const MzStockInfo *info)
{
  g_autofree char *range = range_text (info->days_low, info->days_high, NAN);

  /* Translators: how long a stock lasts: "60 to 180 days". */
  return range != NULL ? g_strdup_printf (_("%s days"), range) : NULL;
}

static char *
dup_tonnes (double t)
{
  g_autofree char *number = isfinite (t) ? mz_format_number (t) : NULL;

  return number != NULL ? g_strdup_printf (_("%s t"), number) : NULL;
}

/** mz_card_stock_text: Returns: (transfer full): who holds it and how much of it there is, in one line of plain text. */
char *
mz_card_stock_text (const MzStockInfo *info)
{
  const char *kind = word_label (&mz_stock_kinds, info->kind);
  g_autofree char *amount = dup_tonnes (info->t);

  if (amount == NULL)
    amount = dup_days (info);
  if (amount == NULL)
    return g_strdup_printf (_("%s, amount not known"), kind);
  /* Translators: what sort of stock it is, and how much. */
  return g_strdup_printf (_("%1$s, %2$s"), kind, amount);
}

/** mz_card_good_text: Returns: (transfer full): how much is in it, in one line of plain text. */
char *
mz_card_good_text (const MzGoodInfo *info)
{
  return take_with_unit (range_text (info->low, info->high, info->typical), info->what, info->estimate);
}

/** mz_card_parameter_text: Returns: (transfer full): its figure, in one line of plain text; of a plant what became of it. */
char *
mz_card_parameter_text (const MzParameterInfo *info)
{
  if (info->outcome != NULL)
    return g_strdup (info->outcome);
  return take_with_unit (range_text (info->low, info->high, info->typical), info->unit, info->estimate);
}

static void
add_plain_figure (MzCardBuilder *self, const char *title, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  mz_card_add_figure (self, title, markup, NULL);
}

static void
add_plain_row (MzCardBuilder *self, const char *title, const char *text)
{
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (markup != NULL)
    mz_card_add_row (self, title, markup);
}

static void
add_date_row (MzCardBuilder *self, const char *title, MzPartialDate date)
{
  g_autofree char *text = mz_partial_date_is_set (date) ? mz_partial_date_format (date) : NULL;

  add_plain_row (self, title, text);
}

static const char *
stock_status (const MzStockInfo *info)
{
  if (info->target)
    return _("Not held: what is aimed at");
  if (info->ceiling)
    return _("Not held: the most that may be bought");
  return strcmp (info->kind, "plan") == 0 ? _("Planned: not held for all that is known") : NULL;
}

void
mz_card_build_stock (MzCardBuilder *self, MzStock *stock)
{
  const MzStockInfo *info = mz_stock_peek (stock);
  const char *name = mz_dataset_country_name (self->dataset, info->country);
  MzRecord *country = mz_dataset_lookup (self->dataset, MZ_RECORD_COUNTRY, info->country);
  g_autofree char *title = mz_card_record_title (self, MZ_RECORD (stock));
  g_autofree char *tonnes = dup_tonnes (info->t), *days = dup_days (info);
  g_autofree char *dollars = isfinite (info->value_usd) ? mz_format_number (info->value_usd) : NULL;

  mz_card_add_header (self, title, word_label (&mz_stock_kinds, info->kind), name);
  mz_card_begin_section (self, _("How much"), 0);
  if (tonnes != NULL)
    add_plain_figure (self, _("Amount"), tonnes);
  if (days != NULL)
    add_plain_figure (self, _("Lasts"), days);
  if (dollars != NULL)
    add_plain_figure (self, _("US dollars"), dollars);
  if (tonnes == NULL && days == NULL && dollars == NULL)
    add_plain_figure (self, _("Amount"), _("No figure is known"));
  add_plain_row (self, _("What it counts"), mz_format_label (info->what));
  add_date_row (self, _("As of"), info->date);
  add_plain_row (self, _("Status"), stock_status (info));
  if (info->estimate)
    add_plain_row (self, _("Certainty"), _("An estimate"));
  mz_card_begin_section (self, _("Where"), 0);
  if (country != NULL)
    mz_card_add_record (self, country);
  else
    mz_card_add_text (self, name);
  mz_card_add_end (self);
}

void
mz_card_build_good (MzCardBuilder *self, MzGood *good)
{
  const MzGoodInfo *info = mz_good_peek (good);
  g_autofree char *text = mz_card_good_text (info);

  mz_card_add_header (self, mz_record_get_name (MZ_RECORD (good)), _("Product"), mz_format_label (info->what));
  mz_card_begin_section (self, _("How much is in it"), 0);
  add_plain_figure (self, _("Amount"), text);
  add_date_row (self, _("Year"), info->year);
  if (info->claim)
    add_plain_row (self, _("Status"), _("A claim that is quoted, with doubt: nothing is computed with it"));
  mz_card_add_end (self);
}

static void
add_ramp_up (MzCardBuilder *self, const MzParameterInfo *info)
{
  add_plain_row (self, _("What became of it"), info->outcome);
  add_date_row (self, _("Announced"), info->announced);
  add_date_row (self, _("Decided"), info->decided);
  add_date_row (self, _("Start promised for"), info->promised);
  add_date_row (self, _("Now promised for"), info->now_promised);
  add_date_row (self, _("Started"), info->started);
  add_plain_row (self, _("Full rate"), info->nameplate);
  add_date_row (self, _("Full rate not reached by"), info->not_reached);
}

void
mz_card_build_parameter (MzCardBuilder *self, MzParameter *parameter)
{
  const MzParameterInfo *info = mz_parameter_peek (parameter);
  g_autofree char *title = mz_card_record_title (self, MZ_RECORD (parameter)), *text = mz_card_parameter_text (info);

  mz_card_add_header (self, title, word_label (&mz_parameter_groups, info->group), mz_format_label (info->unit));
  mz_card_begin_section (self, _("What is known"), 0);
  if (info->outcome != NULL)
    add_ramp_up (self, info);
  else
    add_plain_figure (self, _("Figure"), text);
  if (g_strcmp0 (mz_record_get_name (MZ_RECORD (parameter)), info->what) != 0)
    add_plain_row (self, _("What it counts"), mz_format_label (info->what));
  if (info->stage != MZ_N_STAGES)
    add_plain_row (self, _("Stage"), mz_vocabulary_get_label (&mz_stages, info->stage));
  add_date_row (self, _("Date"), info->year);
  if (info->to != NULL)
    add_plain_row (self, _("Destination"), strcmp (info->to, "WORLD") == 0 ? _("World")
                                                                           : mz_dataset_country_name (self->dataset, info->to));
  if (info->planned)
    add_plain_row (self, _("Status"), _("Planned"));
  mz_card_add_related (self, _("Sites"), MZ_RECORD_SITE);
  mz_card_add_related (self, _("Countries"), MZ_RECORD_COUNTRY);
  mz_card_add_end (self);
}
