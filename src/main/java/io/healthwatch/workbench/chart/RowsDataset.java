package io.healthwatch.workbench.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.general.AbstractDataset;

/** The rows of a figure as categories; what stands in a row is its renderer's business. */
final class RowsDataset extends AbstractDataset implements CategoryDataset {

    private static final long serialVersionUID = 1L;

    /** A row's key: two may have the same label. */
    record Key(int row, String label) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Integer.compare(row, other.row);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final transient List<Key> keys;

    RowsDataset(List<String> labels) {
        this.keys = IntStream.range(0, labels.size())
                .mapToObj(i -> new Key(i, labels.get(i)))
                .toList();
    }

    List<Key> keys() {
        return keys;
    }

    @Override
    public Comparable<?> getRowKey(int row) {
        return "rows";
    }

    @Override
    public int getRowIndex(@SuppressWarnings("rawtypes") Comparable key) {
        return 0;
    }

    @Override
    public List<String> getRowKeys() {
        return List.of("rows");
    }

    @Override
    public Comparable<?> getColumnKey(int column) {
        return keys.get(column);
    }

    @Override
    public int getColumnIndex(@SuppressWarnings("rawtypes") Comparable key) {
        return ((Key) key).row();
    }

    @Override
    public List<Key> getColumnKeys() {
        return keys;
    }

    @Override
    public Number getValue(@SuppressWarnings("rawtypes") Comparable row, @SuppressWarnings("rawtypes") Comparable column) {
        return 0;
    }

    @Override
    public int getRowCount() {
        return keys.isEmpty() ? 0 : 1;
    }

    @Override
    public int getColumnCount() {
        return keys.size();
    }

    @Override
    public Number getValue(int row, int column) {
        return 0;
    }
}
