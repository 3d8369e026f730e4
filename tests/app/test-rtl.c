/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window from right to left, in a language that nobody speaks: the chrome is mirrored, the map is not, and every text that
 * is no data has come through the translation.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "mz-chart.h"
#include "mz-test-language.h"

typedef struct
{
  double x, width; /* of the button at the header's start, and of the header */
  double map_width;
  GHashTable *marks; /* (owned): of the map, id -> graphene_point_t */
} Geometry;

typedef struct
{
  GHashTable *data; /* (owned by the test): set of what the small facts, the stories and the lessons say, part by part */
  const char *where;
  GString    *english;
  GHashTable *seen;
} Reading;

static gboolean
has_arabic (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_ARABIC)
      return TRUE;
  return FALSE;
}

/* Three letters and more: symbols, units and "Ctrl" of two are no words. */
static gboolean
has_word (const char *text)
{
  guint letters = 0;

  for (; *text != '\0' && letters < 3; text++)
    letters = g_ascii_isalpha (*text) ? letters + 1 : 0;
  return letters == 3;
}

/* Months come from the locale. */
static gboolean
is_month (const char *text)
{
  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2026, month, 1, 0, 0, 0);
      g_autofree char *whole = g_date_time_format (date, "%B"), *brief = g_date_time_format (date, "%b");

      if (strcmp (text, whole) == 0 || strcmp (text, brief) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What stands between figures, commas, brackets, arrows and lines, each for itself. Returns: (transfer full): of one part (owned). */
static GPtrArray *
split_text (const char *text)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[\\n,→(]|\\d[\\d.]*", text, 0, 0);
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *words = g_strchomp (parts[i]);

      while (*words != '\0' && !g_ascii_isalpha (*words))
        words++;
      if (has_word (words))
        g_ptr_array_add (out, g_strdup (words));
    }
  return out;
}

static gboolean
is_data (const Reading *reading, const char *text)
{
  g_autoptr (GPtrArray) parts = split_text (text);

  for (guint i = 0; i < parts->len; i++)
    if (!is_month (parts->pdata[i]) && !g_hash_table_contains (reading->data, parts->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
read_text (Reading *reading, const char *what, const char *text)
{
  if (text != NULL && has_word (text) && !has_arabic (text) && !is_data (reading, text)
      && g_hash_table_add (reading->seen, g_strdup (text)))
    g_string_append_printf (reading->english, "%s: %s: “%s”\n", reading->where, what, text);
}

static void
read_widget (GtkWidget *widget, gpointer data)
{
  /* GTK calls keys by names of its own. */
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUT_LABEL) != NULL)
    return;
  if (GTK_IS_LABEL (widget))
    read_text (data, "label", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget))
    read_text (data, "placeholder", gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  read_text (data, "tooltip", gtk_widget_get_tooltip_text (widget));
}

static void
look_cb (GtkWidget *root, const char *where, gpointer data)
{
  Reading *reading = data;

  reading->where = where;
  mz_test_each_mapped (root, read_widget, reading);
}

static void
add_text (GHashTable *data, const char *text)
{
  g_autoptr (GPtrArray) parts = split_text (text);

  for (guint i = 0; i < parts->len; i++)
    g_hash_table_add (data, g_strdup (parts->pdata[i]));
}

static void
add_node (GHashTable *data, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    add_text (data, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_node (data, json_array_get_element (json_node_get_array (node), i));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *l = members; l != NULL; l = l->next)
        add_node (data, l->data);
    }
}

static void
read_file (GHashTable *data, const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  add_node (data, json_parser_get_root (parser));
}

static void
read_folder (GHashTable *data, const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_str_has_suffix (name, ".json"))
        read_file (data, file);
    }
}

/* What is English in every language: facts, stories, lessons; and the names of the program, of keys and of formats. */
static GHashTable *
read_data (void)
{
  static const char *const folders[] = { "stories", "lessons", "scenarios", "." };
  GHashTable *data = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "panels", "facts.json", NULL);

  g_hash_table_add (data, g_strdup ("Monazite"));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    read_folder (data, folders[i]);
  read_file (data, path);
  return data;
}

static void
test_texts (MzTestWindow *fixture, gconstpointer size)
{
  g_autoptr (GHashTable) data = read_data ();
  g_autoptr (GString) english = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { data, NULL, english, seen };

  mz_test_language_walk (fixture, look_cb, &reading);
  if (english->len > 0)
    g_test_message ("%s", english->str);
  g_assert_cmpstr (english->str, ==, "");
}

/* Words of the chrome are none because some sentence has them. */
static void
test_data (MzTestWindow *fixture, gconstpointer size)
{
  g_autoptr (GHashTable) data = read_data ();
  Reading reading = { .data = data };

  g_assert_true (is_data (&reading, "Monazite"));
  g_assert_true (is_data (&reading, "Survey, 2024"));
  g_assert_true (is_data (&reading, "Reader"));
  g_assert_false (is_data (&reading, "Map"));
  g_assert_false (is_data (&reading, "Search"));
  g_assert_false (is_data (&reading, "Survey, Map"));
}

static void
read_figure (Reading *reading, const MzFigure *figure)
{
  const char *const texts[] = { figure->title, figure->subtitle, figure->words, figure->empty };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    read_text (reading, "words", texts[i]);
  for (guint i = 0; i < figure->series->len; i++)
    read_text (reading, "series", g_array_index (figure->series, MzFigureSeries, i).label);
  for (guint i = 0; i < figure->categories->len; i++)
    {
      const MzFigureCategory *category = &g_array_index (figure->categories, MzFigureCategory, i);

      read_text (reading, "category", category->label);
      read_text (reading, "group", category->group);
      read_text (reading, "note", category->note);
    }
}

static void
test_charts (MzTestWindow *fixture, gconstpointer size)
{
  g_autoptr (GHashTable) data = read_data ();
  g_autoptr (GString) english = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { data, NULL, english, seen };
  MzFigureRequest request = { .dataset = mz_workspace_get_dataset (fixture->workspace),
                              .date = mz_workspace_get_date (fixture->workspace) };

  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      const MzChart *chart = mz_charts_peek (i);
      g_autoptr (MzFigure) figure = mz_chart_build (chart, &request);

      reading.where = chart->name;
      read_figure (&reading, figure);
    }
  if (english->len > 0)
    g_test_message ("%s", english->str);
  g_assert_cmpstr (english->str, ==, "");
}

static void
find_button (GtkWidget *widget, gpointer button)
{
  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.show-left") == 0)
    *(GtkWidget **) button = widget;
}

static void
measure (MzTestWindow *fixture, Geometry *geometry)
{
  static const char *const ids[] = { "hill", "port" };
  GtkWidget *button = NULL;
  graphene_rect_t bounds;

  mz_test_each_mapped (GTK_WIDGET (fixture->window), find_button, &button);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (fixture->window), &bounds));
  geometry->x = bounds.origin.x + bounds.size.width / 2;
  geometry->width = gtk_widget_get_width (GTK_WIDGET (fixture->window));
  geometry->map_width = gtk_widget_get_width (GTK_WIDGET (fixture->map));
  geometry->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const MzMapMark *mark = mz_test_window_find_mark (fixture, ids[i]);
      graphene_point_t point = GRAPHENE_POINT_INIT (mark->x, mark->y);

      g_hash_table_insert (geometry->marks, g_strdup (ids[i]), g_memdup2 (&point, sizeof point));
    }
}

/* The same window, turned round and back. */
static void
test_mirrored (MzTestWindow *fixture, gconstpointer size)
{
  Geometry from_right, from_left;
  GHashTableIter iter;
  gpointer id, point;

  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (fixture->window)), ==, GTK_TEXT_DIR_RTL);
  measure (fixture, &from_right);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  mz_test_window_settle (fixture);
  measure (fixture, &from_left);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  g_assert_cmpfloat (from_left.x, <, 0.25 * from_left.width);
  g_assert_cmpfloat_with_epsilon (from_right.x, from_right.width - from_left.x, 2);
  g_assert_cmpfloat (from_right.map_width, ==, from_left.map_width);
  g_hash_table_iter_init (&iter, from_right.marks);
  while (g_hash_table_iter_next (&iter, &id, &point))
    g_assert_true (graphene_point_near (point, g_hash_table_lookup (from_left.marks, id), 0.5));
  g_hash_table_unref (from_right.marks);
  g_hash_table_unref (from_left.marks);
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "mirrored", test_mirrored, "1366x768" },
    { "data", test_data, NULL },
    { "texts", test_texts, "1366x768" },
    { "charts", test_charts, "360x640" },
  };

  if (!mz_test_language_use ("ar"))
    return 0;
  /* As GTK's own Arabic catalogue says, where there is one. */
  gtk_init ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  return mz_test_window_run (argc, argv, "/app/rtl/", cases, G_N_ELEMENTS (cases));
}
