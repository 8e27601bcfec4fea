/** What the host gives to a probe, and what its http_request answers when there is no response to hand over. */

export const enum HttpError {
  TimedOut = -1,
  Refused = -2,
  Denied = -3,
  TooLarge = -4,
  MalformedRequest = -5,
}

/** The response's length or an error, of which any negative number may be one. */
@external("healthwatch", "http_request")
export declare function httpRequest(
  request: usize,
  requestLength: u32,
  response: usize,
  responseCapacity: u32,
): i32;

/** Monotonic; only differences mean anything. */
@external("healthwatch", "now_nanos")
export declare function nowNanos(): u64;
