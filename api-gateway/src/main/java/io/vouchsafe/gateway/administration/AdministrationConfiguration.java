package io.vouchsafe.gateway.administration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the endpoints of administration behind the edge. */
@Configuration(proxyBeanMethods = false)
@Import({UserController.class, ApiKeyController.class, ProjectController.class})
public class AdministrationConfiguration {}
