#include "http.h"

#include "decimal.h"
#include "host.h"

#include <stddef.h>

#define LOWEST_STATUS 100
#define HIGHEST_STATUS 999

/* Not in the arena, so that a run of many requests needs no more memory than one. */
static char response_buffer[HTTP_RESPONSE_CAPACITY];

static bool fail(struct probe_error *error, struct text kind, struct text message) {
  *error = (struct probe_error){kind, message};
  return false;
}

static bool fail_by_code(struct probe_error *error, int32_t code, int64_t timeout_ms) {
  switch (code) {
  case HOST_HTTP_TIMED_OUT:
    return fail(error, TEXT("timed-out"), probe_message(TEXT("no answer within "), timeout_ms, TEXT(" ms")));
  case HOST_HTTP_REFUSED:
    return fail(error, TEXT("refused"), TEXT("the connection was refused"));
  case HOST_HTTP_DENIED:
    return fail(error, TEXT("denied"), TEXT("the policy does not allow this origin"));
  case HOST_HTTP_TOO_LARGE:
    return fail(error, TEXT("too-large"), TEXT("the response is too large"));
  case HOST_HTTP_MALFORMED_REQUEST:
    return fail(error, TEXT("malformed-request"), TEXT("the host rejected the request"));
  default:
    return fail(error, TEXT("io-failure"), TEXT("the connection failed"));
  }
}

static struct text write_request(struct text url, int64_t timeout_ms) {
  struct json_writer writer;
  json_writer_open(&writer);
  json_begin_object(&writer);
  json_write_name(&writer, TEXT("method"));
  json_write_string(&writer, TEXT("GET"));
  json_write_name(&writer, TEXT("url"));
  json_write_string(&writer, url);
  json_write_name(&writer, TEXT("timeoutMs"));
  json_write_integer(&writer, timeout_ms);
  json_end_object(&writer);
  return (struct text){writer.bytes, writer.length};
}

static bool read_response(struct text json, struct http_response *response) {
  const struct json_value *root;
  if (json_parse(json, &root) != JSON_VALID)
    return false;
  const struct json_value *status = json_member(root, TEXT("status"));
  const struct json_value *body = json_member(root, TEXT("body"));
  if (status == NULL || status->type != JSON_NUMBER || !decimal_is_integer(status->number) || body == NULL ||
      body->type != JSON_STRING)
    return false;
  int64_t code = status->number / DECIMAL_ONE;
  if (code < LOWEST_STATUS || code > HIGHEST_STATUS)
    return false;
  *response = (struct http_response){(int32_t)code, body->string};
  return true;
}

bool http_get(struct text url, int64_t timeout_ms, struct http_response *response, struct probe_error *error) {
  struct text request = write_request(url, timeout_ms);
  int32_t length = host_http_request(request.bytes, request.length, response_buffer, sizeof response_buffer);
  if (length < 0)
    return fail_by_code(error, length, timeout_ms);
  if (length > HTTP_RESPONSE_CAPACITY || !read_response((struct text){response_buffer, (uint32_t)length}, response))
    return fail(error, TEXT("malformed-response"), TEXT("the host's response cannot be read"));
  return true;
}

bool http_check_status(const struct http_response *response, int64_t expected, struct probe_error *error) {
  if (response->status == expected)
    return true;
  struct text found = probe_message(TEXT("the status is "), response->status, TEXT(", expected "));
  return fail(error, TEXT("http-status"), probe_message(found, expected, TEXT("")));
}

bool http_parse_body(const struct http_response *response, const struct json_value **body, struct probe_error *error) {
  switch (json_parse(response->body, body)) {
  case JSON_TRUNCATED:
    return fail(error, TEXT("truncated-body"), TEXT("the body ends before its JSON does"));
  case JSON_MALFORMED:
    return fail(error, TEXT("malformed-body"), TEXT("the body is not valid JSON"));
  default:
    break;
  }
  if ((*body)->type != JSON_OBJECT)
    return fail(error, TEXT("malformed-body"), TEXT("the body is not a JSON object"));
  return true;
}

bool http_check_up(const struct json_value *body, struct probe_error *error) {
  const struct json_value *status = json_member(body, TEXT("status"));
  if (status != NULL && status->type == JSON_STRING && text_equal(status->string, TEXT("up")))
    return true;
  return fail(error, TEXT("unhealthy"), TEXT("the service does not report that it is up"));
}
