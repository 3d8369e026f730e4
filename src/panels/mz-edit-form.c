/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-edit-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-card-widgets.h"
#include "mz-edit-group.h"
#include "mz-record-list.h"
#include "mz-tell.h"

struct _MzEditForm
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;
  MzRecordKind kind;
  GtkWidget   *header, *title, *scrolled;
  GtkWidget   *box, *error, *preview; /* in @scrolled */
  MzEditGroup *group;
  GtkWidget   *first_wrong; /* (nullable) */
  GWeakRef     asking;      /* the list of sources that a new one was asked for */
};

enum { SIGNAL_CHANGED, SIGNAL_DONE, SIGNAL_CANCELLED, SIGNAL_PLACE_ASKED, SIGNAL_SOURCE_ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzEditForm, mz_edit_form, GTK_TYPE_WIDGET)

static void
changed_cb (MzEditForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The button that was pressed has the focus, and stands in the list. */
static void
remember_asking (MzEditForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, MZ_TYPE_RECORD_LIST) : NULL;

  g_weak_ref_set (&self->asking, list != NULL && gtk_widget_is_ancestor (list, GTK_WIDGET (self)) ? list : NULL);
}

static void
emit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct { const char *action; guint signal; } actions[] = {
    { "edit.done", SIGNAL_DONE },
    { "edit.cancel", SIGNAL_CANCELLED },
    { "edit.choose-place", SIGNAL_PLACE_ASKED },
    { "edit.new-source", SIGNAL_SOURCE_ASKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (name, actions[i].action) == 0)
      {
        if (actions[i].signal == SIGNAL_SOURCE_ASKED)
          remember_asking (MZ_EDIT_FORM (widget));
        g_signal_emit (widget, signals[actions[i].signal], 0);
        return;
      }
}

static void
mz_edit_form_dispose (GObject *object)
{
  MzEditForm *self = MZ_EDIT_FORM (object);

  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  self->group = NULL;
  g_weak_ref_set (&self->asking, NULL);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_edit_form_parent_class)->dispose (object);
}

static void
mz_edit_form_class_init (MzEditFormClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "done", "cancelled", "place-asked", "source-asked" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_edit_form_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], MZ_TYPE_EDIT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "edit.done", NULL, emit_action);
  gtk_widget_class_install_action (widget_class, "edit.cancel", NULL, emit_action);
  gtk_widget_class_install_action (widget_class, "edit.choose-place", NULL, emit_action);
  gtk_widget_class_install_action (widget_class, "edit.new-source", NULL, emit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "edit.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "edit.cancel", NULL);
  gtk_widget_class_set_css_name (widget_class, "edit-form");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static GtkWidget *
button_new (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = mz_tell_button_new (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static void
mz_edit_form_init (MzEditForm *self)
{
  GtkWidget *done = button_new (_("_Done"), "edit.done", _("Keep it in the document (Ctrl+Enter)"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->header, "edit-header");
  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (self->title), GTK_JUSTIFY_CENTER);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (done, "suggested-action");
  gtk_box_append (GTK_BOX (self->header), button_new (_("_Cancel"), "edit.cancel", _("Leave it as it was (Esc)")));
  gtk_box_append (GTK_BOX (self->header), self->title);
  gtk_box_append (GTK_BOX (self->header), done);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "edit-content");
  self->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "edit-error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->error);
  self->preview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_can_target (self->preview, FALSE);
  gtk_widget_set_can_focus (self->preview, FALSE);
  gtk_widget_add_css_class (self->preview, "edit-preview");
  gtk_box_append (GTK_BOX (self->box), self->preview);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * mz_edit_form_new:
 * @kind: one that mz_edit_fields_get() has fields of
 * @title: what is done
 * @json: what stands in it at first: an object, whose text has passed the gate
 */
GtkWidget *
mz_edit_form_new (MzWorkspace *workspace, MzRecordKind kind, const char *title, const char *json)
{
  MzEditForm *self = g_object_new (MZ_TYPE_EDIT_FORM, NULL);

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && mz_edit_fields_get (kind) != NULL, GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->group = MZ_EDIT_GROUP (mz_edit_group_new (mz_workspace_get_facts (workspace), mz_edit_fields_get (kind), json, strlen (json)));
  g_signal_connect_object (self->group, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->group), self->error);
  return GTK_WIDGET (self);
}

/** mz_edit_form_dup_json: Returns: (transfer full): the record's text as it stands now. */
char *
mz_edit_form_dup_json (MzEditForm *self)
{
  g_return_val_if_fail (MZ_IS_EDIT_FORM (self), NULL);

  return mz_edit_group_dup_json (self->group);
}

/** mz_edit_form_is_changed: Returns: whether something typed would be lost. */
gboolean
mz_edit_form_is_changed (MzEditForm *self)
{
  g_return_val_if_fail (MZ_IS_EDIT_FORM (self), FALSE);

  return mz_edit_group_is_changed (self->group);
}

/** mz_edit_form_set_place: @lat, @lon: degrees, which are kept to 11 m: a click is no more precise */
void
mz_edit_form_set_place (MzEditForm *self, double lat, double lon)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (MZ_IS_EDIT_FORM (self));

  mz_edit_group_set_text (self->group, "lat", g_ascii_formatd (text, sizeof text, "%.4f", lat));
  mz_edit_group_set_text (self->group, "lon", g_ascii_formatd (text, sizeof text, "%.4f", lon));
}

/** mz_edit_form_add_source: @id: of the facts; goes into the list that it was asked for, else into that of the record */
void
mz_edit_form_add_source (MzEditForm *self, const char *id)
{
  g_autoptr (GtkWidget) asking = NULL;
  GtkWidget *sources;

  g_return_if_fail (MZ_IS_EDIT_FORM (self));

  asking = g_weak_ref_get (&self->asking);
  sources = asking != NULL ? asking : mz_edit_group_find (self->group, "sources");
  if (sources == NULL)
    return;
  mz_record_list_add (MZ_RECORD_LIST (sources), id);
  g_signal_emit_by_name (sources, "changed");
}

void
mz_edit_form_clear_errors (MzEditForm *self)
{
  g_return_if_fail (MZ_IS_EDIT_FORM (self));

  self->first_wrong = NULL;
  gtk_widget_set_visible (self->error, FALSE);
  mz_tell_description (GTK_WIDGET (self), NULL, NULL);
  mz_edit_group_clear_errors (self->group);
}

/* What a reader says begins with the field, which stands above it here. (transfer full) */
static char *
drop_field (const char *field, const char *message)
{
  gsize length = strlen (field);
  g_autofree char *first = NULL;

  if (strncmp (message, field, length) != 0 || message[length] != ' ')
    return g_strdup (message);
  message += length + 1;
  first = g_utf8_strup (message, g_utf8_next_char (message) - message);
  return g_strconcat (first, g_utf8_next_char (message), NULL);
}

/** mz_edit_form_show_error: @field: (nullable): as readers name it; what has none stands at the head */
void
mz_edit_form_show_error (MzEditForm *self, const char *field, const char *message)
{
  g_autofree char *short_message = field != NULL ? drop_field (field, message) : NULL;

  g_return_if_fail (MZ_IS_EDIT_FORM (self));

  if (field != NULL && mz_edit_group_show_error (self->group, field, short_message))
    {
      g_autofree char *key = g_strndup (field, strcspn (field, "[."));

      if (self->first_wrong == NULL)
        self->first_wrong = mz_edit_group_find (self->group, key);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->error), message);
  gtk_widget_set_visible (self->error, TRUE);
  mz_tell_description (GTK_WIDGET (self), message, NULL);
}

/** mz_edit_form_focus_error: The first field with an error has the focus; without one, the first field. */
void
mz_edit_form_focus_error (MzEditForm *self)
{
  g_return_if_fail (MZ_IS_EDIT_FORM (self));

  if (self->first_wrong == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
  else if (!gtk_widget_grab_focus (self->first_wrong))
    gtk_widget_child_focus (self->first_wrong, GTK_DIR_TAB_FORWARD);
}

/** mz_edit_form_set_preview: @record: (nullable): as it would be; %NULL: it is not sound yet */
void
mz_edit_form_set_preview (MzEditForm *self, MzRecord *record)
{
  g_autoptr (MzCard) card = NULL;
  GtkWidget *child, *heading;

  g_return_if_fail (MZ_IS_EDIT_FORM (self));

  while ((child = gtk_widget_get_first_child (self->preview)) != NULL)
    gtk_box_remove (GTK_BOX (self->preview), child);
  gtk_widget_set_visible (self->preview, record != NULL);
  if (record == NULL)
    return;
  heading = gtk_label_new (_("What its card will say"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "edit-label");
  gtk_box_append (GTK_BOX (self->preview), heading);
  card = mz_card_new (self->workspace, record, NULL);
  for (guint i = 0; i < card->len; i++)
    gtk_box_append (GTK_BOX (self->preview), mz_card_widget_new (self->workspace, card->pdata[i], i > 0 ? card->pdata[i - 1] : NULL));
}
