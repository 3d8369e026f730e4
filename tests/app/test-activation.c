/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program as a desktop starts and asks it: by its name on a bus of its own, through the desktop file and the service file
 * that are installed, and through the search of the shell. What it has shown is read from what it remembers when it ends.
 */
#include <gio/gdesktopappinfo.h>
#include <string.h>

#include "mz-test-pages.h"

#define PROVIDER MZ_TEST_PATH "/SearchProvider"
#define PATIENCE 60 /* seconds */

static const char      *program, *data, *home;
static GDBusConnection *bus;

static GVariant *
call (const char *path, const char *interface, const char *method, GVariant *parameters, const char *type)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (bus, MZ_TEST_NAME, path, interface, method, parameters, G_VARIANT_TYPE (type),
                                                 G_DBUS_CALL_FLAGS_NONE, PATIENCE * 1000, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static gboolean
is_running (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus", "NameHasOwner",
                                                            g_variant_new ("(s)", MZ_TEST_NAME), G_VARIANT_TYPE ("(b)"),
                                                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean running;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &running);
  return running;
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer loop)
{
  g_main_loop_quit (loop);
}

static gboolean
late_cb (gpointer unused)
{
  g_assert_not_reached ();
}

static void
wait_until_gone (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint watch_id = g_bus_watch_name_on_connection (bus, MZ_TEST_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, vanished_cb, loop, NULL);
  guint late_id = g_timeout_add_seconds (PATIENCE, late_cb, NULL);

  g_main_loop_run (loop);
  g_source_remove (late_id);
  g_bus_unwatch_name (watch_id);
}

/* Closes the window, with which the program ends. */
static void
close_window (void)
{
  g_autoptr (GVariant) reply = call (MZ_TEST_PATH, "org.freedesktop.Application", "ActivateAction",
                                     g_variant_new ("(sava{sv})", "quit", NULL, NULL), "()");

  wait_until_gone ();
}

/* The same, and reads what it remembers. */
static char *
quit (const char *key)
{
  g_autofree char *path = g_build_filename (home, "glib-2.0", "settings", "keyfile", NULL);
  g_autoptr (GKeyFile) remembered = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;

  close_window ();
  g_key_file_load_from_file (remembered, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  text = g_key_file_get_value (remembered, "org/monazite/Monazite", key, &error);
  g_assert_no_error (error);
  value = g_variant_parse (G_VARIANT_TYPE_STRING, text, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_variant_dup_string (value, NULL);
}

static GDesktopAppInfo *
app_info_new (void)
{
  g_autofree char *path = g_build_filename (data, MZ_TEST_NAME ".desktop", NULL);
  GDesktopAppInfo *info = g_desktop_app_info_new_from_filename (path);

  g_assert_nonnull (info);
  return info;
}

static void
launch (const char *uri)
{
  g_autoptr (GDesktopAppInfo) info = app_info_new ();
  g_autoptr (GError) error = NULL;
  GList uris = { (char *) uri, NULL, NULL };

  g_app_info_launch_uris (G_APP_INFO (info), uri != NULL ? &uris : NULL, NULL, &error);
  g_assert_no_error (error);
}

static GVariant *
find (const char *method, GVariant *parameters)
{
  return call (PROVIDER, "org.gnome.Shell.SearchProvider2", method, parameters, "(as)");
}

static void
assert_found (const char *text, const char *id)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GVariant) reply = find ("GetInitialResultSet", g_variant_new ("(^as)", words));
  g_autoptr (GVariant) narrower = NULL;
  g_autofree const char **found = NULL, **again = NULL;

  g_variant_get (reply, "(^a&s)", &found);
  g_assert_true (g_strv_contains (found, id));
  narrower = find ("GetSubsearchResultSet", g_variant_new ("(^as^as)", found, words));
  g_variant_get (narrower, "(^a&s)", &again);
  g_assert_cmpstrv (found, again);
}

/* A service that is asked answers without a window, and ends when it is asked no more. */
static void
test_search (void)
{
  static const char *const ids[] = { "sites/bayan-obo", "elements/Dy", "sites/no-such", "glossary/heavy-rare-earths", "x", "/",
                                     "no-such/thing", NULL };
  static const char *const kinds[] = { "mark-location-symbolic", "applications-science-symbolic", "accessories-dictionary-symbolic" };
  static const char *const names[] = { "Bayan Obo", "dysprosium", "heavy rare earths" };
  g_autoptr (GVariant) reply = NULL, metas = NULL, nothing = NULL;
  g_autofree const char **found = NULL;

  g_assert_false (is_running ());
  assert_found ("dysprosium", "elements/Dy");
  assert_found ("白云鄂博", "sites/bayan-obo");
  assert_found ("bayan obo", "sites/bayan-obo");
  assert_found ("heavy rare earths", "glossary/heavy-rare-earths");
  nothing = find ("GetInitialResultSet", g_variant_new_parsed ("([%s],)", "\t no such word anywhere "));
  g_variant_get (nothing, "(^a&s)", &found);
  g_assert_cmpstr (found[0], ==, NULL);

  reply = call (PROVIDER, "org.gnome.Shell.SearchProvider2", "GetResultMetas", g_variant_new ("(^as)", ids), "(aa{sv})");
  metas = g_variant_get_child_value (reply, 0);
  g_assert_cmpuint (g_variant_n_children (metas), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariant) meta = g_variant_get_child_value (metas, i), serialized = NULL;
      g_autoptr (GIcon) icon = NULL;
      const char *name, *description;

      g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
      g_assert_cmpstr (name, ==, names[i]);
      g_assert_true (g_variant_lookup (meta, "description", "&s", &description));
      g_assert_cmpstr (description, !=, "");
      serialized = g_variant_lookup_value (meta, "icon", NULL);
      icon = g_icon_deserialize (serialized);
      g_assert_true (g_strv_contains (g_themed_icon_get_names (G_THEMED_ICON (icon)), kinds[i]));
    }
  g_assert_null (mz_test_pages_dup_shown (bus, MZ_TEST_WINDOW));
  wait_until_gone ();
}

/* What has been found is opened. */
static void
test_result (void)
{
  g_autoptr (GVariant) reply = call (PROVIDER, "org.gnome.Shell.SearchProvider2", "ActivateResult",
                                     g_variant_new_parsed ("('sites/bayan-obo', ['bayan'], uint32 0)"), "()");
  g_autofree char *view = NULL;

  mz_test_pages_assert_shown (bus, "map");
  view = quit ("view");
  g_assert_nonnull (strstr (view, "select=sites/bayan-obo"));
}

static void
test_launch_search (void)
{
  g_autoptr (GVariant) reply = call (PROVIDER, "org.gnome.Shell.SearchProvider2", "LaunchSearch",
                                     g_variant_new_parsed ("(['heavy', 'rare'], uint32 0)"), "()");
  g_autoptr (GVariant) term = NULL;

  mz_test_pages_assert_shown (bus, "map");
  term = call (PROVIDER, "org.gnome.Shell.SearchProvider2", "ActivateResult",
               g_variant_new_parsed ("('glossary/heavy-rare-earths', ['heavy'], uint32 0)"), "()");
  mz_test_pages_assert_shown (bus, "learn");
  g_free (quit ("view"));
}

/* Jobs of the launcher. */
static void
test_actions (void)
{
  g_autoptr (GDesktopAppInfo) info = app_info_new ();
  const char *const *actions = g_desktop_app_info_list_actions (info);
  g_autoptr (GVariant) reply = NULL;
  g_autofree const char **exported = NULL;

  g_assert_true (g_desktop_app_info_get_boolean (info, "DBusActivatable"));
  g_assert_cmpuint (g_strv_length ((char **) actions), ==, 3);
  g_desktop_app_info_launch_action (info, "learn", NULL);
  mz_test_pages_assert_shown (bus, "learn");
  reply = call (MZ_TEST_PATH, "org.gtk.Actions", "List", NULL, "(as)");
  g_variant_get (reply, "(^a&s)", &exported);
  for (guint i = 0; actions[i] != NULL; i++)
    g_assert_true (g_strv_contains (exported, actions[i]));
  g_free (quit ("view"));
}

/* The window is as it was left. */
static void
test_activate (void)
{
  launch (NULL);
  mz_test_pages_assert_shown (bus, "learn");
  g_free (quit ("view"));
}

static void
test_address (void)
{
  g_autofree char *view = NULL;

  launch ("monazite:view?date=2012-05&page=timeline");
  mz_test_pages_assert_shown (bus, "timeline");
  view = quit ("view");
  g_assert_nonnull (strstr (view, "date=2012-05"));
}

/* A document becomes the one that is open, not one more layer of facts; a new one takes its place. */
static void
test_document (void)
{
  g_autofree char *path = g_build_filename (home, "Mine & yours é.monazite", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL), *document = NULL, *none = NULL;
  g_autoptr (GDesktopAppInfo) info = app_info_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "{\n  \"monazite\": 1\n}\n", -1, &error);
  g_assert_no_error (error);
  launch (uri);
  mz_test_pages_assert_shown (bus, "map");
  document = quit ("document");
  g_assert_cmpstr (document, ==, path);

  launch (NULL);
  mz_test_pages_assert_shown (bus, "map");
  g_desktop_app_info_launch_action (info, "new-document", NULL);
  none = quit ("document");
  g_assert_cmpstr (none, ==, "");
}

static guint
count_found (const char *const *words)
{
  g_autoptr (GVariant) reply = find ("GetInitialResultSet", g_variant_new ("(^as)", words)), found = NULL;

  found = g_variant_get_child_value (reply, 0);
  return (guint) g_variant_n_children (found);
}

static gboolean
finds_own_mine (void)
{
  return count_found ((const char *[]) { "zzyzx", NULL }) > 0;
}

/* Opening goes on while the window is shown already. */
static void
wait_for_own_mine (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_SECOND;

  while (!finds_own_mine () && g_get_monotonic_time () < end)
    g_usleep (20 * 1000);
  g_assert_true (finds_own_mine ());
}

/* Who closes the window takes the document with them: the program does not stay for it, and the next one that is only asked does
 * not know it, until there is a window again. */
static void
test_close (void)
{
  static const char text[] = "{\"monazite\": 1, \"changes\": [{\"kind\": \"sites\", \"id\": \"zzyzx\", \"before\": null,"
                             " \"after\": {\"id\": \"zzyzx\", \"name\": \"Zzyzx\", \"lat\": 35, \"lon\": -116, \"precision\": \"site\", \"kind\": \"mine\","
                             " \"stages\": [\"mining\"], \"status\": [], \"sources\": [], \"confidence\": \"general\"}}]}\n";
  g_autofree char *path = g_build_filename (home, "own.monazite", NULL), *uri = g_filename_to_uri (path, NULL, NULL), *document = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  /* A service first, which would wait, and then has a window. */
  g_assert_false (finds_own_mine ());
  launch (uri);
  mz_test_pages_assert_shown (bus, "map");
  wait_for_own_mine ();
  close_window ();

  g_assert_false (finds_own_mine ());
  g_assert_null (mz_test_pages_dup_shown (bus, MZ_TEST_WINDOW));
  launch (NULL);
  mz_test_pages_assert_shown (bus, "map");
  wait_for_own_mine ();
  document = quit ("document");
  g_assert_cmpstr (document, ==, path);
  g_assert_false (is_running ());
}

/* Nothing at all, ten thousand words, and one with a million letters: whoever is on the bus may ask. */
static void
test_hostile (void)
{
  g_autofree char *long_word = g_strnfill (1000000, 'a');
  const char *const nothing[] = { NULL }, *const empty[] = { "", " ", NULL }, *const one[] = { "site", long_word, NULL };
  const char *const unknown[] = { long_word, "", "sites/", "glossary/", NULL };
  g_autofree const char **many = g_new0 (const char *, 10001);
  g_autoptr (GVariant) reply = NULL, metas = NULL;

  for (guint i = 0; i < 10000; i++)
    many[i] = "mine";
  g_assert_cmpuint (count_found (nothing), ==, 0);
  g_assert_cmpuint (count_found (empty), ==, 0);
  g_assert_cmpuint (count_found (many), ==, 0);
  g_assert_cmpuint (count_found (one), ==, 0);
  many[100] = NULL;
  g_assert_cmpuint (count_found (many), >, 0);
  reply = call (PROVIDER, "org.gnome.Shell.SearchProvider2", "GetResultMetas", g_variant_new ("(^as)", unknown), "(aa{sv})");
  metas = g_variant_get_child_value (reply, 0);
  g_assert_cmpuint (g_variant_n_children (metas), ==, 0);
}

/* Without a bus it says so at once, instead of waiting for nobody. */
static void
test_alone (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;

  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--gapplication-service", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_nonnull (strstr (said, "there is no session bus"));
}

/* The service file that is installed, but for the folder of the program. */
static void
write_service (const char *folder)
{
  g_autofree char *built = g_build_filename (data, MZ_TEST_NAME ".service", NULL), *path = g_build_filename (folder, MZ_TEST_NAME ".service", NULL);
  g_autoptr (GKeyFile) service = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *exec = NULL, *here = NULL;

  g_key_file_load_from_file (service, built, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  name = g_key_file_get_string (service, "D-BUS Service", "Name", NULL);
  exec = g_key_file_get_string (service, "D-BUS Service", "Exec", NULL);
  g_assert_cmpstr (name, ==, MZ_TEST_NAME);
  g_assert_true (g_path_is_absolute (exec) && g_str_has_suffix (exec, "/bin/monazite --gapplication-service"));
  here = g_strconcat (program, " --gapplication-service", NULL);
  g_key_file_set_string (service, "D-BUS Service", "Exec", here);
  g_key_file_save_to_file (service, path, &error);
  g_assert_no_error (error);
}

/* What the program is to see, which the bus starts. */
static void
set_environment (void)
{
  static const char *const folders[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) set = NULL, reloaded = NULL;
  GVariantBuilder environment;

  g_variant_builder_init (&environment, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_variant_builder_add (&environment, "{ss}", folders[i], home);
  g_variant_builder_add (&environment, "{ss}", "GTK_A11Y", "none");
  g_variant_builder_add (&environment, "{ss}", "GSETTINGS_BACKEND", "keyfile");
  set = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                     "UpdateActivationEnvironment", g_variant_new ("(a{ss})", &environment), NULL,
                                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  reloaded = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                          "ReloadConfig", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* Desktop files whose program is not to be found are left out. */
static void
add_to_path (void)
{
  g_autofree char *folder = g_path_get_dirname (program), *path = g_strconcat (folder, ":", g_getenv ("PATH"), NULL);

  g_setenv ("PATH", path, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autofree char *services = NULL, *own = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  /* Of run-bus.sh, which removes it; the test is told that there is none. */
  home = own = g_strdup (g_getenv ("XDG_RUNTIME_DIR"));
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 3);
  program = argv[1];
  data = argv[2];
  services = g_build_filename (home, "dbus-1", "services", NULL);
  g_mkdir_with_parents (services, 0700);
  write_service (services);
  add_to_path ();
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  set_environment ();

  g_test_add_func ("/app/activation/alone", test_alone);
  g_test_add_func ("/app/activation/search", test_search);
  g_test_add_func ("/app/activation/hostile", test_hostile);
  g_test_add_func ("/app/activation/result", test_result);
  g_test_add_func ("/app/activation/launch-search", test_launch_search);
  g_test_add_func ("/app/activation/actions", test_actions);
  g_test_add_func ("/app/activation/activate", test_activate);
  g_test_add_func ("/app/activation/address", test_address);
  g_test_add_func ("/app/activation/document", test_document);
  g_test_add_func ("/app/activation/close", test_close);
  status = g_test_run ();
  g_clear_object (&bus);
  return status;
}
