/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing jumps: what the window consists of stays where it is while the clock plays, cards come and the pointer moves. */
#include "mz-test-window.h"
#include "mz-window-private.h"

#define N_PARTS 6
#define STEPS   4

typedef struct
{
  MzTestWindow    *fixture;
  GtkWidget       *parts[N_PARTS];
  graphene_rect_t  bounds[N_PARTS];
  guint            n_frames;
} Watch;

static void
take_bounds (Watch *self, guint i, graphene_rect_t *bounds)
{
  g_assert_true (gtk_widget_get_mapped (self->parts[i]));
  g_assert_true (gtk_widget_compute_bounds (self->parts[i], GTK_WIDGET (self->fixture->window), bounds));
}

/* In each frame, after all has its place. */
static void
look_cb (Watch *self)
{
  self->n_frames++;
  for (guint i = 0; i < N_PARTS; i++)
    {
      graphene_rect_t now;

      take_bounds (self, i, &now);
      if (!graphene_rect_equal (&now, &self->bounds[i]))
        g_error ("a %s has moved from %g,%g %gx%g to %g,%g %gx%g", G_OBJECT_TYPE_NAME (self->parts[i]),
                 self->bounds[i].origin.x, self->bounds[i].origin.y, self->bounds[i].size.width, self->bounds[i].size.height,
                 now.origin.x, now.origin.y, now.size.width, now.size.height);
    }
}

static void
begin (Watch *self, MzTestWindow *fixture)
{
  MzWindow *window = fixture->window;
  GtkWidget *parts[N_PARTS] = { window->map_view, window->left_pane, window->right_pane, GTK_WIDGET (window->time_bar),
                                GTK_WIDGET (window->title), GTK_WIDGET (window->card_panel) };

  *self = (Watch) { .fixture = fixture };
  for (guint i = 0; i < N_PARTS; i++)
    {
      self->parts[i] = parts[i];
      take_bounds (self, i, &self->bounds[i]);
    }
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (look_cb), self);
}

static void
end (Watch *self)
{
  mz_test_window_settle (self->fixture);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (self->fixture->window)), self);
  g_assert_cmpuint (self->n_frames, >, 3);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static gboolean
has_played (gpointer n)
{
  return *(guint *) n >= STEPS;
}

/* From a year with two figures and no month to one with all. */
static void
test_clock (MzTestWindow *self, gconstpointer size)
{
  GActionGroup *actions = mz_time_bar_get_actions (self->window->time_bar);
  guint n = 0;
  Watch watch;

  mz_workspace_set_date (self->workspace, mz_partial_date_new (2025, 8, 0));
  mz_test_window_settle (self);
  begin (&watch, self);
  g_signal_connect_swapped (self->workspace, "notify::date", G_CALLBACK (count_cb), &n);
  g_action_group_activate_action (actions, "play", NULL);
  g_assert_true (mz_test_wait_until (has_played, &n, 30000));
  g_action_group_activate_action (actions, "play", NULL);
  g_signal_handlers_disconnect_by_data (self->workspace, &n);
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2025, 9, 30));
  mz_test_window_settle (self);
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2026, 0, 0));
  end (&watch);
}

/* Of each kind, one after another, and none. */
static void
test_cards (MzTestWindow *self, gconstpointer size)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  Watch watch;

  begin (&watch, self);
  for (guint kind = 0; kind < MZ_N_RECORD_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (dataset, kind);

      if (mz_store_get_length (store) == 0)
        continue;
      mz_workspace_set_selection (self->workspace, mz_store_peek (store, 0));
      mz_test_window_settle (self);
    }
  mz_workspace_set_selection (self->workspace, NULL);
  end (&watch);
}

static void
test_hover (MzTestWindow *self, gconstpointer size)
{
  MzStore *sites = mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE);
  Watch watch;

  begin (&watch, self);
  for (guint i = 0; i < MIN (mz_store_get_length (sites), 3); i++)
    {
      mz_workspace_set_hover (self->workspace, mz_store_peek (sites, i));
      mz_test_window_settle (self);
    }
  mz_workspace_set_hover (self->workspace, NULL);
  end (&watch);
}

/* A page asked for while the window has no size yet is there as it stays: with nothing to slide over, AdwFlap divides by 0. */
static void
test_first (MzTestWindow *self, gconstpointer size)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  MzWindow *window = mz_window_new (application, self->workspace, self->window->basemap, NULL);
  double left, right;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_object_get (window->left_flap, "reveal-progress", &left, NULL);
  g_assert_cmpfloat (left, ==, 1);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->left_flap)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window->left_flap)), ==, 0);
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("learn"));
  g_assert_cmpint (window->page, ==, MZ_PAGE_LEARN);
  g_object_get (window->left_flap, "reveal-progress", &left, NULL);
  g_object_get (window->right_flap, "reveal-progress", &right, NULL);
  g_assert_cmpfloat (left, ==, 0);
  g_assert_cmpfloat (right, ==, 0);
  mz_test_wait_shown (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->left_flap)));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "clock", test_clock, NULL },
    { "cards", test_cards, NULL },
    { "hover", test_hover, NULL },
    { "first", test_first, NULL },
  };

  return mz_test_window_run (argc, argv, "/app/still/", cases, G_N_ELEMENTS (cases));
}
