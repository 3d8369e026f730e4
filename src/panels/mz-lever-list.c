/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-lever-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-focus.h"
#include "mz-lever-row.h"
#include "mz-move-words.h"
#include "mz-record-link.h"
#include "mz-scenario-box.h"
#include "mz-text-label.h"

#define WHY_LINES 3
#define LONG_WHY  110 /* letters: what those lines hold */

struct _MzLeverList
{
  GtkWidget   parent_instance;
  MzWhatif   *whatif;
  GtkWidget  *chooser, *chooser_text;
  GtkWidget  *reset, *keep;
  GtkWidget  *why, *more, *sources;
  GtkWidget  *suggestions; /* while there is no scenario */
  GtkWidget  *body;        /* while there is one */
  GtkWidget  *rows;
  GtkWidget  *about;
  MzScenario *shown;       /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MzLeverList, mz_lever_list, GTK_TYPE_WIDGET)

static guint
count_moves (MzScenario *scenario)
{
  return scenario != NULL ? mz_scenario_get_n_moves (scenario) : 0;
}

static GtkWidget *
get_row (MzLeverList *self, guint i)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL && i-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* Whether each row can show the move that stands in its place now. */
static gboolean
rows_fit (MzLeverList *self, MzScenario *scenario)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  guint n = count_moves (scenario), i = 0;

  for (; row != NULL && i < n; row = gtk_widget_get_next_sibling (row), i++)
    if (mz_lever_row_get_kind (MZ_LEVER_ROW (row)) != mz_scenario_peek_move (scenario, i)->kind)
      return FALSE;
  return row == NULL && i == n;
}

/* Another number of moves, or others: which one is new, or gone, is where the rest is the same from both ends. */
static void
rebuild_rows (MzLeverList *self, MzScenario *scenario)
{
  guint n = count_moves (scenario), before = count_moves (self->shown), same = 0, same_end = 0;
  g_autofree gboolean *expanded = g_new0 (gboolean, before + 1);
  GtkWidget *row;

  for (guint i = 0; i < before; i++)
    expanded[i] = (row = get_row (self, i)) != NULL && mz_lever_row_get_expanded (MZ_LEVER_ROW (row));
  while (same < MIN (n, before)
         && mz_move_equal (mz_scenario_peek_move (scenario, same), mz_scenario_peek_move (self->shown, same)))
    same++;
  while (same_end < MIN (n, before) - same
         && mz_move_equal (mz_scenario_peek_move (scenario, n - 1 - same_end),
                           mz_scenario_peek_move (self->shown, before - 1 - same_end)))
    same_end++;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < n; i++)
    {
      row = mz_lever_row_new (self->whatif, i);
      gtk_box_append (GTK_BOX (self->rows), row);
      if (i < same)
        mz_lever_row_set_expanded (MZ_LEVER_ROW (row), expanded[i]);
      else if (i >= n - same_end)
        mz_lever_row_set_expanded (MZ_LEVER_ROW (row), expanded[before - n + i]);
    }
  /* What is new is to be looked at; what is gone leaves the focus to its neighbour. */
  if (before > 0 && n == before + 1 && same + same_end == before)
    {
      row = get_row (self, same);
      mz_lever_row_set_expanded (MZ_LEVER_ROW (row), TRUE);
      gtk_widget_grab_focus (row);
    }
  else if (n > 0 && n + 1 == before && gtk_widget_get_mapped (self->rows))
    gtk_widget_grab_focus (get_row (self, MIN (same, n - 1)));
  else if (n > 0 && before == 0)
    mz_lever_row_set_expanded (MZ_LEVER_ROW (get_row (self, 0)), TRUE);
}

static void
show_text (MzLeverList *self, MzScenario *scenario)
{
  const MzScenarioText *text = scenario != NULL ? mz_scenario_peek (scenario) : NULL;
  GtkWidget *child;

  gtk_label_set_text (GTK_LABEL (self->chooser_text), text != NULL ? text->title : _("Nothing changes"));
  gtk_label_set_text (GTK_LABEL (self->why), text != NULL ? text->why : "");
  gtk_widget_set_visible (self->why, text != NULL && *text->why != '\0');
  gtk_widget_set_visible (self->more, text != NULL && g_utf8_strlen (text->why, -1) > LONG_WHY);
  while ((child = gtk_widget_get_first_child (self->sources)) != NULL)
    gtk_box_remove (GTK_BOX (self->sources), child);
  for (guint i = 0; text != NULL && text->sources[i] != NULL; i++)
    {
      GtkWidget *link = mz_record_link_new (mz_whatif_get_dataset (self->whatif), text->sources[i]);

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->sources), link);
    }
}

static gboolean
same_text (MzScenario *a, MzScenario *b)
{
  return a != NULL && b != NULL && strcmp (mz_scenario_peek (a)->title, mz_scenario_peek (b)->title) == 0
         && strcmp (mz_scenario_peek (a)->why, mz_scenario_peek (b)->why) == 0
         && g_strv_equal ((const char *const *) mz_scenario_peek (a)->sources, (const char *const *) mz_scenario_peek (b)->sources);
}

static void
scenario_changed_cb (MzLeverList *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self->whatif);
  gboolean other = self->shown != NULL && scenario != NULL
                   && strcmp (mz_scenario_peek (self->shown)->id, mz_scenario_peek (scenario)->id) != 0;

  gtk_widget_set_visible (self->suggestions, scenario == NULL);
  gtk_widget_set_visible (self->body, scenario != NULL);
  gtk_widget_set_visible (self->reset, mz_whatif_is_edited (self->whatif));
  gtk_widget_set_visible (self->keep, mz_whatif_get_document (self->whatif) != NULL && mz_whatif_can_keep (self->whatif));
  if (scenario == NULL || !same_text (self->shown, scenario))
    show_text (self, scenario);
  if (rows_fit (self, scenario))
    for (guint i = 0; i < count_moves (scenario); i++)
      mz_lever_row_update (MZ_LEVER_ROW (get_row (self, i)));
  else
    rebuild_rows (self, scenario);
  if (other && count_moves (scenario) > 0 && !mz_whatif_is_edited (self->whatif))
    mz_lever_row_set_expanded (MZ_LEVER_ROW (get_row (self, 0)), TRUE);
  mz_scenario_box_update (MZ_SCENARIO_BOX (self->about));
  g_clear_pointer (&self->shown, mz_scenario_unref);
  self->shown = scenario != NULL ? mz_scenario_ref (scenario) : NULL;
}

static void
more_cb (MzLeverList *self)
{
  gboolean whole = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more));

  gtk_label_set_lines (GTK_LABEL (self->why), whole ? -1 : WHY_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->why), whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_button_set_label (GTK_BUTTON (self->more), whole ? _("Less") : _("More"));
  gtk_widget_set_visible (self->sources, whole);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzLeverList *self = MZ_LEVER_LIST (widget);
  g_autoptr (MzMove) move = NULL;
  guint kind;

  if (!mz_vocabulary_find (&mz_move_kinds, g_variant_get_string (parameter, NULL), &kind))
    return;
  move = mz_whatif_suggest_move (self->whatif, (MzMoveKind) kind);
  mz_whatif_add_move (self->whatif, G_MAXUINT, move);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzLeverList *self = MZ_LEVER_LIST (widget);
  GPtrArray *bundled = mz_whatif_get_bundled (self->whatif);
  const char *id = g_variant_get_string (parameter, NULL);

  if (*id == '\0')
    mz_whatif_choose (self->whatif, NULL);
  for (guint i = 0; i < bundled->len; i++)
    if (strcmp (mz_scenario_peek (bundled->pdata[i])->id, id) == 0)
      {
        mz_whatif_choose (self->whatif, bundled->pdata[i]);
        mz_whatif_go (self->whatif);
      }
  gtk_widget_grab_focus (self->chooser);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_whatif_reset (MZ_LEVER_LIST (widget)->whatif);
}

static gboolean
mz_lever_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MZ_LEVER_LIST (widget)->chooser);
}

static void
mz_lever_list_dispose (GObject *object)
{
  MzLeverList *self = MZ_LEVER_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown, mz_scenario_unref);
  g_clear_object (&self->whatif);
  G_OBJECT_CLASS (mz_lever_list_parent_class)->dispose (object);
}

static void
mz_lever_list_class_init (MzLeverListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_lever_list_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_lever_list_grab_focus;
  gtk_widget_class_install_action (widget_class, "whatif.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "whatif.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "whatif.reset", NULL, reset_action);
  gtk_widget_class_set_css_name (widget_class, "lever-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mz_lever_list_init (MzLeverList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/* Titles are data: an underscore in one is no mnemonic. */
static void
append_targeted (GMenu *menu, const char *title, const char *action, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_kept (GMenu *menu, MzDocument *document)
{
  g_autoptr (GMenu) kept = g_menu_new ();

  for (guint i = 0; i < mz_document_count (document, MZ_DOCUMENT_SCENARIOS); i++)
    {
      const MzScenarioText *text = mz_scenario_peek (mz_document_peek_scenario (document, i));

      append_targeted (kept, text->title, "win.choose-kept", text->id);
    }
  g_menu_append_section (menu, _("In Your Document"), G_MENU_MODEL (kept));
}

static GMenuModel *
scenario_menu_new (MzLeverList *self)
{
  GPtrArray *bundled = mz_whatif_get_bundled (self->whatif);
  MzDocument *document = mz_whatif_get_document (self->whatif);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new (), all = g_menu_new (), files = g_menu_new (), own = g_menu_new ();
  gboolean kept = document != NULL && mz_document_count (document, MZ_DOCUMENT_SCENARIOS) > 0;

  append_targeted (none, _("Nothing Changes"), "whatif.choose", "");
  for (guint i = 0; i < bundled->len; i++)
    append_targeted (all, mz_scenario_peek (bundled->pdata[i])->title, "whatif.choose", mz_scenario_peek (bundled->pdata[i])->id);
  g_menu_append (own, _("Keep in the Document…"), "win.keep-scenario");
  g_menu_append (own, _("Rename or Describe…"), "win.rename-scenario");
  g_menu_append (own, _("Remove from the Document"), "win.remove-scenario");
  g_menu_append (files, _("Open a File…"), "win.open-scenario");
  g_menu_append (files, _("Save to a File of Its Own"), "win.save-scenario");
  g_menu_append (files, _("Save As…"), "win.save-scenario-as");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  if (kept)
    append_kept (menu, document);
  g_menu_append_section (menu, kept ? _("Bundled") : NULL, G_MENU_MODEL (all));
  if (document != NULL)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

static void
kept_changed_cb (MzLeverList *self)
{
  g_autoptr (GMenuModel) menu = scenario_menu_new (self);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->chooser), menu);
  scenario_changed_cb (self);
}

static GtkWidget *
chooser_new (MzLeverList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chooser_text = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->chooser_text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->chooser_text), 0);
  gtk_widget_set_hexpand (self->chooser_text, TRUE);
  gtk_box_append (GTK_BOX (box), self->chooser_text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->chooser = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->chooser), box);
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (self->chooser, TRUE);
  gtk_widget_set_tooltip_text (self->chooser, _("Choose a scenario"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a scenario"), -1);
  gtk_widget_add_css_class (self->chooser, "scenario-chooser");
  return self->chooser;
}

static GtkWidget *
add_button_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint kind = 0; kind < MZ_N_MOVE_KINDS; kind++)
    append_targeted (menu, mz_move_kind_get_label ((MzMoveKind) kind), "whatif.add", mz_vocabulary_get_key (&mz_move_kinds, kind));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Add a move"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a move"), -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* The first sentence of the reasoning. */
static char *
dup_sentence (const char *why)
{
  const char *end = strstr (why, ". ");

  return end != NULL ? g_strndup (why, (gsize) (end - why + 1)) : g_strdup (why);
}

static void
add_suggestion (MzLeverList *self, MzScenario *scenario)
{
  const MzScenarioText *text = mz_scenario_peek (scenario);
  g_autofree char *sentence = dup_sentence (text->why);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (text->title, "suggestion-title"));
  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (sentence, "suggestion-text"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "whatif.choose");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_widget_add_css_class (button, "suggestion");
  gtk_box_append (GTK_BOX (self->suggestions), button);
}

static GtkWidget *
suggestions_new (MzLeverList *self)
{
  static const char *const ids[] = { "china-export-stop", "confrontation-overshoots", "managed-rivalry", "tenx-slips" };
  GPtrArray *bundled = mz_whatif_get_bundled (self->whatif);

  self->suggestions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->suggestions, "suggestions");
  gtk_box_append (GTK_BOX (self->suggestions), mz_text_label_new_filling (_("Choose a scenario, or add a move of your own."),
                                                                          "suggestion-lead"));
  for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
    for (guint i = 0; i < bundled->len; i++)
      if (strcmp (mz_scenario_peek (bundled->pdata[i])->id, ids[k]) == 0)
        add_suggestion (self, bundled->pdata[i]);
  return self->suggestions;
}

static GtkWidget *
moves_head_new (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (head), mz_text_label_new_filling (_("Moves"), "answers-heading"));
  gtk_box_append (GTK_BOX (head), add_button_new ());
  gtk_widget_add_css_class (head, "levers-head");
  return head;
}

static GtkWidget *
content_new (MzLeverList *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  self->why = mz_text_label_new_filling ("", "scenario-why");
  self->sources = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->sources, "scenario-sources");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->about = mz_scenario_box_new (self->whatif);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->more = gtk_toggle_button_new_with_label ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("The whole reasoning and its sources"),
                                  -1);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "answers-more");
  g_signal_connect_object (self->more, "toggled", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  more_cb (self);
  gtk_box_append (GTK_BOX (self->body), self->why);
  gtk_box_append (GTK_BOX (self->body), self->sources);
  gtk_box_append (GTK_BOX (self->body), self->more);
  gtk_box_append (GTK_BOX (content), self->body);
  gtk_box_append (GTK_BOX (content), suggestions_new (self));
  gtk_box_append (GTK_BOX (content), moves_head_new ());
  gtk_box_append (GTK_BOX (content), self->rows);
  gtk_box_append (GTK_BOX (content), self->about);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
head_button_new (const char *icon, const char *action, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

/** mz_lever_list_new: @whatif: (transfer none): whose scenario it changes */
GtkWidget *
mz_lever_list_new (MzWhatif *whatif)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  MzLeverList *self;

  g_return_val_if_fail (MZ_IS_WHATIF (whatif), NULL);

  self = g_object_new (MZ_TYPE_LEVER_LIST, NULL);
  self->whatif = g_object_ref (whatif);
  gtk_widget_add_css_class (head, "whatif-head");
  gtk_box_append (GTK_BOX (head), chooser_new (self));
  self->keep = head_button_new ("document-save-symbolic", "win.keep-scenario", _("Keep the scenario in the document"));
  self->reset = head_button_new ("edit-undo-symbolic", "whatif.reset", _("Back to the scenario as it came"));
  gtk_box_append (GTK_BOX (head), self->keep);
  gtk_box_append (GTK_BOX (head), self->reset);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (content_new (self), GTK_WIDGET (self));
  g_signal_connect_object (mz_whatif_get_workspace (whatif), "notify::scenario", G_CALLBACK (scenario_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (whatif, "kept-changed", G_CALLBACK (kept_changed_cb), self, G_CONNECT_SWAPPED);
  kept_changed_cb (self);
  return GTK_WIDGET (self);
}
