import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { jsonReport } from '../../src/report/json.js';
import { fileWith, fullResult, resultOf, tool, whole } from './sample.js';

interface Report {
  files: { findings: { start: object; end: object; text: string }[] }[];
}

describe('JSON report', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object);

  it('matches its schema', () => {
    for (const result of [resultOf(), fullResult()]) {
      assert.ok(validate(JSON.parse(whole(jsonReport(result, tool)))), JSON.stringify(validate.errors));
    }
  });

  it('has an example in the docs that matches its schema', () => {
    const example = /```json\n([\s\S]+?)```/.exec(readFileSync('docs/json-report.md', 'utf8'))?.[1] ?? '';
    assert.ok(validate(JSON.parse(example)), JSON.stringify(validate.errors));
  });

  it('covers exactly the token', () => {
    const report = JSON.parse(whole(jsonReport(resultOf(fileWith('😀\r\n x.access_token')), tool))) as Report;
    const [finding] = report.files[0]?.findings ?? [];
    assert.deepEqual(finding?.start, { offset: 7, line: 2, column: 4 });
    assert.deepEqual(finding.end, { offset: 19, line: 2, column: 16 });
    assert.equal(finding.text, 'access_token');
  });
});
