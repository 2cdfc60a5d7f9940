/**
 * `npm run proof`: runs every rewrite with the real SDKs against a local tenant. `-- --only TEXT` runs the cases whose
 * name holds a text, `--verbose` says what was seen, `--write` writes docs/proof.md, `--output FILE` the results as JSON.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import 'tsx/cjs';

const load = createRequire(import.meta.url);
const { writePage } = load('../test/proof/page.ts');
const { writeTable } = load('../test/proof/table.ts');
const { runProof } = load('../test/proof/proof.ts');

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    output: { type: 'string' },
  },
});

// The page and the table hold all cases.
if (values.write && values.only !== undefined) throw new Error('--write needs every case; remove --only');

// Playwright only closes its browser then; the rest would go on without it.
process.once('SIGTERM', () => process.exit(143));

const results = await runProof(values);
const count = (status) => results.filter((result) => result.status === status).length;
if (values.output !== undefined) writeFileSync(values.output, `${JSON.stringify(results, null, 2)}\n`);
if (values.write) console.log((await writePage(results)) ? 'docs/proof.md is new' : 'docs/proof.md is as it was');
if (values.write) await writeTable();
console.log(`\n${count('guide')} of ${results.length} are only guided`);
console.log(`${count('proven') + count('guide')} passed, ${count('failed')} failed`);
process.exitCode = results.length > 0 && count('failed') === 0 ? 0 : 1;
