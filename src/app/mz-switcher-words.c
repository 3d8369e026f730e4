/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-switcher-words.h"

#define PADDING 2 /* px beside a word, of style.css */
/* px that all together may be wider than the window: the margins of style.css are -9 at both ends, and an action bar keeps 6 on
 * both sides of its middle. */
#define BEYOND  (2 * 9 - 2 * 6)

typedef void (*Each) (GtkLabel *word, gpointer data);

/* Of the two words of a button, the one that stands below the icon; the other one is for wide windows, and larger. */
static gboolean
is_below (GtkWidget *label)
{
  for (GtkWidget *widget = label; widget != NULL && !GTK_IS_TOGGLE_BUTTON (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, "narrow"))
      return TRUE;
  return FALSE;
}

/* Without the badges of icons, which are labels, too. */
static void
each_word (GtkWidget *widget, Each each, gpointer data)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), "indicatorbin"))
    return;
  if (GTK_IS_LABEL (widget) && is_below (widget))
    each (GTK_LABEL (widget), data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    each_word (child, each, data);
}

static void
take_width (GtkLabel *label, gpointer data)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), gtk_label_get_text (label));
  int *widest = data;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  *widest = MAX (*widest, width);
}

static void
show_word (GtkLabel *label, gpointer shown)
{
  gtk_widget_set_visible (GTK_WIDGET (label), GPOINTER_TO_INT (shown));
}

/* A button without a word has a tooltip, and the same name as ever for screen readers. */
static void
name_button (GtkLabel *label, gpointer shown)
{
  GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_TOGGLE_BUTTON);
  const char *word = gtk_label_get_text (label);

  if (button == NULL || *word == '\0')
    return;
  gtk_widget_set_tooltip_text (button, GPOINTER_TO_INT (shown) ? NULL : word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

/** mz_switcher_bar_measure_words: Returns: pixels that @n pages need to have their words side by side; only while they are shown. */
int
mz_switcher_bar_measure_words (AdwViewSwitcherBar *bar, guint n)
{
  int widest = 0;

  each_word (GTK_WIDGET (bar), take_width, &widest);
  return (int) n * (widest + PADDING) - BEYOND;
}

/** mz_switcher_bar_show_words: Below the icons, which are enough where there is no room for the words. */
void
mz_switcher_bar_show_words (AdwViewSwitcherBar *bar, gboolean shown)
{
  each_word (GTK_WIDGET (bar), name_button, GINT_TO_POINTER (shown));
  each_word (GTK_WIDGET (bar), show_word, GINT_TO_POINTER (shown));
}
