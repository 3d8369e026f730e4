/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-ring-layer.h"

#include "mz-fader.h"
#include "mz-geodesic.h"
#include "mz-mercator.h"

#define GAP        5.0  /* between a symbol and its ring */
#define PLACE_SIZE 9.0  /* of what has no symbol */
#define LINE       2.0
#define CASING     1.5  /* on either side of the line */

#define MAX_PICTURES 200

struct _MzRingLayer
{
  GtkWidget   parent_instance;
  MzMapScene *scene;
  MzView      view;
  MzThemeKind theme;
  GPtrArray  *records;      /* of MzRecord, the most important first */
  GHashTable *lookup;       /* of the same */
  GArray     *places;       /* of Place: of what has no mark */
  gboolean    places_valid;

  MzPictureCache *pictures; /* of rings */
  MzFader        *fader;
  gboolean        moved;    /* since the last frame: rings stand at once */
  guint           tick_id;  /* while something fades */
};

/* On the unit square. */
typedef struct
{
  double x, y;
} Place;

/* In the frame: the copy of the world that is nearest to its middle. */
typedef struct
{
  double x, y, radius;
} Ring;

G_DEFINE_FINAL_TYPE (MzRingLayer, mz_ring_layer, GTK_TYPE_WIDGET)

static MzWorkspace *
get_workspace (MzRingLayer *self)
{
  return mz_map_scene_get_workspace (self->scene);
}

static gboolean
find_place (MzRingLayer *self, const char *id, Place *place)
{
  double lat, lon;

  if (!mz_dataset_get_place (mz_workspace_get_dataset (get_workspace (self)), id, &lat, &lon))
    return FALSE;
  *place = (Place) { mz_mercator_x (lon), mz_mercator_y (lat) };
  return TRUE;
}

/* The middle of the arc that stands for it, as it was drawn last. */
static gboolean
place_on_arc (MzRingLayer *self, MzAgreement *agreement, Place *place)
{
  const MzView *view = mz_map_scene_get_view (self->scene);
  double world = mz_map_scene_get_world (self->scene);

  for (guint i = 0; i < mz_map_scene_get_n_arcs (self->scene); i++)
    {
      const MzMapArc *arc = mz_map_scene_peek_arc (self->scene, i);
      const double *middle = arc->points + 2 * (arc->n_points / 2);

      if (arc->n_points == 0 || !g_ptr_array_find (arc->agreements, agreement, NULL))
        continue;
      *place = (Place) { mz_mercator_x (view->lon) + (middle[0] - view->width / 2) / world,
                         mz_mercator_y (view->lat) + (middle[1] - view->height / 2) / world };
      return TRUE;
    }
  return FALSE;
}

static gboolean
place_agreement (MzRingLayer *self, MzAgreement *agreement, Place *place)
{
  const MzAgreementInfo *info = mz_agreement_peek (agreement);
  Place ends[2];
  guint n = 0;
  MzArcCurve curve;

  if (place_on_arc (self, agreement, place))
    return TRUE;
  for (guint i = 0; info->parties[i] != NULL && n < 2; i++)
    n += find_place (self, info->parties[i], &ends[n]) ? 1 : 0;
  if (n == 1)
    *place = ends[0];
  if (n < 2)
    return n == 1;
  mz_arc_curve_init (&curve, ends[0].x, ends[0].y, ends[1].x, ends[1].y, MZ_ARC_BULGE);
  mz_arc_curve_point (&curve, 0.5, &place->x, &place->y);
  return TRUE;
}

static gboolean
place_record (MzRingLayer *self, MzRecord *record, Place *place)
{
  if (MZ_IS_AGREEMENT (record))
    return place_agreement (self, MZ_AGREEMENT (record), place);
  if (MZ_IS_MEASURE (record))
    return find_place (self, mz_measure_peek (MZ_MEASURE (record))->country, place);
  return find_place (self, mz_record_get_id (record), place);
}

static void
add_place (MzRingLayer *self, const Place *place)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *other = &g_array_index (self->places, Place, i);

      if (other->x == place->x && other->y == place->y)
        return;
    }
  g_array_append_vals (self->places, place, 1);
}

/* What the map shows as a symbol is ringed where that is; the others have a place. */
static void
update_places (MzRingLayer *self)
{
  MzWorkspace *workspace = get_workspace (self);

  g_array_set_size (self->places, 0);
  for (guint i = 0; i < self->records->len; i++)
    {
      MzRecord *record = self->records->pdata[i];
      Place place;

      if (MZ_IS_SITE (record) && mz_workspace_shows (workspace, mz_workspace_get_query (workspace), record))
        continue;
      if (place_record (self, record, &place))
        add_place (self, &place);
    }
  self->places_valid = TRUE;
}

static void
paint_circle (cairo_t *cr, double middle, double inner, double line, MzColor color)
{
  cairo_arc (cr, middle, middle, inner + line / 2, 0, 2 * G_PI);
  cairo_set_line_width (cr, line);
  mz_color_set_source (color, cr);
  cairo_stroke (cr);
}

static MzPicture *
ensure_picture (MzRingLayer *self, double radius, double line, double outer)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean software = mz_picture_is_software (GTK_WIDGET (self));
  g_autofree char *key = g_strdup_printf ("%d %d %d %.0f", self->theme, software, (int) scale, radius * 4);
  MzPicture *picture = mz_picture_cache_lookup (self->pictures, key);
  const MzTheme *theme = mz_theme_get (self->theme);
  MzPicturePad pad;
  cairo_t *cr;

  if (picture != NULL)
    return picture;
  cr = mz_picture_pad_begin (&pad, 2 * outer, 2 * outer, scale, software);
  paint_circle (cr, outer, radius - CASING, line + 2 * CASING, theme->casing);
  paint_circle (cr, outer, radius, line, theme->ink);
  picture = mz_picture_pad_end (&pad);
  mz_picture_cache_take (self->pictures, key, picture);
  return picture;
}

/* In every copy of the world in the frame. */
static void
append_ring (MzRingLayer *self, const Ring *ring)
{
  double world = mz_mercator_world_pixels (self->view.zoom), line = LINE * mz_theme_get (self->theme)->line_factor;
  double outer = ring->radius + line + 2 * CASING;
  double mx = mz_mercator_x (self->view.lon) - self->view.width / 2 / world;
  double my = mz_mercator_y (self->view.lat) - self->view.height / 2 / world;

  if (ring->y < -outer || ring->y > self->view.height + outer)
    return;
  for (double x = ring->x - floor ((ring->x + outer) / world) * world; x < self->view.width + outer; x += world)
    {
      g_autofree char *identity = g_strdup_printf ("%.6f %.6f", mx + x / world, my + ring->y / world);

      mz_fader_append (self->fader, identity, ensure_picture (self, ring->radius, line, outer), x - outer, ring->y - outer);
    }
}

/* What lies in or across a ring that is there already is told by that. */
static void
add_ring (MzRingLayer *self, GArray *rings, double x, double y, double size)
{
  double world = mz_mercator_world_pixels (self->view.zoom);
  Ring ring = { x, y, size / 2 + GAP };

  for (guint i = 0; i < rings->len; i++)
    {
      const Ring *other = &g_array_index (rings, Ring, i);
      double dx = x - other->x;

      dx -= round (dx / world) * world;
      if (hypot (dx, y - other->y) < ring.radius + other->radius)
        return;
    }
  g_array_append_val (rings, ring);
}

/* The marks that hold one of the records, each once. */
static GHashTable *
find_marks (MzRingLayer *self)
{
  GHashTable *marks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->records->len; i++)
    {
      MzRecord *record = g_ptr_array_index (self->records, i);
      const MzMapMark *mark = MZ_IS_SITE (record) ? mz_map_scene_find_mark (self->scene, record) : NULL;

      if (mark != NULL)
        g_hash_table_add (marks, (gpointer) mark);
    }
  return marks;
}

static void
append_rings (MzRingLayer *self)
{
  double world = mz_mercator_world_pixels (self->view.zoom);
  double left = self->view.width / 2 - mz_mercator_x (self->view.lon) * world;
  double top = self->view.height / 2 - mz_mercator_y (self->view.lat) * world;
  g_autoptr (GArray) rings = g_array_new (FALSE, FALSE, sizeof (Ring));
  g_autoptr (GHashTable) marks = NULL;

  mz_map_scene_update (self->scene, &self->view);
  marks = find_marks (self);
  if (!self->places_valid)
    update_places (self);
  for (guint i = 0; i < mz_map_scene_get_n_marks (self->scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (self->scene, i);

      if (g_hash_table_contains (marks, mark))
        {
          Ring ring = { mark->x, mark->y, mark->size / 2 + GAP };

          g_array_append_val (rings, ring);
        }
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      add_ring (self, rings, left + place->x * world, top + place->y * world, PLACE_SIZE);
    }
  for (guint i = 0; i < rings->len; i++)
    append_ring (self, &g_array_index (rings, Ring, i));
}

static gboolean
fade_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  MZ_RING_LAYER (widget)->tick_id = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
mz_ring_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzRingLayer *self = MZ_RING_LAYER (widget);

  if (self->view.width <= 0)
    return;
  if (self->moved)
    mz_fader_clear (self->fader);
  self->moved = FALSE;
  mz_picture_cache_round (self->pictures);
  mz_fader_begin (self->fader, snapshot, &self->view, gtk_widget_get_scale_factor (widget), mz_fader_get_time (widget));
  if (self->records->len > 0)
    append_rings (self);
  if (mz_fader_end (self->fader) && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (widget, fade_tick_cb, NULL, NULL);
}

static void
scene_changed_cb (MzRingLayer *self)
{
  if (self->records->len == 0)
    return;
  self->places_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mz_ring_layer_dispose (GObject *object)
{
  MzRingLayer *self = MZ_RING_LAYER (object);

  mz_ring_layer_set_records (self, NULL);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (mz_ring_layer_parent_class)->dispose (object);
}

static void
mz_ring_layer_finalize (GObject *object)
{
  MzRingLayer *self = MZ_RING_LAYER (object);

  mz_fader_free (self->fader);
  mz_picture_cache_free (self->pictures);
  g_array_unref (self->places);
  g_hash_table_unref (self->lookup);
  g_ptr_array_unref (self->records);
  G_OBJECT_CLASS (mz_ring_layer_parent_class)->finalize (object);
}

static void
mz_ring_layer_class_init (MzRingLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_ring_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_ring_layer_finalize;
  widget_class->snapshot = mz_ring_layer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "ring-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mz_ring_layer_init (MzRingLayer *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->lookup = g_hash_table_new (NULL, NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->pictures = mz_picture_cache_new (MAX_PICTURES);
  self->fader = mz_fader_new ();
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** mz_ring_layer_new: @scene: (transfer none): that of the map below. */
MzRingLayer *
mz_ring_layer_new (MzMapScene *scene)
{
  MzRingLayer *self = g_object_new (MZ_TYPE_RING_LAYER, NULL);

  self->scene = g_object_ref (scene);
  g_signal_connect_object (scene, "changed", G_CALLBACK (scene_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mz_ring_layer_set_records:
 * @records: (nullable) (element-type MzRecord) (transfer none): of the scene's dataset, the most important
 * first
 */
void
mz_ring_layer_set_records (MzRingLayer *self, GPtrArray *records)
{
  /* Without one there was none that could stand somewhere else. */
  self->moved &= self->records->len > 0;
  g_hash_table_remove_all (self->lookup);
  g_ptr_array_set_size (self->records, 0);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_hash_table_add (self->lookup, records->pdata[i]))
      g_ptr_array_add (self->records, g_object_ref (records->pdata[i]));
  self->places_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** mz_ring_layer_count: Returns: how many records have a ring, in the frame or not. */
guint
mz_ring_layer_count (MzRingLayer *self)
{
  return self->records->len;
}

void
mz_ring_layer_set_view (MzRingLayer *self, const MzView *view)
{
  /* From some zoom on arcs lead to sites. */
  self->places_valid &= floor (view->zoom) == floor (self->view.zoom);
  self->moved |= !mz_view_equal (view, &self->view);
  self->view = *view;
  if (self->records->len > 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mz_ring_layer_set_theme (MzRingLayer *self, MzThemeKind theme)
{
  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
