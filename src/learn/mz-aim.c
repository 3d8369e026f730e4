/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-aim.h"

#include "mz-geodesic.h"

/** mz_aim_get_reach: Returns: how far from the place an answer is right, in metres. */
double
mz_aim_get_reach (guint level)
{
  return level <= 1 ? 500e3 : level == 2 ? 300e3 : 150e3;
}

/**
 * mz_aim_judge:
 * @question: one that asks for a place
 * @lat, @lon: the answer, degrees
 * @country: (nullable): code of the country that the answer lies in; %NULL: in none, or it is not known
 * @metres: (out) (optional): along the great circle, how far it is off
 */
MzAim
mz_aim_judge (const MzQuestion *question, double lat, double lon, const char *country, double *metres)
{
  const MzQuestionChoice *right = mz_question_peek (question, question->right);
  double distance = mz_geodesic_distance (lat, lon, right->lat, right->lon), reach = mz_aim_get_reach (question->level);

  if (metres != NULL)
    *metres = distance;
  if (distance <= reach)
    return MZ_AIM_HIT;
  return distance <= 3 * reach || (country != NULL && g_strcmp0 (country, question->country) == 0) ? MZ_AIM_NEAR : MZ_AIM_FAR;
}
