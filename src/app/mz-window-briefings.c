/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories in the window: the view where they are written, and what goes to and fro between it and the map. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-story.h"

#include <glib/gi18n-lib.h>

#include "mz-address.h"
#include "mz-chart.h"
#include "mz-scenario-reader.h"
#include "mz-story-edit.h"
#include "mz-story-reader.h"
#include "mz-tell.h"

static MzDocument *
get_document (MzWindow *self)
{
  return mz_desk_get_document (self->desk);
}

/** mz_window_list_bundled_stories: Returns: (transfer full) (element-type MzStory) */
GPtrArray *
mz_window_list_bundled_stories (void)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_unref);
  g_auto (GStrv) ids = mz_story_list_bundled ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MzStory *story = mz_story_load_bundled (ids[i], NULL);

      if (story != NULL)
        g_ptr_array_add (stories, story);
    }
  return stories;
}

/* --- The view --- */

/* The chart that is looked at, on the pages that have several; on that of all charts the first, where none can be told. */
static char *
find_chart (MzWindow *self)
{
  MzChartCard *card = self->page == MZ_PAGE_CHARTS || self->page == MZ_PAGE_WHATIF ? mz_window_find_chart (self) : NULL;
  const MzFigure *figure = card != NULL ? mz_chart_view_get_figure (mz_chart_card_get_view (card)) : NULL;
  const MzChart *chart = figure != NULL ? mz_charts_lookup (figure->name) : NULL;

  if (self->page == MZ_PAGE_CHARTS)
    return g_strdup (chart != NULL ? chart->name : mz_charts_peek (0)->name);
  return chart != NULL && chart->group == MZ_CHART_GROUP_SCENARIO ? g_strdup (chart->name) : NULL;
}

static void
opened_cb (MzWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-scene", NULL);
}

/** mz_window_ensure_briefings: Returns: (transfer none): where stories are written, made when it is first needed. */
MzBriefings *
mz_window_ensure_briefings (MzWindow *self)
{
  if (self->briefings == NULL)
    {
      g_autoptr (GPtrArray) bundled = mz_window_list_bundled_stories ();
      GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

      mz_desk_settle (self->desk);
      self->briefings = MZ_BRIEFINGS (mz_briefings_new (self->desk, mz_workspace_get_manner (self->workspace), self->basemap, bundled));
      mz_briefings_set_menu (self->briefings, G_MENU_MODEL (gtk_application_get_menu_by_id (application, "story-menu")));
      g_signal_connect_object (self->briefings, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->views, GTK_WIDGET (self->briefings), "briefings");
    }
  return self->briefings;
}

/** mz_window_shows_briefings: Returns: whether they are in front of the pages. */
gboolean
mz_window_shows_briefings (MzWindow *self)
{
  return self->views != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "briefings") == 0;
}

void
mz_window_show_briefings (MzWindow *self)
{
  MzBriefings *briefings = mz_window_ensure_briefings (self);

  if (!mz_window_shows_briefings (self))
    {
      g_free (self->chart_shown);
      self->chart_shown = find_chart (self);
    }
  gtk_stack_set_visible_child_name (self->views, "briefings");
  gtk_widget_grab_focus (GTK_WIDGET (briefings));
}

/** mz_window_leave_briefings: Back to the page that was shown; unless something is written there that cannot be kept. */
gboolean
mz_window_leave_briefings (MzWindow *self)
{
  if (!mz_window_shows_briefings (self))
    return TRUE;
  if (!mz_briefings_save (self->briefings))
    return FALSE;
  gtk_stack_set_visible_child_name (self->views, "facts");
  mz_window_focus_page (self);
  return TRUE;
}

static void
briefings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  if (mz_window_shows_briefings (self))
    mz_window_leave_briefings (self);
  else
    mz_window_show_briefings (self);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_window_leave_briefings (MZ_WINDOW (widget));
}

/* --- The current view as a scene --- */


/* Until somebody writes the finding: what it is about. */
static char *
suggest_title (MzWindow *self, const MzStoryScene *scene)
{
  MzRecord *chosen = mz_workspace_get_selection (self->workspace);
  const char *chart = mz_story_scene_get_chart (scene);
  const MzChart *known = chart != NULL ? mz_charts_lookup (chart) : NULL;
  g_autofree char *date = NULL;

  if (chosen != NULL && chart == NULL)
    return g_strdup (mz_record_get_name (chosen));
  date = mz_partial_date_format (scene->view->date);
  /* Translators: what is shown, and when. */
  return g_strdup_printf (_("%1$s, %2$s"), known != NULL ? mz_chart_get_label (known) : _("Map"), date);
}

/* Place, date, layers, filter, choice, page, chart and scenario. (transfer full) (nullable): it has been told why not */
static MzStoryScene *
record_scene (MzWindow *self)
{
  g_autofree char *text = mz_window_dup_view_address (self), *title = NULL;
  MzStoryScene *scene;
  MzAddress *view = text != NULL ? mz_address_parse (text, NULL) : NULL;

  if (view == NULL)
    return NULL;
  if (mz_workspace_get_scenario (self->workspace) != NULL && view->scenario == NULL)
    {
      mz_address_free (view);
      mz_window_tell (self, _("A scene can only have a scenario that is bundled or kept in the document: keep this one first"));
      return NULL;
    }
  view->date = mz_workspace_get_date (self->workspace);
  scene = mz_story_scene_new ("scene", "");
  mz_address_free (scene->view);
  scene->view = view;
  scene->chart = mz_window_shows_briefings (self) ? g_strdup (self->chart_shown) : find_chart (self);
  title = suggest_title (self, scene);
  g_free (scene->title);
  scene->title = g_utf8_strlen (title, -1) > MZ_STORY_MAX_TITLE ? g_utf8_substring (title, 0, MZ_STORY_MAX_TITLE)
                                                                 : g_steal_pointer (&title);
  return scene;
}

static gboolean
can_edit (MzWindow *self)
{
  if (!mz_document_is_read_only (get_document (self)))
    return TRUE;
  mz_window_tell (self, _("The document can only be looked at: save a copy of it to change that"));
  return FALSE;
}

/** mz_window_make_story_id: Returns: (transfer full): of a title, one that no story has. */
char *
mz_window_make_story_id (MzWindow *self, const char *title)
{
  g_auto (GStrv) bundled = mz_story_list_bundled ();
  g_autofree char *slug = mz_story_make_slug (title, "briefing");
  char *id = g_strdup (slug);

  for (guint i = 2; g_strv_contains ((const char *const *) bundled, id) || mz_document_find_story (get_document (self), id) != NULL; i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, i);
    }
  return id;
}

/** mz_window_has_room_for_story: Returns: whether the document can have one more; else it has been told. */
gboolean
mz_window_has_room_for_story (MzWindow *self)
{
  if (!can_edit (self))
    return FALSE;
  if (mz_document_count (get_document (self), MZ_DOCUMENT_STORIES) < MZ_DOCUMENT_MAX_STORIES)
    return TRUE;
  mz_window_tell (self, _("The document has as many stories as it can have: remove one first"));
  return FALSE;
}

static void
new_story_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  g_autoptr (MzStory) story = NULL;
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  g_autofree char *id = NULL, *name = NULL;
  const char *title = _("New Briefing");
  MzStoryScene *scene;

  if (!mz_window_has_room_for_story (self) || !mz_briefings_save (briefings))
    return;
  scene = record_scene (self);
  if (scene == NULL)
    return;
  g_ptr_array_add (scenes, scene);
  id = mz_window_make_story_id (self, title);
  story = mz_story_new (id, title, NULL, scenes);
  /* Translators: stands behind “Undo” and “Redo”. */
  name = g_strdup (_("New story"));
  mz_briefings_put (briefings, story, name);
  mz_briefings_choose (briefings, id, TRUE);
  mz_briefings_show_scenes (briefings);
  mz_window_show_briefings (self);
}

/* Behind the scene that is looked at, or the last one while the map is. */
static guint
find_place (MzWindow *self, const MzStory *story)
{
  guint i = 0, n = mz_story_get_n_scenes (story);

  return mz_window_shows_briefings (self) && mz_briefings_get_scene (self->briefings, &i) ? MIN (i + 1, n) : n;
}

static void
tell_added (MzWindow *self, const MzStory *story)
{
  g_autofree char *said = g_strdup_printf (_("Scene added to “%s”"), mz_story_get_title (story));
  AdwToast *toast = mz_window_toast_new (said);

  adw_toast_set_button_label (toast, _("Edit"));
  adw_toast_set_action_name (toast, "win.edit-scenes");
  mz_window_add_toast (self, toast);
}

static void
edit_scenes_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mz_window_show_briefings (MZ_WINDOW (widget));
}

/* To the story of the document that is looked at, or was last; without one it is the first of a new one. */
static void
add_scene_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  gboolean own = FALSE;
  MzStory *story = mz_briefings_get_story (briefings, &own);
  g_autoptr (MzStoryScene) scene = NULL;
  g_autoptr (MzStory) changed = NULL;
  g_autofree char *name = NULL;
  guint place;

  if (story == NULL || !own)
    {
      new_story_action (widget, action, NULL);
      return;
    }
  if (!can_edit (self) || !mz_briefings_save (briefings))
    return;
  story = mz_briefings_get_story (briefings, NULL);
  if (mz_story_get_n_scenes (story) >= MZ_STORY_MAX_SCENES)
    {
      mz_window_tell (self, _("The story has as many scenes as it can have"));
      return;
    }
  scene = record_scene (self);
  if (scene == NULL)
    return;
  g_free (scene->id);
  scene->id = mz_story_make_scene_id (story, scene->title);
  place = find_place (self, story);
  changed = mz_story_insert_scene (story, place, scene);
  /* Translators: these stand behind “Undo” and “Redo”; the title of a scene. */
  name = g_strdup_printf (_("Add the scene “%s”"), scene->title);
  mz_briefings_put (briefings, changed, name);
  mz_briefings_choose_scene (briefings, place);
  if (!mz_window_shows_briefings (self))
    tell_added (self, changed);
}

static void
update_scene_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  gboolean own = FALSE;
  MzStory *story = mz_briefings_get_story (briefings, &own);
  g_autoptr (MzStoryScene) shown = NULL, scene = NULL;
  g_autoptr (MzStory) changed = NULL;
  g_autofree char *name = NULL;
  guint i;

  if (story == NULL || !own || !can_edit (self) || !mz_briefings_save (briefings) || !mz_briefings_get_scene (briefings, &i))
    return;
  story = mz_briefings_get_story (briefings, NULL);
  shown = record_scene (self);
  if (shown == NULL)
    return;
  scene = mz_story_scene_copy (mz_story_peek_scene (story, i));
  mz_address_free (scene->view);
  scene->view = mz_address_copy (shown->view);
  g_free (scene->chart);
  scene->chart = g_strdup (shown->chart);
  if (mz_partial_date_is_set (scene->until)
      && mz_partial_date_last_day (scene->until) <= mz_partial_date_last_day (scene->view->date))
    scene->until = MZ_PARTIAL_DATE_NONE;
  changed = mz_story_replace_scene (story, i, scene);
  name = g_strdup_printf (_("Update the scene “%s”"), scene->title);
  mz_briefings_put (briefings, changed, name);
  if (!mz_window_shows_briefings (self))
    mz_window_tell_edit (self);
}

static void
go_to_scene_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzBriefings *briefings = mz_window_ensure_briefings (self);
  const MzStoryScene *scene;
  g_autofree char *address = NULL, *chart = NULL;
  MzStory *story;
  guint i;

  if (!mz_window_leave_briefings (self))
    return;
  story = mz_briefings_get_story (briefings, NULL);
  if (story == NULL || !mz_briefings_get_scene (briefings, &i))
    return;
  scene = mz_story_peek_scene (story, i);
  address = mz_address_to_string (scene->view, NULL);
  chart = scene->view->page == MZ_PAGE_CHARTS ? g_strdup (scene->chart) : NULL;
  if (address != NULL)
    mz_window_open_address (self, address);
  if (chart != NULL)
    gtk_widget_activate_action (widget, "win.chart", "s", chart);
}

void
mz_window_install_briefings (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.briefings", NULL, briefings_action);
  gtk_widget_class_install_action (klass, "win.leave-briefings", NULL, leave_action);
  gtk_widget_class_install_action (klass, "win.edit-scenes", NULL, edit_scenes_action);
  gtk_widget_class_install_action (klass, "win.new-story", NULL, new_story_action);
  gtk_widget_class_install_action (klass, "win.add-scene", NULL, add_scene_action);
  gtk_widget_class_install_action (klass, "win.update-scene", NULL, update_scene_action);
  gtk_widget_class_install_action (klass, "win.go-to-scene", NULL, go_to_scene_action);
}

/** mz_window_init_briefings: Puts all that is there into a stack, for the briefings to come before it. */
void
mz_window_init_briefings (MzWindow *self)
{
  GtkWidget *facts = g_object_ref (adw_toast_overlay_get_child (self->toasts));

  adw_toast_overlay_set_child (self->toasts, NULL);
  self->views = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->views, FALSE);
  gtk_stack_set_vhomogeneous (self->views, FALSE);
  gtk_stack_add_named (self->views, facts, "facts");
  mz_tell_visible_child (GTK_WIDGET (self->views));
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->views));
  g_object_unref (facts);
}
