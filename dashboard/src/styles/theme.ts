/** Light or dark: what the reader chose here, else what the system says. */
export type Theme = "light" | "dark";

const KEY = "vouchsafe.theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function chosen(): Theme | null {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : null;
}

export function currentTheme(): Theme {
  return chosen() ?? (system.matches ? "dark" : "light");
}

function show(): void {
  document.documentElement.dataset.theme = currentTheme();
  for (const listener of listeners) {
    listener();
  }
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  show();
}

/** To be told of changes; returns how to stop that. */
export function watchTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

system.addEventListener("change", show);
show();
