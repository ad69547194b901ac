import { buildChanged } from "./build-changed.ts";

/** What vitest does first: the tests run against what is built, never against an earlier build. */
export const setup = async (): Promise<void> => {
  await buildChanged();
};
