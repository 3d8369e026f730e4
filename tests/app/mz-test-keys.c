/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-keys.h"

#include <gdk/x11/gdkx.h>
#include <string.h>

#include "mz-charts-page.h"
#include "mz-time-bar-track.h"
#include "mz-timeline-page.h"

#define PATIENCE 5000 /* ms */

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* To a window that has just come up. */
static void
give_keyboard (GtkWindow *window)
{
  g_autofree char *words = NULL;

  /* A manager does so by itself. */
  if (mz_test_wait_until (is_active, window, 500))
    return;
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  words = g_strdup_printf ("windowfocus %lu", gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))));
  G_GNUC_END_IGNORE_DEPRECATIONS
  G_GNUC_END_IGNORE_DEPRECATIONS
  mz_test_xdo (words);
  g_assert_true (mz_test_wait_until (is_active, window, PATIENCE));
}

static gboolean
is_settled (gpointer data)
{
  MzTestKeys *self = data;

  return self->window->page != MZ_PAGE_MAP || mz_map_view_is_settled (self->map);
}

void
mz_test_keys_settle (MzTestKeys *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return;
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_true (mz_test_wait_until (is_settled, self, PATIENCE));
}

/** mz_test_keys_open: The application, and its window over the bundled facts. */
void
mz_test_keys_open (MzTestKeys *self)
{
  *self = (MzTestKeys) { .application = mz_application_new () };
  g_object_set (self->application, "application-id", "org.monazite.Test", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, NULL));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_application_activate (G_APPLICATION (self->application));
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (MZ_IS_WINDOW (l->data))
      self->window = l->data;
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  self->workspace = self->window->workspace;
  self->map = MZ_MAP_VIEW (self->window->map_view);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  mz_test_wait_shown (GTK_WINDOW (self->window));
  give_keyboard (GTK_WINDOW (self->window));
  mz_test_keys_settle (self);
}

void
mz_test_keys_close (MzTestKeys *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  mz_test_drain ();
  g_clear_pointer (&self->before.titles, g_free);
  g_clear_pointer (&self->now.titles, g_free);
  g_clear_object (&self->application);
}

/** mz_test_keys_get_other: Returns: (transfer none) (nullable): the window in front of the program's own: a dialog, a show's. */
GtkWindow *
mz_test_keys_get_other (MzTestKeys *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self->window && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_no_other (gpointer self)
{
  return mz_test_keys_get_other (self) == NULL;
}

/* A modifier and a key, as xdotool has them. */
static char *
name_keys (const char *accel)
{
  GString *name = g_string_new (NULL);
  GdkModifierType state;
  guint key;

  g_assert_true (gtk_accelerator_parse (accel, &key, &state));
  g_string_append_printf (name, "%s%s%s%s", (state & GDK_CONTROL_MASK) != 0 ? "ctrl+" : "",
                          (state & GDK_SHIFT_MASK) != 0 ? "shift+" : "", (state & GDK_ALT_MASK) != 0 ? "alt+" : "", gdk_keyval_name (key));
  return g_string_free (name, FALSE);
}

/** mz_test_keys_press: @accels: one after the other, in whichever window is in front. */
void
mz_test_keys_press (MzTestKeys *self, const char *accels)
{
  GtkWindow *other = mz_test_keys_get_other (self);
  g_auto (GStrv) each = g_strsplit (accels, " ", -1);

  give_keyboard (other != NULL ? other : GTK_WINDOW (self->window));
  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autofree char *name = name_keys (each[i]), *words = g_strconcat ("key --clearmodifiers ", name, NULL);

      mz_test_xdo (words);
    }
}

/** mz_test_keys_calm: Leaves all dialogs and menus as a user does, by Escape. */
void
mz_test_keys_calm (MzTestKeys *self)
{
  GtkWindow *other;

  /* Out of the free map first, then out of the show, then out of what is told of it. */
  for (guint i = 0; (other = mz_test_keys_get_other (self)) != NULL; i++)
    {
      g_autofree char *title = g_strdup (gtk_window_get_title (other)), *type = g_strdup (G_OBJECT_TYPE_NAME (other));

      mz_test_keys_press (self, "Escape");
      if (!mz_test_wait_until (has_no_other, self, i < 3 ? 400 : PATIENCE) && i == 3)
        g_error ("%s “%s” is not left by Escape", type, title);
    }
  give_keyboard (GTK_WINDOW (self->window));
  for (GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window)); focus != NULL; focus = gtk_widget_get_parent (focus))
    if (GTK_IS_POPOVER (focus))
      {
        mz_test_keys_press (self, "Escape");
        break;
      }
  mz_test_keys_settle (self);
}

void
mz_test_keys_focus (MzTestKeys *self, GtkWidget *widget)
{
  g_assert_true (gtk_widget_grab_focus (widget));
  mz_test_keys_settle (self);
}

void
mz_test_keys_show_page (MzTestKeys *self, MzPageKind page)
{
  mz_window_show_page (self->window, page);
  mz_test_keys_settle (self);
  mz_window_focus_page (self->window);
  mz_test_keys_settle (self);
}

/** mz_test_keys_find: Returns: (transfer none): the first widget of the type of this name, that can be seen. */
GtkWidget *
mz_test_keys_find (MzTestKeys *self, const char *type)
{
  GtkWidget *root = GTK_WIDGET (self->window), *found;

  /* There may be more than one of a kind: the one of the page. */
  if (self->window->page != MZ_PAGE_MAP && self->window->pages[self->window->page] != NULL)
    {
      found = mz_test_find_type (self->window->pages[self->window->page], g_type_from_name (type));
      if (found != NULL)
        return found;
    }
  found = mz_test_find_type (root, g_type_from_name (type));
  if (found == NULL)
    g_error ("There is no %s", type);
  return found;
}

/** mz_test_keys_choose: A site becomes what is chosen, as it does by a click. */
void
mz_test_keys_choose (MzTestKeys *self)
{
  mz_trail_rest (self->window->trail);
  mz_workspace_set_selection (self->workspace, mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE,
                                                                  "mountain-pass"));
  mz_trail_rest (self->window->trail);
  mz_test_keys_settle (self);
}

/** mz_test_keys_asks: Whether a question is in front, whatever window it has. */
gboolean
mz_test_keys_asks (MzTestKeys *self)
{
  GtkWidget *other = GTK_WIDGET (mz_test_keys_get_other (self));

  return other != NULL && (G_TYPE_CHECK_INSTANCE_TYPE (other, MZ_TYPE_MESSAGE_DIALOG)
                           || mz_test_find_type (other, MZ_TYPE_MESSAGE_DIALOG) != NULL);
}

/** mz_test_keys_opens: Whether a window of the type, and with the title, that “@what” names is in front. */
gboolean
mz_test_keys_opens (MzTestKeys *self)
{
  GtkWindow *other = mz_test_keys_get_other (self);
  g_auto (GStrv) expected = g_strsplit (self->key->what, ": ", 2);

  return other != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (other), expected[0]) == 0
         && (expected[1] == NULL || g_strcmp0 (gtk_window_get_title (other), expected[1]) == 0);
}

/** mz_test_keys_has_copied: Whether text has been copied that begins with “@what”. */
gboolean
mz_test_keys_has_copied (MzTestKeys *self)
{
  GdkContentProvider *provider = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->window)));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  return provider != NULL && gdk_content_provider_get_value (provider, &value, NULL)
         && g_str_has_prefix (g_value_get_string (&value), self->key->what);
}

/** mz_test_keys_act: Brings about what the test of another key has shown to be done by that. */
void
mz_test_keys_act (MzTestKeys *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  mz_test_keys_settle (self);
}

static GtkWidget *
find_class (GtkWidget *root, const char *name)
{
  GtkWidget *found = gtk_widget_has_css_class (root, name) ? root : NULL, *child = gtk_widget_get_first_child (root);

  for (; child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_class (child, name);
  return found;
}

static char *
dup_titles (MzWindow *window)
{
  MzDocument *document = mz_desk_get_document (window->desk);
  GString *titles = g_string_new (NULL);

  if (mz_document_count (document, MZ_DOCUMENT_STORIES) > 0)
    {
      MzStory *story = mz_document_peek_story (document, 0);

      for (guint i = 0; i < mz_story_get_n_scenes (story); i++)
        g_string_append_printf (titles, "%s;", mz_story_peek_scene (story, i)->title);
    }
  return g_string_free (titles, FALSE);
}

/* That has the keyboard; the timeline also without, which a screen reader works from wherever the keyboard is. */
static MzChartView *
get_chart (MzTestKeys *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  if (MZ_IS_CHART_VIEW (focus))
    return MZ_CHART_VIEW (focus);
  if (self->window->page != MZ_PAGE_TIMELINE)
    return NULL;
  return mz_chart_card_get_view (mz_timeline_page_get_card (MZ_TIMELINE_PAGE (self->window->pages[MZ_PAGE_TIMELINE])));
}

/* The size of the text of the presenter's notes. */
static double
measure_notes (MzShow *show)
{
  GtkWidget *notes = find_class (GTK_WIDGET (mz_show_get_console (show)), "notes-text");
  PangoAttrIterator *iterator = pango_attr_list_get_iterator (gtk_label_get_attributes (GTK_LABEL (notes)));
  double size = ((PangoAttrSize *) pango_attr_iterator_get (iterator, PANGO_ATTR_ABSOLUTE_SIZE))->size;

  pango_attr_iterator_destroy (iterator);
  return size;
}

/* Of the facets that a chart's values stand for. */
static guint
count_words (MzQuery *query)
{
  const MzFacets *facets = mz_query_peek (query);
  guint n = facets->countries != NULL ? g_strv_length ((char **) facets->countries) : 0;

  for (guint stage = 0; stage < MZ_N_STAGES; stage++)
    n += (facets->stages & MZ_BIT (stage)) != 0;
  return n;
}

void
mz_test_keys_note (MzTestKeys *self, MzTestState *state)
{
  MzTimeBarTrack *track = MZ_TIME_BAR_TRACK (mz_test_find_type (GTK_WIDGET (self->window->time_bar), MZ_TYPE_TIME_BAR_TRACK));
  const MzTimeBarLayout *layout = mz_time_bar_track_peek_layout (track);
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);
  MzChartView *chart = get_chart (self);

  g_free (state->titles);
  *state = (MzTestState) {
    .date = mz_workspace_get_date (self->workspace),
    .view = *mz_map_view_get_shown (self->map),
    .layers = mz_workspace_get_layers (self->workspace),
    .page = self->window->page,
    .selection = mz_workspace_get_selection (self->workspace),
    .focused_site = self->map->focus,
    .focus = gtk_window_get_focus (GTK_WINDOW (self->window)),
    .left = mz_flap_is_shown (self->window->left_flap),
    .right = mz_flap_is_shown (self->window->right_flap),
    .datum = chart != NULL ? mz_chart_view_get_datum (chart) : MZ_FIGURE_NONE,
    .n_moves = scenario != NULL ? mz_scenario_get_n_moves (scenario) : 0,
    .n_words = count_words (mz_workspace_get_query (self->workspace)),
    .titles = dup_titles (self->window),
  };
  if (layout != NULL)
    state->track = layout->input.window;
  if (chart != NULL)
    {
      GtkWidget *bar = gtk_widget_get_next_sibling (GTK_WIDGET (chart));

      mz_chart_view_get_window (chart, &state->from, &state->to);
      if (GTK_IS_SCROLLBAR (bar))
        state->scrolled = gtk_adjustment_get_value (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (bar)));
    }
  if (self->window->show != NULL)
    {
      state->scene = mz_story_player_get_scene (mz_show_get_player (self->window->show));
      state->console = gtk_widget_get_visible (GTK_WIDGET (mz_show_get_console (self->window->show)));
      state->notes = measure_notes (self->window->show);
    }
}

static gboolean
is_done (gpointer data)
{
  MzTestKeys *self = data;

  if (self->window != NULL)
    mz_test_keys_note (self, &self->now);
  return self->key->is_done (self);
}

/** mz_test_keys_try: Presses the key where it has something to do, and waits for that to be done. */
void
mz_test_keys_try (MzTestKeys *self, const char *group, const MzTestKey *key)
{
  g_test_message ("%s: %s", group, key->accel);
  self->key = key;
  if (!self->in_show)
    mz_test_keys_calm (self);
  if (key->prepare != NULL)
    key->prepare (self);
  mz_test_keys_note (self, &self->before);
  mz_test_keys_press (self, key->accel);
  if (!mz_test_wait_until (is_done, self, PATIENCE))
    g_error ("%s: %s does not do it; the focus is on %s", group, key->accel,
             self->now.focus != NULL ? G_OBJECT_TYPE_NAME (self->now.focus) : "nothing");
}
