/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a site lies: on the map, and as an equal task in words from which direction it lies of another. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-quiz-private.h"

#include <glib/gi18n-lib.h>

#include "mz-compass.h"
#include "mz-format.h"
#include "mz-geodesic.h"

/* Between which distances from the other, in metres, a direction means something. */
#define NEAREST  100e3
#define FARTHEST 6000e3

/* How far from one another the choices lie, so that they can be told apart on a map. */
#define APART 300e3

/* Translators: %s is a place. */
static const char *const directions[MZ_N_COMPASS] = {
  N_ ("Which of these lies north of %s?"), N_ ("Which of these lies north-east of %s?"),
  N_ ("Which of these lies east of %s?"),  N_ ("Which of these lies south-east of %s?"),
  N_ ("Which of these lies south of %s?"), N_ ("Which of these lies south-west of %s?"),
  N_ ("Which of these lies west of %s?"),  N_ ("Which of these lies north-west of %s?"),
};

/* Translators: a place, a distance, another place. */
static const char *const reasons[MZ_N_COMPASS] = {
  N_ ("%1$s lies %2$s to the north of %3$s."), N_ ("%1$s lies %2$s to the north-east of %3$s."),
  N_ ("%1$s lies %2$s to the east of %3$s."),  N_ ("%1$s lies %2$s to the south-east of %3$s."),
  N_ ("%1$s lies %2$s to the south of %3$s."), N_ ("%1$s lies %2$s to the south-west of %3$s."),
  N_ ("%1$s lies %2$s to the west of %3$s."),  N_ ("%1$s lies %2$s to the north-west of %3$s."),
};

static const char *const keys[MZ_N_COMPASS] = { "north", "north-east", "east", "south-east",
                                                "south", "south-west", "west", "north-west" };

static gboolean
has_direction (MzSite *from, MzSite *site, MzCompass *direction)
{
  const MzSiteInfo *a = mz_site_peek (from), *b = mz_site_peek (site);
  double distance = mz_quiz_get_distance (from, site);

  if (distance < NEAREST || distance > FARTHEST)
    return FALSE;
  *direction = mz_compass_of (mz_compass_bearing (a->lat, a->lon, b->lat, b->lon));
  return mz_compass_is_inside (*direction, a->lat, a->lon, b->lat, b->lon);
}

/* Another that lies well outside of the direction, and can be told from those that there are. */
static gboolean
can_stand_beside (const MzQuestion *question, MzSite *from, MzCompass direction, MzSite *other)
{
  const MzSiteInfo *a = mz_site_peek (from), *b = mz_site_peek (other);
  double distance;

  if (other == from || !mz_quiz_has_place (other)
      || mz_quiz_has_label (question, mz_record_get_short_name (MZ_RECORD (other))))
    return FALSE;
  distance = mz_quiz_get_distance (from, other);
  for (guint i = 0; i < question->choices->len; i++)
    {
      const MzQuestionChoice *choice = mz_question_peek (question, i);

      if (mz_geodesic_distance (choice->lat, choice->lon, b->lat, b->lon) < APART)
        return FALSE;
    }
  return distance >= NEAREST && distance <= FARTHEST && mz_compass_is_outside (direction, a->lat, a->lon, b->lat, b->lon);
}

static MzQuestion *
ask_from (MzQuizDesk *desk, MzSite *site, MzSite *from, MzCompass direction, guint level)
{
  const char *name = mz_record_get_short_name (MZ_RECORD (site)), *id = mz_record_get_id (MZ_RECORD (site));
  const char *there = mz_record_get_short_name (MZ_RECORD (from));
  g_autofree char *key = g_strdup_printf ("direction/%s/%s/%s", id, keys[direction], mz_record_get_id (MZ_RECORD (from)));
  g_autofree char *distance = mz_format_length (mz_quiz_get_distance (from, site), desk->units);
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_LOCATE, MZ_ANSWER_PICK, key);

  mz_quiz_add_site (question, site);
  for (guint all = 0; all < 2 && question->choices->len < MZ_QUIZ_CHOICES; all++)
    {
      g_autoptr (GPtrArray) others = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_SITE, all == 1));

      for (guint i = 0; i < others->len && question->choices->len < MZ_QUIZ_CHOICES; i++)
        if (can_stand_beside (question, from, direction, others->pdata[i]))
          mz_quiz_add_site (question, others->pdata[i]);
    }
  if (question->choices->len < MZ_QUIZ_CHOICES)
    return NULL;
  question->prompt = g_strdup_printf (_(directions[direction]), there);
  question->reason = g_strdup_printf (_(reasons[direction]), name, distance, there);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (MZ_RECORD (site))->sources);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (MZ_RECORD (from))->sources);
  mz_quiz_show_site (desk, question, site);
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

/** mz_quiz_ask_direction: Returns: (transfer full) (nullable): which of four lies so from a place that is well known. */
MzQuestion *
mz_quiz_ask_direction (MzQuizDesk *desk, MzSite *site, guint level)
{
  g_autoptr (GPtrArray) froms = mz_quiz_shuffle (desk, mz_quiz_list_records (desk, MZ_RECORD_SITE, TRUE));
  MzQuestion *question = NULL;

  for (guint least = 1; least <= MZ_QUIZ_LEVELS && question == NULL; least++)
    for (guint i = 0; i < froms->len && question == NULL; i++)
      {
        MzSite *from = froms->pdata[i];
        MzCompass direction;

        if (from != site && mz_quiz_has_place (from) && has_direction (from, site, &direction)
            && mz_quiz_rate_site (desk, from) == least)
          question = ask_from (desk, site, from, direction, level);
      }
  return question;
}

static void
list (MzQuizDesk *desk, guint level, GArray *subjects)
{
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE);

  for (guint i = 0; i < sites->len; i++)
    if (mz_quiz_has_place (sites->pdata[i]) && !mz_quiz_tells_country (desk, sites->pdata[i])
        && mz_quiz_rate_site (desk, sites->pdata[i]) == level)
      mz_quiz_add_subject (subjects, sites->pdata[i], 0, 0);
}

static MzQuestion *
make (MzQuizDesk *desk, guint level, const MzQuizSubject *subject)
{
  MzSite *site = MZ_SITE (subject->record);
  g_autofree char *key = g_strconcat ("locate/", mz_record_get_id (subject->record), NULL);
  g_autoptr (MzQuestion) question = mz_question_new (MZ_ASKS_LOCATE, MZ_ANSWER_PLACE, key);

  question->equal = mz_quiz_ask_direction (desk, site, level);
  if (question->equal == NULL)
    return NULL;
  mz_quiz_add_site (question, site);
  question->country = g_strdup (mz_site_peek (site)->country);
  /* Translators: %s is a site. */
  question->prompt = g_strdup_printf (_("Where on the map does %s lie?"), mz_record_get_short_name (subject->record));
  question->reason = mz_quiz_tell_place (desk, site);
  mz_quiz_add_sources (desk, question, (const char *const *) mz_record_peek_head (subject->record)->sources);
  mz_quiz_show_site (desk, question, site);
  return mz_quiz_finish (desk, g_steal_pointer (&question), level);
}

const MzQuizMaker mz_quiz_locate = { list, make };
