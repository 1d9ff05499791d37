package io.vouchsafe.process.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The public keys of gateways, in the table {@code cluster.identity_key}. Whoever may write there may be a gateway; the credentials lie in the same
 * database, so this trusts nobody anew.
 */
public final class IdentityKeys {

    private final JdbcClient jdbc;

    /** @param dataSource of a database whose schema {@code cluster} is up to date */
    public IdentityKeys(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Shows the public half of a key, for as long as tokens that it signed may be about. Keys that are over are removed. */
    void publish(ECKey key, Duration life) {
        jdbc.sql("""
                with over as (delete from cluster.identity_key where expires_at < clock_timestamp())
                insert into cluster.identity_key (id, public_key, expires_at)
                values (:id, :key, clock_timestamp() + make_interval(secs => :life))""")
                .param("id", key.getKeyID())
                .param("key", key.toPublicJWK().toJSONString())
                .param("life", (double) life.toSeconds())
                .update();
    }

    /** The public key of that id; {@code null} if no gateway has published it, or it is over. */
    @Nullable
    ECKey find(String id) {
        return jdbc.sql("select public_key from cluster.identity_key where id = ? and expires_at > clock_timestamp()")
                .param(id)
                .query(String.class)
                .optional()
                .map(IdentityKeys::parse)
                .orElse(null);
    }

    private static ECKey parse(String json) {
        try {
            ECKey key = ECKey.parse(json);
            key.toECPublicKey();
            return key;
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("cluster.identity_key holds what is no key", e);
        }
    }
}
