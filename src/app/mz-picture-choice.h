/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a map or a chart is to become a picture, and what was chosen last. */
#pragma once

#include <gio/gio.h>

#include "mz-exporter.h"
#include "mz-theme.h"
#include "mz-view.h"

G_BEGIN_DECLS

/**
 * MzPictureChoice:
 *
 * What is chosen in the dialog; the options of the commands “render” and “chart”.
 */
typedef struct
{
  int          width, height; /* pixels at scale 1 */
  double       scale;         /* dots for each of them */
  MzThemeKind  theme;
  MzProjection projection;
  gboolean     title, legend;
} MzPictureChoice;

/* @settings: (nullable) */
void mz_picture_choice_recall   (MzPictureChoice *self, GSettings *settings);
/* @map: with what only a map has */
void mz_picture_choice_remember (const MzPictureChoice *self, MzPictureFormat format, gboolean map, GSettings *settings);

G_END_DECLS
