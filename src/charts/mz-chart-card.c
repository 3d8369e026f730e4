/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-card.h"

#include <glib/gi18n-lib.h>

#include "mz-chart-table.h"
#include "mz-compat.h"
#include "mz-figure-writer.h"
#include "mz-format.h"
#include "mz-head-layout.h"
#include "mz-look.h"
#include "mz-source-chip.h"
#include "mz-text-label.h"

#define SMALL_HEIGHT 220 /* px of the chart at text factor 1 */
#define NOTES_HEIGHT 76  /* px that the notes of a large one may take from it, at text factor 1 */
#define LARGE_LEAST  200 /* px of a large one at text factor 1 */

enum { OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const faces[MZ_N_CHART_FACES] = { "chart", "table", "words" };

struct _MzChartCard
{
  GtkWidget    parent_instance;
  MzChartView *view;
  gboolean     large;
  MzChartFace  face;
  GtkWidget   *head, *foot;
  GtkWidget   *title, *subtitle, *notes, *words;
  GtkWidget   *notes_scrolled; /* (nullable): of large ones */
  GtkWidget   *chips;    /* (nullable) */
  GtkWidget   *controls;
  GtkWidget   *buttons[MZ_N_CHART_FACES]; /* of large ones */
  GtkWidget   *stack;
  GtkWidget   *table;    /* (nullable): made when it is asked for */
  GtkWidget   *menu;     /* (nullable): a popover, as long as the card */
  char        *sources;  /* (nullable): ids that the chips are of */
  MzChartWriter writer;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MzChartCard, mz_chart_card, GTK_TYPE_WIDGET)

static void
write_texts (GtkWidget *const *labels, const char *const *texts, guint n, MzDataset *facts G_GNUC_UNUSED)
{
  for (guint i = 0; i < n; i++)
    gtk_label_set_text (GTK_LABEL (labels[i]), texts[i]);
}

static void
update_chips (MzChartCard *self, const MzFigure *figure)
{
  MzDataset *dataset = mz_workspace_get_dataset (mz_chart_view_get_workspace (self->view));
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < figure->sources->len; i++)
    {
      MzRecord *source = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, figure->sources->pdata[i]);

      if (source == NULL)
        continue;
      g_ptr_array_add (sources, g_object_ref (source));
      g_string_append_printf (ids, "%s ", mz_record_get_id (source));
    }
  if (g_strcmp0 (self->sources, ids->str) == 0)
    return;
  g_free (self->sources);
  self->sources = g_strdup (ids->str);
  if (self->chips != NULL)
    gtk_box_remove (GTK_BOX (self->large ? self->foot : self->head), self->chips);
  self->chips = NULL;
  if (sources->len == 0)
    return;
  self->chips = mz_source_chips_new (sources);
  gtk_widget_set_valign (self->chips, GTK_ALIGN_START);
  if (self->large)
    gtk_box_prepend (GTK_BOX (self->foot), self->chips);
  else
    gtk_box_insert_child_after (GTK_BOX (self->head), self->chips, gtk_widget_get_first_child (self->head));
}

static char *
describe_marks (const MzFigure *figure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < figure->marks->len; i++)
    {
      const MzFigureMark *mark = &g_array_index (figure->marks, MzFigureMark, i);

      /* Translators: number of an event in a chart, its date, what happened. */
      g_string_append_printf (text, C_("event of a chart", "%1$u: %2$s, %3$s. "), i + 1, mark->when, mark->label);
    }
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

static char *
join_notes (const MzFigure *figure)
{
  char *text = g_strdup ("");

  for (guint i = 0; i < figure->notes->len; i++)
    {
      g_autofree char *before = text;

      text = mz_format_behind (before, figure->notes->pdata[i]);
    }
  return text;
}

static char *
join_lines (const char *first, const char *second)
{
  return g_strdup_printf ("%s%s%s", first, *first != '\0' && *second != '\0' ? "\n" : "", second);
}

static void
update_texts (MzChartCard *self)
{
  const MzFigure *figure = mz_chart_view_get_figure (self->view);
  GtkWidget *const labels[] = { self->subtitle, self->notes, self->words };
  const char *texts[G_N_ELEMENTS (labels)];
  g_autofree char *marks = NULL, *notes = NULL, *below = NULL, *words = NULL;

  if (figure == NULL)
    return;
  marks = describe_marks (figure);
  notes = join_notes (figure);
  below = join_lines (marks, notes);
  /* Large ones have what is to be known below all faces. */
  words = g_strdup_printf ("%s\n\n%s", figure->empty != NULL ? figure->empty : figure->words != NULL ? figure->words : figure->title,
                           self->large ? "" : below);
  gtk_label_set_text (GTK_LABEL (self->title), figure->title);
  texts[0] = figure->subtitle != NULL ? figure->subtitle : "";
  texts[1] = self->large ? below : marks;
  texts[2] = g_strchomp (words);
  (self->writer != NULL ? self->writer : write_texts) (labels, texts, G_N_ELEMENTS (labels),
                                                       mz_workspace_get_dataset (mz_chart_view_get_workspace (self->view)));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_set_visible (labels[i], *texts[i] != '\0');
  update_chips (self, figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, figure->title, -1);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzChartCard *self = MZ_CHART_CARD (widget);
  g_autoptr (GdkTexture) picture = mz_chart_view_get_picture (self->view);
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *numbers = NULL;
  guint n = 0;

  if (picture == NULL)
    return;
  if (g_str_equal (name, "chart.copy"))
    {
      numbers = mz_figure_to_tsv (mz_chart_view_get_figure (self->view));
      providers[n++] = gdk_content_provider_new_typed (G_TYPE_STRING, numbers);
    }
  providers[n++] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture);
  all = gdk_content_provider_new_union (providers, n);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
}

static void
face_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzChartCard *self = MZ_CHART_CARD (widget);
  MzChartFace face = g_str_equal (name, "chart.table") ? MZ_CHART_FACE_TABLE : MZ_CHART_FACE_WORDS;

  mz_chart_card_set_face (self, self->face == face ? MZ_CHART_FACE_CHART : face);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN], 0);
}

/* From the table and the words back to the chart; from there it is the page's. */
static gboolean
back_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartCard *self = MZ_CHART_CARD (widget);

  if (self->face == MZ_CHART_FACE_CHART)
    return FALSE;
  mz_chart_card_set_face (self, MZ_CHART_FACE_CHART);
  return TRUE;
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *accel, gboolean hide)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  if (hide)
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenuModel *
menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) faces_section = g_menu_new (), copies = g_menu_new ();

  append_item (faces_section, _("_Table"), "chart.table", "t", FALSE);
  append_item (faces_section, _("_Words"), "chart.words", "w", FALSE);
  append_item (faces_section, _("Open _Large"), "chart.open", "", TRUE);
  append_item (copies, _("Copy _Numbers and Picture"), "chart.copy", "<Control>c", FALSE);
  append_item (copies, _("Copy _Picture"), "chart.copy-picture", "c", FALSE);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (faces_section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  return G_MENU_MODEL (menu);
}

static void
pop_up (MzChartCard *self, double x, double y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = menu_new ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
right_click_cb (MzChartCard *self, int n_press, double x, double y)
{
  pop_up (self, x, y);
}

static gboolean
menu_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartCard *self = MZ_CHART_CARD (widget);
  const MzChartLayout *layout = mz_chart_view_get_layout (self->view);
  cairo_rectangle_t box = { gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, 0, 0 };

  if (self->face == MZ_CHART_FACE_CHART && layout != NULL
      && mz_chart_layout_locate (layout, mz_chart_view_get_datum (self->view), &box))
    mz_widget_translate (GTK_WIDGET (self->view), widget, &box.x, &box.y);
  pop_up (self, box.x + box.width / 2, box.y + box.height / 2);
  return TRUE;
}

static void
button_toggled_cb (GtkToggleButton *button, MzChartCard *self)
{
  for (guint face = 0; face < MZ_N_CHART_FACES; face++)
    if (self->buttons[face] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      mz_chart_card_set_face (self, (MzChartFace) face);
}

static GtkWidget *
switch_new (MzChartCard *self)
{
  static const char *const labels[MZ_N_CHART_FACES] = { NC_("face", "Chart"), NC_("face", "Table"), NC_("face", "Words") };
  static const char *const tips[MZ_N_CHART_FACES] = { N_("The chart (Esc)"), N_("Its numbers (T)"), N_("What it says (W)") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "chart-switch");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  for (guint face = 0; face < MZ_N_CHART_FACES; face++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "face", labels[face]));

      gtk_widget_set_tooltip_text (button, _(tips[face]));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), face > 0 ? GTK_TOGGLE_BUTTON (self->buttons[0]) : NULL);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), face == 0);
      self->buttons[face] = button;
      gtk_box_append (GTK_BOX (box), button);
    }
  for (guint face = 0; face < MZ_N_CHART_FACES; face++)
    g_signal_connect (self->buttons[face], "toggled", G_CALLBACK (button_toggled_cb), self);
  return box;
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) model = menu_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), model);
  gtk_widget_set_tooltip_text (button, _("Table, words, copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Table, words, copy"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chart-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

/* A bar that has nothing to do is not to be seen; its room stays, since sizes are being worked out. */
static void
scroll_changed_cb (GtkWidget *scrollbar, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  gboolean needed = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);

  gtk_widget_set_opacity (scrollbar, needed ? 1 : 0);
  gtk_widget_set_can_target (scrollbar, needed);
}

/* The chart; a large one scrolls what does not fit, under its axis. */
static GtkWidget *
chart_face_new (MzChartCard *self)
{
  GtkAdjustment *adjustment;
  GtkWidget *box, *scrollbar;

  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  if (!self->large)
    {
      mz_chart_view_set_height (self->view, SMALL_HEIGHT);
      return GTK_WIDGET (self->view);
    }
  adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  mz_chart_view_set_adjustment (self->view, adjustment);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, adjustment);
  g_signal_connect_object (adjustment, "notify::upper", G_CALLBACK (scroll_changed_cb), scrollbar, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (scroll_changed_cb), scrollbar, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), scrollbar);
  return box;
}

static GtkWidget *
words_face_new (MzChartCard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->words = mz_text_label_new (NULL, "chart-words");
  gtk_label_set_selectable (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->words);
  return scrolled;
}

static GtkWidget *
scroll_notes (MzChartCard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  /* A bar that can be seen tells that there is more. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->notes);
  return self->notes_scrolled = scrolled;
}

/* Of large ones. */
static void
text_size_changed_cb (MzChartCard *self)
{
  double factor = mz_look_get_text_factor (self->stack);

  gtk_widget_set_size_request (self->stack, -1, (int) (LARGE_LEAST * factor));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->notes_scrolled), (int) (NOTES_HEIGHT * factor));
}

static void
build (MzChartCard *self, const MzChart *chart)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->head = mz_head_new (texts);
  self->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = mz_text_label_new (NULL, "chart-title");
  self->subtitle = mz_text_label_new (NULL, "chart-subtitle");
  self->notes = mz_text_label_new (NULL, "chart-notes");
  gtk_widget_set_visible (self->controls, FALSE);
  gtk_widget_set_visible (self->subtitle, FALSE);
  gtk_widget_set_visible (self->notes, FALSE);
  gtk_label_set_text (GTK_LABEL (self->title), mz_chart_get_label (chart));
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_box_append (GTK_BOX (self->head), self->controls);
  gtk_box_append (GTK_BOX (self->head), self->large ? switch_new (self) : menu_button_new ());
  gtk_widget_add_css_class (self->head, "chart-head");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), chart_face_new (self), faces[MZ_CHART_FACE_CHART]);
  gtk_stack_add_named (GTK_STACK (self->stack), words_face_new (self), faces[MZ_CHART_FACE_WORDS]);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->foot, "chart-foot");
  gtk_box_append (GTK_BOX (self->foot), self->large ? scroll_notes (self) : self->notes);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
  if (!self->large)
    return;
  text_size_changed_cb (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
mz_chart_card_dispose (GObject *object)
{
  MzChartCard *self = MZ_CHART_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mz_chart_card_parent_class)->dispose (object);
}

static void
mz_chart_card_finalize (GObject *object)
{
  g_free (MZ_CHART_CARD (object)->sources);
  G_OBJECT_CLASS (mz_chart_card_parent_class)->finalize (object);
}

static void
mz_chart_card_class_init (MzChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_chart_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_chart_card_finalize;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, face_action);
  gtk_widget_class_install_action (widget_class, "chart.words", NULL, face_action);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chart.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "chart.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "chart.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "chart.words", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, 0, "chart.copy-picture", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_binding, NULL);
  gtk_widget_class_set_css_name (widget_class, "chart-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mz_chart_card_init (MzChartCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/** mz_chart_card_new: @large: it has a page to itself. Returns: (transfer floating): a card of the chart. */
GtkWidget *
mz_chart_card_new (MzWorkspace *workspace, const MzChart *chart, gboolean large)
{
  MzChartCard *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && chart != NULL, NULL);

  self = g_object_new (MZ_TYPE_CHART_CARD, NULL);
  self->large = large;
  self->view = MZ_CHART_VIEW (mz_chart_view_new (workspace, chart));
  mz_chart_view_set_host (self->view, GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.open", !large);
  gtk_widget_add_css_class (GTK_WIDGET (self), large ? "large" : "small");
  build (self, chart);
  g_signal_connect_object (self->view, "notify::figure", G_CALLBACK (update_texts), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** mz_chart_card_get_view: Returns: (transfer none): the chart itself. */
MzChartView *
mz_chart_card_get_view (MzChartCard *self)
{
  g_return_val_if_fail (MZ_IS_CHART_CARD (self), NULL);
  return self->view;
}

/** mz_chart_card_set_writer: @writer: (nullable): of the texts that come from now on; %NULL: they are plain */
void
mz_chart_card_set_writer (MzChartCard *self, MzChartWriter writer)
{
  g_return_if_fail (MZ_IS_CHART_CARD (self));

  self->writer = writer;
}

/** mz_chart_card_set_runs: As mz_chart_view_set_runs(). */
void
mz_chart_card_set_runs (MzChartCard *self, MzSupplyRun *run, MzSupplyRun *against)
{
  g_return_if_fail (MZ_IS_CHART_CARD (self));

  mz_chart_view_set_runs (self->view, run, against);
}

MzChartFace
mz_chart_card_get_face (MzChartCard *self)
{
  g_return_val_if_fail (MZ_IS_CHART_CARD (self), MZ_CHART_FACE_CHART);
  return self->face;
}

static gboolean
has_focus_inside (MzChartCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->stack);
}

/** mz_chart_card_set_face: The focus goes along, where it is in the card. */
void
mz_chart_card_set_face (MzChartCard *self, MzChartFace face)
{
  GtkWidget *targets[MZ_N_CHART_FACES];
  gboolean focused;

  g_return_if_fail (MZ_IS_CHART_CARD (self) && face < MZ_N_CHART_FACES);

  if (self->face == face)
    return;
  focused = has_focus_inside (self);
  self->face = face;
  if (face == MZ_CHART_FACE_TABLE && self->table == NULL)
    {
      self->table = mz_chart_table_new (self->view);
      gtk_stack_add_named (GTK_STACK (self->stack), self->table, faces[MZ_CHART_FACE_TABLE]);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), faces[face]);
  if (self->buttons[face] != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[face]), TRUE);
  targets[MZ_CHART_FACE_CHART] = GTK_WIDGET (self->view);
  targets[MZ_CHART_FACE_TABLE] = self->table;
  targets[MZ_CHART_FACE_WORDS] = self->words;
  if (focused)
    gtk_widget_grab_focus (targets[face]);
  if (focused && face == MZ_CHART_FACE_WORDS)
    gtk_label_select_region (GTK_LABEL (self->words), 0, 0);
}

/** mz_chart_card_add_control: @control: (transfer floating): comes beside the switch */
void
mz_chart_card_add_control (MzChartCard *self, GtkWidget *control)
{
  g_return_if_fail (MZ_IS_CHART_CARD (self) && GTK_IS_WIDGET (control));

  gtk_widget_set_valign (control, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->controls), control);
  gtk_widget_set_visible (self->controls, TRUE);
}
