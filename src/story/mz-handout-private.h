/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-handout.h"
#include "mz-slide-private.h"

G_BEGIN_DECLS

/**
 * MzHandoutScene:
 * @slide: (nullable): a frame, with its words
 * @picture: (nullable): what the page shows, without them
 * @trouble: (nullable): why there is neither
 * @markup, @notes: (nullable): of Pango
 * @clock: the date or dates that it shows, and on which page of the window
 * @citations: (element-type utf8): its sources in full
 * @reading: (element-type utf8): what has to be known to read its chart
 */
typedef struct
{
  char      *id, *title, *markup, *notes, *clock, *trouble;
  MzSlide   *slide, *picture;
  GPtrArray *citations, *reading;
} MzHandoutScene;

struct _MzHandout
{
  MzHandoutSpec spec;
  char         *id, *title, *subtitle, *json;
  guint         seconds;
  MzPartialDate as_of;
  MzBorders     borders;
  GPtrArray    *scenes; /* of MzHandoutScene */
};

G_END_DECLS
