/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of lessons, glossaries and books of students have in common. */
#pragma once

#include "mz-field-reader.h"
#include "mz-json-gate.h"

G_BEGIN_DECLS

/* Both: (transfer full) (nullable): the thing, if it is sound; what is wrong has been reported. */
typedef gpointer (*MzLearnRead)  (MzFields *fields);
typedef gpointer (*MzLearnCheck) (GBytes *bytes, const MzJsonOutline *outline, const char *file, MzReport *report);

gpointer mz_learn_check    (GBytes *bytes, const MzJsonOutline *outline, const char *file, const char *object,
                            MzLearnRead read, MzReport *report);
gpointer mz_learn_read     (GBytes *bytes, MzLearnCheck check, GError **error);
void     mz_learn_check_id (MzFields *fields, const char *name, const char *id);

G_END_DECLS
