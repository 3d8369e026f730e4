/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

#define MZ_N_STATE_WORDS 3

/* The members that writers add to a record for the date of the clock, and their words; a word is NULL where it is not to stand. */
extern const char *const mz_state_keys[MZ_N_STATE_WORDS + 1];

gboolean mz_record_has_state  (MzRecordKind kind);
void     mz_record_get_states (MzRecord *record, MzDataset *dataset, MzPartialDate date,
                               const char *words[MZ_N_STATE_WORDS]);

G_END_DECLS
