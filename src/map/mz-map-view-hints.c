/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map says of what the pointer or the focus is on, and the members of a ring. */
#define G_LOG_DOMAIN "mz-map"

#include "mz-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mz-collate.h"
#include "mz-marker-paint.h"
#include "mz-picture.h"

#define MAX_MEMBERS   200  /* listed beside a ring; the others are counted */
#define FEW_NAMES     2    /* named in a tooltip where the map is small; the others are counted */
#define SMALL         360.0 /* px, of its lesser side */
#define SYMBOL        18.0
#define POPOVER_ROWS  7    /* seen without scrolling */

/* "Mine, operating": what it is and does on the date. */
static char *
describe_site (MzMapView *self, MzSite *site)
{
  const char *kind = mz_vocabulary_get_label (&mz_site_kinds, mz_site_peek (site)->kind);
  MzSiteState state = mz_workspace_get_site_state (self->workspace, site);

  if (state.state == MZ_STATE_NOT_KNOWN && mz_workspace_is_after_as_of (self->workspace))
    {
      g_autofree char *as_of = mz_partial_date_format (mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));

      /* Translators: kind of site, last date that the facts know. */
      return g_strdup_printf (_("%1$s, not known after %2$s"), kind, as_of);
    }
  if (state.state == MZ_STATE_NOT_KNOWN)
    /* Translators: kind of site. */
    return g_strdup_printf (_("%s, status not known"), kind);
  /* Translators: kind of site, and what it does: "Mine, operating". */
  return g_strdup_printf (C_("site", "%1$s, %2$s"), kind, mz_vocabulary_get_word (&mz_states, state.state));
}

/* A tooltip with many lines would cover a small map. */
static guint
get_most_names (MzMapView *self)
{
  return MIN (self->view.width, self->view.height) < SMALL ? FEW_NAMES : MZ_MAP_VIEW_MOST_NAMES;
}

static void
append_rest (GString *text, guint n)
{
  if (n == 0)
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("and %u more", "and %u more", n), n);
}

static char *
describe_mark (MzMapView *self, const MzMapMark *mark, guint most)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GPtrArray) members = NULL;
  guint n = mark->n_members;

  if (mark->site != NULL)
    {
      MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
      g_autofree char *what = describe_site (self, mark->site);

      return g_strdup_printf ("%s\n%s\n%s", mz_record_get_name (MZ_RECORD (mark->site)), what,
                              mz_dataset_country_name (dataset, mz_site_peek (mark->site)->country));
    }
  text = g_string_new (NULL);
  g_string_append_printf (text, ngettext ("%u site here", "%u sites here", n), n);
  members = mz_map_scene_list_members (self->scene, mark, n > most ? most - 1 : n);
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, "\n%s", mz_record_get_short_name (g_ptr_array_index (members, i)));
  append_rest (text, n - members->len);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_force (MzMapView *self, MzRecord *record)
{
  MzForceState force = mz_workspace_get_force (self->workspace, record);

  /* Translators: name of an agreement or measure, and whether it holds. */
  return g_strdup_printf (C_("force", "%1$s: %2$s"), mz_record_get_short_name (record),
                          mz_vocabulary_get_word (&mz_forces, force.force));
}

/* A line for each of the first of them, and how many more there are. */
static void
append_forces (MzMapView *self, GString *text, GPtrArray *records, guint most)
{
  guint n = records->len, shown = n > most ? most - 1 : n;

  for (guint i = 0; i < shown; i++)
    {
      g_autofree char *line = describe_force (self, g_ptr_array_index (records, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  append_rest (text, n - shown);
}

static char *
describe_arc (MzMapView *self, const MzMapArc *arc, guint most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_forces (self, text, arc->agreements, most);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_flow (MzMapView *self, const MzMapFlow *flow)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  g_autofree char *ends = mz_flow_name_ends (flow->flow, dataset), *tonnes = mz_flow_describe_tonnes (flow->flow);
  g_autofree char *year = mz_partial_date_format (mz_flow_peek (flow->flow)->year);
  g_autofree char *head = NULL;

  /* Translators: whence and whither, and the year. */
  head = g_strdup_printf (C_("flow", "%1$s, %2$s"), ends, year);
  return g_strdup_printf ("%s\n%s\n%s", head, tonnes, mz_flow_get_basis_words (flow->flow));
}

static char *
describe_country (MzMapView *self, MzRecord *country, guint most)
{
  g_autoptr (GString) text = g_string_new (mz_record_get_name (country));

  for (guint i = 0; i < mz_map_scene_get_n_tints (self->scene); i++)
    {
      const MzMapTint *tint = mz_map_scene_peek_tint (self->scene, i);

      if (!g_str_equal (tint->country, mz_record_get_id (country)))
        continue;
      g_string_append_c (text, '\n');
      append_forces (self, text, tint->measures, most);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** mz_map_view_describe_pick: @most: lines with names. Returns: (transfer full) (nullable): what is there, in one to some lines. */
char *
mz_map_view_describe_pick (MzMapView *self, const MzMapPick *pick, guint most)
{
  switch (pick->kind)
    {
    case MZ_PICK_MARK:
      return pick->mark != NULL ? describe_mark (self, pick->mark, most) : NULL;
    case MZ_PICK_ARC:
      return describe_arc (self, pick->arc, most);
    case MZ_PICK_FLOW:
      return describe_flow (self, pick->flow);
    case MZ_PICK_COUNTRY:
      return pick->record != NULL ? describe_country (self, pick->record, most) : NULL;
    case MZ_PICK_NOTHING:
    default:
      return NULL;
    }
}

gboolean
mz_map_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MzMapView *self = MZ_MAP_VIEW (widget);
  g_autofree char *text = NULL;
  MzMapPick pick;

  if (keyboard || self->motion != MZ_MOTION_NONE || self->popover != NULL)
    return FALSE;
  mz_map_scene_pick (self->scene, x, y, 12, &pick);
  text = mz_map_view_describe_pick (self, &pick, get_most_names (self));
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) pick.x - 8, (int) pick.y - 8, 16, 16 });
  return TRUE;
}

static GtkWidget *
symbol_new (MzMapView *self, MzSite *site)
{
  MzPicturePad pad;
  cairo_t *cr = mz_picture_pad_begin (&pad, SYMBOL, SYMBOL, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                      mz_picture_is_software (GTK_WIDGET (self)));
  g_autoptr (MzPicture) symbol = NULL;
  GtkWidget *image;

  mz_marker_paint (cr, mz_theme_get (self->theme), mz_site_get_stage (site), mz_workspace_get_site_state (self->workspace, site).state,
                   SYMBOL - 4, SYMBOL / 2, SYMBOL / 2);
  symbol = mz_picture_pad_end (&pad);
  image = gtk_image_new_from_paintable (GDK_PAINTABLE (symbol));
  gtk_image_set_pixel_size (GTK_IMAGE (image), (int) SYMBOL);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  return image;
}

static GtkWidget *
text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
member_row_new (MzMapView *self, MzSite *site)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *what = describe_site (self, site);

  gtk_box_append (GTK_BOX (texts), text_new (mz_record_get_short_name (MZ_RECORD (site)), "member-name"));
  gtk_box_append (GTK_BOX (texts), text_new (what, "member-detail"));
  gtk_box_append (GTK_BOX (box), symbol_new (self, site));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "site", g_object_ref (site), g_object_unref);
  return row;
}

static void
row_activated_cb (MzMapView *self, GtkListBoxRow *row)
{
  g_autoptr (MzRecord) site = g_object_ref (g_object_get_data (G_OBJECT (row), "site"));

  mz_map_view_popdown (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  mz_workspace_set_selection (self->workspace, site);
}

static void
row_selected_cb (MzMapView *self, GtkListBoxRow *row)
{
  mz_workspace_set_hover (self->workspace, row != NULL ? g_object_get_data (G_OBJECT (row), "site") : NULL);
}

/** mz_map_view_popdown: Closes the list of a ring's members, if it is open. */
void
mz_map_view_popdown (MzMapView *self)
{
  GtkWidget *popover = g_steal_pointer (&self->popover);

  g_clear_handle_id (&self->popdown_id, g_source_remove);
  if (popover == NULL)
    return;
  if (gtk_widget_get_focus_child (popover) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_unparent (popover);
}

static gboolean
leave_cb (gpointer data)
{
  MzMapView *self = data;

  self->popdown_id = 0;
  mz_map_view_popdown (self);
  return G_SOURCE_REMOVE;
}

/* It closes when the focus goes elsewhere, as if it had taken hold of the pointer; not within its own signal. */
static void
focus_changed_cb (MzMapView *self, GParamSpec *pspec, GtkEventControllerFocus *focus)
{
  if (!gtk_event_controller_focus_contains_focus (focus) && self->popdown_id == 0)
    self->popdown_id = g_idle_add (leave_cb, self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  mz_map_view_popdown (data);
  return GDK_EVENT_STOP;
}

/* Those that operate first, then by name. */
static int
compare_members (gconstpointer a, gconstpointer b, gpointer data)
{
  MzMapView *self = data;
  MzSite *left = *(MzSite *const *) a, *right = *(MzSite *const *) b;
  int left_idle = mz_workspace_get_site_state (self->workspace, left).state != MZ_STATE_OPERATING;
  int right_idle = mz_workspace_get_site_state (self->workspace, right).state != MZ_STATE_OPERATING;

  if (left_idle != right_idle)
    return left_idle - right_idle;
  return mz_collate (mz_record_get_short_name (MZ_RECORD (left)), mz_record_get_short_name (MZ_RECORD (right)));
}

/** mz_map_view_popup_members: Lists the members of a ring beside it, the first of them with the focus. */
void
mz_map_view_popup_members (MzMapView *self, const MzMapMark *mark, double x, double y)
{
  guint n = mark->n_members;
  g_autoptr (GPtrArray) members = mz_map_scene_list_members (self->scene, mark, MAX_MEMBERS);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u site here", "%u sites here", n), n);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new (), *focus = gtk_event_controller_focus_new ();

  mz_map_view_popdown (self);
  g_ptr_array_sort_with_data (members, compare_members, self);
  for (guint i = 0; i < members->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), member_row_new (self, g_ptr_array_index (members, i)));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "members");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              MIN (POPOVER_ROWS * 48, MAX ((int) self->view.height - 120, 96)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (GTK_BOX (box), text_new (heading, "heading"));
  gtk_box_append (GTK_BOX (box), scrolled);
  if (members->len < n)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n - members->len), n - members->len);

      gtk_box_append (GTK_BOX (box), text_new (rest, "caption"));
    }

  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "members-popover");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), x < self->view.width / 2 ? GTK_POS_RIGHT : GTK_POS_LEFT);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) (x - mark->size / 2), (int) (y - mark->size / 2), (int) mark->size,
                                                 (int) mark->size });
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (self->popover, keys);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->popover, focus);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}
