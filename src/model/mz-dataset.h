/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-company.h"
#include "mz-facts.h"
#include "mz-inputs.h"
#include "mz-measure.h"
#include "mz-scenario.h"
#include "mz-site.h"
#include "mz-store.h"

G_BEGIN_DECLS

/**
 * MzDataset:
 *
 * All records, one #MzStore a kind, cross-referenced both ways; companies are made from what names them. Filled by a reader
 * with mz_dataset_set_records(), then closed with mz_dataset_link(), or prepared in a thread and swapped into the one that is looked at. Otherwise main thread
 * only. Emits "changed" after each linking and swapping.
 */
#define MZ_TYPE_DATASET (mz_dataset_get_type ())
G_DECLARE_FINAL_TYPE (MzDataset, mz_dataset, MZ, DATASET, GObject)

MzDataset    *mz_dataset_new          (void);
void          mz_dataset_set_records  (MzDataset *self, MzRecordKind kind, GPtrArray *records);
void          mz_dataset_set_as_of    (MzDataset *self, MzPartialDate as_of);
void          mz_dataset_set_scenarios (MzDataset *self, GPtrArray *scenarios);
void          mz_dataset_link         (MzDataset *self);
void          mz_dataset_prepare      (MzDataset *self);
void          mz_dataset_swap         (MzDataset *self, MzDataset *other);
void          mz_dataset_share        (MzDataset *self, MzDataset *other);

MzPartialDate mz_dataset_get_as_of    (MzDataset *self);
guint         mz_dataset_get_version  (MzDataset *self);
MzStore      *mz_dataset_get_store    (MzDataset *self, MzRecordKind kind);
gpointer      mz_dataset_lookup       (MzDataset *self, MzRecordKind kind, const char *id);
MzRecord     *mz_dataset_find         (MzDataset *self, const char *id);
GPtrArray    *mz_dataset_get_related  (MzDataset *self, MzRecord *record, MzRecordKind kind);
const char   *mz_dataset_country_name (MzDataset *self, const char *code);
GPtrArray    *mz_dataset_peek_scenarios (MzDataset *self);
MzScenario   *mz_dataset_find_scenario (MzDataset *self, const char *id);
gboolean      mz_dataset_has_rare_earth (MzDataset *self, GStrv minerals);
gboolean      mz_dataset_get_place    (MzDataset *self, const char *id, double *lat, double *lon);

G_END_DECLS
