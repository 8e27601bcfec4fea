/*
 * Order statistics by one definition: the p-th percentile of n sorted values is the value of rank ceil(p * n / 100),
 * counted from 1 (nearest rank). It is always one of the values, so nothing is rounded.
 */
#ifndef PROBE_STATISTICS_H
#define PROBE_STATISTICS_H

#include <stdint.h>

/* Ascending; a merge sort that takes its second array from the arena and gives it back. */
void statistics_sort(int64_t *values, uint32_t count);

/* The values are sorted and there is at least one; 1 <= percent <= 100. */
int64_t statistics_percentile(const int64_t *sorted, uint32_t count, uint32_t percent);

#endif
