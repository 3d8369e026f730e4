/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-answer-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-how-box.h"
#include "mz-look.h"

#define BAR_HEIGHT  4.0 /* px */
#define VALUE_CHARS 16

struct _MzAnswerRow
{
  GtkWidget parent_instance;
  MzWhatif *whatif;
  GtkWidget *button;
  GtkWidget *title, *value, *detail;
  GtkWidget *bar;
  GtkWidget *how;
  double    least, most;  /* of the bar */
  MzAnswerKind kind;
  MzStage   stage;
  guint     index;
  MzRecordKind record;
  char     *id;           /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MzAnswerRow, mz_answer_row, GTK_TYPE_WIDGET)

/* Solid as far as the least, lighter as far as the most; where nothing is known, a line of dashes. */
static void
draw_bar_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  static const double dash[] = { 3, 3 };
  MzAnswerRow *self = data;
  const MzTheme *theme = mz_look_get_theme ();
  MzColor colour = mz_theme_stage (theme, self->stage);
  double y = (height - BAR_HEIGHT) / 2;

  if (isnan (self->most))
    {
      mz_color_set_source (mz_color_with_alpha (theme->text_dim, 0.6), cr);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
      cairo_move_to (cr, 0, height / 2 + 0.5);
      cairo_line_to (cr, width, height / 2 + 0.5);
      cairo_stroke (cr);
      return;
    }
  mz_color_set_source (mz_color_with_alpha (theme->text_dim, 0.18), cr);
  cairo_rectangle (cr, 0, y, width, BAR_HEIGHT);
  cairo_fill (cr);
  mz_color_set_source (mz_color_with_alpha (colour, 0.45), cr);
  cairo_rectangle (cr, 0, y, width * CLAMP (self->most, 0, 1), BAR_HEIGHT);
  cairo_fill (cr);
  mz_color_set_source (colour, cr);
  cairo_rectangle (cr, 0, y, width * CLAMP (self->least, 0, 1), BAR_HEIGHT);
  cairo_fill (cr);
}

static void
clicked_cb (MzAnswerRow *self)
{
  if (self->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "card.open", "(us)", (guint) self->record, self->id);
}

/* As it stands when it is asked for. */
static void
fill_how (GtkMenuButton *button, gpointer data)
{
  MzAnswerRow *self = data;
  const MzSupplyTime *time = mz_whatif_peek_answers (self->whatif);
  MzDataset *dataset = mz_whatif_get_dataset (self->whatif);
  const char *detail = gtk_label_get_text (GTK_LABEL (self->detail));
  MzAnswer answer = { .kind = self->kind, .stage = self->stage, .index = self->index, .detail = (char *) detail };
  GtkWidget *popover = gtk_popover_new ();

  if (time != NULL)
    {
      g_autoptr (MzHow) how = mz_how_new (dataset, mz_whatif_get_run (self->whatif), time, &answer);

      gtk_popover_set_child (GTK_POPOVER (popover), mz_how_box_new (dataset, how));
    }
  gtk_menu_button_set_popover (button, popover);
}

static void
mz_answer_row_dispose (GObject *object)
{
  MzAnswerRow *self = MZ_ANSWER_ROW (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->how, gtk_widget_unparent);
  g_clear_object (&self->whatif);
  G_OBJECT_CLASS (mz_answer_row_parent_class)->dispose (object);
}

static void
mz_answer_row_finalize (GObject *object)
{
  g_free (MZ_ANSWER_ROW (object)->id);
  G_OBJECT_CLASS (mz_answer_row_parent_class)->finalize (object);
}

static void
mz_answer_row_class_init (MzAnswerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_answer_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_answer_row_finalize;
  gtk_widget_class_set_css_name (widget_class, "answer-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
text_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
mz_answer_row_init (MzAnswerRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = text_new ("answer-title");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 1);
  gtk_widget_set_valign (self->title, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->value = text_new ("answer-value");
  gtk_label_set_xalign (GTK_LABEL (self->value), 1);
  gtk_label_set_justify (GTK_LABEL (self->value), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (self->value), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->value), VALUE_CHARS);
  gtk_widget_set_valign (self->value, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->value, "numeric");
  self->bar = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->bar), (int) BAR_HEIGHT + 3);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bar), draw_bar_cb, self, NULL);
  gtk_widget_add_css_class (self->bar, "answer-bar");
  self->detail = text_new ("answer-detail");
  gtk_label_set_wrap (GTK_LABEL (self->detail), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->detail), 1);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->value);
  gtk_box_append (GTK_BOX (lines), head);
  gtk_box_append (GTK_BOX (lines), self->bar);
  gtk_box_append (GTK_BOX (lines), self->detail);

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), lines);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_hexpand (self->button, TRUE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->how = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->how), "dialog-information-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->how), GTK_ARROW_LEFT);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->how), fill_how, self, NULL);
  gtk_widget_set_tooltip_text (self->how, _("How is this computed?"));
  gtk_widget_set_valign (self->how, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->how, "flat");
  gtk_widget_add_css_class (self->how, "answer-how");
  gtk_widget_set_parent (self->how, GTK_WIDGET (self));
}

/** mz_answer_row_new: @whatif: (transfer none): whose answers it shows */
GtkWidget *
mz_answer_row_new (MzWhatif *whatif)
{
  MzAnswerRow *self = g_object_new (MZ_TYPE_ANSWER_ROW, NULL);

  self->whatif = g_object_ref (whatif);
  return GTK_WIDGET (self);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_widget_set_visible (label, text != NULL);
  if (text != NULL && g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

/** mz_answer_row_set: Shows another answer. */
void
mz_answer_row_set (MzAnswerRow *self, const MzAnswer *answer)
{
  g_autofree char *spoken = NULL, *how = NULL;

  g_return_if_fail (MZ_IS_ANSWER_ROW (self) && answer != NULL);

  self->kind = answer->kind;
  self->stage = answer->stage;
  self->index = answer->index;
  self->record = answer->record;
  g_free (self->id);
  self->id = g_strdup (answer->id);
  set_text (self->title, answer->title);
  set_text (self->value, answer->value);
  set_text (self->detail, answer->detail);
  gtk_widget_set_visible (self->bar, answer->kind == MZ_ANSWER_LOSS || !isnan (answer->most));
  self->least = answer->least;
  self->most = answer->most;
  gtk_widget_queue_draw (self->bar);
  spoken = g_strdup_printf ("%s: %s. %s", answer->title, answer->value != NULL ? answer->value : "",
                            answer->detail != NULL ? answer->detail : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* Translators: what an answer is about. */
  how = g_strdup_printf (_("How is this computed? %s"), answer->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->how), GTK_ACCESSIBLE_PROPERTY_LABEL, how, -1);
}
