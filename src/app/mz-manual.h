/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mz-basemap.h"
#include "mz-dataset.h"
#include "mz-manner.h"

G_BEGIN_DECLS

/**
 * MzManual:
 *
 * The manual, a window of its own beside the one that it is about, whose actions its pages lead to. Its pictures are painted
 * from the facts as it opens. In a narrow window its list of pages and the page take turns. Main thread only.
 */
#define MZ_TYPE_MANUAL (mz_manual_get_type ())
G_DECLARE_FINAL_TYPE (MzManual, mz_manual, MZ, MANUAL, AdwWindow)

GtkWidget  *mz_manual_new         (GtkWindow *about, MzDataset *facts, MzManner *manner, MzBasemap *basemap);
void        mz_manual_show_page   (MzManual *self, const char *id);
const char *mz_manual_get_page    (MzManual *self);
gboolean    mz_manual_is_settled  (MzManual *self);

G_END_DECLS
