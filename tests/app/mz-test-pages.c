/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-pages.h"

#define PATIENCE 60 /* seconds */

/**
 * mz_test_pages_dup_shown:
 * @window: its path
 *
 * Returns: (transfer full) (nullable): the page that the window shows, once there is one. The program is not started for that.
 */
char *
mz_test_pages_dup_shown (GDBusConnection *bus, const char *window)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus, MZ_TEST_NAME, window, "org.gtk.Actions", "Describe",
                                                            g_variant_new ("(s)", "page"), NULL,
                                                            G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE * 1000, NULL, NULL);
  g_autoptr (GVariant) state = NULL, word = NULL;

  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "((bg@av))", NULL, NULL, &state);
  g_variant_get_child (state, 0, "v", &word);
  return g_variant_dup_string (word, NULL);
}

/** mz_test_pages_assert_shown: The program's window shows @page, or will soon. */
void
mz_test_pages_assert_shown (GDBusConnection *bus, const char *page)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_SECOND;
  g_autofree char *now = NULL;

  do
    {
      g_free (now);
      now = mz_test_pages_dup_shown (bus, MZ_TEST_WINDOW);
      g_usleep (1000);
    }
  while (g_strcmp0 (now, page) != 0 && g_get_monotonic_time () < end);
  g_assert_cmpstr (now, ==, page);
}
