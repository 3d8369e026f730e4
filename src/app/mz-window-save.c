/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that leave the window: as files, and as a table for the clipboard. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-csv.h"
#include "mz-file.h"
#include "mz-record-writer.h"

static const struct
{
  const char *ending, *name;
  MzFormat    format;
} formats[] = {
  { "csv", N_("Tables (CSV)"), MZ_FORMAT_CSV },
  { "json", N_("Records (JSON)"), MZ_FORMAT_JSON },
  { "geojson", N_("Places (GeoJSON)"), MZ_FORMAT_GEOJSON },
  { "kml", N_("Places with times (KML)"), MZ_FORMAT_KML },
};

/* What can be saved, by the target of the action. @kind: unless it is that of the record chosen. */
static const struct
{
  const char  *target, *file;
  MzRecordKind kind;
  MzStore   *(*get) (MzWorkspace *workspace);
} lists[] = {
  { "list", N_("sites-in-view"), MZ_RECORD_SITE, mz_workspace_get_sites_in_view },
  /* Translators: the name of a new file, without its ending. */
  { "sites", N_("sites"), MZ_RECORD_SITE, mz_workspace_get_sites },
  { "agreements", N_("agreements"), MZ_RECORD_AGREEMENT, mz_workspace_get_agreements },
  { "measures", N_("export-controls"), MZ_RECORD_MEASURE, mz_workspace_get_measures },
  { "events", N_("events"), MZ_RECORD_EVENT, mz_workspace_get_events },
};

/* (transfer full) (nullable): the records of a target, and of which kind they are. */
static GListModel *
get_records (MzWindow *self, const char *target, MzRecordKind *kind)
{
  MzRecord *selected = mz_workspace_get_selection (self->workspace);
  GListStore *one;

  mz_workspace_settle (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].target, target))
      {
        *kind = lists[i].kind;
        return g_object_ref (G_LIST_MODEL (lists[i].get (self->workspace)));
      }
  if (selected == NULL || mz_record_get_kind (selected) >= MZ_N_FILE_KINDS)
    return NULL;
  one = g_list_store_new (MZ_TYPE_RECORD);
  g_list_store_append (one, selected);
  *kind = mz_record_get_kind (selected);
  return G_LIST_MODEL (one);
}

static gboolean
guess_format (const char *path, MzFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *ending = g_strconcat (".", formats[i].ending, NULL);

      if (g_str_has_suffix (lower, ending))
        {
          *format = formats[i].format;
          return TRUE;
        }
    }
  return FALSE;
}

static char *
write_records (MzWindow *self, GListModel *records, MzRecordKind kind, const char *path)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (records);
  MzFormat format;

  if (!guess_format (path, &format))
    return g_strdup (_("The ending of the name says what is written: let it end in .csv, .json, .geojson or .kml"));
  if (!mz_format_suits (format, kind))
    return g_strdup (_("Only sites and agreements have a place; let the name end in .csv or .json"));
  text = mz_records_write (records, kind, format, mz_workspace_get_dataset (self->workspace), mz_workspace_get_date (self->workspace));
  if (!mz_file_write (path, text, strlen (text), &error))
    return g_strdup_printf (_("The file could not be saved: %s"), error->message);
  /* Translators: a number of records, and the name of a file. */
  return g_strdup_printf (ngettext ("%1$u record saved in %2$s", "%1$u records saved in %2$s", n), n, name);
}

/**
 * mz_window_save_records:
 * @target: "record", the one that is chosen; "list", the sites in view; "sites", "agreements", "measures" or "events": all of
 * the view
 *
 * Writes what “monazite query” prints for them, in the format of the file's ending. Tells what has come of it.
 */
void
mz_window_save_records (MzWindow *self, const char *target, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *said = NULL;
  g_autoptr (GListModel) records = NULL;
  MzRecordKind kind;

  records = get_records (self, target, &kind);
  if (records == NULL)
    said = g_strdup (_("Choose a record first"));
  else if (path == NULL)
    said = g_strdup (_("Records can only be saved in a folder of this computer"));
  else
    said = write_records (self, records, kind, path);
  mz_window_tell (self, said);
}

static void
save_chosen_cb (MzFileChoice *choice, GFile *file, MzWindow *self)
{
  g_autofree char *target = g_strdup (g_object_get_data (G_OBJECT (choice), "target"));

  g_clear_object (&self->saver);
  if (file != NULL)
    mz_window_save_records (self, target, file);
}

static const char *
get_file_name (MzWindow *self, const char *target)
{
  MzRecord *selected = mz_workspace_get_selection (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].target, target))
      return _(lists[i].file);
  return selected != NULL ? mz_record_get_id (selected) : "record";
}

static void
save_records_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  const char *target = g_variant_get_string (parameter, NULL);
  g_autofree char *suggested = NULL;

  if (self->saver != NULL)
    {
      mz_file_choice_show (self->saver);
      return;
    }
  if (g_str_equal (target, "record") && mz_workspace_get_selection (self->workspace) == NULL)
    {
      mz_window_tell (self, _("Choose a record first"));
      return;
    }
  suggested = g_strdup_printf ("%s.%s", get_file_name (self, target), g_str_equal (target, "record") ? "json" : "csv");
  self->saver = mz_file_choice_new (GTK_WINDOW (self), MZ_FILE_CHOICE_SAVE,
                                    g_str_equal (target, "record") ? _("Save the Record") : _("Save the List"), _("_Save"));
  mz_file_choice_set_name (self->saver, suggested);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    mz_file_choice_add_filter (self->saver, _(formats[i].name), formats[i].ending);
  g_object_set_data_full (G_OBJECT (self->saver), "target", g_strdup (target), g_free);
  g_signal_connect_object (self->saver, "chosen", G_CALLBACK (save_chosen_cb), self, G_CONNECT_DEFAULT);
  mz_file_choice_show (self->saver);
}

/* A cell of a table that is pasted into a spreadsheet: on one line, and no formula. */
static void
append_cell (GString *text, GString *html, const char *cell, gboolean last)
{
  g_autofree char *clean = g_strdelimit (g_strdup (cell != NULL ? cell : ""), "\t\r\n", ' ');
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  mz_csv_append_cell (text, clean);
  g_string_append_c (text, last ? '\n' : '\t');
  g_string_append_printf (html, "<td>%s</td>%s", escaped, last ? "</tr>\n" : "");
}

static void
append_site (MzWindow *self, MzSite *site, GString *text, GString *html)
{
  const MzSiteInfo *info = mz_site_peek (site);
  MzSiteState state = mz_workspace_get_site_state (self->workspace, site);
  char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (html, "<tr>");
  append_cell (text, html, mz_record_get_name (MZ_RECORD (site)), FALSE);
  append_cell (text, html, mz_vocabulary_get_label (&mz_site_kinds, info->kind), FALSE);
  append_cell (text, html, info->country, FALSE);
  append_cell (text, html, mz_vocabulary_get_label (&mz_states, state.state), FALSE);
  append_cell (text, html, g_ascii_dtostr (lat, sizeof lat, info->lat), FALSE);
  append_cell (text, html, g_ascii_dtostr (lon, sizeof lon, info->lon), TRUE);
}

/** mz_window_dup_table: @html: (out): the same as a table. Returns: (transfer full): the sites in view, a line each, with tabs. */
char *
mz_window_dup_table (MzWindow *self, char **html)
{
  const char *heads[] = { _("Name"), C_("of a site", "Kind"), _("Country"), _("State"), _("Latitude"), _("Longitude") };
  GString *text = g_string_new (NULL), *table = g_string_new ("<table>\n<tr>");
  MzStore *sites;

  mz_workspace_settle (self->workspace);
  sites = mz_workspace_get_sites_in_view (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    append_cell (text, table, heads[i], i + 1 == G_N_ELEMENTS (heads));
  for (guint i = 0; i < mz_store_get_length (sites); i++)
    append_site (self, MZ_SITE (mz_store_peek (sites, i)), text, table);
  g_string_append (table, "</table>\n");
  *html = g_string_free (table, FALSE);
  return g_string_free (text, FALSE);
}

static void
copy_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  guint n = mz_store_get_length (mz_workspace_get_sites_in_view (self->workspace));
  g_autofree char *html = NULL, *text = mz_window_dup_table (self, &html), *said = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = { gdk_content_provider_new_typed (G_TYPE_STRING, text),
                                      gdk_content_provider_new_for_bytes ("text/html", bytes) };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
  said = g_strdup_printf (ngettext ("%u site copied as a table", "%u sites copied as a table", n), n);
  mz_window_tell (self, said);
}

/* With all its fields, as “query --format tsv” has them. */
static void
copy_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  g_autoptr (GListModel) records = NULL;
  g_autofree char *text = NULL;
  MzRecordKind kind;

  records = get_records (self, "record", &kind);
  if (records == NULL)
    {
      mz_window_tell (self, _("Choose a record first"));
      return;
    }
  text = mz_records_write (records, kind, MZ_FORMAT_TSV, mz_workspace_get_dataset (self->workspace),
                           mz_workspace_get_date (self->workspace));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  mz_window_tell (self, _("The record is copied as a table"));
}

void
mz_window_install_save (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.save-records", "s", save_records_action);
  gtk_widget_class_install_action (klass, "win.copy-record", NULL, copy_record_action);
  gtk_widget_class_install_action (klass, "win.copy-list", NULL, copy_list_action);
}
