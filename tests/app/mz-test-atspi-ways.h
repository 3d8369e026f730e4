/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each of the window's shortcuts is done over the bus of assistive technologies. */
#pragma once

#include "mz-test-keys.h"

G_BEGIN_DECLS

/**
 * MzTestWay:
 * @group, @accel: of the window of shortcuts
 * @steps: what is clicked, one after the other, ">" between them; what comes after a menu's button is in its menu, on the page
 *  that an item before it has led to. "A/B" is B in A, "2:A" the second A, "#48" what has this AtspiRole, "@" the chart that the
 *  keys of charts are tried on; "A!x" does A's action x, "!x" that of a window, "A~x" sets A's text, "A?" waits for A
 * @instead: (nullable): group and accelerator of the key that does what is tried in its place
 * @prepare, @is_done: (nullable): in place of the key's
 *
 * What a row leaves out is %NULL.
 */
typedef struct
{
  const char        *group, *accel, *steps;
  const char *const *instead;
  void             (*prepare) (MzTestKeys *self);
  gboolean         (*is_done) (MzTestKeys *self);
} MzTestWay;

/* Ends in %NULL. */
extern const MzTestWay mz_test_ways[];

const char *mz_test_ways_name_chart (MzTestKeys *self);

G_END_DECLS
