/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"
#include "mz-record-state.h"

const char *const mz_state_keys[MZ_N_STATE_WORDS + 1] = { "state", "state_perhaps", "state_last_known", NULL };

gboolean
mz_record_has_state (MzRecordKind kind)
{
  return kind == MZ_RECORD_SITE || kind == MZ_RECORD_AGREEMENT || kind == MZ_RECORD_MEASURE;
}

static void
set_words (const MzVocabulary *words, guint none, guint state, guint perhaps, guint last_known, const char **texts)
{
  texts[0] = words->keys[state];
  texts[1] = perhaps != none ? words->keys[perhaps] : NULL;
  texts[2] = last_known != none ? words->keys[last_known] : NULL;
}

/**
 * mz_record_get_states:
 * @words: (out) (array fixed-size=3): what is certain on @date; what may hold besides; after the as-of date, what held on it
 */
void
mz_record_get_states (MzRecord *record, MzDataset *dataset, MzPartialDate date, const char *words[MZ_N_STATE_WORDS])
{
  MzPartialDate as_of = mz_dataset_get_as_of (dataset);
  MzRecordKind kind = mz_record_get_kind (record);

  words[0] = words[1] = words[2] = NULL;
  if (kind == MZ_RECORD_SITE)
    {
      MzSiteState state = mz_site_get_state (MZ_SITE (record), date, as_of);

      set_words (&mz_states, MZ_STATE_NONE, state.state, state.perhaps, state.last_known, words);
    }
  else if (mz_record_has_state (kind))
    {
      MzForceState force = kind == MZ_RECORD_AGREEMENT ? mz_agreement_get_force (MZ_AGREEMENT (record), date, as_of)
                                                       : mz_measure_get_force (MZ_MEASURE (record), date, as_of);

      set_words (&mz_forces, MZ_FORCE_NONE, force.force, force.perhaps, force.last_known, words);
    }
}
