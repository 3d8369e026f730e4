/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-manual.h"

#include <glib/gi18n-lib.h>

#include "mz-compat.h"
#include "mz-look.h"
#include "mz-manual-pages.h"
#include "mz-scene-picture.h"
#include "mz-text-label.h"

#define WIDTH     640 /* px, of a page */
#define PICTURE   604
#define SIDEBAR   240

struct _MzManual
{
  AdwWindow           parent_instance;
  GtkWindow          *about;    /* not owned: it is what this is transient for */
  MzScenePictures    *pictures;
  const MzManualPage *page;     /* (nullable) */
  MzScenePicture     *picture;  /* (nullable): of the page */
  AdwLeaflet         *leaflet;
  GtkWidget          *entry, *list, *nothing, *scroller, *title, *back;
};

G_DEFINE_FINAL_TYPE (MzManual, mz_manual, ADW_TYPE_WINDOW)

/* --- A page --- */

static void
show_me_cb (MzManual *self)
{
  GVariant *target = self->page->target != NULL ? g_variant_new_string (self->page->target) : NULL;

  gtk_window_present (self->about);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->about), self->page->action, target);
}

static void
link_cb (GtkButton *button, MzManual *self)
{
  mz_manual_show_page (self, g_object_get_data (G_OBJECT (button), "mz-page"));
}

static GtkWidget *
paragraph_new (const char *text)
{
  return mz_text_label_new_filling (*text == '$' ? text : _(text), *text == '$' ? "manual-commands" : NULL);
}

static void
ask_for_picture (MzManual *self, const MzManualPage *page)
{
  g_autoptr (MzStoryScene) scene = mz_story_scene_new (page->id, _(page->caption));

  mz_address_free (scene->view);
  scene->view = mz_address_parse (page->view, NULL);
  scene->chart = g_strdup (page->chart);
  mz_scene_picture_set_scene (self->picture, scene);
}

static GtkWidget *
picture_new (MzManual *self, const MzManualPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->picture = MZ_SCENE_PICTURE (mz_scene_picture_new (self->pictures, PICTURE, FALSE));
  ask_for_picture (self, page);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "manual-picture");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (_(page->caption), "dim-note"));
  return box;
}

/* Several keys side by side, as many as there is room for. */
static GtkWidget *
key_labels_new (const char *keys)
{
  GtkWidget *flow = gtk_flow_box_new ();
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_widget_set_halign (flow, GTK_ALIGN_START);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), g_strv_length (each));
  for (guint i = 0; each[i] != NULL; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), gtk_shortcut_label_new (each[i]));
      gtk_widget_set_focusable (child, FALSE);
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  return flow;
}

static GtkWidget *
keys_new (const MzManualPage *page)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Keys"), -1);
  for (guint i = 0; i < MZ_MANUAL_KEYS && page->keys[i].keys != NULL; i++)
    {
      GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

      gtk_widget_add_css_class (box, "manual-key");
      gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (_(page->keys[i].title), NULL));
      gtk_box_append (GTK_BOX (box), key_labels_new (page->keys[i].keys));
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static GtkWidget *
button_new (const char *text)
{
  GtkWidget *label = mz_text_label_new (text, NULL), *button = gtk_button_new ();

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
links_new (MzManual *self, const MzManualPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), mz_text_label_new (_("See Also"), "heading"));
  for (guint i = 0; i < MZ_MANUAL_LINKS && page->links[i] != NULL; i++)
    {
      GtkWidget *button = button_new (_(mz_manual_pages_find (page->links[i])->title));

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "mz-page", (gpointer) page->links[i]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
page_new (MzManual *self, const MzManualPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new (), *button = button_new (_(page->label));

  gtk_widget_add_css_class (box, "manual-page");
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_me_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (_(page->title), "title-1"));
  gtk_box_append (GTK_BOX (box), paragraph_new (page->paragraphs[0]));
  gtk_box_append (GTK_BOX (box), picture_new (self, page));
  for (guint i = 1; i < MZ_MANUAL_PARAGRAPHS && page->paragraphs[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), paragraph_new (page->paragraphs[i]));
  gtk_box_append (GTK_BOX (box), button);
  if (page->keys[0].keys != NULL)
    gtk_box_append (GTK_BOX (box), keys_new (page));
  gtk_box_append (GTK_BOX (box), links_new (self, page));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

/* --- The list of pages --- */

static GtkListBoxRow *
find_row (MzManual *self, const MzManualPage *page)
{
  for (guint i = 0; i < mz_manual_n_pages; i++)
    if (&mz_manual_pages[i] == page)
      return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);
  return NULL;
}

static const MzManualPage *
page_of (GtkListBoxRow *row)
{
  return &mz_manual_pages[gtk_list_box_row_get_index (row)];
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  return mz_manual_page_has (page_of (row), gtk_editable_get_text (GTK_EDITABLE (((MzManual *) data)->entry)));
}

static GtkListBoxRow *
find_first (MzManual *self)
{
  for (guint i = 0; i < mz_manual_n_pages; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);

      if (filter_row (row, self))
        return row;
    }
  return NULL;
}

static void
search_changed_cb (MzManual *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_widget_set_visible (self->nothing, find_first (self) == NULL);
}

static void
row_activated_cb (MzManual *self, GtkListBoxRow *row)
{
  mz_manual_show_page (self, page_of (row)->id);
  gtk_widget_grab_focus (self->scroller);
}

/* Enter in the entry: the first page that was found. */
static void
activate_cb (MzManual *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
back_cb (MzManual *self)
{
  mz_leaflet_go (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list))));
}

static GtkWidget *
row_new (const MzManualPage *page)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = mz_text_label_new (_(page->title), "manual-row");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  return row;
}

static GtkWidget *
sidebar_new (MzManual *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Search the manual"), NULL);
  gtk_widget_add_css_class (self->entry, "manual-search");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the manual"), -1);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages of the manual"), -1);
  for (guint i = 0; i < mz_manual_n_pages; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (&mz_manual_pages[i]));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
  self->nothing = mz_text_label_new_filling (_("No page has these words."), "manual-nothing");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (inner), self->nothing);
  gtk_box_append (GTK_BOX (inner), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Manual"), NULL));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_size_request (box, SIDEBAR, -1);
  g_object_bind_property (self->leaflet, "folded", header, "show-end-title-buttons", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->leaflet, "folded", box, "hexpand", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
content_new (MzManual *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();

  self->title = adw_window_title_new ("", NULL);
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("Pages of the manual"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages of the manual"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->scroller);
  g_object_bind_property (self->leaflet, "folded", self->back, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->leaflet, "folded", header, "show-start-title-buttons", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  return box;
}

/* --- The window --- */

/* Pictures follow the colours of the desktop; who reads stays where they are. */
static void
look_changed_cb (MzManual *self)
{
  mz_scene_pictures_set_theme (self->pictures, mz_look_get_theme ()->kind);
  if (self->page != NULL)
    ask_for_picture (self, self->page);
}

static void
manner_changed_cb (MzManual *self)
{
  mz_scene_pictures_forget (self->pictures);
  look_changed_cb (self);
}

static void
mz_manual_dispose (GObject *object)
{
  MzManual *self = MZ_MANUAL (object);

  if (self->pictures != NULL)
    mz_scene_pictures_stop (self->pictures);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (mz_manual_parent_class)->dispose (object);
}

static void
mz_manual_class_init (MzManualClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_manual_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
mz_manual_init (MzManual *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->leaflet = mz_leaflet_new ();
  mz_leaflet_append (self->leaflet, sidebar_new (self));
  mz_leaflet_append_line (self->leaflet);
  mz_leaflet_append (self->leaflet, content_new (self));
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->leaflet));
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 700);
  gtk_window_set_title (GTK_WINDOW (self), _("Manual"));
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 240);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mz_manual_new:
 * @about: the window that pages lead to, and that this closes with
 * @facts: (transfer none): what the pictures show
 * @manner: (transfer none): how they tell it
 *
 * Returns: (transfer none): the window, with no page yet.
 */
GtkWidget *
mz_manual_new (GtkWindow *about, MzDataset *facts, MzManner *manner, MzBasemap *basemap)
{
  MzManual *self = g_object_new (MZ_TYPE_MANUAL, "transient-for", about, "destroy-with-parent", TRUE, NULL);

  self->about = about;
  self->pictures = mz_scene_pictures_new (facts, manner, basemap);
  g_signal_connect_object (facts, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (manner, "notify", G_CALLBACK (manner_changed_cb), self, G_CONNECT_SWAPPED);
  look_changed_cb (self);
  return GTK_WIDGET (self);
}

/** mz_manual_show_page: @id: of mz_manual_pages */
void
mz_manual_show_page (MzManual *self, const char *id)
{
  const MzManualPage *page = mz_manual_pages_find (id);

  g_return_if_fail (MZ_IS_MANUAL (self) && page != NULL);

  self->page = page;
  mz_scene_pictures_stop (self->pictures);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), page_new (self, page));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), _(page->title));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_row (self, page));
  mz_leaflet_go (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/** mz_manual_get_page: Returns: (nullable): the id of the page that is shown. */
const char *
mz_manual_get_page (MzManual *self)
{
  g_return_val_if_fail (MZ_IS_MANUAL (self), NULL);

  return self->page != NULL ? self->page->id : NULL;
}

/** mz_manual_is_settled: Returns: whether its picture is there. */
gboolean
mz_manual_is_settled (MzManual *self)
{
  g_return_val_if_fail (MZ_IS_MANUAL (self), TRUE);

  return mz_scene_pictures_is_settled (self->pictures);
}
