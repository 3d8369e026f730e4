/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While something is assumed, a bar on every page but one says so, and leads back to the facts. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>

#include "mz-cli-private.h"

static void
scenario_changed_cb (MzWindow *self)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);
  g_autofree char *text = NULL;

  /* The page that the scenario is changed on says so itself. */
  gtk_widget_set_visible (self->scenario_bar,
                          scenario != NULL && g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "whatif") != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-scenario", scenario != NULL);
  if (scenario == NULL)
    return;
  /* Translators: the title of a scenario. */
  text = g_strdup_printf (_("What if: %s"), mz_scenario_peek (scenario)->title);
  gtk_label_set_text (self->scenario_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->scenario_label), mz_scenario_peek (scenario)->why);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  mz_workspace_set_scenario (self->workspace, NULL);
  mz_window_focus_page (self);
}

/**
 * mz_window_assume:
 * @word: name of a bundled scenario, or a file with one
 *
 * Lays the scenario over the facts of the window's workspace, or says in a toast what is wrong with it.
 */
void
mz_window_assume (MzWindow *self, const char *word)
{
  g_autoptr (MzScenario) scenario = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MZ_IS_WINDOW (self) && word != NULL);

  g_clear_pointer (&self->view_then, g_free);
  scenario = mz_cli_load_scenario (word, mz_workspace_get_facts (self->workspace), &error);
  if (scenario != NULL)
    mz_workspace_set_scenario (self->workspace, scenario);
  else
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      mz_window_add_toast (self, adw_toast_new (markup));
    }
}

void
mz_window_install_assume (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.leave-scenario", NULL, leave_action);
}

void
mz_window_init_assume (MzWindow *self)
{
  g_signal_connect_object (self->workspace, "notify::scenario", G_CALLBACK (scenario_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (scenario_changed_cb), self, G_CONNECT_SWAPPED);
  scenario_changed_cb (self);
}
