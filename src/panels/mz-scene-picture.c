/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"
#include "mz-scene-picture.h"

#include "mz-slide-texture.h"
#include "mz-story-text.h"

/* How many are kept: those of a long story and of what was tried while writing. */
#define MOST_KEPT   240
/* Pixels below which nothing can be told on one. */
#define LEAST_WIDTH 160

struct _MzScenePictures
{
  GObject      parent_instance;
  MzDataset   *facts;
  MzManner    *manner;
  MzBasemap   *basemap;
  MzWorkspace *sketch;   /* (nullable): made when there is a first scene to be laid out */
  GHashTable  *kept;     /* of GdkTexture by key; %NULL: the scene cannot be shown */
  GQueue       waiting;  /* of Job */
  guint        idle_id;
  guint        serial;   /* of the facts, the manner and the theme */
  MzThemeKind  theme;
  guint        n_painting;
};

typedef struct
{
  MzScenePictures *pictures; /* (nullable): kept while it is drawn, %NULL while it waits */
  char            *key;
  MzStoryScene    *scene;
  gboolean         words;
  double           scale;
  guint            serial;
} Job;

enum { SIGNAL_READY, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzScenePictures, mz_scene_pictures, G_TYPE_OBJECT)

static void queue_next (MzScenePictures *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  mz_story_scene_free (job->scene);
  g_free (job->key);
  g_free (job);
}

static void
unref_texture (gpointer texture)
{
  if (texture != NULL)
    g_object_unref (texture);
}

static void
keep (MzScenePictures *self, const char *key, GdkTexture *texture)
{
  if (g_hash_table_size (self->kept) >= MOST_KEPT)
    g_hash_table_remove_all (self->kept);
  g_hash_table_insert (self->kept, g_strdup (key), texture != NULL ? g_object_ref (texture) : NULL);
  g_signal_emit (self, signals[SIGNAL_READY], 0, key);
}

/* Returns: (transfer full) (nullable): %NULL: it cannot be shown. */
static MzSlide *
make_slide (MzScenePictures *self, const Job *job)
{
  MzSlideSpec spec = { MZ_SLIDE_WIDTH, MZ_SLIDE_HEIGHT, self->theme, job->words };
  g_autoptr (MzStoryContext) context = NULL;
  g_autoptr (MzStoryText) text = NULL;
  g_auto (GStrv) sources = NULL;

  if (self->sketch == NULL)
    {
      self->sketch = mz_workspace_new (self->facts);
      mz_workspace_set_manner (self->sketch, self->manner);
    }
  if (!mz_slide_pose (self->sketch, job->scene, NULL))
    return NULL;
  context = mz_story_context_new (self->facts, mz_workspace_get_dataset (self->sketch), mz_workspace_get_date (self->sketch));
  text = mz_story_text_new (job->scene->text, context);
  sources = mz_story_scene_dup_sources (job->scene, context);
  return mz_slide_new (self->sketch, self->basemap, job->scene,
                       &(MzSlideWords) { job->scene->title, text->markup, (const char *const *) sources }, &spec);
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (MzScenePictures) self = g_steal_pointer (&job->pictures);
  g_autoptr (GdkTexture) texture = mz_slide_texture_finish (result);

  self->n_painting--;
  if (job->serial == self->serial)
    keep (self, job->key, texture);
  job_free (job);
  queue_next (self);
}

static gboolean
next_cb (gpointer data)
{
  MzScenePictures *self = data;
  Job *job = g_queue_pop_head (&self->waiting);
  MzSlide *slide;

  self->idle_id = 0;
  if (job == NULL)
    return G_SOURCE_REMOVE;
  slide = g_hash_table_contains (self->kept, job->key) ? NULL : make_slide (self, job);
  if (slide == NULL)
    {
      if (!g_hash_table_contains (self->kept, job->key))
        keep (self, job->key, NULL);
      job_free (job);
      queue_next (self);
      return G_SOURCE_REMOVE;
    }
  job->pictures = g_object_ref (self);
  self->n_painting++;
  mz_slide_texture_async (slide, job->scale, painted_cb, job);
  return G_SOURCE_REMOVE;
}

/* One after another, after what the window has to do. */
static void
queue_next (MzScenePictures *self)
{
  if (self->idle_id == 0 && self->n_painting == 0 && !g_queue_is_empty (&self->waiting))
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, next_cb, self, NULL);
}

static int
compare_key (gconstpointer job, gconstpointer key)
{
  return g_strcmp0 (((const Job *) job)->key, key);
}

/* @urgent: it is what is being looked at */
static void
ask (MzScenePictures *self, const char *key, const MzStoryScene *scene, gboolean words, double scale, gboolean urgent)
{
  Job *job;

  if (g_queue_find_custom (&self->waiting, key, compare_key) != NULL)
    return;
  job = g_new0 (Job, 1);
  job->key = g_strdup (key);
  job->scene = mz_story_scene_copy (scene);
  job->words = words;
  job->scale = scale;
  job->serial = self->serial;
  if (urgent)
    g_queue_push_head (&self->waiting, job);
  else
    g_queue_push_tail (&self->waiting, job);
  queue_next (self);
}

static void
mz_scene_pictures_finalize (GObject *object)
{
  MzScenePictures *self = MZ_SCENE_PICTURES (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_queue_clear_full (&self->waiting, job_free);
  g_hash_table_unref (self->kept);
  g_clear_object (&self->sketch);
  g_clear_pointer (&self->basemap, mz_basemap_unref);
  g_clear_object (&self->facts);
  g_clear_object (&self->manner);
  G_OBJECT_CLASS (mz_scene_pictures_parent_class)->finalize (object);
}

static void
mz_scene_pictures_class_init (MzScenePicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mz_scene_pictures_finalize;
  signals[SIGNAL_READY] = g_signal_new ("ready", MZ_TYPE_SCENE_PICTURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
}

static void
mz_scene_pictures_init (MzScenePictures *self)
{
  g_queue_init (&self->waiting);
  self->theme = MZ_THEME_LIGHT;
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_texture);
}

/** mz_scene_pictures_new: Returns: (transfer full) */
MzScenePictures *
mz_scene_pictures_new (MzDataset *facts, MzManner *manner, MzBasemap *basemap)
{
  MzScenePictures *self = g_object_new (MZ_TYPE_SCENE_PICTURES, NULL);

  self->facts = g_object_ref (facts);
  self->manner = g_object_ref (manner);
  self->basemap = mz_basemap_ref (basemap);
  g_signal_connect_object (facts, "changed", G_CALLBACK (mz_scene_pictures_forget), self, G_CONNECT_SWAPPED);
  return self;
}

/** mz_scene_pictures_set_theme: Light unless set; who shows one has to ask again. */
void
mz_scene_pictures_set_theme (MzScenePictures *self, MzThemeKind theme)
{
  g_return_if_fail (MZ_IS_SCENE_PICTURES (self));

  if (self->theme == theme)
    return;
  self->theme = theme;
  mz_scene_pictures_forget (self);
}

/** mz_scene_pictures_forget: What they show has changed; who shows one has to ask again. */
void
mz_scene_pictures_forget (MzScenePictures *self)
{
  g_return_if_fail (MZ_IS_SCENE_PICTURES (self));

  self->serial++;
  mz_scene_pictures_stop (self);
  g_hash_table_remove_all (self->kept);
}

/** mz_scene_pictures_stop: Nobody waits for what has been asked for any more. */
void
mz_scene_pictures_stop (MzScenePictures *self)
{
  g_return_if_fail (MZ_IS_SCENE_PICTURES (self));

  g_queue_clear_full (&self->waiting, job_free);
}

/** mz_scene_pictures_is_settled: Returns: whether all that were asked for are there. */
gboolean
mz_scene_pictures_is_settled (MzScenePictures *self)
{
  g_return_val_if_fail (MZ_IS_SCENE_PICTURES (self), TRUE);

  return self->n_painting == 0 && g_queue_is_empty (&self->waiting);
}

/* --- The widget --- */

struct _MzScenePicture
{
  GtkWidget        parent_instance;
  MzScenePictures *pictures;
  MzStoryScene    *scene; /* (nullable) */
  char            *key;   /* (nullable) */
  GdkTexture      *texture; /* (nullable) */
  int              width;
  gboolean         words, gone;
};

G_DEFINE_FINAL_TYPE (MzScenePicture, mz_scene_picture, GTK_TYPE_WIDGET)

static char *
make_key (MzScenePicture *self)
{
  g_autofree char *view = mz_address_to_string (self->scene->view, NULL);
  g_autofree char *until = mz_partial_date_is_set (self->scene->until) ? mz_partial_date_to_string (self->scene->until) : NULL;
  g_autofree char *sources = g_strjoinv (",", self->scene->sources);
  const char *chart = self->scene->chart;

  return g_strdup_printf ("%d|%d|%s|%s|%s|%s|%s|%s", self->width, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                          view != NULL ? view : self->scene->id, until != NULL ? until : "", chart != NULL ? chart : "",
                          self->words ? self->scene->title : "", self->words ? self->scene->text : "",
                          self->words ? sources : "");
}

/* What was shown before stays until the new one is there. */
static void
show_texture (MzScenePicture *self, GdkTexture *texture)
{
  self->gone = texture == NULL;
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update (MzScenePicture *self)
{
  gpointer texture;

  if (self->scene == NULL)
    return;
  g_free (self->key);
  self->key = make_key (self);
  if (g_hash_table_lookup_extended (self->pictures->kept, self->key, NULL, &texture))
    show_texture (self, texture);
  else
    ask (self->pictures, self->key, self->scene, self->words,
         self->width * gtk_widget_get_scale_factor (GTK_WIDGET (self)) / MZ_SLIDE_WIDTH, self->words);
}

static void
ready_cb (MzScenePicture *self, const char *key)
{
  if (g_strcmp0 (self->key, key) == 0)
    show_texture (self, g_hash_table_lookup (self->pictures->kept, key));
}

static void
mz_scene_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  MzScenePicture *self = MZ_SCENE_PICTURE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (self->width, LEAST_WIDTH);
      *natural = self->width;
    }
  else
    *minimum = *natural = (for_size > 0 ? MIN (for_size, self->width) : self->width) * 9 / 16;
}

static GtkSizeRequestMode
mz_scene_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mz_scene_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzScenePicture *self = MZ_SCENE_PICTURE (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float across = MIN (width, height * 16 / 9);

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT ((width - across) / 2, 0, across, across * 9 / 16));
}

static void
mz_scene_picture_dispose (GObject *object)
{
  MzScenePicture *self = MZ_SCENE_PICTURE (object);

  g_clear_object (&self->pictures);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, mz_story_scene_free);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (mz_scene_picture_parent_class)->dispose (object);
}

static void
mz_scene_picture_class_init (MzScenePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_scene_picture_dispose;
  widget_class->measure = mz_scene_picture_measure;
  widget_class->get_request_mode = mz_scene_picture_get_request_mode;
  widget_class->snapshot = mz_scene_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scene-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mz_scene_picture_init (MzScenePicture *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * mz_scene_picture_new:
 * @width: pixels at most; the height follows
 * @words: whether title, text and sources stand below the picture; it is then made before all others
 */
GtkWidget *
mz_scene_picture_new (MzScenePictures *pictures, int width, gboolean words)
{
  MzScenePicture *self = g_object_new (MZ_TYPE_SCENE_PICTURE, NULL);

  self->pictures = g_object_ref (pictures);
  self->width = width;
  self->words = words;
  g_signal_connect_object (pictures, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** mz_scene_picture_set_scene: @scene: (transfer none): copied; also to ask again where the facts have changed */
void
mz_scene_picture_set_scene (MzScenePicture *self, const MzStoryScene *scene)
{
  MzStoryScene *copy;

  g_return_if_fail (MZ_IS_SCENE_PICTURE (self) && scene != NULL);

  copy = mz_story_scene_copy (scene);
  g_clear_pointer (&self->scene, mz_story_scene_free);
  self->scene = copy;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, scene->title, -1);
  update (self);
}
