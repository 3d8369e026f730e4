/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-application-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "mz-address.h"
#include "mz-compat.h"
#include "mz-facts-reader.h"
#include "mz-preferences-window.h"
#include "mz-search-provider.h"
#include "mz-settings.h"

/* How long a service without a window waits to be asked for something else, in milliseconds. */
#define IDLE_TIME 10000

struct _MzApplication
{
  AdwApplication    parent_instance;
  GThread          *reader;    /* reads the bundled facts while GTK starts */
  MzWorkspace      *workspace; /* (nullable): made with the first window, or search */
  GSettings        *settings;  /* (nullable) */
  MzPreferences    *preferences;
  MzSearchProvider *provider;  /* (nullable): where there is a bus */
};

G_DEFINE_FINAL_TYPE (MzApplication, mz_application, ADW_TYPE_APPLICATION)

/* The dataset is made here whole and handed over once, when the thread is joined. */
static gpointer
read_facts (gpointer unused)
{
  g_autoptr (MzReport) report = mz_report_new ();
  MzDataset *dataset = mz_facts_load_bundled (report);

  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      g_autofree char *finding = mz_finding_to_string (mz_report_peek (report, i));

      g_warning ("%s", finding);
    }
  return dataset;
}

MzWorkspace *
mz_application_ensure_workspace (MzApplication *self)
{
  if (self->workspace == NULL)
    {
      g_autoptr (MzDataset) dataset = g_thread_join (g_steal_pointer (&self->reader));

      self->workspace = mz_workspace_new (dataset);
      mz_workspace_set_manner (self->workspace, mz_preferences_get_manner (self->preferences));
    }
  return self->workspace;
}

static MzWindow *
find_window (MzApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MZ_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* @document: also the one that was open last; @view: also what was shown of it */
static MzWindow *
ensure_window (MzApplication *self, gboolean document, gboolean view)
{
  MzWindow *made = find_window (self);

  if (made != NULL)
    return made;
  /* Only a service without a window waits for work: who closes the window takes the workspace with them. */
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  made = mz_window_new (GTK_APPLICATION (self), mz_application_ensure_workspace (self), mz_basemap_get_bundled (),
                        self->settings);
  mz_window_restore (made, document, view);
  return made;
}

/** mz_application_show_window: As ensure_window(). Returns: (transfer none): before all others, unless a show is. */
MzWindow *
mz_application_show_window (MzApplication *self, gboolean document, gboolean view)
{
  MzWindow *window = ensure_window (self, document, view);

  if (!mz_window_is_presenting (window))
    gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* A scenario that was named on the command line: whoever runs first has the window. */
static void
assume_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_window_assume (mz_application_show_window (data, TRUE, FALSE), g_variant_get_bytestring (parameter));
}

/* A story, the same. */
static void
present_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_window_present_named (mz_application_show_window (data, TRUE, TRUE), g_variant_get_bytestring (parameter));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* Each may ask first; the program ends with the last one. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (MZ_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static char *
address_cb (MzWindow *window)
{
  return mz_window_dup_view_address (window);
}

/* Not before an audience. */
static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzApplication *self = data;
  MzWindow *window = find_window (self);
  GtkWidget *preferences;

  if (window == NULL || mz_window_is_presenting (window)
      || MZ_IS_PREFERENCES_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self))))
    return;
  preferences = mz_preferences_window_new (GTK_WINDOW (window), self->preferences);
  g_signal_connect_object (preferences, "ask-address", G_CALLBACK (address_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mz_window_show_manual (mz_application_show_window (data, TRUE, TRUE));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzApplication *self = data;
  MzPartialDate as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (mz_application_ensure_workspace (self)));
  g_autofree char *date = mz_partial_date_format (as_of);
  g_autofree char *comments = NULL;
  GtkWidget *about = mz_about_new ();

  /* Translators: the last date that the facts know, and a few sentences about the base map and its borders. */
  comments = g_strdup_printf (_("An atlas of the supply chain of rare earths, which needs no network. Its facts end in %1$s; each "
                                "names its source. %2$s"), date,
                              mz_borders_get_note (mz_manner_get_borders (mz_preferences_get_manner (self->preferences))));
  g_object_set (about, "application-icon", MZ_APP_ID, "application-name", "Monazite", "comments", comments, "developer-name",
                _("The Monazite contributors"), "license-type", GTK_LICENSE_GPL_3_0, "version", MZ_VERSION, NULL);
  mz_about_add_legal_section (about, _("Facts"), NULL, GTK_LICENSE_CUSTOM,
                              _("Compiled in own words from public material: geological surveys, customs and trade "
                                "statistics, ministries, companies and the press, each named beside its figure. Cite "
                                "the source of a fact, not this program."));
  mz_about_add_legal_section (about, _("Base map: Natural Earth"), NULL, GTK_LICENSE_CUSTOM,
                              _("Made with Natural Earth, public domain."));
  mz_about_add_legal_section (about, _("Codes of countries: iso-codes"), NULL, GTK_LICENSE_LGPL_2_1, NULL);
  mz_dialog_present (about, gtk_application_get_active_window (GTK_APPLICATION (self)));
}

static const GActionEntry entries[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "about", .activate = about_action },
  { .name = "assume", .activate = assume_action, .parameter_type = "ay" },
  { .name = "help", .activate = help_action },
  { .name = "present", .activate = present_action, .parameter_type = "ay" },
  { .name = "shortcuts", .activate = shortcuts_action },
};

static void
set_accels (GtkApplication *application)
{
  static const struct { const char *action, *accel; } accels[] = {
    { "app.preferences", "<Control>comma" },
    { "app.help", "F1" },
    { "app.quit", "<Control>q" },
    { "app.shortcuts", "<Control>question" },
    { "window.close", "<Control>w" },
    { "win.add-scene", "<Control><Shift>a" },
    { "win.briefings", "<Control><Shift>b" },
    { "win.compare", "<Control>d" },
    { "win.copy-address", "<Control><Shift>c" },
    { "win.copy-list", "<Control><Shift>l" },
    { "win.copy-record", "<Control><Shift>r" },
    { "win.edit", "F2" },
    { "win.export", "<Control>e" },
    { "win.export-calendar", "<Control><Shift>e" },
    { "win.fullscreen", "F11" },
    { "win.keep-view", "<Control><Shift>d" },
    { "win.leave-scenario", "<Control><Shift>f" },
    { "win.new", "<Control>n" },
    { "win.next-pane", "F6" },
    { "win.open", "<Control>o" },
    { "win.present", "F5" },
    { "win.present-again", "<Shift>F5" },
    { "win.previous-pane", "<Shift>F6" },
    { "win.print", "<Control>p" },
    { "win.print-details", "<Control><Shift>p" },
    { "win.rehearse-story", "<Control>F5" },
    { "win.save", "<Control>s" },
    { "win.save-as", "<Control><Shift>s" },
    { "win.save-records::list", "<Control>l" },
    { "win.save-records::record", "<Control>r" },
    { "win.search", "<Control>f" },
    { "win.show-left", "F9" },
    { "win.show-right", "<Alt>Return" },
    { "win.update-scene", "<Control><Shift>v" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    {
      const char *keys[] = { accels[i].accel, NULL };

      gtk_application_set_accels_for_action (application, accels[i].action, keys);
    }
}

static void
mz_application_startup (GApplication *application)
{
  MzApplication *self = MZ_APPLICATION (application);

  self->reader = g_thread_new ("facts", read_facts, NULL);
  G_APPLICATION_CLASS (mz_application_parent_class)->startup (application);
  mz_menus_set_up ();
  self->settings = mz_settings_new ();
  self->preferences = mz_preferences_new (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  mz_application_add_entries (self);
  set_accels (GTK_APPLICATION (self));
}

static gboolean
mz_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *path, GError **error)
{
  MzApplication *self = MZ_APPLICATION (application);
  g_autofree char *provider_path = g_strconcat (path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (mz_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->provider = mz_search_provider_new (self);
  return mz_search_provider_export (self->provider, connection, provider_path, error);
}

static void
mz_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  g_clear_object (&MZ_APPLICATION (application)->provider);
  G_APPLICATION_CLASS (mz_application_parent_class)->dbus_unregister (application, connection, path);
}

static void
mz_application_activate (GApplication *application)
{
  mz_application_show_window (MZ_APPLICATION (application), TRUE, TRUE);
}

/* A view is no file: nothing that was open is left for it. */
static gboolean
are_addresses (GFile **files, int n_files)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (!mz_address_is (uri))
        return FALSE;
    }
  return TRUE;
}

static void
mz_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  MzWindow *window = mz_application_show_window (MZ_APPLICATION (application), are_addresses (files, n_files), FALSE);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *address = g_file_get_uri (files[i]);

      if (mz_address_is (address))
        mz_window_open_address (window, address);
      else
        mz_window_lay_over_file (window, files[i]);
    }
}

/* What is named is a bundled one's name, or a file, which is looked for where the command was given. */
static gboolean
hand_over (MzApplication *self, const char *action, const char *word, GError **error)
{
  g_autofree char *path = NULL;

  if (!g_application_register (G_APPLICATION (self), NULL, error))
    return FALSE;
  if (strpbrk (word, "./") != NULL || g_file_test (word, G_FILE_TEST_EXISTS))
    path = g_canonicalize_filename (word, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (self), action, g_variant_new_bytestring (path != NULL ? path : word));
  return TRUE;
}

/* A service that nobody can call would wait for nothing. */
static gboolean
can_serve (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  if (bus != NULL)
    return TRUE;
  g_printerr ("monazite: error: there is no session bus to be called through: %s\n", error->message);
  return FALSE;
}

static int
mz_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  static const struct { const char *option, *action; } named[] = { { "scenario", "assume" }, { "present", "present" } };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autofree char *word = NULL;
      g_autoptr (GError) error = NULL;

      if (g_variant_dict_lookup (options, named[i].option, "^ay", &word)
          && !hand_over (MZ_APPLICATION (application), named[i].action, word, &error))
        {
          g_printerr ("monazite: error: %s\n", error->message);
          return EXIT_FAILURE;
        }
    }
  if ((g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) != 0 && !can_serve ())
    return EXIT_FAILURE;
  return -1;
}

static void
mz_application_shutdown (GApplication *application)
{
  MzApplication *self = MZ_APPLICATION (application);

  if (self->reader != NULL)
    g_object_unref (g_thread_join (g_steal_pointer (&self->reader)));
  g_clear_object (&self->workspace);
  g_clear_object (&self->preferences);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (mz_application_parent_class)->shutdown (application);
}

static void
mz_application_class_init (MzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = mz_application_startup;
  application_class->activate = mz_application_activate;
  application_class->dbus_register = mz_application_dbus_register;
  application_class->dbus_unregister = mz_application_dbus_unregister;
  application_class->handle_local_options = mz_application_handle_local_options;
  application_class->open = mz_application_open;
  application_class->shutdown = mz_application_shutdown;
}

static void
mz_application_init (MzApplication *self)
{
  const GOptionEntry options[] = {
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Assume a scenario over the facts"), N_("NAME|FILE") },
    { "present", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Present a story"), N_("NAME|FILE") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/** mz_application_new: Returns: (transfer full): the application; run it with g_application_run(). */
MzApplication *
mz_application_new (void)
{
  return g_object_new (MZ_TYPE_APPLICATION, "application-id", MZ_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "inactivity-timeout", IDLE_TIME, "resource-base-path", "/org/monazite/Monazite", NULL);
}
