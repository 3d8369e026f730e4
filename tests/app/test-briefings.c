/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories written in the window: recorded, edited, put in order, undone; read from files, handed out, rehearsed. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mz-figure-dialog.h"
#include "mz-hand-out.h"
#include "mz-rehearsal-dialog.h"
#include "mz-scene-form.h"
#include "mz-scene-list.h"
#include "mz-story-reader.h"
#include "mz-test-document.h"
#include "mz-test-window.h"
#include "mz-window-story.h"

static char *folder, *program;

static MzDocument *
get_document (MzTestWindow *self)
{
  return mz_desk_get_document (mz_window_get_desk (self->window));
}

static void
act (MzTestWindow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
}

static void
act_in_briefings (MzTestWindow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window->briefings), action, NULL);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
}

/* The only one of the document. */
static MzStory *
get_story (MzTestWindow *self)
{
  g_assert_cmpuint (mz_document_count (get_document (self), MZ_DOCUMENT_STORIES), ==, 1);
  return mz_document_peek_story (get_document (self), 0);
}

static char *
dup_titles (MzStory *story)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < mz_story_get_n_scenes (story); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", mz_story_peek_scene (story, i)->title);
  return g_string_free (titles, FALSE);
}

static void
assert_titles (MzTestWindow *self, const char *expected)
{
  g_autofree char *titles = dup_titles (get_story (self));

  g_assert_cmpstr (titles, ==, expected);
}

static MzSceneForm *
get_form (MzTestWindow *self)
{
  return MZ_SCENE_FORM (mz_test_find_type (GTK_WIDGET (self->window->briefings), MZ_TYPE_SCENE_FORM));
}

static void
write_title (MzTestWindow *self, const char *title)
{
  gtk_editable_set_text (GTK_EDITABLE (mz_test_find_type (GTK_WIDGET (get_form (self)), GTK_TYPE_ENTRY)), title);
}

static void
write_text (MzTestWindow *self, const char *text)
{
  GtkWidget *view = mz_test_find_type (GTK_WIDGET (get_form (self)), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* Two views become scenes; one is written, moved, duplicated and removed; then all of it is undone, and done again. */
static void
test_record (MzTestWindow *self, gconstpointer size)
{
  MzDocument *document = get_document (self);
  const MzStoryScene *scene;
  g_autoptr (MzStory) last = NULL;
  guint n = 0;

  mz_workspace_set_date (self->workspace, mz_partial_date_new (2012, 3, 0));
  act (self, "win.add-scene");
  g_assert_true (mz_window_shows_briefings (self->window));
  assert_titles (self, "Map, March 2012");
  act_in_briefings (self, "win.leave-briefings");
  g_assert_false (mz_window_shows_briefings (self->window));

  mz_workspace_set_date (self->workspace, mz_partial_date_new (2020, 0, 0));
  mz_workspace_set_layers (self->workspace, MZ_LAYER_SITES | MZ_LAYER_BORDERS);
  mz_workspace_set_selection (self->workspace, mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), MZ_RECORD_SITE,
                                                                  "mountain-pass"));
  act (self, "win.add-scene");
  g_assert_false (mz_window_shows_briefings (self->window));
  assert_titles (self, "Map, March 2012; Mountain Pass");
  scene = mz_story_peek_scene (get_story (self), 1);
  g_assert_cmpuint (scene->view->date.year, ==, 2020);
  g_assert_cmpuint (scene->view->layers, ==, MZ_LAYER_SITES | MZ_LAYER_BORDERS);
  g_assert_cmpstr (scene->view->id, ==, "mountain-pass");

  /* What is not sound stays in the form, and out of the document. */
  act (self, "win.briefings");
  write_title (self, "The only mine");
  write_text (self, "It is {site:mountain-pass/name");
  g_assert_false (mz_briefings_save (self->window->briefings));
  assert_titles (self, "Map, March 2012; Mountain Pass");
  write_text (self, "It is {site:mountain-pass/name}.");
  g_assert_true (mz_briefings_save (self->window->briefings));
  assert_titles (self, "Map, March 2012; The only mine");
  scene = mz_story_peek_scene (get_story (self), 1);
  g_assert_cmpstr (scene->text, ==, "It is {site:mountain-pass/name}.");
  g_assert_cmpstr (mz_story_scene_get_then (scene, "site:mountain-pass/name"), ==, "Mountain Pass");

  act_in_briefings (self, "story.up");
  assert_titles (self, "The only mine; Map, March 2012");
  act_in_briefings (self, "story.duplicate");
  assert_titles (self, "The only mine; The only mine; Map, March 2012");
  act_in_briefings (self, "story.down");
  assert_titles (self, "The only mine; Map, March 2012; The only mine");
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2021, 0, 0));
  act (self, "win.update-scene");
  g_assert_cmpuint (mz_story_peek_scene (get_story (self), 2)->view->date.year, ==, 2021);
  act_in_briefings (self, "story.remove-scene");
  assert_titles (self, "The only mine; Map, March 2012");

  last = mz_story_ref (get_story (self));
  for (; mz_document_can_undo (document); n++)
    act (self, "win.undo");
  g_assert_cmpuint (n, ==, 8);
  g_assert_true (mz_document_is_empty (document));
  for (; n > 0; n--)
    act (self, "win.redo");
  g_assert_true (mz_story_equal (get_story (self), last));
}

/* There the window is as it was when the scene was recorded. */
static void
test_go_to (MzTestWindow *self, gconstpointer size)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "timeline");
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2012, 3, 0));
  act (self, "win.add-scene");
  act_in_briefings (self, "win.leave-briefings");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "map");
  mz_workspace_set_date (self->workspace, mz_partial_date_new (2020, 0, 0));
  act (self, "win.briefings");
  act (self, "win.go-to-scene");
  g_assert_false (mz_window_shows_briefings (self->window));
  g_assert_cmpint (self->window->page, ==, MZ_PAGE_TIMELINE);
  g_assert_cmpuint (mz_workspace_get_date (self->workspace).month, ==, 3);
}

/* A bundled story is read; a copy of it can be written. */
static void
test_copy (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *before = NULL, *after = NULL;
  gboolean own = TRUE;
  MzStory *bundled;

  act (self, "win.briefings");
  bundled = mz_briefings_get_story (self->window->briefings, &own);
  g_assert_false (own);
  act_in_briefings (self, "story.duplicate");
  g_assert_true (mz_document_is_empty (get_document (self)));
  before = dup_titles (bundled);
  act (self, "win.copy-story");
  after = dup_titles (get_story (self));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (mz_story_get_id (get_story (self)), !=, mz_story_get_id (bundled));
  act (self, "win.remove-story");
  g_assert_true (mz_document_is_empty (get_document (self)));
}

static gboolean
is_settled (gpointer briefings)
{
  return mz_briefings_is_settled (briefings);
}

/* A file becomes a story of the document, as one step, and the check says what it names that is not there. */
static void
test_file (MzTestWindow *self, gconstpointer size)
{
  static const char text[] = "{\"story\": \"mine\", \"title\": \"Mine\", \"scenes\": ["
    "{\"id\": \"a\", \"title\": \"A\", \"view\": \"monazite:view?date=2025\"},"
    "{\"id\": \"b\", \"title\": \"B\", \"text\": \"{site:no-such-site/name}\", \"view\": \"monazite:view?date=2025\"}]}";
  g_autofree char *path = g_build_filename (folder, "mine.json", NULL), *saved = g_build_filename (folder, "saved.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (saved);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MzStory) read = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  mz_window_lay_over (self->window, path);
  g_assert_cmpstr (mz_story_get_id (get_story (self)), ==, "mine");
  g_assert_true (mz_window_shows_briefings (self->window));
  g_assert_true (mz_test_wait_until (is_settled, self->window->briefings, 30000));
  mz_briefings_choose_scene (self->window->briefings, 1);
  mz_test_wait_frames (GTK_WIDGET (self->window), 2);
  g_assert_nonnull (mz_test_find_text (GTK_WIDGET (get_form (self)), "The figure {site:no-such-site/name} has nothing to show: "
                                                                      "The facts do not have sites/no-such-site."));

  mz_window_save_story (self->window, file);
  g_assert_true (g_file_get_contents (saved, &contents, &length, NULL));
  bytes = g_bytes_new (contents, length);
  read = mz_story_read (bytes, NULL);
  g_assert_true (mz_story_equal (read, get_story (self)));
  act (self, "win.undo");
  g_assert_true (mz_document_is_empty (get_document (self)));
  g_assert_false (mz_document_can_undo (get_document (self)));
}

static gboolean
is_saved (gpointer unused)
{
  return !mz_test_has_dialog (NULL);
}

static void
assert_same_files (const char *a, const char *b)
{
  g_autofree char *x = NULL, *y = NULL;
  gsize m, n;

  g_assert_true (g_file_get_contents (a, &x, &m, NULL));
  g_assert_true (g_file_get_contents (b, &y, &n, NULL));
  g_assert_cmpmem (x, m, y, n);
}

static void
run (const char *option, const char *id, const char *path)
{
  const char *arguments[] = { program, "story", id, option, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* The same bytes as those of the command line. */
static void
test_hand_out (MzTestWindow *self, gconstpointer size)
{
  g_autofree char *path = g_build_filename (folder, "window.pdf", NULL), *other = g_build_filename (folder, "line.pdf", NULL);
  g_autofree char *frames = g_build_filename (folder, "window", NULL), *others = g_build_filename (folder, "line", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *id, *name;
  guint n = 0;

  act (self, "win.briefings");
  id = mz_story_get_id (mz_briefings_get_story (self->window->briefings, NULL));
  mz_window_hand_out (self->window, "pages", path);
  g_assert_true (mz_test_has_dialog (NULL));
  g_assert_true (mz_test_wait_until (is_saved, NULL, 60000));
  run ("-o", id, other);
  assert_same_files (path, other);

  mz_window_hand_out (self->window, "frames", frames);
  g_assert_true (mz_test_wait_until (is_saved, NULL, 60000));
  run ("--frames", id, others);
  dir = g_dir_open (others, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *a = g_build_filename (frames, name, NULL), *b = g_build_filename (others, name, NULL);

      assert_same_files (a, b);
      n++;
    }
  g_assert_cmpuint (n, ==, mz_story_get_n_scenes (mz_briefings_get_story (self->window->briefings, NULL)));
}

static gint64
tell_time (gpointer now)
{
  return *(gint64 *) now;
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

/* A show that was a rehearsal ends with its times; seven seconds and twelve become what is planned. */
static void
test_rehearsal (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzStoryPlayer) player = NULL;
  GtkWidget *dialog, *take;
  gint64 now = 0;

  act (self, "win.add-scene");
  act (self, "win.add-scene");
  act (self, "win.rehearse-story");
  g_assert_nonnull (self->window->show);
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  mz_story_player_do (mz_show_get_player (self->window->show), MZ_STORY_END, 0);
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  g_assert_null (self->window->show);
  dialog = find_window (MZ_TYPE_REHEARSAL_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));

  player = mz_story_player_new (get_story (self));
  mz_story_player_set_clock (player, tell_time, &now);
  mz_story_player_start (player, 0);
  now += 7 * G_USEC_PER_SEC;
  mz_story_player_do (player, MZ_STORY_NEXT, 0);
  now += 12 * G_USEC_PER_SEC;
  mz_story_player_do (player, MZ_STORY_END, 0);
  self->window->rehearsal = MZ_REHEARSAL_OWN;
  mz_window_end_rehearsal (self->window, player);
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  dialog = find_window (MZ_TYPE_REHEARSAL_DIALOG);
  take = mz_test_find_text (dialog, "Take These Times");
  g_assert_nonnull (mz_test_find_text (dialog, "7 s"));
  g_assert_nonnull (mz_test_find_text (dialog, "12 s"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (take, GTK_TYPE_BUTTON), "clicked");
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  g_assert_cmpuint (mz_story_peek_scene (get_story (self), 0)->seconds, ==, 7);
  g_assert_cmpuint (mz_story_peek_scene (get_story (self), 1)->seconds, ==, 12);
  act (self, "win.undo");
  g_assert_cmpuint (mz_story_get_seconds (get_story (self)), ==, 0);
}

static void
note_binding_cb (GString *noted, const char *binding)
{
  g_string_assign (noted, binding);
}

/* Of a site all that can be said of it, each with its value and source; what is chosen comes with its braces. */
static void
test_figure (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (MzStoryScene) scene = mz_story_scene_new ("a", "A");
  g_autoptr (GString) noted = g_string_new (NULL);
  MzDataset *facts = mz_workspace_get_facts (self->workspace);
  GtkWidget *dialog = mz_figure_dialog_new (GTK_WINDOW (self->window), facts, scene), *insert;

  g_signal_connect_swapped (dialog, "chosen", G_CALLBACK (note_binding_cb), noted);
  gtk_window_present (GTK_WINDOW (dialog));
  mz_figure_dialog_set_record (MZ_FIGURE_DIALOG (dialog), mz_dataset_lookup (facts, MZ_RECORD_SITE, "mountain-pass"));
  mz_test_wait_frames (dialog, 2);
  g_assert_cmpuint (mz_figure_dialog_get_n_figures (MZ_FIGURE_DIALOG (dialog)), >=, 5);
  insert = gtk_widget_get_ancestor (mz_test_find_text (dialog, "Insert"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (insert));
  g_signal_emit_by_name (insert, "clicked");
  mz_test_wait_frames (GTK_WIDGET (self->window), 4);
  g_assert_cmpstr (noted->str, ==, "{site:mountain-pass/name}");
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "record", test_record, NULL },
    { "go-to", test_go_to, NULL },
    { "copy", test_copy, NULL },
    { "file", test_file, NULL },
    { "hand-out", test_hand_out, NULL },
    { "rehearsal", test_rehearsal, NULL },
    { "figure", test_figure, NULL },
  };
  int status;

  program = g_strdup (argv[1]);
  folder = g_dir_make_tmp ("test-briefings-XXXXXX", NULL);
  mz_test_window_use_bundled_facts ();
  status = mz_test_window_run (argc, argv, "/app/briefings/", cases, G_N_ELEMENTS (cases));
  g_free (folder);
  g_free (program);
  return status;
}
