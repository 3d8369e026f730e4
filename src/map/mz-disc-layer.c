/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-disc-layer.h"

struct _MzDiscLayer
{
  GtkWidget   parent_instance;
  MzDiscs    *discs;  /* (nullable) */
  gboolean    aiming;
  MzView      view;
  MzThemeKind theme;
  double      text_factor;
};

G_DEFINE_FINAL_TYPE (MzDiscLayer, mz_disc_layer, GTK_TYPE_WIDGET)

static void
mz_disc_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzDiscLayer *self = MZ_DISC_LAYER (widget);
  cairo_t *cr;

  if ((self->discs == NULL && !self->aiming) || self->view.width <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->view.width, (float) self->view.height));
  if (self->discs != NULL)
    mz_discs_paint (self->discs, cr, mz_theme_get (self->theme), self->text_factor, &self->view);
  if (self->aiming)
    {
      g_autoptr (MzDiscs) cross = mz_discs_new ();

      mz_discs_add (cross, MZ_DISC_CROSS, "", NULL, self->view.lat, self->view.lon);
      mz_discs_paint (cross, cr, mz_theme_get (self->theme), self->text_factor, &self->view);
    }
  cairo_destroy (cr);
}

static void
mz_disc_layer_finalize (GObject *object)
{
  g_clear_pointer (&MZ_DISC_LAYER (object)->discs, mz_discs_free);
  G_OBJECT_CLASS (mz_disc_layer_parent_class)->finalize (object);
}

static void
mz_disc_layer_class_init (MzDiscLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mz_disc_layer_finalize;
  widget_class->snapshot = mz_disc_layer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "disc-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mz_disc_layer_init (MzDiscLayer *self)
{
  self->text_factor = 1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

MzDiscLayer *
mz_disc_layer_new (void)
{
  return g_object_new (MZ_TYPE_DISC_LAYER, NULL);
}

/** mz_disc_layer_set_discs: @discs: (nullable) (transfer full) */
void
mz_disc_layer_set_discs (MzDiscLayer *self, MzDiscs *discs)
{
  g_clear_pointer (&self->discs, mz_discs_free);
  self->discs = discs;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** mz_disc_layer_set_aiming: @aiming: whether a cross stands in the middle */
void
mz_disc_layer_set_aiming (MzDiscLayer *self, gboolean aiming)
{
  self->aiming = aiming;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mz_disc_layer_set_view (MzDiscLayer *self, const MzView *view)
{
  self->view = *view;
  if (self->discs != NULL || self->aiming)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mz_disc_layer_set_style (MzDiscLayer *self, MzThemeKind theme, double text_factor)
{
  self->theme = theme;
  self->text_factor = text_factor;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
