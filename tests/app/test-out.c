/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the window: pictures are those of the command line to the byte, lists are those of “query”, and paper has one page. */
#include "mz-window-private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "mz-chart.h"
#include "mz-cli-private.h"
#include "mz-document-reader.h"
#include "mz-export-dialog.h"
#include "mz-test-window.h"

#define N_PICTURES 24
#define SCENARIO   "confrontation-overshoots"

static const char *const endings[MZ_N_PICTURES] = { "png", "svg", "pdf" };
static const char *const themes[] = { "light", "dark", "print", "high-contrast" };
static const MzThemeKind theme_kinds[] = { MZ_THEME_LIGHT, MZ_THEME_DARK, MZ_THEME_PRINT, MZ_THEME_HC_LIGHT };

static MzPictureChoice
pick_choice (guint *theme)
{
  *theme = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (themes));
  return (MzPictureChoice) {
    g_test_rand_int_range (200, 1100), g_test_rand_int_range (150, 800), g_test_rand_int_range (2, 7) / 4.0, theme_kinds[*theme],
    g_test_rand_int_range (0, 3) == 0 ? MZ_PROJECTION_EQUAL_EARTH : MZ_PROJECTION_MERCATOR, g_test_rand_bit (), g_test_rand_bit (),
  };
}

static void
add_number (GStrvBuilder *words, const char *option, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_strv_builder_add (words, option);
  g_strv_builder_add (words, g_ascii_dtostr (text, sizeof text, number));
}

static void
add_common (GStrvBuilder *words, const MzPictureChoice *choice, guint theme, const char *date, const char *path)
{
  g_autofree char *size = g_strdup_printf ("%dx%d", choice->width, choice->height);

  g_strv_builder_add_many (words, "--size", size, "--theme", themes[theme], "--date", date, "-o", path, NULL);
  add_number (words, "--scale", choice->scale);
  if (!choice->title)
    g_strv_builder_add (words, "--no-title");
}

static void
assert_same_bytes (MzExportDialog *dialog, MzPictureFormat format, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) drawn = mz_export_dialog_draw (dialog, format, &error), saved = NULL;
  g_autoptr (GFile) file = g_file_new_build_filename (g_get_user_data_dir (), "saved", NULL);
  g_autofree char *content = NULL, *name = g_strdup_printf ("%s.%s", g_file_peek_path (file), endings[format]);
  g_autoptr (GFile) named = g_file_new_for_path (name);
  gsize length;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (g_bytes_get_data (drawn, NULL), g_bytes_get_size (drawn), content, length);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (mz_export_dialog_save (dialog, named, &error));
  g_assert_no_error (error);
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_get_contents (name, &content, &length, NULL));
  g_assert_cmpmem (g_bytes_get_data (drawn, NULL), g_bytes_get_size (drawn), content, length);
}

static char *
make_path (MzPictureFormat format)
{
  g_autofree char *name = g_strdup_printf ("mz-out-%s.%s", g_get_prgname (), endings[format]);

  return g_build_filename (g_get_tmp_dir (), strrchr (name, '/') != NULL ? strrchr (name, '/') + 1 : name, NULL);
}

static void
test_maps (MzTestWindow *self, gconstpointer unused)
{
  GtkWidget *dialog = mz_export_dialog_new (GTK_WINDOW (self->window), self->workspace, mz_basemap_get_bundled (), NULL, NULL);
  g_autoptr (MzScenario) scenario = mz_cli_load_scenario (SCENARIO, mz_workspace_get_facts (self->workspace), NULL);

  g_assert_nonnull (scenario);
  for (guint i = 0; i < N_PICTURES; i++)
    {
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
      g_auto (GStrv) arguments = NULL;
      g_autofree char *date = g_strdup_printf ("%d-%02d", g_test_rand_int_range (1990, 2035), g_test_rand_int_range (1, 13));
      g_autofree char *path = make_path ((MzPictureFormat) (i % MZ_N_PICTURES)), *center = NULL;
      char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];
      MzPartialDate clock;
      guint theme;
      MzPictureChoice choice = pick_choice (&theme);
      MzView view = { g_test_rand_double_range (-50, 70), g_test_rand_double_range (-180, 180), g_test_rand_double_range (1, 6),
                      800, 500 };

      g_assert_true (mz_partial_date_parse (date, &clock, NULL));
      mz_workspace_set_date (self->workspace, clock);
      mz_workspace_set_view (self->workspace, &view);
      mz_workspace_set_scenario (self->workspace, i % 4 == 3 ? scenario : NULL);
      mz_export_dialog_set_choice (MZ_EXPORT_DIALOG (dialog), &choice);
      mz_export_dialog_get_choice (MZ_EXPORT_DIALOG (dialog), &choice);
      mz_export_dialog_get_view (MZ_EXPORT_DIALOG (dialog), &view);
      g_assert_cmpfloat (choice.scale, >=, 0.5);

      center = g_strdup_printf ("%s,%s", g_ascii_dtostr (lat, sizeof lat, view.lat), g_ascii_dtostr (lon, sizeof lon, view.lon));
      g_strv_builder_add (words, "render");
      if (choice.projection == MZ_PROJECTION_EQUAL_EARTH)
        g_strv_builder_add_many (words, "--projection", "equal-earth", NULL);
      else
        {
          g_strv_builder_add_many (words, "--center", center, NULL);
          add_number (words, "--zoom", view.zoom);
        }
      if (i % 4 == 3)
        g_strv_builder_add_many (words, "--scenario", SCENARIO, NULL);
      add_common (words, &choice, theme, date, path);
      if (!choice.legend)
        g_strv_builder_add (words, "--no-legend");
      arguments = g_strv_builder_end (words);
      g_assert_cmpint (mz_cli_render (arguments), ==, MZ_EXIT_DONE);
      assert_same_bytes (MZ_EXPORT_DIALOG (dialog), (MzPictureFormat) (i % MZ_N_PICTURES), path);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  mz_workspace_set_scenario (self->workspace, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What the window saves after a view has been opened in it, by its address or by the name that it is kept by, is what
 * “render --view” draws, whatever the size. */
static void
test_views (MzTestWindow *self, gconstpointer unused)
{
  static const char *const views[] = {
    "center=-27.5,130.123456&zoom=3.25", "date=2012-05&center=30,110&zoom=4&layers=sites,labels&stage=mining",
    "date=2030&center=22.5,14.5&zoom=2&scenario=" SCENARIO "&page=charts",
    "date=2024&center=35.5,-115.5&zoom=6&select=sites/mountain-pass&country=US",
  };
  g_autofree char *kept = g_build_filename (g_get_user_data_dir (), "kept.monazite", NULL);
  MzDocument *document = mz_desk_get_document (mz_window_get_desk (self->window));

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  for (guint i = 0; i < G_N_ELEMENTS (views) * 2; i++)
    {
      g_autofree char *path = make_path ((MzPictureFormat) (i % MZ_N_PICTURES)), *address = NULL, *size = NULL;
      const MzView *map = mz_workspace_get_view (self->workspace);
      gboolean named = i >= G_N_ELEMENTS (views);
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
      g_auto (GStrv) arguments = NULL;
      MzPictureChoice choice = { 700 + (int) i * 60, 500, 1, MZ_THEME_LIGHT, MZ_PROJECTION_MERCATOR, TRUE, TRUE };
      GtkWidget *dialog;

      /* The size that the map has, so that what is seen is what the address says. */
      address = g_strdup_printf ("monazite:view?%s&size=%dx%d", views[i % G_N_ELEMENTS (views)], (int) map->width, (int) map->height);
      if (named)
        {
          g_autoptr (GBytes) text = NULL;

          g_assert_true (mz_document_set_view (document, "A pit_1", address));
          text = mz_document_write (document, NULL);
          g_assert_true (g_file_set_contents (kept, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text), NULL));
          gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-view", "s", "A pit_1");
        }
      else
        mz_window_open_address (self->window, address);
      mz_test_window_settle (self);

      dialog = mz_export_dialog_new (GTK_WINDOW (self->window), self->workspace, mz_basemap_get_bundled (), NULL, NULL);
      mz_export_dialog_set_choice (MZ_EXPORT_DIALOG (dialog), &choice);
      size = g_strdup_printf ("%dx%d", choice.width, choice.height);
      g_strv_builder_add_many (words, "render", "--view", named ? "A pit_1" : address, "--size", size, "-o", path, NULL);
      if (named)
        g_strv_builder_add_many (words, "--overlay", kept, NULL);
      arguments = g_strv_builder_end (words);
      g_assert_cmpint (mz_cli_render (arguments), ==, MZ_EXIT_DONE);
      assert_same_bytes (MZ_EXPORT_DIALOG (dialog), (MzPictureFormat) (i % MZ_N_PICTURES), path);
      g_assert_cmpint (g_unlink (path), ==, 0);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  mz_document_set_view (document, "A pit_1", NULL);
  mz_document_mark_saved (document);
}

static void
test_charts (MzTestWindow *self, gconstpointer unused)
{
  static const char *const charts[] = { "chain", "mine-production", "timeline", "agreement-matrix", "elements", "hhi" };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      MzPictureFormat format = (MzPictureFormat) (i % MZ_N_PICTURES);
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
      g_auto (GStrv) arguments = NULL;
      g_autofree char *path = make_path (format);
      MzFigureRequest request = { .dataset = mz_workspace_get_dataset (self->workspace),
                                  .facts = mz_workspace_get_facts (self->workspace),
                                  .query = mz_workspace_get_query (self->workspace) };
      guint theme;
      MzPictureChoice choice = pick_choice (&theme);
      GtkWidget *dialog;

      mz_workspace_set_date (self->workspace, mz_partial_date_new (2024, 1 + i, 0));
      request.date = mz_workspace_get_date (self->workspace);
      dialog = mz_export_dialog_new (GTK_WINDOW (self->window), self->workspace, mz_basemap_get_bundled (),
                                     mz_chart_build (mz_charts_lookup (charts[i]), &request), NULL);
      mz_export_dialog_set_choice (MZ_EXPORT_DIALOG (dialog), &choice);
      g_strv_builder_add_many (words, "chart", charts[i], NULL);
      {
        g_autofree char *date = mz_partial_date_to_string (request.date);

        add_common (words, &choice, theme, date, path);
      }
      arguments = g_strv_builder_end (words);
      g_assert_cmpint (mz_cli_chart (arguments), ==, MZ_EXIT_DONE);
      assert_same_bytes (MZ_EXPORT_DIALOG (dialog), format, path);
      g_assert_cmpint (g_unlink (path), ==, 0);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

/* Enter saves: the first of the buttons is Cancel. */
static void
test_enter (MzTestWindow *self, gconstpointer unused)
{
  GtkWidget *dialog = mz_export_dialog_new (GTK_WINDOW (self->window), self->workspace, mz_basemap_get_bundled (), NULL, NULL);
  GtkWidget *chosen = gtk_window_get_default_widget (GTK_WINDOW (dialog));

  g_assert_true (gtk_widget_has_css_class (chosen, "suggested-action"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == chosen);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What cannot be is said, and nothing is written. */
static void
test_wrong_names (MzTestWindow *self, gconstpointer unused)
{
  GtkWidget *dialog = mz_export_dialog_new (GTK_WINDOW (self->window), self->workspace, mz_basemap_get_bundled (), NULL, NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mz-out.gif", NULL);
  g_autoptr (GFile) gif = g_file_new_for_path (path), nowhere = g_file_new_for_path ("/nonexistent/a.png");
  g_autoptr (GError) error = NULL;

  g_assert_false (mz_export_dialog_save (MZ_EXPORT_DIALOG (dialog), gif, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (mz_export_dialog_save (MZ_EXPORT_DIALOG (dialog), nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_lists (MzTestWindow *self, gconstpointer unused)
{
  static const struct { const char *target, *ending; MzRecordKind kind; MzFormat format; } cases[] = {
    { "sites", "csv", MZ_RECORD_SITE, MZ_FORMAT_CSV }, { "sites", "kml", MZ_RECORD_SITE, MZ_FORMAT_KML },
    { "events", "csv", MZ_RECORD_EVENT, MZ_FORMAT_CSV },
    { "agreements", "geojson", MZ_RECORD_AGREEMENT, MZ_FORMAT_GEOJSON }, { "measures", "json", MZ_RECORD_MEASURE, MZ_FORMAT_JSON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/mz-out-list.%s", g_get_tmp_dir (), cases[i].ending), *content = NULL;
      g_autofree char *printed = mz_cli_write_records (self->workspace, cases[i].kind, cases[i].format);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      mz_window_save_records (self->window, cases[i].target, file);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, printed);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_record (MzTestWindow *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mz-out-record.json", NULL), *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MzRecord *record = mz_store_peek (mz_workspace_get_agreements (self->workspace), 0);

  mz_workspace_set_selection (self->workspace, NULL);
  mz_window_save_records (self->window, "record", file);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  mz_workspace_set_selection (self->workspace, record);
  mz_window_save_records (self->window, "record", file);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, mz_record_get_id (record)));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static guint
count_items (GMenuModel *menu)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;

      if (section != NULL)
        n += count_items (section);
      else if (g_menu_model_get_item_attribute (menu, i, "action", "s", &action))
        {
          g_assert_true (g_str_has_prefix (action, "win."));
          n++;
        }
    }
  return n;
}

/* The list has six things that can be done, a site five. */
static void
test_menus (MzTestWindow *self, gconstpointer unused)
{
  g_autoptr (GMenuModel) list = mz_window_make_menu (self->window, FALSE), card = NULL;

  g_assert_cmpuint (count_items (list), ==, 6);
  mz_workspace_set_selection (self->workspace, mz_store_peek (mz_workspace_get_sites (self->workspace), 0));
  card = mz_window_make_menu (self->window, TRUE);
  g_assert_cmpuint (count_items (card), ==, 5);
}

/* The record's fields are those of the file. */
static void
copied_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy_record (MzTestWindow *self, gconstpointer unused)
{
  g_autofree char *text = NULL;
  MzRecord *record = mz_store_peek (mz_workspace_get_sites (self->workspace), 0);

  mz_workspace_set_selection (self->workspace, record);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-record", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL, copied_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "id\t"));
  g_assert_nonnull (strstr (text, mz_record_get_id (record)));
}

static void
test_table (MzTestWindow *self, gconstpointer unused)
{
  g_autofree char *html = NULL, *text = mz_window_dup_table (self->window, &html);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  guint n = mz_store_get_length (mz_workspace_get_sites_in_view (self->workspace));

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, n + 1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 6);
    }
  g_assert_true (g_str_has_prefix (html, "<table>\n<tr><td>"));
}

/* Without a printer: what would be printed, as a file. */
static void
test_print (MzTestWindow *self, gconstpointer unused)
{
  for (guint details = 0; details < 2; details++)
    {
      g_autoptr (GtkPrintOperation) operation = mz_window_print_new (self->window, details == 1);
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mz-out-print.pdf", NULL), *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      gtk_print_operation_set_export_filename (operation, path);
      gtk_print_operation_set_allow_async (operation, FALSE);
      g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (self->window), &error),
                       ==, GTK_PRINT_OPERATION_RESULT_APPLY);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_true (g_str_has_prefix (content, "%PDF-"));
      g_assert_cmpuint (length, >, 2000);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "enter", test_enter, NULL },
    { "maps", test_maps, NULL },   { "views", test_views, NULL },   { "charts", test_charts, NULL }, { "wrong-names", test_wrong_names, NULL },
    { "lists", test_lists, NULL }, { "record", test_record, NULL }, { "table", test_table, NULL },
    { "print", test_print, NULL }, { "menus", test_menus, NULL }, { "copy-record", test_copy_record, NULL },
  };

  mz_test_window_use_bundled_facts ();
  return mz_test_window_run (argc, argv, "/app/out/", cases, G_N_ELEMENTS (cases));
}
