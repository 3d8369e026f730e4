/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-edit-control.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-choice.h"
#include "mz-json-text.h"
#include "mz-record-list.h"
#include "mz-stage-choice.h"
#include "mz-tell.h"

#define NOTE_HEIGHT 72 /* px */

/* A value as it is typed: texts without their quotes, all else as it stands. (transfer full) */
static char *
dup_text (MzJsonView value)
{
  if (mz_json_view_is_null (value))
    return g_strdup ("");
  return mz_json_view_is (value, '"') ? mz_json_view_dup_string (value) : g_strndup (value.start, value.end - value.start);
}

/* (transfer full): the texts of a list; of anything else none */
static GPtrArray *
list_texts (MzJsonView value)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  MzJsonView entry = { NULL, NULL };

  while (mz_json_view_is (value, '[') && mz_json_view_next (value, &entry))
    g_ptr_array_add (texts, dup_text (entry));
  return texts;
}

static GtkWidget *
entry_new (const MzEditField *field, const char *text, GCallback changed, gpointer data)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  if (field->hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(field->hint));
  if (field->type == MZ_EDIT_NUMBER || field->type == MZ_EDIT_PLACE)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  g_signal_connect_object (entry, "changed", changed, data, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
text_view_new (const MzEditField *field, const char *text, GCallback changed, gpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), NOTE_HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  g_signal_connect_object (buffer, "changed", changed, data, G_CONNECT_SWAPPED);
  return scrolled;
}

/* The first line says that nothing is said. */
static GtkWidget *
drop_down_new (const MzEditField *field, const char *const *labels, guint chosen, GCallback changed, gpointer data)
{
  GtkWidget *drop = gtk_drop_down_new_from_strings (labels);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), chosen);
  mz_tell_chosen (drop);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  g_signal_connect_object (drop, "notify::selected", changed, data, G_CONNECT_SWAPPED);
  return drop;
}

static GtkWidget *
word_new (const MzEditField *field, const char *text, GCallback changed, gpointer data)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint chosen;

  g_ptr_array_add (labels, (gpointer) _("not said"));
  for (guint i = 0; i < field->n_words; i++)
    g_ptr_array_add (labels, (gpointer) mz_vocabulary_get_label (field->words, i));
  g_ptr_array_add (labels, NULL);
  chosen = mz_vocabulary_find (field->words, text, &chosen) && chosen < field->n_words ? chosen + 1 : 0;
  return drop_down_new (field, (const char *const *) labels->pdata, chosen, changed, data);
}

static GtkWidget *
yes_no_new (const MzEditField *field, const char *text, GCallback changed, gpointer data)
{
  const char *labels[] = { _("not said"), _("yes"), _("no"), NULL };

  return drop_down_new (field, labels, strcmp (text, "true") == 0 ? 1 : strcmp (text, "false") == 0 ? 2 : 0, changed, data);
}

static GtkWidget *
flag_new (const MzEditField *field, const char *text, GCallback changed, gpointer data)
{
  GtkWidget *check = gtk_check_button_new_with_label (_(field->label));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), strcmp (text, "true") == 0);
  g_signal_connect_object (check, "toggled", changed, data, G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
stages_new (MzJsonView value, GCallback changed, gpointer data)
{
  GtkWidget *choice = mz_stage_choice_new (FALSE);
  g_autoptr (GPtrArray) texts = list_texts (value);
  MzSet stages = 0;
  guint stage;

  for (guint i = 0; i < texts->len; i++)
    if (mz_vocabulary_find (&mz_stages, texts->pdata[i], &stage))
      stages |= MZ_BIT (stage);
  mz_stage_choice_set (MZ_STAGE_CHOICE (choice), stages);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  g_signal_connect_object (choice, "changed", changed, data, G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
country_new (MzDataset *dataset, const MzEditField *field, const char *text, GCallback changed, gpointer data)
{
  GtkWidget *choice = mz_choice_new (_(field->label), mz_choice_list_countries (dataset, _("none")));

  mz_choice_set_id (MZ_CHOICE (choice), *text != '\0' ? text : NULL);
  g_signal_connect_object (choice, "chosen", changed, data, G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
list_new (MzDataset *dataset, const MzEditField *field, MzRecordKind kind, MzJsonView value, GCallback changed, gpointer data)
{
  GtkWidget *list = mz_record_list_new (dataset, kind, _(field->label));
  g_autoptr (GPtrArray) texts = list_texts (value);

  for (guint i = 0; i < texts->len; i++)
    mz_record_list_add (MZ_RECORD_LIST (list), texts->pdata[i]);
  g_signal_connect_object (list, "changed", changed, data, G_CONNECT_SWAPPED);
  return list;
}

/* A list of countries, or all of them: then the list waits. */
static void
all_toggled_cb (GtkCheckButton *all, GtkWidget *list)
{
  gtk_widget_set_sensitive (list, !gtk_check_button_get_active (all));
}

static GtkWidget *
targets_new (MzDataset *dataset, const MzEditField *field, MzJsonView value, const char *text, GCallback changed, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *all = gtk_check_button_new_with_label (_("All countries"));
  GtkWidget *list = list_new (dataset, field, MZ_RECORD_COUNTRY, value, changed, data);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), strcmp (text, "all") == 0);
  all_toggled_cb (GTK_CHECK_BUTTON (all), list);
  gtk_box_append (GTK_BOX (box), all);
  gtk_box_append (GTK_BOX (box), list);
  g_signal_connect_object (all, "toggled", G_CALLBACK (all_toggled_cb), list, G_CONNECT_DEFAULT);
  g_signal_connect_object (all, "toggled", changed, data, G_CONNECT_SWAPPED);
  return box;
}

/**
 * mz_edit_control_new:
 * @value: of the field, as it stands in a record's text; without a start where there is none
 * @changed: (scope notified): called with @data alone when the user has changed it
 *
 * Returns: (transfer floating): a control for any field but one of entries.
 */
GtkWidget *
mz_edit_control_new (MzDataset *dataset, const MzEditField *field, MzJsonView value, GCallback changed, gpointer data)
{
  g_autofree char *text = dup_text (value), *joined = NULL;
  g_autoptr (GPtrArray) texts = NULL;

  switch (field->type)
    {
    case MZ_EDIT_LONG_TEXT:
      return text_view_new (field, text, changed, data);
    case MZ_EDIT_WORDS:
      texts = list_texts (value);
      g_ptr_array_add (texts, NULL);
      joined = g_strjoinv (", ", (char **) texts->pdata);
      return entry_new (field, joined, changed, data);
    case MZ_EDIT_LINES:
      texts = list_texts (value);
      g_ptr_array_add (texts, NULL);
      joined = g_strjoinv ("\n", (char **) texts->pdata);
      return text_view_new (field, joined, changed, data);
    case MZ_EDIT_WORD:
      return word_new (field, text, changed, data);
    case MZ_EDIT_YES_NO:
      return yes_no_new (field, text, changed, data);
    case MZ_EDIT_FLAG:
      return flag_new (field, text, changed, data);
    case MZ_EDIT_STAGES:
      return stages_new (value, changed, data);
    case MZ_EDIT_COUNTRY:
      return country_new (dataset, field, text, changed, data);
    case MZ_EDIT_COUNTRIES:
      return list_new (dataset, field, MZ_RECORD_COUNTRY, value, changed, data);
    case MZ_EDIT_TARGETS:
      return targets_new (dataset, field, value, text, changed, data);
    case MZ_EDIT_SITES:
      return list_new (dataset, field, MZ_RECORD_SITE, value, changed, data);
    case MZ_EDIT_MEASURES:
      return list_new (dataset, field, MZ_RECORD_MEASURE, value, changed, data);
    case MZ_EDIT_SOURCES:
    case MZ_EDIT_OWN_SOURCES:
      return list_new (dataset, field, MZ_RECORD_SOURCE, value, changed, data);
    case MZ_EDIT_TEXT:
    case MZ_EDIT_NUMBER:
    case MZ_EDIT_PLACE:
    case MZ_EDIT_DATE:
      return entry_new (field, text, changed, data);
    case MZ_EDIT_ENTRIES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* (transfer full): without blanks at its ends; a text view's, too */
static char *
get_text (GtkWidget *control)
{
  if (GTK_IS_SCROLLED_WINDOW (control))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (control))));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
    }
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (control))));
}

static char *
quote (const char *text)
{
  GString *json = g_string_new (NULL);

  if (text == NULL || *text == '\0')
    return g_string_free (json, FALSE);
  mz_json_text_quote (json, text);
  return g_string_free (json, FALSE);
}

static char *
quote_list (GStrv texts)
{
  GString *json = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    if (*g_strstrip (texts[i]) != '\0')
      {
        g_string_append (json, json->len == 0 ? "[" : ", ");
        mz_json_text_quote (json, texts[i]);
      }
  if (json->len > 0)
    g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* What is no number is given on as a text, so that the reader says what is wrong with it, and where. */
static char *
write_number (const char *text)
{
  g_autoptr (GString) json = g_string_new (NULL);
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (*text == '\0' || end == text || *end != '\0' || !(number - number == 0))
    return quote (text);
  mz_json_text_append_number (json, number);
  return g_strdup (json->str);
}

static char *
write_stages (GtkWidget *control)
{
  MzSet stages = mz_stage_choice_get (MZ_STAGE_CHOICE (control));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < MZ_N_STAGES; i++)
    if ((stages & MZ_BIT (i)) != 0)
      g_strv_builder_add (builder, mz_vocabulary_get_key (&mz_stages, i));
  words = g_strv_builder_end (builder);
  return quote_list (words);
}

static char *
write_ids (GtkWidget *control)
{
  g_auto (GStrv) ids = mz_record_list_dup_ids (MZ_RECORD_LIST (control));

  return quote_list (ids);
}

static char *
write_targets (GtkWidget *control)
{
  GtkWidget *all = gtk_widget_get_first_child (control);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (all)) ? quote ("all") : write_ids (gtk_widget_get_next_sibling (all));
}

/** mz_edit_control_dup_json: Returns: (transfer full): the value as JSON text; empty where there is none. */
char *
mz_edit_control_dup_json (GtkWidget *control, const MzEditField *field)
{
  g_autofree char *text = GTK_IS_EDITABLE (control) || GTK_IS_SCROLLED_WINDOW (control) ? get_text (control) : NULL;
  g_auto (GStrv) words = NULL;
  guint chosen;

  switch (field->type)
    {
    case MZ_EDIT_WORDS:
      words = g_strsplit (text, ",", -1);
      return quote_list (words);
    case MZ_EDIT_LINES:
      words = g_strsplit (text, "\n", -1);
      return quote_list (words);
    case MZ_EDIT_TARGETS:
      return write_targets (control);
    case MZ_EDIT_NUMBER:
    case MZ_EDIT_PLACE:
      return write_number (text);
    case MZ_EDIT_WORD:
      chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
      return quote (chosen > 0 && chosen <= field->n_words ? mz_vocabulary_get_key (field->words, chosen - 1) : NULL);
    case MZ_EDIT_YES_NO:
      chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
      return g_strdup (chosen == 1 ? "true" : chosen == 2 ? "false" : "");
    case MZ_EDIT_FLAG:
      return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (control)) ? "true" : "");
    case MZ_EDIT_STAGES:
      return write_stages (control);
    case MZ_EDIT_COUNTRY:
      return quote (mz_choice_get_id (MZ_CHOICE (control)));
    case MZ_EDIT_COUNTRIES:
    case MZ_EDIT_SITES:
    case MZ_EDIT_MEASURES:
    case MZ_EDIT_SOURCES:
    case MZ_EDIT_OWN_SOURCES:
      return write_ids (control);
    case MZ_EDIT_TEXT:
    case MZ_EDIT_LONG_TEXT:
    case MZ_EDIT_DATE:
      return quote (text);
    case MZ_EDIT_ENTRIES:
    default:
      g_return_val_if_reached (NULL);
    }
}
