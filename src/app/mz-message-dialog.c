/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"
#include "mz-message-dialog.h"

#define BAD_HEADING 5 /* the minor version of libadwaita from which on headings are measured narrower than they are */

/**
 * mz_message_dialog_new:
 * @heading: short
 * @body: plain text
 *
 * Returns: (transfer floating): a message dialog without responses, not yet shown.
 */
GtkWidget *
mz_message_dialog_new (GtkWindow *parent, const char *heading, const char *body)
{
  g_autofree char *markup = NULL;
  GtkWidget *dialog;

  if (adw_get_minor_version () < BAD_HEADING)
    return adw_message_dialog_new (parent, heading, body);
  markup = g_markup_printf_escaped ("<b>%s</b>\n\n%s", heading, body);
  dialog = adw_message_dialog_new (parent, NULL, markup);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), TRUE);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  return dialog;
}
