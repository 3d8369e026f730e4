/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Source chips: "Survey 2026" beside a figure. A chip opens the source: what it is called, who published it when, and its
 * address. Nothing is fetched: the address is shown, and given to the desktop only when the user asks for it.
 */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-source-chip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mz-compat.h"
#include "mz-look.h"
#include "mz-text-label.h"

#define POPOVER_WIDTH  250 /* px at text factor 1 */
#define POPOVER_HEIGHT 380

/** mz_source_can_open: Returns: whether the source's address is one that a browser opens: http or https, nothing else. */
gboolean
mz_source_can_open (MzSource *source)
{
  const char *url = mz_source_peek (source)->url;
  const char *scheme = url != NULL ? g_uri_peek_scheme (url) : NULL;

  return scheme != NULL && (strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0);
}

static void
popdown (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
copy_cb (GtkButton *button, MzSource *source)
{
  g_autofree char *citation = mz_source_get_citation (source);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), citation);
  popdown (GTK_WIDGET (button));
}

static void
open_cb (GtkButton *button, MzSource *source)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  if (mz_source_can_open (source))
    mz_open_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, mz_source_peek (source)->url);
  popdown (GTK_WIDGET (button));
}

/* A button that leads to the source's own card, with all that rests on it. */
static GtkWidget *
card_button (MzSource *source, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", (guint) MZ_RECORD_SOURCE,
                                    mz_record_get_id (MZ_RECORD (source)));
  g_signal_connect (button, "clicked", G_CALLBACK (popdown), NULL);
  return button;
}

/* The clamp gives the content one width whatever it is asked: popovers measure heights for more room than they have. */
static GtkWidget *
popover_with (GtkWidget *content)
{
  GtkWidget *popover = gtk_popover_new (), *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();
  int width = (int) (POPOVER_WIDTH * CLAMP (mz_look_get_text_factor (popover), 1, 1.3));

  gtk_widget_set_size_request (content, width, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), POPOVER_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_add_css_class (popover, "source-popover");
  return popover;
}

static void
fill_popover (GtkMenuButton *chip, gpointer data)
{
  MzSource *source = data;
  const MzSourceInfo *info = mz_source_peek (source);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *date = mz_partial_date_is_set (info->date) ? mz_partial_date_format (info->date)
                                                              : g_strdup (_("date not known"));
  /* Translators: a publisher, and a date. */
  g_autofree char *from = g_strdup_printf (C_("source", "%1$s, %2$s"),
                                           info->publisher != NULL ? info->publisher : _("Publisher not known"), date);
  GtkWidget *copy = gtk_button_new_with_label (_("Copy Citation"));

  gtk_box_append (GTK_BOX (box), mz_text_label_new (mz_record_get_name (MZ_RECORD (source)), "heading"));
  gtk_box_append (GTK_BOX (box), mz_text_label_new (from, "source-from"));
  gtk_box_append (GTK_BOX (box), mz_text_label_new (info->url != NULL ? info->url : _("No address is known."),
                                                     "source-address"));
  if (mz_source_can_open (source))
    {
      GtkWidget *open = gtk_button_new_with_label (_("Open in Browser"));

      g_signal_connect_object (open, "clicked", G_CALLBACK (open_cb), source, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (box), open);
    }
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), source, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_box_append (GTK_BOX (box), card_button (source, _("What Rests on It")));
  gtk_menu_button_set_popover (chip, popover_with (box));
}

static GtkWidget *
menu_button (const char *text, const char *spoken)
{
  GtkWidget *chip = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "source-chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return chip;
}

/* What fits into a chip: the publisher's name as far as a bracket or comma, and the year. */
static char *
short_text (MzSource *source)
{
  const MzSourceInfo *info = mz_source_peek (source);
  const char *who = info->publisher != NULL ? info->publisher : mz_record_get_short_name (MZ_RECORD (source));
  g_auto (GStrv) parts = g_regex_split_simple (" \\(|, | / |: ", who, 0, 0);

  if (!mz_partial_date_is_set (info->date))
    return g_strdup (parts[0]);
  return g_strdup_printf ("%s %u", parts[0], info->date.year);
}

/** mz_source_chip_new: Returns: (transfer floating): a chip that opens @source. */
GtkWidget *
mz_source_chip_new (MzSource *source)
{
  g_autofree char *text = mz_source_get_chip (source), *short_form = short_text (source);
  /* Translators: publisher and year. */
  g_autofree char *spoken = g_strdup_printf (_("Source: %s"), text);
  GtkWidget *chip = menu_button (short_form, spoken);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (chip), fill_popover, g_object_ref (source), g_object_unref);
  return chip;
}

static void
fill_list (GtkMenuButton *chip, gpointer data)
{
  GPtrArray *sources = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < sources->len; i++)
    {
      MzSource *source = g_ptr_array_index (sources, i);
      g_autofree char *who = mz_source_get_chip (source);
      GtkWidget *button = card_button (source, "");
      GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (lines), mz_text_label_new (who, "heading"));
      gtk_box_append (GTK_BOX (lines), mz_text_label_new (mz_record_get_name (MZ_RECORD (source)), "source-from"));
      gtk_button_set_child (GTK_BUTTON (button), lines);
      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_menu_button_set_popover (chip, popover_with (box));
}

/**
 * mz_source_chips_new:
 * @sources: (element-type MzSource): at least one
 *
 * Returns: (transfer floating): the chip of the first source, and one that lists all where there are more.
 */
GtkWidget *
mz_source_chips_new (GPtrArray *sources)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  g_return_val_if_fail (sources->len > 0, box);

  gtk_widget_add_css_class (box, "source-chips");
  gtk_box_append (GTK_BOX (box), mz_source_chip_new (g_ptr_array_index (sources, 0)));
  if (sources->len > 1)
    {
      g_autofree char *text = g_strdup_printf ("+ %u", sources->len - 1);
      g_autofree char *spoken = g_strdup_printf (ngettext ("All %u source", "All %u sources", sources->len), sources->len);
      GtkWidget *more = menu_button (text, spoken);

      gtk_label_set_ellipsize (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (more))), PANGO_ELLIPSIZE_NONE);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), fill_list, g_ptr_array_ref (sources),
                                             (GDestroyNotify) g_ptr_array_unref);
      gtk_box_append (GTK_BOX (box), more);
    }
  return box;
}
