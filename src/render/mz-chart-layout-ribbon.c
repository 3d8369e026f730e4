/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain: a column a stage, each stacked to 100 per cent, and what joins the shares of one country in neighbouring ones. */
#define G_LOG_DOMAIN "mz-render"

#include "mz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"

#define COLUMN      (112.0 / 252) /* of the pitch */
#define GAP         1.5           /* px between what is stacked */
#define STEPS       24            /* a flow's edge is as many straight pieces */
#define FLOW_ALPHA  0.2
#define LEAST_REST  0.05          /* per cent: less than that is rounding */
#define GREATEST    1e200         /* no sum of such values overflows */
#define PAD         10.0

typedef struct
{
  double x, width, room; /* pixels; @room: from its right edge to the next column, or the end */
  double sum;            /* per cent */
  gboolean known;
} Column;

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
} Aside;

typedef struct
{
  MzChartLayout *layout;
  const MzFigure *figure;
  guint    n;
  Column  *columns;
  GArray  *pieces; /* of Piece, by column, from the bottom */
  double  *ranges; /* from and to of each series in each column; NAN where it is not there */
} Ribbon;

static double *
get_range (const Ribbon *self, guint column, guint series)
{
  return self->ranges + 2 * ((gsize) column * self->figure->series->len + series);
}

static gboolean
has_range (const Ribbon *self, guint column, guint series)
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
stack (Ribbon *self)
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
      Column *column = &self->columns[piece->column];
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
get_y (const Ribbon *self, double value)
{
  return mz_scale_map (&self->layout->y, value);
}

/* The lines of a head: the label, and as many lines of the note as there is room for. Returns: its height. */
static double
measure_head (const Ribbon *self, guint *n_notes)
{
  double factor = self->layout->factor, most = self->layout->height * 0.36;
  double height = mz_text_measure (MZ_FONT_TITLE, factor, "X").height + 6;
  double line = mz_text_measure (MZ_FONT_NOTE, factor, "X").height + 2;
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const char *note = mz_figure_peek_category (self->figure, i)->note;
      g_auto (GStrv) lines = g_strsplit (note != NULL ? note : "", "\n", -1);

      n = MAX (n, g_strv_length (lines));
    }
  while (n > 0 && height + n * line > most)
    n--;
  *n_notes = n;
  return height + n * line + 4;
}

/* The largest font in which all labels fit beside their symbols. */
static MzFont
choose_head_font (const Ribbon *self, double symbol)
{
  static const MzFont fonts[] = { MZ_FONT_TITLE, MZ_FONT_SITE_NEAR, MZ_FONT_LANE };

  for (guint k = 0; k < G_N_ELEMENTS (fonts); k++)
    {
      gboolean fits = TRUE;

      for (guint i = 0; i < self->n && fits; i++)
        fits = mz_text_measure (fonts[k], self->layout->factor, mz_figure_peek_category (self->figure, i)->label).width
               <= self->columns[i].width + self->columns[i].room - PAD - symbol;
      if (fits)
        return fonts[k];
    }
  return MZ_FONT_LANE;
}

static void
add_heads (Ribbon *self, guint n_notes)
{
  MzChartLayout *layout = self->layout;
  double title = mz_text_measure (MZ_FONT_TITLE, layout->factor, "X").height;
  double line = mz_text_measure (MZ_FONT_NOTE, layout->factor, "X").height + 2, side = MIN (16 * layout->factor, title);
  gboolean wide = self->n > 0 && self->columns[0].width + self->columns[0].room >= 5 * side;
  MzFont font = choose_head_font (self, wide ? side + 8 : 0);

  for (guint i = 0; i < self->n; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);
      g_auto (GStrv) lines = g_strsplit (category->note != NULL ? category->note : "", "\n", -1);
      double x = self->columns[i].x, most = self->columns[i].width + self->columns[i].room - PAD;

      if (wide && category->stage != MZ_FIGURE_NONE)
        {
          MzShape *symbol = mz_layout_add (layout, MZ_SHAPE_SYMBOL, MZ_ROLE_LABEL, MZ_TONE_INK);

          symbol->box = (cairo_rectangle_t) { x, 3 + (title - side) / 2, side, side };
          symbol->stage = category->stage;
          symbol->state = category->state != MZ_FIGURE_NONE ? category->state : MZ_STATE_OPERATING;
          symbol->category = i;
          x += side + 8;
          most -= side + 8;
        }
      mz_layout_add_text (layout, font, MZ_TONE_TEXT, category->label, x, 3 + title / 2, 0, MAX (most, 1));
      for (guint k = 0; lines[k] != NULL && k < n_notes; k++)
        if (*lines[k] != '\0')
          mz_layout_add_text (layout, k == 0 ? MZ_FONT_NOTE_BOLD : MZ_FONT_NOTE, k == 0 ? MZ_TONE_TEXT : MZ_TONE_DIM, lines[k],
                              self->columns[i].x, title + 6 + (k + 0.5) * line, 0,
                              MAX (self->columns[i].width + self->columns[i].room - PAD, 1));
    }
}

/* Gridlines at the quarters, and their numbers where they fit. */
static void
add_axis (Ribbon *self, double gutter)
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
add_flow (Ribbon *self, guint from, guint to, guint series)
{
  const Column *a = &self->columns[from], *b = &self->columns[to];
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
add_dashes (Ribbon *self, guint from, guint to, guint series)
{
  const Column *a = &self->columns[from], *b = &self->columns[to];
  double x1 = a->x + a->width, x2 = b->x;
  double y1 = get_y (self, get_range (self, from, series)[1]), y2 = get_y (self, get_range (self, to, series)[1]);

  for (guint i = from; i < to; i++)
    {
      double start = self->columns[i].x + self->columns[i].width, end = self->columns[i + 1].x;
      MzShape *line = mz_layout_add_line (self->layout, MZ_ROLE_GROUND, MZ_TONE_INK, start, y1 + (y2 - y1) * (start - x1) / (x2 - x1),
                                          end, y1 + (y2 - y1) * (end - x1) / (x2 - x1));

      line->series = series;
      line->ink = mz_figure_peek_series (self->figure, series)->ink;
      line->width = 1.6;
      line->dash = 1;
    }
}

/* Others are not the same ones in two stages, and what is not known does not flow. */
static void
add_flows (Ribbon *self)
{
  guint last = MZ_FIGURE_NONE;

  for (guint i = 0; i < self->n; i++)
    {
      if (!self->columns[i].known)
        continue;
      for (guint k = 0; last != MZ_FIGURE_NONE && k < self->figure->series->len; k++)
        {
          MzInkKind kind = mz_figure_peek_series (self->figure, k)->ink.kind;

          if (kind == MZ_INK_OTHERS || kind == MZ_INK_UNKNOWN || !has_range (self, last, k) || !has_range (self, i, k))
            continue;
          if (last + 1 == i)
            add_flow (self, last, i, k);
          else
            add_dashes (self, last, i, k);
        }
      last = i;
    }
}

/* "71", "7.1": per cent without the sign, which the axis has. (transfer full) */
static char *
format_share (double value, MzDatumFlags flags)
{
  g_autofree char *number = mz_format_number (fabs (value) < 20 ? round (value * 10) / 10 : round (value));
  const char *sign = flags & MZ_DATUM_AT_LEAST ? "≥\u00a0" : flags & MZ_DATUM_AT_MOST ? "≤\u00a0"
                     : flags & MZ_DATUM_ESTIMATE ? "≈\u00a0" : "";

  return g_strconcat (sign, number, NULL);
}

/* The code of a country, where that is shorter; else the label itself. */
static const char *
get_short_label (const MzFigureSeries *series)
{
  return series->ink.kind == MZ_INK_COUNTRY && strlen (series->key) < strlen (series->label) ? series->key : series->label;
}

static double
measure_width (const Ribbon *self, MzFont font, const char *text)
{
  return mz_text_measure (font, self->layout->factor, text).width;
}

/* Name and number in the band, the name shortened where it has to be; or the number alone. Returns: whether any did fit. */
static gboolean
add_label_within (Ribbon *self, const Piece *piece, double x, double width, double y, double height)
{
  const MzFont font = MZ_FONT_SITE_NEAR;
  const MzFigureSeries *series = mz_figure_peek_series (self->figure, piece->series);
  g_autofree char *share = format_share (piece->to - piece->from, mz_figure_peek_datum (self->figure, piece->datum)->flags);
  const char *names[] = { series->label, get_short_label (series) };
  double share_width = measure_width (self, font, share), pad = MIN (PAD, width / 12);
  MzShape *text;

  if (mz_text_measure (font, self->layout->factor, share).height > height || share_width > width - 2
      || series->ink.kind == MZ_INK_UNKNOWN)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (measure_width (self, font, names[i]) + share_width + 2 * pad + 4 <= width)
      {
        text = mz_layout_add_text (self->layout, font, MZ_TONE_ON_INK, names[i], x + pad, y, 0, 0);
        text->ink = series->ink;
        text = mz_layout_add_text (self->layout, font, MZ_TONE_ON_INK, share, x + width - pad, y, 1, 0);
        text->ink = series->ink;
        return TRUE;
      }
  /* A number without a name will do only where the name stands beside it. */
  return FALSE;
}

/* The longest of name and number that fits beside a column. (transfer full) (nullable): none does. */
static char *
choose_aside (const Ribbon *self, const char *name, const char *short_name, const char *share, double most)
{
  const char *names[] = { name, short_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *text = g_strdup_printf (C_("name and share in a chart", "%1$s %2$s"), names[i], share);

      if (measure_width (self, MZ_FONT_LANE, text) <= most)
        return text;
      g_free (text);
    }
  return NULL;
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

/* What found no room in its band, at its right, pushed apart. */
static void
add_asides (Ribbon *self, const Column *column, GArray *asides)
{
  MzChartLayout *layout = self->layout;
  double height = mz_text_measure (MZ_FONT_LANE, layout->factor, "X").height;
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
  for (guint i = 0; i < asides->len; i++)
    {
      const Aside *aside = &g_array_index (asides, Aside, i);

      if (aside->datum != MZ_FIGURE_NONE)
        mz_shape_set_datum (mz_layout_add_rect (layout, MZ_ROLE_LABEL, MZ_TONE_INK, column->x + column->width + 3,
                                                wanted[i] - height * 0.3, 3, height * 0.6), self->figure, aside->datum);
      mz_layout_add_text (layout, MZ_FONT_LANE, MZ_TONE_TEXT, aside->text, column->x + column->width + 9, wanted[i], 0, 0);
    }
}

static void
add_aside (const Ribbon *self, const Column *column, GArray *asides, const char *name, const char *short_name, double from,
           double to, guint datum)
{
  MzDatumFlags flags = datum != MZ_FIGURE_NONE ? mz_figure_peek_datum (self->figure, datum)->flags : 0;
  g_autofree char *share = format_share (to - from, flags);
  Aside aside = { choose_aside (self, name, short_name, share, column->room - 12),
                  (get_y (self, from) + get_y (self, to)) / 2, to - from, datum };

  if (aside.text != NULL)
    g_array_append_val (asides, aside);
}

static void
add_column (Ribbon *self, guint index, guint first, guint end)
{
  const Column *column = &self->columns[index];
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
        add_aside (self, column, asides, series->label, get_short_label (series), piece->from, piece->to, piece->datum);
    }
  if (100 - column->sum > LEAST_REST)
    {
      double top = get_y (self, 100);
      MzShape *shape = mz_layout_add_rect (self->layout, MZ_ROLE_GROUND, MZ_TONE_INK, column->x, top, column->width,
                                           get_y (self, column->sum) - top);

      shape->ink = MZ_INK (MZ_INK_UNKNOWN);
      shape->fill = MZ_FILL_HATCH;
      shape->category = index;
      add_aside (self, column, asides, _("Not known"), C_("not known, as short as can be", "n. k."), column->sum, 100,
                 MZ_FIGURE_NONE);
    }
  add_asides (self, column, asides);
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
add_reason (Ribbon *self, const Column *column, const char *reason)
{
  MzChartLayout *layout = self->layout;
  g_auto (GStrv) words = g_strsplit (reason, " ", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  double most = column->width * 1.06, height = mz_text_measure (MZ_FONT_NOTE_BOLD, layout->factor, "X").height, widest = 0;
  double x = column->x + column->width / 2, y = layout->plot.y + layout->plot.height / 2;
  cairo_rectangle_t box;

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *last = lines->len > 0 ? lines->pdata[lines->len - 1] : NULL;
      g_autofree char *longer = last != NULL ? g_strconcat (last, " ", words[i], NULL) : NULL;

      if (longer != NULL && measure_width (self, MZ_FONT_NOTE_BOLD, longer) <= most)
        {
          g_free (last);
          lines->pdata[lines->len - 1] = g_steal_pointer (&longer);
        }
      else
        g_ptr_array_add (lines, g_strdup (words[i]));
    }
  for (guint i = 0; i < lines->len; i++)
    widest = MAX (widest, measure_width (self, MZ_FONT_NOTE_BOLD, lines->pdata[i]));
  box = (cairo_rectangle_t) { x - widest / 2 - 4, y - lines->len * height / 2 - 4, widest + 8, lines->len * height + 8 };
  if (box.width > column->width + column->room || box.x < 0 || box.height > layout->plot.height || hits_text (layout, &box))
    return;
  mz_layout_add_rect (layout, MZ_ROLE_GROUND, MZ_TONE_VIEW, box.x, box.y, box.width, box.height);
  for (guint i = 0; i < lines->len; i++)
    mz_layout_add_text (layout, MZ_FONT_NOTE_BOLD, MZ_TONE_TEXT, lines->pdata[i], x, y + (i + 0.5 - lines->len / 2.0) * height, 0.5,
                        0);
}

/* Stands for a datum that says so, where there is one. */
static void
add_empty_column (Ribbon *self, guint index, guint datum)
{
  const Column *column = &self->columns[index];
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

/* Where columns, values and the numbers of the axis stand. */
static void
place (Ribbon *self, double head, double *gutter)
{
  MzChartLayout *layout = self->layout;
  g_autofree char *full = mz_format_percent (100);
  double label = mz_text_measure (MZ_FONT_AXIS, layout->factor, full).width + 14;
  double foot = mz_text_measure (MZ_FONT_AXIS, layout->factor, "0").height / 2, pitch, most = 100;

  *gutter = label <= layout->width * 0.2 ? label : 0;
  layout->plot = (cairo_rectangle_t) { *gutter + 4, head, layout->width - *gutter - 4, MAX (layout->height - head - foot, 1) };
  pitch = (layout->plot.width - 4) / MAX (self->n, 1);
  for (guint i = 0; i < self->n; i++)
    {
      Column *column = &self->columns[i];

      column->x = layout->plot.x + 4 + i * pitch;
      column->width = pitch * COLUMN;
      column->room = pitch - column->width;
      most = MAX (most, column->sum);
    }
  layout->x = mz_scale_band (MAX (self->n, 1), layout->plot.x + 4, layout->plot.x + layout->plot.width);
  layout->y = mz_scale_linear (0, most, layout->plot.y + layout->plot.height, layout->plot.y);
}

void
mz_layout_ribbon (MzChartLayout *layout)
{
  const MzFigure *figure = layout->figure;
  guint n = figure->categories->len, n_notes, at = 0;
  g_autofree Column *columns = g_new0 (Column, n + 1);
  g_autofree double *ranges = g_new0 (double, 2 * (gsize) n * figure->series->len + 1);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Ribbon self = { layout, figure, n, columns, pieces, ranges };
  double gutter;

  stack (&self);
  place (&self, measure_head (&self, &n_notes), &gutter);
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
  add_heads (&self, n_notes);
}
