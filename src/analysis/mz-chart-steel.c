/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper against steel: each agreement, each country and each bloc, from signed to tonnes. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-steel.h"

#define MOST_BARS 24

/* Of a bar: by the furthest step; of what is signed and no more, by whether a source says that nothing was delivered. */
typedef enum
{
  PART_TONNES,
  PART_SITE,
  PART_MONEY,
  PART_IN_FORCE,
  PART_PAPER,   /* signed, and a source says that nothing was delivered */
  PART_UNKNOWN, /* signed, and no source says more */
  N_PARTS
} Part;

static const struct
{
  const char *key, *label;
  MzFill      fill;
} parts[N_PARTS] = {
  [PART_TONNES] = { "tonnes", N_("Tonnes"), MZ_FILL_SOLID },
  [PART_SITE] = { "site", N_("A site"), MZ_FILL_STRIPES },
  [PART_MONEY] = { "money", N_("Money"), MZ_FILL_HALF },
  [PART_IN_FORCE] = { "in_force", N_("In force"), MZ_FILL_DOTS },
  [PART_PAPER] = { "signed", N_("Signed, nothing yet"), MZ_FILL_OUTLINE },
  [PART_UNKNOWN] = { "not-known", N_("Signed, rest not known"), MZ_FILL_HATCH },
};

/* An agreement and how far it has come. */
typedef struct
{
  MzAgreement *agreement;
  MzSteel      steel;
  guint        n_done;
} Row;

/* A country or a bloc. */
typedef struct
{
  const char   *key, *label;
  char         *record; /* (nullable) */
  MzSteelTally *tally;
} Bar;

static void
bar_free (Bar *bar)
{
  g_free (bar->record);
  mz_steel_tally_free (bar->tally);
  g_free (bar);
}

/* Those that the query lets through, signed by the date. (transfer full) */
static GPtrArray *
collect (const MzFigureRequest *request)
{
  GPtrArray *agreements = mz_steel_collect_signed (request->dataset, request->date);

  for (guint i = agreements->len; i > 0; i--)
    if (!mz_chart_wants (request, agreements->pdata[i - 1]))
      g_ptr_array_remove_index (agreements, i - 1);
  return agreements;
}

static gboolean
is_undated (MzAgreement *agreement)
{
  return !mz_partial_date_is_set (mz_chart_signed_on (agreement));
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  int dates;

  if (x->steel.last != y->steel.last)
    return x->steel.last > y->steel.last ? -1 : 1;
  if (x->n_done != y->n_done)
    return x->n_done > y->n_done ? -1 : 1;
  if (x->steel.delivered != y->steel.delivered)
    return x->steel.delivered < y->steel.delivered ? -1 : 1;
  dates = mz_partial_date_compare (mz_chart_signed_on (y->agreement), mz_chart_signed_on (x->agreement));
  return dates != 0 ? dates : strcmp (mz_record_get_id (MZ_RECORD (x->agreement)), mz_record_get_id (MZ_RECORD (y->agreement)));
}

/* Those that are known to have come anywhere by the date, the furthest first. (transfer full) */
static GArray *
collect_rows (const MzFigureRequest *request)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      Row row = { .agreement = mz_store_peek (store, i) };

      if (!mz_chart_wants (request, row.agreement))
        continue;
      row.steel = mz_steel_get (row.agreement, request->date, mz_dataset_get_as_of (request->dataset));
      for (guint k = 0; k < MZ_STEEL_STEPS; k++)
        row.n_done += row.steel.steps[k].state == MZ_STEEL_DONE ? 1 : 0;
      if (row.steel.last < MZ_STEEL_STEPS)
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/* What a cell says more than its date. (transfer full) */
static char *
describe_cell (const Row *row, guint k)
{
  const MzSteelStep *step = &row->steel.steps[k];
  g_autofree char *words = mz_steel_describe_step (&row->steel, k), *amount = NULL;

  if (step->state == MZ_STEEL_NOT_KNOWN || step->state == MZ_STEEL_NOT_DONE)
    return g_steal_pointer (&words);
  if (step->step == NULL || step->step->what == NULL)
    return g_strdup (_("taken"));
  if (step->step->amount < 0)
    return g_strdup (step->step->what);
  amount = mz_steel_format_amount (step->step->amount, step->step->unit);
  /* Translators: what a step of an agreement was, and the amount. */
  return g_strdup_printf (C_("step", "%1$s: %2$s"), step->step->what, amount);
}

static void
add_cell (MzFigure *figure, const Row *row, guint category, guint k)
{
  static const MzFill fills[MZ_N_STEEL_STATES] = {
    [MZ_STEEL_NOT_KNOWN] = MZ_FILL_HATCH, [MZ_STEEL_NOT_DONE] = MZ_FILL_OUTLINE, [MZ_STEEL_PLANNED] = MZ_FILL_OUTLINE,
    [MZ_STEEL_LATER] = MZ_FILL_OUTLINE, [MZ_STEEL_PERHAPS] = MZ_FILL_DASH_DOT, [MZ_STEEL_DONE] = MZ_FILL_SOLID,
  };
  const MzSteelStep *step = &row->steel.steps[k];
  MzDatum *datum = mz_figure_add_datum (figure, k, category, NAN);

  datum->fill = fills[step->state];
  datum->what = describe_cell (row, k);
  datum->record = g_strdup (mz_record_get_id (MZ_RECORD (row->agreement)));
  if (step->state != MZ_STEEL_NOT_KNOWN && step->state != MZ_STEEL_NOT_DONE && mz_partial_date_is_set (step->date))
    mz_datum_set_time (datum, step->date, figure);
  datum->flags |= step->state == MZ_STEEL_PLANNED ? MZ_DATUM_PLANNED : 0;
  if (step->sources != NULL)
    {
      mz_datum_set_sources (datum, step->sources);
      mz_figure_add_sources (figure, step->sources);
    }
}

static void
add_row (MzFigure *figure, const Row *row, const char *group)
{
  const char *id = mz_record_get_id (MZ_RECORD (row->agreement));
  MzFigureCategory *category = mz_figure_add_category (figure, id, mz_record_get_short_name (MZ_RECORD (row->agreement)));

  category->record = g_strdup (id);
  category->group = g_strdup (group);
  for (guint k = 0; k < MZ_STEEL_STEPS; k++)
    add_cell (figure, row, figure->categories->len - 1, k);
}

/* Heading of those that came as far as a step, with their number. (transfer full) */
static char *
format_group (MzStepKind step, guint n)
{
  switch (step)
    {
    case MZ_STEP_TONNES:
      return g_strdup_printf (_("Came to tonnes: %u"), n);
    case MZ_STEP_SITE:
      return g_strdup_printf (_("Came to a site: %u"), n);
    case MZ_STEP_MONEY:
      return g_strdup_printf (_("Came to money: %u"), n);
    case MZ_STEP_IN_FORCE:
      return g_strdup_printf (_("Came into force: %u"), n);
    case MZ_STEP_SIGNED:
    case MZ_STEP_ENDED:
    case MZ_N_STEPS:
    default:
      return g_strdup_printf (_("Signed and no further, as far as is known: %u"), n);
    }
}

/* (transfer full) */
static char *
format_known_date (const MzFigureRequest *request)
{
  return mz_partial_date_format (mz_chart_known_date (request));
}

MzFigure *
mz_chart_build_steel_agreements (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_STEPS, request);
  g_autoptr (GArray) rows = collect_rows (request);
  g_autofree char *date = format_known_date (request);
  guint last[MZ_STEEL_STEPS] = { 0 }, delivered[MZ_N_DELIVERED] = { 0 }, ended = 0;

  figure->subtitle = g_strdup (_("Steps with their dates. Full: taken by the date; outlined: not yet, or dim: sources tell "
                                 "of it later; hatched: no source says"));
  for (guint k = 0; k < MZ_STEEL_STEPS; k++)
    mz_figure_add_series (figure, mz_vocabulary_get_key (&mz_step_kinds, k), mz_vocabulary_get_label (&mz_step_kinds, k),
                          MZ_INK (MZ_INK_AGREEMENT));
  if (rows->len == 0)
    {
      mz_chart_set_empty (figure, _("No agreement is known to have been signed by this date."));
      return figure;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      last[g_array_index (rows, Row, i).steel.last]++;
      delivered[g_array_index (rows, Row, i).steel.delivered]++;
      ended += mz_partial_date_is_set (g_array_index (rows, Row, i).steel.ended_on) ? 1 : 0;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_autofree char *group = format_group (row->steel.last, last[row->steel.last]);

      add_row (figure, row, group);
    }
  if (last[MZ_STEP_TONNES] == 0)
    figure->title
      = g_strdup_printf (ngettext ("%1$u agreement by %2$s, and no source tells of tonnes",
                                   "%1$u agreements by %2$s, and no source tells of tonnes", rows->len), rows->len, date);
  else
    figure->title
      = g_strdup_printf (ngettext ("%1$u of %2$u agreement came to tonnes by %3$s; of %4$u no source says",
                                   "%1$u of %2$u agreements came to tonnes by %3$s; of %4$u no source says", rows->len),
                         last[MZ_STEP_TONNES], rows->len, date, delivered[MZ_DELIVERED_NOT_KNOWN]);
  figure->words
    = g_strdup_printf (_("Of %1$u agreements %2$u came to tonnes, %3$u no further than a site, %4$u than money, %5$u than into "
                         "force and %6$u than signing, as far as sources tell. Of %7$u a source says that nothing was "
                         "delivered yet; of %8$u no source says."),
                       rows->len, last[MZ_STEP_TONNES], last[MZ_STEP_SITE], last[MZ_STEP_MONEY], last[MZ_STEP_IN_FORCE],
                       last[MZ_STEP_SIGNED], delivered[MZ_DELIVERED_NONE], delivered[MZ_DELIVERED_NOT_KNOWN]);
  mz_figure_add_note (figure, _("A step that no source tells of is not known; it is not a proof that it was not taken."));
  mz_figure_add_note (figure, _("That nothing was delivered is said as of a day, which may be long before the date."));
  if (ended > 0)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u of these agreements has ended by the date.",
                                                         "%u of these agreements have ended by the date.", ended), ended);

      mz_figure_add_note (figure, note);
    }
  mz_chart_limit_words (figure, request);
  return figure;
}

static Part
find_part (const MzSteel *steel)
{
  switch (steel->last)
    {
    case MZ_STEP_TONNES:
      return PART_TONNES;
    case MZ_STEP_SITE:
      return PART_SITE;
    case MZ_STEP_MONEY:
      return PART_MONEY;
    case MZ_STEP_IN_FORCE:
      return PART_IN_FORCE;
    default:
      return steel->delivered == MZ_DELIVERED_NONE ? PART_PAPER : PART_UNKNOWN;
    }
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const Bar *x = *(const Bar *const *) a, *y = *(const Bar *const *) b;

  if (x->tally->n != y->tally->n)
    return x->tally->n > y->tally->n ? -1 : 1;
  return strcmp (x->key, y->key);
}

static void
add_bar (MzFigure *figure, const MzFigureRequest *request, const Bar *bar)
{
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);
  MzFigureCategory *category = mz_figure_add_category (figure, bar->key, bar->label);

  category->record = g_strdup (bar->record);
  /* Translators: of so many agreements a source says that nothing was delivered; of so many no source says. */
  category->note = g_strdup_printf (_("%1$u nothing yet, %2$u not known"), bar->tally->delivered[MZ_DELIVERED_NONE],
                                    bar->tally->delivered[MZ_DELIVERED_NOT_KNOWN]);
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autoptr (GPtrArray) of = g_ptr_array_new ();
      MzDatum *datum;

      for (guint k = 0; k < bar->tally->agreements->len; k++)
        {
          MzSteel steel = mz_steel_get (bar->tally->agreements->pdata[k], request->date, as_of);

          if (find_part (&steel) == i)
            g_ptr_array_add (of, bar->tally->agreements->pdata[k]);
        }
      if (of->len == 0)
        continue;
      datum = mz_figure_add_datum (figure, i, figure->categories->len - 1, of->len);
      datum->fill = parts[i].fill;
      mz_chart_add_count (figure, datum, of);
    }
}

/* What the longest bar says: the title, and what else was counted of it. */
static void
set_words (MzFigure *figure, const MzFigureRequest *request, const Bar *bar)
{
  const MzSteelTally *tally = bar->tally;
  g_autofree char *date = format_known_date (request), *paid = mz_steel_tally_describe_sums (tally, MZ_STEP_MONEY);
  GString *words = g_string_new (NULL);

  if (tally->reached[MZ_STEP_TONNES] == 0)
    figure->title
      = g_strdup_printf (ngettext ("%1$s: %2$u agreement by %3$s, and no source tells of tonnes",
                                   "%1$s: %2$u agreements by %3$s, and no source tells of tonnes", tally->n),
                         bar->label, tally->n, date);
  else
    figure->title
      = g_strdup_printf (ngettext ("%1$s: %2$u of %3$u agreement came to tonnes by %4$s; of %5$u no source says",
                                   "%1$s: %2$u of %3$u agreements came to tonnes by %4$s; of %5$u no source says", tally->n),
                         bar->label, tally->reached[MZ_STEP_TONNES], tally->n, date, tally->delivered[MZ_DELIVERED_NOT_KNOWN]);
  g_string_printf (words, _("%1$s has most agreements: %2$u. %3$u of them are binding, %4$u are not, of %5$u no source says. %6$u came "
                            "to tonnes; of %7$u a source says that nothing was delivered yet; of %8$u no source says."),
                   bar->label, tally->n, tally->binding[MZ_BINDING_YES], tally->binding[MZ_BINDING_NO],
                   tally->binding[MZ_BINDING_UNKNOWN], tally->reached[MZ_STEP_TONNES], tally->delivered[MZ_DELIVERED_NONE],
                   tally->delivered[MZ_DELIVERED_NOT_KNOWN]);
  if (tally->sites > 0)
    g_string_append_printf (words, _(" They name %1$u sites, of which %2$u operate and %3$u are being built; of %4$u it is not "
                                     "known."),
                            tally->sites, tally->stand, tally->building, tally->sites_unknown);
  if (paid != NULL)
    /* Translators: sums of money by currency. */
    g_string_append_printf (words, _(" Money of which sources tell: %s."), paid);
  figure->words = g_string_free (words, FALSE);
}

/* Bars, the longest first, and what all of them share; takes @bars. */
static MzFigure *
build_bars (const MzChart *chart, const MzFigureRequest *request, GPtrArray *bars)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_BARS, request);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  guint undated = 0;

  figure->subtitle = g_strdup (_("Number of agreements signed by the date, by the furthest step that sources tell of"));
  for (guint i = 0; i < N_PARTS; i++)
    mz_figure_add_series (figure, parts[i].key, _(parts[i].label),
                          MZ_INK (i == PART_UNKNOWN ? MZ_INK_UNKNOWN : MZ_INK_AGREEMENT));
  if (bars->len == 0)
    mz_chart_set_empty (figure, _("No agreement is known to have been signed by this date."));
  g_ptr_array_sort (bars, compare_bars);
  for (guint i = 0; i < bars->len && i < MOST_BARS; i++)
    add_bar (figure, request, bars->pdata[i]);
  if (bars->len > 0)
    {
      set_words (figure, request, bars->pdata[0]);
      mz_figure_add_note (figure, _("A step that no source tells of is not known; it is not a proof that it was not taken."));
      mz_chart_limit_words (figure, request);
    }
  for (guint i = 0; i < mz_store_get_length (store); i++)
    undated += mz_chart_wants (request, mz_store_peek (store, i)) && is_undated (mz_store_peek (store, i)) ? 1 : 0;
  mz_chart_note_undated (figure, undated);
  if (bars->len > MOST_BARS)
    {
      guint n = bars->len - MOST_BARS, most = ((const Bar *) bars->pdata[MOST_BARS])->tally->n;
      g_autofree char *note = g_strdup_printf (ngettext ("Left out is %1$u more, with %2$u or fewer agreements.",
                                                         "Left out are %1$u more, with %2$u or fewer agreements each.", n), n, most);

      mz_figure_add_note (figure, note);
    }
  g_ptr_array_unref (bars);
  return figure;
}

static void
add_to_bars (GPtrArray *bars, const MzFigureRequest *request, const char *key, const char *label, const char *record,
             const GPtrArray *agreements)
{
  Bar *bar;

  if (agreements->len == 0)
    return;
  bar = g_new0 (Bar, 1);
  bar->key = key;
  bar->label = label;
  bar->record = g_strdup (record);
  bar->tally = mz_steel_tally_new (request->dataset, agreements, request->date);
  g_ptr_array_add (bars, bar);
}

MzFigure *
mz_chart_build_steel_countries (const MzChart *chart, const MzFigureRequest *request)
{
  g_autoptr (GPtrArray) all = collect (request);
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) bar_free);
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_COUNTRY);
  MzFigure *figure;

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      const char *code = mz_record_get_id (mz_store_peek (store, i));
      g_autoptr (GPtrArray) of = mz_steel_pick_country (all, code);

      add_to_bars (bars, request, code, mz_record_get_name (mz_store_peek (store, i)), code, of);
    }
  figure = build_bars (chart, request, bars);
  figure->category_facet = MZ_FACET_COUNTRY;
  if (figure->empty == NULL)
    mz_figure_add_note (figure, _("An agreement counts once for each of its parties."));
  return figure;
}

/* Whether the same countries sit in one of the clubs before it. */
static gboolean
is_repeated (const GPtrArray *clubs, guint index)
{
  const MzClub *club = clubs->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const MzClub *other = clubs->pdata[i];
      gboolean same = other->members->len == club->members->len;

      for (guint k = 0; k < club->members->len && same; k++)
        same = mz_club_find (other, ((const MzMember *) club->members->pdata[k])->country) != NULL;
      if (same)
        return TRUE;
    }
  return FALSE;
}

MzFigure *
mz_chart_build_steel_blocs (const MzChart *chart, const MzFigureRequest *request)
{
  g_autoptr (GPtrArray) all = collect (request), clubs = mz_clubs_new (request->dataset, request->date);
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) bar_free);
  MzFigure *figure;

  for (guint i = 0; i < clubs->len; i++)
    {
      const MzClub *club = clubs->pdata[i];
      g_autoptr (GPtrArray) of = mz_steel_pick_club (all, club);

      if (!is_repeated (clubs, i))
        add_to_bars (bars, request, club->key, club->label,
                     club->agreement != NULL ? mz_record_get_id (MZ_RECORD (club->agreement)) : NULL, of);
    }
  figure = build_bars (chart, request, bars);
  if (figure->empty == NULL)
    mz_figure_add_note (figure, _("An agreement counts once for a bloc, however many members are parties of it. Blocs are as "
                                  "they were on the date; of two with the same members the first stands for both. “Round "
                                  "China” are agreements with China, “US frameworks” the frameworks, partnerships and "
                                  "alliances with the United States."));
  return figure;
}
