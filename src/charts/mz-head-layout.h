/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MzHeadLayout:
 *
 * Lays out the head of a page or card: the first child, which is text, and what belongs to it at its end. Where the text would
 * become too narrow it gets a line of its own, and the others follow in as many lines as they need.
 */
#define MZ_TYPE_HEAD_LAYOUT (mz_head_layout_get_type ())
G_DECLARE_FINAL_TYPE (MzHeadLayout, mz_head_layout, MZ, HEAD_LAYOUT, GtkLayoutManager)

GtkWidget *mz_head_new (GtkWidget *text);

G_END_DECLS
