/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-reading.h"

G_BEGIN_DECLS

GBytes    *mz_facts_read_file       (const char *path, GCancellable *cancellable, GError **error);
MzDataset *mz_facts_load_bundled    (MzReport *report);
MzDataset *mz_facts_load_folder     (const char *path, MzReport *report, GError **error);
gboolean   mz_facts_load_overlay    (MzDataset *dataset, const char *path, MzReport *report, GError **error);
gboolean   mz_facts_overlay_bytes   (MzDataset *dataset, GBytes *bytes, const char *file, MzReport *report);
gboolean   mz_facts_overlay_outlined (MzDataset *dataset, GBytes *bytes, const MzJsonOutline *outline, const char *file,
                                      MzReport *report);
void       mz_facts_check_references (MzDataset *dataset, gboolean all, MzReport *report);

G_END_DECLS
