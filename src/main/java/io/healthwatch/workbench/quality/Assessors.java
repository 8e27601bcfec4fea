package io.healthwatch.workbench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everybody's scores, a file a person, in one folder.
 *
 * @param all by file name
 * @param problems files that were left out and left as they are: which, and what is wrong with them
 */
public record Assessors(List<AssessorScores> all, List<String> problems) {

    /** Reads all files in that folder; a damaged one is a problem that is told, not an end. */
    public static Assessors read(Path folder) {
        var all = new ArrayList<AssessorScores>();
        var problems = new ArrayList<String>();
        for (var file : files(folder, problems)) {
            try {
                all.add(readFile(file));
            } catch (IOException damaged) {
                problems.add(damaged.getMessage() + ". The file was left as it is and does not count.");
            }
        }
        return new Assessors(List.copyOf(all), List.copyOf(problems));
    }

    private static List<Path> files(Path folder, List<String> problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith(QualityFiles.EVIDENCE))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            problems.add(folder + " cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    private static AssessorScores readFile(Path file) throws IOException {
        return QualityFiles.read(file, AssessorScores.class, AssessorScores.SCHEMA_VERSION);
    }

    /** The scores of a person; none of them where there is no file. */
    public AssessorScores of(String assessor) {
        return all.stream()
                .filter(one -> one.assessor().equals(assessor))
                .findFirst()
                .orElseGet(() -> AssessorScores.none(assessor));
    }

    /** The same with these scores of a person in place of earlier ones. */
    public Assessors with(AssessorScores scores) {
        var others = new ArrayList<>(
                all.stream().filter(one -> !one.assessor().equals(scores.assessor())).toList());
        others.add(scores);
        return new Assessors(List.copyOf(others), problems);
    }

    /**
     * Writes a person's scores into that folder.
     *
     * @throws IOException when they cannot be written, or would take the place of somebody else's or of a damaged file
     */
    public static Path save(Path folder, AssessorScores scores) throws IOException {
        var file = folder.resolve(fileName(scores.assessor()));
        if (Files.exists(file) && !readFile(file).assessor().equals(scores.assessor())) {
            throw new IOException(file + " holds the scores of " + readFile(file).assessor()
                    + ". Choose a name that differs in more than signs.");
        }
        return QualityFiles.write(scores, file);
    }

    private static String fileName(String assessor) throws IOException {
        var name = assessor.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-") + ".json";
        if (name.equals("-.json") || name.equals(QualityFiles.EVIDENCE)) {
            throw new IOException("'" + assessor + "' cannot be the name of an assessor. Choose another.");
        }
        return name;
    }

    /**
     * Writes a person's scores for others to join.
     *
     * @throws IOException when the file cannot be written
     */
    public static void export(AssessorScores scores, Path file) throws IOException {
        QualityFiles.write(scores, file);
    }

    /**
     * Joins another's exported scores with those in that folder: of two of the same person the later judgement counts.
     *
     * @return whose they are, all of them
     * @throws IOException when the file is damaged or nothing can be written; then nothing was changed
     */
    public static AssessorScores join(Path folder, Path exported) throws IOException {
        var brought = readFile(exported);
        var joined = read(folder).of(brought.assessor()).joined(brought);
        save(folder, joined);
        return joined;
    }
}
