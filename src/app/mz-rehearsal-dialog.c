/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"
#include "mz-rehearsal-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-limits.h"
#include "mz-scene-list.h"
#include "mz-story-check.h"
#include "mz-tell.h"

struct _MzRehearsalDialog
{
  AdwWindow parent_instance;
  MzStory  *story;
  guint    *seconds; /* of each scene; 0: it was not shown */
  GtkGrid  *grid;
};

enum { SIGNAL_TAKEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzRehearsalDialog, mz_rehearsal_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
label_new (const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* @planned, @spoken: seconds; 0: none */
static void
add_row (MzRehearsalDialog *self, int row, const char *title, guint planned, guint spoken, const char *style)
{
  g_autofree char *plan = planned > 0 ? mz_scene_describe_seconds (planned) : g_strdup ("–");
  g_autofree char *time = spoken > 0 ? mz_scene_describe_seconds (spoken) : g_strdup ("–");
  GtkWidget *name = label_new (title, style, 0), *spent = label_new (time, style, 1);

  gtk_widget_set_hexpand (name, TRUE);
  if (planned > 0 && spoken > planned)
    gtk_widget_add_css_class (spent, "warning");
  gtk_grid_attach (self->grid, name, 0, row, 1, 1);
  gtk_grid_attach (self->grid, label_new (plan, style, 1), 1, row, 1, 1);
  gtk_grid_attach (self->grid, spent, 2, row, 1, 1);
}

static void
fill (MzRehearsalDialog *self)
{
  guint n = mz_story_get_n_scenes (self->story), planned = 0, spoken = 0;

  gtk_grid_attach (self->grid, label_new (_("Scene"), "heading", 0), 0, 0, 1, 1);
  gtk_grid_attach (self->grid, label_new (_("Planned"), "heading", 1), 1, 0, 1, 1);
  gtk_grid_attach (self->grid, label_new (_("Spoken"), "heading", 1), 2, 0, 1, 1);
  for (guint i = 0; i < n; i++)
    {
      const MzStoryScene *scene = mz_story_peek_scene (self->story, i);
      /* Translators: number and title of a scene. */
      g_autofree char *title = g_strdup_printf (_("%1$u. %2$s"), i + 1, scene->title);

      add_row (self, (int) i + 1, title, scene->seconds, self->seconds[i], NULL);
      planned += scene->seconds;
      spoken += self->seconds[i];
    }
  add_row (self, (int) n + 1, _("Together"), planned, spoken, "heading");
}

static char *
describe_check (MzRehearsalDialog *self, MzDataset *facts)
{
  g_autoptr (GPtrArray) findings = mz_story_check_run (self->story, facts);
  g_autoptr (GString) text = g_string_new (NULL);

  if (findings->len == 0)
    return g_strdup (_("The check before the show has found nothing."));
  for (guint i = 0; i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];

      g_string_append_printf (text, "%s%u. %s", text->len > 0 ? "\n" : "", finding->scene + 1, finding->sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take_cb (MzRehearsalDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static GtkWidget *
header_new (MzRehearsalDialog *self, gboolean own)
{
  GtkWidget *header = adw_header_bar_new (), *close = mz_tell_button_new (_("_Close"));
  GtkWidget *take = mz_tell_button_new (_("_Take These Times"));

  gtk_widget_add_css_class (take, "suggested-action");
  gtk_widget_set_sensitive (take, own);
  gtk_widget_set_tooltip_text (take, own ? _("They are what is planned from now on") : _("A bundled story is only read: edit a copy of it"));
  g_signal_connect_object (take, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (close, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), take);
  return header;
}

static GtkWidget *
content_new (MzRehearsalDialog *self, MzDataset *facts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();
  g_autofree char *check = describe_check (self, facts);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 18);
  fill (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), label_new (_("Before the Show"), "heading", 0));
  gtk_box_append (GTK_BOX (box), label_new (check, NULL, 0));
  g_object_set (box, "margin-top", 18, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
mz_rehearsal_dialog_finalize (GObject *object)
{
  MzRehearsalDialog *self = MZ_REHEARSAL_DIALOG (object);

  g_clear_pointer (&self->story, mz_story_unref);
  g_free (self->seconds);
  G_OBJECT_CLASS (mz_rehearsal_dialog_parent_class)->finalize (object);
}

static void
mz_rehearsal_dialog_class_init (MzRehearsalDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_rehearsal_dialog_finalize;
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", MZ_TYPE_REHEARSAL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mz_rehearsal_dialog_init (MzRehearsalDialog *self)
{
}

/** mz_rehearsal_dialog_new: @player: (transfer none): as it stood at the end. @own: the story is one of the document */
GtkWidget *
mz_rehearsal_dialog_new (GtkWindow *parent, MzStoryPlayer *player, MzDataset *facts, gboolean own)
{
  MzRehearsalDialog *self = g_object_new (MZ_TYPE_REHEARSAL_DIALOG, "accessible-role", GTK_ACCESSIBLE_ROLE_WINDOW, "transient-for", parent,
                                          "modal", TRUE, "destroy-with-parent", TRUE,
                                          "title", _("Rehearsal"), "default-width", 560, "default-height", 560, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->story = mz_story_ref (mz_story_player_get_story (player));
  self->seconds = g_new0 (guint, mz_story_get_n_scenes (self->story));
  for (guint i = 0; i < mz_story_get_n_scenes (self->story); i++)
    self->seconds[i] = (guint) CLAMP (round (mz_story_player_get_spent (player, i)), 0, MZ_STORY_MAX_SECONDS);
  gtk_box_append (GTK_BOX (box), header_new (self, own));
  gtk_box_append (GTK_BOX (box), content_new (self, facts));
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}

MzStory *
mz_rehearsal_dialog_get_story (MzRehearsalDialog *self)
{
  g_return_val_if_fail (MZ_IS_REHEARSAL_DIALOG (self), NULL);

  return self->story;
}

/** mz_rehearsal_dialog_peek_seconds: Returns: of each scene; 0: it was not shown. */
const guint *
mz_rehearsal_dialog_peek_seconds (MzRehearsalDialog *self)
{
  g_return_val_if_fail (MZ_IS_REHEARSAL_DIALOG (self), NULL);

  return self->seconds;
}
