/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen keeps its colour, all else steps back and can still be read. */
#include "mz-chart-paint.h"

#define WIDTH  400
#define HEIGHT 300

/* One column of two parts with room for their numbers. */
static MzFigure *
figure_new (void)
{
  g_autoptr (MzDataset) dataset = mz_dataset_new ();
  MzFigureRequest request = { .dataset = dataset, .date = mz_partial_date_new (2020, 12, 31) };
  MzFigure *figure = mz_figure_new ("test", MZ_FIGURE_COLUMNS, &request);

  mz_figure_add_category (figure, "2020", "2020");
  mz_figure_add_series (figure, "CN", "China", ((MzInk) { MZ_INK_COUNTRY, 0, "CN" }));
  mz_figure_add_series (figure, "US", "United States", ((MzInk) { MZ_INK_COUNTRY, 0, "US" }));
  mz_figure_add_datum (figure, 0, 0, 60);
  mz_figure_add_datum (figure, 1, 0, 40);
  return figure;
}

/* The darkest and the lightest grey in a box. */
static void
measure (cairo_surface_t *surface, const cairo_rectangle_t *box, guint *dark, guint *light)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  *dark = 255;
  *light = 0;
  for (int y = (int) box->y; y < (int) (box->y + box->height); y++)
    for (int x = (int) box->x; x < (int) (box->x + box->width); x++)
      {
        guint32 pixel = *(const guint32 *) (data + y * stride + 4 * x);
        guint grey = ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / 3;

        *dark = MIN (*dark, grey);
        *light = MAX (*light, grey);
      }
}

/* How far apart letters and ground of the number of @datum are. */
static guint
get_contrast (const MzChartLayout *layout, guint datum, MzThemeKind kind, const char *chosen)
{
  const char *const words[] = { chosen, NULL };
  MzChartLight light = { MZ_FIGURE_NONE, FALSE, NULL, words };
  const MzTheme *theme = mz_theme_get (kind);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint lowest = 0, highest = 0;

  mz_color_set_source (theme->view, cr);
  cairo_paint (cr);
  mz_chart_paint (layout, cr, theme, &light);
  cairo_destroy (cr);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT && shape->tone == MZ_TONE_ON_INK && shape->datum == datum)
        measure (surface, &shape->box, &lowest, &highest);
    }
  cairo_surface_destroy (surface);
  return highest - lowest;
}

static void
test_pale (void)
{
  static const MzThemeKind themes[] = { MZ_THEME_LIGHT, MZ_THEME_DARK, MZ_THEME_PRINT };
  g_autoptr (MzFigure) figure = figure_new ();
  g_autoptr (MzChartLayout) layout = mz_chart_layout_new (figure, WIDTH, HEIGHT, 1, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint datum = 0; datum < 2; datum++)
      {
        g_assert_cmpuint (get_contrast (layout, datum, themes[i], "CN"), >, 90);
        g_assert_cmpuint (get_contrast (layout, datum, themes[i], "US"), >, 90);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/chart-paint/pale", test_pale);
  return g_test_run ();
}
