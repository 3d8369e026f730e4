/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of the map and of its layers do. */
#include "mz-test-keys.h"

#include <math.h>
#include <string.h>

/* A view becomes one to leave from when it has been looked at for a while. */
static gboolean
has_rested (gpointer map)
{
  return MZ_MAP_VIEW (map)->rest_id == 0;
}

/* Two views, one after the other, and the keyboard in a panel. */
void
mz_test_keys_go_to_views (MzTestKeys *self)
{
  mz_test_keys_show_page (self, MZ_PAGE_MAP);
  mz_workspace_set_view (self->workspace, &(MzView) { 10, 20, 5, 0, 0 });
  mz_test_keys_settle (self);
  g_assert_true (mz_test_wait_until (has_rested, self->map, 5000));
  mz_workspace_set_view (self->workspace, &(MzView) { -10, 60, 6, 0, 0 });
  mz_test_keys_settle (self);
  if (g_str_has_suffix (self->key->accel, "Right") || g_str_has_suffix (self->key->accel, "right"))
    mz_test_keys_act (self, "map.back");
  if (g_str_has_prefix (self->key->accel, "<Alt>"))
    mz_test_keys_act (self, "win.search");
}

gboolean
mz_test_keys_shows_former (MzTestKeys *self)
{
  return fabs (self->before.view.lon - 60) < 0.1 && fabs (self->now.view.lon - 20) < 0.1;
}

gboolean
mz_test_keys_shows_next (MzTestKeys *self)
{
  return fabs (self->before.view.lon - 20) < 0.1 && fabs (self->now.view.lon - 60) < 0.1;
}

/* The difference in days. */
static int
count_days (MzTestKeys *self)
{
  return (int) (mz_partial_date_first_day (self->now.date) - mz_partial_date_first_day (self->before.date));
}

gboolean
mz_test_keys_is_as_far (MzTestKeys *self)
{
  int least, most;

  g_assert_cmpint (sscanf (self->key->what, "%d..%d", &least, &most), ==, 2);
  return count_days (self) >= least && count_days (self) <= most;
}

static void
turn_layers (MzTestKeys *self)
{
  mz_test_keys_show_page (self, MZ_PAGE_MAP);
}

static gboolean
turns_layer (MzTestKeys *self)
{
  return (self->now.layers ^ self->before.layers) == 1u << (self->key->accel[0] - '1');
}

static const MzTestKey layer_keys[] = {
  { "1", turn_layers, turns_layer, NULL }, { "2", turn_layers, turns_layer, NULL }, { "3", turn_layers, turns_layer, NULL },
  { "4", turn_layers, turns_layer, NULL }, { "5", turn_layers, turns_layer, NULL }, { "6", turn_layers, turns_layer, NULL },
  { "7", turn_layers, turns_layer, NULL }, { "8", turn_layers, turns_layer, NULL }, { "9", turn_layers, turns_layer, NULL },
};

static void
go_to_world (MzTestKeys *self)
{
  mz_test_keys_show_page (self, MZ_PAGE_MAP);
  mz_workspace_set_layers (self->workspace, MZ_LAYERS_DEFAULT);
  mz_workspace_set_selection (self->workspace, NULL);
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2015, 6, 15));
  mz_workspace_set_view (self->workspace, &(MzView) { 20, 100, 4, 0, 0 });
  mz_test_keys_settle (self);
}

static gboolean
moves_west (MzTestKeys *self)
{
  return self->now.view.lon < self->before.view.lon && self->now.view.lat == self->before.view.lat;
}

static gboolean
moves_east (MzTestKeys *self)
{
  return self->now.view.lon > self->before.view.lon && self->now.view.lat == self->before.view.lat;
}

static gboolean
moves_north (MzTestKeys *self)
{
  return self->now.view.lat > self->before.view.lat && self->now.view.lon == self->before.view.lon;
}

static gboolean
moves_south (MzTestKeys *self)
{
  return self->now.view.lat < self->before.view.lat && self->now.view.lon == self->before.view.lon;
}

static gboolean
is_nearer (MzTestKeys *self)
{
  return self->now.view.zoom > self->before.view.zoom;
}

static gboolean
is_farther (MzTestKeys *self)
{
  return self->now.view.zoom < self->before.view.zoom;
}

/* From one site in the middle of others. */
static void
go_to_site (MzTestKeys *self)
{
  go_to_world (self);
  if (self->map->focus != NULL)
    mz_test_keys_press (self, "Escape");
  mz_workspace_set_selection (self->workspace, mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE,
                                                                  self->key->what));
  mz_test_keys_settle (self);
  mz_window_focus_page (self->window);
}

static gboolean
is_at_another_site (MzTestKeys *self)
{
  return self->now.focused_site != NULL && self->now.focused_site != self->before.focused_site
         && strcmp (mz_record_get_id (self->now.focused_site), self->key->what) != 0;
}

static void
walk (MzTestKeys *self)
{
  go_to_site (self);
  mz_test_keys_press (self, "<Alt>Up");
  mz_test_keys_settle (self);
}

static gboolean
opens_site (MzTestKeys *self)
{
  return self->before.focused_site != NULL && self->now.selection == self->before.focused_site;
}

static gboolean
measures (MzTestKeys *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (mz_map_view_get_actions (self->map), "measure");

  return g_variant_get_boolean (state);
}

static gboolean
has_measured (MzTestKeys *self, const char *prefix)
{
  GtkWidget *copy = mz_test_find_text (GTK_WIDGET (self->map), "Copy");
  GtkWidget *box = copy != NULL ? gtk_widget_get_parent (gtk_widget_get_ancestor (copy, GTK_TYPE_BUTTON)) : NULL;

  return box != NULL && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (box))), prefix);
}

static void
measure (MzTestKeys *self)
{
  if (measures (self))
    mz_test_keys_press (self, "m");
  go_to_site (self);
  mz_test_keys_press (self, "m Return");
  mz_test_keys_settle (self);
  g_assert_true (has_measured (self, "From "));
}

static gboolean
has_taken_away (MzTestKeys *self)
{
  gboolean gone = measures (self) && !has_measured (self, "From ");

  if (gone)
    mz_test_keys_press (self, "m");
  return gone;
}

static const MzTestKey map_keys[] = {
  { "Left", go_to_world, moves_west, NULL },
  { "Right", go_to_world, moves_east, NULL },
  { "Up", go_to_world, moves_north, NULL },
  { "Down", go_to_world, moves_south, NULL },
  { "plus", go_to_world, is_nearer, NULL },
  { "minus", go_to_world, is_farther, NULL },
  { "Home", go_to_world, is_farther, NULL },
  { "<Alt>Left", go_to_site, is_at_another_site, "khalzan-buregtei" },
  { "<Alt>Right", go_to_site, is_at_another_site, "khalzan-buregtei" },
  { "<Alt>Up", go_to_site, is_at_another_site, "khalzan-buregtei" },
  { "<Alt>Down", go_to_site, is_at_another_site, "khalzan-buregtei" },
  { "Return", walk, opens_site, "khalzan-buregtei" },
  { "BackSpace", measure, has_taken_away, "khalzan-buregtei" },
  { "m", go_to_world, measures, NULL },
  { "<Control>bracketleft", mz_test_keys_go_to_views, mz_test_keys_shows_former, NULL },
  { "<Control>bracketright", mz_test_keys_go_to_views, mz_test_keys_shows_next, NULL },
  { "n", go_to_world, mz_test_keys_is_as_far, "1..1000" },
};

const MzTestKeyGroup mz_test_keys_map[] = {
  { "Layers", layer_keys, G_N_ELEMENTS (layer_keys) },
  { "Map, when it has the focus", map_keys, G_N_ELEMENTS (map_keys) },
  { NULL, NULL, 0 },
};
