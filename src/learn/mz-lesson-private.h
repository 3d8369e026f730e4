/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For what reads lessons and asks their questions alone. */
#pragma once

#include "mz-lesson.h"

G_BEGIN_DECLS

/**
 * MzLessonValue:
 * @date: set: it is a date; else a number
 * @low, @high: of a number, the same where it is exact; either may be infinite
 * @unit: as it stands in the value: "t REO"
 */
typedef struct
{
  MzPartialDate date;
  double        low, high;
  const char   *unit;
} MzLessonValue;

MzLessonAsk *mz_lesson_ask_new     (void);
gboolean     mz_lesson_value_parse (const char *text, MzLessonValue *value);

G_END_DECLS
