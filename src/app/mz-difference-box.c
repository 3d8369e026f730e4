/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-difference-box.h"

#include <glib/gi18n-lib.h>

#include "mz-field-text.h"
#include "mz-text-label.h"

#define WIDTH  480 /* px */
#define HEIGHT 560

/** mz_difference_box_new: @title: what differs. Returns: (transfer floating): a card with nothing else in it yet. */
GtkWidget *
mz_difference_box_new (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "conflict");
  gtk_box_append (GTK_BOX (box), mz_text_label_new (title, "title-4"));
  return box;
}

/* What stands in a field, and what stood there before. */
static void
append_field (GtkBox *box, const MzFieldChange *field)
{
  const char *nothing = C_("value", "nothing");
  g_autofree char *before = g_markup_escape_text (field->before != NULL ? field->before : nothing, -1);
  g_autofree char *after = g_markup_escape_text (field->after != NULL ? field->after : nothing, -1);
  g_autofree char *markup = g_strdup_printf (_("<s>%1$s</s> → %2$s"), before, after);
  GtkWidget *label = mz_text_label_new ("", "body");

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_box_append (box, mz_text_label_new (field->label, "caption"));
  gtk_box_append (box, label);
}

/* Of a thing as a whole its texts, where they say more than that it is there. (transfer full) */
static char *
describe (const MzDifference *difference)
{
  const char *before = difference->before, *after = difference->after;

  if (difference->part == MZ_DOCUMENT_NOTES || difference->part == MZ_DOCUMENT_VIEWS)
    return g_strdup_printf ("%s → %s", before != NULL ? before : "–", after != NULL ? after : "–");
  if (before == NULL)
    return g_strdup (_("It is added."));
  if (after == NULL)
    return g_strdup (_("It is taken away."));
  return g_strcmp0 (before, after) == 0 ? g_strdup (_("It is changed.")) : g_strdup_printf ("%s → %s", before, after);
}

/**
 * mz_difference_box_append:
 * @heading: (nullable)
 * @differences: (element-type MzDifference): of one thing; none: it says so
 * @facts: where the names of records are found
 */
void
mz_difference_box_append (GtkBox *box, const char *heading, GPtrArray *differences, MzDataset *facts)
{
  if (heading != NULL)
    gtk_box_append (box, mz_text_label_new (heading, "heading"));
  if (differences->len == 0)
    gtk_box_append (box, mz_text_label_new (_("Nothing."), "body"));
  for (guint i = 0; i < differences->len; i++)
    {
      const MzDifference *difference = differences->pdata[i];
      g_autofree char *text = NULL;

      if (difference->field != NULL)
        {
          g_autoptr (MzFieldChange) field = mz_field_change_new (difference, facts);

          append_field (box, field);
          continue;
        }
      text = describe (difference);
      gtk_box_append (box, mz_text_label_new (text, "body"));
    }
}

/**
 * mz_difference_box_append_record:
 * @before, @after: (nullable): one record before and after a change; %NULL: it is not there
 * @facts: where the names of other records are found
 */
void
mz_difference_box_append_record (GtkBox *box, const char *heading, MzRecord *before, MzRecord *after, MzDataset *facts)
{
  g_autoptr (GPtrArray) fields = mz_field_changes_new (before, after, facts);

  gtk_box_append (box, mz_text_label_new (heading, "heading"));
  if (after == NULL)
    gtk_box_append (box, mz_text_label_new (_("It is taken away."), "body"));
  for (guint i = 0; after != NULL && i < fields->len; i++)
    append_field (box, fields->pdata[i]);
}

/** mz_difference_text_new: Returns: (transfer floating): a sentence between the cards. */
GtkWidget *
mz_difference_text_new (const char *text)
{
  return mz_text_label_new (text, "body");
}

/** mz_difference_heading_new: Returns: (transfer floating): what the cards below it are. */
GtkWidget *
mz_difference_heading_new (const char *text)
{
  return mz_text_label_new (text, "heading");
}

/** mz_difference_window_new: Returns: (transfer none): a window over @parent for mz_difference_window_set(), not shown yet. */
GtkWidget *
mz_difference_window_new (GtkWindow *parent, const char *title)
{
  GtkWidget *window = adw_window_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scrolled);
  adw_window_set_content (ADW_WINDOW (window), content);
  g_object_set_data (G_OBJECT (window), "scrolled", scrolled);
  g_object_set_data (G_OBJECT (window), "header", header);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}

/** mz_difference_window_add_choice: @choice: (transfer floating): of what is compared with, in the place of the title */
void
mz_difference_window_add_choice (GtkWindow *window, GtkWidget *choice)
{
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (g_object_get_data (G_OBJECT (window), "header")), choice);
}

/** mz_difference_window_set: @content: (transfer floating): in the place of what is there */
void
mz_difference_window_set (GtkWindow *window, GtkWidget *content)
{
  gtk_widget_add_css_class (content, "conflicts");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (g_object_get_data (G_OBJECT (window), "scrolled")), content);
}
