/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-export-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-chart-page.h"
#include "mz-compat.h"
#include "mz-file.h"
#include "mz-format.h"
#include "mz-limits.h"
#include "mz-map-page.h"
#include "mz-tell.h"
#include "mz-texture.h"

#define LEAST_SIDE    64
#define MOST_SIDE     16384
#define PREVIEW_SIDE  640.0 /* dots */
#define LEAST_WIDTH   338   /* of the options, in pixels */
#define FIRST_FRAME   2010  /* unless the user says another year */

struct _MzExportDialog
{
  AdwWindow    parent_instance;
  MzWorkspace *workspace;
  MzBasemap   *basemap;
  MzFigure    *figure;   /* (nullable): a chart */
  GSettings   *settings; /* (nullable) */
  MzFileChoice *chooser; /* (nullable) */
  guint        preview_id;
  gboolean     setting;  /* the widgets are being told */

  GtkWidget   *preview;
  GtkWidget   *preset, *theme, *projection;
  GtkWidget   *width, *height, *scale;
  GtkWidget   *scale_row;
  GtkWidget   *title, *legend;
  GtkWidget   *frames;   /* (nullable) */
  GtkWidget   *problem;
  GtkWidget   *save;
};

enum { SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzExportDialog, mz_export_dialog, ADW_TYPE_WINDOW)

/* Paper at 96 pixels to the inch. The last is the user's own. */
static const struct
{
  const char *name;
  int         width, height;
} presets[] = {
  { N_("Screen, 1,280 × 800"), 1280, 800 },
  { N_("Slide, 1,920 × 1,080"), 1920, 1080 },
  { N_("Square, 1,080 × 1,080"), 1080, 1080 },
  { N_("A4, landscape"), 1123, 794 },
  { N_("A4, portrait"), 794, 1123 },
  { N_("A3, landscape"), 1587, 1123 },
  { N_("Letter, landscape"), 1056, 816 },
  { N_("Own size"), 0, 0 },
};

static const struct
{
  const char *name;
  MzThemeKind theme;
} themes[] = {
  { N_("Light"), MZ_THEME_LIGHT },
  { N_("Dark"), MZ_THEME_DARK },
  { N_("For printing in grey"), MZ_THEME_PRINT },
  { N_("High contrast"), MZ_THEME_HC_LIGHT },
};

typedef union
{
  MzMapPage   map;
  MzChartPage chart;
} Subject;

/* As much of the world as the window's map shows, at least; Equal Earth is there for the whole of it. */
static void
fit_view (MzExportDialog *self, const MzMapPage *page, MzView *view)
{
  cairo_rectangle_t frame;

  *view = *mz_workspace_get_view (self->workspace);
  mz_map_page_get_frame (page, &frame);
  if (page->projection == MZ_PROJECTION_EQUAL_EARTH)
    mz_map_page_fit_world (page, view);
  else if (view->width > 0 && view->height > 0)
    view->zoom = CLAMP (mz_view_get_zoom_for (view, frame.width, frame.height), 0, MZ_MAP_MAX_ZOOM);
  else
    mz_map_page_fit_home (page, view);
}

/* @view: where the page keeps its view. */
static MzPage
make_page (MzExportDialog *self, const MzPictureChoice *choice, Subject *subject, MzView *view)
{
  mz_workspace_settle (self->workspace);
  if (self->figure != NULL)
    {
      subject->chart = (MzChartPage) { self->figure, mz_workspace_get_dataset (self->workspace), choice->theme, choice->width,
                                       choice->height, choice->title,
                                       mz_manner_get_label_factor (mz_workspace_get_manner (self->workspace)) };
      return mz_chart_page_get_page (&subject->chart);
    }
  subject->map = (MzMapPage) { self->workspace, self->basemap, choice->theme, choice->width, choice->height, choice->title,
                               choice->legend, NULL, choice->projection, view };
  fit_view (self, &subject->map, view);
  return mz_map_page_get_page (&subject->map);
}

static gboolean
show_preview (gpointer data)
{
  MzExportDialog *self = data;
  MzPictureChoice choice;
  Subject subject;
  MzView view;
  MzPage page;
  double factor;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dots = NULL, *across = NULL, *down = NULL;

  self->preview_id = 0;
  mz_export_dialog_get_choice (self, &choice);
  page = make_page (self, &choice, &subject, &view);
  across = mz_format_number (round (choice.width * choice.scale));
  down = mz_format_number (round (choice.height * choice.scale));
  /* Translators: the width and the height of a picture in dots. */
  dots = g_strdup_printf (_("%1$s × %2$s dots; SVG and PDF have none"), across, down);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scale_row), dots);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->projection), choice.projection == MZ_PROJECTION_EQUAL_EARTH
                                                                     ? _("The world, areas true") : _("As on the map"));
  gtk_widget_set_sensitive (self->save, mz_exporter_check_size (&page, choice.scale, &error));
  gtk_label_set_label (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);

  factor = MIN (PREVIEW_SIDE / MAX (page.width, page.height), 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX ((int) ceil (page.width * factor), 1),
                                        MAX ((int) ceil (page.height * factor), 1));
  cr = cairo_create (surface);
  cairo_scale (cr, factor, factor);
  page.paint (page.what, cr);
  cairo_destroy (cr);
  texture = mz_texture_new_for_surface (surface);
  gtk_picture_set_paintable (GTK_PICTURE (self->preview), GDK_PAINTABLE (texture));
  return G_SOURCE_REMOVE;
}

static void
queue_preview (MzExportDialog *self)
{
  if (self->preview_id == 0)
    self->preview_id = g_idle_add_full (G_PRIORITY_LOW, show_preview, self, NULL);
}

static guint
find_preset (int width, int height)
{
  guint i = 0;

  while (presets[i].width != 0 && (presets[i].width != width || presets[i].height != height))
    i++;
  return i;
}

static void
size_changed_cb (MzExportDialog *self)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->preset),
                              find_preset (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->width)),
                                           gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->height))));
  self->setting = FALSE;
  queue_preview (self);
}

static void
preset_changed_cb (MzExportDialog *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self->preset));

  if (self->setting || i >= G_N_ELEMENTS (presets) || presets[i].width == 0)
    return;
  self->setting = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->width), presets[i].width);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->height), presets[i].height);
  self->setting = FALSE;
  queue_preview (self);
}

static void
changed_cb (MzExportDialog *self)
{
  if (!self->setting)
    queue_preview (self);
}

static void
save_chosen_cb (MzExportDialog *self, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  if (mz_export_dialog_save (self, file, &error))
    {
      g_autofree char *name = g_file_get_basename (file);
      /* Translators: the name of a file. */
      g_autofree char *said = g_strdup_printf (_("Picture saved in %s"), name);

      g_signal_emit (self, signals[SAVED], 0, said);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, TRUE);
}

static void
save_cb (MzExportDialog *self)
{
  g_autofree char *date = mz_partial_date_to_string (mz_workspace_get_date (self->workspace)), *name = NULL, *ending = NULL;

  if (self->chooser == NULL)
    {
      ending = self->settings != NULL ? g_settings_get_string (self->settings, "picture-format") : g_strdup ("png");
      /* Translators: the name of a file, without its ending; a date stands behind it. */
      name = g_strdup_printf ("%s-%s.%s", _("rare-earths"), date, ending);
      self->chooser = mz_file_choice_new (GTK_WINDOW (self), MZ_FILE_CHOICE_SAVE, _("Save Picture"), _("_Save"));
      mz_file_choice_set_name (self->chooser, name);
      mz_file_choice_add_filter (self->chooser, _("Pictures of dots (PNG)"), "png");
      mz_file_choice_add_filter (self->chooser, _("Drawings (SVG)"), "svg");
      mz_file_choice_add_filter (self->chooser, _("Documents (PDF)"), "pdf");
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (save_chosen_cb), self, G_CONNECT_SWAPPED);
    }
  mz_file_choice_show (self->chooser);
}

static void
mz_export_dialog_dispose (GObject *object)
{
  MzExportDialog *self = MZ_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->preview_id, g_source_remove);
  mz_file_choice_clear (&self->chooser);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->figure, mz_figure_free);
  G_OBJECT_CLASS (mz_export_dialog_parent_class)->dispose (object);
}

static void
mz_export_dialog_class_init (MzExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_export_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_spin (MzExportDialog *self, GtkWidget *group, const char *title, double min, double max, double step, guint digits,
          GCallback changed)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (min, max, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  g_signal_connect_object (spin, "value-changed", changed, self, G_CONNECT_SWAPPED);
  add_row (group, title, spin);
  return spin;
}

static GtkWidget *
add_switch (MzExportDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *toggle = gtk_switch_new ();

  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  add_row (group, title, toggle);
  return toggle;
}

static GtkWidget *
add_combo (MzExportDialog *self, GtkWidget *group, const char *title, const char *const *names, GCallback changed)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  mz_tell_chosen (row);
  g_signal_connect_object (row, "notify::selected", changed, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
ask_frame (MzMapPage *page, MzView *view, double *scale, gpointer data)
{
  MzPictureChoice choice;
  Subject subject;

  mz_export_dialog_get_choice (data, &choice);
  make_page (data, &choice, &subject, view);
  *page = subject.map;
  *scale = choice.scale;
}

static void
frames_saved_cb (MzExportDialog *self, const char *said)
{
  g_signal_emit (self, signals[SAVED], 0, said);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_frames (MzExportDialog *self, GtkWidget *box)
{
  MzPartialDate date = mz_workspace_get_date (self->workspace);
  MzFrames frames = { { MIN (FIRST_FRAME, date.year), 0, 0 }, { date.year, 0, 0 }, MZ_DATE_PRECISION_YEAR };
  GtkWidget *group = adw_preferences_group_new ();

  self->frames = mz_frames_row_new (&frames, ask_frame, self);
  g_signal_connect_object (self->frames, "saved", G_CALLBACK (frames_saved_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->frames);
  gtk_box_append (GTK_BOX (box), group);
}

static GtkWidget *
make_options (MzExportDialog *self)
{
  const char *preset_names[G_N_ELEMENTS (presets) + 1] = { NULL }, *theme_names[G_N_ELEMENTS (themes) + 1] = { NULL };
  const char *projections[] = { _("Mercator"), _("Equal Earth"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *size = adw_preferences_group_new ();
  GtkWidget *look = adw_preferences_group_new (), *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    preset_names[i] = _(presets[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    theme_names[i] = _(themes[i].name);

  self->preset = add_combo (self, size, _("Size"), preset_names, G_CALLBACK (preset_changed_cb));
  self->width = add_spin (self, size, _("Width in pixels"), LEAST_SIDE, MOST_SIDE, 10, 0, G_CALLBACK (size_changed_cb));
  self->height = add_spin (self, size, _("Height in pixels"), LEAST_SIDE, MOST_SIDE, 10, 0, G_CALLBACK (size_changed_cb));
  self->scale = gtk_spin_button_new_with_range (0.25, 8, 0.25);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->scale), 2);
  g_signal_connect_object (self->scale, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->scale_row = add_row (size, _("Dots for each pixel"), self->scale);

  self->theme = add_combo (self, look, _("Colours"), theme_names, G_CALLBACK (changed_cb));
  self->projection = add_combo (self, look, _("Projection"), projections, G_CALLBACK (changed_cb));
  self->title = add_switch (self, look, _("Title"));
  self->legend = add_switch (self, look, _("Legend, where there is room"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (look), self->figure != NULL
                                           ? _("Sources and dates always stand below.")
                                           : _("The scale, the date of the facts and how borders are drawn always stand in it."));
  gtk_widget_set_visible (self->projection, self->figure == NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->legend, ADW_TYPE_ACTION_ROW), self->figure == NULL);

  gtk_box_append (GTK_BOX (box), size);
  gtk_box_append (GTK_BOX (box), look);
  if (self->figure == NULL)
    add_frames (self, box);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, LEAST_WIDTH, -1);
  return scrolled;
}

static GtkWidget *
make_header (MzExportDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = mz_tell_button_new (_("_Cancel"));
  GtkWidget *title = gtk_label_new (self->figure != NULL ? _("Chart as a Picture") : _("Map as a Picture"));

  self->save = mz_tell_button_new (_("_Save…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  /* Over two lines where the window is narrow. */
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (title, "title");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  return header;
}

static void
make_content (MzExportDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->preview = gtk_picture_new ();
  gtk_picture_set_alternative_text (GTK_PICTURE (self->preview), _("What the picture will be"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the picture will be"), -1);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->preview), TRUE);
  gtk_widget_set_vexpand (self->preview, TRUE);
  gtk_widget_set_hexpand (self->preview, TRUE);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (left), self->preview);
  gtk_box_append (GTK_BOX (left), self->problem);
  gtk_widget_set_margin_top (left, 18);
  gtk_widget_set_margin_bottom (left, 18);
  gtk_widget_set_margin_start (left, 12);
  gtk_box_append (GTK_BOX (sides), left);
  gtk_box_append (GTK_BOX (sides), make_options (self));
  gtk_box_append (GTK_BOX (content), make_header (self));
  gtk_box_append (GTK_BOX (content), sides);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  gtk_window_set_focus (GTK_WINDOW (self), self->save); /* and not Cancel, which stands before it */
}

static void
mz_export_dialog_init (MzExportDialog *self)
{
}

GtkWidget *
mz_export_dialog_new (GtkWindow *parent, MzWorkspace *workspace, MzBasemap *basemap, MzFigure *figure, GSettings *settings)
{
  MzExportDialog *self = g_object_new (MZ_TYPE_EXPORT_DIALOG, "accessible-role", GTK_ACCESSIBLE_ROLE_WINDOW, "transient-for", parent,
                                       "modal", TRUE, "destroy-with-parent", TRUE,
                                       "title", figure != NULL ? _("Save the Chart as a Picture") : _("Save the Map as a Picture"),
                                       "default-width", MIN (980, MAX (gtk_widget_get_width (GTK_WIDGET (parent)), LEAST_WIDTH)),
                                       "default-height", 620, NULL);
  MzPictureChoice choice;

  self->workspace = g_object_ref (workspace);
  self->basemap = basemap;
  self->figure = figure;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  make_content (self);
  mz_picture_choice_recall (&choice, settings);
  mz_export_dialog_set_choice (self, &choice);
  return GTK_WIDGET (self);
}

void
mz_export_dialog_get_choice (MzExportDialog *self, MzPictureChoice *choice)
{
  g_return_if_fail (MZ_IS_EXPORT_DIALOG (self));

  *choice = (MzPictureChoice) {
    gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->width)),
    gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->height)),
    gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->scale)),
    themes[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->theme)), G_N_ELEMENTS (themes) - 1)].theme,
    adw_combo_row_get_selected (ADW_COMBO_ROW (self->projection)) == 1 ? MZ_PROJECTION_EQUAL_EARTH : MZ_PROJECTION_MERCATOR,
    gtk_switch_get_active (GTK_SWITCH (self->title)),
    gtk_switch_get_active (GTK_SWITCH (self->legend)),
  };
}

void
mz_export_dialog_set_choice (MzExportDialog *self, const MzPictureChoice *choice)
{
  g_return_if_fail (MZ_IS_EXPORT_DIALOG (self));

  self->setting = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->width), choice->width);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->height), choice->height);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->scale), choice->scale);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->preset), find_preset (choice->width, choice->height));
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (themes[i].theme == choice->theme)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->theme), i);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->projection), choice->projection == MZ_PROJECTION_EQUAL_EARTH);
  gtk_switch_set_active (GTK_SWITCH (self->title), choice->title);
  gtk_switch_set_active (GTK_SWITCH (self->legend), choice->legend);
  self->setting = FALSE;
  queue_preview (self);
}

void
mz_export_dialog_get_view (MzExportDialog *self, MzView *view)
{
  MzPictureChoice choice;
  Subject subject;

  g_return_if_fail (MZ_IS_EXPORT_DIALOG (self) && self->figure == NULL);

  mz_export_dialog_get_choice (self, &choice);
  make_page (self, &choice, &subject, view);
}

MzFramesRow *
mz_export_dialog_get_frames (MzExportDialog *self, gboolean open)
{
  g_return_val_if_fail (MZ_IS_EXPORT_DIALOG (self), NULL);

  if (self->frames == NULL)
    return NULL;
  if (open)
    {
      GtkWidget *group = gtk_widget_get_ancestor (self->frames, ADW_TYPE_PREFERENCES_GROUP);

      gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (group)), group, NULL);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->frames), TRUE);
    }
  return MZ_FRAMES_ROW (self->frames);
}

GBytes *
mz_export_dialog_draw (MzExportDialog *self, MzPictureFormat format, GError **error)
{
  MzPictureChoice choice;
  Subject subject;
  MzView view;
  MzPage page;

  g_return_val_if_fail (MZ_IS_EXPORT_DIALOG (self), NULL);

  mz_export_dialog_get_choice (self, &choice);
  page = make_page (self, &choice, &subject, &view);
  return mz_exporter_draw (&page, format, choice.scale, error);
}

/** mz_export_dialog_save: Errors: those of mz_exporter_write(), and %G_IO_ERROR_INVALID_FILENAME for a name that cannot be. */
gboolean
mz_export_dialog_save (MzExportDialog *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;
  MzPictureChoice choice;
  MzPictureFormat format;

  g_return_val_if_fail (MZ_IS_EXPORT_DIALOG (self), FALSE);

  if (path == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, _("Pictures can only be saved in a folder of this computer"));
  else if (!mz_exporter_guess_format (path, &format))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                         _("The ending of the name says what is written: let it end in .png, .svg or .pdf"));
  else
    {
      bytes = mz_export_dialog_draw (self, format, error);
      if (bytes == NULL || !mz_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
        return FALSE;
      mz_export_dialog_get_choice (self, &choice);
      mz_picture_choice_remember (&choice, format, self->figure == NULL, self->settings);
      return TRUE;
    }
  return FALSE;
}
