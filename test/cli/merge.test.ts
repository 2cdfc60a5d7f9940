import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTree, removeTrees } from '../scan/tree.js';
import { run } from './run.js';

const LOCK = "var lock = new Auth0Lock('id', 'x.auth0.com');\n";
const SHOW = 'lock.show({ authParams: { access_token: one } });\n';
const OPEN = 'lock.show({ authParams: { access_token: two } });\n';
const UNLINK = "fetch('https://x.auth0.com/unlink', { method: 'POST', body: body });\n";

interface Counts {
  readonly findings: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly byState: Readonly<Record<string, number>>;
}

interface MergedJson {
  readonly summary: Counts;
  readonly repositories: readonly (Counts & { readonly repository: string; readonly incomplete: boolean })[];
  readonly history: readonly { readonly date: string; readonly repositories: number; readonly findings: number }[];
}

/** Writes a scan of one file to a report beside others. */
function report(root: string, name: string, code: string, repository: string, time: string, ...args: string[]): void {
  const tree = makeTree({ 'a.js': code });
  const origin = ['--repository', repository, '--branch', 'main', '--commit', `c-${name}`, '--time', time];
  const { stdout } = run(tree, ['scan', '--format', 'json', ...origin, ...args]);
  writeFileSync(path.join(root, name), stdout);
}

describe('auth0-relink merge', () => {
  afterEach(removeTrees);

  /** The reports of two repositories on two days each. */
  function reports(): string {
    const root = makeTree();
    report(root, '1.json', LOCK + SHOW + UNLINK, 'shop/web', '2030-01-01');
    report(root, '2.json', LOCK + OPEN + UNLINK, 'shop/web', '2030-02-01T12:00:00Z');
    report(root, '3.json', LOCK + SHOW, 'shop/api', '2030-01-01');
    report(root, '4.json', LOCK, 'shop/api', '2030-03-01');
    return root;
  }
  const merged = (root: string, ...files: string[]) => {
    const { code, stdout, stderr } = run(root, ['merge', '--format', 'json', ...files]);
    assert.deepEqual([code, stderr], [0, '']);
    return JSON.parse(stdout) as MergedJson;
  };

  it('counts findings by repository, rule, certainty and state, and over time, in any order of reports', () => {
    const root = reports();
    const { summary, repositories, history } = merged(root, '4.json', '2.json', '1.json', '3.json');
    assert.equal(summary.findings, 2);
    assert.deepEqual(
      repositories.map(({ repository, findings, byState }) => [repository, findings, byState]),
      [
        ['shop/api', 0, { new: 0, open: 0, known: 0, suppressed: 0, fixed: 1 }],
        ['shop/web', 2, { new: 1, open: 1, known: 0, suppressed: 0, fixed: 1 }],
      ],
    );
    assert.deepEqual(repositories[1]?.byRule, { 'lock-access-token': 1, 'unlink-endpoint': 1 });
    assert.deepEqual(history, [
      { date: '2030-01-01', repositories: 2, findings: 3 },
      { date: '2030-02-01', repositories: 2, findings: 3 },
      { date: '2030-03-01', repositories: 2, findings: 2 },
    ]);
  });

  it('knows findings of a baseline and suppressed ones', () => {
    const root = makeTree();
    const before = makeTree({ 'a.js': LOCK + SHOW });
    run(before, ['scan', '--write-baseline', 'known.json']);
    const tree = makeTree({
      'a.js': `${LOCK}${SHOW}${OPEN}// auth0-relink-disable-next-line\n${UNLINK}`,
      'known.json': readFileSync(path.join(before, 'known.json')),
    });
    const scan = ['scan', '--format', 'json', '--baseline', 'known.json', '--repository', 'shop/web'];
    writeFileSync(path.join(root, 'a.json'), run(tree, scan).stdout);
    const [repository] = merged(root, 'a.json').repositories;
    assert.deepEqual(repository?.byState, { new: 0, open: 1, known: 1, suppressed: 1, fixed: 0 });
    assert.equal(repository.findings, 2);
  });

  it('adds the parts of one scan', () => {
    const tree = makeTree({ '.git/HEAD': '', 'a/x.js': LOCK + SHOW, 'b/x.js': LOCK + SHOW });
    const root = makeTree();
    for (const folder of ['a', 'b']) {
      const origin = ['--repository', 'shop/web', '--commit', 'c', '--time', '2030-01-01'];
      const { stdout } = run(path.join(tree, folder), ['scan', '--format', 'json', ...origin]);
      writeFileSync(path.join(root, `${folder}.json`), stdout);
    }
    assert.equal(merged(root, 'a.json', 'b.json', 'a.json').summary.findings, 2);
  });

  it('calls nothing fixed that an incomplete scan does not report', () => {
    const root = makeTree();
    report(root, '1.json', LOCK + SHOW, 'shop/web', '2030-01-01');
    report(root, '2.json', LOCK, 'shop/web', '2030-02-01', 'gone', 'a.js');
    const [repository] = merged(root, '1.json', '2.json').repositories;
    assert.deepEqual([repository?.incomplete, repository?.byState['fixed']], [true, 0]);
  });

  it('names a repository by its folder if nothing else does', () => {
    const root = makeTree({ 'web/a.js': LOCK + SHOW });
    const env = { GITHUB_ACTIONS: '', GITLAB_CI: '' };
    const { stdout } = run(path.join(root, 'web'), ['scan', '--format', 'json'], { env });
    writeFileSync(path.join(root, 'a.json'), stdout);
    assert.equal(merged(root, 'a.json').repositories[0]?.repository, 'web');
  });

  it('writes a page with charts that loads nothing and shows names as they are', () => {
    const root = reports();
    report(root, '5.json', LOCK + SHOW, '<img src=x>&"\u202e', '2030-03-01');
    const files = readdirSync(root);
    const { code, stdout, stderr } = run(root, ['merge', '--format', 'html', '--output', 'all.html', ...files]);
    assert.deepEqual([code, stdout, stderr], [0, '', '5 reports merged. Report written to all.html\n']);
    const page = readFileSync(path.join(root, 'all.html'), 'utf8');
    for (const caption of ['By repository', 'By rule', 'By certainty', 'By state']) {
      assert.ok(page.includes(`<caption>${caption}</caption>`), caption);
    }
    assert.match(page, /<svg role="img" aria-label="From 3 findings on 2030-01-01 to 3 on 2030-03-01"/);
    // Texts in a drawing would shrink with it, to 6 pixels on a phone.
    assert.doesNotMatch(page, /<text/);
    assert.match(page, /<span>3<\/span><span>0<\/span>[^]*<span>2030-01-01<\/span><span>2030-03-01<\/span>/);
    assert.match(page, /&lt;img src=x&gt;&amp;&quot;\\u202e/);
    assert.doesNotMatch(page, /<img|<script|style="|src="/);
    assert.match(page, /default-src 'none'/);
  });

  it('shows no chart over time for one day', () => {
    const root = reports();
    assert.doesNotMatch(run(root, ['merge', '--format', 'html', '1.json', '3.json']).stdout, /<svg role/);
    assert.doesNotMatch(run(root, ['merge', '1.json', '3.json']).stdout, /Over time/);
  });

  it('writes lines for a spreadsheet, which takes none for a formula', () => {
    const root = reports();
    report(root, '5.json', LOCK + SHOW, '=HYPERLINK("x"),1', '2030-03-01');
    const lines = run(root, ['merge', '--format', 'csv', '4.json', '5.json']).stdout.split('\r\n');
    assert.deepEqual(lines, [
      'repository,branch,commit,time,rule,certainty,state,findings',
      `"'=HYPERLINK(""x""),1",main,c-5.json,2030-03-01T00:00:00.000Z,lock-access-token,certain,open,1`,
      'shop/api,main,c-4.json,2030-03-01T00:00:00.000Z,,,open,0',
      '',
    ]);
  });

  it('writes Markdown by default', () => {
    const { stdout } = run(reports(), ['merge', '1.json', '2.json']);
    assert.match(stdout, /^# Deprecated Auth0 account linking\n\n2 findings in 1 repository\.$/m);
    assert.match(stdout, /^\| shop\/web \(main\) \| 2030-02-01 \| 2 \| 1 \| 1 \| 0 \| 0 \| 1 \|$/m);
    assert.match(stdout, /^\| 2030-02-01 \| 1 \| 2 \|$/m);
  });

  describe('refuses bad input with file and place, and overwrites nothing', () => {
    const cases: readonly (readonly [name: string, change: (text: string) => string, message: RegExp])[] = [
      [
        'another version',
        (text) => text.replace('"version": 1', '"version": 2'),
        /:2:14: version 2 of the report; only 1/,
      ],
      ['a truncated file', (text) => text.slice(0, text.length / 2), /:\d+:\d+: (the file ends before|not JSON)/],
      ['an empty file', () => '', /:1:1: the file ends before the report does/],
      ['a missing comma', (text) => text.replace('"version": 1,', '"version": 1'), /:3:3: not JSON \(CommaExpected\)/],
      [
        'an edited finding',
        (text) => text.replace('"certainty": "certain"', '"certainty": "sure"'),
        /:\d+:\d+: "files\.0\.findings\.0\.certainty" must/,
      ],
      [
        'a removed field',
        (text) => text.replace(/,\s+"fingerprint": "[^"]*"/, ''),
        /:\d+:\d+: ".*\.fingerprint" must be a text/,
      ],
      [
        'a removed finding',
        (text) => text.replace(/"files": \[[^]*?\n {2}\]/, '"files": []'),
        /:\d+:\d+: must be 0, .* was the file edited/,
      ],
      [
        'a time that is none',
        (text) => text.replace(/"time": "[^"]*"/, '"time": "soon"'),
        /:\d+:\d+: "origin\.time" must be a time/,
      ],
      [
        'a report of changes',
        (text) => text.replace('"suppressed"', '"unchanged": 1, "suppressed"'),
        /:\d+:\d+: only what changed; scan without --since/,
      ],
      ['another tool', (text) => text.replace('"auth0-relink"', '"eslint"'), /:3:11: not a report of auth0-relink/],
      ['a list', () => '[]', /:1:1: not a report/],
    ];
    for (const [name, change, message] of cases) {
      it(name, () => {
        const root = makeTree({ 'all.html': 'before' });
        report(root, 'good.json', LOCK + SHOW, 'shop/api', '2030-01-01');
        writeFileSync(path.join(root, 'bad.json'), change(readFileSync(path.join(root, 'good.json'), 'utf8')));
        const args = ['merge', '--format', 'html', '--output', 'all.html', 'good.json', 'bad.json'];
        const { code, stdout, stderr } = run(root, args);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, new RegExp(`^auth0-relink: bad\\.json${message.source}`));
        assert.match(stderr, /1 report of 2 can't be merged; nothing was written\n$/);
        assert.equal(readFileSync(path.join(root, 'all.html'), 'utf8'), 'before');
      });
    }

    it('a report of fix', () => {
      const root = makeTree({ 'a.js': LOCK });
      run(root, ['fix', '--format', 'json', '--output', 'fix.json']);
      const { code, stderr } = run(root, ['merge', 'fix.json']);
      assert.equal(code, 2);
      assert.match(stderr, /^auth0-relink: fix\.json:\d+:\d+: a report of fix; only reports of scan can be merged$/m);
    });

    it('a file that is missing, and an output that is one of the reports', () => {
      const root = reports();
      assert.match(run(root, ['merge', 'gone.json']).stderr, /^auth0-relink: gone\.json: cannot be read \(ENOENT\)$/m);
      const { code, stderr } = run(root, ['merge', '--output', './1.json', '1.json', '2.json']);
      assert.deepEqual([code, stderr], [2, 'auth0-relink: --output ./1.json: is one of the reports to merge\n']);
      assert.match(readFileSync(path.join(root, '1.json'), 'utf8'), /^\{/);
      assert.equal(run(root, ['merge']).code, 2);
    });
  });

  it('merges 1,000 reports of 100 findings with less than 200 MB of memory', () => {
    const root = makeTree();
    report(root, 'sample.json', LOCK + SHOW, 'shop/web', '2030-01-01');
    const sample = readFileSync(path.join(root, 'sample.json'), 'utf8');
    const finding = /^ {8}\{\n[^]*?\n {8}\}(?=\n {6}\])/m.exec(sample)?.[0] ?? '';
    const names = Array.from({ length: 1000 }, (_, nth) => `${nth}.json`);
    for (const [nth, name] of names.entries()) {
      const findings = Array.from({ length: 100 }, (_each, index) => {
        return finding.replace(/"fingerprint": "[^"]*"/, `"fingerprint": "${nth}-${index}:1"`);
      });
      const text = sample
        .replace(finding, () => findings.join(',\n'))
        .replace('"findings": 1', '"findings": 100')
        .replace('shop/web', `shop/${nth}`);
      writeFileSync(path.join(root, name), text);
    }
    const usage = path.join(root, 'usage.cjs');
    writeFileSync(
      usage,
      `process.on('exit', () => {
        const { maxRSS } = process.resourceUsage();
        require('node:fs').writeFileSync(${JSON.stringify(path.join(root, 'usage.txt'))}, String(maxRSS / 1024));
      });`,
    );
    const env = { NODE_OPTIONS: `--require ${usage}` };
    const { code, stderr } = run(root, ['merge', '--format', 'html', '--output', 'all.html', ...names], { env });
    assert.equal(code, 0, stderr);
    assert.match(readFileSync(path.join(root, 'all.html'), 'utf8'), /100000 findings in 1000 repositories/);
    const megabytes = Number(readFileSync(path.join(root, 'usage.txt'), 'utf8'));
    assert.ok(megabytes > 0 && megabytes < 200, `${megabytes} MB`);
  });
});
