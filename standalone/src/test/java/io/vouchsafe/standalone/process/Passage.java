package io.vouchsafe.standalone.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.IntSupplier;

/** A port that stays, in front of a server whose own port changes with each of its starts. */
final class Passage implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket entrance;
    private final IntSupplier exit;

    private Passage(ServerSocket entrance, IntSupplier exit) {
        this.entrance = entrance;
        this.exit = exit;
    }

    /** @param exit where the server is when somebody comes */
    static Passage to(IntSupplier exit) {
        try {
            Passage passage = new Passage(new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1")), exit);
            Thread.ofVirtual().start(passage::admit);
            return passage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                Socket inside = entrance.accept();
                Thread.ofVirtual().start(() -> connect(inside));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket inside) {
        try (inside;
                Socket outside = new Socket(InetAddress.ofLiteral("127.0.0.1"), exit.getAsInt())) {
            Thread back = Thread.ofVirtual().start(() -> carry(outside, inside));
            carry(inside, outside);
            back.join();
        } catch (IOException nobodyThere) {
            // Whoever came sees a closed connection, as from a server that is down.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one of them ends; then both do. */
    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException over) {
            // The other one is closed too.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
