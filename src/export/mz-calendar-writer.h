/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts and ends that are to come, for other programs: iCalendar (RFC 5545). */
#pragma once

#include "mz-calendar.h"

G_BEGIN_DECLS

GString *mz_calendar_write (GPtrArray *entries, MzDataset *dataset);

G_END_DECLS
