/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system's calls on files, each done until it is done: interrupted ones again, short ones on. Where one fails,
   errno says why. */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

int      mz_fd_open  (const char *path, int flags, mode_t mode);
gboolean mz_fd_put   (int fd, const void *data, gsize length);
GBytes  *mz_fd_get   (int fd, gsize limit);
gboolean mz_fd_sync  (int fd);
gboolean mz_fd_close (int fd);

G_END_DECLS
