package io.healthwatch.workbench.gui.samples;

import java.util.Objects;
import javafx.collections.ObservableListBase;

/**
 * A million rows for a table without a million objects: a row is made when it is looked at. FX thread only.
 */
public final class SampleList extends ObservableListBase<SampleList.Row> {

    /** A row; equal to another at the same place of the same list. */
    public static final class Row {

        private final SampleList list;
        private final int place;

        private Row(SampleList list, int place) {
            this.list = list;
            this.place = place;
        }

        /** Its value in a column. */
        public String text(SampleColumn column) {
            return list.index.text(column, list.at(place));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && row.list == list && row.place == place;
        }

        @Override
        public int hashCode() {
            return Objects.hash(System.identityHashCode(list), place);
        }
    }

    private SampleIndex index;
    private final int[] order;

    /**
     * The samples in that order.
     *
     * @param order which are listed, and in which order; null for all in the order in which they were taken
     */
    public SampleList(SampleIndex index, int[] order) {
        this.index = index;
        this.order = order;
    }

    private int at(int place) {
        return order == null ? place : order[place];
    }

    /** What it lists. */
    public SampleIndex index() {
        return index;
    }

    /** The place of a row's sample in {@link #index}. */
    public int sample(int place) {
        return at(place);
    }

    /** The order; null for the order in which they were taken. */
    int[] order() {
        return order;
    }

    /** Adds what has come since; whether that could be done in place. */
    public boolean grow(SampleIndex now) {
        if (order != null || !now.continues(index)) {
            return false;
        }
        var before = index.size();
        if (now.size() > before) {
            beginChange();
            index = now;
            nextAdd(before, now.size());
            endChange();
        } else {
            index = now;
        }
        return true;
    }

    @Override
    public Row get(int place) {
        Objects.checkIndex(place, size());
        return new Row(this, place);
    }

    @Override
    public int size() {
        return order == null ? index.size() : order.length;
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof Row known && known.list == this ? known.place : -1;
    }

    @Override
    public int lastIndexOf(Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }
}
