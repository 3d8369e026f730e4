/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-stand-in.h"

#define MAX_PARTS 5

typedef struct
{
  MzPicture *picture;
  double     x, y, side;
} Part;

struct _MzStandIn
{
  GObject parent_instance;
  Part    parts[MAX_PARTS];
  guint   n_parts;
};

static void mz_stand_in_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MzStandIn, mz_stand_in, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, mz_stand_in_paintable_init))

static void
mz_stand_in_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  MzStandIn *self = MZ_STAND_IN (paintable);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (guint i = 0; i < self->n_parts; i++)
    {
      const Part *part = &self->parts[i];

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (part->x * width), (float) (part->y * height)));
      gdk_paintable_snapshot (GDK_PAINTABLE (part->picture), snapshot, part->side * width, part->side * height);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static GdkPaintableFlags
mz_stand_in_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static void
mz_stand_in_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = mz_stand_in_snapshot;
  iface->get_flags = mz_stand_in_get_flags;
}

static void
mz_stand_in_finalize (GObject *object)
{
  MzStandIn *self = MZ_STAND_IN (object);

  for (guint i = 0; i < self->n_parts; i++)
    g_object_unref (self->parts[i].picture);
  G_OBJECT_CLASS (mz_stand_in_parent_class)->finalize (object);
}

static void
mz_stand_in_class_init (MzStandInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_stand_in_finalize;
}

static void
mz_stand_in_init (MzStandIn *self)
{
}

MzStandIn *
mz_stand_in_new (void)
{
  return g_object_new (MZ_TYPE_STAND_IN, NULL);
}

/** mz_stand_in_add: Lays @picture over what is there; @x, @y, @side: where all of it lies, in sides of the tile. Five at most. */
void
mz_stand_in_add (MzStandIn *self, MzPicture *picture, double x, double y, double side)
{
  g_return_if_fail (MZ_IS_STAND_IN (self) && self->n_parts < MAX_PARTS);

  self->parts[self->n_parts++] = (Part) { g_object_ref (picture), x, y, side };
}
