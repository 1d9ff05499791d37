package io.vouchsafe.standalone.admin;

import io.vouchsafe.gateway.access.AccessRows.Project;
import io.vouchsafe.gateway.access.OfflineAccess;
import io.vouchsafe.standalone.report.Report;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The database, and the one project in it that a command is about. */
final class InProject {

    @Mixin
    private Target target = new Target();

    @Option(
            names = "--project",
            defaultValue = "default",
            paramLabel = "PROJECT",
            description = "Name or id of the project (default: default, the project of the first start).")
    private String project = "default";

    /** What a command does once it has a database and a project. */
    @FunctionalInterface
    interface Task {

        /** Answers what to print. */
        Report in(OfflineAccess access, Project project);
    }

    int run(Task task) {
        return target.run(access -> task.in(access, Target.project(access, project)));
    }
}
