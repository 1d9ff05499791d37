package io.vouchsafe.process.cluster;

import io.vouchsafe.process.identity.IdentityKeys;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A process that is one of several on its database: the others, and how it knows who sends their requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
public class ClusterConfiguration {

    private static final int ID_BYTES = 6;

    @Bean
    Members members(DataSource dataSource, ClusterProperties properties) {
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        Member self = new Member(
                properties.part().label() + "-" + HexFormat.of().formatHex(id), properties.part(), properties.url());
        return new Members(new MemberTable(dataSource, properties.lease()), self, properties);
    }

    /** Needs the schema, which the members have brought up to date. */
    @Bean
    IdentityKeys identityKeys(DataSource dataSource, Members members) {
        return new IdentityKeys(dataSource);
    }
}
