package io.vouchsafe.gateway.session;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the endpoints of sessions behind the edge. */
@Configuration(proxyBeanMethods = false)
@Import({SessionController.class, AllowedOperations.class})
public class SessionConfiguration {}
