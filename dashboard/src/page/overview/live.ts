import { useEffect, useState } from "react";
import type { Schema } from "../../api/client";

const LIVE = "/api/vouchsafe/v1/live";
/** After this time without a connection the browser's own attempts are given up and a new one is made. */
const RETRY_MILLIS = 3_000;

/** The figures of this moment, sent by the server whenever they change. `connected` tells whether they are still those of this moment. */
export function useLive(): { figures: Schema<"LiveFigures"> | null; connected: boolean } {
  const [figures, setFigures] = useState<Schema<"LiveFigures"> | null>(null);
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      source = new EventSource(LIVE);
      source.addEventListener("figures", (event) => {
        setConnected(true);
        setFigures(JSON.parse(event.data) as Schema<"LiveFigures">);
      });
      source.onerror = () => {
        setConnected(false);
        if (source.readyState === EventSource.CLOSED) {
          timer = setTimeout(connect, RETRY_MILLIS);
        }
      };
    };
    connect();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, []);
  return { figures, connected };
}
