/** What a security assessment found, as it is kept on disk: plain records that know no other package. */
package io.healthwatch.workbench.assessment;
