import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button";
import styles from "./map.module.css";
import { MapGround } from "./map-ground";
import { fitted, panned, path, toPixels, toPoint, type View, zoomed } from "./plane";
import { type Point, rounded } from "./polyline";
import { type Fault, nearestLine } from "./ring";
import { useSize } from "./use-size";

/** Beyond so many points in view the handles would hide each other; the list of points still has them all. */
const MOST_HANDLES = 300;
/** A press that moves less than this is a click. */
const CLICK_PIXELS = 4;
const STEP_PIXELS = 40;

interface Press {
  /** The point that is dragged, or nothing while the map is. */
  point: number | null;
  x: number;
  y: number;
  moved: boolean;
}

/**
 * The map on which an area is drawn. A click sets a point, dragging moves one or the map. By keyboard: on the map the arrows move it, plus and minus zoom; on
 * a point the arrows move the point (with Shift further), Delete removes it.
 */
export function AreaMap({
  points,
  fault,
  onChange,
}: {
  points: readonly Point[];
  fault: Fault | null;
  onChange: (points: readonly Point[]) => void;
}) {
  const [place, size] = useSize(0.72, 520);
  const [chosen, setView] = useState<View | null>(null);
  const first = useRef(points);
  const view = chosen ?? fitted(first.current, size);
  const svg = useRef<SVGSVGElement>(null);
  const press = useRef<Press | null>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  const at = (event: { clientX: number; clientY: number }) => {
    const box = svg.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const move = (index: number, point: Point) =>
    onChange(points.map((other, place) => (place === index ? rounded(point) : other)));
  const zoom = (factor: number, x?: number, y?: number) => setView(zoomed(view, size, factor, x, y));

  useEffect(() => {
    const element = svg.current;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const box = element?.getBoundingClientRect();
        setView((now) =>
          zoomed(
            now ?? fitted(first.current, size),
            size,
            event.deltaY < 0 ? 1.25 : 0.8,
            event.clientX - (box?.left ?? 0),
            event.clientY - (box?.top ?? 0),
          ),
        );
      }
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [size]);

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) {
      return;
    }
    const { x, y } = at(event);
    fingers.current.set(event.pointerId, { x, y });
    const handle = event.target instanceof Element ? event.target.getAttribute("data-point") : null;
    press.current =
      fingers.current.size > 1 ? null : { point: handle === null ? null : Number(handle), x, y, moved: false };
    svg.current?.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const { x, y } = at(event);
    const before = fingers.current.get(event.pointerId);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (before && other) {
      const apart = (from: { x: number; y: number }) => Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
      zoom(apart({ x, y }) / apart(before), (x + other.x) / 2, (y + other.y) / 2);
      fingers.current.set(event.pointerId, { x, y });
      return;
    }
    const now = press.current;
    if (now === null || (!now.moved && Math.hypot(x - now.x, y - now.y) < CLICK_PIXELS)) {
      return;
    }
    if (now.point !== null) {
      move(now.point, toPoint(view, size, x, y));
    } else {
      setView(panned(view, now.x - x, now.y - y));
    }
    press.current = { ...now, x, y, moved: true };
  };
  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    fingers.current.delete(event.pointerId);
    const now = press.current;
    press.current = null;
    if (now && !now.moved && now.point === null && event.type === "pointerup") {
      const point = rounded(toPoint(view, size, now.x, now.y));
      const index = points.length < 3 ? points.length : nearestLine(points, point) + 1;
      onChange([...points.slice(0, index), point, ...points.slice(index)]);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrow(event.key);
    if (step !== null) {
      event.preventDefault();
      setView(panned(view, step.x * STEP_PIXELS, step.y * STEP_PIXELS));
    } else if (event.key === "+" || event.key === "-") {
      event.preventDefault();
      zoom(event.key === "+" ? 1.5 : 1 / 1.5);
    }
  };
  const onPointKey = (index: number, event: KeyboardEvent) => {
    const step = arrow(event.key);
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      onChange(points.filter((_point, place) => place !== index));
      svg.current?.focus();
    } else if (step !== null) {
      event.preventDefault();
      const { x, y } = toPixels(view, size, points[index] as Point);
      const pixels = event.shiftKey ? 20 : 2;
      move(index, toPoint(view, size, x + step.x * pixels, y + step.y * pixels));
    }
    event.stopPropagation();
  };

  const drawn = points.map((point) => toPixels(view, size, point));
  const inView = drawn
    .map((pixel, index) => ({ ...pixel, index }))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height);
  const outline = points.map(({ lat, lng }) => [lat, lng] as const);
  return (
    <div ref={place} className={styles.map}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg
        ref={svg}
        height={size.height}
        className={styles.drawing}
        role="group"
        aria-label="Map. Arrow keys move it, plus and minus zoom."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and zoomed by keyboard
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
      >
        <MapGround view={view} size={size} />
        {points.length > 1 && (
          <path className={fault ? `${styles.area} ${styles.wrong}` : styles.area} d={path([outline], view, size)} />
        )}
        {fault?.points.map((index) => {
          const from = drawn[index];
          const to = drawn[(index + 1) % drawn.length];
          return (
            from && to && <line key={index} className={styles.crossing} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
          );
        })}
        {inView.length <= MOST_HANDLES &&
          inView.map(({ x, y, index }) => (
            <g key={index}>
              {/* biome-ignore lint/a11y/useSemanticElements: there are no HTML buttons in a drawing */}
              <circle
                className={styles.handle}
                data-point={index}
                cx={x}
                cy={y}
                r={8}
                role="button"
                tabIndex={0}
                aria-label={`Point ${index + 1}: ${points[index]?.lat}, ${points[index]?.lng}`}
                onKeyDown={(event) => onPointKey(index, event)}
              />
              {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus */}
              <text className={styles.number} aria-hidden="true" x={x + 11} y={y - 8}>
                {index + 1}
              </text>
            </g>
          ))}
      </svg>
      <div className={styles.buttons}>
        <Button aria-label="Zoom in" onClick={() => zoom(1.8)}>
          +
        </Button>
        <Button aria-label="Zoom out" onClick={() => zoom(1 / 1.8)}>
          −
        </Button>
        <Button
          aria-label="Show the whole area"
          title="Show the whole area"
          onClick={() => setView(fitted(points, size))}
        >
          ◎
        </Button>
      </div>
    </div>
  );
}

function arrow(key: string): { x: number; y: number } | null {
  switch (key) {
    case "ArrowLeft":
      return { x: -1, y: 0 };
    case "ArrowRight":
      return { x: 1, y: 0 };
    case "ArrowUp":
      return { x: 0, y: -1 };
    case "ArrowDown":
      return { x: 0, y: 1 };
    default:
      return null;
  }
}
