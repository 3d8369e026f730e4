/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-term-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"
#include "mz-story-text.h"
#include "mz-term-hint.h"
#include "mz-text-label.h"

#define WIDTH 300 /* px */
#define CHARS 40  /* of a line in that width, at most */
#define LINK  "<a href=\"" MZ_GLOSSARY_LINK

/* Links say what the word means as soon as they are pointed at. */
static char *
add_titles (const char *markup)
{
  GString *out = g_string_new (NULL);
  const char *found;

  while ((found = strstr (markup, LINK)) != NULL)
    {
      const char *id = found + strlen (LINK), *end = strchr (id, '"');
      g_autofree char *name = g_strndup (id, (gsize) (end - id)), *title = NULL;
      const MzGlossaryEntry *entry = mz_glossary_lookup (mz_glossary_get_bundled (), name);

      title = g_markup_escape_text (entry != NULL ? entry->brief : "", -1);
      g_string_append_len (out, markup, end + 1 - markup);
      g_string_append_printf (out, " title=\"%s\"", title);
      markup = end + 1;
    }
  g_string_append (out, markup);
  return g_string_free (out, FALSE);
}

/* @seen: entries that are linked already, and those that become so here. */
static void
mark_words (GString *out, const char *text, GHashTable *seen)
{
  g_autoptr (GArray) hits = mz_glossary_find (mz_glossary_get_bundled (), text, TRUE);
  g_autofree char *rest = NULL;
  gsize at = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const MzGlossaryHit *hit = &g_array_index (hits, MzGlossaryHit, i);
      g_autofree char *before = g_markup_escape_text (text + at, (gssize) (hit->start - at));
      g_autofree char *words = g_markup_escape_text (text + hit->start, (gssize) (hit->end - hit->start));

      g_string_append (out, before);
      if (g_hash_table_add (seen, (gpointer) hit->entry))
        g_string_append_printf (out, LINK "%s\">%s</a>", hit->entry->id, words);
      else
        g_string_append (out, words);
      at = hit->end;
    }
  rest = g_markup_escape_text (text + at, -1);
  g_string_append (out, rest);
}

/**
 * mz_term_link_markup:
 * @markup: of Pango, without links
 * @seen: of entries (direct hash): these become no links; those that do are added
 *
 * Returns: (transfer full): the same, each term a link where it comes first
 */
char *
mz_term_link_markup (const char *markup, GHashTable *seen)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (markup != NULL && seen != NULL, NULL);

  while (*markup != '\0')
    {
      gsize n = *markup == '<' ? strcspn (markup, ">") + 1 : strcspn (markup, "<");
      g_autofree char *part = g_strndup (markup, n), *text = NULL;

      markup += strlen (part);
      if (*part != '<' && pango_parse_markup (part, -1, 0, NULL, &text, NULL, NULL))
        mark_words (out, text, seen);
      else
        g_string_append (out, part);
    }
  return add_titles (out->str);
}

/** mz_term_dup_markup: Returns: (transfer full): what an entry says, with its figures, and links to the terms that it names. */
char *
mz_term_dup_markup (const MzGlossaryEntry *entry, MzDataset *facts)
{
  g_autoptr (MzStoryContext) context = mz_story_context_new (facts, facts, mz_dataset_get_as_of (facts));
  g_autoptr (MzStoryText) text = mz_story_text_new (entry->text, context);
  g_autofree char *plain = mz_glossary_strip_links (text->plain);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) marked = g_string_new (NULL);

  g_hash_table_add (seen, (gpointer) entry);
  mark_words (marked, plain, seen);
  return add_titles (marked->str);
}

/* Also where what it stands in goes before it has been closed, as when a card shows something else: it gives the keyboard back. */
static void
unparent (GtkWidget *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static gboolean
unparent_cb (gpointer popover)
{
  unparent (popover);
  g_object_unref (popover);
  return G_SOURCE_REMOVE;
}

/* Not from within its own signal. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

static void
unref_facts (gpointer facts, GClosure *closure)
{
  g_object_unref (facts);
}

static gboolean
followed_cb (GtkLabel *label, const char *uri, MzDataset *facts)
{
  if (!g_str_has_prefix (uri, MZ_GLOSSARY_LINK))
    return FALSE;
  mz_term_popup (GTK_WIDGET (label), uri + strlen (MZ_GLOSSARY_LINK), facts);
  return TRUE;
}

static GtkWidget *
linked_label_new (const char *markup, const char *css_class, MzDataset *facts)
{
  GtkWidget *label = mz_text_label_new (NULL, css_class);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  g_signal_connect_data (label, "activate-link", G_CALLBACK (followed_cb), g_object_ref (facts), unref_facts, G_CONNECT_DEFAULT);
  return label;
}

static char *
list_see (const MzGlossaryEntry *entry)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; entry->see[i] != NULL; i++)
    {
      const MzGlossaryEntry *other = mz_glossary_lookup (mz_glossary_get_bundled (), entry->see[i]);
      g_autofree char *words = other != NULL ? g_markup_escape_text (other->term, -1) : NULL;

      if (words != NULL)
        g_string_append_printf (out, "%s" LINK "%s\">%s</a>", out->len > 0 ? mz_format_get_comma () : "", other->id, words);
    }
  return g_string_free (out, FALSE);
}

/* Where one tells of a word of its own, the other takes its place. */
static GtkWidget *
find_parent (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover == NULL || !gtk_widget_has_css_class (popover, "term-popover"))
    return widget;
  widget = gtk_widget_get_parent (popover);
  gtk_popover_popdown (GTK_POPOVER (popover));
  return widget;
}

/* A popover asks how high its words are where they are as wide as with its shadow, and lacks a line where they are not. */
static void
keep_height (GtkWidget *box)
{
  int width, height;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (box, WIDTH, height);
}

/** mz_term_popup: @parent: what the word stands in; @id: of the entry; one that is not there does nothing */
void
mz_term_popup (GtkWidget *parent, const char *id, MzDataset *facts)
{
  const MzGlossaryEntry *entry = mz_glossary_lookup (mz_glossary_get_bundled (), id);
  GtkWidget *popover, *box, *brief;
  g_autofree char *markup = NULL, *see = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent) && MZ_IS_DATASET (facts));

  if (entry == NULL)
    return;
  parent = find_parent (parent);
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (popover, "term-popover");
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), mz_text_label_new (entry->term, "heading"));
  brief = mz_text_label_new (entry->brief, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (brief), CHARS);
  gtk_box_append (GTK_BOX (box), brief);
  markup = mz_term_dup_markup (entry, facts);
  gtk_box_append (GTK_BOX (box), linked_label_new (markup, "dim-note", facts));
  see = list_see (entry);
  if (*see != '\0')
    {
      /* Translators: names of other entries of the glossary. */
      g_autofree char *also = g_strdup_printf (_("See also: %s"), see);

      gtk_box_append (GTK_BOX (box), linked_label_new (also, "dim-note", facts));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->term, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, entry->brief, -1);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (unparent), popover, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (popover, parent);
  keep_height (box);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/** mz_term_connect: The links to terms in a label tell what they mean where they have the focus, and more when they are followed. */
void
mz_term_connect (GtkWidget *label, MzDataset *facts)
{
  g_return_if_fail (GTK_IS_LABEL (label) && MZ_IS_DATASET (facts));

  if (g_object_get_data (G_OBJECT (label), "mz-links") != NULL)
    return;
  g_signal_connect_data (label, "activate-link", G_CALLBACK (followed_cb), g_object_ref (facts), unref_facts, G_CONNECT_DEFAULT);
  mz_term_hint_attach (label);
  g_object_set_data (G_OBJECT (label), "mz-links", label);
}

/* What is the same stays, and with it the link that has the focus. */
static void
set_links (GtkWidget *label, const char *titled, MzDataset *facts)
{
  if (strcmp (gtk_label_get_label (GTK_LABEL (label)), titled) != 0 || !gtk_label_get_use_markup (GTK_LABEL (label)))
    gtk_label_set_markup (GTK_LABEL (label), titled);
  mz_term_connect (label, facts);
}

/** mz_term_set_markup: @markup: with links as mz_glossary_link_markup() makes them */
void
mz_term_set_markup (GtkWidget *label, const char *markup, MzDataset *facts)
{
  g_autofree char *titled = add_titles (markup);

  g_return_if_fail (GTK_IS_LABEL (label) && MZ_IS_DATASET (facts));

  set_links (label, titled, facts);
}

/** mz_term_set_texts: As #MzChartWriter: each term becomes a link where it comes first in all of them. */
void
mz_term_set_texts (GtkWidget *const *labels, const char *const *texts, guint n, MzDataset *facts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) marked = g_string_new (NULL);
      g_autofree char *titled = NULL;

      mark_words (marked, texts[i], seen);
      titled = add_titles (marked->str);
      set_links (labels[i], titled, facts);
    }
}

/** mz_term_set_text: @text: plain; each term in it becomes a link where it comes first */
void
mz_term_set_text (GtkWidget *label, const char *text, MzDataset *facts)
{
  mz_term_set_texts (&label, &text, 1, facts);
}

/** mz_term_chart_card_new: As mz_chart_card_new(), with links to terms in its texts. */
GtkWidget *
mz_term_chart_card_new (MzWorkspace *workspace, const MzChart *chart, gboolean large)
{
  GtkWidget *card = mz_chart_card_new (workspace, chart, large);

  mz_chart_card_set_writer (MZ_CHART_CARD (card), mz_term_set_texts);
  return card;
}
