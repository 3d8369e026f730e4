/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-notice-bar.h"

#include <string.h>

struct _MzNoticeBar
{
  GtkWidget  parent_instance;
  char      *key;
  GtkWidget *text, *actions;
};

G_DEFINE_FINAL_TYPE (MzNoticeBar, mz_notice_bar, GTK_TYPE_WIDGET)

static void
mz_notice_bar_dispose (GObject *object)
{
  MzNoticeBar *self = MZ_NOTICE_BAR (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->actions, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_notice_bar_parent_class)->dispose (object);
}

static void
mz_notice_bar_finalize (GObject *object)
{
  g_free (MZ_NOTICE_BAR (object)->key);
  G_OBJECT_CLASS (mz_notice_bar_parent_class)->finalize (object);
}

static void
mz_notice_bar_class_init (MzNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_notice_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_notice_bar_finalize;
  gtk_widget_class_set_css_name (widget_class, "notice-bar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
mz_notice_bar_init (MzNoticeBar *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->actions, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->actions, GTK_WIDGET (self));
}

/** mz_notice_bar_new: @key: what it is called in its box */
GtkWidget *
mz_notice_bar_new (const char *key, const char *text)
{
  MzNoticeBar *self = g_object_new (MZ_TYPE_NOTICE_BAR, NULL);

  self->key = g_strdup (key);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

/** mz_notice_bar_add_action: @label: with a mnemonic; @action: without a target */
void
mz_notice_bar_add_action (MzNoticeBar *self, const char *label, const char *action)
{
  GtkWidget *button;

  g_return_if_fail (MZ_IS_NOTICE_BAR (self));

  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->actions), button);
}

static MzNoticeBar *
find_notice (GtkBox *box, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (strcmp (MZ_NOTICE_BAR (child)->key, key) == 0)
      return MZ_NOTICE_BAR (child);
  return NULL;
}

/** mz_notices_show: In the place of one with the same key. Returns: (transfer none): to add actions to. */
MzNoticeBar *
mz_notices_show (GtkBox *box, const char *key, const char *text)
{
  GtkWidget *bar = mz_notice_bar_new (key, text);
  MzNoticeBar *old = find_notice (box, key);

  if (old != NULL)
    {
      gtk_box_insert_child_after (box, bar, GTK_WIDGET (old));
      gtk_box_remove (box, GTK_WIDGET (old));
    }
  else
    gtk_box_append (box, bar);
  return MZ_NOTICE_BAR (bar);
}

/** mz_notices_hide: Takes the one with that key away, if there is one. */
void
mz_notices_hide (GtkBox *box, const char *key)
{
  MzNoticeBar *bar = find_notice (box, key);

  if (bar != NULL)
    gtk_box_remove (box, GTK_WIDGET (bar));
}

gboolean
mz_notices_has (GtkBox *box, const char *key)
{
  return find_notice (box, key) != NULL;
}
