import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, pick } from './code-actions.js';
import {
  api,
  closeAll,
  codeOf,
  diagnosticsOf,
  diagnosticsWhen,
  folder,
  insert,
  LOCK,
  open,
  remove,
  until,
  write,
} from './support.js';

/** One that every target can rewrite for review. */
const JQUERY = `$.ajax({
  type: 'POST',
  url: 'https://shop.eu.auth0.com/unlink',
  data: { access_token: token, user_id: userId }
});
`;

/** One that no rewrite is certain for: other code makes the rest of the address. */
const GUIDED = `location.href = 'https://shop.eu.auth0.com/authorize?client_id=x&access_token=' + token + more();\n`;

const ours = (actions: readonly vscode.CodeAction[]) => actions.filter(({ title }) => !title.startsWith('Fix using'));

describe('quick fixes', () => {
  afterEach(closeAll);

  it('rewrite an unlink request, the best one preferred, and leave it without a finding', async () => {
    const document = await open(JQUERY);
    const actions = ours(await actionsAt(document, 'unlink', vscode.CodeActionKind.QuickFix));
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(preferred.length, 1);
    await pick(preferred, /./);
    assert.match(document.getText(), /\/api\/v2\/users\//);
    assert.match(document.getText(), /DELETE/);
    await diagnosticsWhen(document.uri, (list) => !list.some((each) => codeOf(each) === 'unlink-endpoint'));
  });

  it('keep what is left to do after a rewrite, until it is ticked off', async () => {
    const { followUps } = await api();
    const document = await open(JQUERY);
    await pick(ours(await actionsAt(document, 'unlink')), /DELETE/);
    const own = await until(
      () => followUps.all().filter(({ uri }) => uri === document.uri.toString()),
      followUps.onDidChange,
    );
    assert.equal(own.length, 1);
    assert.ok((own[0]?.todos.length ?? 0) > 0);
    const hints = await diagnosticsWhen(document.uri, (list) =>
      list.some(({ message }) => message.startsWith('Follow-up')),
    );
    assert.ok(hints.some(({ relatedInformation }) => (relatedInformation?.length ?? 0) > 0));
    for (const todo of own) await followUps.done(todo);
    await diagnosticsWhen(document.uri, (list) => !list.some(({ message }) => message.startsWith('Follow-up')));
  });

  it('are for the text as it is now', async () => {
    const document = await open(JQUERY);
    await actionsAt(document, 'unlink');
    await insert(document, 0, '// a new first line\n\n');
    await pick(ours(await actionsAt(document, 'unlink')), /DELETE/);
    assert.ok(document.getText().startsWith('// a new first line\n\n'));
    assert.match(document.getText(), /DELETE/);
  });

  it('rewrite all of a file at once, undone at once', async () => {
    const document = await open(JQUERY + JQUERY);
    const before = document.getText();
    await pick(ours(await actionsAt(document, 'unlink')), /Rewrite all 2 unlink-endpoint findings/);
    assert.ok(!document.getText().includes("com/unlink'"));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('show each rewrite once, then the explanation, then the suppressions', async () => {
    const document = await open(JQUERY);
    const isOurs = ({ kind }: vscode.CodeAction) => /^quickfix|auth0Relink/.test(kind?.value ?? '');
    const titles = ours(await actionsAt(document, 'unlink'))
      .filter(isOurs)
      .map(({ title }) => title);
    assert.deepEqual(titles, [...new Set(titles)]);
    const kinds = titles.map((title) => /^(Explain|Suppress) /.exec(title)?.[1] ?? 'Rewrite');
    assert.deepEqual([...new Set(kinds)], ['Rewrite', 'Explain', 'Suppress']);
    assert.deepEqual(kinds.slice(-4), ['Explain', 'Suppress', 'Suppress', 'Suppress']);
    const refactorings = await actionsAt(document, 'unlink', vscode.CodeActionKind.Refactor);
    assert.equal(
      ours(refactorings).filter(({ title }) => titles.includes(title)).length,
      kinds.filter((kind) => kind === 'Rewrite').length,
    );
  });

  it('open a guide where no code can be offered', async () => {
    const document = await open(GUIDED);
    const actions = await actionsAt(document, 'access_token');
    // The title has the reason, and no website opens.
    await pick(actions, /^No automatic rewrite: (?!show)/);
    const isGuide = ({ uri }: vscode.TextDocument) => uri.scheme === 'auth0-relink-guide';
    const page = await until(
      () => vscode.workspace.textDocuments.find(isGuide),
      vscode.workspace.onDidOpenTextDocument,
    );
    const text = page.getText();
    assert.match(text, /^\*\*No automatic rewrite: .+\.\*\*$/m);
    assert.match(
      text,
      /## Manual steps\s+1\. Log in the second account[\s\S]*## Code for this place\s+```[\s\S]*\/identities/,
    );
    assert.match(text, /## How to migrate[\s\S]*`linkAccounts` is on the page of\s+lock-access-token:/);
  });

  it('apply only automatic rewrites on save', async () => {
    const document = await open(JQUERY);
    const kind = vscode.CodeActionKind.SourceFixAll.append('auth0Relink');
    const actions = await actionsAt(document, 'unlink', kind);
    const { edit } = actions[0] ?? {};
    // A rewrite for review is never among them.
    assert.equal(edit, undefined);
  });
});

describe('the command that rewrites a finding', () => {
  afterEach(closeAll);

  it('prepares the rewrite again if another file that it changes is different now', async () => {
    const { followUps } = await api();
    const document = await vscode.workspace.openTextDocument(await write('stale/lock.js', LOCK));
    try {
      const found = (await diagnosticsOf(document)).find((each) => codeOf(each) === 'lock-access-token');
      assert.ok(found);
      const start = document.offsetAt(found.range.start);
      const place = { uri: document.uri.toString(), ruleId: 'lock-access-token', start };
      // Asks for the rewrites, of which one creates a file.
      await vscode.commands.executeCommand('auth0Relink.copyCode', place);
      await write('stale/auth0-account-linking.js', '// Somebody else wrote this.\n');
      await vscode.commands.executeCommand('auth0Relink.rewriteFinding', place);
      assert.match(document.getText(), /^ *linkingLock\(/m);
    } finally {
      // Otherwise the document stays, unsaved and without a file, and with it its findings and follow-up steps.
      await document.save();
      const isOwn = ({ uri }: { readonly uri: string }) => uri.includes('/stale/');
      for (const todo of followUps.all().filter(isOwn)) await followUps.done(todo);
      await closeAll();
      await remove(vscode.Uri.joinPath(folder(), 'stale'));
    }
  });
});

describe('the rows of a file', () => {
  it('keep what was rewritten, and say whether anything is left to do', async () => {
    const { followUps, tree } = await api();
    const uri = await write('done/two.js', JQUERY + JQUERY);
    const document = await vscode.workspace.openTextDocument(uri);
    const own = () => followUps.all().filter((each) => each.uri === uri.toString());
    const rows = async () => {
      const nodes = await tree.getChildren();
      const file = nodes.find((node) => node.kind === 'file' && node.file.uri.toString() === uri.toString());
      assert.ok(file);
      const children = await tree.getChildren(file);
      return [file, ...children].map((node) => String(tree.getTreeItem(node).description).replace(/ · .*$/, ''));
    };
    const rewrite = async () => {
      const found = (await diagnosticsOf(document)).find((each) => codeOf(each) === 'unlink-endpoint');
      assert.ok(found);
      const place = { uri: uri.toString(), ruleId: codeOf(found), start: document.offsetAt(found.range.start) };
      await vscode.commands.executeCommand('auth0Relink.rewriteFinding', place);
      await (await api()).analysed(uri);
    };
    try {
      await rewrite();
      const [, finding, rewritten] = await rows();
      assert.match(finding ?? '', /^:\d+/);
      assert.match(rewritten ?? '', /^:\d+ rewritten$/);
      await rewrite();
      const [first] = own();
      assert.ok(first);
      for (const task of first.todos) await followUps.tick(task, [first], true);
      const [file, ...states] = await rows();
      assert.equal(file, 'done');
      assert.deepEqual(states.map((state) => state.replace(/^:\d+ /, '')).sort(), ['done', 'rewritten']);
    } finally {
      await document.save();
      for (const todo of own()) await followUps.done(todo);
      await closeAll();
      await remove(vscode.Uri.joinPath(folder(), 'done'));
    }
  });
});

describe('the hover', () => {
  afterEach(closeAll);

  it('has links, two sentences, and the change of the place', async () => {
    const document = await open(LOCK);
    await diagnosticsOf(document);
    const position = document.positionAt(LOCK.indexOf('access_token') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    const [links = '', sentences = ''] = text.split('\n\n');
    assert.match(links, /command:auth0Relink\.rewriteFinding[\s\S]*command:auth0Relink\.explainRule/);
    assert.match(sentences, /^An `access_token` [^.]*2017\\-03\\-01\. Link with POST [^.]*instead\.$/);
    const [, diff = ''] = /```diff\n([\s\S]*?)\n```/.exec(text) ?? [];
    assert.match(diff, /^- [\s\S]*^\+ /m);
    assert.ok(diff.split('\n').length <= 12, diff);
  });

  it('copies code for a place without a rewrite', async () => {
    const document = await open(GUIDED);
    await diagnosticsOf(document);
    const start = GUIDED.indexOf('access_token');
    const place = { uri: document.uri.toString(), ruleId: 'authorize-access-token', start };
    const code = await vscode.commands.executeCommand<string>('auth0Relink.copyCode', place);
    assert.equal(await vscode.env.clipboard.readText(), code);
    assert.match(code, /shop\.eu\.auth0\.com/);
    assert.match(code, /\/identities/);
  });

  it("'s link opens the page of the rule", async () => {
    await vscode.commands.executeCommand('auth0Relink.explainRule', 'lock-access-token');
    await until(
      () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .some(({ label }) => label.includes('lock-access-token')),
      vscode.window.tabGroups.onDidChangeTabs,
    );
  });
});
