/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mine, deposit or plant: of sites that are only one of them, and whose name does not say so. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>

/* What a site of a kind may do; one that does anything else could pass for another. */
static const MzSet stages[MZ_N_SITE_KINDS] = {
  [MZ_SITE_MINE] = MZ_BIT (MZ_STAGE_MINING) | MZ_BIT (MZ_STAGE_CONCENTRATION),
  [MZ_SITE_SEPARATION] = MZ_BIT (MZ_STAGE_SEPARATION),
  [MZ_SITE_METAL] = MZ_BIT (MZ_STAGE_METAL) | MZ_BIT (MZ_STAGE_ALLOY),
  [MZ_SITE_MAGNET] = MZ_BIT (MZ_STAGE_MAGNET),
  [MZ_SITE_RECYCLING] = MZ_BIT (MZ_STAGE_RECYCLING),
};

static const char *const labels[MZ_N_SITE_KINDS] = {
  N_ ("A mine that is worked"), N_ ("A deposit that is not mined"), N_ ("A separation plant"), N_ ("A metal or alloy plant"),
  N_ ("A magnet plant"), N_ ("A recycling plant"),
};

/* Translators: a site, a date. */
static const char *const reasons[MZ_N_SITE_KINDS] = {
  N_ ("%1$s is a mine, in operation as of %2$s."), N_ ("%1$s is a deposit, not mined as of %2$s."),
  N_ ("%1$s is a separation plant, in operation as of %2$s."), N_ ("%1$s is a metal or alloy plant, in operation as of %2$s."),
  N_ ("%1$s is a magnet plant, in operation as of %2$s."), N_ ("%1$s is a recycling plant, in operation as of %2$s."),
};

/* Of a deposit nothing may be known that says more than that it is looked at. */
static gboolean
is_only_one (const MzQuizDesk *desk, MzSite *site)
{
  const MzSiteInfo *info = mz_site_peek (site);
  MzSiteState state = mz_site_get_state (site, desk->date, desk->as_of);

  if (state.perhaps != MZ_STATE_NONE || (info->stages & ~stages[info->kind]) != 0)
    return FALSE;
  if (info->kind == MZ_SITE_DEPOSIT)
    return state.state == MZ_STATE_EXPLORATION || state.state == MZ_STATE_DEVELOPMENT;
  return state.state == MZ_STATE_OPERATING && info->stages != 0;
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE);

  for (guint i = 0; i < sites->len; i++)
    if (is_only_one (desk, sites->pdata[i]) && !mz_quiz_tells_kind (mz_record_get_short_name (sites->pdata[i]))
        && mz_quiz_rate_site (desk, sites->pdata[i]) == level)
      mz_quiz_add_subject (subjects, sites->pdata[i], 0, 0);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  MzSite *site = MZ_SITE (subject->record);
  MzSiteKind kind = mz_site_peek (site)->kind;
  const char *name = mz_record_get_short_name (subject->record);
  g_autofree char *key = g_strconcat ("site-kind/", mz_record_get_id (subject->record), NULL);
  g_autofree char *date = mz_partial_date_format (desk->date);
  MzQuestion *question = mz_question_new (MZ_ASKS_SITE_KIND, MZ_ANSWER_PICK, key);

  if (level == 1)
    {
      const char *const broad[] = { labels[MZ_SITE_MINE], labels[MZ_SITE_DEPOSIT], N_ ("A plant") };
      guint right = MIN (kind, MZ_SITE_SEPARATION);

      mz_question_add_choice (question, _(broad[right]), MZ_RECORD_SITE, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (broad); i++)
        if (i != right)
          mz_question_add_choice (question, _(broad[i]), MZ_RECORD_SITE, NULL);
    }
  else
    {
      mz_question_add_choice (question, _(labels[kind]), MZ_RECORD_SITE, NULL);
      for (guint i = 0; i < MZ_N_SITE_KINDS; i++)
        if (i != kind)
          mz_question_add_choice (question, _(labels[i]), MZ_RECORD_SITE, NULL);
    }
  /* Translators: %s is a site. */
  question->prompt = g_strdup_printf (_("What is %s?"), name);
  question->reason = g_strdup_printf (_(reasons[kind]), name, date);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (subject->record)->sources);
  mz_quiz_show_site (desk, question, site);
  return mz_quiz_finish (desk, question, level);
}

const MzQuizMaker mz_quiz_site_kind = { list, make };
