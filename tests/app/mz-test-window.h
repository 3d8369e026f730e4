/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window over the small facts of the panels' tests, with a display to itself. */
#pragma once

#include "mz-map-view.h"
#include "mz-test-facts.h"
#include "mz-test-gtk.h"
#include "mz-window.h"

G_BEGIN_DECLS

typedef struct
{
  MzWorkspace *workspace;
  MzWindow    *window;
  MzMapView   *map;
} MzTestWindow;

typedef struct
{
  const char *name;
  void      (*test) (MzTestWindow *self, gconstpointer size);
  const char *size; /* (nullable): "1200x800" */
} MzTestWindowCase;

int              mz_test_window_run           (int argc, char *argv[], const char *path, const MzTestWindowCase *cases, guint n);
void             mz_test_window_use_bundled_facts (void);
void             mz_test_window_settle        (MzTestWindow *self);
const char      *mz_test_window_get_selection (MzTestWindow *self);
const MzMapMark *mz_test_window_find_mark     (MzTestWindow *self, const char *id);
void             mz_test_window_click_mark    (MzTestWindow *self, const char *id);

G_END_DECLS
