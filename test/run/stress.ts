// The tests that have a size, or what each push leaves to the night, at their full size.
process.env.NIVEL = "N";
process.argv.splice(2, Number.POSITIVE_INFINITY, "widget", "recorridos", "arneses");
await import("./test.ts");

export {};
