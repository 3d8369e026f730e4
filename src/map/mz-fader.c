/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-fader.h"

#include "mz-mercator.h"

#define FADE_US 130000

typedef struct
{
  MzPicture *picture;
  double     mx, my; /* of its upper left corner, unit-square Mercator */
  gint64     since;  /* µs; when it came, or went */
  guint      round;  /* the last one that it was in */
  gboolean   gone;
} Entry;

struct _MzFader
{
  GHashTable  *entries; /* key → Entry */
  GtkSnapshot *snapshot;
  MzView       view;
  double       world, centre_x, centre_y, scale;
  gint64       now;     /* µs; 0: nothing fades */
  guint        round;
  gboolean     busy;
};

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->picture);
  g_free (entry);
}

MzFader *
mz_fader_new (void)
{
  MzFader *self = g_new0 (MzFader, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  return self;
}

void
mz_fader_free (MzFader *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/** mz_fader_clear: Forgets what was there: the next frame stands at once. */
void
mz_fader_clear (MzFader *self)
{
  g_hash_table_remove_all (self->entries);
  self->round = 0;
}

/** mz_fader_get_time: Returns: what to give to mz_fader_begin() where @widget draws: 0 under reduced motion. */
gint64
mz_fader_get_time (GtkWidget *widget)
{
  gboolean animated = FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animated, NULL);
  return animated ? gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget)) : 0;
}

/**
 * mz_fader_begin:
 * @snapshot: (transfer none): kept until mz_fader_end()
 * @scale: pixels of the screen to a logical pixel
 * @now: time of the frame in microseconds; 0: nothing fades
 */
void
mz_fader_begin (MzFader *self, GtkSnapshot *snapshot, const MzView *view, double scale, gint64 now)
{
  self->snapshot = snapshot;
  self->view = *view;
  self->world = mz_mercator_world_pixels (view->zoom);
  self->centre_x = mz_mercator_x (view->lon);
  self->centre_y = mz_mercator_y (view->lat);
  self->scale = scale;
  self->now = now;
  self->busy = FALSE;
  self->round++;
}

/* At whole pixels of the screen, so that it stays sharp. */
static void
show (MzFader *self, MzPicture *picture, double x, double y, double opacity)
{
  if (opacity <= 0)
    return;
  if (opacity < 1)
    gtk_snapshot_push_opacity (self->snapshot, opacity);
  mz_picture_append (picture, self->snapshot, round (x * self->scale) / self->scale, round (y * self->scale) / self->scale);
  if (opacity < 1)
    gtk_snapshot_pop (self->snapshot);
}

static double
progress_of (MzFader *self, const Entry *entry)
{
  return CLAMP ((double) (self->now - entry->since) / FADE_US, 0, 1);
}

/** mz_fader_append: @key: what it is, the same in every frame; once in a frame. @x, @y: its upper left corner. */
void
mz_fader_append (MzFader *self, const char *key, MzPicture *picture, double x, double y)
{
  Entry *entry;
  double opacity;

  if (self->now == 0)
    {
      show (self, picture, x, y, 1);
      return;
    }
  entry = g_hash_table_lookup (self->entries, key);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      /* The first frame of all stands at once. */
      entry->since = self->round > 1 ? self->now : 0;
      g_hash_table_insert (self->entries, g_strdup (key), entry);
    }
  else if (entry->gone)
    {
      /* It comes back from where it has faded to. */
      entry->since = self->now - (gint64) ((1 - progress_of (self, entry)) * FADE_US);
      entry->gone = FALSE;
    }
  g_set_object (&entry->picture, picture);
  entry->mx = self->centre_x + (x - self->view.width / 2) / self->world;
  entry->my = self->centre_y + (y - self->view.height / 2) / self->world;
  entry->round = self->round;
  opacity = progress_of (self, entry);
  self->busy |= opacity < 1;
  show (self, picture, x, y, opacity);
}

static gboolean
show_gone (gpointer key, gpointer value, gpointer data)
{
  MzFader *self = data;
  Entry *entry = value;
  double progress;

  if (entry->round == self->round)
    return FALSE;
  if (!entry->gone)
    {
      entry->since = self->now - (gint64) ((1 - progress_of (self, entry)) * FADE_US);
      entry->gone = TRUE;
    }
  progress = progress_of (self, entry);
  if (progress >= 1)
    return TRUE;
  show (self, entry->picture, self->view.width / 2 + (entry->mx - self->centre_x) * self->world,
        self->view.height / 2 + (entry->my - self->centre_y) * self->world, 1 - progress);
  self->busy = TRUE;
  return FALSE;
}

/** mz_fader_end: Shows what is on its way out. Returns: whether anything is still fading: another frame is wanted. */
gboolean
mz_fader_end (MzFader *self)
{
  if (self->now == 0)
    g_hash_table_remove_all (self->entries);
  else
    g_hash_table_foreach_remove (self->entries, show_gone, self);
  self->snapshot = NULL;
  return self->busy;
}
