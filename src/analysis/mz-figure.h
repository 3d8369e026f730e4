/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-dataset.h"
#include "mz-query.h"
#include "mz-supply-run.h"

G_BEGIN_DECLS

#define MZ_FIGURE_NONE G_MAXUINT /* no datum, no series, no category */

/* How a figure is laid out. */
typedef enum
{
  MZ_FIGURE_LINES,    /* a line a series over time */
  MZ_FIGURE_AREAS,    /* stacked over time; at no time more than one datum a series */
  MZ_FIGURE_COLUMNS,  /* upright, stacked: over time, or a category each */
  MZ_FIGURE_BARS,     /* lying, a category each, stacked */
  MZ_FIGURE_RIBBON,   /* the chain: a column a category, 0 to 1, and what joins equal series in neighbouring ones */
  MZ_FIGURE_LANES,    /* spans and instants in time, a lane a category, under the headings of groups */
  MZ_FIGURE_MATRIX,   /* categories against categories */
  MZ_FIGURE_NETWORK,  /* categories, and what joins them */
  MZ_FIGURE_ELEMENTS, /* the periodic table: a category an element */
  MZ_FIGURE_GAUGES,   /* a category against its bound */
  MZ_FIGURE_DOTS,     /* a row a category, a dot a datum: what sources say of one thing */
  MZ_FIGURE_STEPS,    /* a row a category, a column a series: how far each has come, with dates */
  MZ_FIGURE_BANDS,    /* a strip a category over time: in it, for each year or month, from the least to the value */
  MZ_FIGURE_RANGES,   /* a row a category: lying bars from the least to the value, and dots of what is exact */
  MZ_FIGURE_TORNADO,  /* the same, from a level to what an assumption makes of it, which @what of the datum names */
  MZ_N_FIGURE_KINDS
} MzFigureKind;

/* What a thing is decides its colour and pattern; the theme has both. */
typedef enum
{
  MZ_INK_TEXT,      /* the one line that matters */
  MZ_INK_DIM,
  MZ_INK_COUNTRY,   /* key: ISO 3166-1 */
  MZ_INK_OTHERS,    /* the rest of countries */
  MZ_INK_UNKNOWN,   /* not known by country: hatched, never a colour */
  MZ_INK_STAGE,     /* index: MzStage */
  MZ_INK_AGREEMENT,
  MZ_INK_CONTROL,
  MZ_INK_SEQUENCE,  /* index: n-th of what has no colour of its own (elements, uses) */
  MZ_N_INKS
} MzInkKind;

typedef struct
{
  MzInkKind   kind;
  guint       index;
  char        key[4];
} MzInk;

/* How the body of a datum is filled: what it is, told by pattern and not by colour alone. */
typedef enum
{
  MZ_FILL_SOLID,    /* is so: operating, binding, in force */
  MZ_FILL_STRIPES,  /* being built */
  MZ_FILL_OUTLINE,  /* announced, planned */
  MZ_FILL_HALF,     /* care and maintenance */
  MZ_FILL_THIN,     /* closed, ended */
  MZ_FILL_HATCH,    /* a control in force; not known, in MZ_INK_UNKNOWN */
  MZ_FILL_DOTS,     /* paused, or announced control */
  MZ_FILL_DASHES,   /* not binding */
  MZ_FILL_DASH_DOT, /* binding not known */
  MZ_N_FILLS
} MzFill;

typedef enum /*< flags >*/
{
  MZ_DATUM_ESTIMATE   = 1 << 0, /* "about" */
  MZ_DATUM_AT_LEAST   = 1 << 1,
  MZ_DATUM_AT_MOST    = 1 << 2,
  MZ_DATUM_PLANNED    = 1 << 3, /* only announced */
  MZ_DATUM_AFTER      = 1 << 4, /* later than the clock: never counted, drawn dim */
  MZ_DATUM_VAGUE_FROM = 1 << 5, /* x is the first day of a year or month that is all that is known */
  MZ_DATUM_VAGUE_TO   = 1 << 6,
  MZ_DATUM_OPEN       = 1 << 7, /* its end is not known; x_end is where knowledge ends */
  MZ_DATUM_COMPUTED   = 1 << 8, /* by us from other figures */
  MZ_DATUM_INSTANT    = 1 << 9, /* x alone: an event */
  MZ_DATUM_LINK       = 1 << 10, /* joins category and other */
  MZ_DATUM_ASSUMED    = 1 << 11 /* of a scenario: would be so if what it assumes were; no matter of the clock */
} MzDatumFlags;

/**
 * MzDatum:
 * @series, @category, @other: indices, or %MZ_FIGURE_NONE
 * @x, @x_end: decimal years (mz_figure_get_x()); for points in time both are the middle of what @when names
 * @value: in the unit of the figure; NAN: not known
 * @least: where the datum is a range, its other end: from @least to @value; NAN: @value is exact, or not known
 * @when: (nullable): the time as the source has it; of a span both of its ends, "2010/2015-03", "2010/.."
 * @what: (nullable): more about it, one line
 * @sources: (nullable): ids
 * @record: (nullable): id of what a click selects
 */
typedef struct
{
  guint        series, category, other;
  double       x, x_end;
  double       value, least;
  MzFill       fill;
  MzDatumFlags flags;
  char        *when;
  char        *what;
  GStrv        sources;
  char        *record;
} MzDatum;

/**
 * MzFigureSeries:
 * @key: "CN", "mining", "Nd": a word of @facet of the figure where it has one
 * @dash: lines only: 0 is none; told apart without colour
 */
typedef struct
{
  char *key;
  char *label;
  MzInk ink;
  guint dash;
} MzFigureSeries;

/**
 * MzFigureCategory:
 * @group: (nullable): heading above it; equal ones follow each other
 * @note: (nullable): what stands below or beside the label
 * @stage, @state: for its symbol; %MZ_FIGURE_NONE: none
 * @bound: gauges: the benchmark; NAN: none
 * @bound_is_most: the allowed side is below it
 * @column, @row: of the periodic table, from 0; else 0
 */
typedef struct
{
  char    *key;
  char    *label;
  char    *group;
  char    *note;
  char    *record;
  MzInk    ink;
  guint    stage, state;
  double   bound;
  gboolean bound_is_most;
  guint    column, row;
} MzFigureCategory;

/* An event on the time axis, numbered in order; explained in words beside the chart. */
typedef struct
{
  double x;
  char  *when;
  char  *label;
  char  *record; /* (nullable) */
} MzFigureMark;

/* A level that values are held against. @from: where it begins; -INFINITY: everywhere. */
typedef struct
{
  double value;
  double from;
  char  *label;
} MzFigureLevel;

/**
 * MzFigure:
 * @name: as on the command line
 * @title: what is to be seen, a sentence
 * @subtitle: measure, unit and basis
 * @unit: (nullable): of all values, short: stands at tooltips and tables
 * @words: the figure in two or three sentences, without looking
 * @empty: (nullable): why there is nothing to see; otherwise there is
 * @notes: (element-type utf8): what has to be known to read it
 * @sources: (element-type utf8): ids of all that is shown, each once
 * @x_from, @x_to: the time axis; equal: there is none
 * @clock, @as_of: decimal years
 * @log: a logarithmic value axis
 * @percent: values are per cent of a whole: the axis ends at 100
 * @series_facet, @category_facet: which facet their keys are words of; -1: none
 *
 * What a chart says, without a size and without colours: numbers, words, and who said so. Made by an #MzChart from a dataset
 * for a date; never changed after that, and then readable in any thread.
 */
typedef struct
{
  const char  *name;
  MzFigureKind kind;
  char        *title, *subtitle, *unit, *words, *empty;
  GPtrArray   *notes, *sources;
  GHashTable  *cited;      /* the same ids as in @sources, to find them */
  GArray      *series;     /* of MzFigureSeries */
  GArray      *categories; /* of MzFigureCategory */
  GArray      *data;       /* of MzDatum: in the order of the table */
  GArray      *marks;      /* of MzFigureMark */
  GArray      *levels;     /* of MzFigureLevel */
  double       x_from, x_to, clock, as_of;
  MzPartialDate date;
  gboolean     log, percent;
  int          series_facet, category_facet;
} MzFigure;

/**
 * MzFigureRequest:
 * @dataset: what is shown: the facts, or the facts as a scenario would have them
 * @facts: (nullable): the facts that @run starts from; %NULL: @dataset
 * @date: of the clock
 * @query: (nullable): facets that the records are picked by
 * @added_up: shares that are added up from our sites, in place of those that are reported
 * @from, @to: the window of time, decimal years; equal: all
 * @run, @against: (nullable): the scenario that is looked at and the one that it is held against, worked out
 * @by: (nullable): what lanes are by: "kind" (default), "country", "site"
 */
typedef struct
{
  MzDataset    *dataset, *facts;
  MzPartialDate date;
  MzQuery      *query;
  gboolean      added_up;
  double        from, to;
  const char   *by;
  MzSupplyRun  *run, *against;
} MzFigureRequest;

MzFigure         *mz_figure_new          (const char *name, MzFigureKind kind, const MzFigureRequest *request);
void              mz_figure_free         (MzFigure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzFigure, mz_figure_free)

/* Building. */
guint             mz_figure_add_series   (MzFigure *self, const char *key, const char *label, MzInk ink);
guint             mz_figure_find_series  (const MzFigure *self, const char *key);
MzFigureCategory *mz_figure_add_category (MzFigure *self, const char *key, const char *label);
guint             mz_figure_find_category (const MzFigure *self, const char *key);
MzDatum          *mz_figure_add_datum    (MzFigure *self, guint series, guint category, double value);
void              mz_figure_add_mark     (MzFigure *self, MzPartialDate date, const char *label, const char *record);
void              mz_figure_add_level    (MzFigure *self, double value, double from, const char *label);
void              mz_figure_add_note     (MzFigure *self, const char *note);
void              mz_figure_add_sources  (MzFigure *self, const char *const *sources);
void              mz_datum_set_time      (MzDatum *self, MzPartialDate t, const MzFigure *figure);
void              mz_datum_set_span      (MzDatum *self, MzPartialDate from, MzPartialDate to, gboolean ends_with,
                                          const MzFigure *figure);
void              mz_datum_set_assumed   (MzDatum *self, MzPartialDate t, const MzFigure *figure);
void              mz_datum_set_sources   (MzDatum *self, const char *const *sources);

/* Reading. */
const MzDatum          *mz_figure_peek_datum    (const MzFigure *self, guint i);
const MzFigureSeries   *mz_figure_peek_series   (const MzFigure *self, guint i);
const MzFigureCategory *mz_figure_peek_category (const MzFigure *self, guint i);
char                   *mz_datum_format_when    (const MzDatum *self);
gboolean                mz_datum_has_value      (const MzDatum *self);
gboolean                mz_datum_is_range       (const MzDatum *self);
char                   *mz_figure_format_value  (const MzFigure *self, const MzDatum *datum);
char                   *mz_figure_describe      (const MzFigure *self, guint datum);

/* Time as a number: 2025.5 is the middle of 2025. */
double mz_figure_get_x     (MzPartialDate date, double where);
gboolean mz_figure_is_known (MzPartialDate t, MzPartialDate date);

#define MZ_INK(kind)         ((MzInk) { (kind), 0, "" })
#define MZ_INK_INDEX(kind, i) ((MzInk) { (kind), (i), "" })
MzInk mz_ink_country (const char *code);

G_END_DECLS
