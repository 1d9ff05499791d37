import { type RefObject, useEffect, useRef, useState } from "react";
import type { Size } from "./plane";

const FIRST: Size = { width: 720, height: 420 };

/** How large a drawing is: as wide as its place, and as high as fits that. */
export function useSize(share: number, highest: number): [RefObject<HTMLDivElement | null>, Size] {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(FIRST);
  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return;
    }
    const watch = new ResizeObserver(() => {
      const width = Math.max(200, element.clientWidth);
      setSize({ width, height: Math.round(Math.min(highest, width * share)) });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [share, highest]);
  return [place, size];
}
