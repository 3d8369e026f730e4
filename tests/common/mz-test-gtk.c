/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-gtk.h"

#define PATIENCE_MS 20000

typedef struct
{
  GtkWidget *widget;
  gint64     last;   /* counter of the last frame waited for */
  guint      left;
} Frames;

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;

  if (gdk_frame_clock_get_frame_counter (clock) == frames->last)
    return G_SOURCE_CONTINUE;
  frames->last = gdk_frame_clock_get_frame_counter (clock);
  frames->left--;
  return frames->left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Or none will come, as of a window that is hidden meanwhile. */
static gboolean
no_frames_left (gpointer data)
{
  const Frames *frames = data;

  return frames->left == 0 || !gtk_widget_get_mapped (frames->widget);
}

/**
 * mz_test_know_system:
 *
 * Before g_test_init(): kinds of files and schemas are those of the system. Tests have folders of their own, where there are
 * none, and then icons are not known for pictures, and dialogs of GTK do not find their settings.
 */
void
mz_test_know_system (void)
{
  g_autofree char *kind = g_content_type_guess ("icon.svg", NULL, 0, NULL);

  g_assert_nonnull (g_settings_schema_source_get_default ());
}

/**
 * mz_test_wait_frames:
 * @widget: a mapped widget
 * @n: how many frames, at least 1
 *
 * Runs the main loop until the window of @widget has drawn @n more frames, or shows the widget no more.
 */
void
mz_test_wait_frames (GtkWidget *widget, guint n)
{
  g_autoptr (GtkWidget) held = g_object_ref (widget);
  Frames frames = { widget, -1, n };
  guint id;

  g_assert_true (gtk_widget_get_mapped (widget));
  id = gtk_widget_add_tick_callback (widget, count_frame_cb, &frames, NULL);
  if (!mz_test_wait_until (no_frames_left, &frames, PATIENCE_MS))
    g_error ("%s draws no frame", G_OBJECT_TYPE_NAME (widget));
  if (frames.left > 0)
    gtk_widget_remove_tick_callback (widget, id);
  mz_test_drain ();
}

/**
 * mz_test_wait_shown:
 * @window: a window
 *
 * Presents @window and runs the main loop until it is on the screen and has drawn twice.
 */
void
mz_test_wait_shown (GtkWindow *window)
{
  gtk_window_present (window);
  if (!mz_test_wait_until (is_shown, window, PATIENCE_MS))
    g_error ("%s does not come up", G_OBJECT_TYPE_NAME (window));
  mz_test_wait_frames (GTK_WIDGET (window), 2);
}

/**
 * mz_test_find_type:
 * @root: where to look
 * @type: a widget type
 *
 * Returns: (transfer none) (nullable): the first widget of @type or one derived from it, depth first, @root included
 */
GtkWidget *
mz_test_find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mz_test_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * mz_test_find_text:
 * @root: where to look
 * @text: the whole text of a label
 *
 * Returns: (transfer none) (nullable): the first label, depth first, that is visible to the user with this @text
 */
GtkWidget *
mz_test_find_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_is_visible (root) &&
      g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mz_test_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * mz_test_draw_widget:
 * @widget: a widget that has its size
 *
 * Returns: (transfer full): @widget as it is on the screen, as an image surface
 */
cairo_surface_t *
mz_test_draw_widget (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      cairo_t *cr = cairo_create (surface);

      gsk_render_node_draw (node, cr);
      cairo_destroy (cr);
      gsk_render_node_unref (node);
    }
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
run_shortcuts (GtkWidget *widget, GListModel *shortcuts, guint keyval, GdkModifierType state)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger)
          && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
          && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/**
 * mz_test_press:
 * @focus: where the key would go
 * @keyval: a key
 * @state: with which others held down
 *
 * Does what the key does by the shortcuts and key controllers of @focus and its ancestors, in that order, in the bubble
 * phase. What an input method or GTK's own capturing handlers make of a key is not tried.
 *
 * Returns: whether something took the key
 */
gboolean
mz_test_press (GtkWidget *focus, guint keyval, GdkModifierType state)
{
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean taken = FALSE;

          if (gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_BUBBLE)
            continue;
          if (GTK_IS_SHORTCUT_CONTROLLER (controller))
            taken = run_shortcuts (widget, G_LIST_MODEL (controller), keyval, state);
          else if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &taken);
          if (taken)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * mz_test_has_xdo:
 *
 * Returns: whether mz_test_xdo() works here: the test has a display of its own, and xdotool is on the machine
 */
gboolean
mz_test_has_xdo (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  return program != NULL && g_strcmp0 (g_getenv ("MZ_TEST_DISPLAY"), "1") != 0;
}

/** mz_test_lacks_xdo: Whether there are no keys and clicks; then the test is skipped, and says so. */
gboolean
mz_test_lacks_xdo (void)
{
  if (mz_test_has_xdo ())
    return FALSE;
  g_test_skip ("xdotool is not there, or the display is not the test's own");
  return TRUE;
}

static void
xdo_ended_cb (GObject *process, GAsyncResult *result, gpointer ended)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error);
  g_assert_no_error (error);
  *(gboolean *) ended = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

/**
 * mz_test_xdo:
 * @words: what xdotool is to do: "key Tab", "mousemove 10 20 click 1"
 *
 * Sends real events through the display, and runs the main loop until they have been dealt with.
 */
void
mz_test_xdo (const char *words)
{
  g_autofree char *line = g_strconcat ("xdotool ", words, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, xdo_ended_cb, &ended);
  g_assert_true (mz_test_wait_until (is_set, &ended, 20000));
  gdk_display_sync (gdk_display_get_default ());
  mz_test_drain ();
}

/**
 * mz_test_xdo_at:
 * @widget: in a window without decorations, whose upper left corner is that of the screen
 * @x, @y: where in @widget, in pixels
 * @words: as for mz_test_xdo(), after the pointer has moved there
 */
void
mz_test_xdo_at (GtkWidget *widget, double x, double y, const char *words)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t to;
  double left, top;
  g_autofree char *line = NULL;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT ((float) x, (float) y), &to));
  gtk_native_get_surface_transform (native, &left, &top);
  line = g_strdup_printf ("mousemove %d %d %s", (int) (to.x + left), (int) (to.y + top), words);
  mz_test_xdo (line);
}
