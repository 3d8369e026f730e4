/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-tell.h"
#include "mz-text-encoding.h"

/* A cell of the preview, in characters. */
#define CELL_WIDTH 18

struct _MzImportColumns
{
  GtkWidget      parent_instance;
  MzTableMapping mapping;
  gboolean       setting;
  GtkWidget     *box;
  GtkWidget     *kind, *site_kind;
  GtkWidget     *encoding, *delimiter, *header;
  GtkScrolledWindow *scrolled;
  GtkLabel      *more;
};

enum { SIGNAL_REREAD, SIGNAL_MAPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzImportColumns, mz_import_columns, GTK_TYPE_WIDGET)

static void
reread_cb (MzImportColumns *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_REREAD], 0);
}

static void
site_kind_cb (MzImportColumns *self)
{
  if (self->setting)
    return;
  self->mapping.site_kind = adw_combo_row_get_selected (ADW_COMBO_ROW (self->site_kind));
  g_signal_emit (self, signals[SIGNAL_MAPPED], 0);
}

static GtkWidget *
get_field_choice (MzImportColumns *self, guint column)
{
  GtkWidget *grid = gtk_scrolled_window_get_child (self->scrolled);

  if (GTK_IS_VIEWPORT (grid))
    grid = gtk_viewport_get_child (GTK_VIEWPORT (grid));
  return gtk_grid_get_child_at (GTK_GRID (grid), (int) column, 0);
}

/* Only sites of which no column says the kind need one. */
static void
update_site_kind (MzImportColumns *self)
{
  gtk_widget_set_visible (self->site_kind, self->mapping.kind == MZ_RECORD_SITE);
}

static void
show_fields (MzImportColumns *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->mapping.n_columns; i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (get_field_choice (self, i)), self->mapping.fields[i]);
  self->setting = FALSE;
}

static void
field_cb (MzImportColumns *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "column"));

  if (self->setting)
    return;
  mz_table_mapping_set (&self->mapping, column, gtk_drop_down_get_selected (choice));
  show_fields (self);
  g_signal_emit (self, signals[SIGNAL_MAPPED], 0);
}

/* In the order of the fields, behind "Left out". */
static GtkStringList *
list_fields (MzRecordKind kind)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  guint n;
  const MzTableField *fields = mz_table_fields (kind, &n);

  gtk_string_list_append (list, _("Left out"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _(fields[i].label));
  return list;
}

static void
attach_cell (GtkGrid *grid, const char *text, guint column, guint line, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), CELL_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_WIDTH);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, (int) column, (int) line, 1, 1);
}

static void
attach_choice (MzImportColumns *self, GtkGrid *grid, GtkStringList *fields, guint column, const char *header)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (fields)), NULL);
  g_autofree char *label = NULL;

  /* Translators: the number of a column, and what it is called, if anything. */
  label = g_strdup_printf (_("What column %1$u is: %2$s"), column + 1, header);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  mz_tell_chosen (choice);
  g_object_set_data (G_OBJECT (choice), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (field_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, choice, (int) column, 0, 1, 1);
}

/* The first rows, below what each column is. */
static void
fill_preview (MzImportColumns *self, MzTable *table)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autoptr (MzTableRow) row = mz_table_row_new ();
  g_autoptr (GtkStringList) fields = list_fields (self->mapping.kind);
  guint n = MIN (MZ_IMPORT_PREVIEW, mz_table_get_n_rows (table));
  g_autofree char *more = NULL;

  gtk_widget_add_css_class (GTK_WIDGET (grid), "import-preview");
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  if (mz_table_has_header (table))
    mz_table_read_header (table, row);
  for (guint column = 0; column < self->mapping.n_columns; column++)
    {
      const char *header = mz_table_has_header (table) ? mz_table_row_peek (row, column)->text : "";

      attach_choice (self, grid, fields, column, header);
      if (mz_table_has_header (table))
        attach_cell (grid, header, column, 1, "heading");
    }
  for (guint i = 0; i < n; i++)
    {
      mz_table_read_row (table, i, row, NULL);
      for (guint column = 0; column < self->mapping.n_columns; column++)
        attach_cell (grid, mz_table_row_peek (row, column)->text, column, i + 2, NULL);
    }
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (grid));
  more = g_strdup_printf (ngettext ("%u more row", "%u more rows", mz_table_get_n_rows (table) - n), mz_table_get_n_rows (table) - n);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), mz_table_get_n_rows (table) > n);
  show_fields (self);
}

static void
mz_import_columns_dispose (GObject *object)
{
  g_clear_pointer (&MZ_IMPORT_COLUMNS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_import_columns_parent_class)->dispose (object);
}

static void
mz_import_columns_class_init (MzImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_import_columns_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_REREAD] = g_signal_new ("reread", MZ_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MAPPED] = g_signal_new ("mapped", MZ_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
combo_new (MzImportColumns *self, const char *title, GtkStringList *words, GCallback callback)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", words, NULL);

  g_object_unref (words);
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  mz_tell_chosen (row);
  return row;
}

static GtkStringList *
list_words (const MzVocabulary *words, guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, mz_vocabulary_get_label (words, i));
  return list;
}

static GtkStringList *
list_encodings (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < mz_n_text_encodings; i++)
    gtk_string_list_append (list, _(mz_text_encodings[i].label));
  return list;
}

static void
mz_import_columns_init (MzImportColumns *self)
{
  /* In the order of mz_table_delimiters. */
  const char *const delimiters[] = { _("Commas"), _("Semicolons"), _("Tabulators"), _("Vertical bars"), NULL };
  GtkWidget *group = adw_preferences_group_new (), *outer = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *how = adw_preferences_group_new ();
  GtkWidget *names = adw_action_row_new ();

  self->kind = combo_new (self, _("Each row is"), list_words (&mz_record_kinds, MZ_N_TABLE_KINDS), G_CALLBACK (reread_cb));
  self->site_kind = combo_new (self, _("Kind, where none is said"), list_words (&mz_site_kinds, MZ_N_SITE_KINDS),
                               G_CALLBACK (site_kind_cb));
  self->encoding = combo_new (self, _("Letters"), list_encodings (), G_CALLBACK (reread_cb));
  self->delimiter = combo_new (self, _("Between cells"), gtk_string_list_new (delimiters), G_CALLBACK (reread_cb));
  self->header = gtk_switch_new ();
  gtk_widget_set_valign (self->header, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->header, "notify::active", G_CALLBACK (reread_cb), self, G_CONNECT_SWAPPED);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (names), _("The first row has the names of the columns"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (names), self->header);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (names), self->header);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (how), _("How it is read"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (how), self->encoding);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (how), self->delimiter);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (how), names);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->site_kind);

  gtk_widget_add_css_class (content, "import-columns");
  gtk_box_append (GTK_BOX (content), group);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_add_css_class (GTK_WIDGET (self->scrolled), "card");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->scrolled));
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->more, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->more));
  gtk_box_append (GTK_BOX (content), how);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (outer), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (outer), content);
  gtk_widget_set_vexpand (outer, TRUE);
  self->box = outer;
  gtk_widget_set_parent (outer, GTK_WIDGET (self));
}

GtkWidget *
mz_import_columns_new (void)
{
  return g_object_new (MZ_TYPE_IMPORT_COLUMNS, NULL);
}

static guint
find_encoding (const char *name)
{
  for (guint i = 0; i < mz_n_text_encodings; i++)
    if (strcmp (mz_text_encodings[i].name, name) == 0)
      return i;
  return 0;
}

/** mz_import_columns_set_import: @import: (transfer none): of a table; not kept */
void
mz_import_columns_set_import (MzImportColumns *self, const MzImport *import)
{
  guint encoding, delimiter;

  g_return_if_fail (MZ_IS_IMPORT_COLUMNS (self) && import != NULL && import->table != NULL);

  encoding = find_encoding (mz_table_get_encoding (import->table));
  delimiter = (guint) (strchr (mz_table_delimiters, mz_table_get_delimiter (import->table)) - mz_table_delimiters);
  self->mapping = import->mapping;
  self->setting = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), import->mapping.kind);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->site_kind), import->mapping.site_kind);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->encoding), encoding);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->delimiter), delimiter);
  gtk_switch_set_active (GTK_SWITCH (self->header), mz_table_has_header (import->table));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->encoding), mz_table_is_guessed (import->table)
                               ? _("This is a guess; choose another where names look wrong.") : "");
  update_site_kind (self);
  self->setting = FALSE;
  fill_preview (self, import->table);
}

/** mz_import_columns_get_options: @options: (out): as the user has them; its mapping lives as long as nothing is changed */
void
mz_import_columns_get_options (MzImportColumns *self, MzImportOptions *options)
{
  g_return_if_fail (MZ_IS_IMPORT_COLUMNS (self) && options != NULL);

  *options = (MzImportOptions) {
    .table = { .encoding = mz_text_encodings[adw_combo_row_get_selected (ADW_COMBO_ROW (self->encoding))].name,
               .delimiter = mz_table_delimiters[adw_combo_row_get_selected (ADW_COMBO_ROW (self->delimiter))],
               .header = gtk_switch_get_active (GTK_SWITCH (self->header)) ? MZ_TABLE_HEADER_YES : MZ_TABLE_HEADER_NO },
    .kind = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)),
    .mapping = &self->mapping,
  };
}
