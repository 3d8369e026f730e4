/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs that measure share: one JSON object a line. */
#pragma once

#include "mz-dataset.h"

G_BEGIN_DECLS

gint64     mz_bench_cpu_time    (void);
void       mz_bench_print       (const char *name, double value, const char *unit, guint n);
double     mz_bench_quantile    (GArray *values, double q);
MzDataset *mz_bench_dataset_new (guint n_sites);
void       mz_bench_get_place   (guint i, double *lat, double *lon);

G_END_DECLS
