import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { api, data, type Schema } from "../../api/client";
import { useIdempotencyKeys } from "../../api/idempotency";
import { useSession } from "../../session/session";
import { Button, ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Field, TextInput } from "../../ui/field";
import { Failure, Notice } from "../../ui/notice";
import { Page, Stack } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { AreaDrawing } from "./area-drawing";
import { AreaMap } from "./area-map";
import styles from "./area-page.module.css";
import { DeleteDefinition } from "./delete-definition";
import { PointsList } from "./points-list";
import { decode, encode, open, type Point } from "./polyline";
import { faultOf } from "./ring";

type Area = Schema<"Area">;

/** Draws a new area, or changes one. */
export default function AreaPage() {
  const { areaId } = useParams();
  return areaId === "new" ? (
    <Page title="New area" actions={<ButtonLink to="/areas">All areas</ButtonLink>}>
      <AreaEditor area={null} />
    </Page>
  ) : (
    <ExistingArea key={areaId} id={Number(areaId)} />
  );
}

function ExistingArea({ id }: { id: number }) {
  const { may } = useSession();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ["areas", id],
    queryFn: ({ signal }) => data(api.GET("/api/v1.0/areas/{area_id}", { params: { path: { area_id: id } }, signal })),
  });
  return (
    <Page
      title={query.data?.name ?? "Area"}
      actions={
        <>
          <ButtonLink to="/areas">All areas</ButtonLink>
          {query.data && <DeleteDefinition kind="area" definition={query.data} onDone={() => navigate("/areas")} />}
        </>
      }
    >
      <Loaded query={query} lines={8}>
        {(area) => (may("changeArea") ? <AreaEditor area={area} /> : <AreaDrawing area={area} />)}
      </Loaded>
    </Page>
  );
}

function AreaEditor({ area }: { area: Area | null }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const keys = useIdempotencyKeys();
  const [name, setName] = useState(area?.name ?? "");
  const [points, setPoints] = useState<readonly Point[]>(() => open(decode(area?.area ?? "") ?? []));
  const [steps, setSteps] = useState<readonly (readonly Point[])[]>([]);
  const fault = useMemo(() => faultOf(points), [points]);
  const crosses = fault !== null && fault.points.length > 0;

  const change = (next: readonly Point[]) => {
    setSteps((before) => [...before.slice(-99), points]);
    setPoints(next);
  };
  const save = useMutation({
    mutationFn: async () => {
      const body = { name, area: encode(points) };
      const header = { "Idempotency-Key": keys.of(body) };
      return area === null
        ? api.POST("/api/v1.0/areas", { params: { header }, body })
        : api.PATCH("/api/v1.0/areas/{area_id}", { params: { path: { area_id: area.id }, header }, body });
    },
    onSettled: (_data, error) => keys.done(error),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["areas"] });
      navigate("/areas");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={styles.editor}>
      <Card title="Map">
        <p className="soft">
          Click to set a point, drag to move a point or the map. Control with the mouse wheel zooms. A point is removed
          by the Delete key.
        </p>
        <AreaMap points={points} fault={fault} onChange={change} />
        {crosses && (
          <Notice tone="warn">
            <p>{fault.message}</p>
          </Notice>
        )}
        <Actions>
          <Button
            disabled={steps.length === 0}
            onClick={() => {
              setPoints(steps.at(-1) ?? []);
              setSteps(steps.slice(0, -1));
            }}
          >
            Undo
          </Button>
          <Button disabled={points.length === 0} onClick={() => change([])}>
            Remove all points
          </Button>
        </Actions>
      </Card>
      <Card title="Area">
        <Stack>
          <Field label="Name" attribute="name" error={save.error}>
            {(wiring) => <TextInput {...wiring} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <PointsList points={points} onChange={change} />
          {fault !== null && !crosses && points.length > 0 && <p className="soft">{fault.message}</p>}
          {save.isError && <Failure error={save.error} attributes={["name"]} />}
          <Actions>
            <Button kind="primary" type="submit" busy={save.isPending} disabled={fault !== null}>
              Save the area
            </Button>
            <ButtonLink to="/areas">Cancel</ButtonLink>
          </Actions>
        </Stack>
      </Card>
    </form>
  );
}
