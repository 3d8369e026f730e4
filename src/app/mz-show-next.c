/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the next scene, for the console. */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-private.h"

#include <math.h>

#include "mz-slide-texture.h"

#define NEXT_WIDTH   560 /* px: of the picture of the next scene */
#define NEXT_HEIGHT  315
#define NEXT_REST_MS 100 /* what the audience sees comes first */

typedef struct
{
  MzShow *show;
  guint   serial;
} NextJob;

static void
next_painted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree NextJob *job = data;
  g_autoptr (MzShow) self = job->show;
  g_autoptr (GdkTexture) texture = mz_slide_texture_finish (result);

  self->n_painting--;
  if (job->serial == self->serial && self->panel != NULL)
    mz_show_console_set_next (self->panel, texture);
}

static gboolean
next_cb (gpointer data)
{
  MzShow *self = data;
  MzSlideSpec spec = { NEXT_WIDTH, NEXT_HEIGHT, MZ_THEME_LIGHT, TRUE }, stage;
  MzSlide *slide;
  NextJob *job;
  guint next;

  self->next_id = 0;
  if (!mz_story_player_get_next (self->player, &next))
    return G_SOURCE_REMOVE;
  mz_show_stage_get_spec (self->stage, &stage);
  spec.theme = stage.theme;
  if (stage.width > 1 && stage.height > 1)
    spec.height = round (spec.width * stage.height / stage.width);
  slide = mz_show_make_slide (self, next, &spec, NULL);
  if (slide == NULL)
    return G_SOURCE_REMOVE;
  job = g_new0 (NextJob, 1);
  job->show = g_object_ref (self);
  job->serial = self->serial;
  self->n_painting++;
  mz_slide_texture_async (slide, gtk_widget_get_scale_factor (GTK_WIDGET (self->panel)), next_painted_cb, job);
  return G_SOURCE_REMOVE;
}

/** mz_show_queue_next: Has it painted soon, as the show stands now. */
void
mz_show_queue_next (MzShow *self)
{
  guint next;

  self->serial++;
  g_clear_handle_id (&self->next_id, g_source_remove);
  if (!mz_story_player_get_next (self->player, &next))
    mz_show_console_set_next (self->panel, NULL);
  self->next_id = g_timeout_add ((guint) (NEXT_REST_MS / self->pace), next_cb, self);
}
