/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-notice-bar.h"

#include <string.h>

#include "mz-look.h"
#include "mz-tell.h"

#define SPACING  6   /* px */
#define TEXT_MIN 260 /* px, times the user's text factor */

struct _MzNoticeBar
{
  GtkWidget  parent_instance;
  char      *key;
  GtkWidget *text, *actions;
};

G_DEFINE_FINAL_TYPE (MzNoticeBar, mz_notice_bar, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The commands stand beside the sentence, or below it where that would be left a narrow column. */
static gboolean
is_stacked (MzNoticeBar *self, int width)
{
  return width - get_width (self->actions) - SPACING < MIN (get_width (self->text), TEXT_MIN * mz_look_get_text_factor (GTK_WIDGET (self)));
}

static void
mz_notice_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  MzNoticeBar *self = MZ_NOTICE_BAR (widget);
  int least_text, text, least_actions, actions;

  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &least_text, &text, NULL, NULL);
  gtk_widget_measure (self->actions, GTK_ORIENTATION_HORIZONTAL, -1, &least_actions, &actions, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least_text, least_actions);
      *natural = text + SPACING + actions;
      return;
    }
  if (for_size < 0)
    for_size = text + SPACING + actions;
  if (is_stacked (self, for_size))
    *minimum = *natural = get_height (self->text, for_size) + SPACING + get_height (self->actions, for_size);
  else
    *minimum = *natural = MAX (get_height (self->text, for_size - SPACING - actions), get_height (self->actions, actions));
}

static void
mz_notice_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzNoticeBar *self = MZ_NOTICE_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int actions = MIN (get_width (self->actions), width), below;

  if (is_stacked (self, width))
    {
      below = get_height (self->actions, width);
      gtk_widget_size_allocate (self->text, &(GtkAllocation) { 0, 0, width, height - below - SPACING }, -1);
      gtk_widget_size_allocate (self->actions, &(GtkAllocation) { rtl ? 0 : width - actions, height - below, actions, below }, -1);
      return;
    }
  gtk_widget_size_allocate (self->text, &(GtkAllocation) { rtl ? actions + SPACING : 0, 0, width - actions - SPACING, height }, -1);
  gtk_widget_size_allocate (self->actions, &(GtkAllocation) { rtl ? 0 : width - actions, 0, actions, height }, -1);
}

static GtkSizeRequestMode
mz_notice_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

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
  widget_class->measure = mz_notice_bar_measure;
  widget_class->size_allocate = mz_notice_bar_size_allocate;
  widget_class->get_request_mode = mz_notice_bar_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "notice-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
mz_notice_bar_init (MzNoticeBar *self)
{
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
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

  button = mz_tell_button_new (label);
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

/* What scrolls them takes no room as long as there is none. */
static void
update_scroller (GtkBox *box)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL)
    gtk_widget_set_visible (scroller, gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
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
  update_scroller (box);
  return MZ_NOTICE_BAR (bar);
}

/** mz_notices_hide: Takes the one with that key away, if there is one. */
void
mz_notices_hide (GtkBox *box, const char *key)
{
  MzNoticeBar *bar = find_notice (box, key);

  if (bar == NULL)
    return;
  gtk_box_remove (box, GTK_WIDGET (bar));
  update_scroller (box);
}

gboolean
mz_notices_has (GtkBox *box, const char *key)
{
  return find_notice (box, key) != NULL;
}
