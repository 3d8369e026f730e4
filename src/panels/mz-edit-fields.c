/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-edit-fields.h"

#include <glib/gi18n-lib.h>

#define DATE_HINT N_("2025, 2025-10 or 2025-10-20")
#define END { NULL, NULL, NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL }

static const MzEditField status_columns[] = {
  { "state", N_("State"), NULL, MZ_EDIT_WORD, &mz_states, MZ_STATE_PLANNED + 1, TRUE, NULL },
  { "from", N_("Since"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "planned", N_("Only announced"), NULL, MZ_EDIT_FLAG, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources of its own"), NULL, MZ_EDIT_OWN_SOURCES, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField capacity_columns[] = {
  { "what", N_("Of what, and in which unit"), N_("REO mined"), MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "t_per_year", N_("Tonnes a year"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "from", N_("Since"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "planned", N_("Only announced"), NULL, MZ_EDIT_FLAG, NULL, 0, FALSE, NULL },
  { "estimate", N_("Estimated"), NULL, MZ_EDIT_FLAG, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources of its own"), NULL, MZ_EDIT_OWN_SOURCES, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField resource_columns[] = {
  { "class", N_("Class"), N_("measured, indicated, inferred, reserve, total"), MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "mt", N_("Million tonnes of ore"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "treo_pct", N_("Rare earth oxides in it, in per cent"), "6.3", MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "as_of", N_("Known on"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "estimate", N_("Estimated"), NULL, MZ_EDIT_FLAG, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources of its own"), NULL, MZ_EDIT_OWN_SOURCES, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField owner_columns[] = {
  { "name", N_("Name"), NULL, MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "share", N_("Share, from 0 to 1"), "0.51", MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "since", N_("Since"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources of its own"), NULL, MZ_EDIT_OWN_SOURCES, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField step_columns[] = {
  { "step", N_("Step"), NULL, MZ_EDIT_WORD, &mz_step_kinds, MZ_N_STEPS, TRUE, NULL },
  { "date", N_("Date"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "what", N_("What"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "amount", N_("Amount"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "unit", N_("Unit"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources of its own"), NULL, MZ_EDIT_OWN_SOURCES, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField site_fields[] = {
  { "name", N_("Name"), NULL, MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "short_name", N_("Short name, for labels"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "kind", N_("Kind"), NULL, MZ_EDIT_WORD, &mz_site_kinds, MZ_N_SITE_KINDS, TRUE, NULL },
  { "country", N_("Country"), NULL, MZ_EDIT_COUNTRY, NULL, 0, TRUE, NULL },
  { "admin1", N_("Region"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "lat", N_("Latitude, in degrees"), N_("35.478; south is negative"), MZ_EDIT_PLACE, NULL, 0, TRUE, NULL },
  { "lon", N_("Longitude, in degrees"), N_("-115.53; west is negative"), MZ_EDIT_PLACE, NULL, 0, TRUE, NULL },
  { "precision", N_("How well the place is known"), NULL, MZ_EDIT_WORD, &mz_precisions, MZ_N_PRECISIONS, TRUE, NULL },
  { "stages", N_("Stages"), NULL, MZ_EDIT_STAGES, NULL, 0, FALSE, NULL },
  { "minerals", N_("Minerals"), N_("Nd, Pr, Dy"), MZ_EDIT_WORDS, NULL, 0, FALSE, NULL },
  { "products", N_("Products"), NULL, MZ_EDIT_WORDS, NULL, 0, FALSE, NULL },
  { "deposit_type", N_("Type of the deposit"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "operator", N_("Operator"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "owners", N_("Owners"), NULL, MZ_EDIT_ENTRIES, NULL, 0, FALSE, owner_columns },
  { "status", N_("States, the oldest first"), NULL, MZ_EDIT_ENTRIES, NULL, 0, FALSE, status_columns },
  { "capacity", N_("Capacity"), NULL, MZ_EDIT_ENTRIES, NULL, 0, FALSE, capacity_columns },
  { "resource", N_("Resources in the ground"), NULL, MZ_EDIT_ENTRIES, NULL, 0, FALSE, resource_columns },
  { "sources", N_("Sources"), N_("Who says so? A figure needs a source."), MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "aliases", N_("Other names, to be found by"), NULL, MZ_EDIT_WORDS, NULL, 0, FALSE, NULL },
  { "note", N_("Note"), NULL, MZ_EDIT_LONG_TEXT, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField agreement_fields[] = {
  { "name", N_("Name"), NULL, MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "short_name", N_("Short name, for labels"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "kind", N_("Kind"), NULL, MZ_EDIT_WORD, &mz_agreement_kinds, MZ_N_AGREEMENT_KINDS, TRUE, NULL },
  { "parties", N_("Countries, the one that takes the initiative first"), NULL, MZ_EDIT_COUNTRIES, NULL, 0, TRUE, NULL },
  { "organisations", N_("Organisations"), NULL, MZ_EDIT_WORDS, NULL, 0, FALSE, NULL },
  { "binding", N_("Binding"), NULL, MZ_EDIT_YES_NO, NULL, 0, FALSE, NULL },
  { "binding_source", N_("Who says whether it is binding"), NULL, MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "signed", N_("Signed"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "in_force", N_("In force since"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "ends", N_("Ends"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "value_usd", N_("Value, in US dollars"), NULL, MZ_EDIT_NUMBER, NULL, 0, FALSE, NULL },
  { "stages", N_("Stages"), NULL, MZ_EDIT_STAGES, NULL, 0, FALSE, NULL },
  { "minerals", N_("Minerals"), N_("Nd, Pr, Dy"), MZ_EDIT_WORDS, NULL, 0, FALSE, NULL },
  { "sites", N_("Sites"), NULL, MZ_EDIT_SITES, NULL, 0, FALSE, NULL },
  { "terms", N_("What it says, a line for each"), NULL, MZ_EDIT_LINES, NULL, 0, FALSE, NULL },
  { "steps", N_("Steps, from paper to steel"), NULL, MZ_EDIT_ENTRIES, NULL, 0, FALSE, step_columns },
  { "delivered", N_("Delivered so far"), NULL, MZ_EDIT_WORD, &mz_delivered, MZ_DELIVERED_NOT_KNOWN, FALSE, NULL },
  { "delivered_as_of", N_("Known on"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "delivered_sources", N_("Who says what is delivered"), NULL, MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources"), N_("Who says so? A figure needs a source."), MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "note", N_("Note"), NULL, MZ_EDIT_LONG_TEXT, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField measure_fields[] = {
  { "name", N_("Name"), NULL, MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "short_name", N_("Short name, for labels"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "kind", N_("Kind"), NULL, MZ_EDIT_WORD, &mz_measure_kinds, MZ_N_MEASURE_KINDS, TRUE, NULL },
  { "country", N_("Who takes it"), NULL, MZ_EDIT_COUNTRY, NULL, 0, TRUE, NULL },
  { "targets", N_("Against which countries"), NULL, MZ_EDIT_TARGETS, NULL, 0, FALSE, NULL },
  { "announced", N_("Announced"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "effective", N_("In force since"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "ends", N_("Ends"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "minerals", N_("Minerals"), N_("Nd, Pr, Dy"), MZ_EDIT_WORDS, NULL, 0, FALSE, NULL },
  { "terms", N_("What it says, a line for each"), NULL, MZ_EDIT_LINES, NULL, 0, FALSE, NULL },
  { "pauses", N_("Measures that it suspends"), NULL, MZ_EDIT_MEASURES, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources"), N_("Who says so? A figure needs a source."), MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "note", N_("Note"), NULL, MZ_EDIT_LONG_TEXT, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField event_fields[] = {
  { "name", N_("Name"), NULL, MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "short_name", N_("Short name, for labels"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "kind", N_("Kind"), NULL, MZ_EDIT_WORD, &mz_event_kinds, MZ_N_EVENT_KINDS, TRUE, NULL },
  { "date", N_("Date"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, TRUE, NULL },
  { "end", N_("Until"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "countries", N_("Countries"), NULL, MZ_EDIT_COUNTRIES, NULL, 0, FALSE, NULL },
  { "sites", N_("Sites"), NULL, MZ_EDIT_SITES, NULL, 0, FALSE, NULL },
  { "sources", N_("Sources"), N_("Who says so? A figure needs a source."), MZ_EDIT_SOURCES, NULL, 0, FALSE, NULL },
  { "note", N_("Note"), NULL, MZ_EDIT_LONG_TEXT, NULL, 0, FALSE, NULL },
  END
};

static const MzEditField source_fields[] = {
  { "title", N_("Title"), NULL, MZ_EDIT_TEXT, NULL, 0, TRUE, NULL },
  { "publisher", N_("Who has published it"), NULL, MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  { "date", N_("Date"), DATE_HINT, MZ_EDIT_DATE, NULL, 0, FALSE, NULL },
  { "url", N_("Address"), "https://", MZ_EDIT_TEXT, NULL, 0, FALSE, NULL },
  END
};

/** mz_edit_fields_get: Returns: (nullable): in their order, the last one without a key; %NULL: such records cannot be edited */
const MzEditField *
mz_edit_fields_get (MzRecordKind kind)
{
  static const MzEditField *const fields[MZ_N_RECORD_KINDS] = {
    [MZ_RECORD_SITE] = site_fields,       [MZ_RECORD_AGREEMENT] = agreement_fields, [MZ_RECORD_MEASURE] = measure_fields,
    [MZ_RECORD_EVENT] = event_fields,     [MZ_RECORD_SOURCE] = source_fields,
  };

  g_return_val_if_fail (kind < MZ_N_RECORD_KINDS, NULL);

  return fields[kind];
}
