/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as assistive technologies have it: asked over a real bus, while the window answers in this very process. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of AtspiRole. */
enum
{
  MZ_SPOKEN_COMBO_BOX    = 11,
  MZ_SPOKEN_FRAME        = 23,
  MZ_SPOKEN_IMAGE        = 27,
  MZ_SPOKEN_LABEL        = 29,
  MZ_SPOKEN_LIST         = 31,
  MZ_SPOKEN_LIST_ITEM    = 32,
  MZ_SPOKEN_MENU_ITEM    = 35,
  MZ_SPOKEN_PAGE_TAB     = 37,
  MZ_SPOKEN_GROUP        = 39,
  MZ_SPOKEN_PROGRESS_BAR = 42,
  MZ_SPOKEN_BUTTON       = 43,
  MZ_SPOKEN_RADIO_BUTTON = 44,
  MZ_SPOKEN_SCROLL_BAR   = 48,
  MZ_SPOKEN_SLIDER       = 51,
  MZ_SPOKEN_SPIN_BUTTON  = 52,
  MZ_SPOKEN_TEXT         = 61,
  MZ_SPOKEN_ENTRY        = 79,
  MZ_SPOKEN_HEADING      = 83,
};

/* Of AtspiStateType. */
enum
{
  MZ_SPOKEN_INVALID       = 0,
  MZ_SPOKEN_BUSY          = 3,
  MZ_SPOKEN_CHECKED       = 4,
  MZ_SPOKEN_EXPANDABLE    = 9,
  MZ_SPOKEN_EXPANDED      = 10,
  MZ_SPOKEN_FOCUSED       = 12,
  MZ_SPOKEN_PRESSED       = 20,
  MZ_SPOKEN_SELECTABLE    = 22,
  MZ_SPOKEN_SELECTED      = 23,
  MZ_SPOKEN_SENSITIVE     = 24,
  MZ_SPOKEN_REQUIRED      = 33,
  MZ_SPOKEN_INVALID_ENTRY = 36,
};

/* A number that is told of. @text: (nullable) (transfer full): it in words; newer versions of GTK alone pass it on */
typedef struct
{
  double min, max, now;
  char  *text;
} MzSpokenValue;

/**
 * MzSpoken:
 * @bus, @path: where it is asked
 * @label, @description: what a screen reader says of it
 * @states: a bit for each
 * @gone: it went away while it was asked
 * @parent: (nullable): what it was found in
 * @children: (element-type MzSpoken): what is in it
 * @walk: which it was asked in, until that is over
 *
 * An object of the tree, as it was when it was asked.
 */
typedef struct _MzSpoken MzSpoken;
typedef struct _MzWalk MzWalk;
struct _MzSpoken
{
  char      *bus, *path, *label, *description;
  guint      role;
  guint64    states;
  gboolean   gone;
  MzSpoken  *parent;
  GPtrArray *children;
  MzWalk    *walk;
};

void       mz_test_atspi_connect  (void);
void       mz_test_atspi_set_on   (void);
void       mz_test_atspi_listen   (void);
gboolean   mz_test_atspi_has_heard (const MzSpoken *spoken, const char *state);
GPtrArray *mz_test_atspi_collect  (const MzSpoken *within);
GPtrArray *mz_test_atspi_collect_all (void);
GPtrArray *mz_test_atspi_collect_names (const MzSpoken *within);
void       mz_test_atspi_act      (const MzSpoken *spoken);
char     **mz_test_atspi_list_actions (const MzSpoken *spoken);
void       mz_test_atspi_do       (const MzSpoken *spoken, const char *action);
void       mz_test_atspi_set      (const MzSpoken *spoken, double value);
gboolean   mz_test_atspi_get_value (const MzSpoken *spoken, MzSpokenValue *value);
char      *mz_test_atspi_dup_text (const MzSpoken *spoken);
void       mz_test_atspi_write    (const MzSpoken *spoken, const char *text);
gboolean   mz_spoken_is           (const MzSpoken *spoken, guint state);
MzSpoken  *mz_spoken_find         (GPtrArray *tree, guint role, const char *label);
MzSpoken  *mz_spoken_get_focus    (GPtrArray *tree);

G_END_DECLS
