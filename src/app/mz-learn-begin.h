/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to begin with on the Learn page, and the questions of what begins. */
#pragma once

#include "mz-learn-start.h"

G_BEGIN_DECLS

void       mz_learn_begin_update     (MzLearnStart *start, MzStudy *study);
void       mz_learn_begin_add_extras (MzLearnStart *start);
GPtrArray *mz_learn_begin_ask        (MzWorkspace *workspace, const MzLearnChoice *choice);
GPtrArray *mz_learn_begin_ask_due    (MzWorkspace *workspace, MzStudy *study);

G_END_DECLS
