/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-ribbon-private.h"

#include <string.h>

#define MOST_NOTES 4
#define HEAD_SHARE 0.36 /* of the height, at most */

double
mz_ribbon_measure_width (const MzRibbon *self, MzFont font, const char *text)
{
  return mz_text_measure (font, self->layout->factor, text).width;
}

/* The words in lines as they fit, one a line where they are too long. (transfer full) (element-type utf8) */
GPtrArray *
mz_ribbon_wrap (const MzRibbon *self, MzFont font, const char *text, double most)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *last = lines->len > 0 ? lines->pdata[lines->len - 1] : NULL;
      g_autofree char *longer = last != NULL ? g_strconcat (last, " ", words[i], NULL) : NULL;

      if (longer != NULL && mz_ribbon_measure_width (self, font, longer) <= most)
        {
          g_free (last);
          lines->pdata[lines->len - 1] = g_steal_pointer (&longer);
        }
      else
        g_ptr_array_add (lines, g_strdup (words[i]));
    }
  return lines;
}

double
mz_ribbon_measure_widest (const MzRibbon *self, MzFont font, const GPtrArray *lines)
{
  double widest = 0;

  for (guint i = 0; i < lines->len; i++)
    widest = MAX (widest, mz_ribbon_measure_width (self, font, lines->pdata[i]));
  return widest;
}

static MzFont
get_note_font (guint note)
{
  return note == 0 ? MZ_FONT_NOTE_BOLD : MZ_FONT_NOTE;
}

/* The n-th note of a column, whole or not at all: half a number is another number. (transfer full) (nullable) */
static GPtrArray *
wrap_note (const MzRibbon *self, guint column, guint note)
{
  const char *text = mz_figure_peek_category (self->figure, column)->note;
  g_auto (GStrv) notes = g_strsplit (text != NULL ? text : "", "\n", -1);
  double most = self->columns[column].width + self->columns[column].room - MZ_RIBBON_PAD;
  GPtrArray *lines;

  if (note >= g_strv_length (notes) || *notes[note] == '\0')
    return NULL;
  lines = mz_ribbon_wrap (self, get_note_font (note), notes[note], most);
  if (mz_ribbon_measure_widest (self, get_note_font (note), lines) <= most)
    return lines;
  g_ptr_array_unref (lines);
  return NULL;
}

/* As many lines as the highest of all columns' n-th notes takes. */
static guint
count_lines (const MzRibbon *self, guint note)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (GPtrArray) lines = wrap_note (self, i, note);

      n = MAX (n, lines != NULL ? lines->len : 0);
    }
  return n;
}

/* A head is the label, and as many notes as there is room for. Returns: its height. */
double
mz_ribbon_measure_head (const MzRibbon *self, guint *n_notes)
{
  double factor = self->layout->factor, most = self->layout->height * HEAD_SHARE;
  double height = mz_text_measure (MZ_FONT_TITLE, factor, "X").height + 6;
  double line = mz_text_measure (MZ_FONT_NOTE, factor, "X").height + 2;
  guint n = 0;

  for (*n_notes = 0; *n_notes < MOST_NOTES; *n_notes += 1)
    {
      guint more = count_lines (self, *n_notes);

      if (height + (n + more) * line > most)
        break;
      n += more;
    }
  return height + n * line + 4;
}

static double
get_head_room (const MzRibbon *self, guint column, double symbol)
{
  return self->columns[column].width + self->columns[column].room - MZ_RIBBON_PAD - symbol;
}

static gboolean
fits (const MzRibbon *self, guint column, MzFont font, double symbol)
{
  return mz_ribbon_measure_width (self, font, mz_figure_peek_category (self->figure, column)->label)
         <= get_head_room (self, column, symbol);
}

static gboolean
fits_all (const MzRibbon *self, MzFont font, double symbol)
{
  for (guint i = 0; i < self->n; i++)
    if (!fits (self, i, font, symbol))
      return FALSE;
  return TRUE;
}

/* The largest font in which all labels fit beside their symbols. Returns: whether there is one. */
static gboolean
choose_head_font (const MzRibbon *self, double symbol, MzFont *font)
{
  static const MzFont fonts[] = { MZ_FONT_TITLE, MZ_FONT_SITE_NEAR, MZ_FONT_LANE };

  for (guint k = 0; k < G_N_ELEMENTS (fonts); k++)
    {
      *font = fonts[k];
      if (fits_all (self, *font, symbol))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_stages (const MzRibbon *self)
{
  for (guint i = 0; i < self->n; i++)
    if (mz_figure_peek_category (self->figure, i)->stage == MZ_FIGURE_NONE)
      return FALSE;
  return TRUE;
}

static void
add_notes (MzRibbon *self, guint n_notes, double y)
{
  double line = mz_text_measure (MZ_FONT_NOTE, self->layout->factor, "X").height + 2;

  for (guint k = 0; k < n_notes; y += count_lines (self, k) * line, k++)
    for (guint i = 0; i < self->n; i++)
      {
        g_autoptr (GPtrArray) lines = wrap_note (self, i, k);

        for (guint j = 0; lines != NULL && j < lines->len; j++)
          mz_layout_add_text (self->layout, get_note_font (k), k == 0 ? MZ_TONE_TEXT : MZ_TONE_DIM, lines->pdata[j],
                              self->columns[i].x, y + (j + 0.5) * line, 0, 0);
      }
}

/* Symbols and names; names alone where there is no room for both; and where there is none for all names, symbols, and beside
   them the names that fit. */
void
mz_ribbon_add_heads (MzRibbon *self, guint n_notes)
{
  MzChartLayout *layout = self->layout;
  double title = mz_text_measure (MZ_FONT_TITLE, layout->factor, "X").height, side = MIN (16 * layout->factor, title);
  double symbol_room = side + 8;
  gboolean wide = self->n > 0 && self->columns[0].width + self->columns[0].room >= 5 * side;
  MzFont font;
  gboolean all = choose_head_font (self, wide ? symbol_room : 0, &font) || (wide && choose_head_font (self, 0, &font));
  gboolean with_symbols = all ? wide && fits_all (self, font, symbol_room) : are_stages (self);

  for (guint i = 0; i < self->n; i++)
    {
      const MzFigureCategory *category = mz_figure_peek_category (self->figure, i);
      double x = self->columns[i].x, shift = with_symbols && category->stage != MZ_FIGURE_NONE ? symbol_room : 0;

      if (shift > 0)
        {
          MzShape *symbol = mz_layout_add (layout, MZ_SHAPE_SYMBOL, MZ_ROLE_LABEL, MZ_TONE_INK);

          symbol->box = (cairo_rectangle_t) { x, 3 + (title - side) / 2, side, side };
          symbol->stage = category->stage;
          symbol->state = category->state != MZ_FIGURE_NONE ? category->state : MZ_STATE_OPERATING;
          symbol->category = i;
        }
      if (!with_symbols || fits (self, i, font, shift))
        mz_layout_add_text (layout, font, MZ_TONE_TEXT, category->label, x + shift, 3 + title / 2, 0,
                            MAX (get_head_room (self, i, shift), 1));
    }
  add_notes (self, n_notes, title + 6);
}
