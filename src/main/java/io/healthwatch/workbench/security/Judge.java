package io.healthwatch.workbench.security;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.util.Locale;

/** From what was seen to a verdict: pure functions. */
final class Judge {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_QUOTE = 300;

    private record Judgement(Verdict verdict, String evidence, String means) {}

    private Judge() {}

    /** The finding for a subject that was not attacked. */
    static Finding notAssessed(Attack attack, Subject subject, String reason) {
        return new Finding(
                attack.item(), attack.id(), subject.variant(), subject.host(), "", "", Verdict.NOT_ASSESSED, reason, "",
                "", "", "", "", 0, null, attack.timeLimitMs(), null);
    }

    /** The finding that follows from what was seen. */
    static Finding finding(Attack attack, Subject subject, Observation seen) {
        var judgement = judgement(attack, subject, seen);
        var failedNext = seen.next() != null && !seen.next().problem().isEmpty();
        var stopped = attack.timeLimitMs() > 0
                && (ended(seen, Outcome.TIME_LIMIT) || ended(seen, Outcome.HUNG));
        return new Finding(
                attack.item(),
                attack.id(),
                subject.variant(),
                subject.host(),
                seen.runtime(),
                seen.version(),
                judgement.verdict(),
                judgement.evidence(),
                failedNext ? "next-probe" : seen.step(),
                seen.outcome(),
                seen.trap(),
                seen.message(),
                judgement.means(),
                seen.elapsedMs(),
                stopped ? seen.stepMs() : null,
                attack.timeLimitMs(),
                seen.next() == null || seen.next().endedWorker() ? null : !failedNext);
    }

    private static Judgement judgement(Attack attack, Subject subject, Observation seen) {
        if (!seen.touches().isEmpty()) {
            return failed(String.join(" ", seen.touches())
                    + (escaped(seen.answer()) ? quoted(" It says itself", said(seen.answer())) : ""));
        }
        if (ended(seen, Outcome.NOT_OFFERED)) {
            return new Judgement(Verdict.NOT_OFFERED, quoted("It was refused as not offered", seen.message()), "");
        }
        if (ended(seen, Outcome.NOT_STARTED) || ended(seen, Outcome.SETUP_FAILED)) {
            return new Judgement(Verdict.NOT_ASSESSED, quoted("The attack did not run", seen.message()), "");
        }
        if (kind(seen.answer()).equals("not-attempted")) {
            return new Judgement(
                    Verdict.NOT_ASSESSED, quoted("The guest could not begin its attack", said(seen.answer())), "");
        }
        if (ended(seen, Outcome.CRASHED) || ended(seen, Outcome.HUNG)) {
            return new Judgement(
                    Verdict.HELD_BY_PROCESS,
                    quoted("The worker was lost in " + seen.step() + " and the workbench went on", seen.message()),
                    "the process boundary");
        }
        var held = attack.expects().stream()
                .filter(expected -> matches(expected, seen))
                .findFirst()
                .map(expected -> held(expected, subject.guards(), seen))
                .orElseGet(() -> failed(unexpected(seen)));
        return held.verdict() == Verdict.FAILED || seen.next() == null || seen.next().problem().isEmpty()
                ? held
                : afterwards(held, seen.next());
    }

    /** Whether the attack ended so; an answer counts where the guest says that everything was refused. */
    private static boolean matches(Attack.Expectation expected, Observation seen) {
        return expected.step().equals(seen.step())
                && expected.outcome().equals(seen.outcome())
                && (expected.traps().isEmpty() || expected.traps().contains(seen.trap()))
                && (!seen.outcome().equals(Observation.ANSWERED)
                        || answer(seen.answer()).path("ok").asBoolean());
    }

    private static Judgement held(Attack.Expectation expected, Guards guards, Observation seen) {
        var guard = guard(expected, guards, seen);
        return new Judgement(
                guard.ours() ? Verdict.HELD_BY_POLICY : Verdict.HELD_BY_RUNTIME, heldEvidence(seen, guard), guard.means());
    }

    private static Guards.Guard guard(Attack.Expectation expected, Guards guards, Observation seen) {
        var additions = guards.additions();
        return switch (expected.heldBy()) {
            case Guards.TIME_LIMIT -> guards.timeLimit();
            case Guards.MEMORY_LIMIT -> guards.memoryLimit();
            case "policy" -> new Guards.Guard(true, additions.getOrDefault(seen.outcome(), ""));
            default -> {
                var addition = additions.get(seen.trap().isEmpty() ? seen.outcome() : seen.trap());
                yield new Guards.Guard(addition != null, addition == null ? "" : addition);
            }
        };
    }

    private static String heldEvidence(Observation seen, Guards.Guard guard) {
        var by = guard.means().isEmpty() ? "" : " by " + guard.means();
        if (seen.outcome().equals(Observation.ANSWERED)) {
            return "The guest lived on and reported that everything it tried was refused" + by + ".";
        }
        if (ended(seen, Outcome.TIME_LIMIT)) {
            return quoted(
                    String.format(Locale.ROOT, "Stopped %.0f ms after the start of %s%s", seen.stepMs(), seen.step(), by),
                    seen.message());
        }
        return quoted(end(seen) + " in " + seen.step() + by, seen.message());
    }

    private static Judgement afterwards(Judgement held, Observation.NextProbe next) {
        return next.endedWorker()
                ? new Judgement(
                        Verdict.HELD_BY_PROCESS,
                        held.evidence() + quoted(" The worker was lost when an honest probe followed", next.problem()),
                        "the process boundary")
                : failed(held.evidence() + quoted(" But an honest probe afterwards no longer worked", next.problem()));
    }

    private static String unexpected(Observation seen) {
        if (!seen.outcome().equals(Observation.ANSWERED)) {
            return quoted("It ended with " + end(seen) + " in " + seen.step() + ", which is no way to hold", seen.message());
        }
        return escaped(seen.answer())
                ? quoted("It got through", said(seen.answer()))
                : quoted("It was still alive where it should not be and answered", seen.answer());
    }

    private static String end(Observation seen) {
        return seen.outcome() + (seen.trap().isEmpty() ? "" : " (" + seen.trap() + ")");
    }

    private static Judgement failed(String evidence) {
        return new Judgement(Verdict.FAILED, evidence, "");
    }

    private static boolean ended(Observation seen, Outcome outcome) {
        return seen.outcome().equals(outcome.id());
    }

    /** Whether a guest says in its answer that it got through. */
    static boolean escaped(String answer) {
        return kind(answer).equals("escaped");
    }

    private static String kind(String answer) {
        return answer(answer).path("error").path("kind").asText();
    }

    private static String said(String answer) {
        return answer(answer).path("error").path("message").asText();
    }

    /** Whether this is structured output, whatever it says. */
    static boolean isAnswer(String answer) {
        return answer(answer).isObject();
    }

    private static JsonNode answer(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException garbage) {
            return MissingNode.getInstance();
        }
    }

    private static String quoted(String what, String words) {
        if (words.isBlank()) {
            return what + ".";
        }
        var quote = words.length() > LONGEST_QUOTE ? words.substring(0, LONGEST_QUOTE) + "..." : words;
        return what + ": \"" + quote + "\".";
    }
}
