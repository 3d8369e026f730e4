/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-glossary-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mz-focus.h"
#include "mz-source-chip.h"
#include "mz-term-popover.h"
#include "mz-text-label.h"

#define WIDTH 640 /* px */

struct _MzGlossaryView
{
  GtkWidget  parent_instance;
  MzDataset *facts;
  GtkWidget *box, *entry, *stack, *list;
  char      *searched; /* (nullable): what the list was last filled for */
};

enum { LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzGlossaryView, mz_glossary_view, GTK_TYPE_WIDGET)

static void
add_chips (MzGlossaryView *self, GtkWidget *box, const MzGlossaryEntry *entry)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; entry->sources[i] != NULL; i++)
    {
      MzSource *source = mz_dataset_lookup (self->facts, MZ_RECORD_SOURCE, entry->sources[i]);

      if (source != NULL)
        g_ptr_array_add (sources, source);
    }
  if (sources->len > 0)
    gtk_box_append (GTK_BOX (box), mz_source_chips_new (sources));
}

/* What a term means is laid out when it is first asked for: there are many. */
static GtkWidget *
detail_new (MzGlossaryView *self, const MzGlossaryEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *label = mz_text_label_new_filling (NULL, NULL);
  g_autofree char *markup = mz_term_dup_markup (entry, self->facts);

  mz_term_set_markup (label, markup, self->facts);
  gtk_box_append (GTK_BOX (box), label);
  add_chips (self, box, entry);
  return box;
}

static void
unfold (MzGlossaryView *self, GtkListBoxRow *row, gboolean unfolded)
{
  GtkWidget *box = gtk_list_box_row_get_child (row), *detail = g_object_get_data (G_OBJECT (row), "mz-detail");

  if (detail == NULL && unfolded)
    {
      detail = detail_new (self, g_object_get_data (G_OBJECT (row), "mz-entry"));
      g_object_set_data (G_OBJECT (row), "mz-detail", detail);
      gtk_box_append (GTK_BOX (box), detail);
    }
  if (detail != NULL)
    gtk_widget_set_visible (detail, unfolded);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

static void
row_activated_cb (MzGlossaryView *self, GtkListBoxRow *row)
{
  GtkWidget *detail = g_object_get_data (G_OBJECT (row), "mz-detail");

  unfold (self, row, detail == NULL || !gtk_widget_get_visible (detail));
}

static GtkWidget *
row_new (MzGlossaryView *self, const MzGlossaryEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "glossary-row");
  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (entry->term, "heading"));
  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (entry->brief, "dim-note"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "mz-entry", (gpointer) entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->term,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, entry->brief, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  return row;
}

static void
update (MzGlossaryView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const MzGlossary *glossary = mz_glossary_get_bundled ();
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *row;
  guint n;

  /* The entry tells late, when what was looked for is long there, unfolded and perhaps with the keyboard. */
  if (g_strcmp0 (text, self->searched) == 0)
    return;
  g_free (self->searched);
  self->searched = g_strdup (text);
  found = *text != '\0' ? mz_glossary_search (glossary, text) : NULL;
  n = found != NULL ? found->len : mz_glossary_get_length (glossary);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, found != NULL ? found->pdata[i] : mz_glossary_peek (glossary, i)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "empty");
}

/* The first one that was found. */
static void
activate_cb (MzGlossaryView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  if (row == NULL)
    return;
  unfold (self, GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_grab_focus (row);
}

/* Esc in the entry. */
static void
stop_search_cb (MzGlossaryView *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static gboolean
mz_glossary_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MZ_GLOSSARY_VIEW (widget)->entry);
}

static void
mz_glossary_view_dispose (GObject *object)
{
  MzGlossaryView *self = MZ_GLOSSARY_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->searched, g_free);
  G_OBJECT_CLASS (mz_glossary_view_parent_class)->dispose (object);
}

static void
mz_glossary_view_class_init (MzGlossaryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_glossary_view_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_glossary_view_grab_focus;
  signals[LEAVE] = g_signal_new ("leave", MZ_TYPE_GLOSSARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "glossary-view");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
clamp_new (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  return clamp;
}

static void
mz_glossary_view_init (MzGlossaryView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *empty = adw_status_page_new (), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Search the glossary"), NULL);
  gtk_widget_add_css_class (self->entry, "glossary-search");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the glossary"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Glossary"), -1);
  gtk_box_append (GTK_BOX (inner), self->list);
  gtk_widget_add_css_class (inner, "glossary-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp_new (inner));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "accessories-dictionary-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No term matches"));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (self->box), clamp_new (self->entry));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/** mz_glossary_view_new: @facts: (transfer none): where figures and sources are looked up */
GtkWidget *
mz_glossary_view_new (MzDataset *facts)
{
  MzGlossaryView *self = g_object_new (MZ_TYPE_GLOSSARY_VIEW, NULL);

  self->facts = g_object_ref (facts);
  update (self);
  return GTK_WIDGET (self);
}

/** mz_glossary_view_search: @text: what is looked for; "": all are shown */
void
mz_glossary_view_search (MzGlossaryView *self, const char *text)
{
  g_return_if_fail (MZ_IS_GLOSSARY_VIEW (self) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  update (self);
  if (*text != '\0')
    activate_cb (self);
}
