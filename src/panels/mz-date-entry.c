/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-date-entry.h"

#include <glib/gi18n-lib.h>

struct _MzDateEntry
{
  GtkWidget     parent_instance;
  MzWorkspace  *workspace; /* (nullable): whose date it is; else it is its own */
  MzPartialDate date;
  char         *hint;
  GtkWidget    *back, *entry, *forward;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzDateEntry, mz_date_entry, GTK_TYPE_WIDGET)

/* The clock's years; a step does not lead out of them. */
static gboolean
is_in_range (MzPartialDate date)
{
  return date.year >= MZ_CLOCK_FIRST_YEAR && date.year <= MZ_CLOCK_LAST_YEAR;
}

static void
set_date (MzDateEntry *self, MzPartialDate date)
{
  if (self->workspace != NULL)
    {
      mz_workspace_set_date (self->workspace, date);
      return;
    }
  mz_date_entry_set_date (self, date);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
step (MzDateEntry *self, MzDatePrecision unit, int count)
{
  MzPartialDate date = mz_partial_date_step (mz_date_entry_get_date (self), unit, count);

  if (is_in_range (date))
    set_date (self, date);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
step_by_precision (MzDateEntry *self, int count)
{
  step (self, mz_partial_date_get_precision (mz_date_entry_get_date (self)), count);
}

static void
date_changed_cb (MzDateEntry *self)
{
  g_autofree char *text = mz_partial_date_to_string (mz_date_entry_get_date (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
update_error (MzDateEntry *self, const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_tooltip_text (self->entry, message != NULL ? message : self->hint);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
text_changed_cb (MzDateEntry *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *range = NULL;
  MzPartialDate date;

  if (!mz_partial_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &date, &error))
    update_error (self, error->message);
  else if (!is_in_range (date))
    {
      /* Translators: the first and the last year of the clock. */
      range = g_strdup_printf (_("The years from %1$d to %2$d can be shown"), MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR);
      update_error (self, range);
    }
  else
    update_error (self, NULL);
}

/* Enter, or the focus goes elsewhere: a good date is taken, another one is taken back. */
static void
commit_cb (MzDateEntry *self)
{
  MzPartialDate date;

  if (mz_partial_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &date, NULL) && is_in_range (date))
    {
      if (!mz_partial_date_equal (date, mz_date_entry_get_date (self)))
        set_date (self, date);
    }
  else
    date_changed_cb (self);
}

static void
back_cb (MzDateEntry *self)
{
  step_by_precision (self, -1);
}

static void
forward_cb (MzDateEntry *self)
{
  step_by_precision (self, 1);
}

static gboolean
key_cb (MzDateEntry *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      step_by_precision (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      step_by_precision (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      step (self, MZ_DATE_PRECISION_YEAR, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      step (self, MZ_DATE_PRECISION_YEAR, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkWidget *
button_new (MzDateEntry *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
mz_date_entry_dispose (GObject *object)
{
  MzDateEntry *self = MZ_DATE_ENTRY (object);

  g_clear_pointer (&self->back, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->forward, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_date_entry_parent_class)->dispose (object);
}

static void
mz_date_entry_finalize (GObject *object)
{
  g_free (MZ_DATE_ENTRY (object)->hint);
  G_OBJECT_CLASS (mz_date_entry_parent_class)->finalize (object);
}

static void
mz_date_entry_class_init (MzDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_date_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_date_entry_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "date-entry");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mz_date_entry_init (MzDateEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->back = button_new (self, "go-previous-symbolic", _("Earlier"), G_CALLBACK (back_cb));
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->forward = button_new (self, "go-next-symbolic", _("Later"), G_CALLBACK (forward_cb));
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
}

static void
build (MzDateEntry *self, const char *label, const char *hint)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->hint = g_strdup (hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  date_changed_cb (self);
}

/** mz_date_entry_new: @workspace: (transfer none): whose date it shows and sets. */
GtkWidget *
mz_date_entry_new (MzWorkspace *workspace)
{
  MzDateEntry *self = g_object_new (MZ_TYPE_DATE_ENTRY, NULL);

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::date", G_CALLBACK (date_changed_cb), self, G_CONNECT_SWAPPED);
  build (self, _("Date of this map"), _("Date of this map: 2025, 2025-10 or 2025-10-20"));
  return GTK_WIDGET (self);
}

/** mz_date_entry_new_alone: @label: what date it is. Of no workspace: it says "changed" when the user has set another. */
GtkWidget *
mz_date_entry_new_alone (const char *label, MzPartialDate date)
{
  MzDateEntry *self = g_object_new (MZ_TYPE_DATE_ENTRY, NULL);
  /* Translators: what date it is. */
  g_autofree char *hint = g_strdup_printf (_("%s: 2025, 2025-10 or 2025-10-20"), label);

  self->date = date;
  build (self, label, hint);
  return GTK_WIDGET (self);
}

/** mz_date_entry_get_date: Returns: what it shows, not what is being typed. */
MzPartialDate
mz_date_entry_get_date (MzDateEntry *self)
{
  return self->workspace != NULL ? mz_workspace_get_date (self->workspace) : self->date;
}

/** mz_date_entry_set_date: Of one that stands alone; nothing is emitted. */
void
mz_date_entry_set_date (MzDateEntry *self, MzPartialDate date)
{
  g_return_if_fail (MZ_IS_DATE_ENTRY (self) && self->workspace == NULL);

  self->date = date;
  date_changed_cb (self);
}
