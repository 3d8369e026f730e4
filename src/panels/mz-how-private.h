/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that tell how answers are computed share. */
#pragma once

#include "mz-how.h"

G_BEGIN_DECLS

/* What there is to explain. */
typedef struct
{
  MzDataset          *dataset;
  const MzSupplyRun  *run;
  const MzSupplyTime *time;
  const MzSupply     *supply; /* of the answer's stage */
  guint               index;
  MzHow              *how;
} MzExplaining;

void  mz_how_add_input      (const MzExplaining *self, const char *label, char *value, GStrv sources);
void  mz_how_add_assumption (const MzExplaining *self, const char *text);
void  mz_how_add_moves      (const MzExplaining *self, const char *site);
char *mz_how_format_figure  (double value, const char *unit, guint year, MzBound bound, gboolean estimate);

void  mz_how_explain_stock      (const MzExplaining *self);
void  mz_how_explain_plant      (const MzExplaining *self);
void  mz_how_explain_deal       (const MzExplaining *self);
void  mz_how_explain_good       (const MzExplaining *self);
void  mz_how_explain_gauge      (const MzExplaining *self);
void  mz_how_explain_assumption (const MzExplaining *self);

G_END_DECLS
