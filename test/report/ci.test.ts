import assert from 'node:assert/strict';
import { DOMParser } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { rebased } from '../../src/report/rebased.js';
import type { ScanResult } from '../../src/report/result.js';
import { renderScan } from '../../src/report/scan-formats.js';
import type { ReportFormat } from '../../src/report/scan-formats.js';
import { plain } from '../../src/report/text-style.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { unexpectedIn } from './ci-schemas.js';
import { fileWith, fullResult, resultOf, tool, whole } from './sample.js';

const CODE = "var ä = '🔑'; lock.show({ authParams: { access_token: t } });\n";

/** A name that ends what each format begins, wherever a file system admits it. */
const HOSTILE = 'a\n::stop-commands::x%,:"\'<&>]]>\u0007\u202e| `b`.js';

function reportOf(format: ReportFormat, result: ScanResult): string {
  const options = { tool, rules: ruleMetas, quiet: false, verbose: false, style: plain, nonce: 'n' };
  return whole(renderScan(format, result, options));
}

/** @throws if it is not well-formed */
function xmlOf(format: ReportFormat, result: ScanResult): Document {
  const onError = (level: string, message: string) => {
    if (level !== 'warning') throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(reportOf(format, result), 'text/xml');
}

/** Returns attributes of the elements with a name. */
function valuesOf(document: Document, name: string, attributes: readonly string[]): string[][] {
  const elements: readonly Element[] = [...document.getElementsByTagName(name)];
  return elements.map((element) => attributes.map((attribute) => element.getAttribute(attribute) ?? ''));
}

describe('reports for CI services', () => {
  const one = resultOf(fileWith(CODE));
  const hostile = resultOf({ ...fileWith(CODE), path: HOSTILE });

  describe('github', () => {
    /** As `ActionCommand.TryParseV2` of the runner: what begins no command is a plain line of the log. */
    const commandsOf = (text: string) =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [, name = '', list = '', data = ''] = /^::(\S+) (.*?)::(.*)$/.exec(line) ?? [];
          const properties = list.split(',').map((each) => each.split('=') as [string, string]);
          return {
            name,
            data: unescaped(data),
            ...Object.fromEntries(properties.map(([key, value]) => [key, unescaped(value)])),
          };
        });
    const unescaped = (text: string) =>
      text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

    it('annotates the line of each finding', () => {
      const [command, ...others] = commandsOf(reportOf('github', one));
      assert.deepEqual(others, []);
      assert.deepEqual(
        { ...command, data: undefined },
        {
          ...{ name: 'error', data: undefined, file: 'src/a.js', title: 'auth0-relink: lock-access-token (certain)' },
          ...{ line: '1', endLine: '1', col: '41', endColumn: '53' },
        },
      );
    });

    it('lets no file name begin a command of its own', () => {
      const [command, ...others] = commandsOf(reportOf('github', hostile));
      assert.deepEqual([command?.name, others], ['error', []]);
      assert.equal(
        Reflect.get(command ?? {}, 'file'),
        HOSTILE.replace('\n', '\\n').replace('\u0007', '\\x07').replace('\u202e', '\\u202e'),
      );
    });
  });

  it('gitlab: has a fingerprint of its own for each finding, and lines', () => {
    interface Issue {
      readonly fingerprint: string;
      readonly severity: string;
      readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
    }
    const twice = resultOf(fileWith(CODE + CODE), fileWith(CODE, 'src/b.js', 'likely'));
    const issues = JSON.parse(reportOf('gitlab', twice)) as Issue[];
    assert.deepEqual(
      issues.map(({ severity, location }) => [location.path, location.lines.begin, severity]),
      [
        ['src/a.js', 1, 'major'],
        ['src/a.js', 2, 'major'],
        ['src/b.js', 1, 'minor'],
      ],
    );
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 3);
  });

  for (const format of ['gitlab', 'rdjson'] as const) {
    it(`${format}: is what its readers document`, () => {
      for (const result of [resultOf(), one, hostile, fullResult()]) {
        assert.equal(unexpectedIn(format, reportOf(format, result)), undefined);
      }
    });
  }

  describe('junit', () => {
    it('has a failed test for each finding', () => {
      const report = xmlOf('junit', one);
      assert.deepEqual(valuesOf(report, 'testsuites', ['tests', 'failures']), [['1', '1']]);
      assert.deepEqual(valuesOf(report, 'testsuite', ['name']), [['src/a.js']]);
      assert.deepEqual(valuesOf(report, 'testcase', ['file', 'line']), [['src/a.js', '1']]);
      assert.deepEqual(valuesOf(report, 'failure', ['type']), [['certain']]);
    });

    it('has a passed test where nothing is found, as readers want at least one', () => {
      const report = xmlOf('junit', resultOf());
      assert.deepEqual(valuesOf(report, 'testsuites', ['tests', 'failures']), [['1', '0']]);
      assert.deepEqual([valuesOf(report, 'testcase', []).length, valuesOf(report, 'failure', [])], [1, []]);
    });
  });

  it('checkstyle: lists findings by file', () => {
    const report = xmlOf('checkstyle', one);
    assert.deepEqual(valuesOf(report, 'file', ['name']), [['src/a.js']]);
    assert.deepEqual(valuesOf(report, 'error', ['line', 'column', 'severity', 'source']), [
      ['1', '41', 'error', 'auth0-relink.lock-access-token'],
    ]);
  });

  it('is well-formed XML whatever a file is called', () => {
    for (const format of ['junit', 'checkstyle'] as const) {
      for (const name of [HOSTILE, 'a\ud800.js', '\uffff<![CDATA[.js'])
        xmlOf(format, resultOf({ ...fileWith(CODE), path: name }));
    }
  });

  it('rdjson: counts columns in bytes of UTF-8', () => {
    interface Report {
      readonly diagnostics: readonly { readonly severity: string; readonly location: { readonly range: object } }[];
    }
    const [diagnostic] = (JSON.parse(reportOf('rdjson', one)) as Report).diagnostics;
    // Before it stand ä, of two bytes, and a key, of four bytes and two UTF-16 units.
    assert.deepEqual(diagnostic?.location.range, { start: { line: 1, column: 44 }, end: { line: 1, column: 56 } });
    assert.equal(diagnostic.severity, 'ERROR');
  });

  it('agent: has one line for each finding, and one for whatever was not analysed', () => {
    const file = { path: 'b.js', uri: 'b.js', reason: 'too-large' as const, detail: '2 MB' };
    const text = reportOf('agent', { ...hostile, skipped: [file, file], incomplete: true });
    const lines = text.split('\n');
    assert.match(lines[0] ?? '', /:1:41 certain lock-access-token /);
    assert.deepEqual(lines.slice(1), [
      'not analysed: 2 files: larger than --max-file-size',
      'incomplete: the scan was stopped early',
      '',
    ]);
  });
});

describe('names from the root of the repository', () => {
  const root = { path: '/work space', uri: 'file:///work%20space/' };

  it('start there, wherever the scan started', () => {
    const base = { path: '/work space/app ü', uri: 'file:///work%20space/app%20%C3%BC/' };
    const inside = { ...fileWith(CODE, 'src/a b.js'), uri: 'src/a%20b.js' };
    const beside = { ...fileWith(CODE, '/work space/lib/c.js'), uri: 'file:///work%20space/lib/c.js' };
    const outside = { ...fileWith(CODE, '/else/d.js'), uri: 'file:///else/d.js' };
    const result = rebased({ ...resultOf(inside, beside, outside), base }, root);
    assert.equal(result.base, root);
    assert.deepEqual(
      result.files.map(({ path, uri }) => [path, uri]),
      [
        ['app ü/src/a b.js', 'app%20%C3%BC/src/a%20b.js'],
        ['lib/c.js', 'lib/c.js'],
        ['/else/d.js', 'file:///else/d.js'],
      ],
    );
  });

  it('have slashes on Windows, too', () => {
    const base = { path: 'C:\\work\\app', uri: 'file:///C%3A/work/app/' };
    const windows = { path: 'C:/work', uri: 'file:///C%3A/work/' };
    const [file] = rebased({ ...resultOf(fileWith(CODE, 'src/a.js')), base }, windows).files;
    assert.equal(file?.path, 'app/src/a.js');
  });
});
