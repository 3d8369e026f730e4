/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-layer-box.h"

#include <glib/gi18n-lib.h>

#include "mz-legend-box.h"
#include "mz-marker-paint.h"
#include "mz-sample.h"
#include "mz-text.h"

typedef struct
{
  GtkWidget   *button; /* pressed: the layer is shown */
  GtkWidget   *eye;
  MzLegendBox *legend;
} LayerRow;

struct _MzLayerBox
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;   /* (nullable) */
  MzMapScene  *scene;       /* (nullable) */
  LayerRow     rows[MZ_N_LAYERS];
  GtkWidget   *site_symbols; /* unfolds the legend of the sites, which is long */
};

G_DEFINE_FINAL_TYPE (MzLayerBox, mz_layer_box, GTK_TYPE_WIDGET)

static void
paint_line (cairo_t *cr, MzColor color, double line_width, double x1, double y1, double x2, double y2)
{
  mz_color_set_source (color, cr);
  cairo_set_line_width (cr, line_width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static void
paint_tile (cairo_t *cr, MzColor color, double width, double height)
{
  cairo_rectangle (cr, 1, 2, width - 2, height - 4);
  mz_color_set_source (color, cr);
  cairo_fill (cr);
}

/* As the legend has it. */
static void
paint_legend_row (cairo_t *cr, const MzTheme *theme, MzLegendKind kind, guint value, double width, double height)
{
  const MzLegendRow row = { .kind = kind, .value = value };

  mz_legend_paint_sample (cr, theme, &row, 0, 0, width, height);
}

static void
paint_borders (cairo_t *cr, const MzTheme *theme, double width, double height)
{
  paint_tile (cr, theme->land, width, height);
  mz_color_set_source (mz_color_mix (theme->border, theme->text_dim, 0.5), cr);
  cairo_set_line_width (cr, 1.4 * theme->line_factor);
  cairo_move_to (cr, 1, height - 5);
  cairo_line_to (cr, width * 0.4, 6);
  cairo_line_to (cr, width * 0.6, height - 6);
  cairo_line_to (cr, width - 1, 5);
  cairo_stroke (cr);
}

static void
paint_graticule (cairo_t *cr, const MzTheme *theme, double width, double height)
{
  MzColor color = mz_color_mix (theme->coast, theme->text_dim, 0.5);

  paint_tile (cr, theme->sea, width, height);
  for (guint i = 1; i < 4; i++)
    paint_line (cr, color, theme->line_factor, 1 + (width - 2) * i / 4, 2, 1 + (width - 2) * i / 4, height - 2);
  paint_line (cr, color, theme->line_factor, 1, height / 2, width - 1, height / 2);
}

static void
paint_layer (cairo_t *cr, const MzTheme *theme, double width, double height, gpointer data)
{
  MzTextSize size;

  switch ((MzLayers) (1u << GPOINTER_TO_UINT (data)))
    {
    case MZ_LAYER_SITES:
      mz_marker_paint (cr, theme, MZ_STAGE_MINING, MZ_STATE_OPERATING, 12, 7, height / 2);
      mz_marker_paint (cr, theme, MZ_STAGE_MAGNET, MZ_STATE_OPERATING, 11, width - 7, height / 2);
      break;
    case MZ_LAYER_DEPOSITS:
      mz_marker_paint (cr, theme, MZ_N_STAGES, MZ_STATE_EXPLORATION, 13, width / 2, height / 2);
      break;
    case MZ_LAYER_AGREEMENTS:
      paint_legend_row (cr, theme, MZ_LEGEND_ARC, MZ_ARC_BINDING, width, height);
      break;
    case MZ_LAYER_MEASURES:
      paint_legend_row (cr, theme, MZ_LEGEND_TINT, MZ_TINT_IN_FORCE, width, height);
      break;
    case MZ_LAYER_LABELS:
      size = mz_text_measure (MZ_FONT_TITLE, 0.8, "Aa");
      mz_text_paint (cr, MZ_FONT_TITLE, 0.8, "Aa", theme->text, (width - size.width) / 2, (height - size.height) / 2);
      break;
    case MZ_LAYER_WATER:
      paint_tile (cr, theme->land, width, height);
      mz_color_set_source (mz_color_mix (theme->sea, theme->coast, 0.6), cr);
      cairo_arc (cr, width / 2, height / 2, 4.5, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case MZ_LAYER_BORDERS:
      paint_borders (cr, theme, width, height);
      break;
    case MZ_LAYER_GRATICULE:
      paint_graticule (cr, theme, width, height);
      break;
    case MZ_LAYER_FLOWS:
      paint_legend_row (cr, theme, MZ_LEGEND_FLOW, MZ_STAGE_MINING, width, height);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
button_clicked_cb (MzLayerBox *self, GtkWidget *button)
{
  for (guint i = 0; i < MZ_N_LAYERS && self->workspace != NULL; i++)
    if (self->rows[i].button == button)
      mz_workspace_set_layers (self->workspace, mz_workspace_get_layers (self->workspace) ^ (1u << i));
}

/** mz_layer_box_update: Takes over what the workspace has now. */
void
mz_layer_box_update (MzLayerBox *self)
{
  g_return_if_fail (MZ_IS_LAYER_BOX (self));

  for (guint i = 0; i < MZ_N_LAYERS && self->workspace != NULL; i++)
    {
      gboolean shown = (mz_workspace_get_layers (self->workspace) & (1u << i)) != 0;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->rows[i].button), shown);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->rows[i].eye), shown ? "view-reveal-symbolic" : "view-conceal-symbolic");
    }
}

/** mz_layer_box_update_legend: Looks again at what is in view. Nothing is while the map has no frame. */
void
mz_layer_box_update_legend (MzLayerBox *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  const MzView *view;

  g_return_if_fail (MZ_IS_LAYER_BOX (self));

  if (self->workspace == NULL)
    return;
  view = mz_workspace_get_view (self->workspace);
  if (self->scene != NULL && view->width > 0)
    {
      mz_map_scene_update (self->scene, view);
      rows = mz_legend_new (self->scene);
    }
  else
    rows = g_ptr_array_new ();
  for (guint i = 0; i < MZ_N_LAYERS; i++)
    mz_legend_box_show (self->rows[i].legend, rows);
  gtk_widget_set_visible (self->site_symbols, gtk_widget_get_visible (GTK_WIDGET (self->rows[0].legend)));
}

static void
add_legend (MzLayerBox *self, guint i)
{
  MzLayers layer = (MzLayers) (1u << i);

  self->rows[i].legend = MZ_LEGEND_BOX (mz_legend_box_new (layer));
  if (layer == MZ_LAYER_SITES)
    {
      GtkWidget *label = gtk_label_new (_("Fills, rings and sizes"));

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      self->site_symbols = gtk_expander_new (NULL);
      gtk_expander_set_label_widget (GTK_EXPANDER (self->site_symbols), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->site_symbols), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Fills, rings and sizes"), -1);
      gtk_expander_set_child (GTK_EXPANDER (self->site_symbols), GTK_WIDGET (self->rows[i].legend));
      g_object_bind_property (self->site_symbols, "expanded", self->rows[i].legend, "can-focus", G_BINDING_SYNC_CREATE);
      gtk_widget_set_visible (self->site_symbols, FALSE);
      gtk_widget_set_parent (self->site_symbols, GTK_WIDGET (self));
    }
  else
    gtk_widget_set_parent (GTK_WIDGET (self->rows[i].legend), GTK_WIDGET (self));
}

static void
add_row (MzLayerBox *self, guint i)
{
  LayerRow *row = &self->rows[i];
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  const char *label = mz_vocabulary_get_label (&mz_layers, i);
  g_autofree char *digit = g_strdup_printf ("%u", i + 1);
  /* Translators: a layer of the map, and the key that shows or hides it. */
  g_autofree char *tooltip = g_strdup_printf (C_("layer", "%1$s (%2$s)"), label, digit);
  GtkWidget *name = gtk_label_new (label), *key = gtk_label_new (digit);

  row->button = gtk_toggle_button_new ();
  row->eye = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_margin_start (name, 3);
  gtk_widget_add_css_class (key, "layer-key");
  gtk_box_append (GTK_BOX (line), mz_sample_new (MZ_LEGEND_SAMPLE_WIDTH, MZ_LEGEND_SAMPLE_HEIGHT, paint_layer,
                                                 GUINT_TO_POINTER (i), NULL));
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), row->eye);
  gtk_box_append (GTK_BOX (line), key);
  gtk_button_set_child (GTK_BUTTON (row->button), line);
  gtk_widget_add_css_class (row->button, "flat");
  gtk_widget_add_css_class (row->button, "layer-row");
  gtk_widget_set_tooltip_text (row->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit, -1);
  g_signal_connect_object (row->button, "clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (row->button, GTK_WIDGET (self));
  add_legend (self, i);
}

static void
mz_layer_box_dispose (GObject *object)
{
  MzLayerBox *self = MZ_LAYER_BOX (object);
  GtkWidget *child;

  g_clear_object (&self->workspace);
  g_clear_object (&self->scene);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mz_layer_box_parent_class)->dispose (object);
}

static void
mz_layer_box_class_init (MzLayerBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_layer_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layer-box");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mz_layer_box_init (MzLayerBox *self)
{
  GtkWidget *title = gtk_label_new (_("Layers"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Layers"), -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "find-section");
  gtk_widget_add_css_class (title, "find-heading");
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  for (guint i = 0; i < MZ_N_LAYERS; i++)
    add_row (self, i);
}

/** mz_layer_box_set_workspace: @workspace: (nullable) (transfer none): whose layers it switches. */
void
mz_layer_box_set_workspace (MzLayerBox *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_LAYER_BOX (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (g_set_object (&self->workspace, workspace))
    mz_layer_box_update (self);
}

/** mz_layer_box_set_scene: @scene: (nullable) (transfer none): of the same workspace; without it there is no legend. */
void
mz_layer_box_set_scene (MzLayerBox *self, MzMapScene *scene)
{
  g_return_if_fail (MZ_IS_LAYER_BOX (self) && (scene == NULL || MZ_IS_MAP_SCENE (scene)));

  if (g_set_object (&self->scene, scene))
    mz_layer_box_update_legend (self);
}
