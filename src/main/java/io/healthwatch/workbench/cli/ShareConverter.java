package io.healthwatch.workbench.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share of one, written as {@code 2%} or {@code 0.02}. */
final class ShareConverter implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        try {
            var percent = text.endsWith("%");
            var number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            var share = percent ? number / 100 : number;
            if (share >= 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException noNumber) {
            // The message below says what is expected.
        }
        throw new TypeConversionException("'" + text + "' is no share such as 2% or 0.02, from 0 to less than 1");
    }
}
