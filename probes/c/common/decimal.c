#include "decimal.h"

#define DECIMAL_PLACES 6

/* A value that reaches this and gets one more digit reaches the limit of 9 * 10^18 millionths. */
#define LAST_SAFE_VALUE UINT64_C(900000000000000000)

bool decimal_read(const char *digits, uint32_t integer_digits, uint32_t fraction_digits, int32_t exponent,
                  bool negative, int64_t *millionths) {
  uint32_t total = integer_digits + fraction_digits;
  int64_t wanted = (int64_t)integer_digits + exponent + DECIMAL_PLACES; /* digits down to the millionths */
  uint64_t value = 0;
  uint32_t rounding_digit = 0;

  for (uint32_t i = 0; i < total && i <= wanted; i++) {
    uint32_t digit = (uint32_t)(digits[i < integer_digits ? i : i + 1] - '0');
    if (i == wanted) {
      rounding_digit = digit;
      break;
    }
    if (value >= LAST_SAFE_VALUE)
      return false;
    value = value * 10 + digit;
  }
  /* An exponent may ask for more digits than were written: those are zeros. */
  for (int64_t i = total; i < wanted && value != 0; i++) {
    if (value >= LAST_SAFE_VALUE)
      return false;
    value *= 10;
  }
  if (rounding_digit >= 5)
    value++;
  *millionths = negative ? -(int64_t)value : (int64_t)value;
  return true;
}
