package io.vouchsafe.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection with at most one request under way. */
final class Connection {

    private static final int BUFFER_BYTES = 1 << 20;

    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private SocketChannel channel;
    private Answer answer = new Answer();
    private long sentAt;

    Connection(Selector selector, InetSocketAddress address) throws IOException {
        this.channel = connect(selector, address, this);
    }

    private static SocketChannel connect(Selector selector, InetSocketAddress address, Connection connection)
            throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return channel;
    }

    /** Our requests are far smaller than a socket's buffer, so one write takes them whole. */
    void send(String request) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(request.getBytes(US_ASCII));
        in.clear();
        answer = new Answer();
        sentAt = System.nanoTime();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** The status once the whole answer is here, 0 before. */
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("closed by the server");
        }
        if (!in.hasRemaining()) {
            throw new IOException("an answer of more than " + BUFFER_BYTES + " bytes");
        }
        return answer.status(in.array(), in.position());
    }

    long micros() {
        return (System.nanoTime() - sentAt) / 1000;
    }

    boolean toBeClosed() {
        return answer.lastOfConnection();
    }

    void reopen(Selector selector, InetSocketAddress address) throws IOException {
        channel.close();
        channel = connect(selector, address, this);
    }
}
