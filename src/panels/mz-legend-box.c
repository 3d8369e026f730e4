/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-legend-box.h"

#include <glib/gi18n-lib.h>

#include "mz-format.h"
#include "mz-sample.h"

/* A row as a widget: what it shows, and where its count stands. */
typedef struct
{
  MzLegendRow row;
  GtkWidget  *count;
} Line;

struct _MzLegendBox
{
  GtkWidget  parent_instance;
  MzLayers   layer;
  GPtrArray *lines; /* of Line, in the order of the widgets */
};

G_DEFINE_FINAL_TYPE (MzLegendBox, mz_legend_box, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->row.label);
  g_free (line);
}

static void
row_free (gpointer data)
{
  g_free (((MzLegendRow *) data)->label);
  g_free (data);
}

static void
paint_row (cairo_t *cr, const MzTheme *theme, double width, double height, gpointer data)
{
  mz_legend_paint_sample (cr, theme, data, 0, 0, width, height);
}

static gboolean
is_same_thing (const MzLegendRow *a, const MzLegendRow *b)
{
  return a->kind == b->kind && a->value == b->value && strcmp (a->label, b->label) == 0;
}

static MzLegendRow *
copy_row (const MzLegendRow *row)
{
  MzLegendRow *copy = g_memdup2 (row, sizeof *row);

  copy->label = g_strdup (row->label);
  return copy;
}

static void
show_count (Line *line, guint count)
{
  g_autofree char *number = mz_format_number (count);

  line->row.count = count;
  gtk_label_set_label (GTK_LABEL (line->count), number);
}

static void
add_line (MzLegendBox *self, const MzLegendRow *row)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (row->label), *sample;
  double width, height;

  mz_legend_sample_size (row, &width, &height);
  sample = mz_sample_new (width, height, paint_row, copy_row (row), row_free);
  line->row = *row;
  line->row.label = g_strdup (row->label);
  line->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (line->count, "numeric");
  gtk_widget_add_css_class (line->count, "legend-count");
  gtk_widget_add_css_class (box, "legend-row");
  if (width > MZ_LEGEND_SAMPLE_WIDTH) /* beside it there would be no room for words */
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
      gtk_box_set_spacing (GTK_BOX (box), 0);
      gtk_widget_set_halign (sample, GTK_ALIGN_START);
      gtk_widget_set_visible (line->count, FALSE);
    }
  gtk_box_append (GTK_BOX (box), sample);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line->count);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_ptr_array_add (self->lines, line);
  show_count (line, row->count);
}

static void
drop_lines (MzLegendBox *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->lines, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
mz_legend_box_dispose (GObject *object)
{
  drop_lines (MZ_LEGEND_BOX (object));
  G_OBJECT_CLASS (mz_legend_box_parent_class)->dispose (object);
}

static void
mz_legend_box_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_LEGEND_BOX (object)->lines);
  G_OBJECT_CLASS (mz_legend_box_parent_class)->finalize (object);
}

static void
mz_legend_box_class_init (MzLegendBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mz_legend_box_dispose;
  object_class->finalize = mz_legend_box_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "legend-box");
}

static void
mz_legend_box_init (MzLegendBox *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** mz_legend_box_new: @layer: whose rows it takes. Returns: (transfer floating): an empty legend. */
GtkWidget *
mz_legend_box_new (MzLayers layer)
{
  MzLegendBox *self = g_object_new (MZ_TYPE_LEGEND_BOX, NULL);

  self->layer = layer;
  return GTK_WIDGET (self);
}

/** mz_legend_box_show: @rows: (element-type MzLegendRow): those of all layers. Where only counts differ, only they change. */
void
mz_legend_box_show (MzLegendBox *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  gboolean same;

  g_return_if_fail (MZ_IS_LEGEND_BOX (self) && rows != NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const MzLegendRow *row = rows->pdata[i];

      if (row->layer == self->layer && row->kind != MZ_LEGEND_STAGE)
        g_ptr_array_add (own, (gpointer) row);
    }
  same = own->len == self->lines->len;
  for (guint i = 0; i < own->len && same; i++)
    same = is_same_thing (own->pdata[i], &((Line *) self->lines->pdata[i])->row);

  if (!same)
    drop_lines (self);
  for (guint i = 0; i < own->len; i++)
    if (same)
      show_count (self->lines->pdata[i], ((const MzLegendRow *) own->pdata[i])->count);
    else
      add_line (self, own->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), own->len > 0);
}
