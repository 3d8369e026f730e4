/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-study.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mz-deliver.h"
#include "mz-io-error.h"
#include "mz-study-book-private.h"
#include "mz-study-file.h"

#define MOST_RETRIES 5

/*
 * One version on its way to the disk. The worker looks at it until it is done, then the main thread alone.
 * @study: (transfer full): the main thread's alone
 */
typedef struct
{
  MzStudy        *study;
  gatomicrefcount ref_count;
  GMutex          mutex;
  GCond           cond;
  gboolean        done, taken; /* taken: the main thread has seen what became of it */
  char           *path, *text;
  MzFileStamp     stamp;       /* what is expected there, then what is there */
  gboolean        saved;
  GError         *error;
} Job;

struct _MzStudy
{
  GObject      parent_instance;
  char        *path;
  char        *notice;
  MzStudyBook *book;
  MzFileStamp  stamp;
  Job         *job;       /* being written */
  gboolean     again;     /* something has changed since */
  gboolean     blocked;   /* there is a file that could not be read: nothing may be written over it */
  guint        retries;   /* how often another program was faster */
};

enum { CHANGED, SAVE_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];
G_DEFINE_FINAL_TYPE (MzStudy, mz_study, G_TYPE_OBJECT)

/* --- Writing --- */

static Job *
ref_job (Job *job)
{
  g_atomic_ref_count_inc (&job->ref_count);
  return job;
}

static void
unref_job (gpointer data)
{
  Job *job = data;

  if (!g_atomic_ref_count_dec (&job->ref_count))
    return;
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
  g_clear_error (&job->error);
  g_free (job->path);
  g_free (job->text);
  g_free (job);
}

static gboolean deliver_on_main (gpointer data);
static void drop_on_main (gpointer data);

static gpointer
save_in_worker (gpointer data)
{
  Job *job = data;
  g_autofree char *folder = g_path_get_dirname (job->path);
  g_autoptr (MzFileLock) lock = NULL;
  g_autoptr (GError) error = NULL;
  MzFileStamp stamp = job->stamp;

  /* Where that fails, saving does, and says why. */
  g_mkdir_with_parents (folder, 0700);
  lock = mz_study_file_wait_for_lock (job->path);
  job->saved = mz_file_save (job->path, job->text, strlen (job->text), MZ_FILE_SAVE_BACKUP, &job->stamp, &stamp, &error);
  g_clear_pointer (&lock, mz_file_lock_free);
  g_mutex_lock (&job->mutex);
  job->stamp = stamp;
  job->error = g_steal_pointer (&error);
  job->done = TRUE;
  g_cond_broadcast (&job->cond);
  g_mutex_unlock (&job->mutex);
  mz_deliver (NULL, deliver_on_main, job, drop_on_main);
  return NULL;
}

static void start_save (MzStudy *self);

/* Another window has written in between: what it has learnt is taken in, and all of it saved. */
static gboolean
take_others (MzStudy *self)
{
  g_autoptr (MzStudyBook) book = NULL;
  MzFileStamp stamp;

  if (self->retries++ >= MOST_RETRIES || !mz_study_file_read (self->path, &book, &stamp, NULL))
    return FALSE;
  if (book != NULL)
    mz_study_book_merge (self->book, book);
  self->stamp = stamp;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* Returns: whether it is on the disk. */
static gboolean
end_save (MzStudy *self, Job *job, GError **error)
{
  gboolean saved = job->saved || g_error_matches (job->error, MZ_FILE_ERROR, MZ_FILE_ERROR_UNSURE);
  gboolean retried = FALSE;

  job->taken = TRUE;
  g_clear_pointer (&self->job, unref_job);
  if (saved)
    {
      self->stamp = job->stamp;
      self->retries = 0;
    }
  else if (g_error_matches (job->error, MZ_FILE_ERROR, MZ_FILE_ERROR_CHANGED))
    self->again = retried = take_others (self);
  if (job->error != NULL && !retried)
    {
      self->retries = 0;
      g_signal_emit (self, signals[SAVE_FAILED], 0, job->error->message);
      if (error != NULL)
        *error = g_error_copy (job->error);
    }
  if (self->again)
    start_save (self);
  return saved && job->error == NULL;
}

static gboolean
deliver_on_main (gpointer data)
{
  Job *job = data;

  if (!job->taken)
    end_save (job->study, job, NULL);
  return G_SOURCE_REMOVE;
}

static void
drop_on_main (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->study);
  unref_job (job);
}

static void
start_save (MzStudy *self)
{
  Job *job;

  self->again = self->job != NULL;
  if (self->again || self->blocked)
    return;
  job = g_new0 (Job, 1);
  g_atomic_ref_count_init (&job->ref_count);
  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  job->path = g_strdup (self->path);
  job->text = mz_study_book_write (self->book);
  job->stamp = self->stamp;
  job->study = g_object_ref (self);
  self->job = job;
  g_thread_unref (g_thread_new ("study", save_in_worker, ref_job (job)));
}

static void
note_change (MzStudy *self)
{
  start_save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mz_study_flush:
 *
 * Waits until all that has been learnt is on the disk; to be called before the program ends.
 *
 * Errors: %MZ_FILE_ERROR, of the last try.
 *
 * Returns: whether it is there.
 */
gboolean
mz_study_flush (MzStudy *self, GError **error)
{
  gboolean saved = TRUE;

  g_return_val_if_fail (MZ_IS_STUDY (self), FALSE);

  while (self->job != NULL)
    {
      Job *job = ref_job (self->job);

      g_mutex_lock (&job->mutex);
      while (!job->done)
        g_cond_wait (&job->cond, &job->mutex);
      g_mutex_unlock (&job->mutex);
      g_clear_error (error);
      saved = end_save (self, job, error);
      unref_job (job);
    }
  return saved && !self->blocked;
}

/* --- Reading --- */

/* What a newer program has written is not damaged. */
static gboolean
is_newer (const GError *error)
{
  return g_str_has_prefix (error->message, MZ_STUDY_FIELD " is");
}

static gboolean
recover (MzStudy *self, const GError *damage, GError **error)
{
  g_autofree char *aside = mz_study_file_put_aside (self->path), *name = NULL;
  MzStudyBook *backup;
  guint line = 0, column = 0;

  if (aside == NULL)
    {
      self->blocked = TRUE;
      g_set_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED,
                   _("What has been learnt cannot be read, and the file could not be put aside: %s"), self->path);
      return FALSE;
    }
  mz_io_error_get_position (damage, &line, &column);
  name = g_path_get_basename (aside);
  backup = mz_study_file_read_backup (self->path);
  self->stamp = MZ_FILE_STAMP_NONE;
  if (backup != NULL)
    {
      mz_study_book_free (self->book);
      self->book = backup;
      self->notice = g_strdup_printf (_("The file of what has been learnt was damaged in line %1$u. It is kept as “%2$s”, "
                                        "and the version before it was taken."), line, name);
      start_save (self);
    }
  else
    self->notice = g_strdup_printf (_("The file of what has been learnt was damaged in line %1$u. It is kept as “%2$s”, "
                                      "and a new one begun."), line, name);
  return TRUE;
}

/**
 * mz_study_load:
 *
 * Reads the file; where there is none, nothing has been learnt yet. Where it cannot be understood it is put aside, and
 * mz_study_get_notice() says so.
 *
 * Errors: %MZ_FILE_ERROR, %MZ_IO_ERROR: it may not be read, or a newer Monazite has written it. It is then left as it is, and
 *   what is learnt stays in memory.
 */
gboolean
mz_study_load (MzStudy *self, GError **error)
{
  g_autoptr (MzStudyBook) book = NULL;
  g_autoptr (GError) own = NULL;
  gboolean read = TRUE;

  g_return_val_if_fail (MZ_IS_STUDY (self) && self->job == NULL, FALSE);

  self->blocked = FALSE;
  g_clear_pointer (&self->notice, g_free);
  if (mz_study_file_read (self->path, &book, &self->stamp, &own))
    {
      mz_study_book_free (self->book);
      self->book = book != NULL ? g_steal_pointer (&book) : mz_study_book_new ();
    }
  else if (own->domain == MZ_IO_ERROR && !is_newer (own))
    read = recover (self, own, error);
  else
    {
      self->blocked = TRUE;
      g_propagate_error (error, g_steal_pointer (&own));
      read = FALSE;
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return read;
}

/** mz_study_get_notice: Returns: (nullable): what the student has to know of the file, a sentence or two. */
const char *
mz_study_get_notice (MzStudy *self)
{
  g_return_val_if_fail (MZ_IS_STUDY (self), NULL);

  return self->notice;
}

const char *
mz_study_get_path (MzStudy *self)
{
  g_return_val_if_fail (MZ_IS_STUDY (self), NULL);

  return self->path;
}

/* --- What is learnt --- */

/**
 * mz_study_answer:
 * @key: of a question
 * @now: seconds since 1970, UTC
 *
 * Notes the answer and begins to write it.
 *
 * Returns: whether it was noted; see mz_study_book_answer().
 */
gboolean
mz_study_answer (MzStudy *self, const char *key, MzRating rating, gint64 now)
{
  g_return_val_if_fail (MZ_IS_STUDY (self), FALSE);

  if (!mz_study_book_answer (self->book, key, rating, now))
    return FALSE;
  note_change (self);
  return TRUE;
}

/** mz_study_visit: Notes how far a lesson was read; see mz_study_book_visit(). */
gboolean
mz_study_visit (MzStudy *self, const char *lesson, const char *step, gboolean done, gint64 now)
{
  g_return_val_if_fail (MZ_IS_STUDY (self), FALSE);

  if (!mz_study_book_visit (self->book, lesson, step, done, now))
    return FALSE;
  note_change (self);
  return TRUE;
}

/** mz_study_lookup: Returns: (transfer none) (nullable): valid until the next change. */
const MzStudyCard *
mz_study_lookup (MzStudy *self, const char *key)
{
  g_return_val_if_fail (MZ_IS_STUDY (self) && key != NULL, NULL);

  return g_hash_table_lookup (self->book->cards, key);
}

/** mz_study_lookup_lesson: Returns: (transfer none) (nullable): valid until the next change. */
const MzStudyLesson *
mz_study_lookup_lesson (MzStudy *self, const char *lesson)
{
  g_return_val_if_fail (MZ_IS_STUDY (self) && lesson != NULL, NULL);

  return g_hash_table_lookup (self->book->lessons, lesson);
}

guint
mz_study_get_n_cards (MzStudy *self)
{
  g_return_val_if_fail (MZ_IS_STUDY (self), 0);

  return g_hash_table_size (self->book->cards);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const MzStudyCard *x = *(const MzStudyCard *const *) a, *y = *(const MzStudyCard *const *) b;

  return x->fsrs.due != y->fsrs.due ? (x->fsrs.due < y->fsrs.due ? -1 : 1) : strcmp (x->key, y->key);
}

guint
mz_study_count_due (MzStudy *self, gint64 now)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_return_val_if_fail (MZ_IS_STUDY (self), 0);

  g_hash_table_iter_init (&iter, self->book->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += ((const MzStudyCard *) value)->fsrs.due <= now;
  return n;
}

/** mz_study_list_due: Returns: (transfer full): keys of the questions that are due, the longest overdue first; @most of them. */
GStrv
mz_study_list_due (MzStudy *self, gint64 now, guint most)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  GPtrArray *keys;
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (MZ_IS_STUDY (self), NULL);

  g_hash_table_iter_init (&iter, self->book->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((const MzStudyCard *) value)->fsrs.due <= now)
      g_ptr_array_add (cards, value);
  g_ptr_array_sort (cards, compare_due);
  keys = g_ptr_array_new ();
  for (guint i = 0; i < MIN (cards->len, most); i++)
    g_ptr_array_add (keys, g_strdup (((const MzStudyCard *) cards->pdata[i])->key));
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (keys, FALSE);
}

/** mz_study_get_next_due: Returns: when the next question after @now is due, seconds since 1970; 0: none is. */
gint64
mz_study_get_next_due (MzStudy *self, gint64 now)
{
  GHashTableIter iter;
  gpointer value;
  gint64 next = 0;

  g_return_val_if_fail (MZ_IS_STUDY (self), 0);

  g_hash_table_iter_init (&iter, self->book->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gint64 due = ((const MzStudyCard *) value)->fsrs.due;

      if (due > now && (next == 0 || due < next))
        next = due;
    }
  return next;
}

/** mz_study_format_next: Returns: (transfer full) (nullable): when to come again, by the clock here; %NULL: nothing waits. */
char *
mz_study_format_next (MzStudy *self, gint64 now)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now), next = NULL;
  g_autofree char *date = NULL;
  gint64 due = mz_study_get_next_due (self, now);
  gboolean same_year;

  if (due == 0)
    return NULL;
  if (due - now < 3600)
    {
      guint minutes = (guint) ((due - now + 59) / 60);

      return g_strdup_printf (ngettext ("Next question in %u minute", "Next question in %u minutes", minutes), minutes);
    }
  next = g_date_time_new_from_unix_local (due);
  same_year = g_date_time_get_year (next) == g_date_time_get_year (today);
  if (same_year && g_date_time_get_day_of_year (next) == g_date_time_get_day_of_year (today))
    return g_strdup (_("Next question later today"));
  /* Translators: a day without, and one with its year; see strftime (3). */
  date = g_date_time_format (next, same_year ? _("%-d %B") : _("%-d %B %Y"));
  return g_strdup_printf (_("Next question on %s"), date);
}

/* --- Taking out and in --- */

/** mz_study_export: Errors: those of mz_file_save(). */
gboolean
mz_study_export (MzStudy *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (MZ_IS_STUDY (self) && path != NULL, FALSE);

  text = mz_study_book_write (self->book);
  return mz_file_save (path, text, strlen (text), MZ_FILE_SAVE_NONE, NULL, NULL, error);
}

/**
 * mz_study_import:
 *
 * Takes in what was exported elsewhere: of each card what was reviewed later.
 *
 * Errors: %MZ_IO_ERROR, with the place of what is wrong; nothing is then taken.
 */
gboolean
mz_study_import (MzStudy *self, GBytes *bytes, GError **error)
{
  g_autoptr (MzStudyBook) book = NULL;

  g_return_val_if_fail (MZ_IS_STUDY (self) && bytes != NULL, FALSE);

  book = mz_study_book_read (bytes, error);
  if (book == NULL)
    return FALSE;
  mz_study_book_merge (self->book, book);
  note_change (self);
  return TRUE;
}

/* --- The object --- */

static void
mz_study_finalize (GObject *object)
{
  MzStudy *self = MZ_STUDY (object);

  g_free (self->path);
  g_free (self->notice);
  mz_study_book_free (self->book);
  G_OBJECT_CLASS (mz_study_parent_class)->finalize (object);
}

static void
mz_study_class_init (MzStudyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_study_finalize;
  signals[CHANGED] = g_signal_new ("changed", MZ_TYPE_STUDY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_FAILED] = g_signal_new ("save-failed", MZ_TYPE_STUDY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_STRING);
}

static void
mz_study_init (MzStudy *self)
{
  self->book = mz_study_book_new ();
}

/** mz_study_get_default_path: Returns: (transfer full): the file of the user's own, which need not be there. */
char *
mz_study_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "monazite", "study.json", NULL);
}

/**
 * mz_study_new:
 * @path: (nullable): the file; %NULL: that of mz_study_get_default_path()
 *
 * Returns: (transfer full): with nothing in it; mz_study_load() reads the file.
 */
MzStudy *
mz_study_new (const char *path)
{
  MzStudy *self = g_object_new (MZ_TYPE_STUDY, NULL);

  self->path = path != NULL ? g_strdup (path) : mz_study_get_default_path ();
  return self;
}
