/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-term-hint.h"

#include <string.h>

#include "mz-compat.h"
#include "mz-format.h"
#include "mz-term-popover.h"
#include "mz-text-label.h"

#define WIDTH       40 /* characters, at most */
#define MOST_FRAMES 60 /* that it waits for a link to come into sight */
#define LINK        "<a href=\""

/* Of one label. */
typedef struct
{
  GtkWidget             *label; /* owns this */
  GtkEventController    *focus; /* the label's */
  GtkWidget             *popover, *term, *brief; /* (nullable): made when they are first needed */
  const MzGlossaryEntry *shown; /* (nullable) */
  const char            *uri;   /* (nullable): of the link that has the focus */
  guint                  tick_id, n_frames;
  double                 x, y;    /* of the link in its window, in the last of the frames that it waited */
  gboolean               watches; /* what it lies in being scrolled */
} Hint;

/* How many bytes of text there are in the first @length bytes of markup. */
static int
count_text (const char *markup, gsize length)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  g_autofree char *text = NULL;
  gboolean in_tag = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      in_tag |= markup[i] == '<';
      if (!in_tag)
        g_string_append_c (bare, markup[i]);
      in_tag &= markup[i] != '>';
    }
  return pango_parse_markup (bare->str, -1, 0, NULL, &text, NULL, NULL) ? (int) strlen (text) : 0;
}

/**
 * mz_term_hint_get_uri:
 *
 * What gtk_label_get_current_uri() is before GTK 4.18, where it is of the link under the pointer.
 *
 * Returns: (transfer none) (nullable): of the link that has the focus, in a label that has it
 */
const char *
mz_term_hint_get_uri (GtkLabel *label)
{
  const char *markup, *text;
  int start, end;
  gsize place;

  g_return_val_if_fail (GTK_IS_LABEL (label), NULL);

  if (gtk_label_get_selection_bounds (label, &start, &end))
    return NULL;
  markup = gtk_label_get_label (label);
  text = gtk_label_get_text (label);
  place = (gsize) (g_utf8_offset_to_pointer (text, start) - text);
  for (const char *link = strstr (markup, LINK); link != NULL; link = strstr (link + 1, LINK))
    if ((gsize) count_text (markup, (gsize) (link - markup)) == place)
      {
        const char *uri = link + strlen (LINK);
        g_autofree char *copy = g_strndup (uri, strcspn (uri, "\""));

        return g_intern_string (copy);
      }
  return NULL;
}

/* Where a link is in its label; of one that goes over two lines, its beginning. */
static GdkRectangle
find_link (GtkLabel *label, const char *uri)
{
  g_autofree char *head = g_strdup_printf ("<a href=\"%s\"", uri);
  const char *markup = gtk_label_get_label (label), *link = strstr (markup, head), *end = link != NULL ? strstr (link, "</a>") : NULL;
  PangoRectangle first, last;
  int x, y;

  if (end == NULL)
    return (GdkRectangle) { 0, 0, gtk_widget_get_width (GTK_WIDGET (label)), gtk_widget_get_height (GTK_WIDGET (label)) };
  gtk_label_get_layout_offsets (label, &x, &y);
  pango_layout_index_to_pos (gtk_label_get_layout (label), count_text (markup, (gsize) (link - markup)), &first);
  pango_layout_index_to_pos (gtk_label_get_layout (label), count_text (markup, (gsize) (end - markup)), &last);
  if (last.y != first.y)
    last.x = first.x + first.width;
  return (GdkRectangle) { x + PANGO_PIXELS (MIN (first.x, last.x)), y + PANGO_PIXELS (first.y),
                          PANGO_PIXELS (ABS (last.x - first.x)), PANGO_PIXELS (first.height) };
}

static void
make_popover (Hint *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->popover = gtk_popover_new ();
  self->term = mz_text_label_new (NULL, "heading");
  self->brief = mz_text_label_new (NULL, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (self->brief), WIDTH);
  gtk_box_append (GTK_BOX (box), self->term);
  gtk_box_append (GTK_BOX (box), self->brief);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "term-hint");
  gtk_widget_set_parent (self->popover, self->label);
}

/* Whether the link is in its window, and at rest: what has been scrolled is laid out only after a tick. */
static gboolean
is_settled (Hint *self, const GdkRectangle *place)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (self->label));
  double x = place->x + place->width / 2.0, y = place->y + place->height / 2.0;
  gboolean seen = mz_widget_translate (self->label, root, &x, &y) && gtk_widget_contains (root, x, y);
  gboolean rests = self->n_frames > 0 && x == self->x && y == self->y;

  self->x = x;
  self->y = y;
  return seen && rests;
}

/* A popover that points to where nothing is seen has no monitor to keep to, and pages scroll to what has the keyboard only after
 * it has got it. */
static gboolean
popup_cb (GtkWidget *label, GdkFrameClock *clock, gpointer data)
{
  Hint *self = data;

  if (self->uri != NULL && g_strcmp0 (mz_term_hint_get_uri (GTK_LABEL (label)), self->uri) == 0)
    {
      GdkRectangle place = find_link (GTK_LABEL (label), self->uri);

      if (is_settled (self, &place))
        {
          gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
          gtk_popover_popup (GTK_POPOVER (self->popover));
        }
      else if (++self->n_frames < MOST_FRAMES)
        return G_SOURCE_CONTINUE;
    }
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
wait_for_link (Hint *self)
{
  self->n_frames = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->label, popup_cb, self, NULL);
}

/* Before the label moves: the popover would go along, also to where there is no monitor. */
static void
scrolled_cb (GtkWidget *label)
{
  Hint *self = g_object_get_data (G_OBJECT (label), "mz-term-hint");

  if (self->shown == NULL || self->popover == NULL || !gtk_widget_get_visible (self->popover))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  wait_for_link (self);
}

static void
watch_scrolling (Hint *self)
{
  for (GtkWidget *w = gtk_widget_get_parent (self->label); w != NULL; w = gtk_widget_get_parent (w))
    if (GTK_IS_SCROLLED_WINDOW (w))
      {
        GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (w));

        g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self->label, G_CONNECT_SWAPPED);
        g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self->label, G_CONNECT_SWAPPED);
      }
  self->watches = TRUE;
}

static void
show (Hint *self, const MzGlossaryEntry *entry)
{
  g_autofree char *spoken = mz_format_named (entry->term, entry->brief);

  if (self->popover == NULL)
    make_popover (self);
  gtk_label_set_text (GTK_LABEL (self->term), entry->term);
  gtk_label_set_text (GTK_LABEL (self->brief), entry->brief);
  if (!self->watches)
    watch_scrolling (self);
  wait_for_link (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
stop_waiting (Hint *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->label, self->tick_id);
  self->tick_id = 0;
}

static void
hide (Hint *self)
{
  stop_waiting (self);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* Only for who goes by keys: who clicks follows the link. */
static void
update (Hint *self)
{
  GtkRoot *root = gtk_widget_get_root (self->label);
  gboolean by_keys = GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));
  gboolean focused = by_keys && gtk_event_controller_focus_is_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
  const char *uri = focused ? mz_term_hint_get_uri (GTK_LABEL (self->label)) : NULL;
  const MzGlossaryEntry *entry = uri != NULL && g_str_has_prefix (uri, MZ_GLOSSARY_LINK)
                                   ? mz_glossary_lookup (mz_glossary_get_bundled (), uri + strlen (MZ_GLOSSARY_LINK)) : NULL;

  if (entry == self->shown)
    return;
  self->shown = entry;
  self->uri = uri;
  if (entry != NULL)
    show (self, entry);
  else
    hide (self);
}

static void
destroy_cb (Hint *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/** mz_term_hint_attach: @label: one with links to terms; once for each */
void
mz_term_hint_attach (GtkWidget *label)
{
  GtkEventController *keys;
  Hint *self;

  g_return_if_fail (GTK_IS_LABEL (label));

  keys = gtk_event_controller_key_new ();
  self = g_new0 (Hint, 1);
  self->label = label;
  self->focus = gtk_event_controller_focus_new ();
  g_object_set_data_full (G_OBJECT (label), "mz-term-hint", self, g_free);
  g_signal_connect_swapped (label, "destroy", G_CALLBACK (destroy_cb), self);
  g_signal_connect_swapped (self->focus, "notify::is-focus", G_CALLBACK (update), self);
  /* Within the label, the focus goes from link to link. */
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (update), self);
  gtk_widget_add_controller (label, self->focus);
  gtk_widget_add_controller (label, keys);
}
