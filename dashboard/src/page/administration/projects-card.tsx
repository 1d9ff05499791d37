import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, data } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { FoundProject } from "./found-project";

/** Projects share nothing but the server. */
export function ProjectsCard() {
  const { session, may } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["projects"],
    queryFn: () => data(api.GET("/api/vouchsafe/v1/projects")),
  });
  return (
    <Card
      title="Projects"
      actions={
        may("createProject") && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            Add a project
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(projects) =>
          projects.length === 0 ? (
            <Empty title="There are no projects." />
          ) : (
            <Table
              label="Projects on this server"
              rows={projects}
              keyOf={(project) => project.id}
              columns={[
                {
                  head: "Name",
                  cell: (project) => (
                    <>
                      {project.name}
                      {project.id === session.project.id && <span className="soft"> (this one)</span>}
                    </>
                  ),
                },
                { head: "Id", cell: (project) => project.id, number: true },
                { head: "Currency", cell: (project) => `${project.currency} (${project.currency_symbol})` },
                { head: "Time zone", cell: (project) => project.time_zone },
              ]}
            />
          )
        }
      </Loaded>
      {adding && <FoundProject onClose={() => setAdding(false)} />}
    </Card>
  );
}
