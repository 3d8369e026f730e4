/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manual: each of its pages, over the bundled facts. */
#include <string.h>

#include "mz-compat.h"
#include "mz-manual-pages.h"
#include "mz-manual.h"
#include "mz-scene-picture.h"
#include "mz-test-window.h"

static MzManual *
find_manual (void)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (MZ_IS_MANUAL (window))
        return MZ_MANUAL (window);
    }
  return NULL;
}

static gboolean
is_settled (gpointer manual)
{
  return mz_manual_is_settled (manual);
}

static MzManual *
open_manual (MzTestWindow *self)
{
  MzManual *manual;

  mz_window_show_manual (self->window);
  manual = find_manual ();
  g_assert_nonnull (manual);
  mz_test_wait_shown (GTK_WINDOW (manual));
  return manual;
}

static GtkWidget *
find_button (GtkWidget *root, const char *text)
{
  GtkWidget *label = mz_test_find_text (root, text);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

/* Of how many colours it is; what has nothing in it is of one. */
static guint
count_colors (cairo_surface_t *surface)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      g_hash_table_add (colors, GUINT_TO_POINTER (((const guint32 *) (gconstpointer) (data + y * stride))[x]));
  return g_hash_table_size (colors);
}

/* Each opens, leads to pages that there are, fits into 360 pixels, and has a picture with something on it. */
static void
test_pages (MzTestWindow *self, gconstpointer size)
{
  MzManual *manual = open_manual (self);

  for (guint i = 0; i < mz_manual_n_pages; i++)
    {
      const MzManualPage *page = &mz_manual_pages[i];
      cairo_surface_t *drawn;
      int minimum;

      mz_manual_show_page (manual, page->id);
      g_assert_cmpstr (mz_manual_get_page (manual), ==, page->id);
      g_assert_nonnull (mz_test_find_text (GTK_WIDGET (manual), page->paragraphs[0]));
      for (guint k = 0; k < MZ_MANUAL_LINKS && page->links[k] != NULL; k++)
        g_assert_nonnull (mz_manual_pages_find (page->links[k]));
      g_assert_true (mz_test_wait_until (is_settled, manual, 20000));
      mz_test_wait_frames (GTK_WIDGET (manual), 2);
      drawn = mz_test_draw_widget (mz_test_find_type (GTK_WIDGET (manual), MZ_TYPE_SCENE_PICTURE));
      g_assert_cmpuint (count_colors (drawn), >, 50);
      cairo_surface_destroy (drawn);
      gtk_widget_measure (GTK_WIDGET (manual), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > 360)
        g_error ("%s takes %d pixels at the least", page->id, minimum);
    }
  gtk_window_close (GTK_WINDOW (manual));
  mz_test_drain ();
  g_assert_null (find_manual ());
}

/* What it says of keys is what the window of all keys says. */
static void
test_keys (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/monazite/Monazite/gtk/help-overlay.ui");
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GSList *objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUTS_SHORTCUT (l->data))
      {
        g_autofree char *keys = NULL, *title = NULL;

        g_object_get (l->data, "accelerator", &keys, "title", &title, NULL);
        g_hash_table_add (known, g_strdup_printf ("%s: %s", keys, title));
      }
  g_slist_free (objects);
  g_assert_cmpuint (g_hash_table_size (known), >, 100);
  g_assert_true (g_hash_table_contains (known, "F1: Manual"));
  for (guint i = 0; i < mz_manual_n_pages; i++)
    for (guint k = 0; k < MZ_MANUAL_KEYS && mz_manual_pages[i].keys[k].keys != NULL; k++)
      {
        g_autofree char *both = g_strdup_printf ("%s: %s", mz_manual_pages[i].keys[k].keys, mz_manual_pages[i].keys[k].title);

        if (!g_hash_table_contains (known, both))
          g_error ("no such key: %s", both);
      }
}

/* It opens at what is looked at, and leads back to it. */
static void
test_topics (MzTestWindow *self, gconstpointer size)
{
  static const struct { const char *page, *topic; } topics[] = {
    { "map", "map" }, { "chain", "charts" }, { "timeline", "clock" }, { "charts", "charts" }, { "whatif", "whatif" },
    { "learn", "learn" },
  };
  AdwViewStack *stack = ADW_VIEW_STACK (mz_test_find_type (GTK_WIDGET (self->window), ADW_TYPE_VIEW_STACK));
  MzManual *manual;

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", topics[i].page);
      mz_test_drain ();
      manual = open_manual (self);
      g_assert_cmpstr (mz_manual_get_page (manual), ==, topics[i].topic);
    }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.briefings", NULL);
  manual = open_manual (self);
  g_assert_cmpstr (mz_manual_get_page (manual), ==, "briefings");
  for (guint i = 0; i < mz_manual_n_pages; i++)
    if (g_strcmp0 (mz_manual_pages[i].action, "win.page") == 0)
      {
        mz_manual_show_page (manual, mz_manual_pages[i].id);
        g_signal_emit_by_name (find_button (GTK_WIDGET (manual), mz_manual_pages[i].label), "clicked");
        mz_test_drain ();
        g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, mz_manual_pages[i].target);
      }
  /* It ends with the window; here, before that. */
  gtk_window_destroy (GTK_WINDOW (manual));
}

/* Other actions are those of the window or the program. */
static void
test_actions (MzTestWindow *self, gconstpointer size)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (self->window);

  for (guint i = 0; i < mz_manual_n_pages; i++)
    {
      const char *action = mz_manual_pages[i].action, *name = NULL, *property;
      const GVariantType *parameter;
      gboolean found = g_str_equal (action, "app.shortcuts");
      GType owner;

      found = found || g_action_map_lookup_action (G_ACTION_MAP (self->window), action + strlen ("win.")) != NULL;
      for (guint k = 0; !found && gtk_widget_class_query_action (klass, k, &owner, &name, &parameter, &property); k++)
        found = g_str_equal (name, action);
      if (!found)
        g_error ("no such action: %s", action);
    }
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_child_visible (row);
  return n;
}

static void
search (MzManual *manual, const char *words)
{
  GtkWidget *entry = mz_test_find_type (GTK_WIDGET (manual), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

/* By words that stand in a page, whatever their capitals; Enter opens the first one. */
static void
test_search (MzTestWindow *self, gconstpointer size)
{
  MzManual *manual = open_manual (self);
  GtkWidget *list = gtk_widget_get_ancestor (mz_test_find_text (GTK_WIDGET (manual), "The Command Line"), GTK_TYPE_LIST_BOX);

  g_assert_cmpuint (count_rows (list), ==, mz_manual_n_pages);
  search (manual, "HATCHED countries");
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_assert_null (mz_test_find_text (GTK_WIDGET (manual), "No page has these words."));
  search (manual, "geopackage");
  g_signal_emit_by_name (mz_test_find_type (GTK_WIDGET (manual), GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpstr (mz_manual_get_page (manual), ==, "own");
  search (manual, "no such word");
  g_assert_cmpuint (count_rows (list), ==, 0);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (manual), "No page has these words."));
  g_signal_emit_by_name (mz_test_find_type (GTK_WIDGET (manual), GTK_TYPE_SEARCH_ENTRY), "activate");
  search (manual, "");
  g_assert_cmpuint (count_rows (list), ==, mz_manual_n_pages);
  /* Esc. */
  g_assert_true (mz_test_press (list, GDK_KEY_Escape, 0));
  mz_test_drain ();
  g_assert_null (find_manual ());
}

/* Returns: (transfer none): its page in front */
static GtkWidget *
get_shown (GtkWidget *leaflet)
{
  g_autoptr (GtkWidget) shown = NULL;

  g_object_get (leaflet, "visible-child", &shown, NULL);
  return shown;
}

/* Whoever is in the list of a narrow window, or in the middle of a page, stays there when facts, preferences or colours change. */
static void
test_stays (MzTestWindow *self, gconstpointer size)
{
  MzManual *manual = open_manual (self);
  GtkWidget *leaflet = mz_test_find_type (GTK_WIDGET (manual), g_type_from_name ("AdwLeaflet"));
  GtkWidget *picture, *page, *scroller;
  GtkAdjustment *adjustment;

  mz_manual_show_page (manual, "map");
  g_assert_true (mz_test_wait_until (is_settled, manual, 20000));
  picture = mz_test_find_type (GTK_WIDGET (manual), MZ_TYPE_SCENE_PICTURE);
  scroller = gtk_widget_get_ancestor (picture, GTK_TYPE_SCROLLED_WINDOW);
  page = get_shown (leaflet);
  g_assert_true (gtk_widget_is_ancestor (scroller, page));
  mz_test_wait_frames (GTK_WIDGET (manual), 2);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, 40);
  mz_leaflet_go ((AdwLeaflet *) leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  g_assert_true (get_shown (leaflet) != page);
  g_object_set (mz_workspace_get_manner (self->workspace), "big-labels", TRUE, NULL);
  g_assert_false (mz_manual_is_settled (manual));
  g_assert_true (mz_test_wait_until (is_settled, manual, 20000));
  g_signal_emit_by_name (mz_desk_get_facts (mz_window_get_desk (self->window)), "changed");
  g_assert_false (mz_manual_is_settled (manual));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (mz_test_wait_until (is_settled, manual, 20000));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_true (mz_test_wait_until (is_settled, manual, 20000));
  g_assert_true (get_shown (leaflet) != page);
  g_assert_true (mz_test_find_type (GTK_WIDGET (manual), MZ_TYPE_SCENE_PICTURE) == picture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 40);
  gtk_window_close (GTK_WINDOW (manual));
  mz_test_drain ();
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "pages", test_pages, NULL },     { "keys", test_keys, NULL },     { "topics", test_topics, NULL },
    { "actions", test_actions, NULL }, { "search", test_search, NULL }, { "stays", test_stays, NULL },
  };

  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/app/manual/", cases, G_N_ELEMENTS (cases));
}
