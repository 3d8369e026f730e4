/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the time bar share: its widgets, and where they stand. */
#pragma once

#include "mz-time-bar.h"

#include "mz-time-bar-track.h"

G_BEGIN_DECLS

typedef struct _MzTimeSpeed MzTimeSpeed;

struct _MzTimeBar
{
  GtkWidget           parent_instance;
  MzWorkspace        *workspace;
  GSimpleActionGroup *actions;
  const MzTimeSpeed  *speed;
  guint               tick_id;
  gint64              played_to; /* frame time up to which the clock has moved, microseconds; 0: not yet */
  gboolean            compact;   /* over two lines, as it was last given room for */
  gboolean            low;       /* in a window so low that it takes no more than it must */
  guint               resize_id;

  GtkWidget          *back_button;
  GtkWidget          *date_label;
  GtkWidget          *detail_label;
  GtkWidget          *forward_button;
  GtkWidget          *play_button;
  GtkWidget          *short_date_label;
  GtkWidget          *speed_button;
  MzTimeBarTrack     *track;
};

void mz_time_bar_measure  (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline);
void mz_time_bar_allocate (GtkWidget *widget, int width, int height, int baseline);

G_END_DECLS
