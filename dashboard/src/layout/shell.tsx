import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { NavLink, useLocation } from "react-router";
import type { Operation } from "../api/client";
import { useSession, useSignInAndOut } from "../session/session";
import { chooseTheme, currentTheme, watchTheme } from "../styles/theme";
import { Button } from "../ui/button";
import styles from "./shell.module.css";

/** The main parts, each with an operation without which it would have nothing to show. */
const PARTS: readonly (readonly [string, string, Operation])[] = [
  ["/", "Overview", "reportRedemptions"],
  ["/campaigns", "Campaigns", "listCampaigns"],
  ["/vouchers", "Vouchers", "getVoucher"],
  ["/find", "Find a voucher", "findVoucher"],
  ["/redeem", "Redeem", "createRedemption"],
  ["/customers", "Customers", "listCustomers"],
  ["/areas", "Areas", "listAreas"],
  ["/categories", "Categories", "listCategories"],
  ["/reports", "Reports", "reportRedemptions"],
  ["/audit", "Audit", "listHistory"],
  ["/projections", "Projections", "listProjections"],
  ["/administration", "Administration", "listProjectUsers"],
];

/** What surrounds every page: the way to the others, who is signed in, and signing out. */
export function Shell({ children }: { children: ReactNode }) {
  const { session, may } = useSession();
  const { signOut } = useSignInAndOut();
  const [open, setOpen] = useState(false);
  const theme = useSyncExternalStore(watchTheme, currentTheme);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);

  useEffect(() => {
    if (before.current !== pathname) {
      before.current = pathname;
      setOpen(false);
      // Unless the new page has put it into a field of its own.
      if (!main.current?.contains(document.activeElement)) {
        main.current?.focus({ preventScroll: true });
      }
      window.scrollTo(0, 0);
    }
  }, [pathname]);

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <header className={styles.side}>
        <div className={styles.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <span>Vouchsafe</span>
          <Button className={styles.menu} aria-expanded={open} aria-controls="parts" onClick={() => setOpen(!open)}>
            Menu
          </Button>
        </div>
        <div id="parts" className={open ? `${styles.parts} ${styles.open}` : styles.parts}>
          <nav aria-label="Main">
            <ul className={styles.links}>
              {PARTS.filter(([, , operation]) => may(operation)).map(([path, name]) => (
                <li key={path}>
                  <NavLink to={path} end={path === "/"}>
                    {name}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.foot}>
            <p className={styles.who}>
              <strong>{session.name}</strong>
              <span className="soft">
                {session.role.replaceAll("_", " ")} · {session.project.name}
              </span>
            </p>
            <Button onClick={() => chooseTheme(theme === "dark" ? "light" : "dark")}>
              {theme === "dark" ? "Light colours" : "Dark colours"}
            </Button>
            <Button onClick={signOut}>Sign out</Button>
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
