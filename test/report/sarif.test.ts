import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { message } from '../../src/messages/message.js';
import { offeredChange } from '../../src/report/offered-fix.js';
import type { OfferedFixes } from '../../src/report/offered-fix.js';
import type { ScanResult } from '../../src/report/result.js';
import { sarifReport } from '../../src/report/sarif.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { fileWith, fullResult, resultOf, tool, whole } from './sample.js';

function runOf(result: ScanResult): Run {
  const [run] = (JSON.parse(whole(sarifReport([result], tool, ruleMetas))) as Log).runs;
  assert.ok(run);
  return run;
}

/** Returns a fix for the first finding, with a file to be created. */
function fixesFor({ files: [file] }: ScanResult): OfferedFixes {
  const [finding] = file?.findings ?? [];
  assert.ok(file && finding);
  const changes = [
    offeredChange({ path: 'new.js', uri: 'new.js' }, undefined, [{ start: 0, end: 0, text: 'new();\n' }]),
    offeredChange(file, 'old();\n', [{ start: 0, end: 3, text: 'new' }]),
  ];
  return new Map([[finding, { title: message('title.unlink'), others: 2, changes }]]);
}

describe('SARIF report', () => {
  it("matches the standard's schema", () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats(ajv);
    const text = readFileSync('test/report/sarif-schema-2.1.0.json', 'utf8');
    // Draft 4 calls its identifier `id`; otherwise this schema is the same in draft 7.
    const { id, ...schema } = JSON.parse(text) as AnySchemaObject;
    assert.equal(typeof id, 'string');
    schema.$schema = 'http://json-schema.org/draft-07/schema#';
    const validate = ajv.compile(schema);
    const fixed = fullResult();
    for (const [result, fixes] of [[resultOf()], [fixed], [fixed, fixesFor(fixed)]] as const) {
      const log = JSON.parse(whole(sarifReport([result], tool, ruleMetas, fixes))) as Log;
      assert.ok(validate(log), JSON.stringify(validate.errors));
      const [first] = log.runs[0]?.results ?? [];
      if (fixes) assert.match(first?.fixes?.[0]?.description?.text ?? '', / Also rewrites 2 other findings\.$/);
      else assert.equal(first?.fixes, undefined);
    }
  });

  it('has 1-based UTF-16 columns and encoded URIs relative to the source root', () => {
    const run = runOf(fullResult());
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.originalUriBaseIds?.['%SRCROOT%']?.uri, 'file:///work%20space/');
    const places = run.results?.map((result) => result.locations?.[0]?.physicalLocation);
    assert.deepEqual(places?.[0]?.artifactLocation, { uri: 'src/a%20b.js', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(places[0].region, {
      startLine: 2,
      startColumn: 16,
      endLine: 2,
      endColumn: 28,
      snippet: { text: 'access_token' },
    });
    assert.deepEqual(places[1]?.artifactLocation, { uri: 'file:///else/b.js' });
  });

  it("contains each finding's certainty and severity", () => {
    const { results } = runOf(fullResult());
    assert.deepEqual(
      results?.map(({ level, properties }) => [level, properties?.['certainty'] as unknown]),
      [
        ['error', 'certain'],
        ['note', 'dead'],
      ],
    );
  });

  it('names related places in the message, as services show no others', () => {
    const [first] = runOf(fullResult()).results ?? [];
    assert.match(first?.message.text ?? '', /\. See \[[^\]]+\]\(0\)\.$/);
    assert.equal(first?.relatedLocations?.[0]?.id, 0);
  });

  it('escapes brackets that are no links', () => {
    const file = fileWith('access_token');
    const [finding] = file.findings;
    assert.ok(finding);
    const named = { ...finding, message: message('finding.sdk-token', { name: '[a](0)', sdk: 'Lock' }) };
    const [result] = runOf(resultOf({ ...file, findings: [named] })).results ?? [];
    assert.ok(result?.message.text?.includes('\\[a\\](0)'), result?.message.text);
  });

  it('describes every rule, without empty texts', () => {
    const rules = runOf(resultOf()).tool.driver.rules ?? [];
    assert.deepEqual(
      rules.map((rule) => rule.id),
      ruleMetas.map((meta) => meta.id),
    );
    for (const { shortDescription, fullDescription, help, helpUri } of rules) {
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text, help?.markdown]) {
        assert.match(text ?? '', /\w{3}/);
      }
      assert.match(helpUri ?? '', /^https:/);
    }
  });

  it('reports errors, and marks a stopped scan as unsuccessful', () => {
    const [invocation] = runOf(fullResult()).invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    const errors = invocation.toolExecutionNotifications?.filter((each) => each.level === 'error') ?? [];
    assert.deepEqual(
      errors.map((each) => each.message.text),
      ['nowhere: no such file or folder', 'cannot be read (EACCES)', 'unknown key "x"', 'The scan was stopped early.'],
    );
    assert.equal(errors[2]?.locations?.[0]?.physicalLocation?.region?.startLine, 2);
    assert.equal(runOf(resultOf(fileWith('access_token'))).invocations?.[0]?.executionSuccessful, true);
  });

  it('has fingerprints that survive moved code and are unique within a file', () => {
    const prints = (text: string) =>
      runOf(resultOf(fileWith(text))).results?.map((result) => result.partialFingerprints?.['relinkFinding/v1']) ?? [];
    const before = prints('a(access_token);\nb(access_token);\na(access_token);\n');
    assert.equal(new Set(before).size, 3);
    assert.deepEqual(
      prints('// new\n\n  a(access_token);\r\nif (x) {}\n\tb(access_token);\n a(access_token);\n'),
      before,
    );
    assert.notDeepEqual(prints('c(access_token);'), before.slice(0, 1));
  });
});
