/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What newer versions of GTK and libadwaita do in another way than those that Monazite needs at least: here, and nowhere else,
 * is asked for the version that it is compiled with. The one exception is mz-sort.h, for GLib, which has to do without windows.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* --- Files that are chosen: GtkFileDialog from GTK 4.10 on, before GtkFileChooserNative --- */

typedef enum
{
  MZ_FILE_CHOICE_OPEN,
  MZ_FILE_CHOICE_SAVE,
  MZ_FILE_CHOICE_FOLDER,
} MzFileChoiceKind;

#define MZ_TYPE_FILE_CHOICE (mz_file_choice_get_type ())
G_DECLARE_FINAL_TYPE (MzFileChoice, mz_file_choice, MZ, FILE_CHOICE, GObject)

MzFileChoice *mz_file_choice_new        (GtkWindow *parent, MzFileChoiceKind kind, const char *title, const char *accept);
void          mz_file_choice_set_name   (MzFileChoice *self, const char *name);
void          mz_file_choice_set_folder (MzFileChoice *self, GFile *folder);
void          mz_file_choice_add_filter (MzFileChoice *self, const char *name, const char *suffixes);
void          mz_file_choice_show       (MzFileChoice *self);
void          mz_file_choice_clear      (MzFileChoice **choice);

/* --- Messages and questions: AdwAlertDialog from libadwaita 1.5 on, before AdwMessageDialog --- */

#if ADW_CHECK_VERSION (1, 5, 0)
#define MZ_TYPE_MESSAGE_DIALOG ADW_TYPE_ALERT_DIALOG
#else
#define MZ_TYPE_MESSAGE_DIALOG ADW_TYPE_MESSAGE_DIALOG
#endif

GtkWidget  *mz_message_dialog_new                (GtkWindow *parent, const char *heading, const char *body);
void        mz_message_dialog_add_response       (GtkWidget *dialog, const char *id, const char *label,
                                                  AdwResponseAppearance appearance);
void        mz_message_dialog_set_close_response (GtkWidget *dialog, const char *id);
void        mz_message_dialog_set_enabled        (GtkWidget *dialog, const char *id, gboolean enabled);
gboolean    mz_message_dialog_is_enabled         (GtkWidget *dialog, const char *id);
const char *mz_message_dialog_get_label          (GtkWidget *dialog, const char *id);
const char *mz_message_dialog_get_body           (GtkWidget *dialog);
void        mz_message_dialog_set_child          (GtkWidget *dialog, GtkWidget *child);
GtkWidget  *mz_message_dialog_get_child          (GtkWidget *dialog);
void        mz_dialog_present                    (GtkWidget *dialog, GtkWindow *parent);
void        mz_dialog_close                      (GtkWidget *dialog);

/* --- About the program: AdwAboutDialog from libadwaita 1.5 on, before AdwAboutWindow, with the same properties --- */

#if ADW_CHECK_VERSION (1, 5, 0)
#define MZ_TYPE_ABOUT ADW_TYPE_ABOUT_DIALOG
#else
#define MZ_TYPE_ABOUT ADW_TYPE_ABOUT_WINDOW
#endif

static inline GtkWidget *
mz_about_new (void)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  return GTK_WIDGET (adw_about_dialog_new ());
#else
  GtkWidget *about = adw_about_window_new ();

  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  return about;
#endif
}

static inline void
mz_about_add_legal_section (GtkWidget *about, const char *title, const char *copyright, GtkLicense licence, const char *text)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_about_dialog_add_legal_section (ADW_ABOUT_DIALOG (about), title, copyright, licence, text);
#else
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), title, copyright, licence, text);
#endif
}

/* --- Items of menus, which have no names of their own since GTK 4.18 --- */

void mz_menus_set_up (void);

/*
 * --- Values: GtkAccessibleRange from GTK 4.10 on ---
 *
 * Before, assistive technologies have values of GTK's own widgets alone: of ours they are told in words, as what describes them.
 */

/* Returns: whether @value is the widget's now. */
typedef gboolean (*MzRangeSet) (GtkWidget *widget, double value);

void mz_range_add  (GType type, MzRangeSet set);
void mz_range_tell (GtkWidget *widget, double value, const char *text);

/* --- What another program opens: GtkUriLauncher from GTK 4.10 on, before gtk_show_uri() --- */

static inline void
mz_open_uri (GtkWindow *parent, const char *uri)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, parent, NULL, NULL, NULL);
#else
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
#endif
}

/*
 * --- Panes: AdwFlap, AdwLeaflet and AdwViewSwitcherTitle, deprecated since libadwaita 1.4 ---
 *
 * They fold by themselves where what is in them has no room, whatever the language and the size of the text. What has come for
 * them folds at widths that have to be known beforehand.
 */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static inline gboolean
mz_flap_is_shown (AdwFlap *flap)
{
  return adw_flap_get_reveal_flap (flap);
}

/* Before the first layout a panel has no width, and AdwFlap's animation divides by it. What is not mapped is not animated, so it is
 * unmapped for the change. */
static inline void
mz_flap_set_shown (AdwFlap *flap, gboolean shown)
{
  gboolean early = gtk_widget_get_mapped (GTK_WIDGET (flap)) && gtk_widget_get_width (GTK_WIDGET (flap)) == 0;

  if (early)
    gtk_widget_unmap (GTK_WIDGET (flap));
  adw_flap_set_reveal_flap (flap, shown);
  if (early)
    gtk_widget_map (GTK_WIDGET (flap));
}

static inline gboolean
mz_flap_is_folded (AdwFlap *flap)
{
  return adw_flap_get_folded (flap);
}

static inline void
mz_flap_set_always_folded (AdwFlap *flap, gboolean always)
{
  adw_flap_set_fold_policy (flap, always ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_AUTO);
}

static inline AdwLeaflet *
mz_leaflet_new (void)
{
  return ADW_LEAFLET (adw_leaflet_new ());
}

static inline void
mz_leaflet_append (AdwLeaflet *leaflet, GtkWidget *child)
{
  adw_leaflet_append (leaflet, child);
}

static inline void
mz_leaflet_append_line (AdwLeaflet *leaflet)
{
  adw_leaflet_page_set_navigatable (adw_leaflet_append (leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL)), FALSE);
}

static inline gboolean
mz_leaflet_is_folded (AdwLeaflet *leaflet)
{
  return adw_leaflet_get_folded (leaflet);
}

static inline void
mz_leaflet_set_can_unfold (AdwLeaflet *leaflet, gboolean can)
{
  adw_leaflet_set_can_unfold (leaflet, can);
}

static inline void
mz_leaflet_show (AdwLeaflet *leaflet, GtkWidget *child)
{
  adw_leaflet_set_visible_child (leaflet, child);
}

/* Returns: whether there is something that way */
static inline gboolean
mz_leaflet_go (AdwLeaflet *leaflet, AdwNavigationDirection direction)
{
  return adw_leaflet_navigate (leaflet, direction);
}

static inline void
mz_switcher_title_set (AdwViewSwitcherTitle *title, const char *text, gboolean switcher)
{
  adw_view_switcher_title_set_view_switcher_enabled (title, switcher);
  adw_view_switcher_title_set_title (title, text);
}

static inline gboolean
mz_switcher_title_is_shown (AdwViewSwitcherTitle *title)
{
  return adw_view_switcher_title_get_title_visible (title);
}

G_GNUC_END_IGNORE_DEPRECATIONS

/* --- Places: gtk_widget_translate_coordinates() has gone, what stands for it is in GTK 4.0 already --- */

/* Whether both are in one window; leaves the place alone where they are not. */
static inline gboolean
mz_widget_translate (GtkWidget *from, GtkWidget *to, double *x, double *y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (from, to, &GRAPHENE_POINT_INIT ((float) *x, (float) *y), &point))
    return FALSE;
  *x = point.x;
  *y = point.y;
  return TRUE;
}

G_END_DECLS
