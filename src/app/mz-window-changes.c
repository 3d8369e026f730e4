/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document held against another version: the facts, what was saved of it last, or a document in another file. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>

#include "mz-difference-box.h"
#include "mz-document-reader.h"
#include "mz-tell.h"

typedef enum { AGAINST_FACTS, AGAINST_SAVED, AGAINST_FILE } Against;

/* The list, which the window of the list owns. */
typedef struct
{
  MzWindow             *window; /* over which it stands */
  GtkWindow            *list;
  GtkDropDown          *choice;
  MzDocument           *other;  /* (nullable): of a file */
  char                 *name;   /* (nullable): of that */
  MzFileChoice *chooser;
} Changes;

static void
changes_free (gpointer data)
{
  Changes *self = data;

  mz_file_choice_clear (&self->chooser);
  g_clear_object (&self->other);
  g_free (self->name);
  g_free (self);
}

static Changes *
get_changes (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), "changes");
}

static const char *
name_part (MzDocumentParts part)
{
  switch (part)
    {
    case MZ_DOCUMENT_NOTES:
      return _("Notes");
    case MZ_DOCUMENT_VIEWS:
      return _("Views");
    case MZ_DOCUMENT_SCENARIOS:
      return _("Scenarios");
    case MZ_DOCUMENT_STORIES:
      return _("Stories");
    case MZ_DOCUMENT_CHANGES:
    default:
      return _("Records");
    }
}

static gboolean
is_same_thing (const MzDifference *a, const MzDifference *b)
{
  return a != NULL && a->part == b->part && a->kind == b->kind && g_str_equal (a->id, b->id);
}

/* A note has the id of its record alone. */
static const char *
name_thing (Changes *self, const MzDifference *difference)
{
  MzRecord *record = difference->part == MZ_DOCUMENT_NOTES
                     ? mz_dataset_lookup (mz_workspace_get_facts (self->window->workspace), difference->kind, difference->id) : NULL;

  return record != NULL ? mz_record_get_name (record) : difference->name;
}

static void
append_differences (Changes *self, GtkBox *box, GPtrArray *differences)
{
  const MzDifference *before = NULL;
  guint end;

  for (guint i = 0; i < differences->len; before = differences->pdata[i], i = end)
    {
      const MzDifference *first = differences->pdata[i];
      g_autoptr (GPtrArray) fields = g_ptr_array_new ();
      GtkWidget *card = mz_difference_box_new (name_thing (self, first));

      for (end = i; end < differences->len && is_same_thing (first, differences->pdata[end]); end++)
        g_ptr_array_add (fields, differences->pdata[end]);
      mz_difference_box_append (GTK_BOX (card), NULL, fields, mz_workspace_get_facts (self->window->workspace));
      if (before == NULL || before->part != first->part)
        gtk_box_append (box, mz_difference_heading_new (name_part (first->part)));
      gtk_box_append (box, card);
    }
}

static guint
count_things (GPtrArray *differences)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    n += !is_same_thing (i > 0 ? differences->pdata[i - 1] : NULL, differences->pdata[i]) ? 1 : 0;
  return n;
}

/* What is found, in a sentence. (transfer full) */
static char *
summarise (Changes *self, Against against, guint n)
{
  if (against == AGAINST_FILE)
    return n == 0 ? g_strdup_printf (_("Your document says the same as “%s”."), self->name)
                  : g_strdup_printf (ngettext ("Your document differs from “%2$s” in %1$u thing: what stands there → what stands in yours.",
                                               "Your document differs from “%2$s” in %1$u things: what stands there → what stands in yours.", n),
                                     n, self->name);
  if (against == AGAINST_SAVED)
    return n == 0 ? g_strdup (_("All of your document is saved."))
                  : g_strdup_printf (ngettext ("%u thing is not saved yet: as it was saved → as it is.",
                                               "%u things are not saved yet: as they were saved → as they are.", n), n);
  return n == 0 ? g_strdup (_("Your document adds nothing to the facts."))
                : g_strdup_printf (ngettext ("%u thing in your document is not in the facts so: what the facts have → what you have.",
                                             "%u things in your document are not in the facts so: what the facts have → what you have.", n), n);
}

static void
fill (Changes *self)
{
  Against against = (Against) gtk_drop_down_get_selected (self->choice);
  MzDocument *document = mz_desk_get_document (self->window->desk);
  g_autoptr (MzDocument) other = against == AGAINST_FACTS ? mz_document_new ()
                                 : against == AGAINST_SAVED ? mz_document_dup_saved (document)
                                 : self->other != NULL ? g_object_ref (self->other) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *text = NULL;

  if (other != NULL)
    {
      differences = mz_document_compare (other, document);
      text = summarise (self, against, count_things (differences));
      gtk_box_append (GTK_BOX (box), mz_difference_text_new (text));
      append_differences (self, GTK_BOX (box), differences);
    }
  else
    {
      GtkWidget *button = mz_tell_button_new (_("_Choose a Document…"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "changes.choose");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), mz_difference_text_new (_("Choose the document that yours is held against.")));
      gtk_box_append (GTK_BOX (box), button);
    }
  mz_difference_window_set (self->list, box);
}

/* Another document. */

static void
read_file (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_autoptr (MzReport) report = mz_report_new ();
  g_autofree char *name = g_filename_display_basename (path);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = mz_file_read (path, MZ_DRAFT_MAX_CONTENT, NULL, &error);
  MzDocument *document = bytes != NULL ? mz_document_read (bytes, name, report) : NULL;

  if (document == NULL && error == NULL)
    error = g_error_new (MZ_FILE_ERROR, MZ_FILE_ERROR_FAILED, _("“%s” is no document of Monazite."), name);
  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *list, GAsyncResult *result, gpointer unused)
{
  Changes *self = get_changes (GTK_WIDGET (list));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzDocument) other = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL) /* it has been closed */
    return;
  if (other == NULL)
    {
      mz_difference_window_set (self->list, mz_difference_text_new (error->message));
      return;
    }
  g_set_object (&self->other, other);
  g_free (self->name);
  self->name = g_filename_display_basename (g_task_get_task_data (G_TASK (result)));
  gtk_drop_down_set_selected (self->choice, AGAINST_FILE);
  fill (self);
}

/** mz_window_compare_with: @list: that mz_window_list_changes() has shown; @path: of a document that is read and compared with */
void
mz_window_compare_with (GtkWidget *list, const char *path)
{
  g_autoptr (GTask) task = g_task_new (list, NULL, read_cb, NULL);

  g_task_set_source_tag (task, mz_window_compare_with);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_file);
}

static void
file_chosen_cb (MzFileChoice *choice, GFile *file, GtkWidget *list)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&get_changes (list)->chooser);
  if (path != NULL)
    mz_window_compare_with (list, path);
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Changes *self = data;

  if (self->chooser == NULL)
    {
      self->chooser = mz_file_choice_new (self->list, MZ_FILE_CHOICE_OPEN, _("Compare With"), _("_Compare"));
      mz_file_choice_add_filter (self->chooser, _("Documents of Monazite"), MZ_DOCUMENT_SUFFIX + 1);
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (file_chosen_cb), self->list, G_CONNECT_DEFAULT);
    }
  mz_file_choice_show (self->chooser);
}

static void
chosen_cb (GtkWidget *list)
{
  Changes *self = get_changes (list);

  fill (self);
  if (gtk_drop_down_get_selected (self->choice) == AGAINST_FILE && self->other == NULL)
    gtk_widget_activate_action (list, "changes.choose", NULL);
}

/** mz_window_list_changes: Returns: (transfer none): a window with what the user's document changes in the facts; it is shown. */
GtkWidget *
mz_window_list_changes (MzWindow *window)
{
  const char *const labels[] = { _("The facts"), _("As it was saved"), _("Another document…"), NULL };
  const GActionEntry entries[] = { { .name = "choose", .activate = choose_cb } };
  GtkWidget *list = mz_difference_window_new (GTK_WINDOW (window), _("Your Document, Compared"));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Changes *self = g_new0 (Changes, 1);

  self->window = window;
  self->list = GTK_WINDOW (list);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (labels));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choice), _("Compare with"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare with"), -1);
  mz_tell_chosen (GTK_WIDGET (self->choice));
  g_object_set_data_full (G_OBJECT (list), "changes", self, changes_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (list, "changes", G_ACTION_GROUP (group));
  mz_difference_window_add_choice (GTK_WINDOW (list), GTK_WIDGET (self->choice));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), list, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (list));
  return list;
}

static void
changes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_window_list_changes (MZ_WINDOW (widget));
}

void
mz_window_install_changes (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.changes", NULL, changes_action);
}
