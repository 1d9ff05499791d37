import { millisOf } from "./clock";
import type { Window } from "./week";
import type { TypedWindow } from "./window-fields";

/** What was typed, as a window. Inputs of type time give clock times or nothing. */
export function typedWindow({ day, start, end }: TypedWindow): Window {
  return {
    day: day === "" ? null : Number(day),
    start: start === "" ? null : millisOf(start),
    end: end === "" ? null : millisOf(end),
  };
}
