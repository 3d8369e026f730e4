/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-dialog.h"

#include <glib/gi18n-lib.h>

#include "mz-story-check.h"
#include "mz-tell.h"
#include "mz-text-row.h"

#define MOST_FINDINGS 50

struct _MzShowDialog
{
  AdwWindow   parent_instance;
  MzDataset  *facts;
  GPtrArray  *stories;  /* of MzStory */
  GtkListBox *list;
  GtkLabel   *verdict;
  GtkListBox *findings;
  GtkWidget  *present;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzShowDialog, mz_show_dialog, ADW_TYPE_WINDOW)

static char *
describe_story (const MzStory *story)
{
  guint n = mz_story_get_n_scenes (story), minutes = (mz_story_get_seconds (story) + 59) / 60;
  g_autofree char *scenes = g_strdup_printf (ngettext ("%u scene", "%u scenes", n), n), *length = NULL, *size = NULL;

  if (minutes > 0)
    length = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  /* Translators: how long a story is: number of scenes, minutes. */
  size = length != NULL ? g_strdup_printf (_("%1$s, %2$s"), scenes, length) : g_strdup (scenes);
  return mz_story_get_subtitle (story) != NULL ? g_strdup_printf ("%s\n%s", mz_story_get_subtitle (story), size) : g_steal_pointer (&size);
}

static GtkWidget *
finding_row_new (const MzStory *story, const MzStoryFinding *finding)
{
  const MzStoryScene *scene = mz_story_peek_scene (story, finding->scene);
  /* Translators: number and title of a scene. */
  g_autofree char *title = g_strdup_printf (_("%1$u. %2$s"), finding->scene + 1, scene->title);
  GtkWidget *row = mz_text_row_new (title, finding->sentence);
  gboolean bad = finding->severity == MZ_SEVERITY_ERROR;

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (bad ? "dialog-warning-symbolic" : "dialog-information-symbolic"));
  return row;
}

static void
update (MzShowDialog *self)
{
  MzStory *story = mz_show_dialog_get_story (self);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *verdict = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_list_box_remove (self->findings, row);
  gtk_widget_set_sensitive (self->present, story != NULL);
  if (story == NULL)
    return;
  findings = mz_story_check_run (story, self->facts);
  verdict = findings->len == 0 ? g_strdup (_("The check before the show has found nothing."))
                               : g_strdup_printf (ngettext ("The check before the show has found %u thing:",
                                                            "The check before the show has found %u things:", findings->len),
                                                  findings->len);
  gtk_label_set_text (self->verdict, verdict);
  for (guint i = 0; i < MIN (findings->len, MOST_FINDINGS); i++)
    gtk_list_box_append (self->findings, finding_row_new (story, findings->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->findings), findings->len > 0);
}

static void
present_cb (MzShowDialog *self)
{
  MzStory *chosen = mz_show_dialog_get_story (self);
  g_autoptr (MzStory) story = chosen != NULL ? mz_story_ref (chosen) : NULL;

  if (story == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, story);
  gtk_window_destroy (GTK_WINDOW (self));
}

static GtkListBox *
list_new (GtkSelectionMode mode)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, mode);
  gtk_widget_add_css_class (GTK_WIDGET (list), "content");
  gtk_widget_add_css_class (GTK_WIDGET (list), "frame");
  return list;
}

static GtkWidget *
header_new (MzShowDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = mz_tell_button_new (_("_Cancel"));

  self->present = mz_tell_button_new (_("_Present"));
  gtk_widget_add_css_class (self->present, "suggested-action");
  g_signal_connect_object (self->present, "clicked", G_CALLBACK (present_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->present);
  return header;
}

static GtkWidget *
content_new (MzShowDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();

  self->list = list_new (GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stories"), -1);
  for (guint i = 0; i < self->stories->len; i++)
    {
      g_autofree char *text = describe_story (self->stories->pdata[i]);
      GtkWidget *row = mz_text_row_new (mz_story_get_title (self->stories->pdata[i]), text);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (present_cb), self, G_CONNECT_SWAPPED);
  self->verdict = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->verdict, 0);
  gtk_label_set_wrap (self->verdict, TRUE);
  self->findings = list_new (GTK_SELECTION_NONE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->findings));
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* What goes away chooses nothing any more. */
static void
mz_show_dialog_dispose (GObject *object)
{
  MzShowDialog *self = MZ_SHOW_DIALOG (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  G_OBJECT_CLASS (mz_show_dialog_parent_class)->dispose (object);
}

static void
mz_show_dialog_finalize (GObject *object)
{
  MzShowDialog *self = MZ_SHOW_DIALOG (object);

  g_clear_object (&self->facts);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  G_OBJECT_CLASS (mz_show_dialog_parent_class)->finalize (object);
}

static void
mz_show_dialog_class_init (MzShowDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_show_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_show_dialog_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MZ_TYPE_SHOW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         MZ_TYPE_STORY);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mz_show_dialog_init (MzShowDialog *self)
{
}

/** mz_show_dialog_new: @stories: (transfer none) (element-type MzStory): at least one; the first is chosen to begin with. */
GtkWidget *
mz_show_dialog_new (GtkWindow *parent, MzDataset *facts, GPtrArray *stories)
{
  MzShowDialog *self = g_object_new (MZ_TYPE_SHOW_DIALOG, "accessible-role", GTK_ACCESSIBLE_ROLE_WINDOW, "transient-for", parent,
                                     "modal", TRUE, "destroy-with-parent", TRUE, "title", _("Present a Story"), "default-width", 560,
                                     "default-height", 600, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->facts = g_object_ref (facts);
  self->stories = g_ptr_array_ref (stories);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), content_new (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  return GTK_WIDGET (self);
}

/** mz_show_dialog_get_story: Returns: (transfer none) (nullable): the one that is chosen. */
MzStory *
mz_show_dialog_get_story (MzShowDialog *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (MZ_IS_SHOW_DIALOG (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? self->stories->pdata[gtk_list_box_row_get_index (row)] : NULL;
}
