/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tab goes round each page: whatever can have the keyboard gets it, nothing keeps it, and where it is can be seen. What is in a
 * list or a group of choices is reached from its neighbours by arrows, as everywhere.
 */
#include <math.h>
#include <string.h>

#include "mz-charts-page.h"
#include "mz-test-keys.h"
#include "mz-window-story.h"

#define AT_ONCE 30 /* Tabs */
#define MOST    20 /* times as many */
#define MARGIN  6  /* px round a widget where its ring may be */
#define SEEN    12 /* pixels of a ring, at least */

typedef struct
{
  MzTestKeys  keys;
  GHashTable *visited; /* of GtkWidget */
  GPtrArray  *order;   /* the same, as they came first */
  GHashTable *places;  /* where they were: rows are made anew when another story is chosen */
} Tour;

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 6; widget = gtk_widget_get_parent (widget), i++)
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
      g_autofree char *names = g_strjoinv (".", classes);

      g_string_append_printf (path, "%s%s%s%s", i > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget), *names != '\0' ? "." : "", names);
    }
  return g_string_free (path, FALSE);
}

/* Which child of which child of ... */
static char *
name_place (GtkWidget *widget)
{
  GString *place = g_string_new (NULL);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      guint n = 0;

      for (GtkWidget *w = gtk_widget_get_prev_sibling (widget); w != NULL; w = gtk_widget_get_prev_sibling (w))
        n++;
      g_string_append_printf (place, " %u", n);
    }
  return g_string_free (place, FALSE);
}

static void
focused_cb (GtkWindow *window, GParamSpec *pspec, Tour *tour)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL)
    g_hash_table_add (tour->places, name_place (focus));
  if (focus != NULL && g_hash_table_add (tour->visited, focus))
    g_ptr_array_add (tour->order, g_object_ref (focus));
}

static gboolean
can_have_focus (GtkWidget *widget)
{
  if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_can_focus (widget))
      return FALSE;
  return TRUE;
}

static void
collect (GtkWidget *widget, GPtrArray *found)
{
  if (can_have_focus (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

/* In a list or a row of choices one is reached by Tab, the others by arrows from there. */
static gboolean
is_beside_visited (Tour *tour, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget), *child = gtk_widget_get_first_child (parent);

  if (!GTK_IS_LIST_VIEW (parent) && !GTK_IS_LIST_BOX (parent) && !GTK_IS_FLOW_BOX (parent) && !GTK_IS_CHECK_BUTTON (widget)
      && !ADW_IS_VIEW_SWITCHER (parent) && g_strcmp0 (G_OBJECT_TYPE_NAME (parent), "GtkColumnListView") != 0)
    return FALSE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_hash_table_contains (tour->visited, child))
      return TRUE;
  return FALSE;
}

/* What has the keyboard in its children has been reached with them. */
static gboolean
has_visited_inside (Tour *tour, GtkWidget *widget)
{
  for (guint i = 0; i < tour->order->len; i++)
    if (gtk_widget_is_ancestor (tour->order->pdata[i], widget))
      return TRUE;
  return FALSE;
}

/* Tab after Tab until it has come round. */
static void
go_round (Tour *tour)
{
  g_autofree char *words = g_strdup_printf ("key --delay 4 --repeat %d Tab", AT_ONCE);
  guint before, in_vain = 0; /* rounds */

  for (guint i = 0; i < MOST && in_vain < 2; i++)
    {
      before = g_hash_table_size (tour->places);
      mz_test_xdo (words);
      mz_test_wait_frames (GTK_WIDGET (tour->keys.window), 2);
      in_vain = g_hash_table_size (tour->places) == before ? in_vain + 1 : 0;
    }
  g_assert_cmpuint (in_vain, ==, 2);
}

static cairo_surface_t *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width + 2 * MARGIN, height + 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_translate (cr, MARGIN, MARGIN);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  int height = cairo_image_surface_get_height (a), width = cairo_image_surface_get_width (a);
  guint n = 0;

  if (cairo_image_surface_get_height (b) != height || cairo_image_surface_get_width (b) != width)
    return SEEN;
  for (int y = 0; y < height; y++)
    {
      const guint32 *left = (const guint32 *) (gpointer) (cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a));
      const guint32 *right = (const guint32 *) (gpointer) (cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b));

      for (int x = 0; x < width; x++)
        n += left[x] != right[x];
    }
  return n;
}

/* The ring of a text is that of its entry. */
static GtkWidget *
get_ringed (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT_VIEW (parent) ? parent : widget;
}

/* Looks at one of each kind: with and without the ring that shows where the keyboard is. */
static void
look (Tour *tour, GHashTable *kinds, const char *page)
{
  GtkWindow *window = GTK_WINDOW (tour->keys.window);
  GPtrArray *order = tour->order;

  for (guint i = 0; i < order->len; i++)
    {
      GtkWidget *widget = order->pdata[i], *ringed = get_ringed (widget);
      g_autofree char *kind = describe (widget);
      cairo_surface_t *with, *without;

      if (!gtk_widget_get_mapped (widget) || !g_hash_table_add (kinds, g_strdup (kind)) || !gtk_widget_grab_focus (widget)
          || gtk_window_get_focus (window) != widget)
        continue;
      gtk_window_set_focus_visible (window, TRUE);
      mz_test_wait_frames (GTK_WIDGET (window), 2);
      with = draw (ringed);
      gtk_window_set_focus_visible (window, FALSE);
      gtk_window_set_focus (window, NULL);
      mz_test_wait_frames (GTK_WIDGET (window), 2);
      without = draw (ringed);
      if (count_different (with, without) < SEEN)
        g_error ("%s: nobody sees that the keyboard is on %s", page, kind);
      cairo_surface_destroy (with);
      cairo_surface_destroy (without);
    }
}

/* Each is made when it comes into sight; here they all are, that nothing comes in behind the keyboard. */
static void
make_charts (MzTestKeys *keys)
{
  MzChartsPage *page = MZ_CHARTS_PAGE (keys->window->pages[MZ_PAGE_CHARTS]);

  for (guint i = 0; i < mz_charts_get_n (); i++)
    mz_chart_view_set_live (mz_chart_card_get_view (mz_charts_page_get_card (page, mz_charts_peek (i)->name)), TRUE);
  mz_test_wait_frames (GTK_WIDGET (keys->window), 3);
}

static void
tour_page (Tour *tour, GHashTable *kinds, const char *page)
{
  GtkWindow *window = GTK_WINDOW (tour->keys.window);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  gulong handler;

  tour->visited = g_hash_table_new (NULL, NULL);
  tour->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tour->order = g_ptr_array_new_with_free_func (g_object_unref);
  handler = g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focused_cb), tour);
  focused_cb (window, NULL, tour);
  go_round (tour);
  collect (GTK_WIDGET (window), all);
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (tour->visited, all->pdata[i]) && !is_beside_visited (tour, all->pdata[i])
        && !has_visited_inside (tour, all->pdata[i]))
      {
        g_autofree char *text = describe (all->pdata[i]);

        g_error ("%s: Tab does not get to %s", page, text);
      }
  g_signal_handler_disconnect (window, handler);
  g_test_message ("%s: %u places, %u of them by Tab", page, all->len, tour->order->len);
  look (tour, kinds, page);
  g_hash_table_unref (tour->visited);
  g_hash_table_unref (tour->places);
  g_ptr_array_unref (tour->order);
}

/* F6 leads through the three parts of the briefings, and comes round. */
static void
test_parts (MzTestKeys *keys)
{
  GtkWidget *seen[4];

  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      mz_test_keys_press (keys, "F6");
      seen[i] = gtk_window_get_focus (GTK_WINDOW (keys->window));
      for (guint k = 0; k < i && k < 3; k++)
        g_assert_true ((seen[k] == seen[i]) == (k + 3 == i));
    }
}

static gboolean
is_settled (gpointer briefings)
{
  return mz_briefings_is_settled (briefings);
}

static void
tour_pages (guint first, guint end, gboolean briefings)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Tour tour;

  if (mz_test_lacks_xdo ())
    return;
  mz_test_keys_open (&tour.keys);
  for (guint page = first; page < end; page++)
    {
      mz_window_show_left (tour.keys.window, page == MZ_PAGE_MAP);
      mz_test_keys_show_page (&tour.keys, (MzPageKind) page);
      if (page == MZ_PAGE_MAP)
        mz_test_keys_choose (&tour.keys);
      if (page == MZ_PAGE_CHARTS)
        make_charts (&tour.keys);
      mz_window_focus_page (tour.keys.window);
      tour_page (&tour, kinds, mz_vocabulary_get_key (&mz_pages, page));
    }
  if (briefings)
    {
      mz_test_keys_act (&tour.keys, "win.add-scene");
      g_assert_true (mz_test_wait_until (is_settled, tour.keys.window->briefings, 30000));
      tour_page (&tour, kinds, "briefings");
      test_parts (&tour.keys);
    }
  mz_test_keys_close (&tour.keys);
}

static void
test_places (void)
{
  tour_pages (MZ_PAGE_MAP, MZ_PAGE_CHARTS, FALSE);
}

static void
test_charts (void)
{
  tour_pages (MZ_PAGE_CHARTS, MZ_PAGE_WHATIF, FALSE);
}

static void
test_work (void)
{
  tour_pages (MZ_PAGE_WHATIF, MZ_N_PAGES, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/tab/places", test_places);
  g_test_add_func ("/app/tab/charts", test_charts);
  g_test_add_func ("/app/tab/work", test_work);
  return g_test_run ();
}
