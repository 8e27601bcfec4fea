/*
 * GET requests by way of the host, with failures turned into the kinds of error that probe.h lists.
 */
#ifndef PROBE_HTTP_H
#define PROBE_HTTP_H

#include "probe.h"

/* Responses that do not fit, as JSON, are too large. */
#define HTTP_RESPONSE_CAPACITY 65536

struct http_response {
  int32_t status;
  struct text body; /* valid until the next request */
};

bool http_get(struct text url, int64_t timeout_ms, struct http_response *response, struct probe_error *error);

/* Whether the status is the expected one. */
bool http_check_status(const struct http_response *response, int64_t expected, struct probe_error *error);

/* The body, when it is a JSON object. */
bool http_parse_body(const struct http_response *response, const struct json_value **body, struct probe_error *error);

/* Whether the body's "status" is "up". */
bool http_check_up(const struct json_value *body, struct probe_error *error);

#endif
