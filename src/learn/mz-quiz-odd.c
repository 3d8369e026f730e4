/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The odd one out: four that are alike in all that is compared and known, but for one thing in which one differs from the
 * other three. The question says which thing, so that no other difference can be meant.
 */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-clubs.h"

/* By what one differs; the first three of sites, by level, the last of elements. */
typedef enum { BY_COUNTRY, BY_KIND, BY_STATE, BY_GROUP } By;

/* What is compared of a site. */
typedef struct
{
  const char *country;
  MzSiteKind  kind;
  MzSet       stages;
  MzState     state;
  gboolean    in_eu, in_g7;
  const char *site_operator; /* (nullable) */
} Traits;

static Traits
get_traits (const MzQuizDesk *desk, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);

  return (Traits) { info->country, info->kind, info->stages, mz_site_get_state (site, desk->date, desk->as_of).state,
                    mz_clubs_is_in_eu (info->country, desk->date), mz_clubs_is_in_g7 (info->country), info->site_operator };
}

static gboolean
is_known (const MzQuizDesk *desk, MzSite *site)
{
  MzSiteState state = mz_site_get_state (site, desk->date, desk->as_of);

  return mz_site_peek (site)->country != NULL && state.state != MZ_STATE_NOT_KNOWN && state.state != MZ_STATE_NONE
         && state.perhaps == MZ_STATE_NONE && mz_dataset_has_rare_earth (desk->dataset, mz_site_peek (site)->minerals)
         && mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (MZ_RECORD (site))->sources);
}

/* Whether the name of a site leaves open what is asked. */
static gboolean
is_silent (const MzQuizDesk *desk, MzSite *site, By by)
{
  return by == BY_COUNTRY ? !mz_quiz_tells_country (desk, site)
         : by == BY_KIND  ? !mz_quiz_tells_kind (mz_record_get_short_name (MZ_RECORD (site)))
                          : TRUE;
}

static gboolean
differ (const Traits *a, const Traits *b, By by)
{
  if (by == BY_COUNTRY)
    return strcmp (a->country, b->country) != 0;
  return by == BY_KIND ? a->kind != b->kind : a->state != b->state;
}

/* Whether they are the same in all but @by; where kinds differ, so do stages. Two of one operator are alike, too. */
static gboolean
are_alike (const Traits *a, const Traits *b, By by)
{
  return (by == BY_COUNTRY || strcmp (a->country, b->country) == 0)
         && (by == BY_KIND || (a->kind == b->kind && a->stages == b->stages))
         && (by == BY_STATE || a->state == b->state) && a->in_eu == b->in_eu && a->in_g7 == b->in_g7
         && (a->site_operator == NULL || g_strcmp0 (a->site_operator, b->site_operator) != 0);
}

static gboolean
is_in_group (const MzQuizDesk *desk, MzElement *element)
{
  const MzElementInfo *info = mz_element_peek (element);

  return mz_quiz_has_sources (desk, (const char *const *) mz_record_peek_head (MZ_RECORD (element))->sources)
         && info->group != NULL && (strcmp (info->group, "LREE") == 0 || strcmp (info->group, "HREE") == 0);
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  static const By ways[MZ_QUIZ_LEVELS] = { BY_COUNTRY, BY_KIND, BY_STATE };
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE);
  g_autoptr (GPtrArray) elements = mz_quiz_list_records (desk, MZ_RECORD_ELEMENT, FALSE);
  By by = ways[level - 1];

  for (guint i = 0; i < sites->len; i++)
    if (is_known (desk, sites->pdata[i]) && is_silent (desk, sites->pdata[i], by))
      mz_quiz_add_subject (subjects, sites->pdata[i], by, 0);
  for (guint i = 0; i < elements->len && level > 1; i++)
    if (is_in_group (desk, elements->pdata[i]))
      mz_quiz_add_subject (subjects, elements->pdata[i], BY_GROUP, 0);
}

/* Returns: (transfer container): those that differ from the odd one in that alone, in an order drawn by lot. */
static GPtrArray *
list_others (MzQuizDesk *desk, MzSite *odd, By by)
{
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE);
  GPtrArray *others = g_ptr_array_new ();
  Traits one = get_traits (desk, odd);

  for (guint i = 0; i < sites->len; i++)
    {
      Traits traits = get_traits (desk, sites->pdata[i]);

      /* A separation plant that makes magnets, too, is not odd among magnet plants. */
      if (by == BY_KIND && (one.stages & traits.stages) != 0)
        continue;
      if (differ (&one, &traits, by) && are_alike (&one, &traits, by) && is_known (desk, sites->pdata[i])
          && is_silent (desk, sites->pdata[i], by))
        g_ptr_array_add (others, sites->pdata[i]);
    }
  return mz_quiz_shuffle (desk, others);
}

/* The three are of one country, kind or state, which the odd one is not of. */
static gboolean
can_join (const MzQuizDesk *desk, const MzQuestion *question, GPtrArray *three, MzSite *site, By by)
{
  Traits traits = get_traits (desk, site);

  if (mz_quiz_has_label (question, mz_record_get_short_name (MZ_RECORD (site))))
    return FALSE;
  for (guint i = 0; i < three->len; i++)
    {
      Traits other = get_traits (desk, three->pdata[i]);

      if (differ (&other, &traits, by) || (by == BY_KIND && other.stages != traits.stages) || !are_alike (&other, &traits, by))
        return FALSE;
    }
  return TRUE;
}

static char *
tell_sites (const MzQuizDesk *desk, MzSite *odd, MzSite *other, By by)
{
  const char *name = mz_record_get_short_name (MZ_RECORD (odd));
  Traits a = get_traits (desk, odd), b = get_traits (desk, other);
  g_autofree char *date = mz_partial_date_format (desk->date);

  if (by == BY_COUNTRY)
    /* Translators: a site, two countries. */
    return g_strdup_printf (_("%1$s lies in %2$s, the others in %3$s."), name, mz_dataset_country_name (desk->dataset, a.country),
                            mz_dataset_country_name (desk->dataset, b.country));
  if (by == BY_KIND)
    /* Translators: a site, two kinds of site. */
    return g_strdup_printf (_("%1$s is of the kind “%2$s”, the others are “%3$s”."), name, mz_vocabulary_get_label (&mz_site_kinds, a.kind),
                            mz_vocabulary_get_label (&mz_site_kinds, b.kind));
  /* Translators: a site, two states such as operating, a date. */
  return g_strdup_printf (_("%1$s is “%2$s”, the others are “%3$s”, as of %4$s."), name, mz_vocabulary_get_label (&mz_states, a.state),
                          mz_vocabulary_get_label (&mz_states, b.state), date);
}

static const char *
get_prompt (By by)
{
  switch (by)
    {
    case BY_COUNTRY:
      return _("Three of these lie in the same country. Which one does not?");
    case BY_KIND:
      return _("Three of these are sites of the same kind. Which one is not?");
    case BY_STATE:
      return _("Three of these are in the same state: planned, being built, operating … Which one is not?");
    case BY_GROUP:
    default:
      return _("Three of these elements are of the same group, light or heavy rare earths. Which one is not?");
    }
}

static MzQuestion *
ask_site (MzQuizDesk *desk, guint level, MzSite *odd, By by)
{
  g_autoptr (GPtrArray) sites = list_others (desk, odd, by), three = g_ptr_array_new ();
  static const char *const ways[] = { "country", "kind", "state" };
  g_autofree char *key = g_strdup_printf ("odd-one/%s/%s", ways[by], mz_record_get_id (MZ_RECORD (odd)));
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_ODD_ONE, MZ_ANSWER_PICK, key);

  mz_quiz_add_site (question, odd);
  /* The first that can join says what the other two have to be; where there are not two such, the next one does. */
  for (guint first = 0; first < sites->len && three->len < 3; first++)
    {
      g_ptr_array_set_size (three, 0);
      g_ptr_array_set_size (question->choices, 1);
      for (guint i = first; i < sites->len && three->len < 3; i++)
        if (can_join (desk, question, three, sites->pdata[i], by))
          {
            g_ptr_array_add (three, sites->pdata[i]);
            mz_quiz_add_site (question, sites->pdata[i]);
          }
    }
  if (three->len < 3)
    return NULL;
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (MZ_RECORD (odd))->sources);
  for (guint i = 0; i < three->len; i++)
    mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (three->pdata[i])->sources);
  question->prompt = g_strdup (get_prompt (by));
  question->reason = tell_sites (desk, odd, three->pdata[0], by);
  mz_quiz_show_site (desk, question, odd);
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

static gboolean
has_use (MzElement *element, const char *use)
{
  return g_strv_contains ((const char *const *) mz_element_peek (element)->uses, use);
}

/* Whether three of four have a use, or all but one are of magnets: then another could be meant to be odd. */
static gboolean
has_other_odd (GPtrArray *four)
{
  guint magnets = 0;

  for (guint i = 0; i < four->len; i++)
    {
      const MzElementInfo *info = mz_element_peek (four->pdata[i]);

      magnets += info->magnet;
      for (guint use = 0; info->uses[use] != NULL; use++)
        {
          guint users = 0;

          for (guint k = 0; k < four->len; k++)
            users += has_use (four->pdata[k], info->uses[use]);
          if (users == 3)
            return TRUE;
        }
    }
  return magnets == 1 || magnets == 3;
}

static MzQuestion *
ask_element (MzQuizDesk *desk, guint level, MzElement *odd)
{
  g_autoptr (GPtrArray) elements = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_ELEMENT, TRUE));
  g_autoptr (GPtrArray) four = g_ptr_array_new ();
  const char *name = mz_record_get_name (MZ_RECORD (odd)), *group = mz_element_peek (odd)->group;
  g_autofree char *key = g_strconcat ("odd-one/group/", mz_record_get_id (MZ_RECORD (odd)), NULL);
  MzQuestion *question;

  g_ptr_array_add (four, odd);
  for (guint i = 0; i < elements->len && four->len < 4; i++)
    if (is_in_group (desk, odd) && is_in_group (desk, elements->pdata[i]) && strcmp (mz_element_peek (elements->pdata[i])->group, group) != 0)
      g_ptr_array_add (four, elements->pdata[i]);
  if (four->len < 4 || has_other_odd (four))
    return NULL;
  question = mz_question_new (MZ_ASKS_ODD_ONE, MZ_ANSWER_PICK, key);
  for (guint i = 0; i < four->len; i++)
    {
      mz_question_add_choice (question, mz_record_get_name (four->pdata[i]), MZ_RECORD_ELEMENT, mz_record_get_id (four->pdata[i]));
      mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (four->pdata[i])->sources);
    }
  question->prompt = g_strdup (get_prompt (BY_GROUP));
  /* Translators: %s is an element. */
  question->reason = g_strdup_printf (strcmp (group, "HREE") == 0
                                      ? _("Of these, only %s is counted among the heavy rare earths; the others are light ones.")
                                      : _("Of these, only %s is counted among the light rare earths; the others are heavy ones."), name);
  question->view->kind = MZ_RECORD_ELEMENT;
  question->view->id = g_strdup (mz_record_get_id (MZ_RECORD (odd)));
  question->view->date = desk->date;
  return mz_quiz_finish (desk, question, level);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  if (subject->which == BY_GROUP)
    return ask_element (desk, level, MZ_ELEMENT (subject->record));
  return ask_site (desk, level, MZ_SITE (subject->record), subject->which);
}

const MzQuizMaker mz_quiz_odd = { list, make };
