/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-explore.h"

#include <math.h>

#include "mz-time-bar.h"

static gboolean
is_shown (MzShow *self)
{
  return mz_story_player_get_exploring (self->player) == MZ_STORY_EXPLORING_SHOWN;
}

/* What is as wide in the one map is as wide in the other. */
static MzView
fit (const MzView *view, const MzView *frame)
{
  MzView fitted = *view;

  if (view->width > 0 && frame->width > 0)
    fitted.zoom += log2 (frame->width / view->width);
  fitted.width = frame->width;
  fitted.height = frame->height;
  return fitted;
}

static void
shown_changed_cb (MzShow *self)
{
  MzMapView *map = mz_show_stage_get_map (self->stage);
  MzView view;

  if (!is_shown (self))
    return;
  view = fit (mz_map_view_get_shown (self->free_map), mz_map_view_get_shown (map));
  mz_map_view_set_shown (map, &view);
}

static void
copy_state (MzWorkspace *from, MzWorkspace *to)
{
  MzRecord *selection = mz_workspace_get_selection (from);

  mz_workspace_set_scenario (to, mz_workspace_get_scenario (from));
  mz_workspace_settle (to);
  mz_workspace_set_layers (to, mz_workspace_get_layers (from));
  mz_workspace_set_query (to, mz_workspace_get_query (from));
  mz_workspace_set_date (to, mz_workspace_get_date (from));
  mz_workspace_set_selection (to, selection != NULL ? mz_dataset_lookup (mz_workspace_get_dataset (to),
                                                                         mz_record_get_kind (selection),
                                                                         mz_record_get_id (selection)) : NULL);
}

static void
state_changed_cb (MzShow *self)
{
  if (!is_shown (self))
    return;
  copy_state (self->free_workspace, self->workspace);
  shown_changed_cb (self);
}

static void
build_map (MzShow *self)
{
  static const char *const properties[] = { "notify::date", "notify::query", "notify::layers", "notify::selection",
                                            "notify::scenario" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar;
  MzView view = *mz_map_view_get_shown (mz_show_stage_get_map (self->stage));

  self->free_workspace = mz_workspace_new (mz_workspace_get_facts (self->workspace));
  mz_workspace_set_manner (self->free_workspace, mz_workspace_get_manner (self->workspace));
  copy_state (self->workspace, self->free_workspace);
  view.zoom -= view.width > 0 ? log2 (view.width / MZ_SLIDE_WIDTH) + 1 : 0;
  view.width = view.height = 0;
  mz_workspace_set_view (self->free_workspace, &view);
  self->free_map = MZ_MAP_VIEW (mz_map_view_new (self->free_workspace, self->basemap));
  gtk_widget_set_vexpand (GTK_WIDGET (self->free_map), TRUE);
  bar = mz_time_bar_new (self->free_workspace);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->free_map));
  gtk_box_append (GTK_BOX (box), bar);
  mz_show_console_set_map (self->panel, box);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_signal_connect_object (self->free_workspace, properties[i], G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->free_map, "notify::shown", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
}

/** mz_show_explore_update: After the player has left the story, come back to it, or changed who may see that. */
void
mz_show_explore_update (MzShow *self)
{
  GtkWidget *map = GTK_WIDGET (mz_show_stage_get_map (self->stage));

  if (mz_story_player_get_exploring (self->player) == MZ_STORY_EXPLORING_NOT)
    {
      mz_show_explore_clear (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->stage));
      return;
    }
  if (self->free_map == NULL)
    build_map (self);
  /* As the audience sees it, or would. */
  mz_map_view_set_theme (self->free_map, mz_show_stage_is_dark (self->stage) ? MZ_THEME_DARK : MZ_THEME_LIGHT);
  state_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->free_map));
  if (is_shown (self))
    gtk_widget_grab_focus (map);
}

void
mz_show_explore_clear (MzShow *self)
{
  if (self->free_map == NULL)
    return;
  self->free_map = NULL;
  if (self->panel != NULL)
    mz_show_console_set_map (self->panel, NULL);
  g_clear_object (&self->free_workspace);
}
