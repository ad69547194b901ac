import { describe, test } from "vitest";
import { CONTRATO_DE_ALMACEN } from "../../test/almacen-contract.ts";
import { createAlmacenEnMemoria } from "./almacen-en-memoria.ts";

// The one in IndexedDB runs the same contract in real browsers: test/harness/cola.test.ts.
describe("la cola en memoria", () => {
  test.each(CONTRATO_DE_ALMACEN)("%s", (_, run) => run(createAlmacenEnMemoria()));
});
