/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lettered discs on a map without names: what a question is about. */
#pragma once

#include "mz-theme.h"
#include "mz-view.h"

G_BEGIN_DECLS

typedef enum
{
  MZ_DISC_PLAIN,
  MZ_DISC_STRUCK, /* no longer to choose */
  MZ_DISC_OWN,    /* the student's answer, a wrong one */
  MZ_DISC_RIGHT,
  MZ_DISC_CROSS   /* no disc: where the student points */
} MzDiscState;

/**
 * MzDisc:
 * @letter: what stands in it
 * @label: (nullable): what stands by it
 * @lat, @lon: degrees
 */
typedef struct
{
  MzDiscState state;
  char        letter[8];
  char       *label;
  double      lat, lon;
} MzDisc;

/**
 * MzDiscLink:
 * @from, @to: of the discs
 * @label: (nullable): what stands by it
 * @straight: the shortest way on the globe, which is measured; else an arc
 */
typedef struct
{
  guint    from, to;
  char    *label;
  gboolean straight;
} MzDiscLink;

/**
 * MzDiscs:
 * @discs: (element-type MzDisc)
 * @links: (element-type MzDiscLink)
 *
 * Discs that would lie on each other stand apart, with a line to where they belong. Owned by the caller.
 */
typedef struct
{
  GArray *discs, *links;
} MzDiscs;

MzDiscs *mz_discs_new      (void);
void     mz_discs_free     (MzDiscs *self);
void     mz_discs_add      (MzDiscs *self, MzDiscState state, const char *letter, const char *label, double lat, double lon);
void     mz_discs_add_link (MzDiscs *self, guint from, guint to, const char *label, gboolean straight);
gboolean mz_discs_get_frame (const MzDiscs *self, double width, double height, MzView *view);
void     mz_discs_paint    (const MzDiscs *self, cairo_t *cr, const MzTheme *theme, double factor, const MzView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzDiscs, mz_discs_free)

G_END_DECLS
