/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-console-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROOMY 1200 /* a narrower console has no room for a free map beside the next scene */

enum { SIGNAL_ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzShowConsole, mz_show_console, GTK_TYPE_WIDGET)

static MzStory *
get_story (MzShowConsole *self)
{
  return mz_story_player_get_story (self->player);
}

static char *
format_time (double seconds)
{
  guint s = (guint) MAX (seconds, 0);

  return s < 3600 ? g_strdup_printf ("%02u:%02u", s / 60, s % 60) : g_strdup_printf ("%u:%02u:%02u", s / 3600, s / 60 % 60, s % 60);
}

static char *
describe_plan (MzShowConsole *self)
{
  guint planned = mz_story_player_get_planned (self->player), minutes = (planned + 30) / 60;
  double elapsed = mz_story_player_get_elapsed (self->player);
  long behind = lround (mz_story_player_get_behind (self->player));
  g_autofree char *left = format_time (planned - elapsed), *in_all = NULL, *stands = NULL;

  if (planned == 0)
    return g_strdup (_("No times are planned"));
  in_all = g_strdup_printf (ngettext ("%u min in all", "%u min in all", minutes), minutes);
  if (behind > 0)
    stands = g_strdup_printf (ngettext ("%ld s behind plan", "%ld s behind plan", (gulong) behind), behind);
  else if (behind < 0)
    stands = g_strdup_printf (ngettext ("%ld s ahead of plan", "%ld s ahead of plan", (gulong) -behind), -behind);
  else
    stands = g_strdup (_("on plan"));
  /* Translators: how a show stands against its plan, time that is left, time planned for all of it. */
  return g_strdup_printf (_("%1$s, %2$s left, %3$s"), stands, left, in_all);
}

/** mz_show_console_update_time: What the clocks say. */
void
mz_show_console_update_time (MzShowConsole *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *elapsed = NULL, *time = g_date_time_format (now, "%H:%M"), *plan = describe_plan (self), *until = NULL, *detail = NULL;
  guint scene = mz_story_player_get_scene (self->player);

  elapsed = format_time (mz_story_player_get_elapsed (self->player));
  gtk_label_set_text (self->elapsed, elapsed);
  gtk_label_set_text (self->now, time);
  gtk_label_set_text (self->plan_detail, plan);
  if (mz_story_player_get_planned (self->player) > 0)
    {
      until = format_time (mz_story_player_get_planned_before (self->player, scene + 1));
      /* Translators: below the time that has gone by: when this scene should end. */
      detail = g_strdup_printf (_("elapsed, planned %s"), until);
    }
  gtk_label_set_text (self->elapsed_detail, detail != NULL ? detail : _("elapsed"));
  gtk_widget_queue_draw (self->plan);
}

static gboolean
timer_cb (gpointer data)
{
  mz_show_console_update_time (data);
  return G_SOURCE_CONTINUE;
}

static void
reveal_row (MzShowConsole *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t box;

  if (adjustment != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &box))
    gtk_adjustment_clamp_page (adjustment, box.origin.y, box.origin.y + box.size.height);
}

static void
scene_changed_cb (MzShowConsole *self)
{
  guint scene = mz_story_player_get_scene (self->player), n = mz_story_get_n_scenes (get_story (self)), next;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) scene);
  gboolean has_next = mz_story_player_get_next (self->player, &next);

  gtk_list_box_select_row (self->list, row);
  reveal_row (self, row);
  gtk_label_set_text (self->next_label, has_next ? _("Next") : _("This is the last scene"));
  gtk_widget_set_opacity (GTK_WIDGET (self->next), has_next ? 1 : 0);
  gtk_widget_set_sensitive (self->buttons[MZ_STORY_BACK], scene > 0);
  gtk_widget_set_sensitive (self->buttons[MZ_STORY_NEXT], n > 1);
  mz_show_console_update_time (self);
}

static void
set_pressed (GtkWidget *button, gboolean pressed)
{
  if (pressed)
    gtk_widget_add_css_class (button, "pressed");
  else
    gtk_widget_remove_css_class (button, "pressed");
}

static void
state_changed_cb (MzShowConsole *self)
{
  guint scene = mz_story_player_get_scene (self->player), n = mz_story_get_n_scenes (get_story (self));
  MzStoryScreen screen = mz_story_player_get_screen (self->player);
  MzStoryExploring exploring = mz_story_player_get_exploring (self->player);
  g_autofree char *text = NULL;
  gboolean free_map;

  if (screen == MZ_STORY_SCREEN_BLACK)
    text = g_strdup_printf (_("The screen is black, scene %1$u of %2$u"), scene + 1, n);
  else if (screen == MZ_STORY_SCREEN_WHITE)
    text = g_strdup_printf (_("The screen is white, scene %1$u of %2$u"), scene + 1, n);
  else if (exploring == MZ_STORY_EXPLORING_SHOWN)
    text = g_strdup (_("Free map: the audience sees it. Backspace leads back to the story"));
  else if (exploring == MZ_STORY_EXPLORING_PRIVATE)
    text = g_strdup_printf (_("Free map: the audience still sees scene %u. Backspace leads back to the story"), scene + 1);
  else
    text = g_strdup_printf (_("On screen, scene %1$u of %2$u"), scene + 1, n);
  gtk_label_set_text (self->current_label, text);
  free_map = exploring != MZ_STORY_EXPLORING_NOT && gtk_widget_get_first_child (self->map_bin) != NULL;
  gtk_stack_set_visible_child_name (GTK_STACK (self->current_stack), free_map ? "explored" : "told");
  gtk_widget_set_visible (self->next_box, !free_map || gtk_widget_get_width (GTK_WIDGET (self)) >= ROOMY);
  set_pressed (self->buttons[MZ_STORY_BLACK], screen == MZ_STORY_SCREEN_BLACK);
  set_pressed (self->buttons[MZ_STORY_DOT], mz_story_player_get_pointer (self->player) == MZ_STORY_POINTER_DOT);
  set_pressed (self->buttons[MZ_STORY_EXPLORE], exploring != MZ_STORY_EXPLORING_NOT);
  set_pressed (self->buttons[MZ_STORY_PRIVATE], exploring == MZ_STORY_EXPLORING_PRIVATE);
  gtk_widget_set_visible (self->buttons[MZ_STORY_PRIVATE], exploring != MZ_STORY_EXPLORING_NOT);
}

static void
mz_show_console_dispose (GObject *object)
{
  MzShowConsole *self = MZ_SHOW_CONSOLE (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->player);
  G_OBJECT_CLASS (mz_show_console_parent_class)->dispose (object);
}

static void
mz_show_console_class_init (MzShowConsoleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_show_console_dispose;
  signals[SIGNAL_ASKED] = g_signal_new ("asked", MZ_TYPE_SHOW_CONSOLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "show-console");
}

static void
mz_show_console_init (MzShowConsole *self)
{
  self->notes_size = MZ_SHOW_NOTES_SIZE;
}

/** mz_show_console_ask: Something is to be done in the show; @number: of a scene, for %MZ_STORY_GO. */
void
mz_show_console_ask (MzShowConsole *self, guint command, guint number)
{
  g_signal_emit (self, signals[SIGNAL_ASKED], 0, command, number);
}

GtkWidget *
mz_show_console_new (MzStoryPlayer *player, MzShowStage *stage)
{
  static const char *const states[] = { "notify::scene", "notify::screen", "notify::pointer", "notify::exploring" };
  MzShowConsole *self = g_object_new (MZ_TYPE_SHOW_CONSOLE, NULL);

  self->player = g_object_ref (player);
  mz_show_console_build (self, stage);
  g_signal_connect_object (player, "notify::scene", G_CALLBACK (scene_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_signal_connect_object (player, states[i], G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  self->timer_id = g_timeout_add (500, timer_cb, self);
  mz_show_console_scale_notes (self, 0);
  scene_changed_cb (self);
  state_changed_cb (self);
  return GTK_WIDGET (self);
}

/** mz_show_console_set_notes: @markup: (nullable): of Pango */
void
mz_show_console_set_notes (MzShowConsole *self, const char *markup)
{
  g_return_if_fail (MZ_IS_SHOW_CONSOLE (self));

  if (markup != NULL && *markup != '\0')
    gtk_label_set_markup (self->notes, markup);
  else
    gtk_label_set_text (self->notes, _("There are no notes on this scene"));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->notes_scroller)), 0);
}

/** mz_show_console_set_next: @texture: (nullable) (transfer none): the next scene; %NULL: it is being painted, or there is none. */
void
mz_show_console_set_next (MzShowConsole *self, GdkTexture *texture)
{
  g_return_if_fail (MZ_IS_SHOW_CONSOLE (self));

  gtk_picture_set_paintable (self->next, GDK_PAINTABLE (texture));
}

/** mz_show_console_set_screens: @where: which screen the audience has; @two: whether there is another one. */
void
mz_show_console_set_screens (MzShowConsole *self, const char *where, gboolean two)
{
  g_return_if_fail (MZ_IS_SHOW_CONSOLE (self));

  gtk_label_set_text (self->where, where);
  gtk_widget_set_tooltip_text (self->swap, two ? _("Swap the screens (S)") : _("What the audience sees (Tab)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->swap), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  two ? _("Swap the screens") : _("What the audience sees"), -1);
}

/** mz_show_console_set_map: @map: (nullable): what stands in place of the picture while the story is left for the map. */
void
mz_show_console_set_map (MzShowConsole *self, GtkWidget *map)
{
  GtkWidget *child;

  g_return_if_fail (MZ_IS_SHOW_CONSOLE (self));

  while ((child = gtk_widget_get_first_child (self->map_bin)) != NULL)
    gtk_box_remove (GTK_BOX (self->map_bin), child);
  if (map != NULL)
    gtk_box_append (GTK_BOX (self->map_bin), map);
  state_changed_cb (self);
}

/** mz_show_console_scale_notes: Makes the notes larger by @pixels, within limits. */
void
mz_show_console_scale_notes (MzShowConsole *self, int pixels)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (MZ_IS_SHOW_CONSOLE (self));

  self->notes_size = CLAMP (self->notes_size + pixels, MZ_SHOW_NOTES_LEAST, MZ_SHOW_NOTES_MOST);
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (self->notes_size * PANGO_SCALE));
  gtk_label_set_attributes (self->notes, attributes);
}
