(import "env" "socket" (func $socket (param $domain i32) (param $type i32) (param $protocol i32) (result i32)))
