/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records added, changed and taken away: a form in the place of the card, read by the reader of the facts. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-json-gate.h"
#include "mz-json-text.h"
#include "mz-record-parser.h"

#define MAX_ID 60 /* bytes, without what tells it from another */

static MzDocument *
get_document (MzWindow *self)
{
  return mz_desk_get_document (self->desk);
}

/* As the desk has it: what a scenario has made of it is not edited. */
static MzRecord *
get_record (MzWindow *self)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);

  if (selection == NULL || mz_record_get_kind (selection) >= MZ_N_FILE_KINDS)
    return NULL;
  return mz_dataset_lookup (mz_desk_get_facts (self->desk), mz_record_get_kind (selection), mz_record_get_id (selection));
}

static gboolean
can_edit (MzWindow *self)
{
  if (!mz_document_is_read_only (get_document (self)))
    return TRUE;
  mz_window_tell (self, _("The document can only be looked at: save a copy of it to change that"));
  return FALSE;
}

/** mz_window_tell_edit: What has just been done, with a way to undo it. */
void
mz_window_tell_edit (MzWindow *self)
{
  const char *name = mz_document_get_undo_name (get_document (self));
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (name == NULL)
    return;
  markup = g_markup_escape_text (name, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  mz_window_add_toast (self, toast);
}

/**
 * mz_window_read_record:
 * @json: an object
 * @report: takes what is wrong with it
 *
 * Returns: (transfer full) (nullable): the record, as one of the user's.
 */
MzRecord *
mz_window_read_record (MzRecordKind kind, const char *json, MzReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  MzRecordText text = { .file = _("your document"), .bytes = bytes, .end = strlen (json), .line = 1, .column = 1, .overlaid = TRUE };

  if (mz_json_gate_check (json, strlen (json), MZ_JSON_GATE_STRICT, &error))
    return mz_record_parse (kind, &text, report);
  mz_report_add (report, MZ_SEVERITY_ERROR, text.file, 0, 0, NULL, NULL, "%s", error->message);
  return NULL;
}

/** mz_window_make_slug: Returns: (transfer full): the letters and digits of a name, for an id. */
char *
mz_window_make_slug (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  GString *id = g_string_new (NULL);

  for (const char *p = plain; *p != '\0' && id->len < MAX_ID; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, g_ascii_tolower (*p));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_assign (id, "own");
  return g_string_free (id, FALSE);
}

/* Of a name, which nobody else has. (transfer full) */
static char *
make_id (MzWindow *self, MzRecordKind kind, const char *name)
{
  g_autofree char *slug = mz_window_make_slug (name);
  g_autoptr (GString) id = g_string_new (slug);
  gsize length;

  length = id->len;
  for (guint i = 2; mz_dataset_find (mz_desk_get_facts (self->desk), id->str) != NULL
                    || mz_dataset_find (mz_desk_get_base (self->desk), id->str) != NULL
                    || mz_document_find_change (get_document (self), kind, id->str) != NULL; i++)
    {
      g_string_truncate (id, length);
      g_string_append_printf (id, "-%u", i);
    }
  return g_strdup (id->str);
}

/* The name as it is being typed, for the id of a new record. (transfer full) */
static char *
dup_name (MzRecordKind kind, const char *json)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  MzJsonView name;

  mz_json_view_list_members ((MzJsonView) { json, json + strlen (json) }, members);
  name = mz_json_view_find (members, kind == MZ_RECORD_SOURCE ? "title" : "name");
  return mz_json_view_is (name, '"') ? mz_json_view_dup_string (name) : g_strdup ("");
}

/* (transfer full) */
static char *
add_id (MzWindow *self, MzRecordKind kind, const char *json)
{
  g_autofree char *name = dup_name (kind, json), *id = make_id (self, kind, name);

  return g_strdup_printf ("{\"id\": \"%s\"%s%s", id, json[1] == '}' ? "" : ", ", json + 1);
}

static char *
dup_form_json (MzWindow *self)
{
  g_autofree char *json = mz_edit_form_dup_json (self->form);

  return self->form_id != NULL ? g_steal_pointer (&json) : add_id (self, self->form_kind, json);
}

static void
show_findings (MzEditForm *form, MzReport *report)
{
  for (guint i = 0; i < mz_report_get_length (report); i++)
    {
      const MzFinding *finding = mz_report_peek (report, i);

      if (finding->severity == MZ_SEVERITY_ERROR)
        mz_edit_form_show_error (form, finding->field, finding->message);
    }
}

/* While something is typed, only its card follows: what is wrong is told when it is to be kept. */
static void
form_changed_cb (MzWindow *self)
{
  g_autofree char *json = dup_form_json (self);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzRecord) record = mz_window_read_record (self->form_kind, json, report);

  mz_edit_form_set_preview (self->form, record);
}

static void
close_form (MzWindow *self)
{
  GtkWidget *form = GTK_WIDGET (self->form);

  if (form == NULL)
    return;
  self->form = NULL;
  g_clear_pointer (&self->form_id, g_free);
  mz_map_view_ask_place (MZ_MAP_VIEW (self->map_view), FALSE);
  gtk_box_remove (GTK_BOX (self->right_pane), form);
  gtk_widget_set_visible (GTK_WIDGET (self->card_panel), TRUE);
}

static void
form_done_cb (MzWindow *self)
{
  MzRecordKind kind = self->form_kind;
  g_autofree char *json = dup_form_json (self);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzRecord) record = mz_window_read_record (kind, json, report);

  mz_edit_form_clear_errors (self->form);
  if (record == NULL)
    {
      show_findings (self->form, report);
      mz_edit_form_focus_error (self->form);
      return;
    }
  close_form (self);
  if (!can_edit (self))
    return;
  mz_document_put_record (get_document (self), mz_desk_get_base (self->desk), record);
  mz_workspace_set_selection (self->workspace, mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), kind,
                                                                  mz_record_get_id (record)));
  mz_trail_absorb (self->trail);
  mz_window_tell_edit (self);
  mz_window_focus_page (self);
}

static void
discard_response_cb (GtkWidget *dialog, const char *response, MzWindow *self)
{
  if (!g_str_equal (response, "discard"))
    return;
  close_form (self);
  mz_window_focus_page (self);
}

static void
form_cancelled_cb (MzWindow *self)
{
  GtkWidget *dialog;

  if (!mz_edit_form_is_changed (self->form))
    {
      close_form (self);
      mz_window_focus_page (self);
      return;
    }
  dialog = mz_window_ask (self, _("Discard What You Have Typed?"), _("It has not been kept in the document yet."),
                          G_CALLBACK (discard_response_cb));
  mz_message_dialog_add_response (dialog, "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  mz_window_present_dialog (self, dialog);
}

/* A panel that has been folded away can take the focus no sooner. */
static void
form_mapped_cb (GtkWidget *form)
{
  g_signal_handlers_disconnect_by_func (form, form_mapped_cb, NULL);
  mz_edit_form_focus_error (MZ_EDIT_FORM (form));
}

static void
focus_form (MzWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->form)))
    mz_edit_form_focus_error (self->form);
  else
    g_signal_connect_after (self->form, "map", G_CALLBACK (form_mapped_cb), NULL);
}

static void
place_asked_cb (MzWindow *self)
{
  mz_window_show_page (self, MZ_PAGE_MAP);
  if (self->width_class != MZ_WIDTH_WIDE)
    mz_window_show_details (self, FALSE);
  mz_map_view_ask_place (MZ_MAP_VIEW (self->map_view), TRUE);
  gtk_widget_grab_focus (self->map_view);
  mz_window_tell (self, _("Click on the place on the map, or press Enter for its middle"));
}

static void
place_chosen_cb (MzWindow *self, double lat, double lon)
{
  if (self->form == NULL)
    return;
  mz_window_show_details (self, TRUE);
  if (isfinite (lat))
    mz_edit_form_set_place (self->form, lat, lon);
  focus_form (self);
}

static void
open_form (MzWindow *self, MzRecordKind kind, const char *id, const char *title, const char *json)
{
  close_form (self);
  self->form = MZ_EDIT_FORM (mz_edit_form_new (self->workspace, kind, title, json));
  self->form_kind = kind;
  self->form_id = g_strdup (id);
  gtk_widget_set_vexpand (GTK_WIDGET (self->form), TRUE);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "done", G_CALLBACK (form_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "cancelled", G_CALLBACK (form_cancelled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "place-asked", G_CALLBACK (place_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "source-asked", G_CALLBACK (mz_window_ask_source), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->card_panel), FALSE);
  gtk_box_append (GTK_BOX (self->right_pane), GTK_WIDGET (self->form));
  form_changed_cb (self);
  mz_window_show_details (self, TRUE);
  focus_form (self);
}

/** mz_window_add_record: @lat, @lon: degrees, of a site; NAN: not known yet. Opens the form for a new record. */
void
mz_window_add_record (MzWindow *self, MzRecordKind kind, double lat, double lon)
{
  static const char *const titles[] = {
    [MZ_RECORD_SITE] = N_("Add a Site"),       [MZ_RECORD_AGREEMENT] = N_("Add an Agreement"),
    [MZ_RECORD_MEASURE] = N_("Add a Measure"), [MZ_RECORD_EVENT] = N_("Add an Event"),
  };

  g_return_if_fail (kind < G_N_ELEMENTS (titles));

  if (!can_edit (self) || self->form != NULL)
    return;
  open_form (self, kind, NULL, _(titles[kind]), kind == MZ_RECORD_SITE ? "{\"precision\": \"site\"}" : "{}");
  if (isfinite (lat))
    mz_edit_form_set_place (self->form, lat, lon);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint kind;

  if (mz_vocabulary_find (&mz_record_kinds, g_variant_get_string (parameter, NULL), &kind) && kind <= MZ_RECORD_EVENT)
    mz_window_add_record (MZ_WINDOW (widget), (MzRecordKind) kind, NAN, NAN);
}

static void
add_here_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  double lat, lon;

  g_variant_get (parameter, "(dd)", &lat, &lon);
  mz_window_add_record (MZ_WINDOW (widget), MZ_RECORD_SITE, lat, lon);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzRecord *record = get_record (self);
  g_autofree char *title = NULL, *json = NULL;
  GBytes *text;

  if (self->form != NULL)
    {
      mz_window_show_details (self, TRUE);
      focus_form (self);
      return;
    }
  if (record == NULL || mz_edit_fields_get (mz_record_get_kind (record)) == NULL)
    {
      mz_window_tell (self, _("Choose a site, an agreement, a measure or an event to change it"));
      return;
    }
  if (!can_edit (self))
    return;
  text = mz_record_peek_head (record)->json;
  json = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  /* Translators: the name of a record. */
  title = g_strdup_printf (_("Change %s"), mz_record_get_short_name (record));
  open_form (self, mz_record_get_kind (record), mz_record_get_id (record), title, json);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzRecord *record = get_record (self);

  if (record == NULL || self->form != NULL || mz_edit_fields_get (mz_record_get_kind (record)) == NULL || !can_edit (self))
    return;
  mz_document_remove_record (get_document (self), mz_desk_get_base (self->desk), mz_record_get_kind (record),
                             mz_record_get_id (record));
  mz_window_tell_edit (self);
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzRecord *record = get_record (self);

  if (record == NULL || !can_edit (self))
    return;
  mz_document_revert_record (get_document (self), mz_record_get_kind (record), mz_record_get_id (record));
  mz_window_tell_edit (self);
}

/* With the other button, or a long press. */
static void
menu_cb (MzWindow *self, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_("Add a _Site Here…"), NULL);
  GtkWidget *popover;
  double lat, lon;

  mz_map_view_invert (MZ_MAP_VIEW (self->map_view), x, y, &lat, &lon);
  g_menu_item_set_action_and_target (item, "win.add-here", "(dd)", lat, lon);
  g_menu_append_item (menu, item);
  g_menu_append (menu, _("Save as a _Picture…"), "win.export");
  g_menu_append (menu, _("_Copy the Address of This View"), "win.copy-address");
  if (self->map_menu != NULL)
    gtk_widget_unparent (self->map_menu);
  self->map_menu = popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, self->first_pane);
  mz_widget_translate (self->map_view, self->first_pane, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
secondary_cb (MzWindow *self, int n_press, double x, double y)
{
  menu_cb (self, x, y);
}

void
mz_window_install_edit (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.add", "s", add_action);
  gtk_widget_class_install_action (klass, "win.add-here", "(dd)", add_here_action);
  gtk_widget_class_install_action (klass, "win.edit", NULL, edit_action);
  gtk_widget_class_install_action (klass, "win.remove", NULL, remove_action);
  gtk_widget_class_install_action (klass, "win.revert", NULL, revert_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "win.remove", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Delete, 0, "win.remove", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "win.edit", NULL);
}

void
mz_window_init_edit (MzWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  mz_card_panel_set_desk (self->card_panel, self->desk);
  g_signal_connect_object (self->map_view, "place-chosen", G_CALLBACK (place_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->map_view, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->map_view, GTK_EVENT_CONTROLLER (press));
}

/* A new source: a form in a window of its own, for the other one waits for it. */

static void
source_done_cb (MzEditForm *form, MzWindow *self)
{
  g_autofree char *json = mz_edit_form_dup_json (form), *full = add_id (self, MZ_RECORD_SOURCE, json);
  g_autoptr (MzReport) report = mz_report_new ();
  g_autoptr (MzRecord) record = mz_window_read_record (MZ_RECORD_SOURCE, full, report);

  mz_edit_form_clear_errors (form);
  if (record == NULL)
    {
      show_findings (form, report);
      mz_edit_form_focus_error (form);
      return;
    }
  mz_document_put_record (get_document (self), mz_desk_get_base (self->desk), record);
  if (self->form != NULL)
    mz_edit_form_add_source (self->form, mz_record_get_id (record));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (form))));
}

static void
source_cancelled_cb (MzEditForm *form, gpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (form))));
}

/** mz_window_ask_source: For the form that is open. */
void
mz_window_ask_source (MzWindow *self)
{
  GtkWidget *window = adw_window_new (), *form = mz_edit_form_new (self->workspace, MZ_RECORD_SOURCE, _("Add a Source"), "{}");

  g_signal_connect_object (form, "done", G_CALLBACK (source_done_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (form, "cancelled", G_CALLBACK (source_cancelled_cb), self, G_CONNECT_DEFAULT);
  gtk_window_set_title (GTK_WINDOW (window), _("Add a Source"));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 340, 420);
  adw_window_set_content (ADW_WINDOW (window), form);
  gtk_window_present (GTK_WINDOW (window));
  mz_edit_form_focus_error (MZ_EDIT_FORM (form));
}
