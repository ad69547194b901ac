export * from "./client/index.ts";
// Types only: one schema would bring zod into a citizen's page.
export type * from "./contract/index.ts";
export * from "./domain/index.ts";
