/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GIS files, which another program reads for us: whatever a file does to it, this one goes on. It gets a clean environment and
 * nothing to read from; what it prints is taken up to a limit of bytes and of time, and then it is ended.
 *
 * It prints GeoJSON, which passes the gate as everybody's does, and on standard error one line for each thing that is wrong.
 */
#define G_LOG_DOMAIN "mz-io"

#include "mz-gis-reader.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mz-gis-kind.h"
#include "mz-io-error.h"

/* Names another program in the place of ours: the build's own, and those of tests. */
#define PROGRAM_VARIABLE "MONAZITE_GIS"

#define MAX_WORDS  (64u << 10) /* of standard error */
#define CHUNK_SIZE (64u << 10)

/* The last bytes of a collection that is complete. */
#define END "]}\n"

typedef enum
{
  END_DONE,
  END_CANCELLED,
  END_SLOW,
  END_LARGE,
  END_FAILED
} End;

typedef struct
{
  const MzReading *reading;
  const char      *path;
  gsize            size;       /* of the file */
  int              out, words; /* -1: closed */
  GByteArray      *bytes;
  GString         *said;
  gint64           deadline;   /* microseconds of the monotonic clock */
} Talk;

static void
close_end (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static void
talk_clear (Talk *talk)
{
  close_end (&talk->out);
  close_end (&talk->words);
  g_byte_array_unref (talk->bytes);
  g_string_free (talk->said, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Talk, talk_clear)

/** mz_gis_is: Returns: whether the file is one for mz_gis_read(): its content says so, or else its name. Any thread. */
gboolean
mz_gis_is (const char *path)
{
  return mz_gis_kind_of_file (path) != MZ_GIS_NONE;
}

/**
 * mz_gis_find_program:
 *
 * Beside this program, as both were installed, or where the environment says.
 *
 * Errors: %G_IO_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the path of the helper. Any thread.
 */
char *
mz_gis_find_program (GError **error)
{
  g_autofree char *program = g_strdup (g_getenv (PROGRAM_VARIABLE));

  if (program == NULL)
    {
      g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
      g_autofree char *folder = g_path_get_dirname (self != NULL ? self : "");

      program = g_build_filename (folder, "..", MZ_LIBEXEC_FROM_PREFIX, "monazite-gis", NULL);
    }
  if (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&program);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("GIS files need the package monazite-gis; install it, or save the points as GeoJSON"));
  return NULL;
}

/* Half a pipe for a program that is to be started, the other half for us. */
static gboolean
open_pipe (int *ours, int *its, GError **error)
{
  int fds[2];

  if (!g_unix_open_pipe (fds, FD_CLOEXEC, error) || !g_unix_set_fd_nonblocking (fds[0], TRUE, error))
    return FALSE;
  *ours = fds[0];
  *its = fds[1];
  return TRUE;
}

static GSubprocess *
start (Talk *talk, const char *program, GError **error)
{
  static const char *const environment[] = { "LC_ALL=C.UTF-8", NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  int out, words;

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  if (!open_pipe (&talk->out, &out, error))
    return NULL;
  g_subprocess_launcher_take_stdout_fd (launcher, out);
  if (!open_pipe (&talk->words, &words, error))
    return NULL;
  g_subprocess_launcher_take_stderr_fd (launcher, words);
  return g_subprocess_launcher_spawn (launcher, error, program, talk->path, NULL);
}

/* Reads what is there, at most @max bytes of it. Returns: bytes, 0 at the end, or -1 for none as yet. */
static gssize
read_some (int *fd, guint8 *buffer, gsize max)
{
  gssize n = read (*fd, buffer, max);

  if (n < 0 && (errno == EAGAIN || errno == EINTR))
    return -1;
  if (n <= 0)
    close_end (fd);
  return MAX (n, 0);
}

/* How much text comes of a file nobody knows before; this grows with every piece and never gets to the end. */
static void
tell_progress (Talk *talk)
{
  if (talk->reading->tell != NULL)
    talk->reading->tell (0.25 * talk->bytes->len / ((double) talk->bytes->len + (double) talk->size), talk->reading->data);
}

static End
take_output (Talk *talk)
{
  guint8 buffer[CHUNK_SIZE];
  gssize n = read_some (&talk->out, buffer, sizeof buffer);

  if (n > 0 && talk->bytes->len + (gsize) n > MZ_GIS_MAX_OUTPUT)
    return END_LARGE;
  if (n > 0)
    {
      g_byte_array_append (talk->bytes, buffer, (guint) n);
      tell_progress (talk);
    }
  return END_DONE;
}

static void
take_words (Talk *talk)
{
  char buffer[1024];
  gssize n = read_some (&talk->words, (guint8 *) buffer, sizeof buffer);

  if (n > 0 && talk->said->len + (gsize) n <= MAX_WORDS)
    g_string_append_len (talk->said, buffer, n);
}

/* Until both ends are closed: the program has ended, or has no more to say. */
static End
listen_to (Talk *talk)
{
  GPollFD cancelled = { .fd = -1 };
  gboolean watched = g_cancellable_make_pollfd (talk->reading->cancellable, &cancelled);
  End end = END_DONE;

  while (end == END_DONE && (talk->out >= 0 || talk->words >= 0))
    {
      struct pollfd fds[] = { { talk->out, POLLIN, 0 }, { talk->words, POLLIN, 0 },
                              { watched ? (int) cancelled.fd : -1, POLLIN, 0 } };
      gint64 left = (talk->deadline - g_get_monotonic_time ()) / 1000;
      int n = left > 0 ? poll (fds, G_N_ELEMENTS (fds), (int) left) : 0;

      if (mz_reading_is_cancelled (talk->reading))
        end = END_CANCELLED;
      else if (n == 0)
        end = END_SLOW;
      else if (n < 0)
        end = errno == EINTR ? END_DONE : END_FAILED;
      else
        {
          if (fds[0].revents != 0)
            end = take_output (talk);
          if (fds[1].revents != 0)
            take_words (talk);
        }
    }
  if (watched)
    g_cancellable_release_fd (talk->reading->cancellable);
  return end;
}

/* "monazite-gis: FILE: error: what": the file's name may have anything in it. */
static void
report_line (const Talk *talk, const char *line)
{
  static const struct { const char *mark; MzSeverity severity; } kinds[] = {
    { ": error: ", MZ_SEVERITY_ERROR }, { ": warning: ", MZ_SEVERITY_WARNING }
  };
  g_autofree char *start = mz_gis_make_line_start (talk->path);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (line, start) && g_str_has_prefix (line + strlen (start), kinds[i].mark))
      mz_report_add (talk->reading->report, kinds[i].severity, talk->reading->file, 0, 0, NULL, NULL, "%s",
                     line + strlen (start) + strlen (kinds[i].mark));
}

static void
report_lines (const Talk *talk)
{
  g_autofree char *valid = g_utf8_make_valid (talk->said->str, (gssize) talk->said->len);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    report_line (talk, lines[i]);
}

static void
refuse (const Talk *talk, const char *message)
{
  mz_report_add (talk->reading->report, MZ_SEVERITY_ERROR, talk->reading->file, 0, 0, NULL, NULL, "%s", message);
}

static gboolean
is_complete (const Talk *talk, GSubprocess *process)
{
  gsize length = strlen (END);

  return g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) <= 1 && talk->bytes->len > length
         && memcmp (talk->bytes->data + talk->bytes->len - length, END, length) == 0;
}

/* Returns: (nullable): the GeoJSON; else the report or @error say why there is none. */
static GBytes *
judge (Talk *talk, GSubprocess *process, End end, GError **error)
{
  guint before = mz_report_count (talk->reading->report, MZ_SEVERITY_ERROR);

  switch (end)
    {
    case END_CANCELLED:
      g_cancellable_set_error_if_cancelled (talk->reading->cancellable, error);
      return NULL;
    case END_SLOW:
      refuse (talk, _("reading it takes longer than 10 seconds and was ended; give a part of it"));
      return NULL;
    case END_LARGE:
      refuse (talk, _("its points with their attributes are more than 64 MiB as text; give a part of them"));
      return NULL;
    case END_DONE:
    case END_FAILED:
    default:
      break;
    }
  report_lines (talk);
  if (is_complete (talk, process))
    return g_bytes_new (talk->bytes->data, talk->bytes->len);
  if (mz_report_count (talk->reading->report, MZ_SEVERITY_ERROR) == before)
    refuse (talk, _("the program that reads GIS files ended before it was done; save the file anew, or its points as GeoJSON"));
  return NULL;
}

/**
 * mz_gis_read:
 * @reading: whose report takes what is wrong, and whose bytes are not looked at
 * @path: a file for which mz_gis_is() holds
 *
 * Has the helper read the file, which takes at most ten seconds. Any thread, which waits.
 *
 * Errors: %G_IO_ERROR_CANCELLED; %G_IO_ERROR_NOT_FOUND where the helper is not installed; %G_IO_ERROR and %G_SPAWN_ERROR where
 * it cannot be started. What is wrong with the file is in the report, and @error is unset.
 *
 * Returns: (transfer full) (nullable): its points as GeoJSON, feature by feature on a line.
 */
GBytes *
mz_gis_read (const MzReading *reading, const char *path, GError **error)
{
  g_autofree char *program = mz_gis_find_program (error), *absolute = g_canonicalize_filename (path, NULL);
  g_auto (Talk) talk = { reading, absolute, 0, -1, -1, g_byte_array_new (), g_string_new (NULL),
                         g_get_monotonic_time () + MZ_GIS_MAX_SECONDS * G_USEC_PER_SEC };
  g_autoptr (GSubprocess) process = NULL;
  struct stat info;
  End end;

  if (program == NULL)
    return NULL;
  process = start (&talk, program, error);
  if (process == NULL)
    return NULL;
  talk.size = stat (path, &info) == 0 ? (gsize) info.st_size : 0;
  end = listen_to (&talk);
  /* Who has closed both ends has ended, and keeps the status that it ended with. */
  g_subprocess_force_exit (process);
  if (!g_subprocess_wait (process, NULL, error))
    return NULL;
  return judge (&talk, process, end, error);
}
