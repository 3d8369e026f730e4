/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"
#include "mz-scene-list.h"

#include <glib/gi18n-lib.h>

#include "mz-chart.h"
#include "mz-focus.h"
#include "mz-story-check.h"

#define PICTURE_WIDTH 128

struct _MzSceneList
{
  GtkWidget        parent_instance;
  MzScenePictures *pictures;
  GtkListBox      *list;
  MzStory         *story; /* (nullable) */
  gboolean         editable, filling;
};

enum { SIGNAL_CHOSEN, SIGNAL_OPENED, SIGNAL_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzSceneList, mz_scene_list, GTK_TYPE_WIDGET)

/** mz_scene_describe_seconds: Returns: (transfer full): "45 s", "1 min 30 s" */
char *
mz_scene_describe_seconds (guint seconds)
{
  if (seconds < 60)
    return g_strdup_printf (_("%u s"), seconds);
  /* Translators: minutes, and minutes and seconds. */
  return seconds % 60 == 0 ? g_strdup_printf (_("%u min"), seconds / 60)
                           : g_strdup_printf (_("%1$u min %2$u s"), seconds / 60, seconds % 60);
}

/** mz_scene_describe_place: Returns: (transfer full): when and where it is: "October 2025, map" */
char *
mz_scene_describe_place (const MzStoryScene *scene)
{
  const char *chart = mz_story_scene_get_chart (scene);
  const MzChart *known = chart != NULL ? mz_charts_lookup (chart) : NULL;
  const char *where = chart == NULL ? _("Map") : known != NULL ? mz_chart_get_label (known) : chart;
  g_autofree char *from = NULL, *until = NULL;

  if (!mz_partial_date_is_set (scene->view->date))
    return g_strdup (where);
  from = mz_partial_date_format (scene->view->date);
  if (!mz_partial_date_is_set (scene->until))
    /* Translators: a date, and the map or a chart. */
    return g_strdup_printf (_("%1$s, %2$s"), from, where);
  until = mz_partial_date_format (scene->until);
  /* Translators: two dates, and the map or a chart. */
  return g_strdup_printf (_("%1$s to %2$s, %3$s"), from, until, where);
}

static char *
describe (const MzStoryScene *scene)
{
  g_autofree char *place = mz_scene_describe_place (scene), *length = NULL;

  if (scene->seconds == 0)
    return g_steal_pointer (&place);
  length = mz_scene_describe_seconds (scene->seconds);
  /* Translators: when and where a scene is, and how long it takes. */
  return g_strdup_printf (_("%1$s, %2$s"), place, length);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* --- Dragging --- */

static guint
get_index (GtkWidget *row)
{
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  MzSceneList *self = MZ_SCENE_LIST (gtk_widget_get_ancestor (row, MZ_TYPE_SCENE_LIST));
  GdkPaintable *paintable;

  if (!self->editable)
    return NULL;
  paintable = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);
  g_object_unref (paintable);
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  MzSceneList *self = MZ_SCENE_LIST (gtk_widget_get_ancestor (row, MZ_TYPE_SCENE_LIST));
  GtkWidget *dragged = g_value_get_object (value);

  if (!self->editable || dragged == row || !GTK_IS_LIST_BOX_ROW (dragged)
      || gtk_widget_get_parent (dragged) != GTK_WIDGET (self->list))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, get_index (dragged), get_index (row));
  return TRUE;
}

static void
add_dragging (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), row, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* --- Rows --- */

/* Of a scene, a sentence a line. (transfer full) (nullable) */
static char *
collect_findings (GPtrArray *findings, guint scene, gboolean *bad)
{
  g_autoptr (GString) text = g_string_new (NULL);

  *bad = FALSE;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];

      if (finding->scene != scene)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", finding->sentence);
      *bad |= finding->severity == MZ_SEVERITY_ERROR;
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static GtkWidget *
sign_new (const char *said, gboolean bad)
{
  GtkWidget *sign = gtk_image_new_from_icon_name (bad ? "dialog-warning-symbolic" : "dialog-information-symbolic");

  gtk_widget_set_tooltip_text (sign, said);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (sign, bad ? "warning" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return sign;
}

static GtkWidget *
row_new (MzSceneList *self, guint i, GPtrArray *findings)
{
  const MzStoryScene *scene = mz_story_peek_scene (self->story, i);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *picture;
  /* Translators: number and title of a scene. */
  g_autofree char *title = g_strdup_printf (_("%1$u. %2$s"), i + 1, scene->title), *detail = describe (scene), *said = NULL;
  gboolean bad;

  said = collect_findings (findings, i, &bad);
  picture = mz_scene_picture_new (self->pictures, PICTURE_WIDTH, FALSE);
  mz_scene_picture_set_scene (MZ_SCENE_PICTURE (picture), scene);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), label_new (title, "scene-title"));
  gtk_box_append (GTK_BOX (texts), label_new (detail, "scene-detail"));
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), texts);
  if (said != NULL)
    gtk_box_append (GTK_BOX (box), sign_new (said, bad));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  detail, -1);
  add_dragging (row);
  return row;
}

static void
selected_cb (MzSceneList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
activated_cb (MzSceneList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
mz_scene_list_dispose (GObject *object)
{
  MzSceneList *self = MZ_SCENE_LIST (object);

  self->filling = TRUE; /* rows that go are no choice */
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->story, mz_story_unref);
  G_OBJECT_CLASS (mz_scene_list_parent_class)->dispose (object);
}

static gboolean
mz_scene_list_grab_focus (GtkWidget *widget)
{
  MzSceneList *self = MZ_SCENE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
mz_scene_list_class_init (MzSceneListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_scene_list_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_scene_list_grab_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MZ_TYPE_SCENE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MZ_TYPE_SCENE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", MZ_TYPE_SCENE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "story.remove-scene", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "story.remove-scene", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scene-list");
}

static void
mz_scene_list_init (MzSceneList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scenes"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

GtkWidget *
mz_scene_list_new (MzScenePictures *pictures)
{
  MzSceneList *self = g_object_new (MZ_TYPE_SCENE_LIST, NULL);

  self->pictures = g_object_ref (pictures);
  return GTK_WIDGET (self);
}

/**
 * mz_scene_list_set_story:
 * @story: (nullable)
 * @findings: (nullable) (element-type MzStoryFinding): of the check before the show
 *
 * The scene that was looked at stays so where the story still has it; else it is the one in its place. No signal is emitted.
 */
void
mz_scene_list_set_story (MzSceneList *self, MzStory *story, GPtrArray *findings, gboolean editable)
{
  g_autofree char *id = NULL;
  guint chosen = 0, n = story != NULL ? mz_story_get_n_scenes (story) : 0;
  gboolean focused;
  GtkWidget *row;

  g_return_if_fail (MZ_IS_SCENE_LIST (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  self->filling = TRUE;
  if (mz_scene_list_get_scene (self, &chosen))
    id = g_strdup (mz_story_peek_scene (self->story, chosen)->id);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (story != NULL)
    mz_story_ref (story);
  g_clear_pointer (&self->story, mz_story_unref);
  self->story = story;
  self->editable = editable;
  for (guint i = 0; i < n; i++)
    {
      gtk_list_box_append (self->list, row_new (self, i, findings));
      if (g_strcmp0 (mz_story_peek_scene (story, i)->id, id) == 0)
        chosen = i;
    }
  if (n > 0)
    mz_scene_list_choose (self, MIN (chosen, n - 1));
  if (focused && n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->filling = FALSE;
}

/** mz_scene_list_get_scene: @scene: (out). Returns: whether one is looked at. */
gboolean
mz_scene_list_get_scene (MzSceneList *self, guint *scene)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (MZ_IS_SCENE_LIST (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    return FALSE;
  *scene = get_index (GTK_WIDGET (row));
  return TRUE;
}

void
mz_scene_list_choose (MzSceneList *self, guint scene)
{
  GtkListBoxRow *row;

  g_return_if_fail (MZ_IS_SCENE_LIST (self));

  row = gtk_list_box_get_row_at_index (self->list, (int) scene);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}
