/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user has made of a record: what was changed against the facts, and a note. */
#pragma once

#include "mz-card.h"
#include "mz-desk.h"

G_BEGIN_DECLS

void mz_card_add_own (MzCard *card, MzDesk *desk, MzRecord *record);

G_END_DECLS
