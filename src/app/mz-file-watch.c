/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-file-watch.h"

#include "mz-draft.h"
#include "mz-file.h"

/* Who writes a file in pieces, or removes and makes it, is given so long to be done. */
#define SETTLE_MS 300

struct _MzFileWatch
{
  GObject       parent_instance;
  char         *path;     /* (nullable): nothing is watched */
  MzFileStamp   known;    /* what there should be */
  MzFileStamp   found;
  MzOutside     state;
  GFileMonitor *monitor;  /* (nullable): where the system does not tell */
  guint         settle_id;
  guint         serial;   /* of what is watched: an answer about something else is none */
  gboolean      looking, again;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzFileWatch, mz_file_watch, G_TYPE_OBJECT)

/* One look in a thread, and what it has found. */
typedef struct
{
  char       *path;
  MzFileStamp stamp;
  gboolean    gone;
  guint       serial;
} Look;

static void
look_free (Look *look)
{
  g_free (look->path);
  g_free (look);
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mz_file_read (look->path, MZ_DRAFT_MAX_CONTENT, &look->stamp, &error);

  /* What cannot be read has a content that nobody knows, and so no other is like it. */
  if (bytes == NULL)
    {
      look->gone = g_error_matches (error, MZ_FILE_ERROR, MZ_FILE_ERROR_NOT_FOUND);
      look->stamp = MZ_FILE_STAMP_NONE;
      look->stamp.exists = !look->gone;
    }
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  MzFileWatch *self = MZ_FILE_WATCH (source);
  const Look *look = g_task_get_task_data (G_TASK (result));
  MzOutside state = look->gone ? MZ_OUTSIDE_GONE : mz_file_stamp_equal (&look->stamp, &self->known) ? MZ_OUTSIDE_SAME : MZ_OUTSIDE_CHANGED;
  gboolean other = state != self->state || !mz_file_stamp_equal (&look->stamp, &self->found);

  self->looking = FALSE;
  if (self->again)
    {
      self->again = FALSE;
      mz_file_watch_look (self);
    }
  if (look->serial != self->serial)
    return;
  self->state = state;
  self->found = look->stamp;
  if (other)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
settled_cb (gpointer data)
{
  MzFileWatch *self = data;

  self->settle_id = 0;
  mz_file_watch_look (self);
  return G_SOURCE_REMOVE;
}

static void
told_cb (MzFileWatch *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
stop (MzFileWatch *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->path, g_free);
  self->serial++;
  self->again = FALSE;
}

static void
mz_file_watch_dispose (GObject *object)
{
  stop (MZ_FILE_WATCH (object));
  G_OBJECT_CLASS (mz_file_watch_parent_class)->dispose (object);
}

static void
mz_file_watch_class_init (MzFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_file_watch_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_file_watch_init (MzFileWatch *self)
{
}

/** mz_file_watch_new: Returns: (transfer full): one that watches nothing. */
MzFileWatch *
mz_file_watch_new (void)
{
  return g_object_new (MZ_TYPE_FILE_WATCH, NULL);
}

/**
 * mz_file_watch_set:
 * @path: (nullable): %NULL: nothing is watched
 * @stamp: (nullable): what there should be
 *
 * From now on the file is taken to be as it should, until another look at it. Nothing is emitted.
 */
void
mz_file_watch_set (MzFileWatch *self, const char *path, const MzFileStamp *stamp)
{
  g_autofree char *resolved = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (MZ_IS_FILE_WATCH (self) && (path == NULL || stamp != NULL));

  stop (self);
  self->state = MZ_OUTSIDE_SAME;
  if (path == NULL)
    return;
  self->path = g_strdup (path);
  self->known = self->found = *stamp;
  resolved = mz_file_resolve (path, NULL);
  file = g_file_new_for_path (resolved != NULL ? resolved : path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (told_cb), self);
}

/** mz_file_watch_look: Looks at the file now, whatever the system tells of it. */
void
mz_file_watch_look (MzFileWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  g_return_if_fail (MZ_IS_FILE_WATCH (self));

  if (self->path == NULL || self->looking)
    {
      self->again = self->path != NULL;
      return;
    }
  look = g_new0 (Look, 1);
  look->path = g_strdup (self->path);
  look->serial = self->serial;
  self->looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task, mz_file_watch_look);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, read_file);
}

/** mz_file_watch_get_state: Returns: what the last look has found. */
MzOutside
mz_file_watch_get_state (MzFileWatch *self)
{
  g_return_val_if_fail (MZ_IS_FILE_WATCH (self), MZ_OUTSIDE_SAME);

  return self->state;
}

/** mz_file_watch_get_stamp: Returns: (transfer none): of what the last look has found. */
const MzFileStamp *
mz_file_watch_get_stamp (MzFileWatch *self)
{
  g_return_val_if_fail (MZ_IS_FILE_WATCH (self), NULL);

  return &self->found;
}
