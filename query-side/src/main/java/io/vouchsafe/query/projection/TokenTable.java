package io.vouchsafe.query.projection;

import io.vouchsafe.store.event.EventJson;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/** The table {@code views.token_entry}, through which processes agree who runs a projection. */
public final class TokenTable {

    private static final int NODE_BYTES = 4;
    /** Long after the last renewal, which comes twice a second: a projection whose process was killed goes on in another one after it. */
    private static final Duration CLAIM = Duration.ofSeconds(5);

    private TokenTable() {}

    /**
     * A token store of this application. Its owner name is drawn anew each time: by Axon's default, two applications in one JVM would take
     * each other's claims for their own.
     */
    public static TokenStore tokens(DataSource dataSource) {
        byte[] salt = new byte[NODE_BYTES];
        new SecureRandom().nextBytes(salt);
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .serializer(EventJson.tokenSerializer())
                .contentType(byte[].class)
                .claimTimeout(CLAIM)
                .nodeId(ManagementFactory.getRuntimeMXBean().getName() + "/"
                        + HexFormat.of().formatHex(salt))
                .schema(TokenSchema.builder()
                        .setTokenTable("views.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }
}
