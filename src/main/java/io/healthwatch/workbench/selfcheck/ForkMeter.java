package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.worker.HarnessCosts;
import java.io.IOException;

/** Measures forks of a known amount of work, and what measuring costs where they run. */
interface ForkMeter {

    /**
     * What measuring costs in the host that is checked.
     *
     * @throws IOException when the variant is not there or its worker fails
     */
    HarnessCosts costs() throws IOException;

    /** Measures one fork to its end, whatever that is. */
    Fork measure(int number, long steps);

    /** Ends the fork that is measuring, and every later one, soon. Any thread. */
    void cancel();
}
