package io.vouchsafe.query.projection;

/** Makes a projection that writes where it is told: into the rows that are read, or into those of a rebuild. */
@FunctionalInterface
public interface ProjectionFactory {

    /** The projection, writing to the schema that this way into the database leads to. */
    Projection on(ViewsDatabase views);
}
