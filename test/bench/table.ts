/** A line of the bench. */
export interface Figure {
  name: string;
  ours: string;
  /** The same, measured in the same run, with no duty at all. */
  floor?: string;
  ratio?: string;
  goal?: string;
  isMet?: boolean;
}

const HEADS: Figure = { name: "", ours: "Ventanilla", floor: "piso", ratio: "razón", goal: "meta" };

/** The figures as an aligned table, one line each, with a mark on those that have a goal. */
export const formatTable = (figures: Figure[]): string => {
  const lines = [HEADS, ...figures].map(({ name, ours, floor = "", ratio = "", goal = "" }) => [
    name,
    ours,
    floor,
    ratio,
    goal,
  ]);
  const widths = HEADS_COUNT.map((_, column) => Math.max(...lines.map((line) => (line[column] as string).length)));
  return lines
    .map((line, i) => {
      const cells = line.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
      );
      const { isMet } = i === 0 ? {} : (figures[i - 1] as Figure);
      return `${cells.join("  ")}  ${isMet === undefined ? "" : isMet ? "✓" : "✗"}`.trimEnd();
    })
    .join("\n");
};

const HEADS_COUNT = [0, 1, 2, 3, 4];
