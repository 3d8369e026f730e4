/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Addresses that come from outside: the program as it is installed, on a bus of its own, begun with one, handed others by second
 * launches and by whoever calls it, as desktops do for links. What it shows is asked for over the bus.
 */
#include <gio/gio.h>

#include "mz-test-pages.h"

#define PATIENCE 30 /* seconds */

static const char      *program;
static GDBusConnection *bus;
static GSubprocess     *first;
static const char      *home;

static GSubprocess *
launch (const char *address)
{
  static const char *const folders[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME" };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_subprocess_launcher_setenv (launcher, folders[i], home, TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "none", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, address, NULL);
  g_assert_no_error (error);
  return process;
}

static GVariant *
call (const char *path, const char *interface, const char *method, GVariant *parameters, GError **error)
{
  return g_dbus_connection_call_sync (bus, MZ_TEST_NAME, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                      PATIENCE * 1000, NULL, error);
}

/* A second launch hands over what it is told, and ends well. */
static void
hand_over (const char *address)
{
  g_autoptr (GSubprocess) second = launch (address);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (second, NULL, &error);
  g_assert_no_error (error);
}

static void
test_begin (void)
{
  first = launch ("monazite:view?date=2012-05&center=-20,130&zoom=4&page=timeline");
  mz_test_pages_assert_shown (bus, "timeline");
}

static void
test_second (void)
{
  hand_over ("monazite:view?date=2013&page=charts");
  mz_test_pages_assert_shown (bus, "charts");
  hand_over ("monazite:view?search=a%2Cb%20%C3%A9&page=whatif");
  mz_test_pages_assert_shown (bus, "whatif");
}

/* None of these changes what is shown, opens another window or ends the program: the one that is sound, after them, is shown. */
static void
test_hostile (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'a'), *too_long = g_strconcat ("monazite:view?search=", long_text, NULL);
  const char *const hostile[] = {
    "monazite:", "monazite:view?page=chain&file=/etc/passwd", "monazite:view?page=chain&scenario=../../etc/passwd",
    "monazite:view?page=chain&scenario=no-such", "monazite://example.org/view?page=chain", "MONAZITE:view?page=chain",
    "monazite:view?page=chain&center=nan,inf", "monazite:view?page=chain&size=1e9x1e9", "monazite:view?page=chain&search=%00",
    "monazite:view?page=chain&search=<b>%s%n</b>", "monazite:view?page=chain&search=%E2%80%AE%", "monazite:view?page=chain;rm -rf /",
    "monazite:view?page=chain&select=sites/%2e%2e%2f&select=x", too_long,
  };
  g_autofree char *other = NULL, *page = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    hand_over (hostile[i]);
  page = mz_test_pages_dup_shown (bus, MZ_TEST_WINDOW);
  g_assert_cmpstr (page, ==, "whatif");
  hand_over ("monazite:view?page=chain");
  mz_test_pages_assert_shown (bus, "chain");
  other = mz_test_pages_dup_shown (bus, MZ_TEST_PATH "/window/2");
  g_assert_null (other);
}

/* As a desktop opens a link: the interface of its specification, with several at once, of which the last one is shown. */
static void
test_link (void)
{
  const char *const links[] = { "monazite:view?page=map", "monazite:view?page=wrong", "monazite:view?page=timeline", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (MZ_TEST_PATH, "org.freedesktop.Application", "Open", g_variant_new ("(^asa{sv})", links, NULL), &error);

  g_assert_no_error (error);
  mz_test_pages_assert_shown (bus, "timeline");
}

static void
test_end (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (MZ_TEST_PATH, "org.freedesktop.Application", "ActivateAction",
                                     g_variant_new ("(sava{sv})", "quit", NULL, NULL), &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (first, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&first);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  home = g_get_user_data_dir ();
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/app/bus/begin", test_begin);
  g_test_add_func ("/app/bus/second", test_second);
  g_test_add_func ("/app/bus/hostile", test_hostile);
  g_test_add_func ("/app/bus/link", test_link);
  g_test_add_func ("/app/bus/end", test_end);
  status = g_test_run ();
  g_clear_object (&bus);
  return status;
}
