/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything in the time bar's track stands: numbers in, shapes out, no widget. */
#pragma once

#include "mz-time-bar-model.h"

G_BEGIN_DECLS

/**
 * MzTimeWindow:
 *
 * The stretch of time that the track shows: from the start of the day @first to the start of the day @last.
 */
typedef struct
{
  double first, last;
} MzTimeWindow;

/**
 * MzTimeBarInput:
 * @marks: (element-type MzTimeMark): as mz_time_marks_new() gives them
 * @date: where the clock stands
 * @as_of: the last date that the facts know
 * @width, @height: pixels of the track
 * @factor: the user's text factor
 * @compact: one lane for all, no names: for narrow windows
 */
typedef struct
{
  GArray       *marks;
  MzTimeWindow  window;
  MzPartialDate date, as_of;
  double        width, height, factor;
  gboolean      compact;
} MzTimeBarInput;

typedef enum
{
  MZ_TIME_SHAPE_BAR,  /* a year of one lane */
  MZ_TIME_SHAPE_TICK, /* a day */
  MZ_TIME_SHAPE_SPAN  /* a month or a year of which the day is not known */
} MzTimeShapeKind;

/**
 * MzTimeShape:
 * @first, @n: the marks that it stands for: from @first on, @n of them
 * @ahead: lies after the as-of date: only planned
 */
typedef struct
{
  MzTimeShapeKind kind;
  MzTimeLane      lane;
  double          x, y, width, height;
  guint           first, n;
  gboolean        ahead;
} MzTimeShape;

typedef struct
{
  double x;          /* of the line */
  double text_x;     /* left edge of the text */
  double text_width;
  char  *text;
} MzTimeTick;

/**
 * MzTimeBarLayout:
 * @left, @right: the ends of the scale
 * @clock_x, @as_of_x: may lie outside the scale
 */
typedef struct
{
  MzTimeBarInput input;
  double         left, right;
  double         top;                     /* of the lanes */
  double         lane_bottom[MZ_N_LANES]; /* base line of each; in a compact track all the same */
  double         lane_height;
  double         trough_y, text_y;
  double         clock_x, as_of_x;
  GArray        *shapes;                  /* of MzTimeShape */
  GArray        *ticks;                   /* of MzTimeTick */
} MzTimeBarLayout;

#define MZ_TIME_WINDOW_MIN_DAYS 366.0
#define MZ_TIME_HANDLE_RADIUS   9.0

MzTimeWindow       mz_time_window_full         (void);
MzTimeWindow       mz_time_window_zoom         (MzTimeWindow window, double day, double scale);
MzTimeWindow       mz_time_window_move         (MzTimeWindow window, double days);
MzTimeWindow       mz_time_window_follow       (MzTimeWindow window, MzPartialDate date);
gboolean           mz_time_window_has_bars     (MzTimeWindow window);

double             mz_time_bar_track_height    (double factor, gboolean compact);
const char        *mz_time_lane_get_name       (MzTimeLane lane);

MzTimeBarLayout   *mz_time_bar_layout_new      (const MzTimeBarInput *input);
void               mz_time_bar_layout_free     (MzTimeBarLayout *self);
double             mz_time_bar_layout_day_to_x (const MzTimeBarLayout *self, double day);
double             mz_time_bar_layout_x_to_day (const MzTimeBarLayout *self, double x);
MzPartialDate      mz_time_bar_layout_date_at  (const MzTimeBarLayout *self, double x);
const MzTimeShape *mz_time_bar_layout_pick     (const MzTimeBarLayout *self, double x, double y);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzTimeBarLayout, mz_time_bar_layout_free)

G_END_DECLS
