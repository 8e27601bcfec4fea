package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.evaluation.Schedule;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The lanes of a run while it goes on. A lane that did not change stays the same object, so that whoever
 * shows it can tell. Not thread-safe.
 */
final class Lanes {

    private record Place(int lane, int index) {}

    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<Cell, Integer> laneOf = new HashMap<>();
    private final List<Cell> schedule;
    private final int cells;
    private final Comparator<PlannedFork> inOrder;

    Lanes(Plan plan) {
        var severalLanguages = Evidence.languages(plan).size() > 1;
        Function<Cell, String> name = cell -> Evidence.name(cell, severalLanguages);
        var byName = new LinkedHashMap<String, List<PlannedFork>>();
        plan.cells().forEach(cell -> byName.putIfAbsent(name.apply(cell), new ArrayList<>()));
        schedule = Schedule.of(plan);
        cells = plan.cells().size();
        for (var task = 0; task < plan.leastForks(); task++) {
            byName.get(name.apply(schedule.get(task))).add(waiting(task));
        }
        var order = order(plan);
        inOrder = Comparator.comparing((PlannedFork fork) -> order.get(fork.cell())).thenComparing(PlannedFork::number);
        byName.forEach((lane, forks) -> {
            forks.forEach(fork -> laneOf.put(fork.cell(), lanes.size()));
            lanes.add(null);
            show(lanes.size() - 1, lane, forks);
        });
    }

    private PlannedFork waiting(int task) {
        return new PlannedFork(task, schedule.get(task), task / cells + 1, ForkState.WAITING, "");
    }

    private void show(int lane, String name, List<PlannedFork> forks) {
        forks.sort(inOrder);
        for (var index = 0; index < forks.size(); index++) {
            places.put(forks.get(index).task(), new Place(lane, index));
        }
        lanes.set(lane, new Lane(name, List.copyOf(forks)));
    }

    /** A fork after the pilot has its place from when it is measured on: nobody knows before whether it will be. */
    private void add(int task) {
        if (task < 0 || task >= schedule.size() || places.containsKey(task)) {
            return;
        }
        var lane = laneOf.get(schedule.get(task));
        var forks = new ArrayList<>(lanes.get(lane).forks());
        forks.add(waiting(task));
        show(lane, lanes.get(lane).name(), forks);
    }

    private static Map<Cell, Integer> order(Plan plan) {
        var order = new HashMap<Cell, Integer>();
        plan.cells().forEach(cell -> order.put(cell, order.size()));
        return order;
    }

    /** The lanes as they are now, in the plan's order. */
    List<Lane> all() {
        return List.copyOf(lanes);
    }

    /** The planned fork at that place of the schedule. */
    PlannedFork at(int task) {
        var place = places.get(task);
        return lanes.get(place.lane()).forks().get(place.index());
    }

    void started(int task) {
        add(task);
        set(task, ForkState.RUNNING, "");
    }

    void ended(Fork fork) {
        var end = fork.end();
        add(end.task());
        if (!places.containsKey(end.task())) {
            return;
        }
        if (end.outcome().equals(Outcome.CANCELLED.id())) {
            set(end.task(), ForkState.WAITING, "");
        } else if (!end.completed()) {
            set(end.task(), ForkState.FAILED, end.outcome() + ": " + end.message());
        } else if (!end.correct()) {
            set(end.task(), ForkState.FAILED, "wrong answer: " + end.wrongAnswer());
        } else {
            set(end.task(), ForkState.DONE, Evidence.warmUp(fork));
        }
    }

    /** Forks of an earlier part of the same run. */
    void ended(Collection<Fork> forks) {
        forks.stream().filter(fork -> fork.end() != null).forEach(this::ended);
    }

    private void set(int task, ForkState state, String reason) {
        var place = places.get(task);
        var lane = lanes.get(place.lane());
        var forks = new ArrayList<>(lane.forks());
        forks.set(place.index(), forks.get(place.index()).in(state, reason));
        lanes.set(place.lane(), new Lane(lane.name(), List.copyOf(forks)));
    }
}
