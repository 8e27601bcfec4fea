;; json-parsing-heavy: a report of hundreds of kilobytes about many services, read and summed up.
;;
;; Config: {"services":[{"name":"...","instances":[{"up":true,"requests":120,"errors":3,
;;          "labels":{"zone":"..."},"latencyMs":[1.25e1,...]},...]},...]}
;; Requests and errors are integers up to 10^8; a latency is from 0 to 10^6 ms; every service needs at least one.
;; There are at most 100,000 instances and 9,000,000 latencies.
;;
;; Metrics: {"services":1,"instances":1,"instancesUp":1,"labels":1,"labelBytes":8,"samples":1,"requests":120,"errors":3,
;;           "errorPercent":2.500,"latency":{"sum":..,"mean":..,"min":..,"max":..,"p50":..,"p95":..,"p99":..},
;;           "byService":[{"name":"...","samples":1,"mean":..,"p50":..,"p95":..,"p99":..,"errorPercent":..},...]}
;; labelBytes counts names and values of the labels as UTF-8, without their escapes. errorPercent is 100 * errors /
;; requests, or 0.000 without requests.
;;
;; What was read of each service is a row of a table in the arena:
;;
;;    0  i32  name: a JSON string       8  i64  requests
;;    4  i32  end of its samples       16  i64  errors
;;
;; The samples, latencies in millionths, stand in one array, one service after the other.

(global $SERVICE_BYTES i32 (i32.const 24))

(global $LARGEST_COUNT   i64 (i64.const 100_000_000))
(global $LARGEST_LATENCY i64 (i64.const 1_000_000_000_000)) ;; in millionths
;; With this many instances and samples the sums cannot leave 64 bits.
(global $LARGEST_INSTANCES i32 (i32.const 100_000))
(global $LARGEST_SAMPLES   i32 (i32.const 9_000_000))

(global $PROBE_SCENARIO i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\12json-parsing-heavy")

(global $'services' i32 (i32.const 0x1020))     (data (i32.const 0x1020) "\08services")
(global $'name' i32 (i32.const 0x1030))         (data (i32.const 0x1030) "\04name")
(global $'instances' i32 (i32.const 0x1040))    (data (i32.const 0x1040) "\09instances")
(global $'instancesUp' i32 (i32.const 0x1050))  (data (i32.const 0x1050) "\0binstancesUp")
(global $'requests' i32 (i32.const 0x1060))     (data (i32.const 0x1060) "\08requests")
(global $'errors' i32 (i32.const 0x1070))       (data (i32.const 0x1070) "\06errors")
(global $'labels' i32 (i32.const 0x1080))       (data (i32.const 0x1080) "\06labels")
(global $'labelBytes' i32 (i32.const 0x1090))   (data (i32.const 0x1090) "\0alabelBytes")
(global $'latencyMs' i32 (i32.const 0x10a0))    (data (i32.const 0x10a0) "\09latencyMs")
(global $'samples' i32 (i32.const 0x10b0))      (data (i32.const 0x10b0) "\07samples")
(global $'errorPercent' i32 (i32.const 0x10c0)) (data (i32.const 0x10c0) "\0cerrorPercent")
(global $'latency' i32 (i32.const 0x10d0))      (data (i32.const 0x10d0) "\07latency")
(global $'sum' i32 (i32.const 0x10e0))          (data (i32.const 0x10e0) "\03sum")
(global $'mean' i32 (i32.const 0x10f0))         (data (i32.const 0x10f0) "\04mean")
(global $'min' i32 (i32.const 0x1100))          (data (i32.const 0x1100) "\03min")
(global $'max' i32 (i32.const 0x1110))          (data (i32.const 0x1110) "\03max")
(global $'p50' i32 (i32.const 0x1120))          (data (i32.const 0x1120) "\03p50")
(global $'p95' i32 (i32.const 0x1130))          (data (i32.const 0x1130) "\03p95")
(global $'p99' i32 (i32.const 0x1140))          (data (i32.const 0x1140) "\03p99")
(global $'byService' i32 (i32.const 0x1150))    (data (i32.const 0x1150) "\09byService")
(global $'up' i32 (i32.const 0x1160))           (data (i32.const 0x1160) "\02up")

(global $instances (mut i32) (i32.const 0))
(global $instances_up (mut i32) (i32.const 0))
(global $labels (mut i32) (i32.const 0))
(global $label_bytes (mut i32) (i32.const 0))
(global $requests (mut i64) (i64.const 0))
(global $errors (mut i64) (i64.const 0))
(global $samples (mut i32) (i32.const 0))
(global $samples_end (mut i32) (i32.const 0))

(func $probe_check (param $config i32)
  (local $services i32) (local $table i32) (local $table_end i32) (local $by_service i32)
  (local.set $services (call $config_array (local.get $config) (global.get $'services')))
  (if (i32.eqz (local.get $services))
    (then (return)))
  (if (i32.eqz (call $json_count (local.get $services)))
    (then
      (drop (call $config_invalid (global.get $'services')))
      (return)))
  (local.set $table
    (call $arena_allocate (i32.mul (call $json_count (local.get $services)) (global.get $SERVICE_BYTES))))
  (global.set $samples
    (call $arena_allocate (i32.shl (call $count_samples (local.get $services)) (i32.const 3))))
  (local.set $table_end (call $read_services (local.get $services) (local.get $table)))
  (if (i32.eqz (local.get $table_end))
    (then (return)))

  ;; The services come first, while the samples of each still stand together.
  (local.set $by_service (call $writer_new))
  (call $write_services (local.get $by_service) (local.get $table) (local.get $table_end))
  (call $statistics_sort (global.get $samples) (global.get $samples_end))

  (call $write_count (global.get $metrics)
    (global.get $'services') (i64.extend_i32_u (call $json_count (local.get $services))))
  (call $write_count (global.get $metrics)
    (global.get $'instances') (i64.extend_i32_u (global.get $instances)))
  (call $write_count (global.get $metrics)
    (global.get $'instancesUp') (i64.extend_i32_u (global.get $instances_up)))
  (call $write_count (global.get $metrics)
    (global.get $'labels') (i64.extend_i32_u (global.get $labels)))
  (call $write_count (global.get $metrics)
    (global.get $'labelBytes') (i64.extend_i32_u (global.get $label_bytes)))
  (call $write_sample_count (global.get $metrics) (global.get $samples) (global.get $samples_end))
  (call $write_count (global.get $metrics) (global.get $'requests') (global.get $requests))
  (call $write_count (global.get $metrics) (global.get $'errors') (global.get $errors))
  (call $write_error_percent (global.get $metrics) (global.get $requests) (global.get $errors))
  (call $write_overall_latency)
  (call $write_literal_name (global.get $metrics) (global.get $'byService'))
  (call $write_written (global.get $metrics) (local.get $by_service)))

;; ---- reading ----

;; An upper bound, so that one array is enough for all samples.
(func $count_samples (param $services i32) (result i32)
  (local $service i32) (local $instances i32) (local $instance i32) (local $latencies i32) (local $count i32)
  (local.set $service (call $json_first (local.get $services)))
  (loop $next_service
    (local.set $instances (call $json_get (local.get $service) (global.get $'instances')))
    (if (call $json_is (local.get $instances) (global.get $JSON_ARRAY))
      (then
        (local.set $instance (call $json_first (local.get $instances)))
        (block $end
          (loop $next_instance
            (br_if $end (i32.eqz (local.get $instance)))
            (local.set $latencies (call $json_get (local.get $instance) (global.get $'latencyMs')))
            (if (call $json_is (local.get $latencies) (global.get $JSON_ARRAY))
              (then (local.set $count (i32.add (local.get $count) (call $json_count (local.get $latencies))))))
            (local.set $instance (call $json_next (local.get $instance)))
            (br $next_instance)))))
    (br_if $next_service (local.tee $service (call $json_next (local.get $service)))))
  (local.get $count))

;; Reads all services, of which there is at least one, into the table and the totals. Answers the table's end, or 0.
(func $read_services (param $services i32) (param $row i32) (result i32)
  (local $service i32)
  (global.set $instances (i32.const 0))
  (global.set $instances_up (i32.const 0))
  (global.set $labels (i32.const 0))
  (global.set $label_bytes (i32.const 0))
  (global.set $requests (i64.const 0))
  (global.set $errors (i64.const 0))
  (global.set $samples_end (global.get $samples))
  (local.set $service (call $json_first (local.get $services)))
  (loop $next
    (if (i32.eqz (call $read_service (local.get $service) (local.get $row)))
      (then (return (i32.const 0))))
    (local.set $row (i32.add (local.get $row) (global.get $SERVICE_BYTES)))
    (br_if $next (local.tee $service (call $json_next (local.get $service)))))
  (local.get $row))

;; Reads a service into its row; answers whether it could be read.
(func $read_service (param $service i32) (param $row i32) (result i32)
  (local $name i32) (local $instances i32) (local $instance i32) (local $samples i32)
  (local.set $samples (global.get $samples_end))
  (block $failed
    (br_if $failed
      (i32.eqz (local.tee $name (call $config_text (local.get $service) (global.get $'name')))))
    (br_if $failed
      (i32.eqz (local.tee $instances (call $config_array (local.get $service) (global.get $'instances')))))
    (if (i32.gt_u (call $json_count (local.get $instances))
                  (i32.sub (global.get $LARGEST_INSTANCES) (global.get $instances)))
      (then (return (call $config_invalid (global.get $'instances')))))
    (i32.store (local.get $row) (local.get $name))
    (i64.store offset=8 (local.get $row) (i64.const 0))
    (i64.store offset=16 (local.get $row) (i64.const 0))
    (local.set $instance (call $json_first (local.get $instances)))
    (block $end
      (loop $next
        (br_if $end (i32.eqz (local.get $instance)))
        (br_if $failed (i32.eqz (call $read_instance (local.get $instance) (local.get $row))))
        (local.set $instance (call $json_next (local.get $instance)))
        (br $next)))
    (if (i32.eq (global.get $samples_end) (local.get $samples))
      (then (return (call $config_invalid (global.get $'latencyMs')))))
    (i32.store offset=4 (local.get $row) (global.get $samples_end))
    (global.set $requests (i64.add (global.get $requests) (i64.load offset=8 (local.get $row))))
    (global.set $errors (i64.add (global.get $errors) (i64.load offset=16 (local.get $row))))
    (return (i32.const 1)))
  (i32.const 0))

;; Reads an instance into the row of its service; answers whether it could be read.
(func $read_instance (param $instance i32) (param $row i32) (result i32)
  (local $up i32) (local $requests i64) (local $errors i64)
  (local.set $up (call $json_get (local.get $instance) (global.get $'up')))
  (block $failed
    (if (i32.eqz
          (i32.or (call $json_is (local.get $up) (global.get $JSON_TRUE))
                  (call $json_is (local.get $up) (global.get $JSON_FALSE))))
      (then (return (call $config_invalid (global.get $'up')))))
    (local.set $requests
      (call $config_integer (local.get $instance) (global.get $'requests')
                            (i64.const 0) (global.get $LARGEST_COUNT)))
    (br_if $failed (i64.lt_s (local.get $requests) (i64.const 0)))
    (local.set $errors
      (call $config_integer (local.get $instance) (global.get $'errors')
                            (i64.const 0) (global.get $LARGEST_COUNT)))
    (br_if $failed (i64.lt_s (local.get $errors) (i64.const 0)))
    (br_if $failed (i32.eqz (call $read_labels (local.get $instance))))
    (br_if $failed (i32.eqz (call $read_samples (local.get $instance))))
    (global.set $instances (i32.add (global.get $instances) (i32.const 1)))
    (global.set $instances_up
      (i32.add (global.get $instances_up) (call $json_is (local.get $up) (global.get $JSON_TRUE))))
    (i64.store offset=8 (local.get $row) (i64.add (i64.load offset=8 (local.get $row)) (local.get $requests)))
    (i64.store offset=16 (local.get $row) (i64.add (i64.load offset=16 (local.get $row)) (local.get $errors)))
    (return (i32.const 1)))
  (i32.const 0))

(func $read_labels (param $instance i32) (result i32)
  (local $labels i32) (local $label i32)
  (local.set $labels (call $json_get (local.get $instance) (global.get $'labels')))
  (if (i32.eqz (call $json_is (local.get $labels) (global.get $JSON_OBJECT)))
    (then (return (call $config_invalid (global.get $'labels')))))
  (local.set $label (call $json_first (local.get $labels)))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $label)))
      (if (i32.ne (call $json_type (local.get $label)) (global.get $JSON_STRING))
        (then (return (call $config_invalid (global.get $'labels')))))
      (global.set $labels (i32.add (global.get $labels) (i32.const 1)))
      (global.set $label_bytes
        (i32.add (global.get $label_bytes)
                 (i32.add (call $json_name_length (local.get $label))
                          (call $json_string_length (local.get $label)))))
      (local.set $label (call $json_next (local.get $label)))
      (br $next)))
  (i32.const 1))

(func $read_samples (param $instance i32) (result i32)
  (local $latencies i32) (local $latency i32) (local $number i64)
  (local.set $latencies (call $config_array (local.get $instance) (global.get $'latencyMs')))
  (if (i32.eqz (local.get $latencies))
    (then (return (i32.const 0))))
  (if (i32.gt_u (call $json_count (local.get $latencies))
                (i32.sub (global.get $LARGEST_SAMPLES)
                         (call $statistics_count (global.get $samples) (global.get $samples_end))))
    (then (return (call $config_invalid (global.get $'latencyMs')))))
  (local.set $latency (call $json_first (local.get $latencies)))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $latency)))
      (if (i32.ne (call $json_type (local.get $latency)) (global.get $JSON_NUMBER))
        (then (return (call $config_invalid (global.get $'latencyMs')))))
      (local.set $number (call $json_number (local.get $latency)))
      (if (i64.gt_u (local.get $number) (global.get $LARGEST_LATENCY)) ;; less than 0 included
        (then (return (call $config_invalid (global.get $'latencyMs')))))
      (i64.store (global.get $samples_end) (local.get $number))
      (global.set $samples_end (i32.add (global.get $samples_end) (i32.const 8)))
      (local.set $latency (call $json_next (local.get $latency)))
      (br $next)))
  (i32.const 1))

;; ---- writing ----

;; Sorts the samples of each service, and writes what they come to.
(func $write_services (param $writer i32) (param $row i32) (param $table_end i32)
  (local $samples i32) (local $samples_end i32)
  (call $write_begin_array (local.get $writer))
  (local.set $samples (global.get $samples))
  (loop $next
    (local.set $samples_end (i32.load offset=4 (local.get $row)))
    (call $statistics_sort (local.get $samples) (local.get $samples_end))
    (call $write_begin_object (local.get $writer))
    (call $write_literal_name (local.get $writer) (global.get $'name'))
    (call $write_string (local.get $writer) (call $json_string (i32.load (local.get $row)))
                                            (call $json_string_length (i32.load (local.get $row))))
    (call $write_sample_count (local.get $writer) (local.get $samples) (local.get $samples_end))
    (call $write_mean (local.get $writer) (local.get $samples) (local.get $samples_end))
    (call $write_percentiles (local.get $writer) (local.get $samples) (local.get $samples_end))
    (call $write_error_percent (local.get $writer)
                               (i64.load offset=8 (local.get $row)) (i64.load offset=16 (local.get $row)))
    (call $write_end_object (local.get $writer))
    (local.set $samples (local.get $samples_end))
    (local.set $row (i32.add (local.get $row) (global.get $SERVICE_BYTES)))
    (br_if $next (i32.lt_u (local.get $row) (local.get $table_end))))
  (call $write_end_array (local.get $writer)))

(func $write_overall_latency
  (call $write_literal_name (global.get $metrics) (global.get $'latency'))
  (call $write_begin_object (global.get $metrics))
  (call $write_decimal (global.get $metrics)
    (global.get $'sum') (call $statistics_sum (global.get $samples) (global.get $samples_end)))
  (call $write_mean (global.get $metrics) (global.get $samples) (global.get $samples_end))
  (call $write_decimal (global.get $metrics) (global.get $'min') (i64.load (global.get $samples)))
  (call $write_decimal (global.get $metrics)
    (global.get $'max') (i64.load (i32.sub (global.get $samples_end) (i32.const 8))))
  (call $write_percentiles (global.get $metrics) (global.get $samples) (global.get $samples_end))
  (call $write_end_object (global.get $metrics)))

(func $write_sample_count (param $writer i32) (param $samples i32) (param $end i32)
  (call $write_count (local.get $writer) (global.get $'samples')
                     (i64.extend_i32_u (call $statistics_count (local.get $samples) (local.get $end)))))

;; Straight from the sum to thousandths, so that the mean is rounded once.
(func $write_mean (param $writer i32) (param $samples i32) (param $end i32)
  (call $write_literal_name (local.get $writer) (global.get $'mean'))
  (call $write_thousandths (local.get $writer)
    (call $decimal_divide
      (call $statistics_sum (local.get $samples) (local.get $end))
      (i64.mul (i64.extend_i32_u (call $statistics_count (local.get $samples) (local.get $end)))
               (i64.const 1000)))))

(func $write_percentiles (param $writer i32) (param $sorted i32) (param $end i32)
  (call $write_percentile (local.get $writer) (global.get $'p50')
                          (local.get $sorted) (local.get $end) (i64.const 50))
  (call $write_percentile (local.get $writer) (global.get $'p95')
                          (local.get $sorted) (local.get $end) (i64.const 95))
  (call $write_percentile (local.get $writer) (global.get $'p99')
                          (local.get $sorted) (local.get $end) (i64.const 99)))

(func $write_percentile (param $writer i32) (param $name i32) (param $sorted i32) (param $end i32) (param $percent i64)
  (call $write_decimal (local.get $writer) (local.get $name)
    (call $statistics_percentile (local.get $sorted) (local.get $end) (local.get $percent))))

(func $write_error_percent (param $writer i32) (param $requests i64) (param $errors i64)
  (local $thousandths i64)
  (if (i64.ne (local.get $requests) (i64.const 0))
    (then
      (local.set $thousandths
        (call $decimal_divide (i64.mul (local.get $errors) (i64.const 100_000)) (local.get $requests)))))
  (call $write_literal_name (local.get $writer) (global.get $'errorPercent'))
  (call $write_thousandths (local.get $writer) (local.get $thousandths)))

(func $write_decimal (param $writer i32) (param $name i32) (param $millionths i64)
  (call $write_literal_name (local.get $writer) (local.get $name))
  (call $write_thousandths (local.get $writer) (call $decimal_to_thousandths (local.get $millionths))))
