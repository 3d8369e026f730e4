/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"
#include "mz-import-list.h"
#include "mz-tell.h"
#include "mz-text-label.h"

#define N_SHOWS (MZ_IMPORT_SHOW_MATCHES + 1)

/* Lines of a value, of which some are long. */
#define VALUE_LINES 3

struct _MzImportRows
{
  GtkWidget      parent_instance;
  MzImport      *import; /* (nullable): the dialog's */
  MzImportList  *list;
  MzImportShow   show;
  gboolean       setting;
  GtkWidget     *box;
  GtkLabel      *findings;
  GtkWidget     *shows[N_SHOWS];
  GtkWidget     *all;
  GtkWidget     *settle_all;
  GtkWidget     *view;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzImportRows, mz_import_rows, GTK_TYPE_WIDGET)

static void
chosen_cb (GtkCheckButton *button, MzImportRows *self)
{
  MzImportRow *row = g_object_get_data (G_OBJECT (button), "row");

  row->chosen = gtk_check_button_get_active (button);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
settled_cb (GtkCheckButton *button, MzImportRows *self)
{
  MzImportRow *row = g_object_get_data (G_OBJECT (button), "row");

  if (!gtk_check_button_get_active (button))
    return;
  row->settling = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "settling"));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const char *
get_row_name (const MzImportRow *row)
{
  if (row->record != NULL)
    return mz_record_get_name (row->record);
  return row->name != NULL && *row->name != '\0' ? row->name : C_("row", "No name");
}

static char *
describe_row (const MzImportRow *row)
{
  if (row->record == NULL)
    /* Translators: the number of a line in a file. */
    return g_strdup_printf (_("Line %u: left out"), row->line);
  /* Translators: the number of a line in a file; then "Site" or the like. */
  return g_strdup_printf (_("Line %1$u: %2$s"), row->line,
                          mz_record_get_kind (row->record) == MZ_RECORD_SITE
                          ? mz_vocabulary_get_label (&mz_site_kinds, mz_site_peek (MZ_SITE (row->record))->kind)
                          : mz_vocabulary_get_label (&mz_record_kinds, mz_record_get_kind (row->record)));
}

static char *
describe_match (const MzImportRow *row)
{
  const char *name = mz_record_get_name (row->match);

  switch (row->match_kind)
    {
    case MZ_MATCH_ID:
      /* Translators: the name of a record. */
      return g_strdup_printf (_("Has the id of “%s” in the facts, and says something else:"), name);
    case MZ_MATCH_NAME:
      /* Translators: the name of a record. */
      return g_strdup_printf (_("Has the name of “%s” in the facts:"), name);
    case MZ_MATCH_PLACE:
      /* Translators: the name of a record. */
      return g_strdup_printf (_("Is less than 2 km from “%s” in the facts, of the same kind:"), name);
    case MZ_MATCH_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_value (GtkBox *line, const char *text, const char *style)
{
  GtkWidget *label = mz_text_label_new (*text != '\0' ? text : C_("value", "Not known"),
                                        *text != '\0' ? style : "dim-label");

  gtk_label_set_lines (GTK_LABEL (label), VALUE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_box_append (line, label);
}

/* Three columns of equal width: a grid would give a line of labels that wrap the height of its narrowest. */
static void
append_line (GtkBox *lines, const char *field, const char *facts, const char *file, gboolean heading)
{
  GtkBox *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));

  gtk_box_set_homogeneous (line, TRUE);
  append_value (line, field, heading ? "heading" : "dim-label");
  append_value (line, facts, heading ? "heading" : NULL);
  append_value (line, file, heading ? "heading" : NULL);
  gtk_box_append (lines, GTK_WIDGET (line));
}

static const char *
get_field_label (MzRecordKind kind, const char *key)
{
  guint n = 0;
  const MzTableField *fields = kind < MZ_N_TABLE_KINDS ? mz_table_fields (kind, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (strcmp (fields[i].key, key) == 0)
      return _(fields[i].label);
  return key;
}

/* Both values side by side; of what the file does not know, only that it would be lost. */
static void
append_comparison (GtkBox *box, const MzImportRow *row)
{
  g_autoptr (GPtrArray) differences = mz_import_compare (row);
  g_autoptr (GString) lost = g_string_new (NULL);
  GtkBox *lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));

  gtk_widget_add_css_class (GTK_WIDGET (lines), "import-compare");
  append_line (lines, C_("column", "Field"), C_("column", "The facts"), C_("column", "The file"), TRUE);
  for (guint i = 0; i < differences->len; i++)
    {
      const MzImportDifference *difference = differences->pdata[i];
      const char *label = get_field_label (mz_record_get_kind (row->record), difference->field);

      if (*difference->file == '\0')
        {
          g_string_append_printf (lost, "%s%s", lost->len > 0 ? mz_format_get_comma () : "", label);
          continue;
        }
      append_line (lines, label, difference->facts, difference->file, FALSE);
    }
  if (differences->len == 0)
    gtk_box_append (lines, mz_text_label_new (_("They say the same."), "dim-label"));
  gtk_box_append (box, GTK_WIDGET (lines));
  if (lost->len > 0)
    {
      /* Translators: names of fields. */
      g_autofree char *text = g_strdup_printf (_("Known to the facts alone: %s."), lost->str);

      gtk_box_append (box, mz_text_label_new (text, "dim-label"));
    }
}

static void
append_choices (MzImportRows *self, GtkBox *box, MzImportRow *row)
{
  const char *labels[] = { _("Keep the facts’"), _("Take the file’s in its place"), _("Keep both") };
  GtkWidget *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      /* GTK 4.8 goes on calling those of a group check boxes. */
      GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "label", labels[i], "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      first = first != NULL ? first : button;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), row->settling == i);
      mz_tell_description (button, get_row_name (row), NULL);
      g_object_set_data (G_OBJECT (button), "row", row);
      g_object_set_data (G_OBJECT (button), "settling", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (settled_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (box, button);
    }
}

/* (transfer none) (nullable) */
static const char *
get_wrong (const MzImportRow *row)
{
  if (row->n_errors + row->n_warnings == 0)
    return NULL;
  return row->wrong != NULL ? row->wrong : _("Something is wrong here too; mend the rows before it first.");
}

static GtkWidget *
row_new (MzImportRows *self, MzImportRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *described = describe_row (row);

  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_sensitive (check, row->record != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), row->chosen);
  g_object_set_data (G_OBJECT (check), "row", row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, get_row_name (row), -1);
  mz_tell_description (check, described, get_wrong (row));
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (texts), mz_text_label_new (get_row_name (row), "import-name"));
  gtk_box_append (GTK_BOX (texts), mz_text_label_new (described, "dim-label"));
  if (get_wrong (row) != NULL)
    gtk_box_append (GTK_BOX (texts), mz_text_label_new (get_wrong (row), "caution"));
  if (row->match != NULL)
    {
      g_autofree char *match = describe_match (row);

      gtk_box_append (GTK_BOX (texts), mz_text_label_new (match, NULL));
      append_comparison (GTK_BOX (texts), row);
      append_choices (self, GTK_BOX (texts), row);
    }
  return box;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MzImportRows *self)
{
  MzImportRow *row = mz_import_item_get_row (gtk_list_item_get_item (item));
  g_autofree char *described = describe_row (row), *spoken = NULL;

  gtk_list_item_set_child (item, row_new (self, row));
  /* Translators: what a row of a file is called, its line, its place in the list, and how many there are. */
  spoken = g_strdup_printf (_("%1$s, %2$s, %3$u of %4$u"), get_row_name (row), described, gtk_list_item_get_position (item) + 1,
                            g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  mz_tell_item (item, spoken, get_wrong (row));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, NULL);
}

static void
fill_list (MzImportRows *self)
{
  mz_import_list_show (self->list, self->import, self->show);
}

static void
show_cb (MzImportRows *self, GtkToggleButton *button)
{
  if (self->setting || !gtk_toggle_button_get_active (button))
    return;
  self->show = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "show"));
  fill_list (self);
}

static void
all_cb (MzImportRows *self)
{
  gboolean chosen = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all));

  if (self->setting || self->import == NULL)
    return;
  for (guint i = 0; i < self->import->rows->len; i++)
    mz_import_peek_row (self->import, i)->chosen = chosen && mz_import_peek_row (self->import, i)->record != NULL;
  fill_list (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
settle_all_cb (MzImportRows *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->settle_all));

  if (self->setting || self->import == NULL || chosen == 0)
    return;
  for (guint i = 0; i < self->import->rows->len; i++)
    if (mz_import_peek_row (self->import, i)->match != NULL)
      mz_import_peek_row (self->import, i)->settling = (MzSettling) (chosen - 1);
  fill_list (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mz_import_rows_dispose (GObject *object)
{
  MzImportRows *self = MZ_IMPORT_ROWS (object);

  if (self->list != NULL)
    mz_import_list_show (self->list, NULL, MZ_IMPORT_SHOW_ALL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (mz_import_rows_parent_class)->dispose (object);
}

static void
mz_import_rows_class_init (MzImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_import_rows_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_IMPORT_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
append_bar (MzImportRows *self)
{
  const char *const settlings[] = { _("Matches: each as set below"), _("Matches: keep the facts’"), _("Matches: take the file’s"),
                                    _("Matches: keep both"), NULL };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *shows = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "import-bar");
  self->findings = GTK_LABEL (mz_text_label_new ("", "caution"));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->findings));
  gtk_widget_add_css_class (shows, "linked");
  for (guint i = 0; i < N_SHOWS; i++)
    {
      self->shows[i] = gtk_toggle_button_new ();
      g_object_set_data (G_OBJECT (self->shows[i]), "show", GUINT_TO_POINTER (i));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->shows[i]), GTK_TOGGLE_BUTTON (self->shows[0]));
      gtk_widget_set_hexpand (self->shows[i], TRUE);
      g_signal_connect_object (self->shows[i], "toggled", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (shows), self->shows[i]);
    }
  gtk_box_append (GTK_BOX (bar), shows);
  self->settle_all = gtk_drop_down_new_from_strings (settlings);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->settle_all), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What becomes of all matches"), -1);
  mz_tell_chosen (self->settle_all);
  g_signal_connect_object (self->settle_all, "notify::selected", G_CALLBACK (settle_all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->settle_all);
  self->all = gtk_check_button_new_with_label (_("All rows that can be read"));
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->all);
  gtk_box_append (GTK_BOX (self->box), bar);
}

static void
mz_import_rows_init (MzImportRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = mz_import_list_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  append_bar (self);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "import-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows of the file"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

GtkWidget *
mz_import_rows_new (void)
{
  return g_object_new (MZ_TYPE_IMPORT_ROWS, NULL);
}

static void
set_show_label (MzImportRows *self, MzImportShow show, const char *format, guint n)
{
  g_autofree char *number = mz_format_number (n), *label = g_strdup_printf (format, number);

  gtk_button_set_label (GTK_BUTTON (self->shows[show]), label);
  gtk_widget_set_sensitive (self->shows[show], n > 0);
}

static char *
join_findings (MzReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mz_report_get_length (report); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", mz_report_peek (report, i)->message);
  return g_string_free (text, FALSE);
}

/** mz_import_rows_set_import: @import: (nullable): has to live until another one is set, or none */
void
mz_import_rows_set_import (MzImportRows *self, MzImport *import)
{
  g_autofree char *findings = import != NULL ? join_findings (import->report) : g_strdup ("");

  g_return_if_fail (MZ_IS_IMPORT_ROWS (self));

  mz_import_list_show (self->list, NULL, MZ_IMPORT_SHOW_ALL);
  self->import = import;
  if (import == NULL)
    return;
  self->setting = TRUE;
  gtk_label_set_text (self->findings, findings);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), *findings != '\0');
  /* Translators: a number of rows. */
  set_show_label (self, MZ_IMPORT_SHOW_ALL, C_("rows", "All: %s"), import->rows->len);
  /* Translators: a number of rows. */
  set_show_label (self, MZ_IMPORT_SHOW_WRONG, C_("rows", "Wrong: %s"), import->n_wrong);
  /* Translators: a number of rows. */
  set_show_label (self, MZ_IMPORT_SHOW_MATCHES, C_("rows", "Matches: %s"), import->n_matches);
  self->show = MZ_IMPORT_SHOW_ALL;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shows[self->show]), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->settle_all), 0);
  gtk_widget_set_visible (self->settle_all, import->n_matches > 0);
  self->setting = FALSE;
  fill_list (self);
}
