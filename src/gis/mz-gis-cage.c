/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the helper may do, taken away before it looks at a byte of the file. Three fences, each of which holds alone:
 *
 * - Limits of memory, time, open files and written bytes (setrlimit).
 * - No sockets, no other programs, no other processes, no changes to files that exist (seccomp). It is a list of what is
 *   forbidden: one of what is allowed would have to follow every version of GDAL, SQLite, PROJ and the C library, and break
 *   with each. What a bad file could gain is on this list.
 * - No files but those named (Landlock, where the kernel has it: Linux 5.13). Without it the first two still hold.
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "mz-gis"

#include "mz-gis-cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "mz-gis-kind.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* Numbers of calls from here on are those of the other conventions of x86-64. */
#define FOREIGN_CALLS 0x40000000

#define READ_FILE   LANDLOCK_ACCESS_FS_READ_FILE
#define READ_FOLDER (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WORK        (READ_FOLDER | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE)
/* All that the first version of Landlock knows, but running programs, which seccomp forbids, too. */
#define ALL_RIGHTS  ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

static const int forbidden[] = {
  SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_io_uring_setup,
  SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kill,
  SYS_fchmodat, SYS_fchmod, SYS_fchownat, SYS_fchown, SYS_utimensat, SYS_truncate,
  SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr,
  SYS_mount, SYS_umount2, SYS_unshare, SYS_setns, SYS_bpf, SYS_keyctl, SYS_add_key, SYS_perf_event_open,
  SYS_userfaultfd,
#ifdef SYS_fork
  SYS_fork, SYS_vfork, SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
};

static void
limit (int resource, rlim_t soft, rlim_t hard)
{
  struct rlimit present;

  /* What is stricter already stays so. */
  if (getrlimit (resource, &present) == 0)
    setrlimit (resource, &(struct rlimit) { MIN (soft, present.rlim_max), MIN (hard, present.rlim_max) });
}

/** mz_gis_cage_limit: Sets the limits. @max_file: bytes that a file may be written to. */
void
mz_gis_cage_limit (gsize max_file)
{
  /* A sanitizer's shadow of the memory alone is larger. */
#ifndef __SANITIZE_ADDRESS__
  limit (RLIMIT_AS, MZ_GIS_MAX_MEMORY, MZ_GIS_MAX_MEMORY);
#endif
  limit (RLIMIT_CPU, MZ_GIS_MAX_SECONDS, MZ_GIS_MAX_SECONDS + 1);
  limit (RLIMIT_FSIZE, max_file, max_file);
  limit (RLIMIT_NOFILE, 64, 64);
  limit (RLIMIT_CORE, 0, 0);
  /* Should it wait for something that uses no time of the processor. */
  alarm (MZ_GIS_MAX_SECONDS);
}

#ifdef ARCHITECTURE
static gboolean
forbid_calls (void)
{
  struct sock_filter code[7 + 2 * G_N_ELEMENTS (forbidden)];
  gushort n = 0;

  code[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch));
  code[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
  code[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  code[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr));
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      code[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (guint) forbidden[i], 0, 1);
      code[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    }
  code[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, 0, 1);
  code[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  code[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &(struct sock_fprog) { n, code }, 0, 0) == 0;
}
#endif

static gboolean
allow (int rules, const char *path, guint64 rights)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = rights, .parent_fd = open (path, O_PATH | O_CLOEXEC) };
  gboolean good;

  if (rule.parent_fd < 0)
    return TRUE; /* what is not there cannot be read either */
  good = syscall (SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.parent_fd);
  return good;
}

static gboolean
close_files (const MzGisCage *self)
{
  struct landlock_ruleset_attr attributes = { .handled_access_fs = ALL_RIGHTS };
  int rules = (int) syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  gboolean good = TRUE;

  if (rules < 0)
    return errno == ENOSYS || errno == EOPNOTSUPP;
  for (guint i = 0; good && self->files[i] != NULL; i++)
    good = allow (rules, self->files[i], READ_FILE);
  for (guint i = 0; good && self->folders[i] != NULL; i++)
    good = allow (rules, self->folders[i], READ_FOLDER);
  if (good && self->work_folder != NULL)
    good = allow (rules, self->work_folder, WORK);
  good = good && syscall (SYS_landlock_restrict_self, rules, 0) == 0;
  close (rules);
  return good;
}

/** mz_gis_cage_lock: Takes away all that is not named. Returns: whether all was taken that the kernel can take. */
gboolean
mz_gis_cage_lock (const MzGisCage *self)
{
  mz_gis_cage_limit (self->max_file);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !close_files (self))
    return FALSE;
#ifdef ARCHITECTURE
  return forbid_calls ();
#else
  return TRUE;
#endif
}
