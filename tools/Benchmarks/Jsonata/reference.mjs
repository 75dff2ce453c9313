// Times the cases with the reference implementation: node reference.mjs CASES FOLDER
// FOLDER holds node_modules/jsonata. Prints the nanoseconds of one evaluation, a line per case.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [casesFile, folder] = process.argv.slice(2);
const jsonata = createRequire(resolve(folder, "index.js"))("jsonata");
const cases = JSON.parse(readFileSync(casesFile, "utf8"));
const bindings = { states: cases.states, ...cases.variables };

async function time(expression, count) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) {
    await expression.evaluate(undefined, bindings);
  }

  return Number(process.hrtime.bigint() - start) / count;
}

for (const text of cases.expressions) {
  const expression = jsonata(text);
  expression.registerFunction("parse", (json) => JSON.parse(json), "<s:x>");
  await time(expression, 3000);
  let best = Infinity;
  for (let batch = 0; batch < 40; batch++) {
    best = Math.min(best, await time(expression, 500));
  }

  console.log(best.toFixed(0));
}
