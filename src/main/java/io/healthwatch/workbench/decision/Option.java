package io.healthwatch.workbench.decision;

import java.util.Map;

/**
 * One variant in one host, as a candidate.
 *
 * @param title its name for people
 * @param fulfilments one for every requirement
 * @param appraisals one for every consideration for which there is evidence
 * @param missing why there is none for the others
 */
public record Option(
        String variant,
        String host,
        String title,
        Map<Requirement, Fulfilment> fulfilments,
        Map<Consideration, Appraisal> appraisals,
        Map<Consideration, String> missing) {}
