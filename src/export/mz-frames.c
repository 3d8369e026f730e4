/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"

#include "mz-frames.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "mz-sheets.h"
#include "mz-text.h"

/* Of a contact sheet, in pixels: A4, landscape. */
#define SHEET_WIDTH  1123.0
#define SHEET_HEIGHT 794.0
#define MARGIN       28.0
#define GAP          14.0
#define CAPTION      20.0
#define COLUMNS      4
#define ROWS         3

/* A date as precise as the step: its beginning, or its end. */
static MzPartialDate
round_date (const MzFrames *self, MzPartialDate date, gboolean last)
{
  MzPartialDate day = mz_partial_date_from_day (last ? mz_partial_date_last_day (date) : mz_partial_date_first_day (date));

  return mz_partial_date_new (day.year, self->step >= MZ_DATE_PRECISION_MONTH ? day.month : 0,
                              self->step == MZ_DATE_PRECISION_DAY ? day.day : 0);
}

/** mz_frames_get_date: @i: from 0 on */
MzPartialDate
mz_frames_get_date (const MzFrames *self, guint i)
{
  return mz_partial_date_step (round_date (self, self->from, FALSE), self->step, (int) i);
}

/** mz_frames_get_n: Returns: how many there are, and one more than %MZ_FRAMES_MOST where there are too many. */
guint
mz_frames_get_n (const MzFrames *self)
{
  MzPartialDate last = round_date (self, self->to, TRUE);
  guint n = 0;

  while (n <= MZ_FRAMES_MOST && mz_partial_date_compare (mz_frames_get_date (self, n), last) <= 0)
    n++;
  return n;
}

/** mz_frames_check: Errors: %G_IO_ERROR_INVALID_ARGUMENT, with what to do. */
gboolean
mz_frames_check (const MzFrames *self, GError **error)
{
  guint n = mz_frames_get_n (self);

  if (n == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "the frames end before they begin; exchange the two dates");
  else if (n > MZ_FRAMES_MOST)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "there would be more than %d frames; take longer steps or less time",
                 MZ_FRAMES_MOST);
  else
    return TRUE;
  return FALSE;
}

/* The number of digits in "%04d" and the like at *@mark, which is moved behind it; -1: that is none. */
static int
read_mark (const char **mark)
{
  const char *p = *mark + 1;
  int digits = 0;

  if (*p == '0')
    p++;
  if (g_ascii_isdigit (*p))
    digits = g_ascii_digit_value (*p++);
  if (*p != 'd')
    return -1;
  *mark = p + 1;
  return digits;
}

gboolean
mz_frames_check_name (const char *name, GError **error)
{
  const char *mark = strchr (name, '%');

  if (mark != NULL && read_mark (&mark) >= 0 && strchr (mark, '%') == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” does not number the frames; write %%04d once where the number is "
               "to stand, such as frame-%%04d.png", name);
  return FALSE;
}

char *
mz_frames_dup_name (const char *name, guint i)
{
  const char *mark = strchr (name, '%'), *behind = mark;
  int digits;

  g_return_val_if_fail (mark != NULL, NULL);

  digits = read_mark (&behind);
  return g_strdup_printf ("%.*s%0*u%s", (int) (mark - name), name, MAX (digits, 1), i + 1, behind);
}

GBytes *
mz_frames_draw (const MzFrames *self, guint i, const MzMapPage *page, MzPictureFormat format, double scale, GError **error)
{
  MzPartialDate before = mz_workspace_get_date (page->workspace);
  MzPage drawn = mz_map_page_get_page (page);
  GBytes *bytes;

  mz_workspace_set_date (page->workspace, mz_frames_get_date (self, i));
  bytes = mz_exporter_draw (&drawn, format, scale, error);
  mz_workspace_set_date (page->workspace, before);
  return bytes;
}

typedef struct
{
  const MzFrames  *frames;
  const MzMapPage *page;
  guint            first, n;
} Contacts;

static void
paint_contacts (gconstpointer what, cairo_t *cr)
{
  const Contacts *contacts = what;
  const MzMapPage *page = contacts->page;
  const MzTheme *theme = mz_theme_get (page->theme);
  MzPartialDate before = mz_workspace_get_date (page->workspace);
  double width = (SHEET_WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
  double height = (SHEET_HEIGHT - 2 * MARGIN - (ROWS - 1) * GAP) / ROWS - CAPTION;
  double factor = MIN (width / page->width, height / page->height);

  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  for (guint i = 0; i < contacts->n; i++)
    {
      MzPartialDate date = mz_frames_get_date (contacts->frames, contacts->first + i);
      g_autofree char *caption = mz_partial_date_format (date);
      double x = MARGIN + (i % COLUMNS) * (width + GAP), y = MARGIN + floor (i / (double) COLUMNS) * (height + CAPTION + GAP);

      mz_workspace_set_date (page->workspace, date);
      mz_text_paint (cr, MZ_FONT_NOTE_BOLD, 1, caption, theme->text, x, y);
      cairo_save (cr);
      cairo_translate (cr, x, y + CAPTION);
      cairo_scale (cr, factor, factor);
      cairo_rectangle (cr, 0, 0, page->width, page->height);
      cairo_clip (cr);
      mz_map_page_paint (page, cr);
      cairo_restore (cr);
    }
  mz_workspace_set_date (page->workspace, before);
}

GBytes *
mz_frames_draw_contact_sheet (const MzFrames *self, const MzMapPage *page, GError **error)
{
  guint n = mz_frames_get_n (self), n_sheets = (n + COLUMNS * ROWS - 1) / (COLUMNS * ROWS);
  MzPage drawn = mz_map_page_get_page (page);
  g_autofree MzSheet *sheets = NULL;
  g_autofree Contacts *contacts = NULL;
  g_autofree char *title = NULL;

  if (!mz_frames_check (self, error))
    return NULL;
  title = drawn.dup_title (drawn.what);
  sheets = g_new0 (MzSheet, n_sheets);
  contacts = g_new0 (Contacts, n_sheets);
  for (guint i = 0; i < n_sheets; i++)
    {
      contacts[i] = (Contacts) { self, page, i * COLUMNS * ROWS, MIN (n - i * COLUMNS * ROWS, COLUMNS * ROWS) };
      sheets[i].page = (MzPage) { SHEET_WIDTH, SHEET_HEIGHT, paint_contacts, &contacts[i] };
    }
  return mz_sheets_draw (sheets, n_sheets, title, drawn.as_of, error);
}
