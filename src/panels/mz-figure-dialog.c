/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"
#include "mz-figure-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-compat.h"
#include "mz-facts.h"
#include "mz-story-figure.h"
#include "mz-story-words.h"
#include "mz-tell.h"
#include "mz-text-row.h"

#define MOST_RECORDS 60

struct _MzFigureDialog
{
  AdwWindow       parent_instance;
  MzDataset      *facts;
  MzStoryContext *context;
  MzRecord       *record; /* (nullable): whose figures are listed */
  AdwLeaflet     *leaflet;
  GtkEditable    *search;
  GtkListBox     *records, *figures;
  GtkStack       *right;
  GtkLabel       *heading;
  GtkWidget      *insert;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzFigureDialog, mz_figure_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = mz_text_row_new (title, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
empty_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* --- Figures of a record --- */

static char *
describe_sources (MzFigureDialog *self, const MzStoryFigure *figure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; figure->sources[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (self->facts, MZ_RECORD_SOURCE, figure->sources[i]);
      g_autofree char *chip = source != NULL ? mz_source_get_chip (source) : NULL;

      if (chip != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", chip);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the facts cannot have is no row. */
static void
add_figure (MzFigureDialog *self, const char *binding)
{
  g_autoptr (MzStoryFigure) figure = mz_story_figure_look_up (binding, self->context);
  g_autofree char *sources = NULL, *detail = NULL;
  GtkWidget *row;

  if (figure->status != MZ_STORY_FIGURE_FOUND && figure->status != MZ_STORY_FIGURE_NOT_KNOWN)
    return;
  sources = describe_sources (self, figure);
  detail = *sources != '\0' ? g_strdup_printf ("{%s}\n%s", binding, sources) : g_strdup_printf ("{%s}", binding);
  row = row_new (figure->text, detail);
  if (figure->status == MZ_STORY_FIGURE_NOT_KNOWN)
    gtk_widget_add_css_class (row, "dim-label");
  g_object_set_data_full (G_OBJECT (row), "binding", g_strdup (binding), g_free);
  gtk_list_box_append (self->figures, row);
}

/* Of each key its last point. */
static void
add_points (MzFigureDialog *self, MzRecord *record)
{
  const GArray *points = mz_series_peek (MZ_SERIES (record))->points;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < points->len; i++)
    {
      const char *key = g_array_index (points, MzPoint, i).key;
      const char *word = key != NULL && *key != '\0' ? key : "-";
      g_autofree char *binding = NULL;

      if (!g_hash_table_add (keys, (gpointer) word))
        continue;
      binding = g_strdup_printf ("series:%s/%s/last", mz_record_get_id (record), word);
      add_figure (self, binding);
    }
}

/** mz_figure_dialog_set_record: @record: (transfer none): whose figures are listed to be chosen from */
void
mz_figure_dialog_set_record (MzFigureDialog *self, MzRecord *record)
{
  g_autoptr (GPtrArray) bindings = NULL;

  g_return_if_fail (MZ_IS_FIGURE_DIALOG (self) && MZ_IS_RECORD (record));

  g_set_object (&self->record, record);
  empty_list (self->figures);
  gtk_label_set_text (self->heading, mz_record_get_name (record));
  bindings = mz_story_bindings_list (mz_record_get_kind (record), mz_record_get_id (record));
  for (guint i = 0; i < bindings->len; i++)
    add_figure (self, bindings->pdata[i]);
  if (MZ_IS_SERIES (record))
    add_points (self, record);
  gtk_stack_set_visible_child_name (self->right, "figures");
  mz_leaflet_go (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  if (gtk_list_box_get_row_at_index (self->figures, 0) != NULL)
    gtk_list_box_select_row (self->figures, gtk_list_box_get_row_at_index (self->figures, 0));
}

/** mz_figure_dialog_get_n_figures: Returns: how many there are to be chosen from. */
guint
mz_figure_dialog_get_n_figures (MzFigureDialog *self)
{
  guint n = 0;

  g_return_val_if_fail (MZ_IS_FIGURE_DIALOG (self), 0);

  while (gtk_list_box_get_row_at_index (self->figures, (int) n) != NULL)
    n++;
  return n;
}

/* --- Records --- */

static gboolean
has_figures (MzRecordKind kind, const char *id)
{
  g_autoptr (GPtrArray) bindings = mz_story_bindings_list (kind, id);

  return bindings->len > 0 || kind == MZ_RECORD_SERIES;
}

static gboolean
begins_with (MzRecord *record, const char *folded)
{
  g_autofree char *name = g_utf8_casefold (mz_record_get_name (record), -1);

  return g_str_has_prefix (name, folded);
}

static gboolean
matches (MzRecord *record, char **words)
{
  g_autofree char *all = g_strconcat (mz_record_get_name (record), " ", mz_record_get_id (record), NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_record (MzFigureDialog *self, MzRecord *record)
{
  g_autofree char *detail = g_strdup_printf ("%s · %s", mz_vocabulary_get_label (&mz_record_kinds, mz_record_get_kind (record)),
                                             mz_record_get_id (record));
  GtkWidget *row = row_new (mz_record_get_name (record), detail);

  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (self->records, row);
}

/* @first: those whose name begins with what is typed; else the others. Returns: how many there are then */
static guint
add_records (MzFigureDialog *self, const char *folded, gboolean first, guint n)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (guint kind = 0; kind < MZ_N_FILE_KINDS; kind++)
    {
      MzStore *store = mz_dataset_get_store (self->facts, (MzRecordKind) kind);

      for (guint i = 0; i < mz_store_get_length (store) && n < MOST_RECORDS; i++)
        {
          MzRecord *record = mz_store_peek (store, i);

          if (begins_with (record, folded) != first || !matches (record, words)
              || !has_figures ((MzRecordKind) kind, mz_record_get_id (record)))
            continue;
          add_record (self, record);
          n++;
        }
    }
  return n;
}

static void
search_cb (MzFigureDialog *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  empty_list (self->records);
  if (*folded == '\0')
    return;
  add_records (self, folded, FALSE, add_records (self, folded, TRUE, 0));
}

static void
record_cb (MzFigureDialog *self, GtkListBoxRow *row)
{
  mz_figure_dialog_set_record (self, g_object_get_data (G_OBJECT (row), "record"));
  if (gtk_list_box_get_selected_row (self->figures) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->figures)));
}

static void
first_cb (MzFigureDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->records, 0);

  if (row != NULL)
    record_cb (self, row);
}

static void
insert_cb (MzFigureDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->figures);
  g_autofree char *text = NULL;

  if (row == NULL)
    return;
  text = g_strdup_printf ("{%s}", (const char *) g_object_get_data (G_OBJECT (row), "binding"));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
selected_cb (MzFigureDialog *self)
{
  gtk_widget_set_sensitive (self->insert, gtk_list_box_get_selected_row (self->figures) != NULL);
}

static void
back_cb (MzFigureDialog *self)
{
  if (!mz_leaflet_go (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    gtk_window_close (GTK_WINDOW (self));
}

/* --- Making it --- */

static GtkWidget *
scroller_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static GtkListBox *
list_new (const char *label)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static GtkWidget *
left_new (MzFigureDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *entry = gtk_search_entry_new ();

  self->search = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _("Site, agreement, measure, series…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search for a record"), -1);
  gtk_widget_set_margin_top (entry, 6);
  gtk_widget_set_margin_start (entry, 6);
  gtk_widget_set_margin_end (entry, 6);
  self->records = list_new (_("Records"));
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (first_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "row-activated", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scroller_new (GTK_WIDGET (self->records)));
  gtk_widget_set_size_request (box, 300, -1);
  return box;
}

static GtkWidget *
right_new (MzFigureDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *stack = gtk_stack_new (), *hint;

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_set_margin_top (GTK_WIDGET (self->heading), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->heading), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->heading), 12);
  self->figures = list_new (_("Figures"));
  gtk_list_box_set_activate_on_single_click (self->figures, FALSE);
  g_signal_connect_object (self->figures, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figures, "row-activated", G_CALLBACK (insert_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), scroller_new (GTK_WIDGET (self->figures)));
  hint = gtk_label_new (_("Find a record: its figures, as they are on the date of the scene, are listed here with their sources."));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (hint, "dim-label");
  g_object_set (hint, "margin-start", 24, "margin-end", 24, NULL);
  gtk_stack_add_named (GTK_STACK (stack), hint, "hint");
  gtk_stack_add_named (GTK_STACK (stack), box, "figures");
  self->right = GTK_STACK (stack);
  gtk_widget_set_size_request (stack, 320, -1);
  gtk_widget_set_hexpand (stack, TRUE);
  return stack;
}

static GtkWidget *
header_new (MzFigureDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = mz_tell_button_new (_("_Cancel"));

  self->insert = mz_tell_button_new (_("_Insert"));
  gtk_widget_add_css_class (self->insert, "suggested-action");
  gtk_widget_set_sensitive (self->insert, FALSE);
  g_signal_connect_object (self->insert, "clicked", G_CALLBACK (insert_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->insert);
  return header;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  back_cb (MZ_FIGURE_DIALOG (widget));
  return GDK_EVENT_STOP;
}

static void
mz_figure_dialog_finalize (GObject *object)
{
  MzFigureDialog *self = MZ_FIGURE_DIALOG (object);

  g_clear_pointer (&self->context, mz_story_context_free);
  g_clear_object (&self->record);
  g_clear_object (&self->facts);
  G_OBJECT_CLASS (mz_figure_dialog_parent_class)->finalize (object);
}

static void
mz_figure_dialog_class_init (MzFigureDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_figure_dialog_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MZ_TYPE_FIGURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
mz_figure_dialog_init (MzFigureDialog *self)
{
}

/** mz_figure_dialog_new: @scene: (transfer none): on whose date, and under whose scenario, figures are looked up */
GtkWidget *
mz_figure_dialog_new (GtkWindow *parent, MzDataset *facts, const MzStoryScene *scene)
{
  MzFigureDialog *self = g_object_new (MZ_TYPE_FIGURE_DIALOG, "accessible-role", GTK_ACCESSIBLE_ROLE_WINDOW, "transient-for", parent,
                                       "modal", TRUE, "destroy-with-parent", TRUE,
                                       "title", _("Insert a Figure"), "default-width", 760, "default-height", 520, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->facts = g_object_ref (facts);
  self->context = mz_story_context_new_for_scene (facts, scene);
  self->leaflet = mz_leaflet_new ();
  gtk_box_append (GTK_BOX (box), header_new (self));
  mz_leaflet_append (self->leaflet, left_new (self));
  mz_leaflet_append_line (self->leaflet);
  mz_leaflet_append (self->leaflet, right_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->leaflet));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}
