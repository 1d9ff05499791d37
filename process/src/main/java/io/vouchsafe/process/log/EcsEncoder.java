package io.vouchsafe.process.log;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Writes each line of the log as one JSON object in the form of the Elastic Common Schema. Made by Spring Boot; here it also works before Spring has
 * started, and for commands that start none.
 */
public final class EcsEncoder extends StructuredLogEncoder {

    private static final String FORMAT = "ecs";

    @Override
    public void start() {
        String environment = Environment.class.getName();
        if (getContext().getObject(environment) == null) {
            getContext().putObject(environment, new StandardEnvironment());
        }
        setFormat(FORMAT);
        super.start();
    }
}
