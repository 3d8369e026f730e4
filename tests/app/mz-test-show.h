/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A show of fourteen scenes over the bundled facts, without motion. */
#pragma once

#include "mz-show.h"
#include "mz-test-gtk.h"

G_BEGIN_DECLS

#define MZ_TEST_SHOW_N_SCENES 14
#define MZ_TEST_SHOW_GONE     5 /* the number of the scene that names what is not among the facts */

typedef struct
{
  MzStory *story;
  MzShow  *show;
  gboolean ended;
  double   pace;  /* of the clock of its scenes; 0: as for an audience */
} MzTestShow;

void     mz_test_show_init     (int *argc, char ***argv);
int      mz_test_show_run      (void);
void     mz_test_show_add      (const char *path, void (*test) (MzTestShow *self, gconstpointer unused));
/* Another story, over other facts than the bundled ones: NULL: those. */
void     mz_test_show_begin    (MzTestShow *self, MzStory *story, MzDataset *dataset);
void     mz_test_show_finish   (MzTestShow *self);
void     mz_test_show_settle   (MzTestShow *self);
gboolean mz_test_show_press_in (GtkWindow *window, guint keyval, GdkModifierType state);
gboolean mz_test_show_press    (MzTestShow *self, guint keyval);
guint    mz_test_show_get_scene (MzTestShow *self);
void     mz_test_show_look     (MzTestShow *self, const char *name);

G_END_DECLS
