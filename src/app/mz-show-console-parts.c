/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the presenter's console is made of. */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-console-private.h"

#include <glib/gi18n-lib.h>

#include "mz-show-keys.h"
#include "mz-window.h"

#define LIST_WIDTH 236
#define PLAN_HEIGHT 16
#define CURRENT_COLUMNS 5 /* of eight: the rest is the next scene's */
#define COLUMNS 8

static MzStory *
get_story (MzShowConsole *self)
{
  return mz_story_player_get_story (self->player);
}

/* --- Small parts --- */

static GtkLabel *
label_new (const char *text, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static void
clicked_cb (GtkButton *button, MzShowConsole *self)
{
  mz_show_console_ask (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "command")), 0);
}

/* Keys are the show's own, so that none of them can press a button by chance. */
static GtkWidget *
button_new (MzShowConsole *self, const char *icon, const char *text, const char *tooltip, guint command)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END); /* in a narrow console its icon and its tooltip tell it */
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (button), "command", GUINT_TO_POINTER (command));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_DEFAULT);
  if (command < MZ_N_STORY_COMMANDS)
    self->buttons[command] = button;
  return button;
}

static GtkWidget *
hint_new (const char *key, const char *what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label_new (key, "key")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label_new (what, "detail")));
  return box;
}

/* Hints are not worth a wider window: where there is no room they are not there. */
static void
measure_hints_cb (GtkWidget *row, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                  int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (row), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
allocate_hints_cb (GtkWidget *row, int width, int height, int baseline)
{
  GtkWidget *hints = gtk_widget_get_first_child (row);
  int needed;

  gtk_widget_measure (hints, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  gtk_widget_set_child_visible (hints, width >= needed);
  gtk_widget_size_allocate (hints, &(GtkAllocation) { 0, 0, MAX (width, needed), height }, baseline);
}

static GtkWidget *
hints_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (hints), hint_new (_("PgDn"), _("next")));
  gtk_box_append (GTK_BOX (hints), hint_new ("B", _("black")));
  gtk_box_append (GTK_BOX (hints), hint_new ("L", _("pointer")));
  gtk_box_append (GTK_BOX (hints), hint_new (_("Esc"), _("end")));
  gtk_widget_set_halign (hints, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (row), hints);
  gtk_widget_set_layout_manager (row, gtk_custom_layout_new (NULL, measure_hints_cb, allocate_hints_cb));
  gtk_widget_set_hexpand (row, TRUE);
  return row;
}

/* --- Header --- */

static GtkWidget *
header_new (MzShowConsole *self)
{
  GtkWidget *header = gtk_center_box_new (), *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *end = gtk_button_new_with_label (_("End Show"));
  GtkLabel *title = label_new (mz_story_get_title (get_story (self)), "title");

  g_object_set_data (G_OBJECT (end), "command", GUINT_TO_POINTER (MZ_STORY_END));
  g_signal_connect_object (end, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_set_tooltip_text (end, _("End the show (Esc)"));
  gtk_widget_set_focus_on_click (end, FALSE);
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (title, 0.5);
  self->where = label_new ("", "detail");
  gtk_label_set_xalign (self->where, 0.5);
  gtk_label_set_ellipsize (self->where, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (self->where));
  gtk_widget_set_valign (titles, GTK_ALIGN_CENTER);
  self->swap = button_new (self, "video-joined-displays-symbolic", "", "", MZ_SHOW_KEY_SWAP);
  gtk_widget_set_valign (self->swap, GTK_ALIGN_CENTER);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (header), end);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (header), titles);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (header), self->swap);
  gtk_widget_add_css_class (header, "header");
  return header;
}

/* --- The scenes --- */

static char *
describe_scene (MzShowConsole *self, guint i)
{
  const MzStoryScene *scene = mz_story_peek_scene (get_story (self), i);
  const char *page = mz_window_get_page_title (scene->view->page);
  MzPartialDate shown = mz_partial_date_is_set (scene->until) ? scene->until : scene->view->date;
  g_autofree char *date = NULL;

  if (mz_story_player_is_skipped (self->player, i))
    return g_strdup (_("Skipped: what it shows is gone"));
  if (!mz_partial_date_is_set (shown))
    return g_strdup (page);
  date = mz_partial_date_format_short (shown);
  /* Translators: page and date of a scene, as in "Map, Nov 2025". */
  return g_strdup_printf (_("%1$s, %2$s"), page, date);
}

static GtkWidget *
scene_row_new (MzShowConsole *self, guint i)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("%u", i + 1), *detail = describe_scene (self, i);
  GtkLabel *number_label = label_new (number, "number"), *title, *detail_label = label_new (detail, "detail");

  title = label_new (mz_story_peek_scene (get_story (self), i)->title, "scene-title");
  gtk_label_set_wrap (title, TRUE);
  gtk_label_set_wrap (detail_label, TRUE);
  gtk_label_set_width_chars (number_label, 2);
  gtk_label_set_xalign (number_label, 1);
  gtk_label_set_yalign (number_label, 0);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (detail_label));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (number_label));
  gtk_box_append (GTK_BOX (row), words);
  if (mz_story_player_is_skipped (self->player, i))
    gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
row_activated_cb (MzShowConsole *self, GtkListBoxRow *row)
{
  mz_show_console_ask (self, MZ_STORY_GO, (guint) gtk_list_box_row_get_index (row) + 1);
}

static GtkWidget *
scenes_new (MzShowConsole *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  for (guint i = 0; i < mz_story_get_n_scenes (get_story (self)); i++)
    gtk_list_box_append (self->list, scene_row_new (self, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scenes"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  gtk_widget_add_css_class (scroller, "scenes");
  return scroller;
}

/* --- This scene and the next one --- */

static void
pointed_cb (GtkEventControllerMotion *motion, double x, double y, MzShowStage *stage)
{
  GtkWidget *picture = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  double width = gtk_widget_get_width (picture), height = gtk_widget_get_height (picture);
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (gtk_picture_get_paintable (GTK_PICTURE (picture)));
  double shown = ratio > 0 ? MIN (width, height * ratio) : width, high = ratio > 0 ? shown / ratio : height;

  if (shown > 0 && high > 0)
    mz_show_stage_point (stage, (x - (width - shown) / 2) / shown, (y - (height - high) / 2) / high);
}

static GtkWidget *
current_new (MzShowConsole *self, MzShowStage *stage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *picture;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (stage));
  GtkEventController *motion = gtk_event_controller_motion_new ();

  picture = gtk_picture_new_for_paintable (paintable);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_add_css_class (picture, "current");
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), _("What the audience sees"));
  g_signal_connect_object (motion, "motion", G_CALLBACK (pointed_cb), stage, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (picture, motion);
  self->map_bin = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->map_bin, "current");
  gtk_widget_set_overflow (self->map_bin, GTK_OVERFLOW_HIDDEN);
  self->current_stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->current_stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->current_stack), picture, "told");
  gtk_stack_add_named (GTK_STACK (self->current_stack), self->map_bin, "explored");
  self->current_label = label_new ("", "detail");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->current_label));
  gtk_box_append (GTK_BOX (box), self->current_stack);
  return box;
}

/* How much of the plan has gone by, and where this scene should end. */
static void
draw_plan_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  MzShowConsole *self = data;
  double planned = mz_story_player_get_planned (self->player), y = height / 2.0 - 4, part, mark;

  if (planned <= 0)
    return;
  part = CLAMP (mz_story_player_get_elapsed (self->player) / planned, 0, 1);
  mark = mz_story_player_get_planned_before (self->player, mz_story_player_get_scene (self->player) + 1) / planned;
  cairo_rectangle (cr, 0, y, width, 8);
  cairo_set_source_rgb (cr, 0.31, 0.31, 0.31);
  cairo_fill (cr);
  cairo_rectangle (cr, 0, y, width * part, 8);
  cairo_set_source_rgb (cr, 0.21, 0.52, 0.89);
  cairo_fill (cr);
  cairo_rectangle (cr, CLAMP (width * mark - 1, 0, width - 2), 0, 2, height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
}

static GtkWidget *
times_new (MzShowConsole *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *row = gtk_grid_new ();

  self->elapsed = label_new ("", "elapsed");
  self->now = label_new ("", "now");
  self->elapsed_detail = label_new ("", "detail");
  self->plan_detail = label_new ("", "detail");
  gtk_label_set_wrap (self->plan_detail, TRUE);
  gtk_label_set_wrap (self->elapsed_detail, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->now), GTK_ALIGN_END);
  gtk_grid_set_column_spacing (GTK_GRID (row), 18);
  gtk_grid_attach (GTK_GRID (row), GTK_WIDGET (self->elapsed), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), GTK_WIDGET (self->now), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), GTK_WIDGET (self->elapsed_detail), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (row), GTK_WIDGET (label_new (_("time now"), "detail")), 1, 1, 1, 1);
  self->plan = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->plan), PLAN_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->plan), draw_plan_cb, self, NULL);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), self->plan);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->plan_detail));
  return box;
}

static GtkWidget *
next_new (MzShowConsole *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->next_label = label_new (_("Next"), "detail");
  self->next = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->next, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "next");
  gtk_widget_set_valign (GTK_WIDGET (self->next), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->next_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->next));
  gtk_box_append (GTK_BOX (box), times_new (self));
  self->next_box = box;
  return box;
}

/* --- Notes and commands --- */

static GtkWidget *
notes_new (MzShowConsole *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->notes = label_new ("", "notes-text");
  gtk_label_set_wrap (self->notes, TRUE);
  gtk_label_set_yalign (self->notes, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->notes), GTK_ALIGN_START);
  self->notes_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->notes_scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->notes_scroller), GTK_WIDGET (self->notes));
  gtk_widget_set_vexpand (self->notes_scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label_new (_("Notes"), "detail")));
  gtk_box_append (GTK_BOX (box), self->notes_scroller);
  gtk_widget_add_css_class (box, "notes");
  return box;
}

static GtkWidget *
commands_new (MzShowConsole *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *next = button_new (self, "go-next-symbolic", _("Next"), _("Next scene (Page Down)"), MZ_STORY_NEXT);

  gtk_widget_add_css_class (next, "suggested-action");
  gtk_box_append (GTK_BOX (row), button_new (self, "go-previous-symbolic", _("Back"), _("Scene before (Page Up)"), MZ_STORY_BACK));
  gtk_box_append (GTK_BOX (row), next);
  gtk_box_append (GTK_BOX (row), button_new (self, "video-display-symbolic", _("Black"), _("Black screen (B)"), MZ_STORY_BLACK));
  gtk_box_append (GTK_BOX (row), button_new (self, "find-location-symbolic", _("Pointer"), _("Pointer (L)"), MZ_STORY_DOT));
  gtk_box_append (GTK_BOX (row), button_new (self, "mark-location-symbolic", _("Free Map"), _("Leave the story for the map (E)"),
                                             MZ_STORY_EXPLORE));
  gtk_box_append (GTK_BOX (row), button_new (self, "view-conceal-symbolic", _("Private"),
                                             _("Keep the free map from the audience (P)"), MZ_STORY_PRIVATE));
  gtk_box_append (GTK_BOX (row), hints_new ());
  gtk_widget_add_css_class (row, "commands");
  return row;
}

/* --- All of it --- */

/** mz_show_console_build: All that is in it. */
void
mz_show_console_build (MzShowConsole *self, MzShowStage *stage)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *pictures = gtk_grid_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (pictures), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (pictures), 12);
  gtk_grid_attach (GTK_GRID (pictures), current_new (self, stage), 0, 0, CURRENT_COLUMNS, 1);
  gtk_grid_attach (GTK_GRID (pictures), next_new (self), CURRENT_COLUMNS, 0, COLUMNS - CURRENT_COLUMNS, 1);
  gtk_box_append (GTK_BOX (main), pictures);
  gtk_box_append (GTK_BOX (main), notes_new (self));
  gtk_box_append (GTK_BOX (main), commands_new (self));
  gtk_widget_set_hexpand (main, TRUE);
  gtk_widget_add_css_class (main, "main");
  gtk_box_append (GTK_BOX (body), scenes_new (self));
  gtk_box_append (GTK_BOX (body), main);
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (self->box), header_new (self));
  gtk_box_append (GTK_BOX (self->box), body);
}
