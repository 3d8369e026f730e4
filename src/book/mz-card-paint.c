/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-book"

#include "mz-card-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-curve-paint.h"
#include "mz-life-strip-paint.h"
#include "mz-text.h"

#define COLUMN_GAP   26.0
#define KEY_PART     0.36 /* of the width */
#define SECTION_GAP  10.0
#define BLOCK_GAP    3.0

/* Where a block goes, and how large. */
typedef struct
{
  MzWorkspace   *workspace;
  cairo_t       *cr;
  const MzTheme *theme;
  double         x, width, factor;
  gboolean       draw;
} Pen;

/* Text at a place; its height. @markup: what a card has; else plain. */
static double
write_text (const Pen *pen, MzFont font, const char *text, gboolean markup, MzColor color, double x, double y, double width,
            PangoAlignment alignment)
{
  g_autofree char *plain = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (markup && !pango_parse_markup (text, -1, 0, NULL, &plain, NULL, NULL))
    return 0;
  layout = mz_text_layout_new (pen->cr, font, pen->factor, plain != NULL ? plain : text);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  pango_layout_get_size (layout, NULL, &height);
  if (pen->draw)
    mz_text_show (pen->cr, layout, color, x, y);
  return (double) height / PANGO_SCALE;
}

static double
write_plain (const Pen *pen, MzFont font, const char *text, MzColor color, double y)
{
  return text != NULL ? write_text (pen, font, text, FALSE, color, pen->x, y, pen->width, PANGO_ALIGN_LEFT) : 0;
}

static double
write_markup (const Pen *pen, MzFont font, const char *text, MzColor color, double y)
{
  return text != NULL ? write_text (pen, font, text, TRUE, color, pen->x, y, pen->width, PANGO_ALIGN_LEFT) : 0;
}

static double
write_chips (const Pen *pen, const MzCardBlock *block, double y)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; block->sources != NULL && i < block->sources->len; i++)
    {
      g_autofree char *chip = mz_source_get_chip (block->sources->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? C_("between sources", "; ") : "", chip);
    }
  return text->len > 0 ? write_plain (pen, MZ_FONT_NOTE, text->str, pen->theme->text_dim, y) : 0;
}

static double
write_row (const Pen *pen, const MzCardBlock *block, double y)
{
  double key = write_text (pen, MZ_FONT_NOTE, block->title, FALSE, pen->theme->text_dim, pen->x, y, pen->width * KEY_PART - 8,
                           PANGO_ALIGN_LEFT);
  double value = block->text != NULL ? write_text (pen, MZ_FONT_NOTE, block->text, TRUE, pen->theme->text,
                                                   pen->x + pen->width * KEY_PART, y, pen->width * (1 - KEY_PART), PANGO_ALIGN_LEFT)
                                     : 0;

  value = MAX (key, value);
  return value + write_chips (pen, block, y + value);
}

static double
write_record (const Pen *pen, const MzCardBlock *block, double y)
{
  double aside = block->aside != NULL ? mz_text_measure (MZ_FONT_NOTE, pen->factor, block->aside).width + 10 : 0, height;

  if (block->aside != NULL)
    write_text (pen, MZ_FONT_NOTE, block->aside, FALSE, pen->theme->text_dim, pen->x + pen->width - aside, y, aside + 1,
                PANGO_ALIGN_RIGHT);
  height = write_text (pen, MZ_FONT_NOTE_BOLD, block->title, FALSE, pen->theme->text, pen->x, y, MAX (pen->width - aside, 40),
                       PANGO_ALIGN_LEFT);
  height += write_markup (pen, MZ_FONT_NOTE, block->text, pen->theme->text, y + height);
  return height + write_markup (pen, MZ_FONT_NOTE, block->detail, pen->theme->text_dim, y + height);
}

static double
write_life (const Pen *pen, const MzCardBlock *block, double y)
{
  MzSite *site = MZ_SITE (block->record);
  MzPartialDate as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (pen->workspace));
  MzDay day = mz_partial_date_last_day (mz_workspace_get_date (pen->workspace));
  g_autoptr (GArray) pieces = mz_life_strip_layout (mz_site_peek (site), as_of, MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR);

  if (pen->draw)
    {
      cairo_save (pen->cr);
      cairo_translate (pen->cr, pen->x, y);
      mz_life_strip_paint (pen->cr, pen->theme, mz_site_get_stage (site), pieces,
                           mz_life_strip_position (day, MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR), MZ_CLOCK_FIRST_YEAR,
                           MZ_CLOCK_LAST_YEAR, pen->width, pen->factor);
      cairo_restore (pen->cr);
    }
  return MZ_LIFE_STRIP_HEIGHT * pen->factor;
}

static double
write_curve (const Pen *pen, const MzCardBlock *block, double y)
{
  if (pen->draw)
    {
      g_autoptr (MzCurve) curve = mz_curve_new (mz_series_peek (MZ_SERIES (block->record)), block->key,
                                                mz_workspace_get_date (pen->workspace));

      cairo_save (pen->cr);
      cairo_translate (pen->cr, pen->x, y);
      mz_curve_paint (curve, pen->cr, pen->theme, pen->width, pen->factor);
      cairo_restore (pen->cr);
    }
  return MZ_CURVE_HEIGHT * pen->factor;
}

static double
write_delivery (const Pen *pen, const MzCardBlock *block, double y)
{
  g_autofree char *text = block->has_delivery ? mz_delivery_to_text (&block->delivery) : NULL;

  return write_plain (pen, MZ_FONT_NOTE, text, pen->theme->text, y);
}

static double
write_section (const Pen *pen, const MzCardBlock *block, double y)
{
  g_autofree char *heading = block->aside != NULL ? g_strdup_printf ("%s  %s", block->title, block->aside) : g_strdup (block->title);

  return SECTION_GAP * pen->factor + write_plain (pen, MZ_FONT_NOTE_BOLD, heading, pen->theme->text, y + SECTION_GAP * pen->factor);
}

/* What leads somewhere in the window has nothing to do on paper. Returns: the height. */
static double
write_block (const Pen *pen, const MzCardBlock *block, double y)
{
  switch (block->kind)
    {
    case MZ_BLOCK_LEAD:
      return write_markup (pen, MZ_FONT_SITE, block->text, pen->theme->text, y) + BLOCK_GAP;
    case MZ_BLOCK_SECTION:
      return write_section (pen, block, y);
    case MZ_BLOCK_ROW:
      return write_row (pen, block, y);
    case MZ_BLOCK_TEXT:
      return write_markup (pen, MZ_FONT_NOTE, block->text, pen->theme->text_dim, y);
    case MZ_BLOCK_RECORD:
      return write_record (pen, block, y);
    case MZ_BLOCK_STEPS:
      return write_delivery (pen, block, y);
    case MZ_BLOCK_LIFE:
      return write_life (pen, block, y);
    case MZ_BLOCK_CHIPS:
      return write_chips (pen, block, y);
    case MZ_BLOCK_CURVE:
      return write_curve (pen, block, y);
    case MZ_BLOCK_HEADER:
    case MZ_BLOCK_ACTION:
    case MZ_BLOCK_MORE:
    default:
      return 0;
    }
}

/* Returns: (transfer full): how high each block is; a heading of what leads somewhere only is not there. */
static double *
measure_blocks (MzCard *card, const Pen *pen)
{
  double *heights = g_new (double, card->len + 1);
  const MzCardBlock *below = NULL;
  Pen measuring = *pen;

  measuring.draw = FALSE;
  heights[card->len] = 0;
  for (guint i = card->len; i-- > 0;)
    {
      const MzCardBlock *block = card->pdata[i];
      gboolean heads_nothing = block->kind == MZ_BLOCK_SECTION && (below == NULL || below->kind == MZ_BLOCK_SECTION);

      heights[i] = heads_nothing ? 0 : write_block (&measuring, block, 0);
      if (heights[i] > 0)
        below = block;
    }
  return heights;
}

/* Fills columns of that height one after the other; a heading goes on with what it heads. Returns: how many blocks have found room. */
static guint
flow (MzCard *card, Pen *pen, const double *heights, double left, double top, double height, guint n_columns)
{
  double y = 0;
  guint column = 0;

  for (guint i = 0; i < card->len; i++)
    {
      const MzCardBlock *block = card->pdata[i];

      if (heights[i] <= 0)
        continue;
      if (y > 0 && y + heights[i] + (block->kind == MZ_BLOCK_SECTION ? heights[i + 1] : 0) > height)
        {
          if (++column == n_columns)
            return i;
          y = 0;
        }
      pen->x = left + column * (pen->width + COLUMN_GAP);
      if (pen->draw)
        write_block (pen, block, top + y);
      y += heights[i] + BLOCK_GAP * pen->factor;
    }
  return card->len;
}

static void
pen_init (Pen *pen, MzWorkspace *workspace, cairo_t *cr, const MzTheme *theme, double width, guint n_columns, double factor)
{
  *pen = (Pen) { .workspace = workspace, .cr = cr, .theme = theme, .factor = factor };
  pen->width = (width - (n_columns - 1) * COLUMN_GAP) / n_columns;
}

double
mz_card_measure (MzCard *card, MzWorkspace *workspace, cairo_t *cr, double width, guint n_columns, double factor)
{
  g_autofree double *heights = NULL;
  double least = 0, most = 0;
  Pen pen;

  pen_init (&pen, workspace, cr, mz_theme_get (MZ_THEME_LIGHT), width, n_columns, factor);
  heights = measure_blocks (card, &pen);
  for (guint i = 0; i < card->len; i++)
    most += heights[i] + BLOCK_GAP * factor;
  while (most - least > 1)
    {
      double middle = (least + most) / 2;

      if (flow (card, &pen, heights, 0, 0, middle, n_columns) == card->len)
        most = middle;
      else
        least = middle;
    }
  return ceil (most);
}

double
mz_card_choose_factor (MzCard *card, MzWorkspace *workspace, cairo_t *cr, double width, double height, guint n_columns)
{
  double factor = MZ_CARD_MOST_FACTOR;

  while (factor > MZ_CARD_LEAST_FACTOR && mz_card_measure (card, workspace, cr, width, n_columns, factor) > height)
    factor = MAX (factor - 0.05, MZ_CARD_LEAST_FACTOR);
  return factor;
}

gboolean
mz_card_paint (MzCard *card, MzWorkspace *workspace, cairo_t *cr, const MzTheme *theme, const cairo_rectangle_t *box,
               guint n_columns, double factor)
{
  g_autofree double *heights = NULL;
  double height = box->height;
  gboolean all;
  Pen pen;

  pen_init (&pen, workspace, cr, theme, box->width, n_columns, factor);
  heights = measure_blocks (card, &pen);
  all = flow (card, &pen, heights, box->x, box->y, height, n_columns) == card->len;
  pen.draw = TRUE;
  if (!all)
    {
      const char *more = _("There is more, for which the page has no room; the window has it.");
      double line = mz_text_measure (MZ_FONT_NOTE, factor, more).height;

      height -= line + SECTION_GAP * factor;
      write_text (&pen, MZ_FONT_NOTE, more, FALSE, theme->text_dim, box->x, box->y + box->height - line, box->width, PANGO_ALIGN_LEFT);
    }
  flow (card, &pen, heights, box->x, box->y, height, n_columns);
  return all;
}

double
mz_card_paint_header (MzCard *card, cairo_t *cr, const MzTheme *theme, double x, double y, double width)
{
  const MzCardBlock *header = card->len > 0 ? card->pdata[0] : NULL;
  Pen pen = { .cr = cr, .theme = theme, .x = x, .width = width, .factor = 1.5, .draw = TRUE };
  double height;

  if (header == NULL || header->kind != MZ_BLOCK_HEADER)
    return 0;
  height = write_plain (&pen, MZ_FONT_TITLE, header->title, theme->text, y);
  pen.factor = 1;
  height += write_markup (&pen, MZ_FONT_SUBTITLE, header->text, theme->text_dim, y + height);
  return height + write_markup (&pen, MZ_FONT_SUBTITLE, header->detail, theme->text_dim, y + height);
}
