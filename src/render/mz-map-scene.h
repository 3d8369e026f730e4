/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that lies over the base map: the one source of it for the window, exports and tests. */
#pragma once

#include "mz-basemap.h"
#include "mz-flow-paint.h"
#include "mz-flows.h"

G_BEGIN_DECLS

/**
 * MzMapScene:
 *
 * What a workspace shows in a view: marks of sites and clusters, arcs of agreements, lines of flows, tints of measures, and the
 * labels of all. Positions are pixels from the top left corner of the frame; the world is mz_map_scene_get_world() pixels wide and is
 * shown in as many copies as the frame holds. Keeps no view of its own: call mz_map_scene_update() before reading. Emits
 * "changed" when the workspace has changed what an update would find. Main thread only.
 */
#define MZ_TYPE_MAP_SCENE (mz_map_scene_get_type ())
G_DECLARE_FINAL_TYPE (MzMapScene, mz_map_scene, MZ, MAP_SCENE, GObject)

typedef enum { MZ_MARK_SITE, MZ_MARK_CLUSTER } MzMarkKind;

/**
 * MzMapMark:
 * @lat, @lon: where it stands: a site's place, or the middle of a cluster
 * @x, @y: of the copy that is nearest to the middle of the frame
 * @first_copy, @last_copy: drawn at @x + k * world for each k from first to last; last < first: outside the frame
 * @size: side of the symbol, or diameter of the ring
 * @stage: whose shape it has; %MZ_N_STAGES for a deposit
 * @state: on the workspace's date
 * @site: (nullable): %NULL for a cluster
 * @n_members: sites in it: one for a site; see mz_map_scene_list_members()
 * @counts: of them of each stage, deposits last
 * @uncertain_radius: of the ring round a place known only roughly; 0: none
 */
typedef struct
{
  MzMarkKind kind;
  double     lat, lon;
  double     x, y;
  int        first_copy, last_copy;
  double     size;
  MzStage    stage;
  MzState    state;
  MzSite    *site;
  guint      n_members;
  guint      counts[MZ_N_STAGES + 1];
  double     uncertain_radius;
  gboolean   selected, focused;
} MzMapMark;

typedef enum { MZ_ARC_BINDING, MZ_ARC_NOT_BINDING, MZ_ARC_BINDING_UNKNOWN, MZ_ARC_LAPSED, MZ_N_ARC_FORMS } MzArcForm;

/**
 * MzMapArc:
 * @from, @to: ends: a country's code, or a site's id; @from is that of the party named first
 * @n_pairs: of ends that lie so near to these that one line stands for all of them; 1: of these alone
 * @agreements: (element-type MzAgreement): all between the ends, each once, strongest kind first, then newest
 * @dim: something else is selected
 * @points: x and y of the curve's @n_points points in turn, unbroken; also drawn a world to the left and to the right. In Equal
 *   Earth, which shows the world once, they jump from one edge to the other
 */
typedef struct
{
  char      *from, *to;
  guint      n_pairs;
  GPtrArray *agreements;
  MzArcForm  form;
  gboolean   dim;
  double    *points;
  guint      n_points;
} MzMapArc;

/**
 * MzMapFlow:
 * @tonnes: of the year or of the months that are known; negative: not known
 * @style: how it is drawn
 * @points: as those of an arc, from its beginning to its end
 */
typedef struct
{
  MzFlow     *flow;
  double      tonnes;
  MzFlowUnit  unit;
  MzFlowStyle style;
  gboolean    selected;
  double     *points;
  guint       n_points;
} MzMapFlow;

typedef enum { MZ_TINT_IN_FORCE, MZ_TINT_AHEAD, MZ_TINT_NOT_KNOWN } MzTintForm;

/**
 * MzMapTint:
 * @country: ISO 3166-1 alpha-2, as on the map (the members of the EU, not the EU)
 * @taken_by: the country or EU that took the measures
 * @measures: (element-type MzMeasure): those that are shown by it
 */
typedef struct
{
  char      *country, *taken_by;
  GPtrArray *measures;
  MzTintForm form;
} MzMapTint;

typedef enum
{
  MZ_LABEL_COUNTRY, MZ_LABEL_SEA, MZ_LABEL_REGION, MZ_LABEL_TOWN, MZ_LABEL_SITE, MZ_LABEL_ARC, MZ_LABEL_NOTE, MZ_LABEL_FLOW
} MzMapLabelKind;

/**
 * MzMapLabel:
 * @lines: one or two; the first line of arcs, flows and notes is bold
 * @bounds: in pixels, without the halo of 3 px; copies of the world have labels of their own
 * @record: (nullable): what it names
 */
typedef struct
{
  MzMapLabelKind    kind;
  GStrv             lines;
  int               fonts[2]; /* MzFont of each line */
  cairo_rectangle_t bounds;
  double            dot_x, dot_y; /* of the town */
  MzRecord         *record;
} MzMapLabel;

typedef enum { MZ_PICK_NOTHING, MZ_PICK_MARK, MZ_PICK_ARC, MZ_PICK_FLOW, MZ_PICK_COUNTRY } MzPickKind;

/**
 * MzMapPick:
 * @record: (nullable): what a click selects: the site, the agreement (of several the one that is selected, else the newest), the
 *   flow, the country; %NULL for a cluster
 * @x, @y: the place hit: centre of the copy of the mark; else the point asked for
 */
typedef struct
{
  MzPickKind       kind;
  const MzMapMark *mark;
  const MzMapArc  *arc;
  MzRecord        *record;
  double           x, y;
  const MzMapFlow *flow;
} MzMapPick;

typedef enum { MZ_DIRECTION_LEFT, MZ_DIRECTION_RIGHT, MZ_DIRECTION_UP, MZ_DIRECTION_DOWN } MzDirection;

MzMapScene       *mz_map_scene_new             (MzWorkspace *workspace, MzBasemap *basemap);
MzWorkspace      *mz_map_scene_get_workspace   (MzMapScene *self);
void              mz_map_scene_set_theme       (MzMapScene *self, MzThemeKind theme);
void              mz_map_scene_set_text_factor (MzMapScene *self, double factor);
void              mz_map_scene_set_size_factor (MzMapScene *self, double factor);
void              mz_map_scene_set_most_labels (MzMapScene *self, guint most);
void              mz_map_scene_set_threaded    (MzMapScene *self, gboolean threaded);
void              mz_map_scene_set_focus       (MzMapScene *self, MzRecord *record);
void              mz_map_scene_set_obstacles   (MzMapScene *self, const cairo_rectangle_t *boxes, guint n);

gboolean          mz_map_scene_update          (MzMapScene *self, const MzView *view);
const MzView     *mz_map_scene_get_view        (MzMapScene *self);
gboolean          mz_map_scene_is_complete     (MzMapScene *self);
double            mz_map_scene_get_world       (MzMapScene *self);

guint             mz_map_scene_get_n_marks     (MzMapScene *self);
const MzMapMark  *mz_map_scene_peek_mark       (MzMapScene *self, guint i);
guint             mz_map_scene_get_n_arcs      (MzMapScene *self);
const MzMapArc   *mz_map_scene_peek_arc        (MzMapScene *self, guint i);
guint             mz_map_scene_get_n_flows     (MzMapScene *self);
const MzMapFlow  *mz_map_scene_peek_flow       (MzMapScene *self, guint i);
MzArcForm         mz_map_scene_get_arc_form    (MzMapScene *self, MzAgreement *agreement);
guint             mz_map_scene_get_n_tints     (MzMapScene *self);
const MzMapTint  *mz_map_scene_peek_tint       (MzMapScene *self, guint i);
guint             mz_map_scene_get_n_labels    (MzMapScene *self);
const MzMapLabel *mz_map_scene_peek_label      (MzMapScene *self, guint i);
GPtrArray        *mz_map_scene_list_members    (MzMapScene *self, const MzMapMark *mark, guint most);
void              mz_map_scene_count_operating (MzMapScene *self, const MzMapMark *mark, guint *counts);
const MzMapMark  *mz_map_scene_find_mark       (MzMapScene *self, MzRecord *site);
gboolean          mz_map_scene_shows_country   (MzMapScene *self, const char *code);
char             *mz_map_scene_get_title       (MzMapScene *self);
char             *mz_map_scene_get_subtitle    (MzMapScene *self);

gboolean          mz_map_scene_pick            (MzMapScene *self, double x, double y, double slop, MzMapPick *pick);
MzRecord         *mz_map_scene_nearest         (MzMapScene *self, double x, double y, MzDirection direction);

/* Pixels round the frame in which tints, flows and arcs are painted too, for who paints them once and then moves them. */
#define MZ_MAP_SCENE_MARGIN 160.0

/* In the order of drawing. The base map goes before all, and a widget may draw marks and labels one by one. */
void              mz_map_scene_paint_tints     (MzMapScene *self, cairo_t *cr);
void              mz_map_scene_paint_flows     (MzMapScene *self, cairo_t *cr);
void              mz_map_scene_paint_arcs      (MzMapScene *self, cairo_t *cr);
void              mz_map_scene_paint_marks     (MzMapScene *self, cairo_t *cr);
void              mz_map_scene_paint_labels    (MzMapScene *self, cairo_t *cr);

void              mz_map_scene_mark_extents    (MzMapScene *self, const MzMapMark *mark, cairo_rectangle_t *extents);
void              mz_map_scene_paint_mark      (MzMapScene *self, const MzMapMark *mark, cairo_t *cr, double x, double y);
void              mz_map_scene_label_extents   (MzMapScene *self, const MzMapLabel *label, cairo_rectangle_t *extents);
void              mz_map_scene_paint_label     (MzMapScene *self, const MzMapLabel *label, cairo_t *cr, double x, double y);

G_END_DECLS
