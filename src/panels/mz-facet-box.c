/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-facet-box.h"

#include <glib/gi18n-lib.h>

#include "mz-facet-counts.h"
#include "mz-facet-row.h"

struct _MzFacetBox
{
  GtkWidget    parent_instance;
  MzFacet      facet;
  char        *title;
  MzWorkspace *workspace; /* (nullable) */
  GHashTable  *rows;      /* word, owned by the row -> MzFacetRow, owned by the box */
  GtkWidget   *expander;
  GtkWidget   *summary;
  GtkWidget   *box;
};

G_DEFINE_FINAL_TYPE (MzFacetBox, mz_facet_box, GTK_TYPE_WIDGET)

static MzElement *
find_element (MzDataset *dataset, const char *symbol)
{
  MzStore *store = mz_dataset_get_store (dataset, MZ_RECORD_ELEMENT);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (g_strcmp0 (mz_element_peek (mz_store_peek (store, i))->symbol, symbol) == 0)
      return mz_store_peek (store, i);
  return NULL;
}

static char *
word_to_label (MzFacetBox *self, const char *word)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  const MzVocabulary *vocabulary = self->facet == MZ_FACET_STATUS ? &mz_states : &mz_bindings;
  guint value;

  if (self->facet == MZ_FACET_COUNTRY)
    return g_strdup (mz_dataset_country_name (dataset, word));
  if (self->facet == MZ_FACET_MINERAL)
    {
      MzElement *element = find_element (dataset, word);

      /* Translators: symbol and name of an element. */
      return element != NULL ? g_strdup_printf (C_("element", "%1$s, %2$s"), word, mz_record_get_name (MZ_RECORD (element)))
                             : g_strdup (word);
    }
  return g_strdup (mz_vocabulary_find (vocabulary, word, &value) ? mz_vocabulary_get_label (vocabulary, value) : word);
}

static void
row_clicked_cb (MzFacetBox *self, MzFacetRow *row)
{
  g_autoptr (MzQuery) query = NULL;

  if (self->workspace == NULL)
    return;
  query = mz_query_toggle (mz_workspace_get_query (self->workspace), self->facet, mz_facet_row_get_word (row));
  mz_workspace_set_query (self->workspace, query);
}

static MzFacetRow *
ensure_row (MzFacetBox *self, const char *word)
{
  MzFacetRow *row = g_hash_table_lookup (self->rows, word);
  g_autofree char *label = NULL;

  if (row != NULL)
    return row;
  label = word_to_label (self, word);
  row = MZ_FACET_ROW (mz_facet_row_new (word, label, NULL));
  g_hash_table_insert (self->rows, (gpointer) mz_facet_row_get_word (row), row);
  g_signal_connect_object (row, "clicked", G_CALLBACK (row_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (row));
  return row;
}

static void
drop_rows (MzFacetBox *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->rows);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

/* As mz_facet_counts_new(), of agreements. */
static void
count_bindings (MzFacetBox *self, guint totals[MZ_N_BINDINGS])
{
  g_autoptr (MzQuery) query = mz_query_without (mz_workspace_get_query (self->workspace), MZ_FACET_BINDING);
  MzStore *store = mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_AGREEMENT);

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzRecord *agreement = mz_store_peek (store, i);

      if (mz_workspace_shows (self->workspace, query, agreement))
        totals[mz_agreement_peek (MZ_AGREEMENT (agreement))->binding]++;
    }
}

static void
show_total (MzFacetBox *self, GHashTable *seen, const char *word, guint total)
{
  MzFacetRow *row = ensure_row (self, word);

  g_hash_table_add (seen, row);
  mz_facet_row_set_total (row, total);
}

/* Rows keep their places while the facet is unfolded, so that none moves away under the pointer. */
static void
update_rows (MzFacetBox *self)
{
  MzQuery *query = mz_workspace_get_query (self->workspace);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer word, row;

  if (self->facet == MZ_FACET_BINDING)
    {
      guint totals[MZ_N_BINDINGS] = { 0 };

      count_bindings (self, totals);
      for (guint i = 0; i < MZ_N_BINDINGS; i++)
        show_total (self, seen, mz_vocabulary_get_key (&mz_bindings, i), totals[i]);
    }
  else
    {
      g_autoptr (GPtrArray) counts = mz_facet_counts_new (self->workspace, self->facet);

      for (guint i = 0; i < counts->len; i++)
        {
          const MzFacetCount *count = counts->pdata[i];

          show_total (self, seen, count->word, count->total);
        }
    }

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &word, &row))
    {
      gboolean active = mz_facet_has_word (query, self->facet, word);

      if (!g_hash_table_contains (seen, row))
        mz_facet_row_set_total (row, 0);
      gtk_toggle_button_set_active (row, active);
      gtk_widget_set_visible (row, active || g_hash_table_contains (seen, row));
    }
}

/** mz_facet_box_update: Takes over what the workspace has now. */
void
mz_facet_box_update (MzFacetBox *self)
{
  g_autofree char *chosen = NULL, *spoken = NULL;

  g_return_if_fail (MZ_IS_FACET_BOX (self));

  if (self->workspace == NULL)
    return;
  chosen = mz_query_describe_facet (mz_workspace_get_query (self->workspace), self->facet,
                                    mz_workspace_get_dataset (self->workspace));
  /* Translators: what one can filter by, and the words chosen: "Country: Brazil". */
  spoken = *chosen != '\0' ? g_strdup_printf (C_("facet", "%1$s: %2$s"), self->title, chosen) : g_strdup (self->title);
  gtk_label_set_label (GTK_LABEL (self->summary), chosen);
  gtk_widget_set_tooltip_text (self->summary, *chosen != '\0' ? chosen : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    update_rows (self);
}

/* The most frequent words come first each time that it is unfolded. */
static void
expanded_cb (MzFacetBox *self)
{
  drop_rows (self);
  mz_facet_box_update (self);
}

static void
mz_facet_box_dispose (GObject *object)
{
  MzFacetBox *self = MZ_FACET_BOX (object);

  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_facet_box_parent_class)->dispose (object);
}

static void
mz_facet_box_finalize (GObject *object)
{
  MzFacetBox *self = MZ_FACET_BOX (object);

  g_hash_table_unref (self->rows);
  g_free (self->title);
  G_OBJECT_CLASS (mz_facet_box_parent_class)->finalize (object);
}

static void
mz_facet_box_class_init (MzFacetBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mz_facet_box_dispose;
  object_class->finalize = mz_facet_box_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "facet-box");
}

static void
mz_facet_box_init (MzFacetBox *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
}

/** mz_facet_box_new: @title: the facet's name for users. Returns: (transfer floating): the facet, folded. */
GtkWidget *
mz_facet_box_new (MzFacet facet, const char *title)
{
  MzFacetBox *self = g_object_new (MZ_TYPE_FACET_BOX, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (title);

  self->facet = facet;
  self->title = g_strdup (title);
  self->summary = gtk_label_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->expander = gtk_expander_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  /* It takes what room there is, and asks for none: what is chosen must not make the panel wider. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->summary), 1);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 1);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_widget_add_css_class (self->summary, "facet-summary");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), self->summary);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), line);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->box);
  /* What is folded away is asked for the focus, too, by GTK 4.18. */
  g_object_bind_property (self->expander, "expanded", self->box, "can-focus", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** mz_facet_box_set_workspace: @workspace: (nullable) (transfer none): what it filters. */
void
mz_facet_box_set_workspace (MzFacetBox *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_FACET_BOX (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (g_set_object (&self->workspace, workspace))
    expanded_cb (self);
}

void
mz_facet_box_set_expanded (MzFacetBox *self, gboolean expanded)
{
  g_return_if_fail (MZ_IS_FACET_BOX (self));

  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), expanded);
}
