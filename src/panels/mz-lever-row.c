/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-lever-row.h"

#include <glib/gi18n-lib.h>

#include "mz-focus.h"
#include "mz-move-editor.h"
#include "mz-move-words.h"

struct _MzLeverRow
{
  GtkWidget  parent_instance;
  MzWhatif  *whatif;
  guint      index;
  MzMoveKind kind;
  GtkWidget *box;
  GtkWidget *head;     /* the sentence, which opens it */
  GtkWidget *arrow, *sentence, *assumed;
  GtkWidget *menu;
  GtkWidget *revealer;
  GtkWidget *editor;   /* (nullable): as long as nobody has opened it */
};

G_DEFINE_FINAL_TYPE (MzLeverRow, mz_lever_row, GTK_TYPE_WIDGET)

static void
edited_cb (MzLeverRow *self, MzMoveEditor *editor)
{
  mz_whatif_replace_move (self->whatif, self->index, mz_move_editor_peek (editor));
}

static const MzMove *
peek_move (MzLeverRow *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self->whatif);

  return scenario != NULL && self->index < mz_scenario_get_n_moves (scenario) ? mz_scenario_peek_move (scenario, self->index) : NULL;
}

static void
expanded_cb (MzLeverRow *self)
{
  gboolean expanded = mz_lever_row_get_expanded (self);

  if (expanded && self->editor == NULL && peek_move (self) != NULL)
    {
      self->editor = mz_move_editor_new (self->whatif, peek_move (self));
      g_signal_connect_object (self->editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->editor);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), expanded);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzLeverRow *self = MZ_LEVER_ROW (widget);

  mz_whatif_add_move (self->whatif, self->index + 1, peek_move (self));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzLeverRow *self = MZ_LEVER_ROW (widget);

  mz_whatif_remove_move (self->whatif, self->index);
}

static void
shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzLeverRow *self = MZ_LEVER_ROW (widget);

  if (!mz_whatif_shift_move (self->whatif, self->index, g_str_equal (name, "lever.up") ? -1 : 1))
    gtk_widget_error_bell (widget);
}

/* In an entry the key takes away a letter. */
static gboolean
remove_binding (GtkWidget *widget, GVariant *args, gpointer data)
{
  MzLeverRow *self = MZ_LEVER_ROW (widget);

  if (!gtk_widget_has_focus (self->head))
    return FALSE;
  remove_action (widget, NULL, NULL);
  return TRUE;
}

static void
mz_lever_row_dispose (GObject *object)
{
  MzLeverRow *self = MZ_LEVER_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->whatif);
  G_OBJECT_CLASS (mz_lever_row_parent_class)->dispose (object);
}

static gboolean
mz_lever_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MZ_LEVER_ROW (widget)->head);
}

static void
mz_lever_row_class_init (MzLeverRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_lever_row_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_lever_row_grab_focus;
  gtk_widget_class_install_action (widget_class, "lever.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "lever.up", NULL, shift_action);
  gtk_widget_class_install_action (widget_class, "lever.down", NULL, shift_action);
  gtk_widget_class_install_action (widget_class, "lever.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "lever.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "lever.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "lever.down", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_binding, NULL);
  gtk_widget_class_set_css_name (widget_class, "lever-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
menu_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new (), ends = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("Move Up (Alt+Up)"), "lever.up");
  g_menu_append (menu, _("Move Down (Alt+Down)"), "lever.down");
  g_menu_append (menu, _("Duplicate (Ctrl+Shift+K)"), "lever.duplicate");
  g_menu_append (ends, _("Remove (Delete)"), "lever.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("What to do with this move"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to do with this move"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  return button;
}

static void
mz_lever_row_init (MzLeverRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->arrow = gtk_image_new ();
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_START);
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->sentence), 1);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  gtk_widget_add_css_class (self->sentence, "lever-sentence");
  self->assumed = gtk_label_new (_("Assumed"));
  gtk_label_set_xalign (GTK_LABEL (self->assumed), 0);
  gtk_widget_add_css_class (self->assumed, "lever-assumed");
  gtk_box_append (GTK_BOX (texts), self->sentence);
  gtk_box_append (GTK_BOX (texts), self->assumed);
  gtk_box_append (GTK_BOX (inner), self->arrow);
  gtk_box_append (GTK_BOX (inner), texts);
  self->head = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->head), inner);
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_widget_add_css_class (self->head, "flat");
  gtk_widget_add_css_class (self->head, "lever-head");
  g_signal_connect_object (self->head, "toggled", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  self->menu = menu_new ();
  gtk_box_append (GTK_BOX (line), self->head);
  gtk_box_append (GTK_BOX (line), self->menu);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->revealer);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** mz_lever_row_new: @index: of the move in the scenario, which must have it */
GtkWidget *
mz_lever_row_new (MzWhatif *whatif, guint index)
{
  MzLeverRow *self = g_object_new (MZ_TYPE_LEVER_ROW, NULL);

  self->whatif = g_object_ref (whatif);
  self->index = index;
  self->kind = peek_move (self)->kind;
  expanded_cb (self);
  mz_lever_row_update (self);
  return GTK_WIDGET (self);
}

/** mz_lever_row_update: Shows the move as the scenario has it now: of the same kind. */
void
mz_lever_row_update (MzLeverRow *self)
{
  const MzMove *move = peek_move (self);
  g_autofree char *text = NULL;

  g_return_if_fail (MZ_IS_LEVER_ROW (self) && move != NULL && move->kind == self->kind);

  text = mz_move_to_text (move, mz_whatif_get_dataset (self->whatif));
  gtk_label_set_text (GTK_LABEL (self->sentence), text);
  gtk_widget_set_visible (self->assumed, move->assumed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->editor != NULL)
    mz_move_editor_set (MZ_MOVE_EDITOR (self->editor), move);
}

MzMoveKind
mz_lever_row_get_kind (MzLeverRow *self)
{
  return self->kind;
}

void
mz_lever_row_set_expanded (MzLeverRow *self, gboolean expanded)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->head), expanded);
}

gboolean
mz_lever_row_get_expanded (MzLeverRow *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->head));
}
