/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-gtk.h"

static void
test_window (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hidden = gtk_label_new ("not seen");
  GtkWidget *area = gtk_label_new ("seen");
  cairo_surface_t *surface;

  gtk_widget_set_visible (hidden, FALSE);
  gtk_box_append (GTK_BOX (box), hidden);
  gtk_box_append (GTK_BOX (box), area);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  mz_test_wait_shown (GTK_WINDOW (window));

  g_assert_true (mz_test_find_type (window, GTK_TYPE_LABEL) == hidden);
  g_assert_true (mz_test_find_text (window, "seen") == area);
  g_assert_null (mz_test_find_text (window, "not seen"));
  g_assert_null (mz_test_find_type (window, GTK_TYPE_ENTRY));

  surface = mz_test_draw_widget (window);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, gtk_widget_get_width (window));
  g_assert_cmpuint (cairo_image_surface_get_data (surface)[3], >, 0);
  cairo_surface_destroy (surface);

  gtk_window_destroy (GTK_WINDOW (window));
  mz_test_drain ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  g_test_add_func ("/common/gtk/window", test_window);
  return g_test_run ();
}
