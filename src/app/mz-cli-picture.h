/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of the commands that draw. */
#pragma once

#include "mz-cli-private.h"
#include "mz-exporter.h"
#include "mz-theme.h"

G_BEGIN_DECLS

/**
 * MzPictureOptions:
 * @output, @size, @scale_text, @theme_word, @lang: as they were asked for; cleared with mz_picture_options_clear()
 * @page: its size; what paints it is the command's
 */
typedef struct
{
  char  *output, *size, *scale_text, *theme_word, *lang;
  MzPage page;
  double scale;
  MzPictureFormat format;
  MzThemeKind theme;
} MzPictureOptions;

void     mz_picture_options_clear (MzPictureOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MzPictureOptions, mz_picture_options_clear)
/* @output_help, @size_help: static, for --help; @width, @height: unless another size is asked for */
void     mz_picture_options_add   (MzPictureOptions *self, GOptionContext *context, const char *output_help,
                                   const char *size_help, double width, double height);
gboolean mz_picture_options_parse (MzPictureOptions *self, GError **error);
gboolean mz_picture_options_write (const MzPictureOptions *self, GError **error);

gboolean mz_cli_parse_number      (const char *text, double min, double max, double *number);
gboolean mz_cli_parse_pair        (const char *text, char separator, const double min[2], const double max[2], double *first,
                                   double *second);

G_END_DECLS
