import { count, words } from "../../format/format";
import { useSession } from "../../session/session";
import { Notice } from "../../ui/notice";
import { duration, isUnderWay, type Rebuild } from "./progress";
import styles from "./rebuild-state.module.css";

/** How far a rebuild is, how fast it goes and how long it will take; or how the last one ended. */
export function RebuildState({ name, rebuild }: { name: string; rebuild: Rebuild | null }) {
  const { format } = useSession();
  if (rebuild === null) {
    return <span className="soft">never</span>;
  }
  if (!isUnderWay(rebuild)) {
    return (
      <span>
        {words(rebuild.state)} {format.time(rebuild.ended_at)}
      </span>
    );
  }
  return (
    <div className={styles.progress}>
      <span>
        {words(rebuild.state)}, {rebuild.percent.toFixed(1)}%
      </span>
      <progress aria-label={`Rebuild of ${words(name)}`} max={100} value={rebuild.percent} />
      <span className="soft">
        {count(rebuild.position)} of {count(rebuild.target)} events
        {rebuild.events_per_second !== null && `, ${count(rebuild.events_per_second)} per second`}
        {rebuild.seconds_left !== null && `, ${duration(rebuild.seconds_left)} left`}
      </span>
      {rebuild.problem && <Notice tone="warn">{rebuild.problem}</Notice>}
    </div>
  );
}
