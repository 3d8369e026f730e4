/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-record.h"

G_BEGIN_DECLS

const char *mz_record_peek_haystack (MzRecord *self);
GBytes     *mz_record_peek_block    (MzRecord *self);
void        mz_record_set_haystack  (MzRecord *self, GBytes *block, const char *haystack);

char      **mz_words_take           (char **words);
void        mz_words_free           (char **words);

/*
 * MZ_DEFINE_RECORD:
 * @TypeName, @type_name: as for G_DEFINE_FINAL_TYPE
 * @KIND: its MzRecordKind
 * @free_info: frees its information, which is what peek() shows
 *
 * A record class is its information and nothing more: new() takes it, peek() shows it, finalize frees it.
 */
#define MZ_DEFINE_RECORD(TypeName, type_name, KIND, free_info)                                    \
  struct _##TypeName                                                                              \
  {                                                                                               \
    MzRecord        parent_instance;                                                              \
    TypeName##Info *info;                                                                         \
  };                                                                                              \
                                                                                                  \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, MZ_TYPE_RECORD)                                       \
                                                                                                  \
  static void                                                                                     \
  type_name##_finalize (GObject *object)                                                          \
  {                                                                                               \
    TypeName *self = (TypeName *) object;                                                         \
                                                                                                  \
    g_clear_pointer (&self->info, free_info);                                                     \
    G_OBJECT_CLASS (type_name##_parent_class)->finalize (object);                                 \
  }                                                                                               \
                                                                                                  \
  static void                                                                                     \
  type_name##_class_init (TypeName##Class *klass)                                                 \
  {                                                                                               \
    G_OBJECT_CLASS (klass)->finalize = type_name##_finalize;                                      \
    MZ_RECORD_CLASS (klass)->kind = KIND;                                                         \
  }                                                                                               \
                                                                                                  \
  static void                                                                                     \
  type_name##_init (TypeName *self)                                                               \
  {                                                                                               \
  }                                                                                               \
                                                                                                  \
  TypeName *                                                                                      \
  type_name##_new (MzRecordHead *head, TypeName##Info *info)                                      \
  {                                                                                               \
    TypeName *self;                                                                               \
                                                                                                  \
    g_return_val_if_fail (head != NULL && info != NULL, NULL);                                    \
                                                                                                  \
    self = (TypeName *) g_object_new (type_name##_get_type (), NULL);                             \
    mz_record_take_head ((MzRecord *) self, head);                                                \
    self->info = info;                                                                            \
    return self;                                                                                  \
  }                                                                                               \
                                                                                                  \
  const TypeName##Info *                                                                          \
  type_name##_peek (TypeName *self)                                                               \
  {                                                                                               \
    g_return_val_if_fail (self != NULL, NULL);                                                    \
                                                                                                  \
    return self->info;                                                                            \
  }

G_END_DECLS
