/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the briefings are made of. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-briefings-private.h"

#include <glib/gi18n-lib.h>

#include "mz-compat.h"
#include "mz-tell.h"

static GtkWidget *
button_new (const char *icon, const char *action, const char *tip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  return button;
}

static GtkWidget *
part_new (MzBriefings *self, guint i, GtkWidget *title, GtkWidget *content)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();

  self->headers[i] = header;
  self->backs[i] = button_new ("go-previous-symbolic", "story.back", _("Back (Esc)"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->backs[i]);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  gtk_box_append (GTK_BOX (part), header);
  gtk_box_append (GTK_BOX (part), content);
  gtk_widget_set_vexpand (content, TRUE);
  self->parts[i] = part;
  mz_leaflet_append (self->leaflet, part);
  return part;
}

static GtkWidget *
read_only_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (_("A bundled story: to change it, take a copy."));
  GtkWidget *copy = mz_tell_button_new (_("_Edit a Copy"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "win.copy-story");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_widget_add_css_class (box, "story-notice");
  return box;
}

static GtkWidget *
tools_new (void)
{
  static const struct { const char *icon, *action, *tip; } tools[] = {
    { "list-add-symbolic", "win.add-scene", N_("Add the current view as a scene (Ctrl+Shift+A)") },
    { "view-refresh-symbolic", "win.update-scene", N_("Update this scene from the current view (Ctrl+Shift+V)") },
    { "find-location-symbolic", "win.go-to-scene", N_("Go to the view of this scene (Enter)") },
    { "edit-copy-symbolic", "story.duplicate", N_("Duplicate this scene (Ctrl+Shift+K)") },
    { "go-up-symbolic", "story.up", N_("Move this scene up (Alt+Up)") },
    { "go-down-symbolic", "story.down", N_("Move this scene down (Alt+Down)") },
    { "user-trash-symbolic", "story.remove-scene", N_("Remove this scene (Delete)") },
  };
  GtkWidget *bar = gtk_action_bar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      GtkWidget *button = button_new (tools[i].icon, tools[i].action, _(tools[i].tip));

      if (i + 1 < G_N_ELEMENTS (tools))
        gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), button);
      else
        gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), button);
    }
  return bar;
}

static GtkWidget *
scenes_new (MzBriefings *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->scenes = MZ_SCENE_LIST (mz_scene_list_new (self->pictures));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->scenes));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->read_only = read_only_new ();
  self->tools = tools_new ();
  gtk_box_append (GTK_BOX (box), self->read_only);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->tools);
  return box;
}

/** mz_briefings_build: The three parts, side by side. */
void
mz_briefings_build (MzBriefings *self)
{
  GtkWidget *scenes = scenes_new (self), *stories = mz_story_list_new (), *present;

  self->leaflet = mz_leaflet_new ();
  mz_leaflet_set_can_unfold (self->leaflet, FALSE);
  self->stories = MZ_STORY_LIST (stories);
  self->form = MZ_SCENE_FORM (mz_scene_form_new (self->pictures, mz_desk_get_facts (self->desk)));
  self->story_title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->scene_title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  part_new (self, 0, adw_window_title_new (_("Briefings"), ""), stories);
  mz_leaflet_append_line (self->leaflet);
  part_new (self, 1, GTK_WIDGET (self->story_title), scenes);
  mz_leaflet_append_line (self->leaflet);
  gtk_widget_set_hexpand (part_new (self, 2, GTK_WIDGET (self->scene_title), GTK_WIDGET (self->form)), TRUE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->headers[0]), button_new ("list-add-symbolic", "win.new-story",
                                                                          _("New story, with the current view as its first scene")));
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _("This story"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("This story"), -1);
  present = button_new ("display-projector-symbolic", "win.present-story", _("Present this story (F5)"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->headers[1]), GTK_WIDGET (self->menu));
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->headers[1]), present);
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->headers[2]), button_new ("find-location-symbolic", "win.go-to-scene",
                                                                          _("Go to the view of this scene")));
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
}
