/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-look.h"

#include <adwaita.h>

/** mz_look_get_theme: Returns: (transfer none): the theme that the desktop asks for. */
const MzTheme *
mz_look_get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return mz_theme_get (dark ? MZ_THEME_HC_DARK : MZ_THEME_HC_LIGHT);
  return mz_theme_get (dark ? MZ_THEME_DARK : MZ_THEME_LIGHT);
}

/** mz_look_get_text_factor: Returns: how much larger than usual the user wants text: 1, 1.25, 2 ... */
double
mz_look_get_text_factor (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}
