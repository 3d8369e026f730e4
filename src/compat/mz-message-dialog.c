/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-compat"

#include "mz-compat.h"

#define BAD_HEADING 5 /* the minor version of libadwaita from which on headings are measured narrower than they are */

#if ADW_CHECK_VERSION (1, 5, 0)
#define DIALOG(widget) ADW_ALERT_DIALOG (widget)
#define CALL(name)     adw_alert_dialog_##name
#else
#define DIALOG(widget) ADW_MESSAGE_DIALOG (widget)
#define CALL(name)     adw_message_dialog_##name
#endif

static GtkWidget *
create (GtkWindow *parent, const char *heading, const char *body)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  return GTK_WIDGET (adw_alert_dialog_new (heading, body));
#else
  return adw_message_dialog_new (parent, heading, body);
#endif
}

static void
set_title (GtkWidget *dialog, const char *title)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_set_title (ADW_DIALOG (dialog), title);
#else
  gtk_window_set_title (GTK_WINDOW (dialog), title);
#endif
}

/**
 * mz_message_dialog_new:
 * @heading: short
 * @body: plain text
 *
 * Emits “response” with the name of the response.
 *
 * Returns: (transfer floating): a message without responses, for mz_dialog_present()
 */
GtkWidget *
mz_message_dialog_new (GtkWindow *parent, const char *heading, const char *body)
{
  g_autofree char *markup = NULL;
  GtkWidget *dialog;

  if (adw_get_minor_version () < BAD_HEADING)
    return create (parent, heading, body);
  markup = g_markup_printf_escaped ("<b>%s</b>\n\n%s", heading, body);
  dialog = create (parent, NULL, markup);
  CALL (set_body_use_markup) (DIALOG (dialog), TRUE);
  set_title (dialog, heading);
  return dialog;
}

/** mz_message_dialog_add_response: @label: with a mnemonic. What is suggested is what Enter gives. */
void
mz_message_dialog_add_response (GtkWidget *dialog, const char *id, const char *label, AdwResponseAppearance appearance)
{
  CALL (add_response) (DIALOG (dialog), id, label);
  CALL (set_response_appearance) (DIALOG (dialog), id, appearance);
  if (appearance == ADW_RESPONSE_SUGGESTED)
    CALL (set_default_response) (DIALOG (dialog), id);
}

/** mz_message_dialog_set_close_response: @id: what it is to close the dialog, and what Enter gives as long as nothing is suggested */
void
mz_message_dialog_set_close_response (GtkWidget *dialog, const char *id)
{
  CALL (set_close_response) (DIALOG (dialog), id);
  CALL (set_default_response) (DIALOG (dialog), id);
}

/** mz_message_dialog_set_enabled: @id: a response, or none of the dialog's, which is left alone */
void
mz_message_dialog_set_enabled (GtkWidget *dialog, const char *id, gboolean enabled)
{
  if (CALL (has_response) (DIALOG (dialog), id))
    CALL (set_response_enabled) (DIALOG (dialog), id, enabled);
}

/** mz_message_dialog_is_enabled: Whether that response can be given. */
gboolean
mz_message_dialog_is_enabled (GtkWidget *dialog, const char *id)
{
  return CALL (has_response) (DIALOG (dialog), id) && CALL (get_response_enabled) (DIALOG (dialog), id);
}

/** mz_message_dialog_get_label: Returns: (transfer none): of the response, with its mnemonic */
const char *
mz_message_dialog_get_label (GtkWidget *dialog, const char *id)
{
  return CALL (get_response_label) (DIALOG (dialog), id);
}

/** mz_message_dialog_get_body: Returns: (transfer none): may be markup, with the heading in front */
const char *
mz_message_dialog_get_body (GtkWidget *dialog)
{
  return CALL (get_body) (DIALOG (dialog));
}

/** mz_message_dialog_set_child: @child: what is shown below the text */
void
mz_message_dialog_set_child (GtkWidget *dialog, GtkWidget *child)
{
  CALL (set_extra_child) (DIALOG (dialog), child);
}

/** mz_message_dialog_get_child: Returns: (transfer none) (nullable) */
GtkWidget *
mz_message_dialog_get_child (GtkWidget *dialog)
{
  return CALL (get_extra_child) (DIALOG (dialog));
}

#if ADW_CHECK_VERSION (1, 5, 0)
/* Before it is shown: where it is put hangs on it. */
static void
root_cb (GtkWidget *dialog, GParamSpec *pspec, gpointer parent)
{
  GtkRoot *window = gtk_widget_get_root (dialog);

  if (window == NULL)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
}
#endif

/**
 * mz_dialog_present:
 * @dialog: a window, or a dialog of libadwaita
 *
 * It gets a window of its own, which keeps @parent waiting: in that of @parent, the accelerators of the application would go on.
 */
void
mz_dialog_present (GtkWidget *dialog, GtkWindow *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  if (ADW_IS_DIALOG (dialog))
    {
      gulong root_id = g_signal_connect (dialog, "notify::root", G_CALLBACK (root_cb), parent);

      adw_dialog_present (ADW_DIALOG (dialog), NULL);
      g_signal_handler_disconnect (dialog, root_id);
      return;
    }
#endif
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** mz_dialog_close: Without a response where nobody listens any more: disconnect first. */
void
mz_dialog_close (GtkWidget *dialog)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  if (ADW_IS_DIALOG (dialog))
    {
      adw_dialog_force_close (ADW_DIALOG (dialog));
      return;
    }
#endif
  gtk_window_destroy (GTK_WINDOW (dialog));
}
