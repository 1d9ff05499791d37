import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const OUT = "target/dist";

/** Puts a gzipped copy beside each file that gains by it, so that the server need not compress. */
function gzip(): Plugin {
  return {
    name: "gzip",
    apply: "build",
    async closeBundle() {
      for (const name of await readdir(OUT, { recursive: true })) {
        if (/\.(js|css|html|svg)$/.test(name)) {
          const bytes = await readFile(join(OUT, name));
          await writeFile(join(OUT, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        }
      }
    },
  };
}

/** Where a server runs that answers while the pages are being written. */
const server = process.env.VOUCHSAFE_URL ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react(), gzip()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { "/api": server, "/openapi.json": server, "/docs": server } },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
} as Parameters<typeof defineConfig>[0]);
