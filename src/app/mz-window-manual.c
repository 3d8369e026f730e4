/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manual, at the page that fits what the window shows. */
#define G_LOG_DOMAIN "monazite"

#include "mz-manual.h"
#include "mz-window-private.h"
#include "mz-window-story.h"

static const char *const topics[MZ_N_PAGES] = {
  [MZ_PAGE_MAP] = "map", [MZ_PAGE_CHAIN] = "charts", [MZ_PAGE_TIMELINE] = "clock", [MZ_PAGE_CHARTS] = "charts",
  [MZ_PAGE_WHATIF] = "whatif", [MZ_PAGE_LEARN] = "learn",
};

static const char *
find_topic (MzWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (mz_window_shows_briefings (self))
    return "briefings";
  if (self->form != NULL)
    return "own";
  if (focus != NULL && self->card_panel != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->card_panel)))
    return "card";
  if (focus != NULL && self->find_panel != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find_panel)))
    return "find";
  return topics[self->page];
}

/**
 * mz_window_show_manual: Opens it, or has it show the page about what is looked at now. After a show, where there is one; not
 *   during a test, for its pictures tell much.
 */
void
mz_window_show_manual (MzWindow *self)
{
  g_return_if_fail (MZ_IS_WINDOW (self));

  if (self->testing)
    return;
  if (self->manual == NULL)
    g_set_weak_pointer (&self->manual, mz_manual_new (GTK_WINDOW (self), mz_desk_get_facts (self->desk),
                                                       mz_workspace_get_manner (self->workspace), self->basemap));
  mz_manual_show_page (MZ_MANUAL (self->manual), find_topic (self));
  mz_window_present_dialog (self, self->manual);
}
