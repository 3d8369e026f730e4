/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain: a column a stage, each stacked to 100 per cent, and what joins the shares of one country in neighbouring ones. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-ribbon-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define COLUMN      (112.0 / 252) /* of the pitch */
#define THIN_COLUMN 0.3           /* the same, where names need the room beside it */
#define THIN_PITCH  120.0         /* px: below that, times the factor */
#define GAP         1.5           /* px between what is stacked */
#define STEPS       24            /* a flow's edge is as many straight pieces */
#define FLOW_ALPHA  0.2
#define LEAST_REST  0.05          /* per cent: less than that is rounding */
#define N_NAMES     3
#define GREATEST    1e200         /* no sum of such values overflows */
#define ASIDE       7.0           /* px from a column to what stands beside it */

/* What is stacked: @from and @to in per cent. */
typedef struct
{
  guint  datum;
  guint  column, series;
  double from, to;
} Piece;

/* A name and number beside its column. */
typedef struct
{
  char    *text;
  double   wanted, size; /* its middle; what it stands for, per cent */
  guint    datum;        /* MZ_FIGURE_NONE: the rest */
  gboolean unknown;      /* has no colour to show */
} Aside;

static double *
get_range (const MzRibbon *self, guint column, guint series)
{
  return self->ranges + 2 * ((gsize) column * self->figure->series->len + series);
}

static gboolean
has_range (const MzRibbon *self, guint column, guint series)
{
  return isfinite (*get_range (self, column, series));
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *two = b;

  if (one->column != two->column)
    return one->column < two->column ? -1 : 1;
  if (one->series != two->series)
    return one->series < two->series ? -1 : 1;
  return one->datum < two->datum ? -1 : one->datum > two->datum;
}

static void
stack (MzRibbon *self)
{
  for (gsize i = 0; i < 2 * (gsize) self->n * self->figure->series->len; i++)
    self->ranges[i] = NAN;
  for (guint i = 0; i < self->figure->data->len; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (self->figure, i);
      Piece piece = { i, datum->category, datum->series, 0, MIN (datum->value, GREATEST) };

      if (datum->category != MZ_FIGURE_NONE && datum->series != MZ_FIGURE_NONE && isfinite (datum->value) && datum->value >= 0)
        g_array_append_val (self->pieces, piece);
    }
  g_array_sort (self->pieces, compare_pieces);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, i);
      MzRibbonColumn *column = &self->columns[piece->column];
      double *range = get_range (self, piece->column, piece->series);

      piece->from = column->sum;
      piece->to = column->sum = column->sum + piece->to;
      if (isnan (range[0]))
        range[0] = piece->from;
      range[1] = piece->to;
      column->known = TRUE;
    }
}

static double
get_y (const MzRibbon *self, double value)
{
  return mz_scale_map (&self->layout->y, value);
}

/* Gridlines at the quarters, and their numbers where they fit. */
static void
add_axis (MzRibbon *self, double gutter)
{
  MzChartLayout *layout = self->layout;
  double height = mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height, last = INFINITY;

  for (guint i = 0; i <= 4; i++)
    {
      double y = get_y (self, 25 * i), at = CLAMP (y, height / 2, layout->height - height / 2);
      g_autofree char *text = i == 4 ? mz_format_percent (100) : mz_format_number (25 * i);
      MzShape *line = mz_layout_add_line (layout, MZ_ROLE_GRID, MZ_TONE_GRID, layout->plot.x, y,
                                          layout->plot.x + layout->plot.width, y);

      line->dash = i == 0 ? 0 : 2;
      if (gutter <= 0 || last - at < height || (i > 0 && i < 4 && at - get_y (self, 100) < height))
        continue;
      mz_layout_add_text (layout, MZ_FONT_AXIS, MZ_TONE_DIM, text, gutter - 6, at, 1, gutter - 6);
      last = at;
    }
}

/* A point of the curve from a to b that leaves and arrives level. */
static MzSpot
get_spot (MzSpot a, MzSpot b, double t)
{
  double middle = (a.x + b.x) / 2, u = 1 - t;

  return (MzSpot) { u * u * u * a.x + 3 * u * t * middle + t * t * t * b.x, a.y + (b.y - a.y) * t * t * (3 - 2 * t) };
}

static void
add_flow (MzRibbon *self, guint from, guint to, guint series)
{
  const MzRibbonColumn *a = &self->columns[from], *b = &self->columns[to];
  const double *left = get_range (self, from, series), *right = get_range (self, to, series);
  double x1 = a->x + a->width, x2 = b->x;
  MzSpot points[2 * (STEPS + 1)];
  MzShape *shape;

  for (guint i = 0; i <= STEPS; i++)
    {
      double t = (double) i / STEPS;

      points[i] = get_spot ((MzSpot) { x1, get_y (self, left[1]) }, (MzSpot) { x2, get_y (self, right[1]) }, t);
      points[2 * STEPS + 1 - i] = get_spot ((MzSpot) { x1, get_y (self, left[0]) }, (MzSpot) { x2, get_y (self, right[0]) }, t);
    }
  shape = mz_layout_add_points (self->layout, MZ_SHAPE_AREA, MZ_ROLE_GROUND, MZ_TONE_INK, points, G_N_ELEMENTS (points));
  shape->series = series;
  shape->ink = mz_figure_peek_series (self->figure, series)->ink;
  shape->alpha = FLOW_ALPHA;
}

/* Across columns of which nothing is known: a line that says no more than that it goes on. */
static void
add_dashes (MzRibbon *self, guint from, guint to, guint series)
{
  const MzRibbonColumn *a = &self->columns[from], *b = &self->columns[to];
  double x1 = a->x + a->width, x2 = b->x;
  double y1 = get_y (self, get_range (self, from, series)[1]), y2 = get_y (self, get_range (self, to, series)[1]);

  for (guint i = from; i < to; i++)
    {
      double start = self->columns[i].x + self->columns[i].width, end = self->columns[i + 1].x, slope = (y2 - y1) / (x2 - x1);
      MzShape *line = mz_layout_add_line (self->layout, MZ_ROLE_GROUND, MZ_TONE_INK, start, y1 + slope * (start - x1), end,
                                          y1 + slope * (end - x1));

      line->series = series;
      line->ink = mz_figure_peek_series (self->figure, series)->ink;
      line->width = 1.6;
      line->dash = 1;
    }
}

/* Others are not the same ones in two stages, and what is not known, or lost, does not flow. */
static void
add_flows (MzRibbon *self)
{
  guint last = MZ_FIGURE_NONE;

  for (guint i = 0; i < self->n; i++)
    {
      if (!self->columns[i].known)
        continue;
      for (guint k = 0; last != MZ_FIGURE_NONE && k < self->figure->series->len; k++)
        {
          MzInkKind kind = mz_figure_peek_series (self->figure, k)->ink.kind;

          if (kind == MZ_INK_OTHERS || kind == MZ_INK_UNKNOWN || kind == MZ_INK_CONTROL || !has_range (self, last, k) || !has_range (self, i, k))
            continue;
          if (last + 1 == i)
            add_flow (self, last, i, k);
          else
            add_dashes (self, last, i, k);
        }
      last = i;
    }
}

/* "71", "7.1", "0.04": per cent without the sign, which the axis has. (transfer full) */
static char *
format_share (double value, MzDatumFlags flags)
{
  double size = fabs (value);
  double unit = size >= 20 || size <= 0 ? 1 : size >= 0.1 ? 10 : pow (10, CLAMP (ceil (-log10 (size)), 1, 9));
  g_autofree char *number = mz_format_number (round (value * unit) / unit);
  const char *sign = flags & MZ_DATUM_AT_LEAST ? "≥\u00a0" : flags & MZ_DATUM_AT_MOST ? "≤\u00a0"
                     : flags & MZ_DATUM_ESTIMATE ? "≈\u00a0" : "";

  return g_strconcat (sign, number, NULL);
}

/* What a series may be called, the shorter ones last: of a country its code. */
static void
list_names (const MzFigureSeries *series, const char **names)
{
  names[0] = names[1] = names[2] = series->label;
  if (series->ink.kind == MZ_INK_COUNTRY && strlen (series->key) < strlen (series->label))
    names[1] = names[2] = series->key;
  if (series->ink.kind == MZ_INK_UNKNOWN)
    names[1] = names[2] = _("Not known");
}

/* Name and number in the band, the name shortened where it has to be, where there is room for both. Returns: whether there is. */
static gboolean
add_label_within (MzRibbon *self, const Piece *piece, double x, double width, double y, double height)
{
  const MzFont font = MZ_FONT_SITE_NEAR;
  const MzFigureSeries *series = mz_figure_peek_series (self->figure, piece->series);
  g_autofree char *share = format_share (piece->to - piece->from, mz_figure_peek_datum (self->figure, piece->datum)->flags);
  const char *names[N_NAMES];
  double share_width = mz_ribbon_measure_width (self, font, share), pad = MIN (MZ_RIBBON_PAD, width / 12);
  MzShape *text;

  list_names (series, names);
  if (mz_text_measure (font, self->layout->factor, share).height > height || share_width > width - 2
      || series->ink.kind == MZ_INK_UNKNOWN || mz_figure_peek_datum (self->figure, piece->datum)->fill != MZ_FILL_SOLID)
    return FALSE;
  for (guint i = 0; i < N_NAMES; i++)
    if (mz_ribbon_measure_width (self, font, names[i]) + share_width + 2 * pad + 4 <= width)
      {
        text = mz_layout_add_text (self->layout, font, MZ_TONE_ON_INK, names[i], x + pad, y, 0, 0);
        mz_shape_set_datum (text, self->figure, piece->datum);
        text->ink = series->ink;
        text = mz_layout_add_text (self->layout, font, MZ_TONE_ON_INK, share, x + width - pad, y, 1, 0);
        mz_shape_set_datum (text, self->figure, piece->datum);
        text->ink = series->ink;
        return TRUE;
      }
  return FALSE;
}

/* The longest of name and number that fits beside a column, or a code alone. (transfer full) (nullable): none does. */
static char *
choose_aside (const MzRibbon *self, const char **names, const char *share, double most)
{
  for (guint i = 0; i < N_NAMES; i++)
    {
      char *text = g_strdup_printf (C_("name and share in a chart", "%1$s %2$s"), names[i], share);

      if (mz_ribbon_measure_width (self, MZ_FONT_LANE, text) <= most)
        return text;
      g_free (text);
    }
  return names[2] != names[0] && mz_ribbon_measure_width (self, MZ_FONT_LANE, names[2]) <= most ? g_strdup (names[2]) : NULL;
}

static void
aside_clear (Aside *aside)
{
  g_free (aside->text);
}

static int
compare_asides (gconstpointer a, gconstpointer b)
{
  double one = ((const Aside *) a)->wanted, two = ((const Aside *) b)->wanted;

  return one < two ? -1 : one > two;
}

static void
drop_smallest (GArray *asides)
{
  guint smallest = 0;

  for (guint i = 1; i < asides->len; i++)
    if (g_array_index (asides, Aside, i).size < g_array_index (asides, Aside, smallest).size)
      smallest = i;
  g_array_remove_index (asides, smallest);
}

/* The line that runs on to the next known stage comes out behind them. */
static void
add_asides_ground (MzRibbon *self, GArray *asides, double x, double top, double bottom)
{
  double widest = 0;

  for (guint i = 0; i < asides->len; i++)
    widest = MAX (widest, mz_ribbon_measure_width (self, MZ_FONT_LANE, g_array_index (asides, Aside, i).text));
  mz_layout_add_rect (self->layout, MZ_ROLE_GROUND, MZ_TONE_VIEW, x - ASIDE + 1, top, widest + ASIDE + 2, bottom - top);
}

/* What found no room in its band, at its right, pushed apart. */
static void
add_asides (MzRibbon *self, guint index, GArray *asides)
{
  MzChartLayout *layout = self->layout;
  double height = mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height;
  double x = self->columns[index].x + self->columns[index].width + ASIDE;
  gboolean dashed = index + 1 < self->n && !self->columns[index + 1].known;
  g_autofree double *wanted = NULL, *heights = NULL;

  while (asides->len > 0 && asides->len * height > layout->plot.height)
    drop_smallest (asides);
  g_array_sort (asides, compare_asides);
  wanted = g_new (double, asides->len + 1);
  heights = g_new (double, asides->len + 1);
  for (guint i = 0; i < asides->len; i++)
    {
      wanted[i] = g_array_index (asides, Aside, i).wanted;
      heights[i] = height;
    }
  mz_layout_spread (wanted, heights, asides->len, layout->plot.y, layout->plot.y + layout->plot.height);
  if (dashed && asides->len > 0)
    add_asides_ground (self, asides, x, wanted[0] - height / 2, wanted[asides->len - 1] + height / 2);
  for (guint i = 0; i < asides->len; i++)
    {
      const Aside *aside = &g_array_index (asides, Aside, i);

      if (!aside->unknown)
        mz_shape_set_datum (mz_layout_add_rect (layout, MZ_ROLE_LABEL, MZ_TONE_INK, x - ASIDE + 2, wanted[i] - height * 0.3, 3,
                                                height * 0.6), self->figure, aside->datum);
      mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_TEXT, aside->text, x, wanted[i], 0, 0);
    }
}

static void
add_aside (const MzRibbon *self, const MzRibbonColumn *column, GArray *asides, const char **names, double from, double to,
           guint datum)
{
  MzDatumFlags flags = datum != MZ_FIGURE_NONE ? mz_figure_peek_datum (self->figure, datum)->flags : 0;
  g_autofree char *share = format_share (to - from, flags);
  double top = get_y (self, to), bottom = get_y (self, from), most = column->room - ASIDE - 2;
  double line = mz_text_measure (MZ_FONT_LANE, self->layout->factor, "X").height;
  MzInkKind kind = datum != MZ_FIGURE_NONE
                     ? mz_figure_peek_series (self->figure, mz_figure_peek_datum (self->figure, datum)->series)->ink.kind
                     : MZ_INK_UNKNOWN;
  Aside aside = { choose_aside (self, names, share, most), (top + bottom) / 2, to - from, datum, kind == MZ_INK_UNKNOWN };
  Aside number = { NULL, aside.wanted + line / 2, aside.size, datum, TRUE };

  if (aside.text == NULL)
    return;
  /* A code alone has its number below it, where both stand beside their own band. */
  if (strstr (aside.text, share) == NULL && bottom - top >= 2 * line
      && mz_ribbon_measure_width (self, MZ_FONT_LANE, share) <= most)
    {
      number.text = g_steal_pointer (&share);
      aside.wanted -= line / 2;
    }
  g_array_append_val (asides, aside);
  if (number.text != NULL)
    g_array_append_val (asides, number);
}

static void
add_column (MzRibbon *self, guint index, guint first, guint end)
{
  const MzRibbonColumn *column = &self->columns[index];
  const MzFigureSeries unknown = { .label = (char *) _("Not known"), .ink = MZ_INK (MZ_INK_UNKNOWN) };
  const char *names[N_NAMES];
  g_autoptr (GArray) asides = g_array_new (FALSE, FALSE, sizeof (Aside));

  g_array_set_clear_func (asides, (GDestroyNotify) aside_clear);
  for (guint i = first; i < end; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const MzFigureSeries *series = mz_figure_peek_series (self->figure, piece->series);
      double top = get_y (self, piece->to), bottom = get_y (self, piece->from);
      MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_BODY, MZ_TONE_INK, column->x, top, column->width, bottom - top);

      mz_shape_set_datum (shape, self->figure, piece->datum);
      if (mz_figure_peek_datum (self->figure, piece->datum)->flags & MZ_DATUM_AFTER)
        shape->alpha = 0.32;
      shape->width = bottom - top > 2 * GAP ? GAP : 0;
      if (!add_label_within (self, piece, column->x, column->width, (top + bottom) / 2, bottom - top))
        {
          list_names (series, names);
          add_aside (self, column, asides, names, piece->from, piece->to, piece->datum);
        }
    }
  if (100 - column->sum > LEAST_REST)
    {
      double top = get_y (self, 100);
      MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_GROUND, MZ_TONE_INK, column->x, top, column->width,
                                           get_y (self, column->sum) - top);

      shape->ink = MZ_INK (MZ_INK_UNKNOWN);
      shape->fill = MZ_FILL_HATCH;
      shape->category = index;
      list_names (&unknown, names);
      add_aside (self, column, asides, names, column->sum, 100, MZ_FIGURE_NONE);
    }
  add_asides (self, index, asides);
}

static gboolean
hits_text (const MzChartLayout *layout, const cairo_rectangle_t *box)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT && shape->box.x < box->x + box->width && box->x < shape->box.x + shape->box.width
          && shape->box.y < box->y + box->height && box->y < shape->box.y + shape->box.height)
        return TRUE;
    }
  return FALSE;
}

/* The words, one upon the other as they fit, on the view; none where one of them is too long, or in the way of others. */
static void
add_reason (MzRibbon *self, const MzRibbonColumn *column, const char *reason)
{
  MzChartLayout *layout = self->layout;
  g_autoptr (GPtrArray) lines = mz_ribbon_wrap (self, MZ_FONT_NOTE_BOLD, reason, column->width * 1.06);
  double height = mz_text_measure (MZ_FONT_NOTE_BOLD, layout->factor, "X").height;
  double widest = mz_ribbon_measure_widest (self, MZ_FONT_NOTE_BOLD, lines);
  double x = column->x + column->width / 2, y = layout->plot.y + layout->plot.height / 2;
  cairo_rectangle_t box;

  box = (cairo_rectangle_t) { x - widest / 2 - 4, y - lines->len * height / 2 - 4, widest + 8, lines->len * height + 8 };
  if (box.width > column->width + column->room || box.x < 0 || box.height > layout->plot.height || hits_text (layout, &box))
    return;
  mz_layout_add_rect (layout, MZ_ROLE_GROUND, MZ_TONE_VIEW, box.x, box.y, box.width, box.height);
  for (guint i = 0; i < lines->len; i++)
    mz_layout_add_text (layout, MZ_FONT_NOTE_BOLD, MZ_TONE_TEXT, lines->pdata[i], x, y + (i + 0.5 - lines->len / 2.0) * height,
                        0.5, 0);
}

/* Stands for a datum that says so, where there is one. */
static void
add_empty_column (MzRibbon *self, guint index, guint datum)
{
  const MzRibbonColumn *column = &self->columns[index];
  double x = column->x, y = get_y (self, 100), x2 = x + column->width, y2 = get_y (self, 0);
  MzSpot border[] = { { x, y }, { x2, y }, { x2, y2 }, { x, y2 }, { x, y } };
  MzShape *shape = mz_layout_add_rect (self->layout, datum == MZ_FIGURE_NONE ? MZ_ROLE_GROUND : MZ_ROLE_BODY, MZ_TONE_INK, x, y,
                                       column->width, y2 - y);

  if (datum != MZ_FIGURE_NONE)
    mz_shape_set_datum (shape, self->figure, datum);
  shape->ink = MZ_INK (MZ_INK_UNKNOWN);
  shape->fill = MZ_FILL_HATCH;
  shape->category = index;
  shape = mz_layout_add_points (self->layout, MZ_SHAPE_LINE, MZ_ROLE_GROUND, MZ_TONE_DIM, border, G_N_ELEMENTS (border));
  shape->width = 1.4;
  shape->dash = 1;
}

static guint
find_unknown (const MzFigure *figure, guint category)
{
  for (guint i = 0; i < figure->data->len; i++)
    if (mz_figure_peek_datum (figure, i)->category == category)
      return i;
  return MZ_FIGURE_NONE;
}

/* Where columns stand. Returns: how wide the numbers of the axis are; 0: there is no room for any. */
static double
place_columns (MzRibbon *self)
{
  MzChartLayout *layout = self->layout;
  g_autofree char *full = mz_format_percent (100);
  double label = mz_text_measure (MZ_FONT_AXIS, layout->factor, full).width + 14;
  double gutter = label <= layout->width * 0.2 ? label : 0, start = gutter + 8;
  double pitch = (layout->width - start) / MAX (self->n, 1);

  layout->plot.x = gutter + 4;
  layout->plot.width = layout->width - layout->plot.x;
  for (guint i = 0; i < self->n; i++)
    {
      MzRibbonColumn *column = &self->columns[i];

      column->x = start + i * pitch;
      column->width = pitch * (pitch < THIN_PITCH * layout->factor ? THIN_COLUMN : COLUMN);
      column->room = pitch - column->width;
    }
  layout->x = mz_scale_band (MAX (self->n, 1), start, layout->width);
  return gutter;
}

static void
place_values (MzRibbon *self, double head)
{
  MzChartLayout *layout = self->layout;
  double foot = mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height / 2, most = 100;

  for (guint i = 0; i < self->n; i++)
    most = MAX (most, self->columns[i].sum);
  layout->plot.y = head;
  layout->plot.height = MAX (layout->height - head - foot, 1);
  layout->y = mz_scale_linear (0, most, layout->plot.y + layout->plot.height, layout->plot.y);
}

void
mz_layout_ribbon (MzChartLayout *layout)
{
  const MzFigure *figure = layout->figure;
  guint n = figure->categories->len, n_notes, at = 0;
  g_autofree MzRibbonColumn *columns = g_new0 (MzRibbonColumn, n + 1);
  g_autofree double *ranges = g_new0 (double, 2 * (gsize) n * figure->series->len + 1);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  MzRibbon self = { layout, figure, n, columns, pieces, ranges };
  double gutter;

  stack (&self);
  gutter = place_columns (&self);
  place_values (&self, mz_ribbon_measure_head (&self, &n_notes));
  add_axis (&self, gutter);
  add_flows (&self);
  for (guint i = 0; i < n; i++)
    {
      guint first = at;

      while (at < pieces->len && g_array_index (pieces, Piece, at).column == i)
        at++;
      if (columns[i].known)
        add_column (&self, i, first, at);
      else
        add_empty_column (&self, i, find_unknown (figure, i));
    }
  for (guint i = 0; i < n; i++)
    if (!columns[i].known)
      add_reason (&self, &columns[i], _("No sourced country shares"));
  mz_ribbon_add_heads (&self, n_notes);
}
