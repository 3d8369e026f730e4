/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-record-link.h"

#include "mz-source-chip.h"

/** mz_record_link_new: Returns: (transfer floating): a source as its chip, another record as a button that opens its card. */
GtkWidget *
mz_record_link_new (MzDataset *dataset, const char *id)
{
  MzRecord *record = mz_dataset_find (dataset, id);
  GtkWidget *button, *label;

  if (MZ_IS_SOURCE (record))
    return mz_source_chip_new (MZ_SOURCE (record));
  label = gtk_label_new (record != NULL ? mz_record_get_short_name (record) : id);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (record == NULL)
    return label;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, mz_record_get_name (record));
  gtk_widget_add_css_class (button, "record-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", (guint) mz_record_get_kind (record), id);
  return button;
}
