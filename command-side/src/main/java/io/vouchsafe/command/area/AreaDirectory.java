package io.vouchsafe.command.area;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which areas a project has, and which of them rules refer to. Joins the transaction of its caller, who holds the lock of the project's definitions. */
public final class AreaDirectory {

    private final JdbcClient jdbc;

    public AreaDirectory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** How many areas a project has. */
    long count(long projectId) {
        return jdbc.sql("select count(*) from command.area where project_id = ?")
                .param(projectId)
                .query(Long.class)
                .single();
    }

    /** Enters an area. */
    void enter(long projectId, long areaId) {
        jdbc.sql("insert into command.area (id, project_id) values (?, ?)")
                .params(areaId, projectId)
                .update();
    }

    /** Strikes an area out. */
    void strike(long areaId) {
        jdbc.sql("delete from command.area where id = ?").param(areaId).update();
    }

    /** Whether any rule refers to an area. */
    boolean needed(long areaId) {
        return jdbc.sql("select exists (select from command.rule where area_id = ?)")
                .param(areaId)
                .query(Boolean.class)
                .single();
    }
}
