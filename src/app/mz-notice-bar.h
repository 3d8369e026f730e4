/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzNoticeBar:
 *
 * Something that the user is to know as long as it is so, in a sentence, with commands to go on with. Main thread only.
 */
#define MZ_TYPE_NOTICE_BAR (mz_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (MzNoticeBar, mz_notice_bar, MZ, NOTICE_BAR, GtkWidget)

GtkWidget *mz_notice_bar_new        (const char *key, const char *text);
void       mz_notice_bar_add_action (MzNoticeBar *self, const char *label, const char *action);

/* Those of a box, each with a key of its own. */
MzNoticeBar *mz_notices_show        (GtkBox *box, const char *key, const char *text);
void         mz_notices_hide        (GtkBox *box, const char *key);
gboolean     mz_notices_has         (GtkBox *box, const char *key);

G_END_DECLS
