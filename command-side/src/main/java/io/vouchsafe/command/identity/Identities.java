package io.vouchsafe.command.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Hands out numbers that no other process hands out. They come in blocks from the database by a transaction of their own, so that nobody
 * waits for somebody else's commit; a number may stay unused.
 */
public final class Identities {

    private static final String TAKE = """
            insert into command.id_block (kind, next_id) values (?, 1 + ?)
            on conflict (kind) do update set next_id = command.id_block.next_id + excluded.next_id - 1
            returning next_id
            """;

    private final DataSource dataSource;
    private final Map<IdKind, Block> blocks = new EnumMap<>(IdKind.class);

    public Identities(DataSource dataSource) {
        this.dataSource = dataSource;
        for (IdKind kind : IdKind.values()) {
            blocks.put(kind, new Block(kind));
        }
    }

    /** A new number, from 1. */
    public long next(IdKind kind) {
        Block block = blocks.get(kind);
        if (block == null) {
            throw new IllegalArgumentException("not numbered: " + kind);
        }
        return block.next();
    }

    /** The first of so many consecutive new numbers. */
    public long take(IdKind kind, int count) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, kind.name().toLowerCase(Locale.ROOT));
            take.setLong(2, count);
            try (ResultSet row = take.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no block of " + kind);
                }
                return row.getLong(1) - count;
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("numbers for " + kind + " could not be taken", e);
        }
    }

    private final class Block {
        private final IdKind kind;
        private final ReentrantLock lock = new ReentrantLock();
        private long next;
        private long end;

        Block(IdKind kind) {
            this.kind = kind;
        }

        long next() {
            lock.lock();
            try {
                if (next == end) {
                    next = take(kind, kind.block());
                    end = next + kind.block();
                }
                return next++;
            } finally {
                lock.unlock();
            }
        }
    }
}
