/* SPDX-License-Identifier: GPL-3.0-or-later */
/* open() and open64() are both defined here, so that neither may be made into the other. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE
#include "mz-faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

void     mz_faults_arm    (const MzFaultPlan *plan);
unsigned mz_faults_disarm (void);

static const struct { const char *name; int value; } calls[] = {
  { "any", MZ_FAULT_ANY }, { "open", MZ_FAULT_OPEN }, { "read", MZ_FAULT_READ }, { "write", MZ_FAULT_WRITE },
  { "fsync", MZ_FAULT_FSYNC }, { "fchown", MZ_FAULT_FCHOWN }, { "fchmod", MZ_FAULT_FCHMOD }, { "link", MZ_FAULT_LINK },
  { "rename", MZ_FAULT_RENAME }, { "unlink", MZ_FAULT_UNLINK }, { "close", MZ_FAULT_CLOSE }
}, faults[] = {
  { "ENOSPC", ENOSPC }, { "EDQUOT", EDQUOT }, { "EIO", EIO }, { "EROFS", EROFS }, { "EACCES", EACCES },
  { "EPERM", EPERM }, { "EINTR", EINTR }, { "short", MZ_FAULT_SHORT }, { "kill-before", MZ_FAULT_KILL_BEFORE },
  { "kill-after", MZ_FAULT_KILL_AFTER }
};

static MzFaultPlan plan;
static char under[PATH_MAX];
static int armed;
static unsigned counted, struck;

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

void
mz_faults_arm (const MzFaultPlan *wanted)
{
  plan = *wanted;
  snprintf (under, sizeof under, "%s", plan.under != NULL ? plan.under : "");
  counted = struck = 0;
  armed = 1;
}

unsigned
mz_faults_disarm (void)
{
  armed = 0;
  return struck;
}

static int
is_meant (int fd, const char *path)
{
  char name[32], target[PATH_MAX + 1];
  int before = errno;
  ssize_t length;

  if (!armed)
    return 0;
  if (under[0] == '\0')
    return 1;
  if (path == NULL)
    {
      snprintf (name, sizeof name, "/proc/self/fd/%d", fd);
      length = readlink (name, target, PATH_MAX);
      errno = before;
      target[length < 0 ? 0 : length] = '\0';
      path = target;
    }
  return strncmp (path, under, strlen (under)) == 0;
}

/* What is to happen in this call: 0, MZ_FAULT_SHORT, MZ_FAULT_KILL_AFTER or a value of errno. */
static int
strike (int call, int fd, const char *path)
{
  if (!is_meant (fd, path))
    return 0;
  if (plan.call == MZ_FAULT_ANY || plan.call == call)
    {
      counted++;
      if (counted == plan.nth || (plan.lasting && counted > plan.nth))
        {
          struck++;
          if (plan.what == MZ_FAULT_KILL_BEFORE)
            kill (getpid (), SIGKILL);
          return plan.what;
        }
    }
  return call == MZ_FAULT_LINK && plan.no_links ? EPERM : 0;
}

static int
fail (int fault)
{
  errno = fault;
  return -1;
}

static ssize_t
end (int fault, ssize_t result)
{
  if (fault == MZ_FAULT_KILL_AFTER)
    kill (getpid (), SIGKILL);
  return result;
}

static size_t
shorten (int fault, size_t length)
{
  return fault == MZ_FAULT_SHORT && length > 1 ? length / 2 : length;
}

/* The mode is there only where a file may be made; where not, it is not looked at. */
#define DEFINE_OPEN(name)                                             \
  int                                                                 \
  name (const char *path, int flags, ...)                             \
  {                                                                   \
    int fault = strike (MZ_FAULT_OPEN, -1, path);                     \
    mode_t mode = 0;                                                  \
    va_list list;                                                     \
                                                                      \
    if (fault > 0)                                                    \
      return fail (fault);                                            \
    if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)   \
      {                                                               \
        va_start (list, flags);                                       \
        mode = va_arg (list, mode_t);                                 \
        va_end (list);                                                \
      }                                                               \
    return (int) end (fault, REAL (name) (path, flags, mode));        \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)

ssize_t
read (int fd, void *data, size_t length)
{
  int fault = strike (MZ_FAULT_READ, fd, NULL);

  return fault > 0 ? fail (fault) : end (fault, REAL (read) (fd, data, shorten (fault, length)));
}

ssize_t
write (int fd, const void *data, size_t length)
{
  int fault = strike (MZ_FAULT_WRITE, fd, NULL);

  if (plan.chunk > 0 && length > plan.chunk && is_meant (fd, NULL))
    length = plan.chunk;
  return fault > 0 ? fail (fault) : end (fault, REAL (write) (fd, data, shorten (fault, length)));
}

int
fsync (int fd)
{
  int fault = strike (MZ_FAULT_FSYNC, fd, NULL);

  return fault > 0 ? fail (fault) : (int) end (fault, armed && plan.no_sync ? 0 : REAL (fsync) (fd));
}

int
fchown (int fd, uid_t owner, gid_t group)
{
  int fault = strike (MZ_FAULT_FCHOWN, fd, NULL);

  return fault > 0 ? fail (fault) : (int) end (fault, REAL (fchown) (fd, owner, group));
}

int
fchmod (int fd, mode_t mode)
{
  int fault = strike (MZ_FAULT_FCHMOD, fd, NULL);

  return fault > 0 ? fail (fault) : (int) end (fault, REAL (fchmod) (fd, mode));
}

int
link (const char *from, const char *to)
{
  int fault = strike (MZ_FAULT_LINK, -1, to);

  return fault > 0 ? fail (fault) : (int) end (fault, REAL (link) (from, to));
}

int
rename (const char *from, const char *to)
{
  int fault = strike (MZ_FAULT_RENAME, -1, to);

  return fault > 0 ? fail (fault) : (int) end (fault, REAL (rename) (from, to));
}

int
unlink (const char *path)
{
  int fault = strike (MZ_FAULT_UNLINK, -1, path);

  return fault > 0 ? fail (fault) : (int) end (fault, REAL (unlink) (path));
}

/* As in Linux: what fails to close is closed. */
int
close (int fd)
{
  int fault = strike (MZ_FAULT_CLOSE, fd, NULL);
  int status = (int) end (fault, REAL (close) (fd));

  return fault > 0 ? fail (fault) : status;
}

static int
look_up (const char *name)
{
  for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
    if (strcmp (calls[i].name, name) == 0)
      return calls[i].value;
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
    if (strcmp (faults[i].name, name) == 0)
      return faults[i].value;
  fprintf (stderr, "mz-faults: “%s” is neither a call nor a fault\n", name);
  abort ();
}

__attribute__ ((constructor)) static void
obey_environment (void)
{
  const char *text = getenv ("MZ_FAULTS"), *chunk = getenv ("MZ_FAULTS_CHUNK");
  MzFaultPlan wanted = { MZ_FAULT_ANY };
  char call[16], what[16], lasting[16] = "";

  if (text == NULL && chunk == NULL)
    return;
  if (text != NULL)
    {
      if (sscanf (text, "%15[^:]:%u:%15[^:]:%15s", call, &wanted.nth, what, lasting) < 3)
        abort ();
      wanted.call = look_up (call);
      wanted.what = look_up (what);
      wanted.lasting = strcmp (lasting, "lasting") == 0;
    }
  wanted.chunk = chunk != NULL ? (unsigned) strtoul (chunk, NULL, 10) : 0;
  wanted.under = getenv ("MZ_FAULTS_UNDER");
  mz_faults_arm (&wanted);
}
