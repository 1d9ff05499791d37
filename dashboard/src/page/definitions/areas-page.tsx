import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card, Grid } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Empty } from "../../ui/notice";
import { Page, Stack } from "../../ui/page";
import { Pager } from "../../ui/pager";
import { Loaded } from "../../ui/query";
import { useUrl } from "../../ui/url";
import { useAreas } from "../rules/names";
import { AreaDrawing } from "./area-drawing";
import { DeleteDefinition } from "./delete-definition";

const PER_PAGE = 12;

/** All areas of the project, as pictures. */
export default function AreasPage() {
  const { may, format } = useSession();
  const areas = useAreas();
  const [url, changeUrl] = useUrl();
  return (
    <Page
      title="Areas"
      lead="Where redemptions may happen. Campaigns refer to them by area rules."
      actions={
        may("createArea") && (
          <ButtonLink kind="primary" to="/areas/new">
            New area
          </ButtonLink>
        )
      }
    >
      <Loaded query={areas} lines={8}>
        {(all) => {
          const page = Math.min(Number(url.get("page") ?? 1) || 1, Math.max(1, Math.ceil(all.length / PER_PAGE)));
          return all.length === 0 ? (
            <Card title="None yet">
              <Empty title="There is no area yet." />
            </Card>
          ) : (
            <Stack>
              <Grid columns={3}>
                {all.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((area) => (
                  <Card key={area.id} title={area.name}>
                    <AreaDrawing area={area} small />
                    <p className="soft">
                      No. {count(area.id)}, changed {format.date(area.updated_at)}
                    </p>
                    <Actions>
                      <ButtonLink to={`/areas/${area.id}`} aria-label={`Open the area ${area.name}`}>
                        {may("changeArea") ? "Change" : "Look at it"}
                      </ButtonLink>
                      <DeleteDefinition kind="area" definition={area} />
                    </Actions>
                  </Card>
                ))}
              </Grid>
              <Pager
                page={page}
                perPage={PER_PAGE}
                total={all.length}
                onPage={(next) => changeUrl({ page: String(next) })}
              />
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}
