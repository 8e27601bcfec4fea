/*
 * Numbers without floating point, so that every language answers with the same bytes.
 *
 * A JSON number is held in millionths: its exact decimal value times 10^6, rounded half away from zero, in 64 bits
 * with a sign. (Rounding that way needs to look at the first dropped digit only.) A number of
 * 9 * 10^12 or more, of either sign, makes the document malformed.
 *
 * Answers carry integers, or thousandths printed with exactly three decimals ("12.500"). Whatever is derived from
 * millionths is computed as one fraction and rounded once, half away from zero, by decimal_divide.
 */
#ifndef PROBE_DECIMAL_H
#define PROBE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#define DECIMAL_ONE INT64_C(1000000)

/* numerator / denominator, rounded half away from zero; the denominator is positive. */
static inline int64_t decimal_divide(int64_t numerator, int64_t denominator) {
  int64_t quotient = numerator / denominator;
  int64_t rest = numerator % denominator;
  int64_t size = rest < 0 ? -rest : rest;
  if (size >= denominator - size)
    quotient += numerator < 0 ? -1 : 1;
  return quotient;
}

static inline int64_t decimal_to_thousandths(int64_t millionths) { return decimal_divide(millionths, 1000); }

static inline bool decimal_is_integer(int64_t millionths) { return millionths % DECIMAL_ONE == 0; }

/*
 * Reads the digits of a number whose grammar was checked: `digits` points at the integer part, which has
 * `integer_digits`; if `fraction_digits` is not 0, they follow after one byte for the point. Answers false when the
 * number is too large.
 */
bool decimal_read(const char *digits, uint32_t integer_digits, uint32_t fraction_digits, int32_t exponent,
                  bool negative, int64_t *millionths);

#endif
