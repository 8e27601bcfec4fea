package io.healthwatch.workbench.probe;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a response, given up when it is too long or takes too long. The client's own time limit ends with the
 * response's headers: a server that sends its body byte by byte would hold the guest for ever.
 */
final class BodyWithin implements BodySubscriber<byte[]> {

    private final long deadlineNanos;
    private final BodySubscriber<byte[]> bytes;
    private volatile Flow.Subscription subscription;

    /**
     * Collects a body.
     *
     * @param deadlineNanos by {@link System#nanoTime}
     */
    BodyWithin(long deadlineNanos, int maxBytes) {
        this.deadlineNanos = deadlineNanos;
        this.bytes = BodySubscribers.limiting(BodySubscribers.ofByteArray(), maxBytes);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody()
                .toCompletableFuture()
                .orTimeout(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)
                .exceptionally(this::giveUp);
    }

    private byte[] giveUp(Throwable failure) {
        var subscribed = subscription;
        if (subscribed != null) {
            subscribed.cancel();
        }
        throw new CompletionException(
                failure instanceof TimeoutException ? new HttpTimeoutException("the body took too long") : failure);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        bytes.onNext(item);
    }

    @Override
    public void onError(Throwable throwable) {
        bytes.onError(throwable);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
