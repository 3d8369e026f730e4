/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document against a model of it that cannot be wrong: every state that there has ever been, whole, in an array, and a place
 * in that.
 */
#include "mz-document.h"
#include "mz-test-model.h"

#define N_EDITS     100000
#define N_RECORDS   12 /* of which the facts have the first half */
#define N_NOTES     6
#define N_VIEWS     4
#define N_SCENARIOS 3
#define N_STORIES   3
#define N_VERSIONS  4

#define REMOVED (N_VERSIONS + 1)

/* 0: the document says nothing of it; else the number of a version, or REMOVED. */
typedef struct
{
  guint8 records[N_RECORDS], notes[N_NOTES], views[N_VIEWS], scenarios[N_SCENARIOS], stories[N_STORIES];
} State;

typedef struct
{
  MzDocument *document;
  MzDataset  *base;
  MzRecord   *records[N_RECORDS][N_VERSIONS + 1]; /* the first is that of the facts */
  MzScenario *scenarios[N_SCENARIOS][N_VERSIONS + 1];
  MzStory    *stories[N_STORIES][N_VERSIONS + 1];
  GArray     *states; /* of State */
  guint       at;
  State       saved;
} Model;

static const char *const ids[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l" };

static MzRecord *
record_new (const char *id, guint version)
{
  MzRecordHead head = mz_test_head (id, id, "");
  MzSiteInfo *info = mz_site_info_new ();
  g_autofree char *json = g_strdup_printf ("{\"id\": \"%s\", \"note\": \"%u\"}", id, version);

  info->country = g_strdup ("AU");
  head.json = g_bytes_new (json, strlen (json));
  head.overlaid = version > 0;
  return MZ_RECORD (mz_site_new (&head, info));
}

static MzScenario *
scenario_new (const char *id, guint version)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();
  g_autofree char *title = g_strdup_printf ("Version %u", version);

  return mz_scenario_new (&(MzScenarioText) { .id = (char *) id, .title = title, .why = (char *) "" }, moves);
}

static MzStory *
story_new (const char *id, guint version)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_story_scene_free);
  g_autofree char *title = g_strdup_printf ("Version %u", version);

  g_ptr_array_add (scenes, mz_story_scene_new ("scene", title));
  return mz_story_new (id, "A story", NULL, scenes);
}

static void
set_record (Model *model, MzDocument *document, guint i, guint version)
{
  if (version == 0)
    mz_document_revert_record (document, MZ_RECORD_SITE, ids[i]);
  else if (version == REMOVED)
    mz_document_remove_record (document, model->base, MZ_RECORD_SITE, ids[i]);
  else
    mz_document_put_record (document, model->base, model->records[i][version]);
}

static void
set_note (MzDocument *document, guint i, guint version)
{
  char text[2] = { (char) ('0' + version), '\0' };

  g_assert_true (mz_document_set_note (document, i % 2 == 0 ? MZ_RECORD_SITE : MZ_RECORD_EVENT, ids[i],
                                       version == 0 ? NULL : text));
}

static void
set_view (MzDocument *document, guint i, guint version)
{
  char address[2] = { (char) ('0' + version), '\0' };

  g_assert_true (mz_document_set_view (document, ids[i], version == 0 ? NULL : address));
}

static void
set_scenario (Model *model, MzDocument *document, guint i, guint version)
{
  if (version == 0)
    mz_document_remove_scenario (document, ids[i]);
  else
    mz_document_put_scenario (document, model->scenarios[i][version]);
}

static void
set_story (Model *model, MzDocument *document, guint i, guint version)
{
  if (version == 0)
    mz_document_remove_story (document, ids[i]);
  else
    mz_document_put_story (document, model->stories[i][version], NULL);
}

/* One edit of the document, and the same of the state. */
static void
edit (Model *model, GRand *rand, State *state)
{
  guint i, version = (guint) g_rand_int_range (rand, 0, N_VERSIONS + 1);

  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0:
    case 1:
      i = (guint) g_rand_int_range (rand, 0, N_RECORDS);
      set_record (model, model->document, i, version);
      state->records[i] = (guint8) version;
      break;
    case 2:
      i = (guint) g_rand_int_range (rand, 0, N_RECORDS);
      set_record (model, model->document, i, REMOVED);
      state->records[i] = i < N_RECORDS / 2 ? REMOVED : 0; /* what the facts do not have leaves nothing behind */
      break;
    case 3:
      i = (guint) g_rand_int_range (rand, 0, N_NOTES);
      set_note (model->document, i, version);
      state->notes[i] = (guint8) version;
      break;
    case 4:
      i = (guint) g_rand_int_range (rand, 0, N_VIEWS);
      set_view (model->document, i, version);
      state->views[i] = (guint8) version;
      break;
    case 5:
      i = (guint) g_rand_int_range (rand, 0, N_STORIES);
      set_story (model, model->document, i, version);
      state->stories[i] = (guint8) version;
      break;
    default:
      i = (guint) g_rand_int_range (rand, 0, N_SCENARIOS);
      set_scenario (model, model->document, i, version);
      state->scenarios[i] = (guint8) version;
      break;
    }
}

/* All that lay before is forgotten, if there is anything new. */
static void
push (Model *model, const State *state)
{
  if (memcmp (&g_array_index (model->states, State, model->at), state, sizeof *state) == 0)
    return;
  g_array_set_size (model->states, ++model->at);
  g_array_append_val (model->states, *state);
}

static void
take_another (Model *model, GRand *rand)
{
  State state = g_array_index (model->states, State, g_rand_int_range (rand, 0, (int) model->at + 1));
  g_autoptr (MzDocument) other = mz_document_new ();

  for (guint i = 0; i < N_RECORDS; i++)
    if (state.records[i] != 0)
      set_record (model, other, i, state.records[i]);
  for (guint i = 0; i < N_NOTES; i++)
    set_note (other, i, state.notes[i]);
  for (guint i = 0; i < N_VIEWS; i++)
    set_view (other, i, state.views[i]);
  for (guint i = 0; i < N_SCENARIOS; i++)
    set_scenario (model, other, i, state.scenarios[i]);
  for (guint i = 0; i < N_STORIES; i++)
    set_story (model, other, i, state.stories[i]);
  mz_document_take (model->document, other, "Take another");
  push (model, &state);
}

static void
step (Model *model, GRand *rand)
{
  State state = g_array_index (model->states, State, model->at);
  int chance = g_rand_int_range (rand, 0, 1000);

  if (chance < 300)
    {
      mz_document_undo (model->document);
      model->at -= model->at > 0 ? 1 : 0;
    }
  else if (chance < 480)
    {
      mz_document_redo (model->document);
      model->at += model->at + 1 < model->states->len ? 1 : 0;
    }
  else if (chance < 900)
    {
      edit (model, rand, &state);
      push (model, &state);
    }
  else if (chance < 980)
    {
      mz_document_begin (model->document, "Several");
      for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
        edit (model, rand, &state);
      mz_document_end (model->document);
      push (model, &state);
    }
  else if (chance < 990)
    {
      mz_document_mark_saved (model->document);
      model->saved = state;
    }
  else
    take_another (model, rand);
}

static void
check_records (Model *model, const State *state)
{
  guint n = 0;

  for (guint i = 0; i < N_RECORDS; i++)
    {
      const MzRecordChange *change = mz_document_find_change (model->document, MZ_RECORD_SITE, ids[i]);
      guint version = state->records[i];

      n += version != 0;
      g_assert_true ((change != NULL) == (version != 0));
      if (change == NULL)
        continue;
      g_assert_true (change->before == (i < N_RECORDS / 2 ? model->records[i][0] : NULL));
      g_assert_true (change->after == (version == REMOVED ? NULL : model->records[i][version]));
    }
  g_assert_cmpuint (mz_document_count (model->document, MZ_DOCUMENT_CHANGES), ==, n);
}

static guint
read_version (const char *text)
{
  return text != NULL ? (guint) (*text - '0') : 0;
}

static void
check (Model *model)
{
  const State *state = &g_array_index (model->states, State, model->at);

  check_records (model, state);
  for (guint i = 0; i < N_NOTES; i++)
    g_assert_cmpuint (read_version (mz_document_get_note (model->document, i % 2 == 0 ? MZ_RECORD_SITE : MZ_RECORD_EVENT,
                                                          ids[i])), ==, state->notes[i]);
  for (guint i = 0; i < N_VIEWS; i++)
    g_assert_cmpuint (read_version (mz_document_get_view (model->document, ids[i])), ==, state->views[i]);
  for (guint i = 0; i < N_SCENARIOS; i++)
    {
      MzScenario *scenario = mz_document_find_scenario (model->document, ids[i]);

      g_assert_true ((scenario != NULL) == (state->scenarios[i] != 0));
      g_assert_true (scenario == NULL || mz_scenario_equal (scenario, model->scenarios[i][state->scenarios[i]]));
    }
  for (guint i = 0; i < N_STORIES; i++)
    {
      MzStory *story = mz_document_find_story (model->document, ids[i]);

      g_assert_true ((story != NULL) == (state->stories[i] != 0));
      g_assert_true (story == NULL || mz_story_equal (story, model->stories[i][state->stories[i]]));
    }
  g_assert_cmpint (mz_document_can_undo (model->document), ==, model->at > 0);
  g_assert_cmpint (mz_document_can_redo (model->document), ==, model->at + 1 < model->states->len);
  g_assert_cmpint (mz_document_is_modified (model->document), ==, memcmp (state, &model->saved, sizeof *state) != 0);
}

static void
test_random (void)
{
  Model model = { .document = mz_document_new (), .base = mz_dataset_new (),
                  .states = g_array_new (FALSE, FALSE, sizeof (State)) };
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  State nothing = { 0 };

  for (guint i = 0; i < N_RECORDS; i++)
    for (guint version = 0; version <= N_VERSIONS; version++)
      model.records[i][version] = record_new (ids[i], version);
  for (guint i = 0; i < N_SCENARIOS; i++)
    for (guint version = 0; version <= N_VERSIONS; version++)
      model.scenarios[i][version] = scenario_new (ids[i], version);
  for (guint i = 0; i < N_STORIES; i++)
    for (guint version = 0; version <= N_VERSIONS; version++)
      model.stories[i][version] = story_new (ids[i], version);
  for (guint i = 0; i < N_RECORDS / 2; i++)
    g_ptr_array_add (known, model.records[i][0]);
  mz_dataset_set_records (model.base, MZ_RECORD_SITE, known);
  mz_dataset_link (model.base);
  g_array_append_val (model.states, nothing);

  for (guint i = 0; i < N_EDITS; i++)
    {
      step (&model, rand);
      check (&model);
    }
  /* All the way back, and forth again. */
  for (; model.at > 0; model.at--)
    {
      check (&model);
      mz_document_undo (model.document);
    }
  g_assert_true (mz_document_is_empty (model.document));
  for (; model.at + 1 < model.states->len; model.at++)
    {
      check (&model);
      mz_document_redo (model.document);
    }
  check (&model);
  g_test_message ("%u states at the end", model.states->len);

  g_assert_finalize_object (model.document);
  g_assert_finalize_object (model.base);
  for (guint i = 0; i < N_RECORDS; i++)
    for (guint version = 0; version <= N_VERSIONS; version++)
      g_object_unref (model.records[i][version]);
  for (guint i = 0; i < N_SCENARIOS; i++)
    for (guint version = 0; version <= N_VERSIONS; version++)
      mz_scenario_unref (model.scenarios[i][version]);
  for (guint i = 0; i < N_STORIES; i++)
    for (guint version = 0; version <= N_VERSIONS; version++)
      mz_story_unref (model.stories[i][version]);
  g_array_unref (model.states);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/document/random", test_random);
  return g_test_run ();
}
