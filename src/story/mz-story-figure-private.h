/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure is looked up; for its forms alone. */
#pragma once

#include "mz-figure.h"
#include "mz-story-figure.h"
#include "mz-story-words.h"

G_BEGIN_DECLS

/**
 * MzLookUp:
 * @record: (nullable): that the binding names; there, where it names one
 * @figure: not known as long as nothing is set
 * @sources: (element-type utf8): those of the record, where none are added
 */
typedef struct
{
  MzStoryContext       *context;
  const MzStoryBinding *binding;
  MzRecord             *record;
  MzStoryFigure        *figure;
  GPtrArray            *sources;
} MzLookUp;

/**
 * MzLookUpNumber:
 * @value: NAN: not known
 * @least: where it is a range, its other end; else NAN
 * @unit: (nullable): "%", "t REO", "% of imports"; "USD" alone is money
 * @plain: (nullable): the same in no language, where @unit is in one
 * @flags: MZ_DATUM_ESTIMATE, MZ_DATUM_AT_LEAST, MZ_DATUM_AT_MOST, MZ_DATUM_COMPUTED
 */
typedef struct
{
  double       value, least;
  const char  *unit, *plain;
  MzDatumFlags flags;
} MzLookUpNumber;

MzPartialDate mz_look_up_get_as_of   (const MzLookUp *self);
void          mz_look_up_set_words   (MzLookUp *self, const char *text, const char *value);
void          mz_look_up_set_date    (MzLookUp *self, MzPartialDate date);
void          mz_look_up_set_number  (MzLookUp *self, const MzLookUpNumber *number);
void          mz_look_up_set_gone    (MzLookUp *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void          mz_look_up_add_sources (MzLookUp *self, const char *const *sources);
gboolean      mz_look_up_wants_date  (const MzLookUp *self);

/* One a form, or a row of them that are alike. */
void mz_look_up_name             (MzLookUp *self);
void mz_look_up_site_country     (MzLookUp *self);
void mz_look_up_site_operator    (MzLookUp *self);
void mz_look_up_site_state       (MzLookUp *self);
void mz_look_up_site_since       (MzLookUp *self);
void mz_look_up_site_capacity    (MzLookUp *self);
void mz_look_up_site_planned     (MzLookUp *self);
void mz_look_up_site_resource    (MzLookUp *self);
void mz_look_up_status           (MzLookUp *self);
void mz_look_up_agreement_date   (MzLookUp *self);
void mz_look_up_agreement_value  (MzLookUp *self);
void mz_look_up_agreement_binding (MzLookUp *self);
void mz_look_up_agreement_delivered (MzLookUp *self);
void mz_look_up_agreement_step   (MzLookUp *self);
void mz_look_up_measure_date     (MzLookUp *self);
void mz_look_up_measure_elements (MzLookUp *self);
void mz_look_up_event_date       (MzLookUp *self);
void mz_look_up_claim            (MzLookUp *self);
void mz_look_up_series           (MzLookUp *self);
void mz_look_up_flow             (MzLookUp *self);
void mz_look_up_stock            (MzLookUp *self);
void mz_look_up_demand           (MzLookUp *self);
void mz_look_up_good             (MzLookUp *self);
void mz_look_up_parameter        (MzLookUp *self);
void mz_look_up_share            (MzLookUp *self);
void mz_look_up_hhi              (MzLookUp *self);
void mz_look_up_count            (MzLookUp *self);
void mz_look_up_loss             (MzLookUp *self);

G_END_DECLS
