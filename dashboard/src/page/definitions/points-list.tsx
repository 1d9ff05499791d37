import { useState } from "react";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Field, TextArea, TextInput } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { Pager } from "../../ui/pager";
import styles from "./points-list.module.css";
import { onGlobe, type Point, parse, rounded } from "./polyline";

const PER_PAGE = 25;

/** The points of an area as numbers: another way to all that the map does, and the exact one. */
export function PointsList({
  points,
  onChange,
}: {
  points: readonly Point[];
  onChange: (points: readonly Point[]) => void;
}) {
  const [page, setPage] = useState(1);
  const [added, setAdded] = useState("");
  const last = Math.max(1, Math.ceil(points.length / PER_PAGE));
  const shown = Math.min(page, last);
  const from = (shown - 1) * PER_PAGE;
  const set = (index: number, point: Point) =>
    onChange(points.map((other, place) => (place === index ? rounded(point) : other)));
  const more = parse(added);
  return (
    <Stack>
      {points.length === 0 ? (
        <p className="soft">No point yet. Click on the map, or paste points below.</p>
      ) : (
        <>
          <p className={styles.heads} aria-hidden="true">
            <span>Point</span>
            <span>Latitude</span>
            <span>Longitude</span>
          </p>
          <ol className={styles.points} aria-label="Points of the outline" start={from + 1}>
            {points.slice(from, from + PER_PAGE).map((point, offset) => {
              const index = from + offset;
              const number = index + 1;
              return (
                <li key={`${index} ${point.lat} ${point.lng}`}>
                  <span className="soft">{number}</span>
                  <Degrees
                    label={`Latitude of point ${number}`}
                    value={point.lat}
                    valid={(lat) => onGlobe({ lat, lng: 0 })}
                    onChange={(lat) => set(index, { ...point, lat })}
                  />
                  <Degrees
                    label={`Longitude of point ${number}`}
                    value={point.lng}
                    valid={(lng) => onGlobe({ lat: 0, lng })}
                    onChange={(lng) => set(index, { ...point, lng })}
                  />
                  <Button
                    aria-label={`Remove point ${number}`}
                    onClick={() => onChange(points.filter((_point, place) => place !== index))}
                  >
                    ✕
                  </Button>
                </li>
              );
            })}
          </ol>
        </>
      )}
      {last > 1 && <Pager page={shown} perPage={PER_PAGE} total={points.length} onPage={setPage} />}
      <Field label="Paste points" hint="A latitude and a longitude on each line, or one encoded polyline.">
        {(wiring) => (
          <TextArea
            {...wiring}
            value={added}
            spellCheck={false}
            placeholder={"52.52, 13.40\n52.51, 13.45"}
            onChange={(event) => setAdded(event.target.value)}
          />
        )}
      </Field>
      {added.trim() !== "" && more === null && (
        <Notice tone="warn">
          <p>These are no points, or not all of them lie on the globe.</p>
        </Notice>
      )}
      <Actions>
        <Button
          disabled={more === null}
          onClick={() => {
            onChange(more ?? []);
            setAdded("");
          }}
        >
          Use these points
        </Button>
        <Button
          disabled={more === null}
          onClick={() => {
            onChange([...points, ...(more ?? [])]);
            setAdded("");
          }}
        >
          Add them at the end
        </Button>
      </Actions>
    </Stack>
  );
}

/** A number of degrees that counts once one leaves the input, or presses Enter. What is none is put back. */
function Degrees({
  label,
  value,
  valid,
  onChange,
}: {
  label: string;
  value: number;
  valid: (degrees: number) => boolean;
  onChange: (degrees: number) => void;
}) {
  const [text, setText] = useState(String(value));
  const degrees = text.trim() === "" ? Number.NaN : Number(text);
  const fine = Number.isFinite(degrees) && valid(degrees);
  const take = () => {
    if (!fine) {
      setText(String(value));
    } else if (degrees !== value) {
      onChange(degrees);
    }
  };
  return (
    <TextInput
      aria-label={label}
      aria-invalid={!fine || undefined}
      inputMode="decimal"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          take();
        }
      }}
    />
  );
}
