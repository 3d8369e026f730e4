/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written piece by piece on one line; commas come by themselves. */
#pragma once

#include "mz-supply-model.h"

G_BEGIN_DECLS

void mz_flat_begin   (GString *out, const char *key, const char *opening);
void mz_flat_string  (GString *out, const char *key, const char *value);
void mz_flat_number  (GString *out, const char *key, double value);
void mz_flat_known   (GString *out, const char *key, double value);
void mz_flat_loss    (GString *out, const char *key, MzLoss loss);
void mz_flat_ends    (GString *out, const char *key, MzLoss ends);
void mz_flat_with_loss (GString *out, const char *key, MzLoss ends);
void mz_flat_known_with_loss (GString *out, const char *key, MzLoss ends);
void mz_flat_list    (GString *out, const char *key, const char *const *list);
void mz_flat_sources (GString *out, GStrv sources);
void mz_flat_date    (GString *out, const char *key, MzPartialDate date);
void mz_flat_day     (GString *out, const char *key, MzDay day);
void mz_flat_flag    (GString *out, const char *key, gboolean flag);

G_END_DECLS
