/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program itself in a test's process, worked by keys alone, and what each of its keys is expected to do. */
#pragma once

#include "mz-application.h"
#include "mz-chart-card.h"
#include "mz-map-view-private.h"
#include "mz-test-gtk.h"
#include "mz-time-bar-layout.h"
#include "mz-window-private.h"

G_BEGIN_DECLS

/* What can be seen to change. */
typedef struct
{
  MzPartialDate   date;
  MzView          view;
  MzLayers        layers;
  MzPageKind      page;
  MzRecord       *selection, *focused_site;
  GtkWidget      *focus;
  gboolean        left, right;
  MzTimeWindow    track;
  guint           datum;
  double          from, to, scrolled; /* of the timeline's chart */
  guint           n_moves, n_words;   /* of the scenario; of the query */
  char           *titles;             /* (nullable): of the scenes of the document's story */
  guint           scene;
  double          notes;              /* size of their text */
  gboolean        console;
} MzTestState;

typedef struct _MzTestKey MzTestKey;

typedef struct
{
  MzApplication   *application;
  MzWindow        *window;
  MzWorkspace     *workspace;
  MzMapView       *map;
  const MzTestKey *key;
  MzTestState      before, now;
  gboolean         in_show; /* it goes on */
} MzTestKeys;

/**
 * MzTestKey:
 * @accel: one of the accelerators that a shortcut of the window of shortcuts has
 * @prepare: (nullable): brings about that the key has something to do
 * @is_done: whether it has done it: the states before and now are noted
 * @what: (nullable): for these two
 */
struct _MzTestKey
{
  const char *accel;
  void      (*prepare) (MzTestKeys *self);
  gboolean  (*is_done) (MzTestKeys *self);
  const char *what;
};

/* As one of the groups of the window of shortcuts has them. */
typedef struct
{
  const char      *title;
  const MzTestKey *keys;
  guint            n_keys;
} MzTestKeyGroup;

/* A key that the window of shortcuts tells of. */
typedef struct
{
  char *group, *accel;
} MzTestTold;

/* Each ends in %NULL. */
extern const MzTestKeyGroup mz_test_keys_window[], mz_test_keys_map[], mz_test_keys_pages[], mz_test_keys_show[];

GArray    *mz_test_keys_read_overlay  (void);
gboolean   mz_test_keys_is_same       (const char *a, const char *b);
char      *mz_test_keys_isolate       (void);
void       mz_test_keys_remove_folder (const char *path);
void       mz_test_keys_open      (MzTestKeys *self);
void       mz_test_keys_close     (MzTestKeys *self);
void       mz_test_keys_settle    (MzTestKeys *self);
void       mz_test_keys_calm      (MzTestKeys *self);
void       mz_test_keys_press     (MzTestKeys *self, const char *accels);
void       mz_test_keys_focus     (MzTestKeys *self, GtkWidget *widget);
void       mz_test_keys_show_page (MzTestKeys *self, MzPageKind page);
void       mz_test_keys_note      (MzTestKeys *self, MzTestState *state);
void       mz_test_keys_try       (MzTestKeys *self, const char *group, const MzTestKey *key);
GtkWidget *mz_test_keys_find      (MzTestKeys *self, const char *type);
GtkWindow *mz_test_keys_get_other (MzTestKeys *self);
void       mz_test_keys_choose    (MzTestKeys *self);
gboolean   mz_test_keys_asks      (MzTestKeys *self);
gboolean   mz_test_keys_opens     (MzTestKeys *self);
void       mz_test_keys_act       (MzTestKeys *self, const char *action);

/* For keys that are in more than one group. */
void       mz_test_keys_go_to_views  (MzTestKeys *self);
gboolean   mz_test_keys_shows_former (MzTestKeys *self);
gboolean   mz_test_keys_shows_next   (MzTestKeys *self);
gboolean   mz_test_keys_is_as_far    (MzTestKeys *self);
gboolean   mz_test_keys_has_copied   (MzTestKeys *self);

G_END_DECLS
