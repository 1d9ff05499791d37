package io.vouchsafe.process.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.store.clock.MovableClock;
import io.vouchsafe.store.database.SchemaMigration;
import io.vouchsafe.store.embedded.TestDatabase;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A side believes what a gateway has signed, for as long as it is good, and nothing else. */
class IdentityTest {

    private static final Caller CALLER = new Caller(7, "key:12", Role.POINT_OF_SALE);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private IdentityKeys keys;
    private IdentitySigner signer;
    private IdentityVerifier verifier;

    @BeforeEach
    void open() {
        SchemaMigration.migrate(database.dataSource(), "cluster");
        keys = new IdentityKeys(database.dataSource());
        signer = new IdentitySigner(keys, clock);
        verifier = new IdentityVerifier(keys, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTokenSaysWhoCalls() {
        assertThat(caller(signer.token(CALLER))).isEqualTo(CALLER);
        Caller admin = new Caller(8, "user:1", Role.ADMIN);
        assertThat(caller(signer.token(admin))).isEqualTo(admin);
        assertThat(caller(signer.token(CALLER))).isEqualTo(CALLER);
    }

    @Test
    void aTokenIsOverSoonAndANewOneTakesItsPlaceBefore() {
        String token = signer.token(CALLER);
        assertThat(caller(token)).isEqualTo(CALLER);
        clock.move(Duration.ofSeconds(21));
        String next = signer.token(CALLER);
        assertThat(next).isNotEqualTo(token);
        assertThat(caller(token)).as("while it is good").isEqualTo(CALLER);
        clock.move(Duration.ofSeconds(50));
        assertThat(verifier.verify(token))
                .as("a minute and the difference of clocks later")
                .isNull();
        assertThat(new IdentityVerifier(keys, clock).verify(token))
                .as("seen for the first time")
                .isNull();
    }

    @Test
    void keysAreReplacedAndTokensOfTheNewOneAreGood() {
        String token = signer.token(CALLER);
        clock.move(Duration.ofHours(7));
        String later = signer.token(CALLER);
        assertThat(keyId(later)).isNotEqualTo(keyId(token));
        assertThat(caller(later)).isEqualTo(CALLER);
    }

    @Test
    void aKeyThatWasNeverPublishedProvesNothing() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        assertThat(verifier.verify(signed(own, own.getKeyID(), claims().build())))
                .isNull();
    }

    @Test
    void anotherKeyUnderAPublishedNameProvesNothing() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).generate();
        assertThat(verifier.verify(signed(own, keyId(signer.token(CALLER)), claims().build())))
                .isNull();
    }

    @Test
    void whatLacksAnythingProvesNothing() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        keys.publish(own, Duration.ofHours(1));
        assertThat(verifier.verify(signed(own, own.getKeyID(), claims().build())))
                .isNotNull();
        for (JWTClaimsSet lacking : new JWTClaimsSet[] {
            claims().audience("somebody else").build(),
            claims().subject(null).build(),
            claims().claim(Identity.PROJECT, null).build(),
            claims().claim(Identity.ROLE, "emperor").build(),
            claims().expirationTime(null).build(),
            claims().expirationTime(Date.from(clock.instant().minusSeconds(11))).build(),
            claims().issueTime(Date.from(clock.instant().plusSeconds(60))).build()
        }) {
            assertThat(verifier.verify(signed(own, own.getKeyID(), lacking)))
                    .as(lacking.toString())
                    .isNull();
        }
    }

    @Test
    void whatIsNotSignedOrChangedOrGarbledProvesNothing() {
        String token = signer.token(CALLER);
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(verifier.verify(token.substring(0, middle) + other + token.substring(middle + 1)))
                .isNull();
        assertThat(verifier.verify(new PlainJWT(claims().build()).serialize())).isNull();
        assertThat(verifier.verify("")).isNull();
        assertThat(verifier.verify("a.b.c")).isNull();
        assertThat(verifier.verify("x".repeat(100_000))).isNull();
    }

    @Test
    void aKeyThatIsRemovedProvesNothingToWhoeverAsksAnew() {
        String token = signer.token(CALLER);
        JdbcClient.create(database.dataSource())
                .sql("delete from cluster.identity_key")
                .update();
        assertThat(verifier.verify(token)).isNull();
    }

    private Caller caller(String token) {
        return Objects.requireNonNull(verifier.verify(token)).caller();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .audience(Identity.AUDIENCE)
                .subject("key:12")
                .claim(Identity.PROJECT, 7L)
                .claim(Identity.ROLE, "admin")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
    }

    private static String keyId(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(ECKey key, String id, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
