/** What a figure has to reach; of the ratio where it has one, else of the figure itself. */
export interface Goal {
  atLeast?: number;
  atMost?: number;
}

/** A line of the bench. */
export interface Row {
  name: string;
  ours: number;
  /** The same thing with none of our duties, measured in the same run. */
  floor?: number;
  ratio?: number;
  unit: string;
  goal?: Goal;
  note?: string;
}

/** Whether the figure reaches its goal; undefined where it has none. */
export const reaches = ({ ours, ratio, goal }: Row): boolean | undefined => {
  if (!goal) return undefined;
  const figure = ratio ?? ours;
  return figure >= (goal.atLeast ?? 0) && figure <= (goal.atMost ?? Number.POSITIVE_INFINITY);
};

const formatNumber = (value: number): string =>
  value.toLocaleString("es-CL", { maximumFractionDigits: value < 100 ? 2 : 0 });

const describeGoal = ({ goal, ratio }: Row): string => {
  if (!goal) return "";
  const unit = ratio === undefined ? "" : "×";
  return goal.atLeast === undefined
    ? `≤ ${formatNumber(goal.atMost ?? 0)}${unit}`
    : `≥ ${formatNumber(goal.atLeast)}${unit}`;
};

const describeReach = (row: Row): string => {
  const isReached = reaches(row);
  if (isReached === undefined) return "";
  return isReached ? "✓" : "✗";
};

/** The rows side by side: ours, the floor, their ratio, the goal and whether it is reached. */
export const writeTable = (rows: Row[]): string => {
  const lines = [
    ["", "Ventanilla", "piso", "razón", "meta", "", ""],
    ...rows.map((row) => [
      row.name,
      `${formatNumber(row.ours)} ${row.unit}`,
      row.floor === undefined ? "" : `${formatNumber(row.floor)} ${row.unit}`,
      row.ratio === undefined ? "" : `${formatNumber(row.ratio)}×`,
      describeGoal(row),
      describeReach(row),
      row.note ?? "",
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column > 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
