/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop asks of the program: the jobs of its launcher, and what its search has found. */
#define G_LOG_DOMAIN "monazite"

#include "mz-application-private.h"

#include <glib/gi18n-lib.h>

#include "mz-search-provider.h"
#include "mz-window-private.h"
#include "mz-window-story.h"

/* Characters that are told of what is not there. */
#define MOST_TOLD 60

/* Nothing comes before a show, or beside a test. */
static gboolean
is_busy (MzWindow *window)
{
  return mz_window_is_presenting (window) || window->testing;
}

static void
new_document_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzWindow *window = mz_application_show_window (data, FALSE, FALSE);

  if (!is_busy (window))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
}

static void
briefings_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzWindow *window = mz_application_show_window (data, TRUE, TRUE);

  if (!is_busy (window))
    mz_window_show_briefings (window);
}

static void
learn_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzWindow *window = mz_application_show_window (data, TRUE, FALSE);

  if (!is_busy (window))
    mz_window_show_page (window, MZ_PAGE_LEARN);
}

/* As the search of the window does. */
static void
open_record (MzWindow *window, MzRecord *record)
{
  mz_window_show_page (window, MZ_PAGE_MAP);
  mz_workspace_set_selection (window->workspace, record);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.details", NULL);
}

static void
show_result_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzWindow *window = mz_application_show_window (data, TRUE, FALSE);
  const char *id = g_variant_get_string (parameter, NULL);
  MzRecord *record = NULL;
  const MzGlossaryEntry *entry = NULL;

  if (is_busy (window))
    return;
  mz_search_provider_find (id, mz_workspace_get_dataset (window->workspace), &record, &entry);
  if (record != NULL)
    open_record (window, record);
  else if (entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.glossary", "s", entry->term);
  else
    {
      g_autofree char *begin = g_utf8_strlen (id, -1) > MOST_TOLD ? g_utf8_substring (id, 0, MOST_TOLD) : g_strdup (id);
      g_autofree char *said = g_strdup_printf (_("“%s” is not among the facts here"), begin);

      mz_window_tell (window, said);
    }
}

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MzWindow *window = mz_application_show_window (data, TRUE, FALSE);

  if (is_busy (window))
    return;
  mz_window_show_page (window, MZ_PAGE_MAP);
  mz_window_show_left (window, TRUE);
  mz_find_panel_start_search (window->find_panel, g_variant_get_string (parameter, NULL));
}

/** mz_application_add_entries: Those of the desktop file, and "show-result" and "search" for #MzSearchProvider. */
void
mz_application_add_entries (MzApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-document", .activate = new_document_action },
    { .name = "briefings", .activate = briefings_action },
    { .name = "learn", .activate = learn_action },
    { .name = "show-result", .activate = show_result_action, .parameter_type = "s" },
    { .name = "search", .activate = search_action, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
