/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"

#include "mz-frames.h"

#include <glib/gi18n-lib.h>
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
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("the frames end before they begin; exchange the two dates"));
  else if (n > MZ_FRAMES_MOST)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("there would be more than %d frames; take longer steps or less time"),
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
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” does not number the frames; write %%04d once where the number is "
               "to stand, such as frame-%%04d.png"), name);
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

cairo_surface_t *
mz_frames_paint (const MzFrames *self, guint i, const MzMapPage *page, double scale, GError **error)
{
  MzPartialDate before = mz_workspace_get_date (page->workspace);
  MzPage drawn = mz_map_page_get_page (page);
  cairo_surface_t *surface;

  mz_workspace_set_date (page->workspace, mz_frames_get_date (self, i));
  surface = mz_exporter_paint (&drawn, scale, error);
  mz_workspace_set_date (page->workspace, before);
  return surface;
}

struct _MzContactSheet
{
  const MzFrames  *frames;
  const MzMapPage *page;
  MzSheetWriter   *writer;
  cairo_t         *cr; /* (nullable): of the page that is not full */
  guint            n;
};

MzContactSheet *
mz_contact_sheet_new (const MzFrames *frames, const MzMapPage *page)
{
  MzContactSheet *self = g_new0 (MzContactSheet, 1);
  MzPage drawn = mz_map_page_get_page (page);
  g_autofree char *title = drawn.dup_title (drawn.what);

  self->frames = frames;
  self->page = page;
  self->n = mz_frames_get_n (frames);
  self->writer = mz_sheet_writer_new (SHEET_WIDTH, SHEET_HEIGHT, title, drawn.as_of);
  return self;
}

/** mz_contact_sheet_add: @i: the next one */
void
mz_contact_sheet_add (MzContactSheet *self, guint i)
{
  const MzMapPage *page = self->page;
  const MzTheme *theme = mz_theme_get (page->theme);
  MzPartialDate before = mz_workspace_get_date (page->workspace), date = mz_frames_get_date (self->frames, i);
  g_autofree char *caption = mz_partial_date_format (date);
  double width = (SHEET_WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
  double height = (SHEET_HEIGHT - 2 * MARGIN - (ROWS - 1) * GAP) / ROWS - CAPTION;
  double factor = MIN (width / page->width, height / page->height);
  guint place = i % (COLUMNS * ROWS);
  double x = MARGIN + (place % COLUMNS) * (width + GAP), y = MARGIN + floor (place / (double) COLUMNS) * (height + CAPTION + GAP);

  if (self->cr == NULL)
    {
      self->cr = mz_sheet_writer_begin (self->writer, SHEET_WIDTH, SHEET_HEIGHT);
      mz_color_set_source (theme->view, self->cr);
      cairo_paint (self->cr);
    }
  mz_workspace_set_date (page->workspace, date);
  mz_text_paint (self->cr, MZ_FONT_NOTE_BOLD, 1, caption, theme->text, x, y);
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y + CAPTION);
  cairo_scale (self->cr, factor, factor);
  cairo_rectangle (self->cr, 0, 0, page->width, page->height);
  cairo_clip (self->cr);
  mz_map_page_paint (page, self->cr);
  cairo_restore (self->cr);
  mz_workspace_set_date (page->workspace, before);
  if (place + 1 == COLUMNS * ROWS || i + 1 == self->n)
    {
      mz_sheet_writer_end (self->writer, NULL, NULL);
      self->cr = NULL;
    }
}

/** mz_contact_sheet_finish: Errors: %G_IO_ERROR_FAILED where cairo gives up. Returns: (transfer full) (nullable): the file. */
GBytes *
mz_contact_sheet_finish (MzContactSheet *self, GError **error)
{
  GBytes *bytes = mz_sheet_writer_finish (self->writer, error);

  g_free (self);
  return bytes;
}
