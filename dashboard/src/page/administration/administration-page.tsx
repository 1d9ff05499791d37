import { useParams } from "react-router";
import { useSession } from "../../session/session";
import { Page } from "../../ui/page";
import { Tabs } from "../../ui/tabs";
import { NotFoundPage } from "../not-found-page";
import { KeysCard } from "./keys-card";
import { ProjectsCard } from "./projects-card";
import { UsersCard } from "./users-card";

/** Who may do what: users, API keys and projects. */
export default function AdministrationPage() {
  const { session, may } = useSession();
  const { part = "users" } = useParams();
  const parts = {
    users: may("listProjectUsers") ? <UsersCard /> : null,
    keys: may("listApiKeys") ? <KeysCard /> : null,
    projects: may("listProjects") ? <ProjectsCard /> : null,
  };
  const shown = Object.hasOwn(parts, part) ? parts[part as keyof typeof parts] : null;
  if (shown === null) {
    return <NotFoundPage />;
  }
  return (
    <Page title="Administration" lead={`Who may do what in ${session.project.name}.`}>
      <Tabs
        label="Administration"
        tabs={[
          ...(parts.users ? ([["/administration", "Users"]] as const) : []),
          ...(parts.keys ? ([["/administration/keys", "API keys"]] as const) : []),
          ...(parts.projects ? ([["/administration/projects", "Projects"]] as const) : []),
        ]}
      />
      {shown}
    </Page>
  );
}
