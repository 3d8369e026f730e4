/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A module to be loaded before the C library (LD_PRELOAD), which makes calls on files fail. It is told what to do
 * through its functions, looked up with dlsym(), or for whole programs through the environment:
 *
 *   MZ_FAULTS=CALL:NTH:WHAT[:lasting]   "write:3:ENOSPC", "rename:1:EIO:lasting", "any:7:kill-after"
 *   MZ_FAULTS_UNDER=FOLDER              only files beneath it count; in its absence, all do
 *   MZ_FAULTS_CHUNK=BYTES               no write takes more
 */
#pragma once

enum
{
  MZ_FAULT_ANY = -1,
  MZ_FAULT_OPEN,
  MZ_FAULT_READ,
  MZ_FAULT_WRITE,
  MZ_FAULT_FSYNC,
  MZ_FAULT_FCHOWN,
  MZ_FAULT_FCHMOD,
  MZ_FAULT_LINK,
  MZ_FAULT_RENAME,
  MZ_FAULT_UNLINK,
  MZ_FAULT_CLOSE,
  MZ_N_FAULT_CALLS
};

/* What may happen besides a value of errno. */
enum
{
  MZ_FAULT_SHORT       = -1, /* a write or read takes half of the bytes; other calls go well */
  MZ_FAULT_KILL_BEFORE = -2, /* the program is killed, before or after the call */
  MZ_FAULT_KILL_AFTER  = -3
};

typedef struct
{
  int         call;     /* the kind that counts */
  unsigned    nth;      /* 1: the first one */
  int         what;
  int         lasting;  /* all further ones, too */
  int         no_links; /* as on a file system without hard links */
  int         no_sync;  /* the disk is believed at once: quick, and as good as long as the power stays */
  unsigned    chunk;    /* bytes that a write takes at most; 0: as many as it likes */
  const char *under;    /* a folder beneath which files count; NULL: all */
} MzFaultPlan;

/* mz_faults_arm: from now on, by a copy of the plan. mz_faults_disarm: how many faults there were. */
typedef void     (*MzFaultsArm)    (const MzFaultPlan *plan);
typedef unsigned (*MzFaultsDisarm) (void);
