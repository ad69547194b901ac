import { buildChanged } from "./build-changed.ts";
import { stopWithNpx } from "./stop-with-npx.ts";

stopWithNpx();

try {
  const built = await buildChanged();
  if (built.length > 0) console.error(`Quedó construido: ${built.join(" y ")}.`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

// In this same process, so that whatever signal it gets reaches the service.
await import(new URL("../../packages/api/dist/main.js", import.meta.url).href);
