/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the panel says while nothing is chosen: the view in three sentences, and a way on. */
#define G_LOG_DOMAIN "mz-cards"

#include "mz-card-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-calendar.h"
#include "mz-format.h"

#define COMING_LENGTH 5

static void
add_sites (MzCardBuilder *self)
{
  MzStore *sites = mz_workspace_get_sites_in_view (self->workspace);
  guint n = mz_store_get_length (sites), operating = 0, unknown = 0;
  g_autofree char *date = mz_partial_date_format (self->date);
  g_autofree char *as_of = mz_partial_date_format (self->as_of);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      MzState state = mz_workspace_get_site_state (self->workspace, mz_store_peek (sites, i)).state;

      operating += state == MZ_STATE_OPERATING ? 1 : 0;
      unknown += state == MZ_STATE_NOT_KNOWN ? 1 : 0;
    }

  if (n == 0)
    text = g_strdup_printf (_("No site is in view on this date, %s."), date);
  else if (self->after)
    /* Translators: a number of sites, a date, and the last date that the facts know. */
    text = g_strdup_printf (ngettext ("<b>%1$u</b> site is in view; whether it operates in %2$s is not known, the facts end "
                                      "in %3$s.",
                                      "<b>%1$u</b> sites are in view; which of them operate in %2$s is not known, the facts "
                                      "end in %3$s.", n), n, date, as_of);
  else if (unknown > 0)
    /* Translators: so many of so many sites; a date; of how many it is not known. */
    text = g_strdup_printf (_("<b>%1$u of %2$u</b> sites in view operate on this date, %3$s; of %4$u more it is not known."),
                            operating, n, date, unknown);
  else
    text = g_strdup_printf (_("<b>%1$u of %2$u</b> sites in view operate on this date, %3$s."), operating, n, date);
  mz_card_add_lead (self, text);
}

static gboolean
holds (MzForce force)
{
  return force == MZ_FORCE_SIGNED || force == MZ_FORCE_IN_FORCE;
}

static int
compare_signed (gconstpointer a, gconstpointer b)
{
  MzAgreement *left = *(MzAgreement *const *) a, *right = *(MzAgreement *const *) b;

  return mz_partial_date_compare (mz_agreement_peek (right)->signed_on, mz_agreement_peek (left)->signed_on);
}

static GPtrArray *
add_agreements (MzCardBuilder *self)
{
  MzStore *agreements = mz_workspace_get_agreements (self->workspace);
  GPtrArray *holding = g_ptr_array_new ();
  guint binding = 0, unknown = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < mz_store_get_length (agreements); i++)
    {
      MzAgreement *agreement = mz_store_peek (agreements, i);
      MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (agreement));

      if (!holds (force.force) && !(force.force == MZ_FORCE_NOT_KNOWN && holds (force.last_known)))
        continue;
      g_ptr_array_add (holding, agreement);
      binding += mz_agreement_peek (agreement)->binding == MZ_BINDING_YES ? 1 : 0;
      unknown += mz_agreement_peek (agreement)->binding == MZ_BINDING_UNKNOWN ? 1 : 0;
    }
  g_ptr_array_sort (holding, compare_signed);

  if (holding->len == 0)
    text = g_strdup (_("No agreement that passes the filter holds on this date."));
  else if (self->after)
    {
      g_autofree char *as_of = mz_partial_date_format (self->as_of);

      text = g_strdup_printf (ngettext ("<b>%1$u</b> agreement was signed or in force in %2$s; what became of it is not "
                                        "known.",
                                        "<b>%1$u</b> agreements were signed or in force in %2$s; what became of them is not "
                                        "known.", holding->len), holding->len, as_of);
    }
  else
    text = g_strdup_printf (ngettext ("In the whole world <b>%1$u</b> agreement is signed or in force: %2$u binding, %3$u of which no "
                                      "source says whether it binds.",
                                      "In the whole world <b>%1$u</b> agreements are signed or in force: %2$u binding, %3$u of which no "
                                      "source says whether they bind.", holding->len), holding->len, binding, unknown);
  mz_card_add_lead (self, text);
  return holding;
}

static GPtrArray *
add_controls (MzCardBuilder *self)
{
  MzStore *measures = mz_workspace_get_measures (self->workspace);
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();
  GPtrArray *controls = g_ptr_array_new ();
  g_autofree char *names = NULL, *text = NULL;
  guint paused = 0;

  for (guint i = 0; i < mz_store_get_length (measures); i++)
    {
      MzMeasure *measure = mz_store_peek (measures, i);
      MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (measure));
      const char *country = mz_dataset_country_name (self->dataset, mz_measure_peek (measure)->country);

      if (!mz_measure_restricts_export (measure))
        continue;
      if (force.force == MZ_FORCE_PAUSED || force.last_known == MZ_FORCE_PAUSED)
        paused++;
      else if (force.force == MZ_FORCE_IN_FORCE || force.last_known == MZ_FORCE_IN_FORCE)
        g_ptr_array_add (controls, measure);
      else
        continue;
      if (!g_ptr_array_find_with_equal_func (countries, country, g_str_equal, NULL))
        g_ptr_array_add (countries, (gpointer) country);
    }
  g_ptr_array_add (countries, NULL);
  names = g_strjoinv (mz_format_get_comma (), (char **) countries->pdata);

  if (controls->len == 0 && paused == 0)
    text = g_strdup (_("No export control that passes the filter is in force on this date."));
  else if (self->after && controls->len == 0)
    {
      g_autofree char *as_of = mz_partial_date_format (self->as_of);

      text = g_markup_printf_escaped (ngettext ("<b>%1$u</b> export control was paused in %2$s; whether it still is, is not known.",
                                                "<b>%1$u</b> export controls were paused in %2$s; whether they still are, is not known.",
                                                paused), paused, as_of);
    }
  else if (self->after)
    {
      g_autofree char *as_of = mz_partial_date_format (self->as_of);

      text = g_markup_printf_escaped (ngettext ("<b>%1$u</b> export control was in force in %2$s; whether it still is, is not "
                                                "known.",
                                                "<b>%1$u</b> export controls were in force in %2$s; whether they still are, "
                                                "is not known.", controls->len), controls->len, as_of);
    }
  else if (paused == 0)
    /* Translators: a number of controls, and the countries that take them. */
    text = g_markup_printf_escaped (ngettext ("<b>%1$u</b> export control is in force, by %2$s.",
                                              "<b>%1$u</b> export controls are in force, by %2$s.", controls->len),
                                    controls->len, names);
  else if (controls->len == 0)
    /* Translators: a number of controls, and the countries that have taken them. */
    text = g_markup_printf_escaped (ngettext ("<b>%1$u</b> export control is paused, by %2$s; none is in force.",
                                              "<b>%1$u</b> export controls are paused, by %2$s; none is in force.", paused),
                                    paused, names);
  else
    /* Translators: a number of controls, how many more are paused, and the countries that take them. */
    text = g_markup_printf_escaped (ngettext ("<b>%1$u</b> export control is in force and %2$u paused, by %3$s.",
                                              "<b>%1$u</b> export controls are in force and %2$u paused, by %3$s.",
                                              controls->len), controls->len, paused, names);
  mz_card_add_lead (self, text);
  return controls;
}

/* By when it will have come: what is set for a day comes before what is only known to come in the same year. */
static int
compare_coming (gconstpointer a, gconstpointer b)
{
  const MzCalendarEntry *x = *(MzCalendarEntry *const *) a, *y = *(MzCalendarEntry *const *) b;
  MzDay first = mz_partial_date_last_day (x->date), second = mz_partial_date_last_day (y->date);

  if (first != second)
    return (first > second) - (first < second);
  if (!mz_partial_date_equal (x->date, y->date))
    return mz_partial_date_compare (y->date, x->date);
  return strcmp (mz_record_get_id (x->record), mz_record_get_id (y->record));
}

/* What is known in advance, the next first. */
static void
add_coming (MzCardBuilder *self)
{
  g_autoptr (GPtrArray) entries = mz_calendar_new (self->dataset, self->date, mz_workspace_get_query (self->workspace));
  guint shown;

  if (entries->len == 0)
    return;
  g_ptr_array_sort (entries, compare_coming);
  mz_card_begin_section (self, _("Coming"), entries->len);
  shown = mz_card_begin_list (self, "coming", entries->len, COMING_LENGTH);
  for (guint i = 0; i < shown; i++)
    {
      const MzCalendarEntry *entry = entries->pdata[i];
      g_autofree char *date = mz_partial_date_format_short (entry->date);

      mz_card_add_link (self, entry->record, entry->what, date,
                        entry->planned ? _("Only announced") : _("Set by the terms"));
      mz_card_add_chips (self, entry->sources, entry->record);
    }
  mz_card_end_list (self, "coming", entries->len, COMING_LENGTH, NULL);
  mz_card_add_chart (self, "calendar");
  mz_card_add_action (self, _("Save as a Calendar File…"), "win.export-calendar");
}

void
mz_card_build_view (MzCardBuilder *self)
{
  g_autofree char *date = mz_partial_date_format (self->date);
  g_autofree char *as_of = mz_partial_date_format (self->as_of);
  g_autofree char *facts = g_strdup_printf (_("Facts as of %s"), as_of);
  g_autoptr (GPtrArray) agreements = NULL, controls = NULL;

  mz_card_add_header (self, date, _("What is in view"), facts);
  add_sites (self);
  agreements = add_agreements (self);
  controls = add_controls (self);
  mz_card_add_text (self, _("Choose a symbol on the map, or a row of the list, to read about it and to see who says so."));
  mz_card_add_records (self, _("Newest agreements"), "agreements", agreements);
  mz_card_add_records (self, _("Export controls"), "controls", controls);
  add_coming (self);
}
