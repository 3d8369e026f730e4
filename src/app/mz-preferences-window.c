/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "mz-address.h"
#include "mz-tell.h"
#include "mz-window-private.h"

#define WIDTH  560
#define HEIGHT 640

struct _MzPreferencesWindow
{
  AdwWindow        parent_instance;
  MzPreferences   *preferences;
  AdwToastOverlay *toasts;
  GtkWidget       *address; /* a row */
};

enum { SIGNAL_ASK_ADDRESS, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzPreferencesWindow, mz_preferences_window, ADW_TYPE_WINDOW)

/* What is chosen stands below the title: beside it there is no room in narrow windows. @words: in the order of the property's
 * enumeration, ended by %NULL, to be translated */
static void
add_choice (GtkWidget *group, GObject *object, const char *property, const char *title, const char *const *words)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (list, _(words[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_object_unref (list);
  gtk_widget_set_name (row, property);
  g_object_bind_property (object, property, row, "selected", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  mz_tell_chosen (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_switch (GtkWidget *group, GObject *object, const char *property, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_name (toggle, property);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_bind_property (object, property, toggle, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_group (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

/* --- The view that the window begins with --- */

static void
take_address_cb (MzPreferencesWindow *self)
{
  g_autofree char *address = NULL;

  g_signal_emit (self, signals[SIGNAL_ASK_ADDRESS], 0, &address);
  if (address != NULL)
    mz_preferences_set_start_address (self->preferences, address);
}

/* There is always something to begin with. */
static void
start_changed_cb (MzPreferencesWindow *self)
{
  gboolean wanted = mz_preferences_get_start (self->preferences) == MZ_START_ADDRESS;

  if (wanted && *mz_preferences_get_start_address (self->preferences) == '\0')
    take_address_cb (self);
  gtk_widget_set_visible (self->address, wanted);
}

/* @problem: (nullable): with the address */
static void
show_problem (MzPreferencesWindow *self, const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (self->address, "error");
  else
    gtk_widget_remove_css_class (self->address, "error");
  mz_tell_problem (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->address))), problem);
}

static void
address_changed_cb (MzPreferencesWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->address), mz_preferences_get_start_address (self->preferences));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->address), TRUE);
  show_problem (self, NULL);
}

static void
apply_cb (MzPreferencesWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzAddress) address = mz_address_parse (text, &error);

  if (address != NULL)
    {
      show_problem (self, NULL);
      mz_preferences_set_start_address (self->preferences, text);
      return;
    }
  show_problem (self, error->message);
  adw_toast_overlay_add_toast (self->toasts, mz_window_toast_new (error->message));
}

static GtkWidget *
address_row_new (MzPreferencesWindow *self)
{
  GtkWidget *row = adw_entry_row_new (), *take = gtk_button_new_from_icon_name ("mark-location-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Address of the View"));
  gtk_widget_set_name (row, "start-address");
  gtk_widget_set_valign (take, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (take, "flat");
  gtk_widget_set_tooltip_text (take, _("Take what is shown now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (take), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take what is shown now"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), take);
  g_signal_connect_object (take, "clicked", G_CALLBACK (take_address_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- All rows --- */

static void
add_manner (MzPreferencesWindow *self, GtkWidget *page)
{
  static const char *const units[] = { N_("Kilometres and metres"), N_("Miles and feet"), NULL };
  static const char *const borders[] = { N_("As they are held, disputed ones dashed"), N_("Without disputed ones"), N_("None"), NULL };
  GObject *manner = G_OBJECT (mz_preferences_get_manner (self->preferences));
  GtkWidget *group = add_group (page, _("Maps and Charts"), _("Amounts stay in metric tonnes, as all sources have them. What is "
                                                              "saved and printed says which borders it has."));

  add_choice (group, manner, "units", _("Distances"), units);
  add_choice (group, manner, "borders", _("Borders"), borders);
  add_switch (group, manner, "big-labels", _("Large Labels"), _("On top of the desktop’s size of text"));
}

static void
add_look (MzPreferencesWindow *self, GtkWidget *page)
{
  static const char *const themes[] = { N_("As the system"), N_("Light"), N_("Dark"), NULL };
  static const char *const motions[] = { N_("As the system"), N_("Reduced"), N_("Full"), NULL };
  GtkWidget *group = add_group (page, _("Look"), NULL);

  add_choice (group, G_OBJECT (self->preferences), "theme", _("Colours"), themes);
  add_choice (group, G_OBJECT (self->preferences), "motion", _("Motion"), motions);
}

static void
add_start (MzPreferencesWindow *self, GtkWidget *page)
{
  static const char *const starts[] = { N_("Where it was left"), N_("The whole world, on the date of the facts"),
                                        N_("A view of your own"), NULL };
  GtkWidget *group = add_group (page, _("Start"), mz_preferences_are_kept (self->preferences) ? NULL
                                : _("The settings of the program are not installed: what is chosen here ends with it."));

  add_choice (group, G_OBJECT (self->preferences), "start", _("Begin With"), starts);
  self->address = address_row_new (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->address);
  g_signal_connect_object (self->preferences, "notify::start", G_CALLBACK (start_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preferences, "notify::start-address", G_CALLBACK (address_changed_cb), self, G_CONNECT_SWAPPED);
  address_changed_cb (self);
  start_changed_cb (self);
}

static void
mz_preferences_window_dispose (GObject *object)
{
  g_clear_object (&MZ_PREFERENCES_WINDOW (object)->preferences);
  G_OBJECT_CLASS (mz_preferences_window_parent_class)->dispose (object);
}

static void
mz_preferences_window_class_init (MzPreferencesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_preferences_window_dispose;
  signals[SIGNAL_ASK_ADDRESS] = g_signal_new ("ask-address", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_STRING, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mz_preferences_window_init (MzPreferencesWindow *self)
{
}

/** mz_preferences_window_new: @parent, @preferences: (transfer none). Returns: (transfer none): GTK keeps it until it is closed. */
GtkWidget *
mz_preferences_window_new (GtkWindow *parent, MzPreferences *preferences)
{
  MzPreferencesWindow *self;
  GtkWidget *page, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && MZ_IS_PREFERENCES (preferences), NULL);

  self = g_object_new (MZ_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, "title", _("Preferences"), "default-width",
                       WIDTH, "default-height", HEIGHT, NULL);
  self->preferences = g_object_ref (preferences);
  page = adw_preferences_page_new ();
  add_manner (self, page);
  add_look (self, page);
  add_start (self, page);
  gtk_widget_set_vexpand (page, TRUE);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, page);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}
