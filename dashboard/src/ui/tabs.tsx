import { NavLink } from "react-router";
import styles from "./tabs.module.css";

/** Links between the parts of one page, the present one marked. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly (readonly [string, string])[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(([to, name]) => (
        <NavLink key={name} to={to} end>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
