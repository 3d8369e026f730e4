/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that the what-if model reckons with, from their fields; for the record parser alone. */
#pragma once

#include "mz-field-reader.h"

G_BEGIN_DECLS

MzRecord *mz_input_parse_stock     (MzFields *fields, MzRecordHead *head);
MzRecord *mz_input_parse_good      (MzFields *fields, MzRecordHead *head);
MzRecord *mz_input_parse_parameter (MzFields *fields, MzRecordHead *head);

G_END_DECLS
