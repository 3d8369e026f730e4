/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-frames-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-compat.h"
#include "mz-date-entry.h"
#include "mz-format.h"
#include "mz-frames-save.h"
#include "mz-tell.h"

struct _MzFramesRow
{
  AdwExpanderRow  parent_instance;
  MzFramesAsk     ask;
  gpointer        data;
  GCancellable   *cancellable; /* (nullable): while frames are saved */
  MzFileChoice *chooser; /* (nullable) */
  char           *folder;      /* of those that are saved */
  guint           n;

  GtkWidget      *from, *to, *step, *sheet;
  GtkWidget      *save, *progress, *stop, *said;
};

enum { SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzFramesRow, mz_frames_row, ADW_TYPE_EXPANDER_ROW)

static void
get_frames (MzFramesRow *self, MzFrames *frames)
{
  *frames = (MzFrames) { mz_date_entry_get_date (MZ_DATE_ENTRY (self->from)), mz_date_entry_get_date (MZ_DATE_ENTRY (self->to)),
                         (MzDatePrecision) (MZ_DATE_PRECISION_YEAR + adw_combo_row_get_selected (ADW_COMBO_ROW (self->step))) };
}

static void
say (MzFramesRow *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->said), text);
  gtk_widget_set_visible (self->said, *text != '\0');
}

static void
changed_cb (MzFramesRow *self)
{
  g_autofree char *subtitle = NULL, *number = NULL;
  MzFrames frames;
  guint n;

  get_frames (self, &frames);
  n = mz_frames_get_n (&frames);
  number = mz_format_number (n > MZ_FRAMES_MOST ? MZ_FRAMES_MOST : n);
  if (n == 0)
    subtitle = g_strdup (_("They would end before they begin"));
  else if (n > MZ_FRAMES_MOST)
    subtitle = g_strdup_printf (_("There would be more than %s: take longer steps or less time"), number);
  else
    subtitle = g_strdup_printf (ngettext ("%s picture, numbered", "%s pictures, numbered", n), number);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_sensitive (self->save, n > 0 && n <= MZ_FRAMES_MOST);
}

static void
show_saving (MzFramesRow *self, gboolean saving)
{
  GtkWidget *const parts[] = { self->from, self->to, self->step, self->sheet, self->save };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_sensitive (parts[i], !saving);
  gtk_widget_set_visible (self->save, !saving);
  gtk_widget_set_visible (self->stop, saving);
  gtk_widget_set_visible (self->progress, saving);
}

static void
tell_progress (guint done, guint n, gpointer data)
{
  MzFramesRow *self = data;
  /* Translators: how many frames have been saved, and of how many. */
  g_autofree char *text = g_strdup_printf (_("%1$u of %2$u"), done, n);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double) done / n);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), text);
}

/* Returns: (transfer full): what has gone wrong, and how far it got. */
static char *
dup_failure (MzFramesRow *self, guint done, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup_printf (_("Stopped: %1$u of %2$u frames are saved."), done, self->n);
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return g_strdup_printf (_("The disk is full: %1$u of %2$u frames are saved. Make room on it, or take another folder."), done, self->n);
  if (done == 0)
    return g_strdup_printf (_("No frame could be saved: %s"), error->message);
  return g_strdup_printf (_("Only %1$u of %2$u frames could be saved: %3$s"), done, self->n, error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzFramesRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint done;
  gboolean all = mz_frames_save_finish (result, &done, &error);

  /* The dialog has gone. */
  if (self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  show_saving (self, FALSE);
  changed_cb (self);
  if (!all)
    {
      text = dup_failure (self, done, error);
      say (self, text);
      gtk_widget_grab_focus (self->save);
      return;
    }
  /* Translators: a number of pictures, and the name of a folder. */
  text = g_strdup_printf (ngettext ("%1$u frame saved in %2$s", "%1$u frames saved in %2$s", done), done, self->folder);
  say (self, "");
  g_signal_emit (self, signals[SAVED], 0, text);
}

static void
chosen_cb (MzFramesRow *self, GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  if (path == NULL)
    {
      say (self, _("Pictures can only be saved in a folder of this computer"));
      return;
    }
  if (g_str_has_suffix (path, ".png"))
    path[strlen (path) - strlen (".png")] = '\0';
  mz_frames_row_save (self, path);
}

static void
save_cb (MzFramesRow *self)
{
  if (self->chooser == NULL)
    {
      self->chooser = mz_file_choice_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), MZ_FILE_CHOICE_SAVE,
                                          _("Save Frames: the Numbers Are Put Behind the Name"), _("_Save"));
      mz_file_choice_set_name (self->chooser, _("rare-earths"));
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    }
  mz_file_choice_show (self->chooser);
}

/* The dialog is closed; the row lives on until the frame that is being written is done. */
static void
mz_frames_row_unroot (GtkWidget *widget)
{
  MzFramesRow *self = MZ_FRAMES_ROW (widget);

  mz_frames_row_stop (self);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (mz_frames_row_parent_class)->unroot (widget);
}

static void
mz_frames_row_dispose (GObject *object)
{
  MzFramesRow *self = MZ_FRAMES_ROW (object);

  mz_file_choice_clear (&self->chooser);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (mz_frames_row_parent_class)->dispose (object);
}

static void
mz_frames_row_class_init (MzFramesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_frames_row_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = mz_frames_row_unroot;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
}

static void
add_row (MzFramesRow *self, const char *title, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_end (MzFramesRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *row = gtk_list_box_row_new ();

  self->said = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->said), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->said), 0);
  self->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->progress), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Frames between two dates"), -1);
  self->save = mz_tell_button_new (_("Save _Frames…"));
  self->stop = mz_tell_button_new (_("S_top"));
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stop, "clicked", G_CALLBACK (mz_frames_row_stop), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), self->stop);
  gtk_box_append (GTK_BOX (box), self->said);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Of the row's own rows the first one, which folds the others. */
static GtkWidget *
find_head (GtkWidget *root)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = ADW_IS_ACTION_ROW (child) ? child : find_head (child);
  return found;
}

/* AdwExpanderRow says it only to those who see it. */
static void
expanded_cb (MzFramesRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (find_head (GTK_WIDGET (self))), GTK_ACCESSIBLE_STATE_EXPANDED,
                               adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)), -1);
}

static void
mz_frames_row_init (MzFramesRow *self)
{
  const char *steps[] = { _("Every year"), _("Every month"), _("Every day"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (steps);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Frames between two dates"));
  self->from = mz_date_entry_new_alone (_("First"), mz_partial_date_new (MZ_CLOCK_FIRST_YEAR, 0, 0));
  self->to = mz_date_entry_new_alone (_("Last"), mz_partial_date_new (MZ_CLOCK_LAST_YEAR, 0, 0));
  self->step = adw_combo_row_new ();
  self->sheet = gtk_switch_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->step), _("One picture"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->step), G_LIST_MODEL (list));
  mz_tell_chosen (self->step);
  add_row (self, _("First"), self->from);
  add_row (self, _("Last"), self->to);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->step);
  add_row (self, _("Contact sheet (PDF)"), self->sheet);
  add_end (self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  expanded_cb (self);
  show_saving (self, FALSE);
  say (self, "");
  g_signal_connect_object (self->from, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->to, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->step, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mz_frames_row_new (const MzFrames *frames, MzFramesAsk ask, gpointer data)
{
  MzFramesRow *self = g_object_new (MZ_TYPE_FRAMES_ROW, NULL);

  self->ask = ask;
  self->data = data;
  mz_frames_row_set_frames (self, frames, FALSE);
  return GTK_WIDGET (self);
}

void
mz_frames_row_set_frames (MzFramesRow *self, const MzFrames *frames, gboolean contact_sheet)
{
  g_return_if_fail (MZ_IS_FRAMES_ROW (self));

  mz_date_entry_set_date (MZ_DATE_ENTRY (self->from), frames->from);
  mz_date_entry_set_date (MZ_DATE_ENTRY (self->to), frames->to);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->step), (guint) (frames->step - MZ_DATE_PRECISION_YEAR));
  gtk_switch_set_active (GTK_SWITCH (self->sheet), contact_sheet);
  changed_cb (self);
}

void
mz_frames_row_save (MzFramesRow *self, const char *stem)
{
  MzFramesOrder order = { .stem = stem, .tell = tell_progress, .data = self };
  g_autofree char *folder = NULL;
  MzMapPage page;
  MzView view;

  g_return_if_fail (MZ_IS_FRAMES_ROW (self) && self->cancellable == NULL);

  get_frames (self, &order.frames);
  self->n = mz_frames_get_n (&order.frames);
  order.page = &page;
  order.contact_sheet = gtk_switch_get_active (GTK_SWITCH (self->sheet));
  self->ask (&page, &view, &order.scale, self->data);
  folder = g_path_get_dirname (stem);
  g_free (self->folder);
  self->folder = g_filename_display_basename (folder);
  self->cancellable = g_cancellable_new ();
  say (self, "");
  show_saving (self, TRUE);
  tell_progress (0, self->n, self);
  gtk_widget_grab_focus (self->stop);
  mz_frames_save_async (&order, self->cancellable, saved_cb, g_object_ref (self));
}

void
mz_frames_row_stop (MzFramesRow *self)
{
  g_return_if_fail (MZ_IS_FRAMES_ROW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

gboolean
mz_frames_row_is_saving (MzFramesRow *self)
{
  g_return_val_if_fail (MZ_IS_FRAMES_ROW (self), FALSE);

  return self->cancellable != NULL;
}

const char *
mz_frames_row_get_said (MzFramesRow *self)
{
  g_return_val_if_fail (MZ_IS_FRAMES_ROW (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->said));
}
