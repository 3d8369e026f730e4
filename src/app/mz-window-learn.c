/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that is learnt on: on workspaces of its own, with the student's own file. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>

#include "mz-learn-page.h"

/* Nothing is to be looked up during a test. */
static void
locked_cb (MzWindow *self, gboolean locked)
{
  static const char *const actions[] = { "win.search", "win.open" };

  self->testing = locked;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "page")), !locked);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !locked);
  if (locked)
    {
      mz_window_show_left (self, FALSE);
      mz_window_show_details (self, FALSE);
    }
  mz_window_update_chrome (self);
}

static void
say_cb (MzWindow *self, const char *text)
{
  mz_window_tell (self, text);
}

static void
open_cb (MzWindow *self, guint kind, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "card.open", "(us)", kind, id);
}

/** mz_window_learn_page_new: Returns: (transfer floating) */
GtkWidget *
mz_window_learn_page_new (MzWindow *self)
{
  g_autoptr (MzStudy) study = mz_study_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  if (!mz_study_load (study, &error))
    mz_window_tell (self, error->message);
  page = mz_learn_page_new (self->workspace, self->basemap, study);
  g_signal_connect_object (page, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "say", G_CALLBACK (say_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  return page;
}
