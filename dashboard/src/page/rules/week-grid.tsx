import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Spans } from "./spans";
import { hourState, paint, weekdayOf } from "./week";
import styles from "./week-grid.module.css";
import { WEEKDAYS } from "./words";

interface Cell {
  day: number;
  hour: number;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NAMES = DAYS.map((day) => WEEKDAYS[weekdayOf(day)] as string);

const two = (hour: number) => String(hour).padStart(2, "0");

/**
 * A week, Monday first, hour by hour. Mouse and fingers paint; a stroke that begins on a closed hour opens, one that begins on an open hour closes. By
 * keyboard the arrows move, Shift with an arrow paints on, the space bar opens or closes an hour.
 */
export function WeekGrid({
  spans,
  onChange,
  label,
  describedBy,
}: {
  spans: Spans;
  onChange: (spans: Spans) => void;
  label: string;
  describedBy?: string;
}) {
  const [focus, setFocus] = useState<Cell>({ day: 0, hour: 9 });
  const grid = useRef<HTMLTableElement>(null);
  const stroke = useRef<{ from: Cell; open: boolean; before: Spans } | null>(null);

  const state = ({ day, hour }: Cell) => hourState(spans, day, hour);
  const go = (cell: Cell) => {
    setFocus(cell);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.day} ${cell.hour}"]`)?.focus();
  };

  const onPointerDown = (event: PointerEvent) => {
    const cell = cellAt(event.target);
    if (cell === null || event.button !== 0) {
      return;
    }
    event.preventDefault();
    const open = state(cell) !== "open";
    stroke.current = { from: cell, open, before: spans };
    grid.current?.setPointerCapture(event.pointerId);
    onChange(paint(spans, cell, cell, open));
    go(cell);
  };
  const onPointerMove = (event: PointerEvent) => {
    const cell = stroke.current && cellAt(document.elementFromPoint(event.clientX, event.clientY));
    if (stroke.current && cell && (cell.day !== focus.day || cell.hour !== focus.hour)) {
      const { before, from, open } = stroke.current;
      onChange(paint(before, from, cell, open));
      go(cell);
    }
  };
  const onPointerUp = () => {
    stroke.current = null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      onChange(paint(spans, focus, focus, state(focus) !== "open"));
      return;
    }
    const to = moved(focus, event);
    if (to !== null) {
      event.preventDefault();
      if (event.shiftKey) {
        onChange(paint(spans, focus, to, state(focus) === "open"));
      }
      go(to);
    }
  };

  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells can be worked with
      role="grid"
      aria-label={label}
      aria-describedby={describedBy}
      aria-multiselectable="true"
      className={styles.grid}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-visually">Hour</span>
          </th>
          {NAMES.map((name) => (
            <th key={name} scope="col">
              <abbr title={name}>{name.slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {HOURS.map((hour) => (
          <tr key={hour}>
            <th scope="row">{two(hour)}:00</th>
            {DAYS.map((day) => {
              const shown = state({ day, hour });
              const focused = focus.day === day && focus.hour === hour;
              return (
                <td
                  key={day}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
                  role="gridcell"
                  data-cell={`${day} ${hour}`}
                  tabIndex={focused ? 0 : -1}
                  aria-selected={shown === "open"}
                  aria-label={`${NAMES[day]} ${two(hour)}:00 to ${two(hour + 1)}:00, ${
                    shown === "partly" ? "partly open" : shown
                  }`}
                  className={styles[shown]}
                  onFocus={() => setFocus({ day, hour })}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellAt(target: EventTarget | null): Cell | null {
  const name = target instanceof Element ? target.closest("[data-cell]")?.getAttribute("data-cell") : null;
  if (!name) {
    return null;
  }
  const [day = 0, hour = 0] = name.split(" ").map(Number);
  return { day, hour };
}

function moved({ day, hour }: Cell, { key, ctrlKey }: KeyboardEvent): Cell | null {
  switch (key) {
    case "ArrowUp":
      return { day, hour: Math.max(0, hour - 1) };
    case "ArrowDown":
      return { day, hour: Math.min(23, hour + 1) };
    case "ArrowLeft":
      return { day: Math.max(0, day - 1), hour };
    case "ArrowRight":
      return { day: Math.min(6, day + 1), hour };
    case "Home":
      return { day: 0, hour: ctrlKey ? 0 : hour };
    case "End":
      return { day: 6, hour: ctrlKey ? 23 : hour };
    case "PageUp":
      return { day, hour: 0 };
    case "PageDown":
      return { day, hour: 23 };
    default:
      return null;
  }
}
