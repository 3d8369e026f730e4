/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story on paper and as pictures: what is handed out after a briefing. */
#pragma once

#include "mz-slide.h"

G_BEGIN_DECLS

typedef enum { MZ_PAPER_A4, MZ_PAPER_LETTER, MZ_N_PAPERS } MzPaper;

/**
 * MzHandoutSpec:
 * @width, @height: of a frame, pixels
 * @scale: dots for each of them
 * @theme: of frames and of the contact sheet; the pages are always light
 * @manner: (nullable) (transfer none): how it is told
 */
typedef struct
{
  double      width, height, scale;
  MzThemeKind theme;
  MzPaper     paper;
  MzManner   *manner;
} MzHandoutSpec;

/**
 * MzHandout:
 *
 * A story with all that its pages and frames need. Making one takes the main thread; after that it is immutable and counted, and
 * any thread may draw from it. The same story over the same facts gives the same bytes.
 */
typedef struct _MzHandout MzHandout;

MzHandout *mz_handout_new           (MzStory *story, MzDataset *facts, MzBasemap *basemap, const MzHandoutSpec *spec);
MzHandout *mz_handout_ref           (MzHandout *self);
void       mz_handout_unref         (MzHandout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzHandout, mz_handout_unref)

guint      mz_handout_get_n_scenes  (const MzHandout *self);
/* Of the scene: (nullable): none, where it cannot be shown; mz_handout_peek_trouble() tells why. */
MzSlide   *mz_handout_peek_slide    (const MzHandout *self, guint i);
const char *mz_handout_peek_trouble (const MzHandout *self, guint i);

/**
 * MzHandoutWatch:
 * @cancellable: (nullable): looked at before each page or picture
 * @tell: (nullable): told after each of @n of them, in the thread that draws
 */
typedef struct
{
  GCancellable *cancellable;
  void        (*tell) (guint done, guint n, gpointer data);
  gpointer      data;
} MzHandoutWatch;

/* Each: (transfer full) (nullable): %NULL with @error set where cairo gives up or it is too large. @watch: (nullable) */
GBytes    *mz_handout_draw          (const MzHandout *self, const MzHandoutWatch *watch, GError **error);
GBytes    *mz_handout_draw_contacts (const MzHandout *self, GError **error);
GBytes    *mz_handout_draw_frame    (const MzHandout *self, guint i, GError **error);
/* "01-opening.png" */
char      *mz_handout_dup_name      (const MzHandout *self, guint i);
/* All sources of all scenes in full, scene by scene. */
char      *mz_handout_dup_sources   (const MzHandout *self);

/* Both write each file whole or not at all; the folder is whole or is not there. @watch: (nullable) */
gboolean   mz_handout_write_frames  (const MzHandout *self, const char *folder, const MzHandoutWatch *watch, GError **error);
gboolean   mz_handout_write_folder  (const MzHandout *self, const char *folder, const MzHandoutWatch *watch, GError **error);

G_END_DECLS
