/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-edit-group.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "mz-choice.h"
#include "mz-edit-control.h"
#include "mz-json-text.h"
#include "mz-record-list.h"
#include "mz-tell.h"
#include "mz-text-label.h"

/* One field. Of entries @control is a box of rows, each with a group at its head. */
typedef struct
{
  const MzEditField *field;
  GtkWidget         *control, *error;
  char              *first; /* the value as it was at first, as this control would write it */
} Cell;

struct _MzEditGroup
{
  GtkWidget  parent_instance;
  MzDataset *dataset;
  char      *json;  /* as it was at first */
  gsize      length;
  GArray    *cells; /* of Cell */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzEditGroup, mz_edit_group, GTK_TYPE_WIDGET)

static void
say_changed_cb (MzEditGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static MzEditGroup *
get_row_group (GtkWidget *row)
{
  return MZ_EDIT_GROUP (gtk_widget_get_first_child (row));
}

static void
remove_row_cb (GtkButton *button, MzEditGroup *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button)), *rows = gtk_widget_get_parent (row);

  gtk_widget_child_focus (gtk_widget_get_parent (rows), GTK_DIR_TAB_FORWARD);
  gtk_box_remove (GTK_BOX (rows), row);
  say_changed_cb (self);
}

static GtkWidget *
add_row (MzEditGroup *self, const MzEditField *field, GtkWidget *rows, const char *json, gsize length)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *group = mz_edit_group_new (self->dataset, field->columns, json, length);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (row, "edit-entry");
  gtk_widget_set_hexpand (group, TRUE);
  gtk_widget_set_valign (remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "small-button");
  gtk_widget_set_tooltip_text (remove, _("Take it away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take it away"), -1);
  g_signal_connect_object (group, "changed", G_CALLBACK (say_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_row_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (row), group);
  gtk_box_append (GTK_BOX (row), remove);
  gtk_box_append (GTK_BOX (rows), row);
  return group;
}

static void
add_row_cb (GtkButton *button, MzEditGroup *self)
{
  const MzEditField *field = g_object_get_data (G_OBJECT (button), "field");
  GtkWidget *rows = gtk_widget_get_prev_sibling (GTK_WIDGET (button));
  GtkWidget *group = add_row (self, field, rows, "{}", 2);

  gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
  say_changed_cb (self);
}

static GtkWidget *
entries_new (MzEditGroup *self, const MzEditField *field, MzJsonView value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_("Add…"));
  /* Translators: what is added to, as “Owners”. */
  g_autofree char *spoken = g_strdup_printf (_("Add to %s"), _(field->label));
  MzJsonView entry = { NULL, NULL };

  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (add), "field", (gpointer) field);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_row_cb), self, G_CONNECT_DEFAULT);
  while (mz_json_view_is (value, '[') && mz_json_view_next (value, &entry))
    if (mz_json_view_is (entry, '{'))
      add_row (self, field, rows, entry.start, entry.end - entry.start);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), add);
  return box;
}

static char *
dup_entries (GtkWidget *control)
{
  GString *json = g_string_new (NULL);
  GtkWidget *rows = gtk_widget_get_first_child (control);

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *entry = mz_edit_group_dup_json (get_row_group (row));

      g_string_append_printf (json, "%s%s", json->len == 0 ? "[" : ", ", entry);
    }
  if (json->len > 0)
    g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static char *
dup_value (const Cell *cell)
{
  return cell->field->type == MZ_EDIT_ENTRIES ? dup_entries (cell->control) : mz_edit_control_dup_json (cell->control, cell->field);
}

static void
count_sources (GtkExpander *fold)
{
  g_auto (GStrv) ids = mz_record_list_dup_ids (MZ_RECORD_LIST (gtk_expander_get_child (fold)));
  guint n = g_strv_length (ids);
  g_autofree char *label = n > 0 ? g_strdup_printf (_("Sources of its own: %u"), n) : g_strdup (_("Sources of its own: none"));

  gtk_expander_set_label (fold, label);
}

/* Most entries have those of their record. */
static GtkWidget *
fold_new (GtkWidget *list)
{
  GtkWidget *fold = gtk_expander_new (NULL);

  gtk_expander_set_child (GTK_EXPANDER (fold), list);
  g_signal_connect_object (list, "changed", G_CALLBACK (count_sources), fold, G_CONNECT_SWAPPED);
  count_sources (GTK_EXPANDER (fold));
  return fold;
}

/* What of a cell the keys go to. */
static GtkWidget *
get_told (const Cell *cell)
{
  if (GTK_IS_SCROLLED_WINDOW (cell->control))
    return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (cell->control));
  return MZ_IS_CHOICE (cell->control) ? gtk_widget_get_first_child (cell->control) : cell->control;
}

static void
add_cell (MzEditGroup *self, const MzEditField *field, MzJsonView value)
{
  Cell cell = { .field = field };

  if (field->type != MZ_EDIT_FLAG && field->type != MZ_EDIT_OWN_SOURCES)
    gtk_widget_set_parent (mz_text_label_new (_(field->label), "edit-label"), GTK_WIDGET (self));
  if (field->hint != NULL && field->type == MZ_EDIT_SOURCES)
    gtk_widget_set_parent (mz_text_label_new (_(field->hint), "edit-hint"), GTK_WIDGET (self));
  cell.control = field->type == MZ_EDIT_ENTRIES ? entries_new (self, field, value)
                   : mz_edit_control_new (self->dataset, field, value, G_CALLBACK (say_changed_cb), self);
  if (field->required)
    gtk_accessible_update_property (GTK_ACCESSIBLE (get_told (&cell)), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  cell.error = mz_text_label_new ("", "edit-error");
  gtk_widget_set_visible (cell.error, FALSE);
  gtk_widget_set_parent (field->type == MZ_EDIT_OWN_SOURCES ? fold_new (cell.control) : cell.control, GTK_WIDGET (self));
  gtk_widget_set_parent (cell.error, GTK_WIDGET (self));
  if (field->type == MZ_EDIT_PLACE && strcmp (field->key, "lon") == 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Choose on the Map"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "edit.choose-place");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  cell.first = dup_value (&cell);
  g_array_append_val (self->cells, cell);
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->first);
}

static void
mz_edit_group_dispose (GObject *object)
{
  MzEditGroup *self = MZ_EDIT_GROUP (object);
  GtkWidget *child;

  g_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->dataset);
  G_OBJECT_CLASS (mz_edit_group_parent_class)->dispose (object);
}

static void
mz_edit_group_finalize (GObject *object)
{
  MzEditGroup *self = MZ_EDIT_GROUP (object);

  g_array_unref (self->cells);
  g_free (self->json);
  G_OBJECT_CLASS (mz_edit_group_parent_class)->finalize (object);
}

static void
mz_edit_group_class_init (MzEditGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_edit_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_edit_group_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_EDIT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "edit-group");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mz_edit_group_init (MzEditGroup *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
}

/**
 * mz_edit_group_new:
 * @fields: the last one without a key; good for ever
 * @json: an object, whose text has passed the gate; copied
 */
GtkWidget *
mz_edit_group_new (MzDataset *dataset, const MzEditField *fields, const char *json, gsize length)
{
  MzEditGroup *self = g_object_new (MZ_TYPE_EDIT_GROUP, NULL);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));

  g_return_val_if_fail (MZ_IS_DATASET (dataset) && fields != NULL && json != NULL, GTK_WIDGET (self));

  self->dataset = g_object_ref (dataset);
  self->json = g_strndup (json, length);
  self->length = length;
  mz_json_view_list_members ((MzJsonView) { self->json, self->json + length }, members);
  for (guint i = 0; fields[i].key != NULL; i++)
    add_cell (self, &fields[i], mz_json_view_find (members, fields[i].key));
  return GTK_WIDGET (self);
}

static Cell *
find_cell (MzEditGroup *self, const char *key, gsize length)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      if (strlen (cell->field->key) == length && strncmp (cell->field->key, key, length) == 0)
        return cell;
    }
  return NULL;
}

static void
append_member (GString *json, const char *key, const char *value)
{
  g_string_append (json, json->len > 1 ? ", " : "");
  mz_json_text_quote (json, key);
  g_string_append_printf (json, ": %s", value);
}

/** mz_edit_group_dup_json: Returns: (transfer full): the object as it stands now, its members in their order, new ones last. */
char *
mz_edit_group_dup_json (MzEditGroup *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);
  GString *json = g_string_new ("{");

  g_return_val_if_fail (MZ_IS_EDIT_GROUP (self), g_string_free (json, FALSE));

  mz_json_view_list_members ((MzJsonView) { self->json, self->json + self->length }, members);
  for (guint i = 0; i < members->len; i++)
    {
      const MzJsonViewMember *member = &g_array_index (members, MzJsonViewMember, i);
      Cell *cell = NULL;
      g_autofree char *value = NULL, *key = mz_json_decode (member->key);

      cell = find_cell (self, key, strlen (key));
      if (cell != NULL)
        {
          g_hash_table_add (written, cell);
          value = dup_value (cell);
        }
      if (cell == NULL || strcmp (value, cell->first) == 0)
        {
          g_free (value);
          value = g_strndup (member->value.start, member->value.end - member->value.start);
        }
      if (*value != '\0')
        append_member (json, key, value);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      g_autofree char *value = g_hash_table_contains (written, cell) ? NULL : dup_value (cell);

      if (value != NULL && *value != '\0')
        append_member (json, cell->field->key, value);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/** mz_edit_group_is_changed: Returns: whether it says something else than at first. */
gboolean
mz_edit_group_is_changed (MzEditGroup *self)
{
  g_return_val_if_fail (MZ_IS_EDIT_GROUP (self), FALSE);

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      g_autofree char *value = dup_value (cell);

      if (strcmp (value, cell->first) != 0)
        return TRUE;
    }
  return FALSE;
}

void
mz_edit_group_clear_errors (MzEditGroup *self)
{
  g_return_if_fail (MZ_IS_EDIT_GROUP (self));

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      gtk_widget_set_visible (cell->error, FALSE);
      gtk_widget_remove_css_class (cell->control, "error");
      mz_tell_problem (get_told (cell), NULL);
      if (cell->field->type != MZ_EDIT_ENTRIES)
        continue;
      for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_first_child (cell->control)); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        mz_edit_group_clear_errors (get_row_group (row));
    }
}

/**
 * mz_edit_group_show_error:
 * @field: as readers name it: "lat", or "status[2].from", the first entry being 1
 *
 * Returns: whether there is such a field; then @message stands at it.
 */
gboolean
mz_edit_group_show_error (MzEditGroup *self, const char *field, const char *message)
{
  gsize length = strcspn (field, "[.");
  Cell *cell = find_cell (self, field, length);

  if (cell == NULL)
    return FALSE;
  if (cell->field->type == MZ_EDIT_ENTRIES && field[length] == '[')
    {
      char *end;
      gulong i = strtoul (field + length + 1, &end, 10);
      GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_first_child (cell->control));

      for (; i > 1 && row != NULL; i--)
        row = gtk_widget_get_next_sibling (row);
      if (row != NULL && g_str_has_prefix (end, "].") && mz_edit_group_show_error (get_row_group (row), end + 2, message))
        return TRUE;
    }
  if (cell->field->type == MZ_EDIT_NUMBER || cell->field->type == MZ_EDIT_PLACE)
    {
      g_autofree char *value = dup_value (cell);

      if (*value == '"')
        message = _("Write a number with a point in it, as 35.478");
    }
  if (cell->field->type == MZ_EDIT_OWN_SOURCES)
    gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_ancestor (cell->control, GTK_TYPE_EXPANDER)), TRUE);
  gtk_label_set_text (GTK_LABEL (cell->error), message);
  gtk_widget_set_visible (cell->error, TRUE);
  gtk_widget_add_css_class (cell->control, "error");
  mz_tell_problem (get_told (cell), message);
  return TRUE;
}

/** mz_edit_group_find: Returns: (transfer none) (nullable): the control of a field */
GtkWidget *
mz_edit_group_find (MzEditGroup *self, const char *key)
{
  Cell *cell = find_cell (self, key, strlen (key));

  return cell != NULL ? cell->control : NULL;
}

/** mz_edit_group_set_text: As if the user had typed it; of a field that is typed. */
void
mz_edit_group_set_text (MzEditGroup *self, const char *key, const char *text)
{
  GtkWidget *control = mz_edit_group_find (self, key);

  g_return_if_fail (GTK_IS_EDITABLE (control));

  gtk_editable_set_text (GTK_EDITABLE (control), text);
}
