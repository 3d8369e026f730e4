/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All that the window of shortcuts says, by a keyboard alone. What is to be tried is read from that window's own file: a key
 * without a check fails, and so does an accelerator that the window does not tell of.
 */
#include <string.h>

#include "mz-test-keys.h"

static const MzTestKeyGroup *const parts[] = { mz_test_keys_window, mz_test_keys_map, mz_test_keys_pages, mz_test_keys_show };

static gboolean
is_told (GArray *all, const char *group, const char *accel)
{
  for (guint i = 0; i < all->len; i++)
    {
      const MzTestTold *told = &g_array_index (all, MzTestTold, i);

      if ((group == NULL || strcmp (told->group, group) == 0) && mz_test_keys_is_same (told->accel, accel))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_check (const MzTestTold *told)
{
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (const MzTestKeyGroup *group = parts[part]; group->title != NULL; group++)
      for (guint i = 0; i < group->n_keys && strcmp (group->title, told->group) == 0; i++)
        if (mz_test_keys_is_same (group->keys[i].accel, told->accel))
          return TRUE;
  return FALSE;
}

/* Each that is told of has a check, once; each check is of one that is told of. */
static void
test_all (void)
{
  g_autoptr (GArray) all = mz_test_keys_read_overlay ();

  for (guint i = 0; i < all->len; i++)
    {
      const MzTestTold *told = &g_array_index (all, MzTestTold, i);

      if (!has_check (told))
        g_error ("%s: %s has no check", told->group, told->accel);
      for (guint k = 0; k < i; k++)
        if (strcmp (g_array_index (all, MzTestTold, k).group, told->group) == 0
            && strcmp (g_array_index (all, MzTestTold, k).accel, told->accel) == 0)
          g_error ("%s: %s is told of twice", told->group, told->accel);
    }
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (const MzTestKeyGroup *group = parts[part]; group->title != NULL; group++)
      for (guint i = 0; i < group->n_keys; i++)
        if (!is_told (all, group->title, group->keys[i].accel))
          g_error ("%s: %s is not told of", group->title, group->keys[i].accel);
}

/* What works everywhere is told of, and is nothing that could be meant for an entry. */
static void
test_accels (void)
{
  g_autoptr (GArray) all = mz_test_keys_read_overlay ();
  MzApplication *application = mz_application_new ();
  g_auto (GStrv) actions = NULL;

  g_object_set (application, "application-id", "org.monazite.Test", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint k = 0; accels[k] != NULL; k++)
        {
          GdkModifierType state;
          guint key;

          g_assert_true (gtk_accelerator_parse (accels[k], &key, &state));
          if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 && g_unichar_isprint (gdk_keyval_to_unicode (key)))
            g_error ("%s: %s is for writing", actions[i], accels[k]);
          if (!is_told (all, NULL, accels[k]))
            g_error ("%s: the window of shortcuts does not tell of %s", actions[i], accels[k]);
        }
    }
  g_object_unref (application);
}

/* Names of the actions that @model leads to. */
static void
collect_menu (GMenuModel *model, GHashTable *actions)
{
  for (int i = 0; model != NULL && i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuLinkIter) links = g_menu_model_iterate_item_links (model, i);
      char *name;

      if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_ACTION, "s", &name))
        g_hash_table_add (actions, name);
      while (g_menu_link_iter_next (links))
        {
          g_autoptr (GMenuModel) link = g_menu_link_iter_get_value (links);

          collect_menu (link, actions);
        }
    }
}

/* Of the shortcuts of @widget and all that is in it. */
static void
collect_keys (GtkWidget *widget, GHashTable *actions)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  const char *name = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  if (name != NULL)
    g_hash_table_add (actions, g_strdup (name));
  if (GTK_IS_MENU_BUTTON (widget))
    collect_menu (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), actions);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (GTK_IS_NAMED_ACTION (action))
            g_hash_table_add (actions, g_strdup (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_keys (child, actions);
}

/* Those that stand where they are needed only, or that other things than keys ask for. */
static const struct { const char *action, *where; } elsewhere[] = {
  { "win.add-here", "the map's menu at a place, and the menu for a new site" },
  { "win.cancel-load", "the button beside the bar, while a file is read" },
  { "win.chart", "the button of an answer, and the menu of a card" },
  { "win.choose-kept", "the menu of scenarios, once the document has some" },
  { "win.clashes", "the button of the notice that another program has changed the document" },
  { "win.conflicts", "the button of the notice after a file was laid over the facts" },
  { "win.discard-draft", "the button of the notice that there is a draft" },
  { "win.edit-scenes", "the button of what is told after a scene was added" },
  { "win.glossary", "a word in a text" },
  { "win.keep-mine", "the button of the notice that another program has changed the document" },
  { "win.leave-briefings", "the button Back of briefings, and Escape" },
  { "win.open-draft", "the button of the notice that there is a draft" },
  { "win.open-view", "the menu of views, once there are some" },
  { "win.reload", "the button of the notice that another program has changed the document" },
  { "win.remove-view", "the menu of views, once there are some" },
  { "win.revert", "the menu of a card, once its record is changed" },
  { "win.show-help-overlay", "what app.shortcuts does" },
  { "win.undo-load", "the button of what is told after a file was laid over the facts" },
  { "app.assume", "the command line, and another start of the program" },
  { "app.briefings", "the program's entry in the desktop" },
  { "app.learn", "the program's entry in the desktop" },
  { "app.new-document", "the program's entry in the desktop" },
  { "app.present", "the command line, and another start of the program" },
  { "app.search", "the desktop's search" },
  { "app.show-result", "the desktop's search" },
};

static gboolean
is_elsewhere (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (strcmp (elsewhere[i].action, action) == 0)
      return TRUE;
  return FALSE;
}

/* Whatever the window and the program can be told to do has a key, an item of a menu or a button that can be got at. */
static void
test_actions (void)
{
  g_autoptr (GHashTable) reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) own = NULL, programs = NULL, described = NULL;
  GtkWidgetClass *klass = GTK_WIDGET_CLASS (g_type_class_ref (MZ_TYPE_WINDOW));
  g_autoptr (GMenuModel) list = NULL, card = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name, *property;
  const GVariantType *parameter;
  GType owner;
  MzTestKeys self;

  if (mz_test_lacks_xdo ())
    return;
  mz_test_keys_open (&self);
  for (guint page = 0; page < MZ_N_PAGES; page++)
    mz_test_keys_show_page (&self, (MzPageKind) page);
  mz_window_show_page (self.window, MZ_PAGE_MAP);
  mz_test_keys_choose (&self);
  list = mz_window_make_menu (self.window, FALSE);
  card = mz_window_make_menu (self.window, TRUE);
  mz_test_keys_act (&self, "win.briefings");
  collect_menu (list, reached);
  collect_menu (card, reached);
  collect_menu (G_MENU_MODEL (gtk_application_get_menu_by_id (GTK_APPLICATION (self.application), "story-menu")), reached);
  collect_keys (GTK_WIDGET (self.window), reached);
  described = gtk_application_list_action_descriptions (GTK_APPLICATION (self.application));
  for (guint i = 0; described[i] != NULL; i++)
    g_hash_table_add (reached, g_strndup (described[i], strcspn (described[i], ":(")));

  own = g_action_group_list_actions (G_ACTION_GROUP (self.window));
  for (guint i = 0; own[i] != NULL; i++)
    g_ptr_array_add (names, g_strconcat ("win.", own[i], NULL));
  programs = g_action_group_list_actions (G_ACTION_GROUP (self.application));
  for (guint i = 0; programs[i] != NULL; i++)
    g_ptr_array_add (names, g_strconcat ("app.", programs[i], NULL));
  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (g_str_has_prefix (name, "win."))
      g_ptr_array_add (names, g_strdup (name));
  for (guint i = 0; i < names->len; i++)
    if (!g_hash_table_contains (reached, names->pdata[i]) && !is_elsewhere (names->pdata[i]))
      g_error ("%s has no key, no menu and no button", (char *) names->pdata[i]);
  g_type_class_unref (klass);
  mz_test_keys_close (&self);
}

static void
test_part (gconstpointer data)
{
  MzTestKeys self;

  if (mz_test_lacks_xdo ())
    return;
  mz_test_keys_open (&self);
  for (const MzTestKeyGroup *group = data; group->title != NULL; group++)
    for (guint i = 0; i < group->n_keys; i++)
      mz_test_keys_try (&self, group->title, &group->keys[i]);
  mz_test_keys_calm (&self);
  mz_test_keys_close (&self);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = mz_test_keys_isolate ();
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/keys/told/all", test_all);
  g_test_add_func ("/app/keys/told/accels", test_accels);
  g_test_add_func ("/app/keys/told/actions", test_actions);
  g_test_add_data_func ("/app/keys/window", mz_test_keys_window, test_part);
  g_test_add_data_func ("/app/keys/map", mz_test_keys_map, test_part);
  g_test_add_data_func ("/app/keys/pages", mz_test_keys_pages, test_part);
  g_test_add_data_func ("/app/keys/show", mz_test_keys_show, test_part);
  status = g_test_run ();
  mz_test_keys_remove_folder (folder);
  return status;
}
