/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-facet-row.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"

struct _MzFacetRow
{
  GtkToggleButton parent_instance;
  char           *word;
  GtkWidget      *box;
  GtkWidget      *name;
  GtkWidget      *tick;
  GtkWidget      *count;
};

G_DEFINE_FINAL_TYPE (MzFacetRow, mz_facet_row, GTK_TYPE_TOGGLE_BUTTON)

static void
mz_facet_row_finalize (GObject *object)
{
  g_free (MZ_FACET_ROW (object)->word);
  G_OBJECT_CLASS (mz_facet_row_parent_class)->finalize (object);
}

static void
mz_facet_row_class_init (MzFacetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_facet_row_finalize;
}

static void
mz_facet_row_init (MzFacetRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->name = gtk_label_new (NULL);
  self->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  self->count = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "facet-name");
  gtk_widget_add_css_class (self->count, "facet-count");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->name);
  gtk_box_append (GTK_BOX (self->box), self->tick);
  gtk_box_append (GTK_BOX (self->box), self->count);
  gtk_button_set_child (GTK_BUTTON (self), self->box);
  g_object_bind_property (self, "active", self->tick, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "facet-row");
}

/**
 * mz_facet_row_new:
 * @word: a word of a facet, as in the facts
 * @label: what users read
 * @sample: (nullable) (transfer floating): its symbol
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
mz_facet_row_new (const char *word, const char *label, GtkWidget *sample)
{
  MzFacetRow *self = g_object_new (MZ_TYPE_FACET_ROW, NULL);

  self->word = g_strdup (word);
  mz_facet_row_set_label (self, label);
  if (sample != NULL)
    gtk_box_prepend (GTK_BOX (self->box), sample);
  return GTK_WIDGET (self);
}

const char *
mz_facet_row_get_word (MzFacetRow *self)
{
  g_return_val_if_fail (MZ_IS_FACET_ROW (self), NULL);

  return self->word;
}

void
mz_facet_row_set_label (MzFacetRow *self, const char *label)
{
  g_return_if_fail (MZ_IS_FACET_ROW (self) && label != NULL);

  gtk_label_set_label (GTK_LABEL (self->name), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
}

static void
set_count (MzFacetRow *self, const char *markup, guint total, const char *words)
{
  const char *name = gtk_label_get_label (GTK_LABEL (self->name));
  /* Translators: a word that one can filter by, and how many sites there are of it: "Mining, 52 sites". */
  g_autofree char *spoken = g_strdup_printf (C_("facet", "%1$s, %2$s"), name, words);

  gtk_label_set_markup (GTK_LABEL (self->count), markup);
  if (total == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "none");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "none");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/** mz_facet_row_set_total: @total: how many there would be with this word alone */
void
mz_facet_row_set_total (MzFacetRow *self, guint total)
{
  g_autofree char *number = mz_format_number (total);

  g_return_if_fail (MZ_IS_FACET_ROW (self));

  set_count (self, number, total, number);
}

/** mz_facet_row_set_counts: @operating: how many of the @total certainly operate */
void
mz_facet_row_set_counts (MzFacetRow *self, guint operating, guint total)
{
  g_autofree char *some = mz_format_number (operating);
  g_autofree char *all = mz_format_number (total);
  g_autofree char *markup = NULL, *words = NULL;

  g_return_if_fail (MZ_IS_FACET_ROW (self));

  /* Translators: so many sites of so many operate: short, in a column. */
  markup = g_strdup_printf (_("<b>%1$s</b> of %2$s"), some, all);
  /* Translators: so many sites of so many. */
  words = g_strdup_printf (_("%1$s of %2$s operate"), some, all);
  set_count (self, markup, total, words);
}

static gboolean
set_has_word (MzSet set, const MzVocabulary *vocabulary, const char *word)
{
  guint value;

  return mz_vocabulary_find (vocabulary, word, &value) && (set & MZ_BIT (value)) != 0;
}

/** mz_facet_has_word: Returns: whether @query asks for @word. */
gboolean
mz_facet_has_word (MzQuery *query, MzFacet facet, const char *word)
{
  const MzFacets *facets = mz_query_peek (query);

  switch (facet)
    {
    case MZ_FACET_KIND:
      return set_has_word (facets->kinds, &mz_site_kinds, word);
    case MZ_FACET_STAGE:
      return set_has_word (facets->stages, &mz_stages, word);
    case MZ_FACET_STATUS:
      return set_has_word (facets->states, &mz_states, word);
    case MZ_FACET_BINDING:
      return set_has_word (facets->bindings, &mz_bindings, word);
    case MZ_FACET_MINERAL:
      return g_strv_contains (facets->minerals, word);
    case MZ_FACET_COUNTRY:
      return g_strv_contains (facets->countries, word);
    case MZ_FACET_TEXT:
    case MZ_N_FACETS:
    default:
      g_return_val_if_reached (FALSE);
    }
}
