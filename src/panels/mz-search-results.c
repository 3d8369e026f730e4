/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-search-results.h"

#include <glib/gi18n-lib.h>

#include "mz-find-status.h"
#include "mz-record-row.h"
#include "mz-tell.h"
#include "mz-term-popover.h"
#include "mz-text-label.h"

#define LIST_LEAST    90 /* px */
#define MOST_TERMS    2 /* of the glossary, below the records */
#define LEAST_LETTERS 2

struct _MzSearchResults
{
  GtkWidget           parent_instance;
  MzWorkspace        *workspace; /* (nullable) */
  MzSearch           *search;    /* (nullable) */
  GtkSingleSelection *selection;
  MzRecord           *preview;   /* (nullable): what the map shows as under the pointer because of a result */
  GtkWidget          *box;
  GtkWidget          *stack;
  GtkWidget          *terms;     /* box of buttons */
  GtkWidget          *list;
  MzFindStatus       *status;
};

enum { OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzSearchResults, mz_search_results, GTK_TYPE_WIDGET)

/* Which one of how many it is, for whoever does not see the others. */
static char *
describe (MzSearchResults *self, MzSearchHit *hit, guint position)
{
  /* Translators: what a search has found, what it is, its place in the list, and how many there are. */
  return g_strdup_printf (_("%1$s, %2$s, %3$u of %4$u"), mz_search_hit_get_title (hit), mz_search_hit_get_detail (hit), position + 1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->search)));
}

static void
set_preview (MzSearchResults *self, MzRecord *record)
{
  MzRecord *hover = mz_workspace_get_hover (self->workspace);

  /* What the pointer itself is on stays. */
  if (record != NULL || hover == self->preview)
    mz_workspace_set_hover (self->workspace, record);
  g_set_object (&self->preview, record);
}

static void
selected_cb (MzSearchResults *self)
{
  MzSearchHit *hit = gtk_single_selection_get_selected_item (self->selection);

  if (self->workspace != NULL)
    set_preview (self, hit != NULL ? mz_search_hit_get_record (hit) : NULL);
}

static void
setup_cb (MzSearchResults *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, mz_record_row_new (self->workspace));
}

static void
bind_cb (MzSearchResults *self, GtkListItem *item)
{
  MzSearchHit *hit = gtk_list_item_get_item (item);
  g_autofree char *spoken = describe (self, hit, gtk_list_item_get_position (item));

  mz_record_row_show_hit (MZ_RECORD_ROW (gtk_list_item_get_child (item)), hit);
  mz_tell_item (item, spoken, NULL);
}

static void
open_hit (MzSearchResults *self, MzSearchHit *hit)
{
  mz_workspace_set_selection (self->workspace, mz_search_hit_get_record (hit));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
activate_cb (MzSearchResults *self, guint position)
{
  g_autoptr (MzSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (hit != NULL)
    open_hit (self, hit);
}

static char *
describe_none (MzSearchResults *self)
{
  /* Translators: what has been typed. */
  return g_strdup_printf (_("No site matches “%s”"), mz_search_get_text (self->search));
}

static void
hits_changed_cb (MzSearchResults *self)
{
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->search)) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), found ? "list" : "status");
  if (!found)
    {
      g_autofree char *title = describe_none (self);

      mz_find_status_show (self->status, title, _("Nor does a company, country, agreement, measure, element or event."),
                           _("Clear Search"), "find.clear-search", NULL);
    }
}

static GtkWidget *
term_button_new (const MzGlossaryEntry *entry)
{
  GtkWidget *button = gtk_button_new (), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *term = gtk_label_new (entry->term);
  GtkWidget *brief = gtk_label_new (entry->brief);
  /* Translators: a term of the glossary, and what it means. */
  g_autofree char *spoken = g_strdup_printf (_("Glossary: %1$s, %2$s"), entry->term, entry->brief);

  gtk_label_set_xalign (GTK_LABEL (term), 0);
  gtk_label_set_ellipsize (GTK_LABEL (term), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (brief), 0);
  gtk_label_set_ellipsize (GTK_LABEL (brief), PANGO_ELLIPSIZE_END);
  /* They take what width there is. */
  gtk_label_set_max_width_chars (GTK_LABEL (term), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (brief), 1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (brief, "dim-note");
  gtk_box_append (GTK_BOX (words), term);
  gtk_box_append (GTK_BOX (words), brief);
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "term-button");
  gtk_widget_set_tooltip_text (button, entry->brief);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.glossary");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->term);
  return button;
}

/* What is a word and no record stands below. */
static void
show_terms (MzSearchResults *self, const char *text)
{
  g_autoptr (GPtrArray) found = g_utf8_strlen (text, -1) >= LEAST_LETTERS ? mz_glossary_search (mz_glossary_get_bundled (), text) : NULL;
  guint n = found != NULL ? MIN (found->len, MOST_TERMS) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->terms)) != NULL)
    gtk_box_remove (GTK_BOX (self->terms), child);
  if (n > 0)
    gtk_box_append (GTK_BOX (self->terms), mz_text_label_new (_("Glossary"), "term-heading"));
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->terms), term_button_new (found->pdata[i]));
  gtk_widget_set_visible (self->terms, n > 0);
}

static void
mz_search_results_dispose (GObject *object)
{
  MzSearchResults *self = MZ_SEARCH_RESULTS (object);

  mz_search_results_set_workspace (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (mz_search_results_parent_class)->dispose (object);
}

static void
mz_search_results_class_init (MzSearchResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_search_results_dispose;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "search-results");
}

static void
mz_search_results_init (MzSearchResults *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search results"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_LEAST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);

  self->status = MZ_FIND_STATUS (mz_find_status_new ());
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->status), "status");
  mz_tell_visible_child (self->stack);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->terms = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->terms, "terms");
  gtk_widget_set_visible (self->terms, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->terms);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** mz_search_results_set_workspace: @workspace: (nullable) (transfer none): whose facts are searched. */
void
mz_search_results_set_workspace (MzSearchResults *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_SEARCH_RESULTS (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    {
      gtk_single_selection_set_model (self->selection, NULL);
      set_preview (self, NULL);
      g_signal_handlers_disconnect_by_data (self->search, self);
      g_clear_object (&self->search);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;
  self->search = mz_search_new (mz_workspace_get_dataset (workspace));
  g_signal_connect_object (self->search, "items-changed", G_CALLBACK (hits_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->search));
}

/** mz_search_results_set_text: @text: as typed; the best result becomes the chosen one */
void
mz_search_results_set_text (MzSearchResults *self, const char *text)
{
  g_return_if_fail (MZ_IS_SEARCH_RESULTS (self) && text != NULL);

  if (self->search == NULL)
    return;
  mz_search_set_text (self->search, text);
  show_terms (self, text);
  gtk_single_selection_set_selected (self->selection, 0);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->search)) > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
}

/** mz_search_results_move: @step: how many results down, or up where negative; stops at the ends */
void
mz_search_results_move (MzSearchResults *self, int step)
{
  guint n, position;

  g_return_if_fail (MZ_IS_SEARCH_RESULTS (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n == 0)
    return;
  position = (guint) CLAMP ((int) gtk_single_selection_get_selected (self->selection) + step, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/**
 * mz_search_results_dup_told:
 *
 * What a screen reader says at the entry, which keeps the keyboard: the chosen result, and of how many it is one.
 *
 * Returns: (transfer full): "" while nothing is searched for
 */
char *
mz_search_results_dup_told (MzSearchResults *self)
{
  MzSearchHit *hit;

  g_return_val_if_fail (MZ_IS_SEARCH_RESULTS (self), NULL);

  hit = gtk_single_selection_get_selected_item (self->selection);
  if (hit != NULL)
    return describe (self, hit, gtk_single_selection_get_selected (self->selection));
  return self->search != NULL && *mz_search_get_text (self->search) != '\0' ? describe_none (self) : g_strdup ("");
}

/** mz_search_results_open: Opens the chosen result, if there is one. */
void
mz_search_results_open (MzSearchResults *self)
{
  MzSearchHit *hit;

  g_return_if_fail (MZ_IS_SEARCH_RESULTS (self));

  hit = gtk_single_selection_get_selected_item (self->selection);
  if (hit != NULL)
    {
      g_object_ref (hit);
      open_hit (self, hit);
      g_object_unref (hit);
    }
}

/** mz_search_results_get_model: Returns: (transfer none): a #GtkSingleSelection of #MzSearchHit. */
GListModel *
mz_search_results_get_model (MzSearchResults *self)
{
  g_return_val_if_fail (MZ_IS_SEARCH_RESULTS (self), NULL);

  return G_LIST_MODEL (self->selection);
}
