/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as a file may hold it, read by itself. */
#pragma once

#include "mz-dataset.h"
#include "mz-report.h"

G_BEGIN_DECLS

MzDataset *mz_test_read (const char *kind, const char *fields, MzReport *report);

G_END_DECLS
