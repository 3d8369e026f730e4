/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-language.h"

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#include "mz-language.h"
#include "mz-preferences-window.h"

#define LOCALE "de_DE.UTF-8"

/**
 * mz_test_language_use:
 * @language: one of po/LINGUAS, or of those that tests/common/pseudo.py makes
 *
 * To be called first. Which locale it is does not matter for texts, if only it is one.
 *
 * Returns: whether there are a locale and the texts; otherwise says so as a test that is skipped
 */
gboolean
mz_test_language_use (const char *language)
{
  const char *folders[] = { g_getenv ("MZ_TEST_CATALOGUES"), g_getenv ("MZ_TEST_PSEUDO") };
  const char *locales = g_getenv ("MZ_TEST_LOCALES");

  for (guint i = 0; i < G_N_ELEMENTS (folders) && locales != NULL && strstr (locales, LOCALE) != NULL; i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], language, NULL) : NULL;

      if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      /* An icon of the export dialog is known for one by the types of files, which lie outside of the test's own folders. */
      g_free (g_content_type_guess ("icon.svg", NULL, 0, NULL));
      g_setenv ("LC_ALL", LOCALE, TRUE);
      g_setenv ("LANGUAGE", language, TRUE);
      g_assert_nonnull (setlocale (LC_ALL, ""));
      mz_language_set_up (folders[i]);
      return TRUE;
    }
  g_print ("1..0 # SKIP no locale, or no texts in %s: localedef or msgfmt is missing\n", language);
  return FALSE;
}

/* Calls @each for @root and all in it that is on the screen. */
void
mz_test_each_mapped (GtkWidget *root, MzTestEach each, gpointer data)
{
  if (!gtk_widget_get_mapped (root) || !gtk_widget_get_child_visible (root))
    return;
  each (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    mz_test_each_mapped (child, each, data);
}

static void
expand (GtkWidget *widget, gpointer unused)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
}

static void
walk_pages (MzTestWindow *self, MzTestLook look, gpointer data)
{
  AdwViewStack *stack = ADW_VIEW_STACK (mz_test_find_type (GTK_WIDGET (self->window), ADW_TYPE_VIEW_STACK));
  g_autoptr (GListModel) pages = G_LIST_MODEL (adw_view_stack_get_pages (stack));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, i);

      adw_view_stack_set_visible_child_name (stack, adw_view_stack_page_get_name (page));
      mz_test_wait_frames (GTK_WIDGET (self->window), 3);
      look (GTK_WIDGET (self->window), adw_view_stack_page_get_name (page), data);
    }
  adw_view_stack_set_visible_child_name (stack, "map");
  mz_test_window_settle (self);
}

/* Each panel, for in narrow windows one lies over the other. */
static void
walk_panels (MzTestWindow *self, MzTestLook look, gpointer data)
{
  static const char *const panels[] = { "show-left", "show-right" };

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self->window), panels[i], g_variant_new_boolean (TRUE));
      mz_test_wait_frames (GTK_WIDGET (self->window), 3);
      mz_test_each_mapped (GTK_WIDGET (self->window), expand, NULL);
      mz_test_wait_frames (GTK_WIDGET (self->window), 3);
      look (GTK_WIDGET (self->window), panels[i], data);
    }
}

/* The first record of each kind, in the panel at the right. */
static void
walk_cards (MzTestWindow *self, MzTestLook look, gpointer data)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);

  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (dataset, kind);

      if (mz_store_get_length (store) == 0)
        continue;
      mz_workspace_set_selection (self->workspace, mz_store_peek (store, 0));
      mz_test_wait_frames (GTK_WIDGET (self->window), 3);
      look (GTK_WIDGET (self->window), mz_vocabulary_get_key (&mz_record_kinds, kind), data);
    }
}

static GtkWidget *
find_dialog (MzTestWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self->window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer self)
{
  return find_dialog (self) != NULL;
}

static gboolean
has_no_dialog (gpointer self)
{
  return find_dialog (self) == NULL;
}

static void
open_export (MzTestWindow *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL));
}

static void
open_manual (MzTestWindow *self)
{
  mz_window_show_manual (self->window);
}

static void
open_preferences (MzTestWindow *self)
{
  g_autoptr (MzPreferences) preferences = mz_preferences_new (NULL);

  gtk_window_present (GTK_WINDOW (mz_preferences_window_new (GTK_WINDOW (self->window), preferences)));
}

static void
walk_dialogs (MzTestWindow *self, MzTestLook look, gpointer data)
{
  static const struct { const char *where; void (*open) (MzTestWindow *self); } dialogs[] = {
    { "export", open_export }, { "manual", open_manual }, { "preferences", open_preferences },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *dialog;

      dialogs[i].open (self);
      if (!mz_test_wait_until (has_dialog, self, 5000))
        g_error ("%s opens nothing", dialogs[i].where);
      dialog = find_dialog (self);
      mz_test_wait_frames (dialog, 4);
      look (dialog, dialogs[i].where, data);
      gtk_window_destroy (GTK_WINDOW (dialog));
      g_assert_true (mz_test_wait_until (has_no_dialog, self, 5000));
    }
}

/* In place of the card. */
static void
walk_forms (MzTestWindow *self, MzTestLook look, gpointer data)
{
  static const char *const kinds[] = { "sites", "agreements", "measures", "events" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add", "s", kinds[i]));
      mz_test_wait_frames (GTK_WIDGET (self->window), 4);
      look (GTK_WIDGET (self->window), kinds[i], data);
    }
}

/** mz_test_language_walk: Calls @look for all pages, panels, kinds of cards, dialogs and forms, one after another. */
void
mz_test_language_walk (MzTestWindow *self, MzTestLook look, gpointer data)
{
  walk_pages (self, look, data);
  walk_panels (self, look, data);
  walk_cards (self, look, data);
  walk_dialogs (self, look, data);
  walk_forms (self, look, data);
}
