/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-gis-say.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mz-gis-kind.h"

/* The library's words are cut here. */
#define MAX_MESSAGE 1000

static int say_fd = STDERR_FILENO;
static const char *say_file;
static char *slow_line, *broken_line; /* made before, since a signal's handler can make nothing */

static void
put (const char *line)
{
  for (gsize rest = strlen (line); rest > 0;)
    {
      gssize n = write (say_fd, line, rest);

      if (n <= 0)
        return;
      line += n;
      rest -= (gsize) n;
    }
}

static char *
make_line (const char *kind, const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1), *start = mz_gis_make_line_start (say_file);
  GString *line = g_string_new (NULL);
  gsize end;

  g_string_printf (line, "%s: %s: ", start, kind);
  end = line->len + MAX_MESSAGE;
  for (const char *p = valid; *p != '\0' && line->len < end; p = g_utf8_next_char (p))
    g_string_append_unichar (line, g_unichar_iscntrl (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  g_string_append_c (line, '\n');
  return g_string_free (line, FALSE);
}

/* A sanitizer would look at the stack before the end, for which it reads files that are closed to it. */
__attribute__ ((no_sanitize_address)) static void
fatal_signal_cb (int number)
{
  put (number == SIGXCPU || number == SIGALRM ? slow_line : broken_line);
  _exit (MZ_GIS_BAD_INPUT);
}

static void
catch_signals (void)
{
  /* Other signals are a sanitizer's to tell of. */
#ifdef __SANITIZE_ADDRESS__
  const int numbers[] = { SIGXCPU, SIGALRM };
#else
  const int numbers[] = { SIGXCPU, SIGALRM, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE };
#endif
  static char stack[64 << 10];
  struct sigaction action = { .sa_handler = fatal_signal_cb, .sa_flags = SA_ONSTACK };

  sigaltstack (&(stack_t) { .ss_sp = stack, .ss_size = sizeof stack }, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &action, NULL);
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
}

/* What libraries print goes nowhere: an error is one line, and it is ours. */
static void
hush (void)
{
#ifndef __SANITIZE_ADDRESS__
  int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  say_fd = fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (say_fd < 0 || nowhere < 0)
    say_fd = STDERR_FILENO;
  else
    dup2 (nowhere, STDERR_FILENO);
  if (nowhere >= 0)
    close (nowhere);
#endif
}

/** mz_gis_say_begin: @file: what all lines are about, as the user wrote it; kept by the caller. Catches what kills, too. */
void
mz_gis_say_begin (const char *file)
{
  g_autofree char *slow = g_strdup_printf ("reading it takes longer than %d seconds; give a part of it", MZ_GIS_MAX_SECONDS);
  g_autofree char *broken = g_strdup_printf ("it cannot be read: it is damaged, or wants more than %u MiB of memory; "
                                             "save it anew, or give a part of it", MZ_GIS_MAX_MEMORY >> 20);

  say_file = file;
  slow_line = make_line ("error", slow);
  broken_line = make_line ("error", broken);
  hush ();
  catch_signals ();
}

static void
say (const char *kind, const char *format, va_list args)
{
  g_autofree char *message = g_strdup_vprintf (format, args), *line = make_line (kind, message);

  put (line);
}

/** mz_gis_say_error: Says what could not be read, or is left out, and what to do. */
void
mz_gis_say_error (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  say ("error", format, args);
  va_end (args);
}

/** mz_gis_say_warning: Says what was read but may not be right. */
void
mz_gis_say_warning (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  say ("warning", format, args);
  va_end (args);
}

/** mz_gis_end: Ends at once: what the libraries would do at their end is work on data that is not trusted. */
void
mz_gis_end (MzGisExit status)
{
  _exit (status);
}
