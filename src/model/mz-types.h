/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the facts files as enumerations: keys as in data/facts/README.md, labels in the user's language. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  MZ_RECORD_SITE,
  MZ_RECORD_AGREEMENT,
  MZ_RECORD_MEASURE,
  MZ_RECORD_EVENT,
  MZ_RECORD_SERIES,
  MZ_RECORD_ELEMENT,
  MZ_RECORD_COUNTRY,
  MZ_RECORD_CLAIM,
  MZ_RECORD_FLOW,
  MZ_RECORD_DEMAND,
  MZ_RECORD_STOCK,
  MZ_RECORD_GOOD,
  MZ_RECORD_PARAMETER,
  MZ_RECORD_SOURCE,
  MZ_RECORD_COMPANY, /* made from the others: no file has it */
  MZ_N_RECORD_KINDS
} MzRecordKind;

#define MZ_N_FILE_KINDS MZ_RECORD_COMPANY /* the kinds that files have come first */

/* In the order of the chain. */
typedef enum
{
  MZ_STAGE_MINING,
  MZ_STAGE_CONCENTRATION,
  MZ_STAGE_SEPARATION,
  MZ_STAGE_METAL,
  MZ_STAGE_ALLOY,
  MZ_STAGE_MAGNET,
  MZ_STAGE_RECYCLING,
  MZ_N_STAGES
} MzStage;

typedef enum
{
  MZ_SITE_MINE,
  MZ_SITE_DEPOSIT,
  MZ_SITE_SEPARATION,
  MZ_SITE_METAL,
  MZ_SITE_MAGNET,
  MZ_SITE_RECYCLING,
  MZ_N_SITE_KINDS
} MzSiteKind;

/* What a site does on a date. NONE: the first thing known of it is later. */
typedef enum
{
  MZ_STATE_EXPLORATION,
  MZ_STATE_DEVELOPMENT,
  MZ_STATE_CONSTRUCTION,
  MZ_STATE_OPERATING,
  MZ_STATE_CARE,
  MZ_STATE_CLOSED,
  MZ_STATE_PLANNED,
  MZ_STATE_NOT_KNOWN,
  MZ_STATE_NONE,
  MZ_N_STATES
} MzState;

/* Whether an agreement or a measure holds on a date. NONE: not even announced then. */
typedef enum
{
  MZ_FORCE_ANNOUNCED,
  MZ_FORCE_SIGNED,
  MZ_FORCE_IN_FORCE,
  MZ_FORCE_PAUSED,
  MZ_FORCE_ENDED,
  MZ_FORCE_NOT_KNOWN,
  MZ_FORCE_NONE,
  MZ_N_FORCES
} MzForce;

/* What the EU aims at in 2030, of its consumption of each strategic raw material; the last is a most. */
typedef enum
{
  MZ_BENCHMARK_EXTRACTION,
  MZ_BENCHMARK_PROCESSING,
  MZ_BENCHMARK_RECYCLING,
  MZ_BENCHMARK_ONE_COUNTRY,
  MZ_N_BENCHMARKS
} MzBenchmark;

typedef enum
{
  MZ_PRECISION_SITE,
  MZ_PRECISION_TOWN,
  MZ_PRECISION_REGION,
  MZ_N_PRECISIONS
} MzPrecision;

typedef enum
{
  MZ_BINDING_NO,
  MZ_BINDING_YES,
  MZ_BINDING_UNKNOWN,
  MZ_N_BINDINGS
} MzBinding;

typedef enum
{
  MZ_AGREEMENT_MOU,
  MZ_AGREEMENT_FRAMEWORK,
  MZ_AGREEMENT_PARTNERSHIP,
  MZ_AGREEMENT_EQUITY,
  MZ_AGREEMENT_OFFTAKE,
  MZ_AGREEMENT_ALLIANCE,
  MZ_AGREEMENT_FUND,
  MZ_AGREEMENT_LOAN,
  MZ_AGREEMENT_JOINT_VENTURE,
  MZ_AGREEMENT_TREATY,
  MZ_N_AGREEMENT_KINDS
} MzAgreementKind;

typedef enum
{
  MZ_STEP_SIGNED,
  MZ_STEP_IN_FORCE,
  MZ_STEP_MONEY,
  MZ_STEP_SITE,
  MZ_STEP_TONNES,
  MZ_STEP_ENDED,
  MZ_N_STEPS
} MzStepKind;

typedef enum
{
  MZ_DELIVERED_NONE,
  MZ_DELIVERED_SOME,
  MZ_DELIVERED_YES,
  MZ_DELIVERED_NOT_KNOWN,
  MZ_N_DELIVERED
} MzDelivered;

typedef enum
{
  MZ_MEASURE_EXPORT_CONTROL,
  MZ_MEASURE_EXPORT_BAN,
  MZ_MEASURE_QUOTA,
  MZ_MEASURE_TARIFF,
  MZ_MEASURE_PAUSE,
  MZ_MEASURE_LAW,
  MZ_MEASURE_TARGET,
  MZ_MEASURE_STOCKPILE,
  MZ_MEASURE_PRICE_FLOOR,
  MZ_MEASURE_SUBSIDY,
  MZ_N_MEASURE_KINDS
} MzMeasureKind;

typedef enum
{
  MZ_EVENT_DIPLOMACY,
  MZ_EVENT_SHOCK,
  MZ_EVENT_PRICE,
  MZ_EVENT_OPENING,
  MZ_EVENT_CLOSURE,
  MZ_EVENT_DISCOVERY,
  MZ_EVENT_COMPANY,
  MZ_EVENT_FIGURE,
  MZ_EVENT_SCENARIO,
  MZ_N_EVENT_KINDS
} MzEventKind;

/* The layers of the map, in the order of the keys 1 to 9. */
typedef enum /*< flags >*/
{
  MZ_LAYER_SITES      = 1 << 0,
  MZ_LAYER_DEPOSITS   = 1 << 1,
  MZ_LAYER_AGREEMENTS = 1 << 2,
  MZ_LAYER_MEASURES   = 1 << 3,
  MZ_LAYER_LABELS     = 1 << 4,
  MZ_LAYER_WATER      = 1 << 5,
  MZ_LAYER_BORDERS    = 1 << 6,
  MZ_LAYER_GRATICULE  = 1 << 7,
  MZ_LAYER_FLOWS      = 1 << 8
} MzLayers;

#define MZ_N_LAYERS 9
#define MZ_LAYERS_DEFAULT (MZ_LAYER_SITES | MZ_LAYER_AGREEMENTS | MZ_LAYER_MEASURES | MZ_LAYER_LABELS | MZ_LAYER_WATER | \
                           MZ_LAYER_BORDERS)
/* No layer, but how that of borders is painted: where they are disputed there is none. */
#define MZ_BORDERS_WITHOUT_DISPUTED ((MzLayers) (1 << MZ_N_LAYERS))

/* Sets of the enumerations above: bit n stands for value n; 0 in a query means: all. */
typedef guint32 MzSet;
#define MZ_BIT(value) ((MzSet) 1 << (value))

#define MZ_TYPE_LAYERS      (mz_layers_get_type ())
#define MZ_TYPE_RECORD_KIND (mz_record_kind_get_type ())
GType mz_layers_get_type (void) G_GNUC_CONST;
GType mz_record_kind_get_type (void) G_GNUC_CONST;

/**
 * MzVocabulary:
 *
 * The words of one enumeration. Values are 0 to @n - 1.
 */
typedef struct
{
  const char        *name;   /* what it is, for messages: "stage" */
  guint              n;
  const char *const *keys;   /* as in the facts */
  const char *const *labels; /* English, to be translated by mz_vocabulary_get_label() */
  const char *const *words;  /* (nullable): the same within a sentence, to be translated by mz_vocabulary_get_word() */
} MzVocabulary;

extern const MzVocabulary mz_record_kinds; /* keys: "sites", "agreements" ...: the names of the files */
extern const MzVocabulary mz_stages;
extern const MzVocabulary mz_site_kinds; /* with words */
extern const MzVocabulary mz_states; /* with words */
extern const MzVocabulary mz_forces; /* with words */
extern const MzVocabulary mz_precisions;
extern const MzVocabulary mz_bindings; /* with words */
extern const MzVocabulary mz_agreement_kinds;
extern const MzVocabulary mz_step_kinds;
extern const MzVocabulary mz_delivered; /* with words */
extern const MzVocabulary mz_measure_kinds;
extern const MzVocabulary mz_event_kinds;
extern const MzVocabulary mz_stock_kinds;
extern const MzVocabulary mz_parameter_groups;
extern const MzVocabulary mz_benchmarks;   /* of MzBenchmark */
extern const MzVocabulary mz_layers; /* value n stands for the flag 1 << n */

gboolean    mz_vocabulary_find      (const MzVocabulary *self, const char *key, guint *value);
const char *mz_vocabulary_get_key   (const MzVocabulary *self, guint value);
const char *mz_vocabulary_get_label (const MzVocabulary *self, guint value);
const char *mz_vocabulary_get_word  (const MzVocabulary *self, guint value);
gboolean    mz_vocabulary_parse_set (const MzVocabulary *self, const char *words, MzSet *set, GError **error);

G_END_DECLS
