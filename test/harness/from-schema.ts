import fc from "fast-check";

/** The part of JSON Schema 2020-12 that the API's own OpenAPI uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}

/** Values for a property by its name, where the schema alone does not tell what a good one is. */
export type Samples = Record<string, fc.Arbitrary<unknown>>;

/** Makes values that a schema takes, most of them good ones. */
export const arbitraryFor = (
  schema: JsonSchema,
  { samples, resolve }: { samples: Samples; resolve: (ref: string) => JsonSchema },
  name = "",
): fc.Arbitrary<unknown> => {
  const make = (one: JsonSchema, property = name): fc.Arbitrary<unknown> =>
    arbitraryFor(one, { samples, resolve }, property);
  const sample = samples[name];
  if (sample && !schema.properties)
    return fc.oneof({ weight: 40, arbitrary: sample }, { weight: 1, arbitrary: bare(schema) });
  if (schema.$ref) return make(resolve(schema.$ref));
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((choice) => make(choice)));
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((part) => make(part))).map((parts) => Object.assign({}, ...parts));
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([key, part]) => [key, make(part, key)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  }
  if (schema.type === "array") return fc.array(make(schema.items ?? {}), { maxLength: 4 });
  return bare(schema);
};

/** A value of the schema's own type, with no regard to what it means. */
const bare = ({
  type,
  minLength = 0,
  maxLength = 60,
  minimum,
  maximum,
  pattern,
  format,
}: JsonSchema): fc.Arbitrary<unknown> => {
  switch (type) {
    case "integer":
      return fc.integer({ min: Math.max(minimum ?? -1e9, -1e9), max: Math.min(maximum ?? 1e9, 1e9) });
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      if (format === "date") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
      if (format === "email") return fc.emailAddress();
      if (pattern && !/\(\?[=!<]/.test(pattern)) return fc.stringMatching(new RegExp(pattern));
      return fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 200) });
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
};

/** Values that programs stumble over. */
const NASTY = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "\u0000",
    "\ud800",
    "\u202e",
    "💥".repeat(40),
    "x".repeat(30_000),
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "../../etc/passwd",
    "__proto__",
    -1,
    0,
    1e308,
    Number.MAX_SAFE_INTEGER + 2,
    true,
    [],
    {},
    [[[[[]]]]],
    "9999-99-99",
    "2999-01-01",
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

/** The same value with one thing in it changed, dropped or added. */
export const mutate = (value: unknown): fc.Arbitrary<unknown> => {
  const places = listPlaces(value);
  return fc.oneof(
    fc.tuple(fc.constantFrom(...places), NASTY).map(([place, nasty]) => setPlace(value, { place, to: nasty })),
    fc.constantFrom(...places).map((place) => setPlace(value, { place, to: undefined })),
    fc
      .tuple(fc.constantFrom(...places), fc.string({ minLength: 1, maxLength: 20 }), NASTY)
      .map(([place, key, nasty]) => setPlace(value, { place: [...place, key], to: nasty })),
  );
};

const listPlaces = (value: unknown, place: string[] = []): string[][] => [
  place,
  ...(value !== null && typeof value === "object"
    ? Object.entries(value).flatMap(([key, part]) => listPlaces(part, [...place, key]))
    : []),
];

const setPlace = (value: unknown, { place, to }: { place: string[]; to: unknown }): unknown => {
  const [key, ...rest] = place;
  if (key === undefined) return to;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  const part = setPlace(copy[key], { place: rest, to });
  // Assigned, `__proto__` would set the prototype and never travel.
  Object.defineProperty(copy, key, { value: part, enumerable: true, configurable: true, writable: true });
  return copy;
};
