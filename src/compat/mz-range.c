/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-compat"

#include "mz-compat.h"

#if GTK_CHECK_VERSION (4, 10, 0)
static gboolean
set_current_value (GtkAccessibleRange *range, double value)
{
  MzRangeSet set = (MzRangeSet) g_type_get_qdata (G_OBJECT_TYPE (range), g_quark_from_static_string ("mz-range-set"));

  return set (GTK_WIDGET (range), value);
}

static void
init_interface (gpointer interface, gpointer unused)
{
  ((GtkAccessibleRangeInterface *) interface)->set_current_value = set_current_value;
}
#endif

/** mz_range_add: What is of @type, which is being registered, has a value that assistive technologies can read and set by @set. */
void
mz_range_add (GType type, MzRangeSet set)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  const GInterfaceInfo info = { init_interface, NULL, NULL };

  g_type_set_qdata (type, g_quark_from_static_string ("mz-range-set"), (gpointer) set);
  g_type_add_interface_static (type, GTK_TYPE_ACCESSIBLE_RANGE, &info);
#endif
}

/** mz_range_tell: @text: @value in words */
void
mz_range_tell (GtkWidget *widget, double value, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
#if !GTK_CHECK_VERSION (4, 10, 0)
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
#endif
}
