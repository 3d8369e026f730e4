/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signs with whom, and who sits in which club. */
#define G_LOG_DOMAIN "mz-analysis"

#include "mz-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-clubs.h"

/* A country that is a party to something. */
typedef struct
{
  const char *code;
  MzBloc      bloc;
  guint       n; /* agreements with others, ever */
} Party;

/* Two of them, and what joins them on the date. */
typedef struct
{
  guint      a, b; /* categories */
  GPtrArray *agreements; /* of MzAgreement */
} Pair;

static void
pair_free (Pair *pair)
{
  g_ptr_array_unref (pair->agreements);
  g_free (pair);
}

static int
compare_parties (gconstpointer a, gconstpointer b)
{
  const Party *x = a, *y = b;

  if (x->bloc != y->bloc)
    return (int) x->bloc - (int) y->bloc;
  if (x->n != y->n)
    return (int) y->n - (int) x->n;
  return strcmp (x->code, y->code);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = *(Pair *const *) a, *y = *(Pair *const *) b;

  return x->a != y->a ? (int) x->a - (int) y->a : (int) x->b - (int) y->b;
}

static int
compare_newest_last (gconstpointer a, gconstpointer b)
{
  return mz_partial_date_compare (mz_chart_signed_on (*(MzAgreement *const *) a), mz_chart_signed_on (*(MzAgreement *const *) b));
}

/* Every country that has signed with another one, by bloc: the same order on every date. (transfer full) (element-type Party) */
static GArray *
list_parties (const MzFigureRequest *request)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  GArray *parties = g_array_new (FALSE, TRUE, sizeof (Party));

  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      char **codes = mz_agreement_peek (mz_store_peek (store, i))->parties;

      for (guint k = 0; codes[0] != NULL && codes[1] != NULL && codes[k] != NULL; k++)
        {
          guint at = 0;

          while (at < parties->len && strcmp (g_array_index (parties, Party, at).code, codes[k]) != 0)
            at++;
          if (at == parties->len)
            {
              Party party = { codes[k], mz_bloc_of (request->dataset, codes[k]), 0 };

              g_array_append_val (parties, party);
            }
          g_array_index (parties, Party, at).n++;
        }
    }
  g_array_sort (parties, compare_parties);
  return parties;
}

static void
add_pair (GPtrArray *pairs, guint a, guint b, MzAgreement *agreement)
{
  Pair *pair;
  guint at = 0;

  while (at < pairs->len && (((Pair *) pairs->pdata[at])->a != MIN (a, b) || ((Pair *) pairs->pdata[at])->b != MAX (a, b)))
    at++;
  if (at == pairs->len)
    {
      pair = g_new0 (Pair, 1);
      pair->a = MIN (a, b);
      pair->b = MAX (a, b);
      pair->agreements = g_ptr_array_new ();
      g_ptr_array_add (pairs, pair);
    }
  pair = pairs->pdata[at];
  g_ptr_array_add (pair->agreements, agreement);
}

static guint
find_party (const GArray *parties, const char *code)
{
  for (guint i = 0; i < parties->len; i++)
    if (strcmp (g_array_index (parties, Party, i).code, code) == 0)
      return i;
  return MZ_FIGURE_NONE;
}

/* What joins whom on the date, indices into @parties. @joined: (out): how many agreements; @alone: of how many with one party. */
static GPtrArray *
list_pairs (const MzFigureRequest *request, const GArray *parties, guint *joined, guint *alone)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) pair_free);

  *joined = *alone = 0;
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzAgreement *agreement = mz_store_peek (store, i);
      char **codes = mz_agreement_peek (agreement)->parties;

      if (!mz_agreement_holds (agreement, request->date, as_of) || !mz_chart_wants (request, agreement))
        continue;
      *(g_strv_length (codes) < 2 ? alone : joined) += 1;
      for (guint a = 0; codes[a] != NULL; a++)
        for (guint b = a + 1; codes[b] != NULL; b++)
          add_pair (pairs, find_party (parties, codes[a]), find_party (parties, codes[b]), agreement);
    }
  g_ptr_array_sort (pairs, compare_pairs);
  return pairs;
}

/* How a line is drawn: by the strongest of what it stands for. */
static MzFill
find_fill (const GPtrArray *agreements)
{
  MzBinding best = MZ_BINDING_UNKNOWN;

  for (guint i = 0; i < agreements->len; i++)
    {
      MzBinding binding = mz_agreement_peek (agreements->pdata[i])->binding;

      if (binding == MZ_BINDING_YES || (binding == MZ_BINDING_NO && best == MZ_BINDING_UNKNOWN))
        best = binding;
    }
  return mz_chart_binding_fill (best);
}

static void
add_link (MzFigure *figure, Pair *pair, guint a, guint b, MzDatumFlags flags)
{
  g_autoptr (GString) names = g_string_new (NULL);
  MzDatum *datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, a, pair->agreements->len);

  g_ptr_array_sort (pair->agreements, compare_newest_last);
  datum->other = b;
  datum->fill = find_fill (pair->agreements);
  datum->flags |= flags;
  mz_chart_cite_all (figure, datum, pair->agreements);
  datum->record = g_strdup (mz_record_get_id (pair->agreements->pdata[pair->agreements->len - 1]));
  for (guint i = pair->agreements->len; i > 0; i--)
    g_string_append_printf (names, "%s%s", names->len > 0 ? C_("between parts of a name", ", ") : "",
                            mz_record_get_short_name (pair->agreements->pdata[i - 1]));
  datum->what = g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_country (MzFigure *figure, MzDataset *dataset, const Party *party)
{
  MzFigureCategory *category = mz_figure_add_category (figure, party->code, mz_dataset_country_name (dataset, party->code));

  category->group = g_strdup (mz_bloc_get_label (party->bloc));
  category->ink = mz_ink_country (party->code);
  category->record = g_strdup (party->code);
}

/* Who takes part in most, and which two have most with each other. */
static void
add_words (MzFigure *figure, const MzFigureRequest *request, const GArray *parties, const GPtrArray *pairs, guint joined)
{
  MzStore *store = mz_dataset_get_store (request->dataset, MZ_RECORD_AGREEMENT);
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);
  const Pair *closest = pairs->pdata[0];
  const char *busiest = NULL;
  guint most = 0;

  for (guint i = 1; i < pairs->len; i++)
    if (((const Pair *) pairs->pdata[i])->agreements->len > closest->agreements->len)
      closest = pairs->pdata[i];
  for (guint k = 0; k < parties->len; k++)
    {
      const char *code = g_array_index (parties, Party, k).code;
      guint n = 0;

      for (guint i = 0; i < mz_store_get_length (store); i++)
        {
          MzAgreement *agreement = mz_store_peek (store, i);

          if (mz_agreement_has_party (agreement, code) && g_strv_length (mz_agreement_peek (agreement)->parties) > 1
              && mz_agreement_holds (agreement, request->date, as_of) && mz_chart_wants (request, agreement))
            n++;
        }
      if (n > most)
        {
          most = n;
          busiest = code;
        }
    }
  figure->title = g_strdup_printf (_("In %1$u of %2$u agreements between countries: %3$s"), most, joined,
                                   mz_dataset_country_name (request->dataset, busiest));
  figure->words = g_strdup_printf (_("On the date %1$u agreements join two countries or more. In the most of them, %3$u: %2$s. The "
                                     "closest pair, with %4$u: %5$s and %6$s."),
                                   joined, mz_dataset_country_name (request->dataset, busiest), most, closest->agreements->len,
                                   mz_dataset_country_name (request->dataset, g_array_index (parties, Party, closest->a).code),
                                   mz_dataset_country_name (request->dataset, g_array_index (parties, Party, closest->b).code));
}

static MzFigure *
build_links (const MzChart *chart, const MzFigureRequest *request, MzFigureKind kind)
{
  MzFigure *figure = mz_figure_new (chart->name, kind, request);
  g_autoptr (GArray) parties = list_parties (request);
  guint joined, alone;
  g_autoptr (GPtrArray) pairs = list_pairs (request, parties, &joined, &alone);
  g_autofree guint *places = g_new0 (guint, parties->len + 1);

  figure->category_facet = MZ_FACET_COUNTRY;
  figure->subtitle = g_strdup (_("Number of agreements, signed or in force on the date, between each two countries"));
  if (pairs->len == 0)
    {
      mz_chart_set_empty (figure, _("No agreement between countries is known to hold on this date."));
      return figure;
    }
  for (guint i = 0; i < parties->len; i++)
    {
      gboolean joins = kind == MZ_FIGURE_NETWORK;

      for (guint k = 0; k < pairs->len && !joins; k++)
        joins = ((const Pair *) pairs->pdata[k])->a == i || ((const Pair *) pairs->pdata[k])->b == i;
      if (joins)
        {
          places[i] = figure->categories->len;
          add_country (figure, request->dataset, &g_array_index (parties, Party, i));
        }
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = pairs->pdata[i];

      add_link (figure, pair, places[pair->a], places[pair->b], kind == MZ_FIGURE_NETWORK ? MZ_DATUM_LINK : 0);
    }
  add_words (figure, request, parties, pairs, joined);
  mz_figure_add_note (figure, _("An agreement of several countries counts once for each two of them."));
  mz_figure_add_note (figure, _("A country stands with the G7, the EU, or else with that of China and the United States with which "
                                "it has more agreements; the order does not change with the date."));
  if (alone > 0)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u agreement names one country only and joins none.",
                                                         "%u agreements name one country only and join none.", alone), alone);

      mz_figure_add_note (figure, note);
    }
  mz_chart_limit_words (figure, request);
  return figure;
}

MzFigure *
mz_chart_build_agreement_matrix (const MzChart *chart, const MzFigureRequest *request)
{
  return build_links (chart, request, MZ_FIGURE_MATRIX);
}

MzFigure *
mz_chart_build_agreement_network (const MzChart *chart, const MzFigureRequest *request)
{
  return build_links (chart, request, MZ_FIGURE_NETWORK);
}

/* Countries that sit in no club by an agreement of the facts are left out: the members of the G7 and the EU alone say little. */
static gboolean
is_worth_a_row (const GPtrArray *clubs, const char *country)
{
  for (guint i = 0; i < clubs->len; i++)
    {
      const MzMember *member = mz_club_find (clubs->pdata[i], country);

      if (member != NULL && (member->agreements->len > 0 || strcmp (((const MzClub *) clubs->pdata[i])->key, "g7") == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_member (const GPtrArray *clubs, const char *club, const char *country)
{
  for (guint i = 0; i < clubs->len; i++)
    if (strcmp (((const MzClub *) clubs->pdata[i])->key, club) == 0)
      return mz_club_find (clubs->pdata[i], country) != NULL;
  return FALSE;
}

static gboolean
is_wanted (const MzFigureRequest *request, const char *country)
{
  const char *const *countries = request->query != NULL ? mz_query_peek (request->query)->countries : NULL;

  return countries == NULL || countries[0] == NULL || g_strv_contains (countries, country);
}

static void
add_seat (MzFigure *figure, guint row, guint column, const MzMember *member)
{
  MzDatum *datum = mz_figure_add_datum (figure, MZ_FIGURE_NONE, row, 1);

  datum->other = column;
  if (member->agreements->len == 0)
    {
      datum->what = g_strdup (_("member"));
      return;
    }
  datum->value = member->agreements->len;
  g_ptr_array_sort (member->agreements, compare_newest_last);
  datum->fill = find_fill (member->agreements);
  mz_chart_cite_all (figure, datum, member->agreements);
  datum->record = g_strdup (mz_record_get_id (member->agreements->pdata[member->agreements->len - 1]));
  datum->what = g_strdup (mz_record_get_short_name (member->agreements->pdata[member->agreements->len - 1]));
}

MzFigure *
mz_chart_build_clubs (const MzChart *chart, const MzFigureRequest *request)
{
  MzFigure *figure = mz_figure_new (chart->name, MZ_FIGURE_MATRIX, request);
  g_autoptr (GPtrArray) clubs = mz_clubs_new (request->dataset, mz_chart_known_date (request));
  g_autoptr (GArray) parties = list_parties (request);
  guint both = 0, most = 0, first_club;
  const char *joiner = NULL;

  figure->category_facet = MZ_FACET_COUNTRY;
  figure->subtitle = g_strdup (_("Countries by the clubs they sit in on the date, with the number of agreements that make it so"));
  for (guint i = 0; i < parties->len; i++)
    {
      const Party *party = &g_array_index (parties, Party, i);

      if (is_worth_a_row (clubs, party->code) && is_wanted (request, party->code))
        add_country (figure, request->dataset, party);
    }
  first_club = figure->categories->len;
  for (guint i = 0; i < clubs->len && first_club > 0; i++)
    {
      const MzClub *club = clubs->pdata[i];
      MzFigureCategory *category = mz_figure_add_category (figure, club->key, club->label);

      category->ink = MZ_INK (MZ_INK_AGREEMENT);
      category->group = g_strdup (_("Clubs"));
      category->record = club->agreement != NULL ? g_strdup (mz_record_get_id (MZ_RECORD (club->agreement))) : NULL;
    }
  for (guint row = 0; row < first_club; row++)
    {
      g_autofree char *code = g_strdup (mz_figure_peek_category (figure, row)->key);
      guint seats = 0;

      for (guint i = 0; i < clubs->len; i++)
        {
          const MzMember *member = mz_club_find (clubs->pdata[i], code);

          if (member == NULL)
            continue;
          add_seat (figure, row, first_club + i, member);
          seats++;
        }
      if (seats > most)
        {
          most = seats;
          joiner = mz_dataset_country_name (request->dataset, code);
        }
      both += strcmp (code, "CN") != 0 && strcmp (code, "US") != 0 && is_member (clubs, "china", code)
              && is_member (clubs, "us", code);
    }
  if (joiner != NULL)
    {
      figure->title = g_strdup_printf (_("In the most clubs, %2$u: %1$s"), joiner, most);
      figure->words = g_strdup_printf (_("In the most clubs, %2$u: %1$s. Countries that have both agreements with China and a "
                                         "framework, partnership or alliance with the United States: %3$u."), joiner, most, both);
    }
  mz_figure_add_note (figure, _("The members of the G7 and of the EU are listed by the program, with the days of their entry; all "
                                "other clubs follow from the agreements in the facts."));
  mz_figure_add_note (figure, _("Left out are members of the EU that no agreement in the facts names."));
  mz_chart_limit_words (figure, request);
  return figure;
}
