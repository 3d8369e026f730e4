/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the manual says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MZ_MANUAL_PARAGRAPHS 4
#define MZ_MANUAL_KEYS       6
#define MZ_MANUAL_LINKS      3

/**
 * MzManualPage:
 * @id: by which pages lead to each other
 * @paragraphs: the first ones, up to %NULL; a line that begins with a $ is for a terminal
 * @keys: accelerators, as in the window of all shortcuts, and what stands there beside them
 * @view: address of what its picture shows
 * @chart: (nullable): the one on that view's page
 * @caption: what the picture is
 * @label, @action, @target: what leads from the page to the thing itself; @target: (nullable): a text
 * @links: ids of other pages
 */
typedef struct
{
  const char *id, *title;
  const char *paragraphs[MZ_MANUAL_PARAGRAPHS];
  struct { const char *keys, *title; } keys[MZ_MANUAL_KEYS];
  const char *view, *chart, *caption;
  const char *label, *action, *target;
  const char *links[MZ_MANUAL_LINKS];
} MzManualPage;

extern const MzManualPage mz_manual_pages[];
extern const guint        mz_manual_n_pages;

const MzManualPage *mz_manual_pages_find (const char *id);
gboolean            mz_manual_page_has   (const MzManualPage *self, const char *words);

G_END_DECLS
