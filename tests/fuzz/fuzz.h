/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all harnesses share: libFuzzer calls them (./dev fuzz), and driver.c does for the tests. */
#pragma once

#include <glib.h>
#include <stddef.h>

#include "mz-dataset.h"
#include "mz-report.h"

G_BEGIN_DECLS

int        LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

MzDataset *fuzz_peek_facts        (void);
gboolean   fuzz_overlay           (const guint8 *data, size_t size, const char *name);
void       fuzz_check_report      (MzReport *report);

G_END_DECLS
