/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-draft.h"

#include "mz-file-lock.h"
#include "mz-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* A draft's file: these lines, an empty one, and the document.
 *
 *   monazite-draft 1
 *   path /a%20folder/b (escaped as in a URI; nothing after the blank where the document has never been saved)
 *   base 12 9f86…     (the stamp of the version that the user went on from)
 */
#define MAGIC  "monazite-draft 1"
#define SUFFIX ".draft"
#define HEADER (64u << 10)

struct _MzDraft
{
  char        *file;    /* the draft's own */
  MzFileLock  *lock;    /* NULL where the system has none */
  char        *path;    /* NULL: never saved */
  MzFileStamp  base;
  gint64       time;    /* microseconds since 1970; 0: not written yet */
  GBytes      *content; /* what was found; NULL for a new one */
};

/** mz_draft_get_folder: Returns: (transfer full): where drafts are kept; it need not be there yet. */
char *
mz_draft_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "monazite", "drafts", NULL);
}

/* By the document and by chance: a draft is never written over one that is left of the same document. */
static char *
name_draft (const char *path)
{
  g_autofree char *folder = mz_draft_get_folder (), *name = NULL;
  g_autofree char *digest = path != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1) : NULL;

  name = g_strdup_printf ("%.16s-%08x%08x" SUFFIX, digest != NULL ? digest : "untitled", g_random_int (),
                          g_random_int ());
  return g_build_filename (folder, name, NULL);
}

/**
 * mz_draft_new:
 * @path: (nullable): the document; %NULL where it has never been saved
 * @base: (nullable): the version of it that the user has opened
 *
 * Returns: (transfer full): a draft that has no file yet; mz_draft_write() makes it.
 */
MzDraft *
mz_draft_new (const char *path, const MzFileStamp *base)
{
  MzDraft *self = g_new0 (MzDraft, 1);

  self->path = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  self->file = name_draft (self->path);
  if (base != NULL)
    self->base = *base;
  return self;
}

/**
 * mz_draft_write:
 * @data: the document as it is now; at most %MZ_DRAFT_MAX_CONTENT bytes
 *
 * Takes the place of what the draft held; whole or not at all. Blocks for as long as the disk takes.
 *
 * Errors: %MZ_FILE_ERROR.
 */
gboolean
mz_draft_write (MzDraft *self, const void *data, gsize length, GError **error)
{
  g_autofree char *folder = NULL, *path = NULL, *base = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL && (data != NULL || length == 0), FALSE);

  if (length > MZ_DRAFT_MAX_CONTENT)
    {
      g_set_error_literal (error, MZ_FILE_ERROR, MZ_FILE_ERROR_TOO_LARGE,
                           _("The document is too large for a draft to be kept; save it now and then."));
      return FALSE;
    }
  folder = mz_draft_get_folder ();
  /* Where this fails, so does what follows, and says why. */
  g_mkdir_with_parents (folder, 0700);
  if (self->lock == NULL)
    self->lock = mz_file_lock_take (self->file, NULL);

  path = self->path != NULL ? g_uri_escape_string (self->path, G_DIR_SEPARATOR_S, FALSE) : g_strdup ("");
  base = mz_file_stamp_to_string (&self->base);
  text = g_string_sized_new (length + HEADER);
  g_string_append_printf (text, MAGIC "\npath %s\nbase %s\n\n", path, base);
  g_string_append_len (text, data, (gssize) length);
  if (!mz_file_save (self->file, text->str, text->len, MZ_FILE_SAVE_NONE, NULL, NULL, error))
    return FALSE;
  self->time = g_get_real_time ();
  return TRUE;
}

/**
 * mz_draft_drop:
 *
 * Removes the draft's file, since its document is saved, or the user does not want it. Another mz_draft_write() would
 * make it anew.
 *
 * Errors: %MZ_FILE_ERROR, where the file is still there.
 */
gboolean
mz_draft_drop (MzDraft *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (g_unlink (self->file) != 0 && errno != ENOENT)
    {
      g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                   _("The draft could not be removed (%s); it will be offered again."), g_strerror (errno));
      return FALSE;
    }
  self->time = 0;
  return TRUE;
}

/** mz_draft_free: Leaves the file, which mz_draft_list() then finds. */
void
mz_draft_free (MzDraft *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->lock, mz_file_lock_free);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->file);
  g_free (self->path);
  g_free (self);
}

/* The value of the line that begins with @key, and @rest behind the line; NULL if there is none such. */
static char *
take_line (const char **rest, const char *end, const char *key)
{
  const char *line = *rest, *newline = memchr (line, '\n', (gsize) (end - line));
  gsize length = strlen (key);

  if (newline == NULL || (gsize) (newline - line) < length || memcmp (line, key, length) != 0)
    return NULL;
  *rest = newline + 1;
  return g_strndup (line + length, (gsize) (newline - line) - length);
}

/* A file that is none of ours is none of ours to judge either: it is left out. */
static gboolean
parse_draft (MzDraft *self, GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size), *rest = text, *end = text + size;
  g_autofree char *magic = size > 0 ? take_line (&rest, end, MAGIC) : NULL;
  g_autofree char *path = magic != NULL && *magic == '\0' ? take_line (&rest, end, "path ") : NULL;
  g_autofree char *base = path != NULL ? take_line (&rest, end, "base ") : NULL;
  g_autofree char *blank = base != NULL ? take_line (&rest, end, "") : NULL;

  if (blank == NULL || *blank != '\0' || !mz_file_stamp_parse (base, &self->base))
    return FALSE;
  if (*path != '\0')
    {
      self->path = g_uri_unescape_string (path, NULL);
      if (self->path == NULL || !g_path_is_absolute (self->path))
        return FALSE;
    }
  self->content = g_bytes_new_from_bytes (bytes, (gsize) (rest - text), (gsize) (end - rest));
  return TRUE;
}

/* NULL where another has it, or it is no draft. */
static MzDraft *
find_draft (const char *file)
{
  g_autoptr (MzDraft) self = g_new0 (MzDraft, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GStatBuf info;

  self->file = g_strdup (file);
  self->lock = mz_file_lock_take (file, &error);
  if (g_error_matches (error, MZ_FILE_ERROR, MZ_FILE_ERROR_LOCKED))
    return NULL;
  bytes = mz_file_read (file, MZ_DRAFT_MAX_CONTENT + HEADER, NULL, NULL);
  if (bytes == NULL || g_lstat (file, &info) != 0 || !parse_draft (self, bytes))
    return NULL;
  self->time = info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
  return g_steal_pointer (&self);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MzDraft *left = *(MzDraft *const *) a, *right = *(MzDraft *const *) b;

  return left->time != right->time ? (left->time < right->time ? 1 : -1) : strcmp (left->file, right->file);
}

/**
 * mz_draft_list:
 *
 * Returns: (transfer full) (element-type MzDraft): the drafts that nobody has, the newest first. They are the
 *   caller's now: to go on with one, steal it from the array.
 */
GPtrArray *
mz_draft_list (void)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_draft_free);
  g_autofree char *folder = mz_draft_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      MzDraft *draft = g_str_has_suffix (name, SUFFIX) ? find_draft (file) : NULL;

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_newest_first);
  return drafts;
}

/** mz_draft_get_path: Returns: (nullable): the document it belongs to; %NULL if that was never saved. */
const char *
mz_draft_get_path (MzDraft *self)
{
  return self->path;
}

/** mz_draft_get_base: Returns: the version of the document that the user went on from, for mz_file_has_changed(). */
const MzFileStamp *
mz_draft_get_base (MzDraft *self)
{
  return &self->base;
}

/** mz_draft_get_time: Returns: when it was last written, in microseconds since 1970; 0 where it has no file. */
gint64
mz_draft_get_time (MzDraft *self)
{
  return self->time;
}

/** mz_draft_get_content: Returns: (transfer none) (nullable): what mz_draft_list() found in it; %NULL for a new one. */
GBytes *
mz_draft_get_content (MzDraft *self)
{
  return self->content;
}
