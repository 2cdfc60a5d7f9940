import assert from 'node:assert/strict';
import type { Applicability } from '../../src/core/types.js';
import { makeReport } from '../../src/editing/thread/report-job.js';
import { htmlReport } from '../../src/report/html/html-report.js';
import { findingKey } from '../../src/report/html/page.js';
import { placedFindings } from '../../src/report/placed.js';
import type { ScanResult } from '../../src/report/result.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { fileWith, resultOf, whole } from './sample.js';

const rules = ruleMetas;
const CODE = "lock.show({ authParams: { access_token: 't' } });\n";

/** A result of another folder. */
function of(path: string, ...files: Parameters<typeof resultOf>): ScanResult {
  return { ...resultOf(...files), base: { path, uri: `file://${path}/` } };
}

function page(results: readonly ScanResult[], more = {}): string {
  return whole(htmlReport(results, { rules, nonce: 'n', ...more }));
}

describe('the HTML report', () => {
  it('has figures of what can be done, and of what is migrated', () => {
    const result = resultOf(fileWith(CODE + CODE + CODE));
    const states: Record<string, Applicability> = {};
    const [file] = result.files;
    assert.ok(file);
    for (const [index, finding] of file.findings.entries()) {
      states[findingKey(result, file, finding)] = index === 0 ? 'automatic' : 'review';
    }
    const html = page([result], { states, migration: { migrated: 4, total: 7 } });
    const tiles = [...html.matchAll(/<dt>([^<]*)<\/dt><dd><span class="value">([^<]*)</g)].map(
      ([, name, value]) => `${name} ${value}`,
    );
    assert.deepEqual(tiles, ['Automatic 1', 'Review 2', 'By hand 0', 'Migrated 4 of 7']);
    assert.ok(html.includes('since the first scan'));
    const shared = page([result], { migration: { migrated: 4, total: 7, fromBaseline: true } });
    assert.ok(shared.includes('in the baseline') && !shared.includes('since the first scan'));
  });

  it('shows what the baseline has apart from what is new, with figures that add up', () => {
    const result = resultOf(fileWith(CODE + CODE, 'a.js'), fileWith(CODE, 'b.js'), fileWith(CODE, 'c.js'));
    const states: Record<string, Applicability> = {};
    for (const { file, finding } of placedFindings(result)) states[findingKey(result, file, finding)] = 'review';
    const entries = [...placedFindings(result)].map(({ file, finding, fingerprint }) => {
      return { file: file.uri, rule: finding.ruleId, id: fingerprint };
    });
    const [first, , inB, inC] = entries;
    assert.ok(first && inB && inC);
    const baseline = [first, inB, { ...inC, reason: 'The <kiosk>\nis switched off.' }];
    const request = { results: [result], version: '1', at: 0, states, migration: undefined };
    const html = makeReport({ ...request, format: 'html', baselines: [baseline] });
    const tiles = [...html.matchAll(/<dt>([^<]*)<\/dt><dd><span class="value">([^<]*)</g)].map(
      ([, name, value]) => `${name} ${value}`,
    );
    assert.deepEqual(tiles, ['Automatic 0', 'Review 1', 'By hand 0', 'Known 2', 'Dismissed 1']);
    assert.ok(html.includes('<p class="sum">1 new finding in 1 file</p>'));
    const sections = html.split('<h2 id=').slice(1);
    const places = sections.map((each) =>
      [...each.matchAll(/<summary><code>([^<]*)|<h3>(\S+)/g)].map(([, a, b]) => a ?? b),
    );
    assert.deepEqual(
      sections.map((each) => each.slice(0, each.indexOf('<'))),
      ['"findings">New findings', '"known">Known findings', '"dismissed">Dismissed findings'],
    );
    assert.deepEqual(places, [
      ['a.js', '2:27'],
      ['a.js', '1:27', 'b.js', '1:27'],
      ['c.js', '1:27'],
    ]);
    assert.ok(sections[2]?.includes('<p>Reason: The &lt;kiosk&gt; is switched off.</p>'), sections[2]);
    assert.match(html, /<span class="name">All<\/span><span><\/span><span class="number">1<\/span>/);
    // The other formats list what is new, too.
    const json = JSON.parse(makeReport({ ...request, format: 'json', baselines: [baseline] })) as Record<
      string,
      unknown
    >;
    assert.deepEqual([(json['summary'] as { findings: number }).findings, (json['known'] as object[]).length], [1, 3]);
    const markdown = makeReport({ ...request, format: 'markdown', baselines: [baseline] });
    assert.match(markdown, /\n1 finding in 1 file\.\n3 findings known: in the baseline\.\n/);
    const without = makeReport({ ...request, format: 'html', baselines: [[]] });
    assert.ok(without.includes('<p class="sum">4 findings in 3 files</p>') && !without.includes('Known'));
  });

  it('says that nothing is new', () => {
    const result = resultOf(fileWith(CODE));
    const [entry] = [...placedFindings(result)].map(({ file, finding, fingerprint }) => {
      return { file: file.uri, rule: finding.ruleId, id: fingerprint };
    });
    assert.ok(entry);
    const request = { results: [result], version: '1', at: 0, states: {}, migration: undefined };
    const html = makeReport({ ...request, format: 'html', baselines: [[entry]] });
    assert.ok(html.includes('<p>No new findings.</p>') && html.includes('<h2 id="known">Known findings</h2>'));
  });

  it('has bars that filter without a script', () => {
    const html = page([resultOf(fileWith(CODE, 'a/x.js'), fileWith(CODE, 'b/y.js'))]);
    assert.doesNotMatch(html, /<script|javascript:|\son\w+=/);
    // Folder `b` is the second bar of the second group.
    assert.match(html, /<input type="radio" name="f1" id="f1-1"> <span class="name">b<\/span>/);
    assert.ok(html.includes('main:has(#f1-1:checked) :is(.finding, .file):not(.f1-1) { display: none; }'));
    assert.deepEqual(
      [...html.matchAll(/<article class="finding ([^"]*)"/g)].map(([, classes]) => classes),
      ['f0-0 f1-0 f2-0', 'f0-0 f1-1 f2-0'],
    );
  });

  it('says when and what was scanned', () => {
    const html = page([resultOf(fileWith(CODE))], { at: Date.UTC(2026, 10, 29, 8, 5) });
    assert.ok(html.includes('2026-11-29 08:05 UTC</time> · work space · 1 candidate file, 0 skipped'));
  });

  it('names the folders of several, as far as they differ', () => {
    const html = page([of('/x/app', fileWith(CODE)), of('/y/app', fileWith(CODE)), of('/y/shop', fileWith(CODE))]);
    for (const name of ['x/app', 'y/app', 'shop']) {
      assert.ok(html.includes(`<summary><code>${name}/src/a.js</code>`), name);
    }
    assert.ok(page([of('/x/app', fileWith(CODE))]).includes('<summary><code>src/a.js</code>'));
  });

  it('begins code at a token', () => {
    const html = page([resultOf(fileWith(`${'first_name, '.repeat(40)}access_token\n`))]);
    assert.match(html, /<code>…(?:first_name, )+<mark>access_token<\/mark>/);
  });

  it('links to rules: to their source, or in the editor to their page', () => {
    const result = resultOf(fileWith(CODE));
    assert.match(page([result]), /<a href="https:[^"]*"><strong>lock-access-token/);
    const commands = { open: 'x.open', explain: 'x.explain', save: 'x.save' };
    const known = { version: '1', migration: undefined, at: 0, states: {} };
    const html = makeReport({ format: 'html', results: [result], ...known, commands });
    assert.ok(html.includes('<a href="command:x.explain?%5B%22lock-access-token%22%5D"><strong>'));
    assert.ok(
      html.includes(
        `command:x.open?${encodeURIComponent('["file:///work%20space/src/a.js",1,27]').replaceAll("'", '&#39;')}`,
      ),
    );
    assert.ok(html.includes('command:x.save?%5B%22sarif%22%5D'));
  });

  it('links to files relative to where it is saved', () => {
    const known = { version: '1', migration: undefined, at: 0, states: {}, format: 'html' } as const;
    const spoken = makeReport({
      ...known,
      results: [resultOf(fileWith(CODE))],
      target: 'file:///work%20space/report.html',
    });
    assert.match(spoken, / aria-label="src\/a\.js:\d+:\d+">\d+:\d+<\/a>/);
    const links = (target: string) =>
      makeReport({ ...known, results: [resultOf(fileWith(CODE))], target }).match(/href="(?!https)[^"]*"/g) ?? [];
    assert.deepEqual(links('file:///work%20space/report.html'), ['href="./src/a.js"', 'href="./src/a.js"']);
    assert.deepEqual(links('file:///work%20space/out/report.html'), ['href="./../src/a.js"', 'href="./../src/a.js"']);
    assert.deepEqual(links('file:///elsewhere/report.html'), []);
  });
});
