/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-charts"

#include "mz-chart-table.h"

#include "mz-chart-row.h"
#include "mz-focus.h"

struct _MzChartTable
{
  GtkWidget           parent_instance;
  MzChartView        *view;      /* (nullable): goes with the card that has both */
  GtkWidget          *scrolled;
  GtkWidget          *columns;
  GtkSortListModel   *sorted;
  GtkSingleSelection *selection;
  gboolean            stale;
  gboolean            following; /* the row that is on changes by itself */
};

G_DEFINE_FINAL_TYPE (MzChartTable, mz_chart_table, GTK_TYPE_WIDGET)

static MzChartRow *
peek_row (MzChartTable *self, guint position)
{
  MzChartRow *row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    g_object_unref (row); /* the model keeps it */
  return row;
}

/* The row of what is selected in the workspace, unless one of the same record is on already. */
static void
follow_selection (MzChartTable *self)
{
  MzWorkspace *workspace = mz_chart_view_get_workspace (self->view);
  const MzFigure *figure = mz_chart_view_get_figure (self->view);
  MzRecord *record = workspace != NULL ? mz_workspace_get_selection (workspace) : NULL;
  MzChartRow *on = peek_row (self, gtk_single_selection_get_selected (self->selection));
  guint found = GTK_INVALID_LIST_POSITION;

  if (record == NULL || figure == NULL)
    return;
  if (on != NULL && g_strcmp0 (mz_figure_peek_datum (figure, mz_chart_row_get_datum (on))->record, mz_record_get_id (record)) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)) && found == GTK_INVALID_LIST_POSITION; i++)
    {
      const MzDatum *datum = mz_figure_peek_datum (figure, mz_chart_row_get_datum (peek_row (self, i)));

      if (g_strcmp0 (datum->record, mz_record_get_id (record)) == 0)
        found = i;
    }
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, found);
  self->following = FALSE;
}

static void
fill (MzChartTable *self)
{
  const MzFigure *figure = mz_chart_view_get_figure (self->view);
  g_autoptr (GListStore) rows = NULL;

  self->stale = FALSE;
  if (figure != NULL)
    rows = mz_chart_rows_new (figure, mz_workspace_get_dataset (mz_chart_view_get_workspace (self->view)));
  self->following = TRUE;
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (rows));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
  if (figure != NULL)
    follow_selection (self);
}

static void
figure_changed_cb (MzChartTable *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
selection_changed_cb (MzChartTable *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->stale)
    follow_selection (self);
}

static void
selected_cb (MzChartTable *self)
{
  MzChartRow *row = peek_row (self, gtk_single_selection_get_selected (self->selection));

  if (!self->following && row != NULL)
    mz_chart_view_set_datum (self->view, mz_chart_row_get_datum (row));
}

static void
activate_cb (MzChartTable *self, guint position)
{
  MzChartRow *row = peek_row (self, position);

  if (row != NULL)
    mz_chart_view_choose (self->view, mz_chart_row_get_datum (row), FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gboolean number = GPOINTER_TO_UINT (column) == MZ_CHART_COLUMN_VALUE;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const char *text = mz_chart_row_get_text (gtk_list_item_get_item (item), (MzChartColumn) GPOINTER_TO_UINT (column));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  return mz_chart_row_compare ((gpointer) a, (gpointer) b, (MzChartColumn) GPOINTER_TO_UINT (column));
}

static void
add_column (MzChartTable *self, guint column)
{
  gpointer data = GUINT_TO_POINTER (column);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  added = gtk_column_view_column_new (mz_chart_column_get_title ((MzChartColumn) column), factory);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, column == MZ_CHART_COLUMN_WHAT || column == MZ_CHART_COLUMN_SOURCES);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->columns), added);
}

static void
mz_chart_table_map (GtkWidget *widget)
{
  MzChartTable *self = MZ_CHART_TABLE (widget);

  GTK_WIDGET_CLASS (mz_chart_table_parent_class)->map (widget);
  if (self->stale)
    fill (self);
  else
    follow_selection (self);
}

static gboolean
mz_chart_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MZ_CHART_TABLE (widget)->columns);
}

static void
mz_chart_table_dispose (GObject *object)
{
  MzChartTable *self = MZ_CHART_TABLE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->sorted);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (mz_chart_table_parent_class)->dispose (object);
}

static void
mz_chart_table_class_init (MzChartTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_chart_table_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_chart_table_grab_focus;
  widget_class->map = mz_chart_table_map;
  gtk_widget_class_set_css_name (widget_class, "chart-table");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_chart_table_init (MzChartTable *self)
{
  self->stale = TRUE;
  self->columns = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->columns, "data-table");
  for (guint column = 0; column < MZ_N_CHART_COLUMNS; column++)
    add_column (self, column);
  self->sorted = gtk_sort_list_model_new (NULL, g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->columns))));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->columns), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->columns, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->columns);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** mz_chart_table_new: @view: (transfer none): lives as long as the table does. Returns: (transfer floating). */
GtkWidget *
mz_chart_table_new (MzChartView *view)
{
  MzChartTable *self;

  g_return_val_if_fail (MZ_IS_CHART_VIEW (view) && mz_chart_view_get_workspace (view) != NULL, NULL);

  self = g_object_new (MZ_TYPE_CHART_TABLE, NULL);
  self->view = view;
  g_signal_connect_object (view, "notify::figure", G_CALLBACK (figure_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mz_chart_view_get_workspace (view), "notify::selection", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** mz_chart_table_get_rows: Returns: (transfer none): of MzChartRow, in the order in which they are shown. */
GListModel *
mz_chart_table_get_rows (MzChartTable *self)
{
  g_return_val_if_fail (MZ_IS_CHART_TABLE (self), NULL);

  if (self->stale)
    fill (self);
  return G_LIST_MODEL (self->selection);
}
