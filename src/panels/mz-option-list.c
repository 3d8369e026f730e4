/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-option-list.h"

#include <glib/gi18n-lib.h>

#include "mz-focus.h"
#include "mz-format.h"
#include "mz-text-label.h"

typedef struct
{
  GtkWidget *box, *button, *letter, *label, *icon, *verdict, *up, *down;
  guint      choice;
} Row;

struct _MzOptionList
{
  GtkWidget         parent_instance;
  GtkWidget        *box;
  GArray           *rows;    /* of Row, by choice */
  MzQuestion       *asked;   /* (nullable) */
  const MzQuizTurn *turn;    /* (nullable): as it was shown last */
};

enum { PICKED, MOVED, SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzOptionList, mz_option_list, GTK_TYPE_WIDGET)

/** mz_option_get_letter: Returns: (transfer full): what choice @i is called: A, B, C ... */
char *
mz_option_get_letter (guint i)
{
  return g_strdup_printf ("%c", 'A' + (char) MIN (i, 25));
}

static Row *
get_row (MzOptionList *self, guint choice)
{
  return &g_array_index (self->rows, Row, choice);
}

static gboolean
is_order (MzOptionList *self)
{
  return self->asked->form == MZ_ANSWER_ORDER;
}

static guint
find_place (MzOptionList *self, guint choice)
{
  for (guint i = 0; i < self->turn->order->len; i++)
    if (g_array_index (self->turn->order, guint, i) == choice)
      return i;
  return choice;
}

static guint
find_choice (MzOptionList *self, GtkWidget *within)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (within == get_row (self, i)->box || gtk_widget_is_ancestor (within, get_row (self, i)->box))
      return i;
  return G_MAXUINT;
}

static void
clicked_cb (MzOptionList *self, GtkWidget *button)
{
  guint choice = find_choice (self, button);

  if (is_order (self) || self->turn->verdict != MZ_VERDICT_NONE)
    g_signal_emit (self, signals[SETTLED], 0);
  else
    g_signal_emit (self, signals[PICKED], 0, choice);
}

static void
move (MzOptionList *self, guint choice, int by)
{
  guint from = find_place (self, choice);

  if ((by < 0 && from == 0) || (by > 0 && from + 1 >= self->rows->len))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    g_signal_emit (self, signals[MOVED], 0, from, (guint) ((int) from + by));
}

static void
up_cb (MzOptionList *self, GtkWidget *button)
{
  move (self, find_choice (self, button), -1);
}

static void
down_cb (MzOptionList *self, GtkWidget *button)
{
  move (self, find_choice (self, button), 1);
}

static GdkContentProvider *
drag_cb (MzOptionList *self, double x, double y, GtkDragSource *source)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (box);

  if (self->turn->verdict != MZ_VERDICT_NONE)
    return NULL;
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_UINT, find_choice (self, box));
}

static gboolean
drop_cb (MzOptionList *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  guint choice = find_choice (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  guint from = find_place (self, g_value_get_uint (value)), to = find_place (self, choice);

  if (from == to)
    return FALSE;
  g_signal_emit (self, signals[MOVED], 0, from, to);
  return TRUE;
}

static void
add_dragging (MzOptionList *self, GtkWidget *box)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
move_button_new (MzOptionList *self, const char *icon, const char *tooltip, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken = mz_format_named (tooltip, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (MzOptionList *self, guint choice)
{
  const char *label = mz_question_peek (self->asked, choice)->label;
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Row row = { .choice = choice };

  row.box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  row.button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", is_order (self) ? GTK_ACCESSIBLE_ROLE_BUTTON : GTK_ACCESSIBLE_ROLE_RADIO,
                             NULL);
  row.letter = gtk_label_new (NULL);
  row.label = mz_text_label_new_filling (label, "option-label");
  row.icon = gtk_image_new_from_icon_name ("object-select-symbolic");
  row.verdict = gtk_label_new (NULL);
  gtk_widget_add_css_class (row.box, "option");
  gtk_widget_add_css_class (row.letter, "option-letter");
  gtk_widget_add_css_class (row.verdict, "option-verdict");
  gtk_widget_set_hexpand (row.button, TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (row.label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (inner), row.letter);
  gtk_box_append (GTK_BOX (inner), row.label);
  gtk_box_append (GTK_BOX (inner), row.icon);
  gtk_box_append (GTK_BOX (inner), row.verdict);
  gtk_button_set_child (GTK_BUTTON (row.button), inner);
  gtk_box_append (GTK_BOX (row.box), row.button);
  if (is_order (self))
    {
      row.up = move_button_new (self, "go-up-symbolic", _("Move up (Alt+Up)"), label, G_CALLBACK (up_cb));
      row.down = move_button_new (self, "go-down-symbolic", _("Move down (Alt+Down)"), label, G_CALLBACK (down_cb));
      gtk_box_append (GTK_BOX (row.box), row.up);
      gtk_box_append (GTK_BOX (row.box), row.down);
      add_dragging (self, row.box);
    }
  g_signal_connect_object (row.button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), row.box);
  g_array_append_val (self->rows, row);
}

static void
clear (MzOptionList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (GTK_BOX (self->box), get_row (self, i)->box);
  g_array_set_size (self->rows, 0);
  g_clear_pointer (&self->asked, mz_question_unref);
}

static const char *
pick_class (MzOptionList *self, guint choice, gboolean tells)
{
  const MzQuizTurn *turn = self->turn;

  if (turn->verdict == MZ_VERDICT_NONE)
    return mz_quiz_turn_is_struck (turn, choice) ? "struck" : NULL;
  if (is_order (self))
    return !tells ? NULL : g_array_index (self->asked->order, guint, find_place (self, choice)) == choice ? "right" : "own";
  if (tells && choice == self->asked->right)
    return "right";
  return choice == turn->choice ? "own" : "other";
}

static char *
tell (MzOptionList *self, guint choice, const char *css_class)
{
  if (g_strcmp0 (css_class, "right") == 0)
    return g_strdup (C_("answer", "Right"));
  if (g_strcmp0 (css_class, "own") != 0)
    return NULL;
  if (!is_order (self))
    return g_strdup (_("Your answer"));
  for (guint i = 0; i < self->asked->order->len; i++)
    if (g_array_index (self->asked->order, guint, i) == choice)
      /* Translators: where a thing belongs in an order: its number. */
      return g_strdup_printf (_("Belongs at %u"), i + 1);
  return NULL;
}

/* What a screen reader says: the letter and the choice, then whether it was right and where it lies among them. @verdict: (nullable) */
static void
tell_row (MzOptionList *self, Row *row, const char *letter, const char *verdict)
{
  guint place = is_order (self) ? find_place (self, row->choice) : row->choice, n = self->rows->len;
  gboolean chosen = !is_order (self) && self->turn->verdict != MZ_VERDICT_NONE && self->turn->choice == row->choice;
  /* Translators: the letter or number of a choice, and the choice. */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s"), letter, mz_question_peek (self->asked, row->choice)->label);
  /* Translators: whether a choice was right, and which of how many it is. */
  g_autofree char *said = verdict != NULL ? g_strdup_printf (_("%1$s, choice %2$u of %3$u"), verdict, place + 1, n)
                                          : g_strdup_printf (_("Choice %1$u of %2$u"), place + 1, n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) place + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n, -1);
  if (!is_order (self))
    gtk_accessible_update_state (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_STATE_CHECKED,
                                 chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
update_row (MzOptionList *self, guint choice, gboolean tells)
{
  static const char *const classes[] = { "right", "own", "other", "struck" };
  Row *row = get_row (self, choice);
  const char *css_class = pick_class (self, choice, tells);
  g_autofree char *verdict = tell (self, choice, css_class);
  g_autofree char *letter = is_order (self) ? g_strdup_printf ("%u", find_place (self, choice) + 1) : mz_option_get_letter (choice);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (row->box, classes[i]);
  if (css_class != NULL)
    gtk_widget_add_css_class (row->box, css_class);
  gtk_widget_set_sensitive (row->button, g_strcmp0 (css_class, "struck") != 0);
  gtk_label_set_text (GTK_LABEL (row->letter), letter);
  gtk_label_set_text (GTK_LABEL (row->verdict), verdict != NULL ? verdict : "");
  gtk_widget_set_visible (row->verdict, verdict != NULL);
  gtk_widget_set_visible (row->icon, g_strcmp0 (css_class, "right") == 0);
  if (row->up != NULL)
    {
      gtk_widget_set_visible (row->up, self->turn->verdict == MZ_VERDICT_NONE);
      gtk_widget_set_visible (row->down, self->turn->verdict == MZ_VERDICT_NONE);
    }
  tell_row (self, row, letter, verdict);
}

static void
sort (MzOptionList *self)
{
  GtkWidget *before = NULL;

  for (guint i = 0; i < self->turn->order->len; i++)
    {
      GtkWidget *box = get_row (self, g_array_index (self->turn->order, guint, i))->box;

      gtk_box_reorder_child_after (GTK_BOX (self->box), box, before);
      before = box;
    }
}

static gboolean
mz_option_list_grab_focus (GtkWidget *widget)
{
  MzOptionList *self = MZ_OPTION_LIST (widget);
  GtkWidget *first = gtk_widget_get_first_child (self->box);

  return first != NULL && gtk_widget_grab_focus (gtk_widget_get_first_child (first));
}

static void
mz_option_list_dispose (GObject *object)
{
  MzOptionList *self = MZ_OPTION_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_option_list_parent_class)->dispose (object);
}

static void
mz_option_list_finalize (GObject *object)
{
  MzOptionList *self = MZ_OPTION_LIST (object);

  g_clear_pointer (&self->asked, mz_question_unref);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (mz_option_list_parent_class)->finalize (object);
}

static void
mz_option_list_class_init (MzOptionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_option_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_option_list_finalize;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_option_list_grab_focus;
  signals[PICKED] = g_signal_new ("picked", MZ_TYPE_OPTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MOVED] = g_signal_new ("moved", MZ_TYPE_OPTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                 G_TYPE_UINT);
  signals[SETTLED] = g_signal_new ("settled", MZ_TYPE_OPTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "option-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mz_option_list_init (MzOptionList *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 7);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mz_option_list_new (void)
{
  return g_object_new (MZ_TYPE_OPTION_LIST, NULL);
}

/**
 * mz_option_list_show:
 * @turn: kept until the next one is shown
 * @tells: whether it says what was right, once it has been answered
 */
void
mz_option_list_show (MzOptionList *self, const MzQuizTurn *turn, gboolean tells)
{
  const MzQuestion *asked;

  g_return_if_fail (MZ_IS_OPTION_LIST (self) && turn != NULL);

  self->turn = turn;
  asked = mz_quiz_turn_get_asked (turn);
  if (asked != self->asked)
    {
      clear (self);
      self->asked = mz_question_ref ((MzQuestion *) asked);
      for (guint i = 0; asked->form != MZ_ANSWER_PLACE && i < asked->choices->len; i++)
        add_row (self, i);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, asked->prompt, -1);
    }
  if (is_order (self))
    sort (self);
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, i, tells);
}

/** mz_option_list_move_by: Moves the row with the focus by @by places. Returns: whether there is one. */
gboolean
mz_option_list_move_by (MzOptionList *self, int by)
{
  GtkRoot *root;
  GtkWidget *focus;
  guint choice;

  g_return_val_if_fail (MZ_IS_OPTION_LIST (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  choice = focus != NULL ? find_choice (self, focus) : G_MAXUINT;
  if (choice == G_MAXUINT || !is_order (self) || self->turn->verdict != MZ_VERDICT_NONE)
    return FALSE;
  move (self, choice, by);
  return TRUE;
}
