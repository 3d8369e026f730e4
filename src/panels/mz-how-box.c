/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-how-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mz-look.h"
#include "mz-source-chip.h"
#include "mz-text-label.h"

#define WIDTH  330 /* px at text factor 1 */
#define HEIGHT 460

static void
add_heading (GtkWidget *box, const char *text)
{
  gtk_box_append (GTK_BOX (box), mz_text_label_new (text, "how-heading"));
}

static GtkWidget *
input_new (MzDataset *dataset, const MzHowInput *input)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  gtk_box_append (GTK_BOX (box), mz_text_label_new (input->label, "how-key"));
  gtk_box_append (GTK_BOX (box), mz_text_label_new (input->value, "how-value"));
  for (guint i = 0; input->sources != NULL && input->sources[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, input->sources[i]);

      if (source != NULL)
        g_ptr_array_add (sources, source);
    }
  if (sources->len > 0)
    {
      g_ptr_array_set_free_func (sources, g_object_unref);
      g_ptr_array_foreach (sources, (GFunc) g_object_ref, NULL);
      gtk_box_append (GTK_BOX (box), mz_source_chips_new (sources));
    }
  return box;
}

/** mz_how_box_new: Returns: (transfer floating): what a popover shows of @how. */
GtkWidget *
mz_how_box_new (MzDataset *dataset, const MzHow *how)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  int width = (int) (WIDTH * CLAMP (mz_look_get_text_factor (box), 1, 1.5));

  gtk_box_append (GTK_BOX (box), mz_text_label_new (how->title, "heading"));
  gtk_box_append (GTK_BOX (box), mz_text_label_new (how->formula, "how-value"));
  if (how->numbers != NULL)
    gtk_box_append (GTK_BOX (box), mz_text_label_new (how->numbers, "how-numbers"));
  if (how->inputs->len > 0)
    add_heading (box, _("From"));
  for (guint i = 0; i < how->inputs->len; i++)
    gtk_box_append (GTK_BOX (box), input_new (dataset, &g_array_index (how->inputs, MzHowInput, i)));
  if (how->assumed->len > 0)
    add_heading (box, _("Assumed"));
  for (guint i = 0; i < how->assumed->len; i++)
    gtk_box_append (GTK_BOX (box), mz_text_label_new (how->assumed->pdata[i], "how-value"));
  if (how->coverage != NULL)
    {
      add_heading (box, _("Coverage"));
      gtk_box_append (GTK_BOX (box), mz_text_label_new (how->coverage, "how-value"));
    }
  /* The clamp gives it one width whatever it is asked: popovers measure heights for more room than they have. */
  gtk_widget_set_size_request (box, width, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_add_css_class (scrolled, "how-box");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}
