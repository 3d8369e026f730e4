/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-types.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_FLAGS_TYPE (MzLayers, mz_layers,
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_SITES, "sites"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_DEPOSITS, "deposits"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_AGREEMENTS, "agreements"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_MEASURES, "measures"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_LABELS, "labels"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_WATER, "water"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_BORDERS, "borders"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_GRATICULE, "graticule"),
                     G_DEFINE_ENUM_VALUE (MZ_LAYER_FLOWS, "flows"))

G_DEFINE_ENUM_TYPE (MzRecordKind, mz_record_kind,
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_SITE, "sites"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_AGREEMENT, "agreements"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_MEASURE, "measures"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_EVENT, "events"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_SERIES, "series"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_ELEMENT, "elements"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_COUNTRY, "countries"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_CLAIM, "claims"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_FLOW, "flows"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_DEMAND, "demand"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_STOCK, "stocks"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_GOOD, "products"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_PARAMETER, "parameters"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_SOURCE, "sources"),
                    G_DEFINE_ENUM_VALUE (MZ_RECORD_COMPANY, "companies"))

static const char *const record_kind_keys[] = {
  "sites", "agreements", "measures", "events", "series", "elements", "countries", "claims", "flows", "demand",
  "stocks", "products", "parameters", "sources", "companies",
};
static const char *const record_kind_labels[] = {
  N_("Site"), N_("Agreement"), N_("Measure"), N_("Event"), N_("Series"),
  N_("Element"), N_("Country"), N_("Claim"), N_("Flow"), N_("Demand"), N_("Stock"), N_("Product"),
  N_("Parameter"), N_("Source"), N_("Company"),
};

static const char *const stage_keys[] = {
  "mining", "concentration", "separation", "metal", "alloy", "magnet", "recycling",
};
static const char *const stage_labels[] = {
  N_("Mining"), N_("Concentration"), N_("Separation"), N_("Metal"), N_("Alloy"), N_("Magnets"), N_("Recycling"),
};

static const char *const site_kind_keys[] = { "mine", "deposit", "separation", "metal", "magnet", "recycling" };
static const char *const site_kind_labels[] = {
  N_("Mine"), N_("Deposit"), N_("Separation plant"), N_("Metal plant"), N_("Magnet plant"), N_("Recycling plant"),
};
static const char *const site_kind_words[] = {
  NC_("within a sentence", "mine"), NC_("within a sentence", "deposit"), NC_("within a sentence", "separation plant"),
  NC_("within a sentence", "metal plant"), NC_("within a sentence", "magnet plant"), NC_("within a sentence", "recycling plant"),
};

static const char *const state_keys[] = {
  "exploration", "development", "construction", "operating", "care", "closed", "planned", "not-known", "none",
};
static const char *const state_labels[] = {
  N_("Exploration"), N_("Development"), N_("Under construction"), N_("Operating"), N_("Care and maintenance"),
  N_("Closed"), N_("Planned"), N_("Not known"), N_("Nothing known yet"),
};
static const char *const state_words[] = {
  NC_("within a sentence", "exploration"), NC_("within a sentence", "development"),
  NC_("within a sentence", "under construction"), NC_("within a sentence", "operating"),
  NC_("within a sentence", "care and maintenance"), NC_("within a sentence", "closed"), NC_("within a sentence", "planned"),
  NC_("within a sentence", "not known"), NC_("within a sentence", "nothing known yet"),
};

static const char *const force_keys[] = { "announced", "signed", "in-force", "paused", "ended", "not-known", "none" };
static const char *const force_labels[] = {
  N_("Announced"), N_("Signed"), N_("In force"), N_("Paused"), N_("Ended"), N_("Not known"), N_("Nothing known yet"),
};
static const char *const force_words[] = {
  NC_("within a sentence", "announced"), NC_("within a sentence", "signed"), NC_("within a sentence", "in force"),
  NC_("within a sentence", "paused"), NC_("within a sentence", "ended"), NC_("within a sentence", "not known"),
  NC_("within a sentence", "nothing known yet"),
};

static const char *const precision_keys[] = { "site", "town", "region" };
static const char *const precision_labels[] = {
  N_("Known to the site"), N_("Known to the town"), N_("Known to the region only"),
};

static const char *const binding_keys[] = { "no", "yes", "unknown" };
static const char *const binding_labels[] = { N_("Not binding"), N_("Binding"), N_("Binding not known") };
static const char *const binding_words[] = {
  NC_("within a sentence", "not binding"), NC_("within a sentence", "binding"), NC_("within a sentence", "binding not known"),
};

static const char *const agreement_kind_keys[] = {
  "mou", "framework", "partnership", "equity", "offtake", "alliance", "fund", "loan", "joint-venture",
  "treaty-level agreement",
};
static const char *const agreement_kind_labels[] = {
  N_("Memorandum of understanding"), N_("Framework"), N_("Partnership"), N_("Equity"), N_("Offtake"), N_("Alliance"),
  N_("Fund"), N_("Loan"), N_("Joint venture"), N_("Treaty-level agreement"),
};

static const char *const step_keys[] = { "signed", "in_force", "money", "site", "tonnes", "ended" };
static const char *const step_labels[] = {
  NC_("step", "Signed"), NC_("step", "In force"), NC_("step", "Money"), NC_("step", "Site"), NC_("step", "Tonnes"),
  NC_("step", "Ended"),
};

static const char *const delivered_keys[] = { "none", "some", "yes", "not-known" };
static const char *const delivered_labels[] = {
  N_("Nothing delivered yet"), N_("Some delivered"), N_("Delivered"), N_("Whether anything was delivered is not known"),
};
static const char *const delivered_words[] = {
  NC_("within a sentence", "nothing delivered yet"), NC_("within a sentence", "some delivered"),
  NC_("within a sentence", "delivered"), NC_("within a sentence", "whether anything was delivered is not known"),
};

static const char *const measure_kind_keys[] = {
  "export-control", "export-ban", "quota", "tariff", "pause", "law", "target", "stockpile", "price-floor", "subsidy",
};
static const char *const measure_kind_labels[] = {
  N_("Export control"), N_("Export ban"), N_("Quota"), N_("Tariff"), N_("Pause"), N_("Law"), N_("Target"),
  N_("Stockpile"), N_("Price floor"), N_("Subsidy"),
};

static const char *const event_kind_keys[] = {
  "diplomacy", "shock", "price", "opening", "closure", "discovery", "company", "figure", "scenario",
};
static const char *const event_kind_labels[] = {
  N_("Diplomacy"), N_("Shock"), N_("Price"), N_("Opening"), N_("Closure"), N_("Discovery"), N_("Company"),
  N_("Figure"), N_("Scenario"),
};

static const char *const stock_kind_keys[] = { "government", "commercial", "plan" };
static const char *const stock_kind_labels[] = {
  N_("Held by a government"), N_("Held by companies"), N_("Planned stock"),
};

static const char *const parameter_group_keys[] = {
  "yields", "conversions", "ramp_ups", "lead_times", "licences", "licence_regime_observed", "elasticities", "utilisation",
  "denominators", "numerators",
};
static const char *const parameter_group_labels[] = {
  N_("Yield of a step"), N_("Conversion"), N_("Start of a plant"), N_("Lead time"), N_("Export licences"),
  N_("Exports under licences, observed"), N_("Elasticity"), N_("Use of capacity"), N_("What EU benchmarks are measured by"),
  N_("What counts towards an EU benchmark"),
};

static const char *const benchmark_keys[] = { "extraction", "processing", "recycling", "one-country" };
static const char *const benchmark_labels[] = {
  N_("Extraction in the EU"), N_("Processing in the EU"), N_("Recycling in the EU"), N_("From one country"),
};

static const char *const layer_keys[] = {
  "sites", "deposits", "agreements", "measures", "labels", "water", "borders", "graticule", "flows",
};
static const char *const layer_labels[] = {
  N_("Sites"), N_("Deposits"), N_("Agreements"), N_("Export controls"), N_("Labels"), N_("Water and ice"),
  N_("Borders"), N_("Graticule"), N_("Flows"),
};

#define VOCABULARY(name_, keys_, labels_)                    VOCABULARY_WITH_WORDS (name_, keys_, labels_, NULL)
#define VOCABULARY_WITH_WORDS(name_, keys_, labels_, words_) { name_, G_N_ELEMENTS (keys_), keys_, labels_, words_ }

G_STATIC_ASSERT (G_N_ELEMENTS (site_kind_words) == G_N_ELEMENTS (site_kind_keys));
G_STATIC_ASSERT (G_N_ELEMENTS (state_words) == G_N_ELEMENTS (state_keys));
G_STATIC_ASSERT (G_N_ELEMENTS (force_words) == G_N_ELEMENTS (force_keys));
G_STATIC_ASSERT (G_N_ELEMENTS (binding_words) == G_N_ELEMENTS (binding_keys));
G_STATIC_ASSERT (G_N_ELEMENTS (delivered_words) == G_N_ELEMENTS (delivered_keys));

const MzVocabulary mz_record_kinds = VOCABULARY ("kind of record", record_kind_keys, record_kind_labels);
const MzVocabulary mz_stages = VOCABULARY ("stage", stage_keys, stage_labels);
const MzVocabulary mz_site_kinds = VOCABULARY_WITH_WORDS ("kind of site", site_kind_keys, site_kind_labels, site_kind_words);
const MzVocabulary mz_states = VOCABULARY_WITH_WORDS ("status", state_keys, state_labels, state_words);
const MzVocabulary mz_forces = VOCABULARY_WITH_WORDS ("status", force_keys, force_labels, force_words);
const MzVocabulary mz_precisions = VOCABULARY ("precision", precision_keys, precision_labels);
const MzVocabulary mz_bindings = VOCABULARY_WITH_WORDS ("binding", binding_keys, binding_labels, binding_words);
const MzVocabulary mz_agreement_kinds = VOCABULARY ("kind of agreement", agreement_kind_keys, agreement_kind_labels);
const MzVocabulary mz_step_kinds = VOCABULARY ("step", step_keys, step_labels);
const MzVocabulary mz_delivered = VOCABULARY_WITH_WORDS ("delivery", delivered_keys, delivered_labels, delivered_words);
const MzVocabulary mz_measure_kinds = VOCABULARY ("kind of measure", measure_kind_keys, measure_kind_labels);
const MzVocabulary mz_event_kinds = VOCABULARY ("kind of event", event_kind_keys, event_kind_labels);
const MzVocabulary mz_stock_kinds = VOCABULARY ("kind of stock", stock_kind_keys, stock_kind_labels);
const MzVocabulary mz_parameter_groups = VOCABULARY ("group of parameters", parameter_group_keys, parameter_group_labels);
const MzVocabulary mz_benchmarks = VOCABULARY ("benchmark", benchmark_keys, benchmark_labels);
const MzVocabulary mz_layers = VOCABULARY ("layer", layer_keys, layer_labels);

G_STATIC_ASSERT (G_N_ELEMENTS (record_kind_keys) == MZ_N_RECORD_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (stage_keys) == MZ_N_STAGES);
G_STATIC_ASSERT (G_N_ELEMENTS (site_kind_keys) == MZ_N_SITE_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (state_keys) == MZ_N_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (force_keys) == MZ_N_FORCES);
G_STATIC_ASSERT (G_N_ELEMENTS (agreement_kind_keys) == MZ_N_AGREEMENT_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (measure_kind_keys) == MZ_N_MEASURE_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (event_kind_keys) == MZ_N_EVENT_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (benchmark_keys) == MZ_N_BENCHMARKS);
G_STATIC_ASSERT (G_N_ELEMENTS (layer_keys) == MZ_N_LAYERS);

/**
 * mz_vocabulary_find:
 * @key: a word of the facts
 * @value: (out): its value, untouched if there is none
 *
 * Returns: %TRUE if @key is one of the words.
 */
gboolean
mz_vocabulary_find (const MzVocabulary *self, const char *key, guint *value)
{
  g_return_val_if_fail (self != NULL && key != NULL && value != NULL, FALSE);

  for (guint i = 0; i < self->n; i++)
    if (strcmp (self->keys[i], key) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

const char *
mz_vocabulary_get_key (const MzVocabulary *self, guint value)
{
  g_return_val_if_fail (self != NULL && value < self->n, "");

  return self->keys[value];
}

/** mz_vocabulary_get_label: Returns: the word for people, translated. */
const char *
mz_vocabulary_get_label (const MzVocabulary *self, guint value)
{
  g_return_val_if_fail (self != NULL && value < self->n, "");

  return self == &mz_step_kinds ? g_dpgettext2 (GETTEXT_PACKAGE, "step", self->labels[value]) : _(self->labels[value]);
}

/** mz_vocabulary_get_word: @self: of those with words. Returns: the same as it stands within a sentence: "operating". */
const char *
mz_vocabulary_get_word (const MzVocabulary *self, guint value)
{
  g_return_val_if_fail (self != NULL && self->words != NULL && value < self->n, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "within a sentence", self->words[value]);
}

/**
 * mz_vocabulary_parse_set:
 * @words: keys with commas between them
 * @set: (out): the set; untouched on failure
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT; the message lists the words there are.
 */
gboolean
mz_vocabulary_parse_set (const MzVocabulary *self, const char *words, MzSet *set, GError **error)
{
  g_auto (GStrv) parts = NULL;
  MzSet result = 0;

  g_return_val_if_fail (self != NULL && words != NULL && set != NULL, FALSE);

  parts = g_strsplit (words, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint value;

      if (!mz_vocabulary_find (self, g_strstrip (parts[i]), &value))
        {
          g_autoptr (GPtrArray) known = g_ptr_array_new ();
          g_autofree char *list = NULL;

          for (guint k = 0; k < self->n; k++)
            g_ptr_array_add (known, (gpointer) self->keys[k]);
          g_ptr_array_add (known, NULL);
          list = g_strjoinv (", ", (char **) known->pdata);
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is not a %s; there are: %s"), parts[i],
                       self->name, list);
          return FALSE;
        }
      result |= MZ_BIT (value);
    }

  *set = result;
  return TRUE;
}
