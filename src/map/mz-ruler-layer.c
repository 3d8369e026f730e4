/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-ruler-layer.h"

struct _MzRulerLayer
{
  GtkWidget   parent_instance;
  MzRuler    *ruler;
  MzView      view;
  MzThemeKind theme;
  double      text_factor;
};

G_DEFINE_FINAL_TYPE (MzRulerLayer, mz_ruler_layer, GTK_TYPE_WIDGET)

static void
mz_ruler_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzRulerLayer *self = MZ_RULER_LAYER (widget);
  cairo_rectangle_t ink;
  cairo_t *cr;

  if (!mz_ruler_get_extents (self->ruler, &self->view, self->text_factor, &ink))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) ink.x, (float) ink.y, (float) ink.width,
                                                                 (float) ink.height));
  mz_ruler_paint (self->ruler, cr, mz_theme_get (self->theme), self->text_factor, &self->view);
  cairo_destroy (cr);
}

static void
mz_ruler_layer_finalize (GObject *object)
{
  mz_ruler_free (MZ_RULER_LAYER (object)->ruler);
  G_OBJECT_CLASS (mz_ruler_layer_parent_class)->finalize (object);
}

static void
mz_ruler_layer_class_init (MzRulerLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mz_ruler_layer_finalize;
  widget_class->snapshot = mz_ruler_layer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "ruler-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mz_ruler_layer_init (MzRulerLayer *self)
{
  self->ruler = mz_ruler_new ();
  self->text_factor = 1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

MzRulerLayer *
mz_ruler_layer_new (void)
{
  return g_object_new (MZ_TYPE_RULER_LAYER, NULL);
}

/** mz_ruler_layer_get_ruler: Returns: (transfer none): what is drawn. */
MzRuler *
mz_ruler_layer_get_ruler (MzRulerLayer *self)
{
  return self->ruler;
}

void
mz_ruler_layer_set_view (MzRulerLayer *self, const MzView *view)
{
  self->view = *view;
  if (mz_ruler_get_n_points (self->ruler) > 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mz_ruler_layer_set_style (MzRulerLayer *self, MzThemeKind theme, double text_factor)
{
  self->theme = theme;
  self->text_factor = text_factor;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
