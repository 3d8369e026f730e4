/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-overview-box.h"

#include "mz-overview.h"
#include "mz-picture.h"

struct _MzOverviewBox
{
  GtkWidget   parent_instance;
  MzBasemap  *basemap; /* (nullable) */
  MzView      view;
  MzThemeKind theme;
  MzPicture  *picture; /* (nullable): of theme, for picture_scale */
  double      picture_scale;
  gboolean    picture_software;
};

enum { ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const cairo_rectangle_t box = { 0, 0, MZ_OVERVIEW_WIDTH, MZ_OVERVIEW_HEIGHT };

G_DEFINE_FINAL_TYPE (MzOverviewBox, mz_overview_box, GTK_TYPE_WIDGET)

static void
ask (MzOverviewBox *self, double x, double y, gboolean held)
{
  double lat, lon;

  mz_overview_invert (&box, x, y, &lat, &lon);
  g_signal_emit (self, signals[ASKED], 0, lat, lon, held);
}

static void
drag_begin_cb (MzOverviewBox *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ask (self, x, y, FALSE);
}

static void
drag_update_cb (MzOverviewBox *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    ask (self, CLAMP (x + dx, 0, box.width), CLAMP (y + dy, 0, box.height), TRUE);
}

static void
ensure_picture (MzOverviewBox *self)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean software = mz_picture_is_software (GTK_WIDGET (self));
  MzPicturePad pad;
  cairo_t *cr;

  if (self->picture != NULL && self->picture_scale == scale && self->picture_software == software)
    return;
  g_clear_object (&self->picture);
  cr = mz_picture_pad_begin (&pad, box.width, box.height, scale, software);
  mz_overview_paint (cr, mz_theme_get (self->theme), self->basemap, &box);
  self->picture = mz_picture_pad_end (&pad);
  self->picture_scale = scale;
  self->picture_software = software;
}

static void
mz_overview_box_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzOverviewBox *self = MZ_OVERVIEW_BOX (widget);
  const MzTheme *theme = mz_theme_get (self->theme);
  GdkRGBA color = { theme->sel.r, theme->sel.g, theme->sel.b, theme->sel.a };
  float line = (float) (2 * theme->line_factor);
  cairo_rectangle_t frame;

  if (self->basemap == NULL)
    return;
  ensure_picture (self);
  mz_picture_append (self->picture, snapshot, 0, 0);
  mz_overview_get_frame (&self->view, &box, &frame);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (1, 1, (float) box.width - 2, (float) box.height - 2));
  for (int copy = -1; copy <= 1; copy++)
    {
      double x = frame.x + copy * box.width;
      GskRoundedRect outline;

      if (x + frame.width < 0 || x > box.width)
        continue;
      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) round (x), (float) round (frame.y),
                                                                      (float) round (frame.width),
                                                                      (float) round (frame.height)), 0);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { line, line, line, line },
                                  (GdkRGBA[4]) { color, color, color, color });
    }
  gtk_snapshot_pop (snapshot);
}

static void
mz_overview_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? box.width : box.height);
  *minimum_baseline = *natural_baseline = -1;
}

static void
mz_overview_box_finalize (GObject *object)
{
  MzOverviewBox *self = MZ_OVERVIEW_BOX (object);

  g_clear_object (&self->picture);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  G_OBJECT_CLASS (mz_overview_box_parent_class)->finalize (object);
}

static void
mz_overview_box_class_init (MzOverviewBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mz_overview_box_finalize;
  widget_class->measure = mz_overview_box_measure;
  widget_class->snapshot = mz_overview_box_snapshot;
  signals[ASKED] = g_signal_new ("asked", MZ_TYPE_OVERVIEW_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                 G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "overview-box");
  /* It says nothing that the map itself does not say. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mz_overview_box_init (MzOverviewBox *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/** mz_overview_box_new: @basemap: (nullable) (transfer none): without one it stays empty. */
MzOverviewBox *
mz_overview_box_new (MzBasemap *basemap)
{
  MzOverviewBox *self = g_object_new (MZ_TYPE_OVERVIEW_BOX, NULL);

  self->basemap = basemap != NULL ? mz_basemap_ref (basemap) : NULL;
  return self;
}

void
mz_overview_box_set_view (MzOverviewBox *self, const MzView *view)
{
  self->view = *view;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mz_overview_box_set_theme (MzOverviewBox *self, MzThemeKind theme)
{
  self->theme = theme;
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
