/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"
#include "mz-briefings-private.h"

#include <glib/gi18n-lib.h>

#include "mz-compat.h"
#include "mz-focus.h"
#include "mz-look.h"
#include "mz-story-edit.h"

/* Pixels that the three parts need side by side, times the user's text factor. */
static const int widths[] = { 240, 320, 380 };

enum { SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzBriefings, mz_briefings, GTK_TYPE_WIDGET)

static MzDocument *
get_document (MzBriefings *self)
{
  return mz_desk_get_document (self->desk);
}

static gboolean
is_editable (MzBriefings *self)
{
  gboolean own = FALSE;

  return mz_briefings_get_story (self, &own) != NULL && own && !mz_document_is_read_only (get_document (self));
}

/* --- What is looked at --- */

static void
show_scene (MzBriefings *self)
{
  MzStory *story = mz_briefings_get_story (self, NULL);
  const MzStoryScene *scene = NULL;
  g_autofree char *title = NULL;
  guint i = 0;

  if (story != NULL && mz_scene_list_get_scene (self->scenes, &i))
    {
      scene = mz_story_peek_scene (story, i);
      /* Translators: which scene, of how many. */
      title = g_strdup_printf (_("Scene %1$u of %2$u"), i + 1, mz_story_get_n_scenes (story));
    }
  g_free (self->shown);
  self->shown = g_strdup (scene != NULL ? scene->id : NULL);
  mz_scene_form_set_scene (self->form, scene, story != NULL ? mz_briefings_get_findings (self, story) : NULL, i, is_editable (self));
  adw_window_title_set_title (self->scene_title, title != NULL ? title : "");
}

static void
update_actions (MzBriefings *self)
{
  MzStory *story = mz_briefings_get_story (self, NULL);
  gboolean editable = is_editable (self);
  guint i = 0, n = story != NULL ? mz_story_get_n_scenes (story) : 0;
  GtkWidget *widget = GTK_WIDGET (self);

  mz_scene_list_get_scene (self->scenes, &i);
  gtk_widget_action_set_enabled (widget, "story.duplicate", editable);
  gtk_widget_action_set_enabled (widget, "story.remove-scene", editable && n > 1);
  gtk_widget_action_set_enabled (widget, "story.up", editable && i > 0);
  gtk_widget_action_set_enabled (widget, "story.down", editable && i + 1 < n);
}

/** mz_briefings_update_scenes: Shows those of the story that is looked at, and what the check says of them. */
void
mz_briefings_update_scenes (MzBriefings *self)
{
  gboolean own = FALSE;
  MzStory *story = mz_briefings_get_story (self, &own);
  g_autofree char *size = story != NULL ? mz_story_describe_size (story) : NULL;

  mz_scene_pictures_stop (self->pictures);
  mz_scene_list_set_story (self->scenes, story, story != NULL ? mz_briefings_get_findings (self, story) : NULL, is_editable (self));
  adw_window_title_set_title (self->story_title, story != NULL ? mz_story_get_title (story) : "");
  adw_window_title_set_subtitle (self->story_title, size != NULL ? size : "");
  gtk_widget_set_visible (self->read_only, story != NULL && !own);
  gtk_widget_set_visible (self->tools, is_editable (self));
  show_scene (self);
  update_actions (self);
}

static gboolean
is_gone (gpointer story, gpointer findings, gpointer listed)
{
  return !g_ptr_array_find (listed, story, NULL);
}

static void
refresh (MzBriefings *self)
{
  MzDocument *document = get_document (self);
  g_autoptr (GPtrArray) own = g_ptr_array_new (), all = g_ptr_array_new ();

  for (guint i = 0; i < mz_document_count (document, MZ_DOCUMENT_STORIES); i++)
    g_ptr_array_add (own, mz_document_peek_story (document, i));
  mz_story_list_set (self->stories, own, self->bundled);
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (all, own->pdata[i]);
  for (guint i = 0; i < self->bundled->len; i++)
    g_ptr_array_add (all, self->bundled->pdata[i]);
  g_hash_table_foreach_remove (self->checked, is_gone, all);
  for (guint i = 0; i < all->len; i++)
    mz_briefings_show_check (self, all->pdata[i]);
  mz_briefings_update_scenes (self);
  mz_briefings_queue_check (self);
}

static void
document_changed_cb (MzBriefings *self, MzDocumentParts parts)
{
  if ((parts & MZ_DOCUMENT_SCENARIOS) != 0)
    {
      g_hash_table_remove_all (self->checked);
      mz_scene_pictures_forget (self->pictures);
    }
  if ((parts & (MZ_DOCUMENT_STORIES | MZ_DOCUMENT_SCENARIOS)) != 0)
    refresh (self);
}

static void
facts_changed_cb (MzBriefings *self)
{
  g_hash_table_remove_all (self->checked);
  mz_scene_pictures_forget (self->pictures);
  refresh (self);
}

/* What cannot be kept as it is written stays in sight. */
static void
scene_chosen_cb (MzBriefings *self)
{
  MzStory *story = mz_briefings_get_story (self, NULL);

  if (self->turning_back)
    return;
  if (!mz_scene_form_save (self->form) && self->shown != NULL)
    for (guint i = 0; i < mz_story_get_n_scenes (story); i++)
      if (g_str_equal (mz_story_peek_scene (story, i)->id, self->shown))
        {
          self->turning_back = TRUE;
          mz_scene_list_choose (self->scenes, i);
          self->turning_back = FALSE;
          return;
        }
  show_scene (self);
  update_actions (self);
}

static void
story_chosen_cb (MzBriefings *self)
{
  mz_briefings_update_scenes (self);
  mz_briefings_queue_check (self);
}

static void
story_opened_cb (MzBriefings *self)
{
  mz_briefings_show_scenes (self);
}

/* A second time, or where there is room for one thing: on to what it says. */
static void
scene_opened_cb (MzBriefings *self)
{
  if (mz_leaflet_is_folded (self->leaflet))
    mz_leaflet_go (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  else
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* --- Edits --- */

/** mz_briefings_put: @name: of the step. Keeps a story in the document. */
void
mz_briefings_put (MzBriefings *self, MzStory *story, const char *name)
{
  g_return_if_fail (MZ_IS_BRIEFINGS (self) && story != NULL);

  mz_document_put_story (get_document (self), story, name);
}

static void
saved_cb (MzBriefings *self, const MzStoryScene *scene)
{
  MzStory *story = mz_briefings_get_story (self, NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; story != NULL && i < mz_story_get_n_scenes (story); i++)
    if (g_str_equal (mz_story_peek_scene (story, i)->id, scene->id))
      {
        g_autoptr (MzStory) changed = mz_story_replace_scene (story, i, scene);

        /* Translators: these stand behind “Undo” and “Redo”; the title of a scene. */
        name = g_strdup_printf (_("Change the scene “%s”"), scene->title);
        mz_briefings_put (self, changed, name);
        return;
      }
}

static void
move_scene (MzBriefings *self, guint from, guint to)
{
  MzStory *story = mz_briefings_get_story (self, NULL);
  g_autoptr (MzStory) changed = NULL;
  g_autofree char *name = NULL;

  if (!is_editable (self) || !mz_scene_form_save (self->form))
    return;
  story = mz_briefings_get_story (self, NULL);
  if (from >= mz_story_get_n_scenes (story) || to >= mz_story_get_n_scenes (story) || from == to)
    return;
  changed = mz_story_move_scene (story, from, to);
  name = g_strdup_printf (_("Move the scene “%s”"), mz_story_peek_scene (story, from)->title);
  mz_briefings_put (self, changed, name);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzBriefings *self = MZ_BRIEFINGS (widget);
  guint i;

  if (mz_scene_list_get_scene (self->scenes, &i))
    move_scene (self, i, g_str_equal (name, "story.up") ? i - 1 : i + 1);
}

static void
moved_cb (MzBriefings *self, guint from, guint to)
{
  move_scene (self, from, to);
}

static void
duplicate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzBriefings *self = MZ_BRIEFINGS (widget);
  g_autoptr (MzStoryScene) copy = NULL;
  g_autoptr (MzStory) changed = NULL;
  g_autofree char *name = NULL;
  MzStory *story;
  guint i;

  if (!is_editable (self) || !mz_scene_form_save (self->form) || !mz_scene_list_get_scene (self->scenes, &i))
    return;
  story = mz_briefings_get_story (self, NULL);
  copy = mz_story_scene_copy (mz_story_peek_scene (story, i));
  g_free (copy->id);
  copy->id = mz_story_make_scene_id (story, copy->title);
  changed = mz_story_insert_scene (story, i + 1, copy);
  name = g_strdup_printf (_("Duplicate the scene “%s”"), copy->title);
  mz_briefings_put (self, changed, name);
  mz_scene_list_choose (self->scenes, i + 1);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzBriefings *self = MZ_BRIEFINGS (widget);
  MzStory *story = mz_briefings_get_story (self, NULL);
  g_autoptr (MzStory) changed = NULL;
  g_autofree char *name = NULL;
  guint i;

  if (!is_editable (self) || !mz_scene_list_get_scene (self->scenes, &i))
    return;
  changed = mz_story_remove_scene (story, i);
  if (changed == NULL)
    return;
  name = g_strdup_printf (_("Remove the scene “%s”"), mz_story_peek_scene (story, i)->title);
  mz_briefings_put (self, changed, name);
}

/* To the part before, where one is shown at a time; out of here else. */
static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MzBriefings *self = MZ_BRIEFINGS (widget);

  if (!mz_leaflet_is_folded (self->leaflet) || !mz_leaflet_go (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    gtk_widget_activate_action (widget, "win.leave-briefings", NULL);
}

/* Keys that mean something on the map mean nothing here. */
static gboolean
key_pressed_cb (MzBriefings *self, guint keyval, guint keycode, GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) == 0
         && g_unichar_isprint (gdk_keyval_to_unicode (keyval));
}

/* --- Room --- */

/* Titles and buttons of the window stand in the last part that is seen, the way out in the first. */
static void
folded_cb (MzBriefings *self)
{
  gboolean folded = mz_leaflet_is_folded (self->leaflet);

  for (guint i = 0; i < G_N_ELEMENTS (self->headers); i++)
    {
      adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->headers[i]), folded || i == 0);
      adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->headers[i]), folded || i == 2);
      gtk_widget_set_visible (self->backs[i], folded || i == 0);
    }
}

static gboolean
fold_cb (gpointer data)
{
  MzBriefings *self = data;
  double factor = MAX (mz_look_get_text_factor (GTK_WIDGET (self)), 1);

  self->fold_id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    gtk_widget_set_size_request (self->parts[i], self->has_room ? (int) (widths[i] * factor) : -1, -1);
  mz_leaflet_set_can_unfold (self->leaflet, self->has_room);
  return G_SOURCE_REMOVE;
}

/* One part at a time where there is no room for three; which is settled when the widths have been given. */
static void
mz_briefings_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzBriefings *self = MZ_BRIEFINGS (widget);
  double factor = MAX (mz_look_get_text_factor (widget), 1);
  gboolean has_room = width >= (widths[0] + widths[1] + widths[2] + 2) * factor;

  gtk_widget_allocate (GTK_WIDGET (self->leaflet), width, height, baseline, NULL);
  if (has_room == self->has_room)
    return;
  self->has_room = has_room;
  if (self->fold_id == 0)
    self->fold_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

static void
mz_briefings_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (MZ_BRIEFINGS (widget)->leaflet), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
mapped_cb (MzBriefings *self)
{
  mz_briefings_queue_check (self);
}

static void
mz_briefings_dispose (GObject *object)
{
  MzBriefings *self = MZ_BRIEFINGS (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_handle_id (&self->fold_id, g_source_remove);
  if (self->pictures != NULL)
    mz_scene_pictures_stop (self->pictures);
  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  g_clear_object (&self->pictures);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (mz_briefings_parent_class)->dispose (object);
}

static void
mz_briefings_finalize (GObject *object)
{
  MzBriefings *self = MZ_BRIEFINGS (object);

  g_clear_pointer (&self->bundled, g_ptr_array_unref);
  g_hash_table_unref (self->checked);
  g_free (self->shown);
  G_OBJECT_CLASS (mz_briefings_parent_class)->finalize (object);
}

static gboolean
mz_briefings_grab_focus (GtkWidget *widget)
{
  MzBriefings *self = MZ_BRIEFINGS (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->scenes)) || gtk_widget_grab_focus (GTK_WIDGET (self->stories));
}

/* The part that has the keyboard, or 3. */
static guint
find_focused_part (MzBriefings *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->parts) && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, self->parts[i]))
      return i;
  return G_N_ELEMENTS (self->parts);
}

/**
 * mz_briefings_move_focus:
 * @step: 1: into the next of the parts that are side by side; -1: into the one before; they come round
 */
void
mz_briefings_move_focus (MzBriefings *self, int step)
{
  guint n, i;

  g_return_if_fail (MZ_IS_BRIEFINGS (self));

  n = G_N_ELEMENTS (self->parts);
  i = find_focused_part (self) % n;
  for (guint k = 0; k < n; k++)
    {
      i = (i + (guint) (step + (int) n)) % n;
      if (gtk_widget_get_mapped (self->parts[i]) && gtk_widget_child_focus (self->parts[i], GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
mz_briefings_class_init (MzBriefingsClass *klass)
{
  static const struct { guint key; GdkModifierType state; const char *action; } keys[] = {
    { GDK_KEY_Escape, 0, "story.back" },
    { GDK_KEY_Up, GDK_ALT_MASK, "story.up" },
    { GDK_KEY_KP_Up, GDK_ALT_MASK, "story.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "story.down" },
    { GDK_KEY_KP_Down, GDK_ALT_MASK, "story.down" },
    { GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "story.duplicate" },
    { GDK_KEY_F2, GDK_SHIFT_MASK, "win.rename-story" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_briefings_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_briefings_finalize;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_briefings_grab_focus;
  widget_class->measure = mz_briefings_measure;
  widget_class->size_allocate = mz_briefings_size_allocate;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MZ_TYPE_BRIEFINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "story.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "story.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "story.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "story.remove-scene", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "story.back", NULL, back_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action, NULL);
  gtk_widget_class_set_css_name (widget_class, "briefings");
}

static void
mz_briefings_init (MzBriefings *self)
{
  self->checked = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) mz_story_unref, (GDestroyNotify) g_ptr_array_unref);
}

static void
connect (MzBriefings *self)
{
  GSignalGroup *document = g_signal_group_new (MZ_TYPE_DOCUMENT);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->stories, "chosen", G_CALLBACK (story_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "opened", G_CALLBACK (story_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scenes, "chosen", G_CALLBACK (scene_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scenes, "opened", G_CALLBACK (scene_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scenes, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_object (document, "bind", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->desk, "document", document, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (self), "document", document, g_object_unref);
  g_signal_connect_object (mz_desk_get_facts (self->desk), "changed", G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
}

/** mz_briefings_new: @manner: (transfer none): how scenes are told; @bundled: (element-type MzStory) */
GtkWidget *
mz_briefings_new (MzDesk *desk, MzManner *manner, MzBasemap *basemap, GPtrArray *bundled)
{
  MzBriefings *self = g_object_new (MZ_TYPE_BRIEFINGS, NULL);

  self->desk = g_object_ref (desk);
  self->bundled = g_ptr_array_ref (bundled);
  self->pictures = mz_scene_pictures_new (mz_desk_get_facts (desk), manner, basemap);
  mz_briefings_build (self);
  connect (self);
  g_signal_connect_object (manner, "notify", G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
  folded_cb (self);
  return GTK_WIDGET (self);
}

/** mz_briefings_set_menu: @menu: of what can be done with the story that is looked at */
void
mz_briefings_set_menu (MzBriefings *self, GMenuModel *menu)
{
  g_return_if_fail (MZ_IS_BRIEFINGS (self));

  gtk_menu_button_set_menu_model (self->menu, menu);
}

MzScenePictures *
mz_briefings_get_pictures (MzBriefings *self)
{
  g_return_val_if_fail (MZ_IS_BRIEFINGS (self), NULL);

  return self->pictures;
}

/** mz_briefings_save: Returns: whether all that is written in the form is kept; else it says there what is wrong. */
gboolean
mz_briefings_save (MzBriefings *self)
{
  g_return_val_if_fail (MZ_IS_BRIEFINGS (self), TRUE);

  return mz_scene_form_save (self->form);
}

/** mz_briefings_get_story: @own: (out) (optional): whether it is one of the document. Returns: (transfer none) (nullable) */
MzStory *
mz_briefings_get_story (MzBriefings *self, gboolean *own)
{
  g_return_val_if_fail (MZ_IS_BRIEFINGS (self), NULL);

  return mz_story_list_get_story (self->stories, own);
}

gboolean
mz_briefings_get_scene (MzBriefings *self, guint *scene)
{
  g_return_val_if_fail (MZ_IS_BRIEFINGS (self), FALSE);

  return mz_scene_list_get_scene (self->scenes, scene);
}

void
mz_briefings_choose (MzBriefings *self, const char *id, gboolean own)
{
  g_return_if_fail (MZ_IS_BRIEFINGS (self) && id != NULL);

  mz_story_list_choose (self->stories, id, own);
}

void
mz_briefings_choose_scene (MzBriefings *self, guint scene)
{
  g_return_if_fail (MZ_IS_BRIEFINGS (self));

  mz_scene_list_choose (self->scenes, scene);
}

/** mz_briefings_show_scenes: Where one part is shown at a time: that of the scenes. */
void
mz_briefings_show_scenes (MzBriefings *self)
{
  g_return_if_fail (MZ_IS_BRIEFINGS (self));

  mz_leaflet_show (self->leaflet, self->parts[1]);
}

/** mz_briefings_is_settled: Returns: whether all pictures are there and all stories have been checked. */
gboolean
mz_briefings_is_settled (MzBriefings *self)
{
  g_return_val_if_fail (MZ_IS_BRIEFINGS (self), TRUE);

  return self->check_id == 0 && mz_scene_pictures_is_settled (self->pictures);
}
