/**
 * The workbench checks itself on this machine: how often it claims a difference where there is none, how often it finds
 * one that is known, whether its intervals hold the truth, and what a sample costs.
 */
package io.healthwatch.workbench.selfcheck;
