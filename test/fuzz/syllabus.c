/* SPDX-License-Identifier: MIT */
/*
 * Any YAML as a syllabus.
 */
#include "content/syllabus.h"

#include "fixpoint.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fixpoint_run(syllabus_read, data, size, NULL);
}
