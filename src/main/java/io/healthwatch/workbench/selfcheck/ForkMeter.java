package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.run.Fork;

/** Measures forks of a known amount of work. */
interface ForkMeter {

    /** Measures one fork to its end, whatever that is. */
    Fork measure(int number, long steps);

    /** Ends the fork that is measuring, and every later one, soon. Any thread. */
    void cancel();
}
