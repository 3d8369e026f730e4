/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames, the contact sheet, and the folder to carry away. */
#define G_LOG_DOMAIN "mz-story"

#include "mz-handout-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "mz-exporter.h"
#include "mz-file.h"
#include "mz-sheets.h"

/* Of a contact sheet, in pixels: A4 or Letter, landscape. */
#define MARGIN  28.0
#define GAP     16.0
#define CAPTION 34.0 /* below a frame: number and title, in two lines at most */
#define COLUMNS 4 /* at most, and as many rows */
#define DOTS    2.0  /* of a frame on the sheet, to a pixel of it */

static const double papers[MZ_N_PAPERS][2] = { [MZ_PAPER_A4] = { 1123, 794 }, [MZ_PAPER_LETTER] = { 1056, 816 } };

/** mz_handout_draw_frame: @i: of a scene that has a slide. Returns: a PNG file. */
GBytes *
mz_handout_draw_frame (const MzHandout *self, guint i, GError **error)
{
  MzPage page = mz_slide_get_page (mz_handout_peek_slide (self, i));

  return mz_exporter_draw (&page, MZ_PICTURE_PNG, self->spec.scale, error);
}

char *
mz_handout_dup_name (const MzHandout *self, guint i)
{
  const MzHandoutScene *scene = self->scenes->pdata[i];

  return g_strdup_printf ("%02u-%s.png", i + 1, scene->id);
}

/* --- Contacts --- */

typedef struct
{
  const MzHandout *handout;
  guint            first, n, columns;
  double           width, height;
} Contacts;

static void
paint_caption (cairo_t *cr, const char *text, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, MZ_FONT_NOTE, 1, text);

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  mz_text_show (cr, layout, mz_theme_get (MZ_THEME_LIGHT)->text, x, y);
}

/* As dots: a base map in lines for each of twelve frames would make the file many times as large. */
static void
paint_frame (const MzSlide *slide, double x, double y, double factor, cairo_t *cr)
{
  cairo_surface_t *image = mz_slide_draw (slide, factor * DOTS);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1 / DOTS, 1 / DOTS);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

static void
paint_contacts (gconstpointer what, cairo_t *cr)
{
  const Contacts *contacts = what;
  const MzHandout *self = contacts->handout;
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);
  g_autofree char *as_of = mz_partial_date_format (self->as_of);
  /* Translators: the title of a story, and the last date that the facts know. */
  g_autofree char *foot = g_strdup_printf (_("%1$s. Monazite, facts as of %2$s."), self->title, as_of);
  guint columns = contacts->columns;
  double width = (contacts->width - 2 * MARGIN - (columns - 1) * GAP) / columns;
  double room = (contacts->height - 2 * MARGIN - GAP - (columns - 1) * GAP) / columns - CAPTION;
  double factor = MIN (width / self->spec.width, room / self->spec.height);

  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  for (guint i = 0; i < contacts->n; i++)
    {
      const MzHandoutScene *scene = self->scenes->pdata[contacts->first + i];
      g_autofree char *caption = g_strdup_printf ("%u  %s", contacts->first + i + 1, scene->title);
      double x = MARGIN + (i % columns) * (width + GAP), y = MARGIN + (i / columns) * (room + CAPTION + GAP);

      if (scene->slide != NULL)
        paint_frame (scene->slide, x, y, factor, cr);
      cairo_rectangle (cr, x, y, self->spec.width * factor, self->spec.height * factor);
      mz_color_set_source (theme->coast, cr);
      cairo_set_line_width (cr, 0.75);
      cairo_stroke (cr);
      paint_caption (cr, caption, x, y + self->spec.height * factor + 4, width);
    }
  paint_caption (cr, foot, MARGIN, contacts->height - MARGIN + 2, contacts->width - 2 * MARGIN);
}

/* The fewest that hold them all on one page, or the most. */
static guint
choose_columns (guint n)
{
  guint columns = 2;

  while (columns < COLUMNS && columns * columns < n)
    columns++;
  return columns;
}

/** mz_handout_draw_contacts: All frames, small, up to sixteen to a page. */
GBytes *
mz_handout_draw_contacts (const MzHandout *self, GError **error)
{
  guint columns = choose_columns (self->scenes->len), most = columns * columns;
  guint n = self->scenes->len, n_sheets = (n + most - 1) / most;
  g_autofree MzSheet *sheets = g_new0 (MzSheet, n_sheets);
  g_autofree Contacts *contacts = g_new0 (Contacts, n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    {
      contacts[i] = (Contacts) { self, i * most, MIN (n - i * most, most), columns, papers[self->spec.paper][0],
                                 papers[self->spec.paper][1] };
      sheets[i].page = (MzPage) { contacts[i].width, contacts[i].height, paint_contacts, &contacts[i] };
    }
  return mz_sheets_draw (sheets, n_sheets, self->title, self->as_of, error);
}

/* --- Sources --- */

char *
mz_handout_dup_sources (const MzHandout *self)
{
  GString *text = g_string_new (self->title);
  g_autofree char *as_of = mz_partial_date_format (self->as_of);

  /* Translators: the last date that the facts know. */
  g_string_append_printf (text, "\n");
  g_string_append_printf (text, _("Facts as of %s, each with its source."), as_of);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->scenes->len; i++)
    {
      const MzHandoutScene *scene = self->scenes->pdata[i];

      g_string_append_printf (text, "\n%u. %s\n", i + 1, scene->title);
      for (guint j = 0; j < scene->citations->len; j++)
        g_string_append_printf (text, "   %s\n", (const char *) scene->citations->pdata[j]);
    }
  return g_string_free (text, FALSE);
}

/* --- Folders --- */

static gboolean
fail (const char *what, GError **error)
{
  int code = errno;

  g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED, "%s: %s", what, g_strerror (code));
  return FALSE;
}

static gboolean
write_bytes (const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return bytes != NULL && mz_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * mz_handout_write_frames:
 * @folder: is made where it is not there
 *
 * A PNG file for each scene that can be shown. Those that are done stay when the rest is given up.
 * Errors: %G_IO_ERROR_CANCELLED, those of mz_handout_draw_frame() and mz_file_write().
 */
gboolean
mz_handout_write_frames (const MzHandout *self, const char *folder, const MzHandoutWatch *watch, GError **error)
{
  if (g_mkdir_with_parents (folder, 0777) != 0)
    return fail (_("the folder could not be made"), error);
  for (guint i = 0; i < self->scenes->len; i++)
    {
      g_autofree char *name = mz_handout_dup_name (self, i);
      g_autoptr (GBytes) bytes = NULL;

      if (watch != NULL && g_cancellable_set_error_if_cancelled (watch->cancellable, error))
        return FALSE;
      if (mz_handout_peek_slide (self, i) == NULL)
        continue;
      bytes = mz_handout_draw_frame (self, i, error);
      if (!write_bytes (folder, name, bytes, error))
        return FALSE;
      if (watch != NULL && watch->tell != NULL)
        watch->tell (i + 1, self->scenes->len, watch->data);
    }
  return TRUE;
}

static gboolean
write_text (const char *folder, const char *name, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return write_bytes (folder, name, bytes, error);
}

static gboolean
write_all (const MzHandout *self, const char *folder, const MzHandoutWatch *watch, GError **error)
{
  g_autofree char *pictures = g_build_filename (folder, "frames", NULL), *sources = mz_handout_dup_sources (self);
  g_autofree char *pdf = g_strdup_printf ("%s.pdf", self->id), *json = g_strdup_printf ("%s.json", self->id);
  g_autoptr (GBytes) pages = mz_handout_draw (self, NULL, error);
  g_autoptr (GBytes) contacts = pages != NULL ? mz_handout_draw_contacts (self, error) : NULL;

  return contacts != NULL && write_bytes (folder, pdf, pages, error)
         && write_bytes (folder, "contact-sheet.pdf", contacts, error) && write_text (folder, json, self->json, error)
         && write_text (folder, "sources.txt", sources, error)
         && mz_handout_write_frames (self, pictures, watch, error);
}

/* What this program has just made, with nothing in it but its own. */
static void
remove_all (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                       _("there is something of that name already; name a folder that is new or empty"));
  return FALSE;
}

/* Whether there is a file, or a folder with something in it. */
static gboolean
is_taken (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL ? g_dir_read_name (dir) != NULL : g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * mz_handout_write_folder:
 * @folder: is not there yet, or is empty
 *
 * The whole story to carry away: the pages, the contact sheet, the frames, the story itself and its sources. All of it is made
 * beside the folder and put in its place when it is complete.
 */
gboolean
mz_handout_write_folder (const MzHandout *self, const char *folder, const MzHandoutWatch *watch, GError **error)
{
  g_autofree char *plain = g_canonicalize_filename (folder, NULL);
  g_autofree char *parent = g_path_get_dirname (plain), *name = g_path_get_basename (plain);
  g_autofree char *made = g_strdup_printf ("%s%s.%s.XXXXXX", parent, G_DIR_SEPARATOR_S, name);

  if (is_taken (plain))
    return refuse (error);
  if (g_mkdtemp_full (made, 0777) == NULL)
    return fail (_("the folder could not be made"), error);
  if (!write_all (self, made, watch, error))
    {
      remove_all (made);
      return FALSE;
    }
  if (g_rename (made, plain) == 0)
    return TRUE;
  if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR)
    refuse (error);
  else
    fail (_("the folder could not be put in its place"), error);
  remove_all (made);
  return FALSE;
}
