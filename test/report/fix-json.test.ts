import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { fixJsonReport } from '../../src/report/fix-json.js';
import { fixSample } from './fix-sample.js';
import { tool, whole } from './sample.js';

interface Report {
  summary: { byOutcome: object; byReason: object; filesByChange: object };
  files: { diff: string; findings: { start: { line: number }; outcome: string; offers: object[] }[] }[];
}

const json = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;

describe('JSON report of a fix', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addSchema(json('schemas/report.schema.json'), 'report.schema.json');
  const validate = ajv.compile(json('schemas/fix-report.schema.json'));

  it('matches its schema', () => {
    for (const result of [fixSample(), { ...fixSample(), files: [] }]) {
      assert.ok(validate(JSON.parse(whole(fixJsonReport(result, tool)))), JSON.stringify(validate.errors));
    }
  });

  it('has a schema that rejects wrong reports', () => {
    const report = JSON.parse(whole(fixJsonReport(fixSample(), tool))) as Report;
    for (const change of [{ write: 1 }, { files: [{ path: 'a.js' }] }, { stats: {} }, { errors: [{}] }]) {
      assert.equal(validate({ ...report, ...change }), false, JSON.stringify(change));
    }
    Object.assign(report.files[0]?.findings[0] ?? {}, { outcome: 'done' });
    assert.equal(validate(report), false);
  });

  it('has an example in the docs that matches its schema', () => {
    const [, , example = ''] = readFileSync('docs/json-report.md', 'utf8').split('```json\n');
    assert.ok(validate(JSON.parse(example.split('```')[0] ?? '')), JSON.stringify(validate.errors));
  });

  it('counts outcomes, reasons and files, and includes the diff', () => {
    const report = JSON.parse(whole(fixJsonReport(fixSample(), tool))) as Report;
    assert.deepEqual(report.summary.byOutcome, { rewritten: 2, review: 1, guide: 2 });
    assert.deepEqual(report.summary.byReason, {
      "Relink doesn't know this HTTP client": 1,
      'Relink has no rewrite for this form': 1,
    });
    assert.deepEqual(report.summary.filesByChange, { written: 1, none: 1 });
    assert.match(report.files[0]?.diff ?? '', /^--- a\/src\/a\.js\n[^]*\n-one\(access_token\);\n[^]*\n\+uno\(\);\n/);
    assert.equal(report.files[1]?.diff, '');
  });
});
