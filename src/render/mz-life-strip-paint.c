/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-life-strip-paint.h"

#include <math.h>

#include "mz-text.h"

#define STRIP_TOP    2.0
#define STRIP_HEIGHT 11.0
#define TICK_TOP     16.0
#define TICK_HEIGHT  3.0
#define POINT        6.0 /* px, of a start that is known to the month or the year only */
#define LABEL_YEARS  20

/** mz_life_strip_position: Returns: where @day lies on the strip: 0 on the first day of @first_year, 1 after @last_year. */
double
mz_life_strip_position (MzDay day, guint first_year, guint last_year)
{
  double begin = mz_partial_date_first_day (mz_partial_date_new (first_year, 1, 1));
  double end = mz_partial_date_last_day (mz_partial_date_new (last_year, 12, 31)) + 1.0;

  g_return_val_if_fail (first_year > 0 && last_year >= first_year, 0);

  return CLAMP ((day - begin) / (end - begin), 0, 1);
}

static gboolean
is_plan (const MzStatus *status, MzPartialDate as_of)
{
  return status->planned
         || (mz_partial_date_is_set (status->from)
             && mz_partial_date_first_day (status->from) > mz_partial_date_last_day (as_of));
}

static void
add_piece (GArray *pieces, MzLifePiece piece)
{
  if (piece.end > piece.start)
    g_array_append_val (pieces, piece);
}

/* What follows @i among the states that are known, or @n. */
static guint
next_known (const MzSiteInfo *info, MzPartialDate as_of, guint i)
{
  for (i++; i < info->status->len; i++)
    if (!is_plan (&g_array_index (info->status, MzStatus, i), as_of))
      break;
  return i;
}

static void
add_known (GArray *pieces, const MzSiteInfo *info, MzPartialDate as_of, guint first_year, guint last_year)
{
  double known_end = mz_life_strip_position (mz_partial_date_last_day (as_of) + 1, first_year, last_year);
  double before = 0;

  for (guint i = next_known (info, as_of, G_MAXUINT); i < info->status->len; i = next_known (info, as_of, i))
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);
      guint next = next_known (info, as_of, i);
      MzPartialDate until = next < info->status->len ? g_array_index (info->status, MzStatus, next).from
                                                     : MZ_PARTIAL_DATE_NONE;
      MzLifePiece piece = { .state = status->state, .end = known_end };

      if (next < info->status->len)
        piece.end = mz_life_strip_position (mz_partial_date_first_day (mz_partial_date_is_set (until) ? until : as_of),
                                            first_year, last_year);
      if (mz_partial_date_is_set (status->from))
        {
          piece.start = mz_life_strip_position (mz_partial_date_first_day (status->from), first_year, last_year);
          piece.known_from = mz_life_strip_position (mz_partial_date_last_day (status->from), first_year, last_year);
          piece.known_from = MIN (piece.known_from, piece.end);
        }
      else if (next >= info->status->len)
        {
          /* Known to be so on the as-of date, not since when. */
          add_piece (pieces, (MzLifePiece) { .start = before, .known_from = before, .state = MZ_STATE_NOT_KNOWN,
                                             .end = mz_life_strip_position (mz_partial_date_first_day (as_of), first_year,
                                                                            last_year) });
          piece.start = piece.known_from = mz_life_strip_position (mz_partial_date_first_day (as_of), first_year, last_year);
        }
      else
        {
          piece.start = piece.known_from = before;
          piece.state = MZ_STATE_NOT_KNOWN;
        }
      add_piece (pieces, piece);
      before = piece.end;
    }
}

/* Plans, and that nothing else is known after the as-of date. */
static void
add_future (GArray *pieces, const MzSiteInfo *info, MzPartialDate as_of, guint first_year, guint last_year)
{
  double now = mz_life_strip_position (mz_partial_date_last_day (as_of) + 1, first_year, last_year);
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (MzLifePiece));

  for (guint i = 0; i < info->status->len; i++)
    {
      const MzStatus *status = &g_array_index (info->status, MzStatus, i);
      MzLifePiece piece = { .state = status->state, .planned = TRUE, .end = 1 };

      if (!is_plan (status, as_of) || !mz_partial_date_is_set (status->from)
          || mz_partial_date_last_day (status->from) <= mz_partial_date_last_day (as_of))
        continue;
      piece.start = MAX (now, mz_life_strip_position (mz_partial_date_first_day (status->from), first_year, last_year));
      piece.known_from = mz_life_strip_position (mz_partial_date_last_day (status->from), first_year, last_year);
      if (plans->len > 0)
        g_array_index (plans, MzLifePiece, plans->len - 1).end = piece.start;
      add_piece (plans, piece);
    }

  add_piece (pieces, (MzLifePiece) { .start = now, .known_from = now, .state = MZ_STATE_NOT_KNOWN,
                                     .end = plans->len > 0 ? g_array_index (plans, MzLifePiece, 0).start : 1 });
  g_array_append_vals (pieces, plans->data, plans->len);
  g_array_unref (plans);
}

/**
 * mz_life_strip_layout:
 * @as_of: the last date that the facts know
 * @first_year, @last_year: what the strip spans, both included
 *
 * Returns: (transfer full) (element-type MzLifePiece): the pieces from left to right; none where nothing dated is known.
 */
GArray *
mz_life_strip_layout (const MzSiteInfo *info, MzPartialDate as_of, guint first_year, guint last_year)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (MzLifePiece));

  g_return_val_if_fail (info != NULL && mz_partial_date_is_set (as_of), pieces);
  g_return_val_if_fail (first_year > 0 && last_year >= first_year, pieces);

  if (info->status->len == 0)
    return pieces;
  add_known (pieces, info, as_of, first_year, last_year);
  add_future (pieces, info, as_of, first_year, last_year);
  return pieces;
}

static void
box (cairo_t *cr, double x0, double x1, double point)
{
  double top = STRIP_TOP, bottom = STRIP_TOP + STRIP_HEIGHT;

  cairo_new_path (cr);
  cairo_move_to (cr, x0, (top + bottom) / 2);
  cairo_line_to (cr, x0 + point, top);
  cairo_line_to (cr, x1, top);
  cairo_line_to (cr, x1, bottom);
  cairo_line_to (cr, x0 + point, bottom);
  cairo_close_path (cr);
}

static void
paint_outline (cairo_t *cr, double x0, double x1, double point)
{
  cairo_save (cr);
  box (cr, x0, x1, point);
  cairo_clip_preserve (cr);
  cairo_set_line_width (cr, 2.4); /* the outer half is clipped */
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_stripes (cairo_t *cr, double x0, double x1, double point)
{
  cairo_save (cr);
  box (cr, x0, x1, point);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.5);
  for (double x = x0 - STRIP_HEIGHT; x < x1; x += 4)
    {
      cairo_move_to (cr, x, STRIP_TOP + STRIP_HEIGHT);
      cairo_line_to (cr, x + STRIP_HEIGHT, STRIP_TOP);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_line (cairo_t *cr, double x0, double x1, double line_width, gboolean dotted)
{
  static const double dots[] = { 1.5, 3 };

  cairo_save (cr);
  if (dotted)
    cairo_set_dash (cr, dots, 2, 0);
  cairo_set_line_width (cr, line_width);
  cairo_move_to (cr, x0, STRIP_TOP + STRIP_HEIGHT / 2);
  cairo_line_to (cr, x1, STRIP_TOP + STRIP_HEIGHT / 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_piece (cairo_t *cr, const MzTheme *theme, MzColor color, const MzLifePiece *piece, double width)
{
  double x0 = piece->start * width, x1 = MAX (piece->end * width, x0 + 1.5);
  double vague = (piece->known_from - piece->start) * width;
  double point = vague > 0.1 ? MIN (MAX (vague, POINT), (x1 - x0) / 4) : 0;

  mz_color_set_source (piece->planned ? mz_color_with_alpha (color, 0.55) : color, cr);
  switch (piece->state)
    {
    case MZ_STATE_OPERATING:
      if (piece->planned)
        {
          paint_stripes (cr, x0, x1, point);
          paint_outline (cr, x0, x1, point);
          break;
        }
      box (cr, x0, x1, point);
      cairo_fill (cr);
      break;
    case MZ_STATE_CARE:
      cairo_save (cr);
      box (cr, x0, x1, point);
      cairo_clip (cr);
      cairo_rectangle (cr, x0, STRIP_TOP + STRIP_HEIGHT / 2, x1 - x0, STRIP_HEIGHT / 2);
      cairo_fill (cr);
      cairo_restore (cr);
      paint_outline (cr, x0, x1, point);
      break;
    case MZ_STATE_CONSTRUCTION:
      paint_stripes (cr, x0, x1, point);
      paint_outline (cr, x0, x1, point);
      break;
    case MZ_STATE_EXPLORATION:
    case MZ_STATE_DEVELOPMENT:
    case MZ_STATE_PLANNED:
      paint_outline (cr, x0, x1, point);
      break;
    case MZ_STATE_CLOSED:
      paint_line (cr, x0, x1, 1.2 * theme->line_factor, FALSE);
      break;
    case MZ_STATE_NOT_KNOWN:
    case MZ_STATE_NONE:
    case MZ_N_STATES:
    default:
      mz_color_set_source (theme->text_dim, cr);
      paint_line (cr, x0, x1, 1.2 * theme->line_factor, TRUE);
      break;
    }
}

static void
paint_years (cairo_t *cr, const MzTheme *theme, guint first_year, guint last_year, double width, double factor)
{
  double space = mz_text_measure (MZ_FONT_LANE, factor, "2000").width;

  mz_color_set_source (mz_color_with_alpha (theme->text_dim, 0.7), cr);
  cairo_set_line_width (cr, 1);
  for (guint year = first_year; year <= last_year; year += LABEL_YEARS)
    {
      MzDay day = mz_partial_date_first_day (mz_partial_date_new (year, 1, 1));
      double x = floor (mz_life_strip_position (day, first_year, last_year) * (width - 1)) + 0.5;

      cairo_move_to (cr, x, TICK_TOP);
      cairo_line_to (cr, x, TICK_TOP + TICK_HEIGHT);
    }
  cairo_stroke (cr);

  /* Every label, or as many as there is room for. */
  for (guint year = first_year, step = LABEL_YEARS; year <= last_year; year += step)
    {
      MzDay day = mz_partial_date_first_day (mz_partial_date_new (year, 1, 1));
      double x = mz_life_strip_position (day, first_year, last_year) * (width - 1);
      double room = width * LABEL_YEARS / (last_year - first_year + 1.0);
      g_autofree char *label = g_strdup_printf ("%u", year);

      /* The first one stands half its width to the right of its tick. */
      if (room < space * 1.6)
        step = LABEL_YEARS * 2;
      mz_text_paint (cr, MZ_FONT_LANE, factor, label, theme->text_dim, CLAMP (x - space / 2, 0, width - space),
                     TICK_TOP + TICK_HEIGHT + 1);
    }
}

/**
 * mz_life_strip_paint:
 * @stage: whose colour the strip has; %MZ_N_STAGES for a deposit
 * @pieces: (element-type MzLifePiece): from mz_life_strip_layout()
 * @clock: where the clock stands on the strip, 0 to 1
 * @width: logical pixels
 * @factor: text factor
 *
 * Operating solid, closed a thin line, care half full, construction striped, plans pale, not known dotted; a start that is
 * not known to the day is a point. At the origin; %MZ_LIFE_STRIP_HEIGHT high, more where the text is larger.
 */
void
mz_life_strip_paint (cairo_t *cr, const MzTheme *theme, MzStage stage, GArray *pieces, double clock, guint first_year,
                     guint last_year, double width, double factor)
{
  MzColor color;
  double x;

  g_return_if_fail (cr != NULL && theme != NULL && pieces != NULL);

  color = stage < MZ_N_STAGES ? mz_theme_stage (theme, stage) : theme->deposit;
  for (guint i = 0; i < pieces->len; i++)
    paint_piece (cr, theme, color, &g_array_index (pieces, MzLifePiece, i), width);
  paint_years (cr, theme, first_year, last_year, width, factor);

  x = CLAMP (clock * width, 1, width - 1);
  mz_color_set_source (theme->view, cr);
  cairo_rectangle (cr, x - 2, STRIP_TOP - 2, 4, STRIP_HEIGHT + 4);
  cairo_fill (cr);
  mz_color_set_source (theme->accent, cr);
  cairo_rectangle (cr, x - 1, STRIP_TOP - 2, 2, STRIP_HEIGHT + 4);
  cairo_fill (cr);
}
