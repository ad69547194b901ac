import { buildWidget } from "./build-widget.ts";
import { stopWithNpx } from "./stop-with-npx.ts";

stopWithNpx();

try {
  if (await buildWidget()) console.error("La ventana quedó construida.");
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

// In this same process, so that whatever signal it gets reaches the service.
await import("../../packages/api/src/main.ts");
