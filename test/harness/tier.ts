/** Whether these are the full figures of `pnpm stress`, and not what fits in every push. */
export const isStress = process.env.NIVEL === "N";

/** The size of a harness: `push` in `pnpm test`, `nightly` in `pnpm stress`. */
export const size = ({ push, nightly }: { push: number; nightly: number }): number => (isStress ? nightly : push);

/** Longest time of a test, in milliseconds. */
export const limit = ({ push, nightly }: { push: number; nightly: number }): number =>
  1000 * (isStress ? nightly : push);

/** Prints a figure that a harness measured, so that a run leaves its figures behind. */
export const tell = (name: string, figures: Record<string, number | string>): void => {
  const parts = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(`  ${name}: ${parts.join(" · ")}\n`);
};
