/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One widget for each block of a card. They hold no state: what they say and do is in the block. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-card-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-card-curve.h"
#include "mz-card-row.h"
#include "mz-life-strip.h"
#include "mz-look.h"
#include "mz-source-chip.h"
#include "mz-term-popover.h"

#define LARGE_TEXT 1.5
#define LONG_NAME  48 /* bytes: from here on a name is set smaller */
#define LEAST      3  /* characters: an Arabic letter is wider where a line ends than within a word, which GTK 4.8 reckons with */

static GtkWidget *
text_label (const char *text, gboolean markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (markup)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A text in which terms may be links. */
static GtkWidget *
linked_label (MzWorkspace *workspace, const char *markup, const char *css_class)
{
  GtkWidget *label = text_label (markup, TRUE, css_class);

  if (strstr (markup, "<a ") != NULL)
    mz_term_connect (label, mz_workspace_get_dataset (workspace));
  return label;
}

static GtkWidget *
heading_label (const char *text, const char *css_class, int level)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text, "xalign", 0.0,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
menu_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("C_hange… (F2)"), "win.edit");
  g_menu_append (menu, _("_Note…"), "win.note");
  g_menu_append (menu, _("_Remove (Delete)"), "win.remove");
  g_menu_append (menu, _("Copy _Citation"), "card.copy-citation");
  g_menu_append (menu, _("Show on _Map"), "card.show-on-map");
  g_menu_append (menu, _("_Close"), "card.close");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("What to Do with It"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to do with it"), -1);
  gtk_widget_add_css_class (button, "card-menu");
  return button;
}

static GtkWidget *
header_new (MzWorkspace *workspace, const MzCardBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "card-header");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), heading_label (block->title, strlen (block->title) > LONG_NAME ? "card-long-name" : "card-name", 1));
  if (block->text != NULL)
    gtk_box_append (GTK_BOX (texts), text_label (block->text, TRUE, "card-what"));
  if (block->detail != NULL)
    gtk_box_append (GTK_BOX (texts), text_label (block->detail, TRUE, "card-what"));
  if (block->record != NULL)
    gtk_box_append (GTK_BOX (box), mz_card_symbol_new (workspace, block->record));
  gtk_box_append (GTK_BOX (box), texts);
  if (block->record != NULL)
    gtk_box_append (GTK_BOX (box), menu_new ());
  return box;
}

static GtkWidget *
section_new (const MzCardBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  gtk_widget_add_css_class (box, "card-section");
  gtk_box_append (GTK_BOX (box), heading_label (block->title, "card-heading", 2));
  if (block->aside != NULL)
    gtk_box_append (GTK_BOX (box), text_label (block->aside, FALSE, "card-count"));
  return box;
}

static void
set_target (GtkWidget *button, MzRecord *record)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", (guint) mz_record_get_kind (record),
                                    mz_record_get_id (record));
}

/* A value that leads to a record: the arrow tells without colour. */
static GtkWidget *
link_new (GtkWidget *text, const MzCardBlock *block)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                   "go-next-symbolic", NULL);
  g_autofree char *spoken = g_strdup_printf (C_("card", "%1$s: %2$s"), block->title, gtk_label_get_text (GTK_LABEL (text)));

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  set_target (button, block->record);
  return button;
}

static GtkWidget *
row_new (MzWorkspace *workspace, const MzCardBlock *block)
{
  GtkWidget *value = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *text = linked_label (workspace, block->text, "card-value");

  gtk_box_append (GTK_BOX (value), block->record != NULL ? link_new (text, block) : text);
  if (block->sources != NULL)
    gtk_box_append (GTK_BOX (value), mz_source_chips_new (block->sources));
  return mz_card_row_new (text_label (block->title, FALSE, "card-key"), value);
}

/* A date as short as it has to be: the day is told in words. (transfer full) */
static char *
format_month (MzPartialDate date)
{
  return mz_partial_date_format_short (mz_partial_date_new (date.year, date.month, 0));
}

static GtkWidget *
step_new (const MzDelivery *delivery, MzStepKind kind, gboolean with_date)
{
  static const char *const classes[MZ_N_STEEL_STATES] = {
    [MZ_STEEL_NOT_KNOWN] = "unknown", [MZ_STEEL_NOT_DONE] = "not-reached", [MZ_STEEL_PLANNED] = "not-reached",
    [MZ_STEEL_LATER] = "not-reached", [MZ_STEEL_PERHAPS] = "perhaps-reached", [MZ_STEEL_DONE] = "reached",
  };
  MzSteelState state = delivery->state[kind];
  GtkWidget *step = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = text_label (mz_vocabulary_get_label (&mz_step_kinds, kind), FALSE, "delivery-label");

  gtk_widget_set_hexpand (step, TRUE);
  gtk_widget_add_css_class (bar, "delivery-bar");
  gtk_widget_add_css_class (bar, classes[state]);
  gtk_widget_add_css_class (label, classes[state]);
  gtk_box_append (GTK_BOX (step), bar);
  gtk_box_append (GTK_BOX (step), label);
  if (with_date && (state == MZ_STEEL_DONE || state == MZ_STEEL_PERHAPS) && mz_partial_date_is_set (delivery->date[kind]))
    {
      g_autofree char *date = format_month (delivery->date[kind]);

      gtk_box_append (GTK_BOX (step), text_label (date, FALSE, "delivery-date"));
    }
  return step;
}

/* A bar a step: filled: taken, half: perhaps, outlined: not yet, dotted: no source says. */
static GtkWidget *
delivery_new (const MzDelivery *delivery, gboolean with_dates)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "column-spacing", 3, "row-spacing", 3,
                                  "column-homogeneous", TRUE, NULL);
  g_autofree char *spoken = mz_delivery_to_text (delivery);
  int n_columns = mz_look_get_text_factor (grid) >= LARGE_TEXT ? 3 : MZ_STEEL_STEPS;

  gtk_widget_add_css_class (grid, "delivery");
  gtk_widget_set_tooltip_text (grid, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  for (int i = 0; i < (int) MZ_STEEL_STEPS; i++)
    gtk_grid_attach (GTK_GRID (grid), step_new (delivery, i, with_dates), i % n_columns, i / n_columns, 1, 1);
  return grid;
}

static GtkWidget *
record_new (const MzCardBlock *block)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = text_label (block->title, FALSE, "card-record-title");
  g_autoptr (GString) spoken = g_string_new (block->title);

  if (block->aside != NULL)
    {
      title = mz_card_row_new_trailing (title, text_label (block->aside, FALSE, "card-aside"));
      g_string_append_printf (spoken, ". %s", block->aside);
    }
  gtk_box_append (GTK_BOX (lines), title);
  if (block->has_delivery)
    gtk_box_append (GTK_BOX (lines), delivery_new (&block->delivery, FALSE));
  if (block->detail != NULL)
    {
      GtkWidget *detail = text_label (block->detail, TRUE, "card-detail");

      gtk_box_append (GTK_BOX (lines), detail);
      g_string_append_printf (spoken, ". %s", gtk_label_get_text (GTK_LABEL (detail)));
    }

  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, MZ_IS_CLAIM (block->record) ? "card-claim" : "card-record");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  set_target (button, block->record);
  return button;
}

static GtkWidget *
action_new (const MzCardBlock *block)
{
  GtkWidget *button = gtk_button_new_with_label (block->title);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-more");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), block->key);
  return button;
}

/* It stands in the column of the values where it goes on from a row. */
static GtkWidget *
more_new (const MzCardBlock *block, const MzCardBlock *before)
{
  GtkWidget *button = gtk_button_new_with_label (block->title);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-more");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.unfold");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", block->key);
  return before != NULL && before->kind == MZ_BLOCK_ROW ? mz_card_row_new (NULL, button) : button;
}

/* Below rows they stand in the column of the values. */
static GtkWidget *
chips_new (const MzCardBlock *block, const MzCardBlock *before)
{
  GtkWidget *chips = mz_source_chips_new (block->sources);

  if (before != NULL && before->kind == MZ_BLOCK_ROW)
    return mz_card_row_new (NULL, chips);
  gtk_widget_add_css_class (chips, "card-chips");
  return chips;
}

/**
 * mz_card_widget_new:
 * @before: (nullable): the block above it
 *
 * Returns: (transfer floating): what shows @block. Its buttons use the actions "card.*" of the panel that it stands in.
 */
GtkWidget *
mz_card_widget_new (MzWorkspace *workspace, const MzCardBlock *block, const MzCardBlock *before)
{
  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && block != NULL, NULL);

  switch (block->kind)
    {
    case MZ_BLOCK_HEADER:
      return header_new (workspace, block);
    case MZ_BLOCK_LEAD:
      return linked_label (workspace, block->text, "card-lead");
    case MZ_BLOCK_SECTION:
      return section_new (block);
    case MZ_BLOCK_ROW:
      return row_new (workspace, block);
    case MZ_BLOCK_RECORD:
      return record_new (block);
    case MZ_BLOCK_STEPS:
      return delivery_new (&block->delivery, TRUE);
    case MZ_BLOCK_LIFE:
      return mz_life_strip_new (workspace, MZ_SITE (block->record));
    case MZ_BLOCK_CURVE:
      return mz_card_curve_new (workspace, MZ_SERIES (block->record), block->key);
    case MZ_BLOCK_ACTION:
      return action_new (block);
    case MZ_BLOCK_CHIPS:
      return chips_new (block, before);
    case MZ_BLOCK_MORE:
      return more_new (block, before);
    case MZ_BLOCK_TEXT:
    default:
      return linked_label (workspace, block->text, "card-text");
    }
}
