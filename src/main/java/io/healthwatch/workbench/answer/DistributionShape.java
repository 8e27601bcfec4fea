package io.healthwatch.workbench.answer;

/** As what a distribution is drawn. */
public enum DistributionShape {
    /** A box from quartile to quartile, with whiskers: compact. */
    BOX,
    /** The density of values around the row's middle: shows several levels, which a box hides. */
    VIOLIN,
    /** The share of values that are not greater: hides nothing. */
    CURVE
}
