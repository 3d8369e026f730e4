/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every call that a save makes fails once, and from then on, in every way that a disk has; and the program is killed
   before and after each. mz-faults.h does it. */
#define _GNU_SOURCE
#include "mz-faults.h"
#include "mz-file.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Several writes for each version: the disk can be full in the middle. */
#define LENGTH 40000
#define CHUNK  10000

typedef struct
{
  const char *name;
  gboolean    exists;   /* there is an old version, and a backup of one before */
  gboolean    linked;   /* saved through a link */
  gboolean    no_links; /* on a file system without hard links */
} Place;

typedef struct
{
  const Place *place;
  char        *folder, *path, *backup, *link;
  MzFileStamp  stamp; /* of the old version */
} Document;

static const Place places[] = {
  { "new", FALSE, FALSE, FALSE }, { "existing", TRUE, FALSE, FALSE }, { "linked", TRUE, TRUE, FALSE },
  { "no-links", TRUE, FALSE, TRUE }
};

static char old_version[LENGTH], new_version[LENGTH], before_version[LENGTH];
static MzFaultsArm arm;
static MzFaultsDisarm disarm;
static guint n_faults, n_kills;

static void
put (const char *path, const char *data, guint mode)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, LENGTH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, (int) mode), ==, 0);
}

static Document *
document_new (const Place *place)
{
  Document *document = g_new0 (Document, 1);
  g_autoptr (GError) error = NULL;

  document->place = place;
  document->folder = g_dir_make_tmp ("mz-faults-XXXXXX", &error);
  g_assert_no_error (error);
  document->path = g_build_filename (document->folder, "mine.monazite", NULL);
  document->backup = g_build_filename (document->folder, "mine.monazite~", NULL);
  document->link = g_build_filename (document->folder, "link", NULL);
  if (place->exists)
    {
      put (document->path, old_version, 0640);
      put (document->backup, before_version, 0640);
      document->stamp = mz_file_stamp_of (old_version, LENGTH);
    }
  if (place->linked)
    g_assert_cmpint (symlink ("mine.monazite", document->link), ==, 0);
  return document;
}

static guint
clean (Document *document)
{
  GDir *dir = g_dir_open (document->folder, 0, NULL);
  guint temporary = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (document->folder, name, NULL);

      temporary += g_str_has_suffix (name, ".tmp");
      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (document->folder);
  return temporary;
}

static void
document_free (Document *document)
{
  g_free (document->folder);
  g_free (document->path);
  g_free (document->backup);
  g_free (document->link);
  g_free (document);
}

static gboolean
save (Document *document, GError **error)
{
  MzFileStamp stamp;

  return mz_file_save (document->place->linked ? document->link : document->path, new_version, LENGTH,
                       MZ_FILE_SAVE_BACKUP, &document->stamp, &stamp, error);
}

/* NULL: there is no such file. A mix of two versions fails here. */
static const char *
which_version (const char *path)
{
  static const char *const versions[] = { old_version, new_version, before_version };
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return NULL;
  g_assert_cmpuint (length, ==, LENGTH);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (memcmp (content, versions[i], LENGTH) == 0)
      return versions[i];
  g_assert_not_reached ();
}

static void
assert_whole (Document *document)
{
  const char *version = which_version (document->path), *backup = which_version (document->backup);

  if (document->place->exists)
    {
      g_assert_true (version == old_version || version == new_version);
      g_assert_true (backup == before_version || backup == old_version);
      /* The old version is always somewhere. */
      g_assert_true (version == old_version || backup == old_version);
    }
  else
    {
      g_assert_true (version == NULL || version == new_version);
      g_assert_null (backup);
    }
}

/* What a user would be told, and whether it says how to go on. */
static void
assert_error (const GError *error, const MzFaultPlan *plan)
{
  MzFileError code = plan->what == ENOSPC || plan->what == EDQUOT ? MZ_FILE_ERROR_NO_ROOM
                     : plan->what == EROFS || plan->what == EACCES ? MZ_FILE_ERROR_READ_ONLY : MZ_FILE_ERROR_FAILED;

  g_assert_true (error->domain == MZ_FILE_ERROR);
  g_assert_nonnull (strstr (error->message, "; "));
  g_assert_null (strstr (error->message, ".tmp"));
  if (error->code != MZ_FILE_ERROR_UNSURE && error->code != MZ_FILE_ERROR_NO_BACKUP)
    g_assert_cmpint (error->code, ==, code);
}

/* Owners are kept only where that may be, what was read is closed without asking, and a folder that may not be read is
   not asked whether it is on the disk. All else has to be noticed. */
static gboolean
may_be_overlooked (const MzFaultPlan *plan)
{
  return plan->what == EINTR || plan->what == MZ_FAULT_SHORT || plan->call == MZ_FAULT_FCHOWN ||
         plan->call == MZ_FAULT_CLOSE || plan->call == MZ_FAULT_UNLINK ||
         (plan->call == MZ_FAULT_OPEN && plan->what == EACCES);
}

/* FALSE: there are not so many calls of this kind. */
static gboolean
fail_once (const Place *place, const MzFaultPlan *plan)
{
  Document *document = document_new (place);
  const char *rest = place->exists ? old_version : NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;
  guint struck;

  arm (plan);
  saved = save (document, &error);
  struck = disarm ();
  n_faults += struck;

  assert_whole (document);
  g_assert_true (saved == (error == NULL));
  if (error != NULL)
    assert_error (error, plan);
  if (saved || error->code == MZ_FILE_ERROR_UNSURE)
    rest = new_version;
  g_assert_true (which_version (document->path) == rest);
  if (struck == 0 || plan->what == EINTR || plan->what == MZ_FAULT_SHORT)
    g_assert_true (saved);
  g_assert_true (!saved || struck == 0 || may_be_overlooked (plan));
  if (place->linked)
    g_assert_true (g_file_test (document->link, G_FILE_TEST_IS_SYMLINK));

  /* With nothing in the way, the same can be done right after. */
  if (rest != new_version)
    {
      const MzFaultPlan calm = { MZ_FAULT_ANY, 0, 0, FALSE, place->no_links, TRUE, CHUNK, NULL };
      GStatBuf info;

      g_clear_error (&error);
      arm (&calm);
      g_assert_true (save (document, &error));
      g_assert_cmpuint (disarm (), ==, 0);
      g_assert_true (which_version (document->path) == new_version);
      g_assert_cmpint (g_stat (document->path, &info), ==, 0);
      g_assert_cmpuint (info.st_mode & 0777, ==, place->exists ? 0640 : 0600);
    }
  if (place->exists)
    g_assert_true (which_version (document->backup) == old_version);
  g_assert_cmpuint (clean (document), ==, 0);
  document_free (document);
  return struck > 0;
}

static void
test_faults (void)
{
  static const int whats[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES, EINTR, MZ_FAULT_SHORT };

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    for (int call = 0; call < MZ_N_FAULT_CALLS; call++)
      for (guint w = 0; w < G_N_ELEMENTS (whats); w++)
        for (int lasting = 0; lasting < 2; lasting++)
          {
            MzFaultPlan plan = { call, 1, whats[w], lasting, places[p].no_links, TRUE, CHUNK, NULL };

            /* Where nothing can be removed, temporary files stay; what is interrupted for ever, never ends. */
            if ((call == MZ_FAULT_UNLINK && plan.what != EINTR) || (plan.what == EINTR && lasting))
              continue;
            if (plan.what == MZ_FAULT_SHORT && call != MZ_FAULT_READ && call != MZ_FAULT_WRITE)
              continue;
            while (fail_once (&places[p], &plan))
              plan.nth++;
          }
  g_test_message ("%u faults", n_faults);
  g_assert_cmpuint (n_faults, >=, 200);
}

/* A disk that goes away takes the temporary file with it; what was there has to be there when it is back. */
static void
test_disk_gone (void)
{
  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      MzFaultPlan plan = { MZ_FAULT_ANY, 1, EIO, TRUE, places[p].no_links, TRUE, CHUNK, NULL };
      guint struck;

      do
        {
          Document *document = document_new (&places[p]);
          g_autoptr (GError) error = NULL;

          arm (&plan);
          save (document, &error);
          struck = disarm ();
          assert_whole (document);
          clean (document);
          document_free (document);
          plan.nth++;
        }
      while (struck > 0);
      g_assert_cmpuint (plan.nth, >, 10);
    }
}

/* FALSE: the child has come to its end. */
static gboolean
kill_once (const Place *place, const MzFaultPlan *plan)
{
  Document *document = document_new (place);
  gboolean killed;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      arm (plan);
      _exit (save (document, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  killed = WIFSIGNALED (status);
  g_assert_true (killed || WEXITSTATUS (status) == 0);
  n_kills += killed;
  assert_whole (document);
  if (!killed)
    g_assert_true (which_version (document->path) == new_version);
  g_assert_cmpuint (clean (document), <=, killed ? 2 : 0);
  document_free (document);
  return killed;
}

static void
test_kills (void)
{
  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    for (int what = MZ_FAULT_KILL_AFTER; what <= MZ_FAULT_KILL_BEFORE; what++)
      {
        MzFaultPlan plan = { MZ_FAULT_ANY, 1, what, FALSE, places[p].no_links, TRUE, CHUNK, NULL };

        while (kill_once (&places[p], &plan))
          plan.nth++;
      }
  g_test_message ("%u kills, one before and one after each call", n_kills);
  g_assert_cmpuint (n_kills, >=, 80);
}

/* Whole programs are told through the environment. */
static void
test_environment (void)
{
  static const Place place = { "new", FALSE, FALSE, FALSE };

  if (g_test_subprocess ())
    {
      Document *document = document_new (&place);
      g_autoptr (GError) error = NULL;

      g_assert_false (save (document, &error));
      g_assert_error (error, MZ_FILE_ERROR, MZ_FILE_ERROR_READ_ONLY);
      g_assert_cmpuint (disarm (), ==, 1);
      g_assert_cmpuint (clean (document), ==, 0);
      document_free (document);
      return;
    }
  g_setenv ("MZ_FAULTS", "rename:1:EROFS:lasting", TRUE);
  g_setenv ("MZ_FAULTS_CHUNK", "1000", TRUE);
  g_setenv ("MZ_FAULTS_UNDER", g_get_tmp_dir (), TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_unsetenv ("MZ_FAULTS");
  g_unsetenv ("MZ_FAULTS_CHUNK");
  g_unsetenv ("MZ_FAULTS_UNDER");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  arm = (MzFaultsArm) dlsym (RTLD_DEFAULT, "mz_faults_arm");
  disarm = (MzFaultsDisarm) dlsym (RTLD_DEFAULT, "mz_faults_disarm");
  if (arm == NULL || disarm == NULL)
    g_error ("run this through meson test, or with LD_PRELOAD set to mz-faults.so");
  memset (old_version, 'o', LENGTH);
  memset (new_version, 'n', LENGTH);
  memset (before_version, 'b', LENGTH);
  g_test_add_func ("/base/file-faults/each-call", test_faults);
  g_test_add_func ("/base/file-faults/disk-gone", test_disk_gone);
  g_test_add_func ("/base/file-faults/kills", test_kills);
  g_test_add_func ("/base/file-faults/environment", test_environment);
  return g_test_run ();
}
