/**
 * What a .vsix would carry for a variant: builds that archive, for this machine's platform, and weighs it. The archive
 * works: unpacked, it holds a worker that runs the variant.
 */
package io.healthwatch.workbench.bundle;
