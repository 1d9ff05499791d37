package io.vouchsafe.gateway.access;

/** Is told when what a project's credentials are worth has changed, so that nothing that was remembered of them is trusted any longer. */
@FunctionalInterface
public interface CredentialsChanged {

    /** Called after the change is committed. */
    void inProject(long projectId);
}
