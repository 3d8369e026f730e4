/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the scene share. */
#pragma once

#include "mz-arc-bundles.h"
#include "mz-arc-paint.h"
#include "mz-geodesic.h"
#include "mz-map-scene.h"
#include "mz-projector.h"
#include "mz-site-clusters.h"
#include "mz-text.h"

G_BEGIN_DECLS

#define MZ_SCENE_SITE_ARCS_ZOOM 4.0 /* from here on arcs end at the sites that agreements name, tints are bands */
#define MZ_SCENE_N_ZOOMS        13  /* whole zooms that have clusters of their own */
#define MZ_SCENE_ARC_POINTS     49
#define MZ_SCENE_NEARER         1.5 /* so much places in the middle latitudes are in Equal Earth than in Mercator */
#define MZ_SCENE_END_DOT        3.6 /* radius of the open dot at the end of an arc */

/* What has changed since the last update. */
typedef enum
{
  MZ_SCENE_SITES     = 1 << 0, /* which there are */
  MZ_SCENE_STATES    = 1 << 1, /* what they do */
  MZ_SCENE_SELECTION = 1 << 2,
  MZ_SCENE_ARCS      = 1 << 3,
  MZ_SCENE_TINTS     = 1 << 4,
  MZ_SCENE_LABELS    = 1 << 5,
  MZ_SCENE_MARKS     = 1 << 6, /* the clusters of the sites */
  MZ_SCENE_FLOWS     = 1 << 7,
  MZ_SCENE_ALL       = (1 << 8) - 1
} MzSceneChange;

/* A site as the map sees it. What depends on the date is found out when it is asked for: see mz_map_scene_know(). */
typedef struct
{
  double  size;       /* px at size factor 1 */
  double  importance; /* of its label */
  guint   known_at;   /* states_version when all this was found out */
  MzState state;
} MzSceneSite;

typedef struct
{
  MzMapMark   mark;
  double      mx, my;
  double      importance;
  const char *place; /* (nullable): the province that all members of a cluster share */
  MzSite     *first_site;
  guint       first, n; /* its members in the index */
  guint       left_out; /* of them the point that has a mark of its own, or G_MAXUINT */
} MzSceneMark;

/* Two ends that agreements join. */
typedef struct
{
  char        *from, *to;
  GPtrArray   *agreements; /* as of an arc */
  MzArcEnds    ends;
  double       bulge;
  gboolean     dim;
  MzAgreement *speaker;    /* one of its agreements: the newest that the selection is about */
} MzScenePair;

/* A curve on the map, whatever it stands for. */
typedef struct
{
  double unit[2 * MZ_SCENE_ARC_POINTS]; /* in unit-square Mercator, unbroken */
  double west, north, east, south;      /* of these */
  int    first_copy, last_copy;         /* as of a mark, with the scene's margin */
} MzSceneLine;

typedef struct
{
  MzMapArc      arc;
  MzSceneLine   line;
  MzArcEmphasis emphasis;
  MzAgreement  *speaker; /* one of its agreements, which its label names: that of the pair it has its ends from */
} MzSceneArc;

typedef struct
{
  MzMapFlow   flow;
  MzSceneLine line;
} MzSceneFlow;

typedef struct
{
  MzMapLabel label;
  char      *key; /* what it names and how; the same label in another copy has the same key */
  int        copy;
} MzSceneLabel;

struct _MzMapScene
{
  GObject       parent_instance;
  MzWorkspace  *workspace;
  MzBasemap    *basemap; /* (nullable) */
  MzThemeKind   theme;
  double        text_factor, size_factor;
  guint         most_labels; /* 0: as many as have room */
  MzRecord     *focus;
  GArray       *obstacles; /* of cairo_rectangle_t */
  MzSceneChange changes;
  gboolean      announced; /* "changed" has been emitted and nobody has updated since */

  MzView        view;
  gboolean      has_view;
  double        world, left, top; /* pixels: in Mercator a place is at left + mx * world, top + my * world */
  MzProjector   projector;

  gboolean        threaded;     /* many sites are put in clusters by a thread */
  gboolean        clustering;   /* it is at work */
  guint           wanted_version, clusters_version;
  MzSitePlaces   *places;       /* (nullable): of the dataset as it is now */
  MzSiteClusters *clusters;     /* (nullable): none yet */
  MzSceneSite    *sites;        /* of all places of the clusters */
  guint           states_version; /* grows with every change of what sites do */
  GArray         *marks;        /* of MzSceneMark, in the order of drawing */
  guint           marks_zoom;
  double          marks_west, marks_north, marks_east, marks_south; /* what they were looked up for */

  GArray  *pairs; /* of MzScenePair */
  GArray  *arcs;  /* of MzSceneArc: each of one pair or of some that lie near to each other */
  gboolean arcs_with_sites;
  double   arcs_within; /* how near, in worlds */

  GArray *flows; /* of MzSceneFlow, in the order of drawing */

  GArray *tints; /* of MzMapTint */
  GArray *notes; /* of MzSceneNote */

  double     *base_places;   /* (nullable): mx and my of the base map's labels in turn; made with the scene */
  GHashTable *country_names; /* (nullable): in capitals, of all countries; made when needed */

  GArray *labels; /* of MzSceneLabel */
  double  labels_left, labels_top;
  MzView  labels_view;
};

/* A line or two of words about the measures of a country. */
typedef struct
{
  char    *country;
  GStrv    lines;
  gboolean names_elements; /* counts them, or tells what is assumed: it comes early */
} MzSceneNote;

/* Where a place is in the frame: the copy that is nearest to the frame's middle. */
void          mz_map_scene_project        (MzMapScene *self, double mx, double my, double *x, double *y);
/* The copies of what reaches from @west to @east in pixels that are in the frame. */
void          mz_map_scene_copies         (MzMapScene *self, double west, double north, double east, double south, int *first,
                                           int *last);
const MzTheme *mz_map_scene_theme         (MzMapScene *self);

void          mz_map_scene_note_change    (MzMapScene *self, MzSceneChange change);
void          mz_map_scene_take_sites     (MzMapScene *self);
gboolean      mz_map_scene_has_clusters   (MzMapScene *self);
/* @point: of the clusters. */
MzSite       *mz_map_scene_site           (MzMapScene *self, guint point);
const MzSceneSite *mz_map_scene_know      (MzMapScene *self, guint point);
void          mz_map_scene_clear_marks    (MzMapScene *self);
void          mz_map_scene_update_marks   (MzMapScene *self);
/* For arrays of pointers to MzSceneArc: the newest first. */
void          mz_map_scene_find_place     (MzMapScene *self, const char *end, double *mx, double *my);
void          mz_scene_line_draw          (MzSceneLine *line, const MzArcEnds *ends, double bulge);
void          mz_map_scene_place_line     (MzMapScene *self, MzSceneLine *line, double reach, double *points);
int           mz_scene_compare_newest     (gconstpointer a, gconstpointer b);
/* For arrays of agreements: strongest kind first, then newest. */
int           mz_scene_compare_agreements (gconstpointer a, gconstpointer b, gpointer scene);
void          mz_map_scene_clear_pairs    (MzMapScene *self);
void          mz_map_scene_take_pairs     (MzMapScene *self);
void          mz_map_scene_clear_arcs     (MzMapScene *self);
gboolean      mz_map_scene_tells_of       (MzMapScene *self, MzAgreement *agreement);
void          mz_map_scene_update_arcs    (MzMapScene *self);
void          mz_map_scene_clear_flows    (MzMapScene *self);
void          mz_map_scene_update_flows   (MzMapScene *self);
void          mz_map_scene_clear_tints    (MzMapScene *self);
void          mz_map_scene_update_tints   (MzMapScene *self);
void          mz_map_scene_clear_labels   (MzMapScene *self);
void          mz_map_scene_update_labels  (MzMapScene *self);
/* Painting needs no scene: what lies under a symbol, the symbol, a label. */
void          mz_scene_paint_surround     (const MzTheme *theme, const MzMapMark *mark, cairo_t *cr, double x, double y);
void          mz_scene_paint_symbol       (const MzTheme *theme, double size_factor, const MzMapMark *mark, cairo_t *cr, double x,
                                           double y);
void          mz_scene_paint_label        (const MzTheme *theme, double text_factor, const MzMapLabel *label, cairo_t *cr, double x,
                                           double y);

G_END_DECLS
