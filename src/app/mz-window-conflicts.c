/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that the user has changed and that are otherwise in the facts now: a bar says so, a list settles them. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>

#include "mz-difference-box.h"
#include "mz-notice-bar.h"
#include "mz-tell.h"

/** mz_window_check_conflicts: Whether there are any is told in a bar. */
void
mz_window_check_conflicts (MzWindow *self)
{
  g_autoptr (GArray) conflicts = mz_document_list_conflicts (mz_desk_get_document (self->desk), mz_desk_get_base (self->desk));
  g_autofree char *text = NULL;

  if (conflicts->len == 0)
    {
      mz_notices_hide (self->notices, "conflicts");
      return;
    }
  text = g_strdup_printf (ngettext ("%u record that you have changed is otherwise in the facts now.",
                                    "%u records that you have changed are otherwise in the facts now.", conflicts->len),
                          conflicts->len);
  mz_notice_bar_add_action (mz_notices_show (self->notices, "conflicts", text), _("_Compare…"), "win.conflicts");
}

static void
changed_cb (MzWindow *self)
{
  mz_window_check_conflicts (self);
}

static const char *
name_record (const MzConflict *conflict)
{
  MzRecord *record = conflict->change->after != NULL ? conflict->change->after
                     : conflict->change->before != NULL ? conflict->change->before : conflict->now;

  return mz_record_get_name (record);
}

static void fill (GtkWindow *list, MzWindow *self);

static void
settle_cb (GtkButton *button, MzWindow *self)
{
  GtkWindow *list = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  guint kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));
  gboolean keep = g_object_get_data (G_OBJECT (button), "keep") != NULL;
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));

  mz_document_settle_conflict (mz_desk_get_document (self->desk), mz_desk_get_base (self->desk), (MzRecordKind) kind, id, keep);
  mz_window_check_conflicts (self);
  fill (list, self);
}

static GtkWidget *
button_new (MzWindow *self, const MzConflict *conflict, const char *label, gboolean keep)
{
  GtkWidget *button = mz_tell_button_new (label);

  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER ((guint) conflict->change->kind));
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (conflict->change->id), g_free);
  g_object_set_data (G_OBJECT (button), "keep", keep ? button : NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (settle_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
conflict_new (MzWindow *self, const MzConflict *conflict)
{
  GtkWidget *box = mz_difference_box_new (name_record (conflict)), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  MzDataset *facts = mz_desk_get_facts (self->desk);

  mz_difference_box_append_record (GTK_BOX (box), _("You have changed"), conflict->change->before, conflict->change->after, facts);
  mz_difference_box_append_record (GTK_BOX (box), _("The facts have changed"), conflict->change->before, conflict->now, facts);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (buttons), button_new (self, conflict, _("Keep _Mine"), TRUE));
  gtk_box_append (GTK_BOX (buttons), button_new (self, conflict, _("Take the _Facts"), FALSE));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
fill (GtkWindow *list, MzWindow *self)
{
  g_autoptr (GArray) conflicts = mz_document_list_conflicts (mz_desk_get_document (self->desk), mz_desk_get_base (self->desk));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  if (conflicts->len == 0)
    {
      gtk_window_destroy (list);
      return;
    }
  gtk_widget_add_css_class (box, "conflicts");
  for (guint i = 0; i < conflicts->len; i++)
    gtk_box_append (GTK_BOX (box), conflict_new (self, &g_array_index (conflicts, MzConflict, i)));
  mz_difference_window_set (list, box);
}

static void
conflicts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  GtkWidget *list = mz_difference_window_new (GTK_WINDOW (self), _("Changed by You and in the Facts"));

  gtk_window_present (GTK_WINDOW (list));
  fill (GTK_WINDOW (list), self);
}

void
mz_window_install_conflicts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.conflicts", NULL, conflicts_action);
}

void
mz_window_init_conflicts (MzWindow *self)
{
  g_signal_connect_object (mz_desk_get_base (self->desk), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
