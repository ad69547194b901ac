import { enableCompileCache } from "node:module";

// A second start finds the modules compiled; so they are asked for only after this.
enableCompileCache();
const [{ ConfigError }, { start }] = await Promise.all([import("./config.ts"), import("./start.ts")]);

try {
  await start(process.env);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
