/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-life.h"
#include "mz-site.h"

G_BEGIN_DECLS

const MzLifeStep *mz_site_peek_life (MzSite *self, guint *n_steps);

G_END_DECLS
