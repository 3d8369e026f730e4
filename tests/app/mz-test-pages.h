/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program shows, asked of it over a bus. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MZ_TEST_NAME   "org.monazite.Monazite"
#define MZ_TEST_PATH   "/org/monazite/Monazite"
#define MZ_TEST_WINDOW MZ_TEST_PATH "/window/1"

char *mz_test_pages_dup_shown    (GDBusConnection *bus, const char *window);
void  mz_test_pages_assert_shown (GDBusConnection *bus, const char *page);

G_END_DECLS
