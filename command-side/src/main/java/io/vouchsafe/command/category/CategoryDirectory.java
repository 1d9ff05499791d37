package io.vouchsafe.command.category;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which categories a project has, which names are taken, and what rules refer to. Joins the transaction of its caller, who holds the lock of the
 * project's definitions.
 */
public final class CategoryDirectory {

    private final JdbcClient jdbc;

    public CategoryDirectory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** How many categories a project has. */
    long count(long projectId) {
        return jdbc.sql("select count(*) from command.category where project_id = ?")
                .param(projectId)
                .query(Long.class)
                .single();
    }

    /**
     * Whether a name is taken by another category of the project.
     *
     * @param categoryId whose name it may be; 0 for a new category
     */
    boolean taken(long projectId, String name, long categoryId) {
        return jdbc.sql(
                        "select exists (select from command.category where project_id = ? and name_key = ? and id <> ?)")
                .params(projectId, name, categoryId)
                .query(Boolean.class)
                .single();
    }

    /** Enters a category under its name, or changes that name. */
    void enter(long projectId, long categoryId, String name) {
        jdbc.sql("""
                        insert into command.category (id, project_id, name_key) values (?, ?, ?)
                        on conflict (id) do update set name_key = excluded.name_key
                        """).params(categoryId, projectId, name).update();
    }

    /** Strikes a category out. */
    void strike(long categoryId) {
        jdbc.sql("delete from command.category where id = ?").param(categoryId).update();
    }

    /** The tags of a category that rules refer to, by name. None if no rule refers to the category, because each such rule names a tag. */
    List<String> needed(long categoryId) {
        return jdbc.sql("select distinct unnest(tags) tag from command.rule where category_id = ? order by tag")
                .param(categoryId)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
