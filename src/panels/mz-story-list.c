/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"
#include "mz-story-list.h"

#include "mz-focus.h"
#include "mz-tell.h"

#include <glib/gi18n-lib.h>

struct _MzStoryList
{
  GtkWidget   parent_instance;
  GtkWidget  *box;
  GtkListBox *list;
  GtkWidget  *empty; /* where the document has none */
  GPtrArray  *stories; /* of MzStory, by row */
  guint       n_own;
  gboolean    filling;
};

enum { SIGNAL_CHOSEN, SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzStoryList, mz_story_list, GTK_TYPE_WIDGET)

/** mz_story_describe_size: Returns: (transfer full): "14 scenes, 12 minutes" */
char *
mz_story_describe_size (const MzStory *story)
{
  guint n = mz_story_get_n_scenes (story), minutes = (mz_story_get_seconds (story) + 59) / 60;
  g_autofree char *scenes = g_strdup_printf (ngettext ("%u scene", "%u scenes", n), n), *length = NULL;

  if (minutes == 0)
    return g_steal_pointer (&scenes);
  length = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  /* Translators: how long a story is: number of scenes, minutes. */
  return g_strdup_printf (_("%1$s, %2$s"), scenes, length);
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

static GtkWidget *
row_new (MzStory *story)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *check = label_new (NULL, "scene-detail");
  g_autofree char *size = mz_story_describe_size (story);

  gtk_box_append (GTK_BOX (box), label_new (mz_story_get_title (story), "scene-title"));
  gtk_box_append (GTK_BOX (box), label_new (size, "scene-detail"));
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_visible (check, FALSE);
  g_object_set_data (G_OBJECT (row), "check", check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, mz_story_get_title (story),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, size, -1);
  return row;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  MzStoryList *self = data;
  guint i = (guint) gtk_list_box_row_get_index (row);
  GtkWidget *heading = NULL;

  if (i == 0 || i == self->n_own)
    {
      heading = label_new (i < self->n_own ? _("In This Document") : _("Bundled"), "heading");
      gtk_widget_set_margin_top (heading, 12);
      gtk_widget_set_margin_bottom (heading, 6);
      gtk_widget_set_margin_start (heading, 12);
    }
  gtk_list_box_row_set_header (row, heading);
}

static void
selected_cb (MzStoryList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
activated_cb (MzStoryList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
mz_story_list_dispose (GObject *object)
{
  MzStoryList *self = MZ_STORY_LIST (object);

  self->filling = TRUE; /* rows that go are no choice */
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  G_OBJECT_CLASS (mz_story_list_parent_class)->dispose (object);
}

static gboolean
mz_story_list_grab_focus (GtkWidget *widget)
{
  GtkListBox *list = MZ_STORY_LIST (widget)->list;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (list));
}

static void
mz_story_list_class_init (MzStoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_story_list_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_story_list_grab_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MZ_TYPE_STORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MZ_TYPE_STORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "story-list");
}

/* What to do where there is none yet, and one button to do it with. */
static GtkWidget *
empty_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *add = mz_tell_button_new (_("_Start with the Current View"));
  GtkWidget *said = label_new (_("This document has no briefing yet. Its first scene is what the map or the chart shows now."), "dim-label");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.new-story");
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (add))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (add))), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), said);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_add_css_class (box, "story-empty");
  return box;
}

static void
mz_story_list_init (MzStoryList *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_unref);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->empty = empty_new ();
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Briefings"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (content), self->empty);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->list));
  self->box = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->box), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->box), content);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mz_story_list_new (void)
{
  return g_object_new (MZ_TYPE_STORY_LIST, NULL);
}

static void
append (MzStoryList *self, MzStory *story)
{
  g_ptr_array_add (self->stories, mz_story_ref (story));
  gtk_list_box_append (self->list, row_new (story));
}

/**
 * mz_story_list_set:
 * @own, @bundled: (element-type MzStory)
 *
 * The one that was looked at stays so, or else the first is. No signal is emitted.
 */
void
mz_story_list_set (MzStoryList *self, GPtrArray *own, GPtrArray *bundled)
{
  g_autofree char *id = NULL;
  gboolean was_own = TRUE, focused;
  MzStory *story;
  GtkWidget *row;

  g_return_if_fail (MZ_IS_STORY_LIST (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  story = mz_story_list_get_story (self, &was_own);
  id = g_strdup (story != NULL ? mz_story_get_id (story) : NULL);
  self->filling = TRUE;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->stories, 0);
  self->n_own = own->len;
  for (guint i = 0; i < own->len; i++)
    append (self, own->pdata[i]);
  for (guint i = 0; i < bundled->len; i++)
    append (self, bundled->pdata[i]);
  gtk_list_box_invalidate_headers (self->list);
  gtk_widget_set_visible (self->empty, own->len == 0);
  if (id == NULL || !mz_story_list_choose (self, id, was_own))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->filling = FALSE;
}

/** mz_story_list_set_check: What the check before the show says of one of them. */
void
mz_story_list_set_check (MzStoryList *self, MzStory *story, guint n_findings, gboolean bad)
{
  g_autofree char *said = NULL;
  GtkWidget *check;
  guint i;

  g_return_if_fail (MZ_IS_STORY_LIST (self));

  if (!g_ptr_array_find (self->stories, story, &i))
    return;
  check = g_object_get_data (G_OBJECT (gtk_list_box_get_row_at_index (self->list, (int) i)), "check");
  said = n_findings == 0 ? g_strdup (_("The check has found nothing"))
                         : g_strdup_printf (ngettext ("The check has found %u thing", "The check has found %u things", n_findings),
                                            n_findings);
  gtk_label_set_text (GTK_LABEL (check), said);
  gtk_widget_set_visible (check, TRUE);
  if (bad)
    gtk_widget_add_css_class (check, "warning");
  else
    gtk_widget_remove_css_class (check, "warning");
}

/** mz_story_list_get_story: @own: (out) (optional). Returns: (transfer none) (nullable): the one that is looked at. */
MzStory *
mz_story_list_get_story (MzStoryList *self, gboolean *own)
{
  GtkListBoxRow *row;
  guint i;

  g_return_val_if_fail (MZ_IS_STORY_LIST (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    return NULL;
  i = (guint) gtk_list_box_row_get_index (row);
  if (own != NULL)
    *own = i < self->n_own;
  return self->stories->pdata[i];
}

/** mz_story_list_choose: @own: it is one of the document. Returns: whether it is there. */
gboolean
mz_story_list_choose (MzStoryList *self, const char *id, gboolean own)
{
  g_return_val_if_fail (MZ_IS_STORY_LIST (self) && id != NULL, FALSE);

  for (guint i = own ? 0 : self->n_own; i < (own ? self->n_own : self->stories->len); i++)
    if (g_str_equal (mz_story_get_id (self->stories->pdata[i]), id))
      {
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
        return TRUE;
      }
  return FALSE;
}
