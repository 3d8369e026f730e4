/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another program has changed the file of the document: a bar says so, and what both have changed is settled in a list. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>

#include "mz-difference-box.h"
#include "mz-document-merge.h"
#include "mz-notice-bar.h"
#include "mz-tell.h"

static MzDocument *
get_document (MzWindow *self)
{
  return mz_desk_get_document (self->desk);
}

static void
show_changed (MzWindow *self, const char *name)
{
  gboolean read_only = mz_document_is_read_only (get_document (self)), modified = mz_document_file_is_modified (self->file);
  g_autofree char *text = NULL;
  MzNoticeBar *bar;

  /* Translators: the name of a document. */
  text = g_strdup_printf (modified ? _("Another program has changed “%s”. If you reload it, what you have changed and not saved stays "
                                       "beside that.")
                                   : _("Another program has changed “%s”. Here you still see it as it was before."), name);
  bar = mz_notices_show (self->notices, "outside", text);
  mz_notice_bar_add_action (bar, _("_Reload"), "win.reload");
  if (!read_only)
    mz_notice_bar_add_action (bar, _("_Keep Mine"), "win.keep-mine");
}

static void
show_gone (MzWindow *self, const char *name)
{
  /* Translators: the name of a document. */
  g_autofree char *text = g_strdup_printf (_("“%s” is no longer where it was: another program has removed or renamed it. What you "
                                             "see is whole, but saved nowhere."), name);
  MzNoticeBar *bar = mz_notices_show (self->notices, "outside", text);

  if (mz_document_file_get_standing (self->file) == MZ_STANDING_GOOD)
    mz_notice_bar_add_action (bar, _("_Save It Again"), "win.save");
  mz_notice_bar_add_action (bar, _("Save _As…"), "win.save-as");
}

/** mz_window_show_outside: What another program has made of the document's file is told as long as it is so. */
void
mz_window_show_outside (MzWindow *self)
{
  g_autofree char *name = mz_document_file_dup_name (self->file);

  switch (mz_document_file_get_outside (self->file))
    {
    case MZ_OUTSIDE_CHANGED:
      show_changed (self, name);
      break;
    case MZ_OUTSIDE_GONE:
      show_gone (self, name);
      break;
    case MZ_OUTSIDE_SAME:
    default:
      mz_notices_hide (self->notices, "outside");
    }
}

/* What both have changed. */

static guint
count_open (MzWindow *self)
{
  guint n = 0;

  for (guint i = 0; self->clashes != NULL && i < self->clashes->len; i++)
    n += mz_document_is_open (get_document (self), self->clashes->pdata[i]) ? 1 : 0;
  return n;
}

static void
show_clashes (MzWindow *self)
{
  guint n = count_open (self);
  g_autofree char *text = NULL;

  if (n == 0)
    {
      mz_notices_hide (self->notices, "clashes");
      return;
    }
  text = g_strdup_printf (ngettext ("%u thing was changed by you and by the other program. Here it is as the other one has it, and stays "
                                    "so unless you compare them before the document is closed.",
                                    "%u things were changed by you and by the other program. Here they are as the other one has them, and "
                                    "stay so unless you compare them before the document is closed.", n), n);
  mz_notice_bar_add_action (mz_notices_show (self->notices, "clashes", text), _("_Compare…"), "win.clashes");
}

static void fill (GtkWindow *list, MzWindow *self);

static void
settle_cb (GtkButton *button, MzWindow *self)
{
  GtkWindow *list = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "clash"));

  mz_document_settle_clash (get_document (self), self->clashes->pdata[i], g_object_get_data (G_OBJECT (button), "mine") != NULL);
  show_clashes (self);
  fill (list, self);
}

static GtkWidget *
button_new (MzWindow *self, guint i, const char *label, gboolean mine)
{
  GtkWidget *button = mz_tell_button_new (label);

  g_object_set_data (G_OBJECT (button), "clash", GUINT_TO_POINTER (i));
  g_object_set_data (G_OBJECT (button), "mine", mine ? button : NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (settle_cb), self, G_CONNECT_DEFAULT);
  return button;
}

/* What each has made of it; of a record that was not there before, what theirs has otherwise. */
static void
append_sides (GtkBox *box, const MzClash *clash, MzDataset *facts)
{
  MzRecord *before, *mine, *theirs;

  if (!mz_clash_peek_records (clash, &before, &mine, &theirs))
    {
      g_autoptr (GPtrArray) by_me = mz_clash_compare (clash, TRUE), by_them = mz_clash_compare (clash, FALSE);

      mz_difference_box_append (box, _("You have changed"), by_me, facts);
      mz_difference_box_append (box, _("The other program has changed"), by_them, facts);
    }
  else if (before == NULL && mine != NULL && theirs != NULL)
    mz_difference_box_append_record (box, _("Added by both, yours → theirs"), mine, theirs, facts);
  else
    {
      mz_difference_box_append_record (box, _("You have changed"), before, mine, facts);
      mz_difference_box_append_record (box, _("The other program has changed"), before, theirs, facts);
    }
}

static GtkWidget *
clash_new (MzWindow *self, guint i)
{
  const MzClash *clash = self->clashes->pdata[i];
  GtkWidget *box = mz_difference_box_new (mz_clash_get_name (clash)), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  append_sides (GTK_BOX (box), clash, mz_desk_get_facts (self->desk));
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (buttons), button_new (self, i, _("Keep _Mine"), TRUE));
  gtk_box_append (GTK_BOX (buttons), button_new (self, i, _("Keep _Theirs"), FALSE));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
fill (GtkWindow *list, MzWindow *self)
{
  GtkWidget *box;

  if (count_open (self) == 0)
    {
      gtk_window_destroy (list);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), mz_difference_text_new (_("Each is kept as a whole, as you or as the other program has it.")));
  for (guint i = 0; i < self->clashes->len; i++)
    if (mz_document_is_open (get_document (self), self->clashes->pdata[i]))
      gtk_box_append (GTK_BOX (box), clash_new (self, i));
  mz_difference_window_set (list, box);
}

static void
clashes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  GtkWidget *list;

  if (count_open (self) == 0)
    return;
  list = mz_difference_window_new (GTK_WINDOW (self), _("Changed by You and by Another Program"));
  gtk_window_present (GTK_WINDOW (list));
  fill (GTK_WINDOW (list), self);
}

/* The ways on. */

/* What has not been settled since an earlier reload stays open behind what is new. */
static void
take_clashes (MzWindow *self, GPtrArray *clashes)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->clashes);

  self->clashes = g_ptr_array_ref (clashes);
  for (guint i = old != NULL ? old->len : 0; i-- > 0;)
    if (mz_document_is_open (get_document (self), old->pdata[i]))
      g_ptr_array_add (clashes, g_ptr_array_steal_index (old, i));
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MzWindow) self = data;
  const char *before = mz_document_get_undo_name (mz_document_file_get_document (MZ_DOCUMENT_FILE (source)));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clashes = mz_document_file_reload_finish (MZ_DOCUMENT_FILE (source), result, &error);

  if (self->history == NULL || MZ_DOCUMENT_FILE (source) != self->file)
    return;
  if (clashes == NULL)
    {
      mz_window_complain (self, _("Document Not Reloaded"), error->message);
      return;
    }
  take_clashes (self, clashes);
  mz_window_show_outside (self);
  show_clashes (self);
  mz_window_check_conflicts (self);
  if (before != mz_document_get_undo_name (get_document (self)))
    mz_window_tell_edit (self);
  else
    mz_window_tell (self, _("Reloaded: it says nothing else than before"));
}

/** mz_window_reload: Takes in what another program has made of the document's file. */
void
mz_window_reload (MzWindow *self)
{
  if (mz_document_file_get_path (self->file) == NULL || mz_document_file_is_saving (self->file))
    return;
  if (mz_document_is_read_only (get_document (self)))
    mz_window_open_again (self); /* there is nothing of one's own in it */
  else
    mz_document_file_reload_async (self->file, reloaded_cb, g_object_ref (self));
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_window_reload (MZ_WINDOW (widget));
}

static void
keep_mine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);

  mz_document_file_keep_mine (self->file);
  mz_window_tell (self, _("Yours stays; saving it will replace what the other program has written"));
}

static void
document_changed_cb (MzWindow *self)
{
  if (self->clashes != NULL)
    show_clashes (self);
}

/* Not all file systems tell of changes: who comes back from another program is told all the same. */
static void
active_cb (MzWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->file != NULL)
    mz_document_file_look (self->file);
}

void
mz_window_install_outside (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.reload", NULL, reload_action);
  gtk_widget_class_install_action (klass, "win.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_install_action (klass, "win.clashes", NULL, clashes_action);
}

void
mz_window_init_outside (MzWindow *self)
{
  GSignalGroup *group = g_signal_group_new (MZ_TYPE_DOCUMENT);

  g_signal_group_connect_swapped (group, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_object (group, "bind", G_CALLBACK (show_clashes), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->desk, "document", group, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (self), "outside", group, g_object_unref);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
}
