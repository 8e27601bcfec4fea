;; Two pages: an attack's literals below 0x1000, the answer from there, the config from 0x2000 on, and the second page
;; for the attack. It may grow as far as the host allows.

(memory $memory (export "memory") 2)
