import assert from 'node:assert/strict';
import { actionsAt, pick } from './code-actions.js';
import { closeAll, diagnosticsOf, diagnosticsWhen, open, UNLINK } from './support.js';

describe('suppressing', () => {
  afterEach(closeAll);

  async function suppress(text: string, language: string, word: string, title: RegExp) {
    const document = await open(text, language);
    await pick(await actionsAt(document, word), title);
    await diagnosticsWhen(document.uri, (list) => list.length === 0);
    return document.getText();
  }

  it('a line of a script', async () => {
    assert.equal(
      await suppress(UNLINK, 'javascript', 'unlink', /for this line/),
      `// auth0-relink-disable-next-line unlink-endpoint\n${UNLINK}`,
    );
  });

  it('code in JSX', async () => {
    const jsx = `export const Page = () => (
  <main>
    <button onClick={() => fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' })}>Unlink</button>
  </main>
);
`;
    const text = await suppress(jsx, 'javascriptreact', 'unlink', /for this line/);
    assert.ok(text.includes('    {/* auth0-relink-disable-next-line unlink-endpoint */}\n    <button'), text);
  });

  it('code in a template literal', async () => {
    const text = `const page = \`
  <script>
    fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: access_token });
  </script>\`;
location.href = \`https://shop.eu.auth0.com/authorize?
access_token=\${token}\`;
`;
    const document = await open(text);
    const found = await diagnosticsOf(document);
    if (found.length === 0) return;
    await pick(await actionsAt(document, document.getText(found[0]?.range)), /for this line/);
    const changed = await diagnosticsWhen(document.uri, (list) => list.length < found.length);
    assert.ok(changed.length < found.length);
    assert.ok(!document.getText().includes('`\n// auth0'));
  });

  it('an address in HTML', async () => {
    const html = `<p>\n  <a href="https://shop.eu.auth0.com/authorize?client_id=x&access_token=y">add</a>\n</p>\n`;
    const text = await suppress(html, 'html', 'access_token', /for this line/);
    assert.ok(text.includes('  <!-- auth0-relink-disable-next-line authorize-access-token -->\n  <a'), text);
  });

  it('a file', async () => {
    const text = await suppress(UNLINK + UNLINK, 'javascript', 'unlink', /for this file/);
    assert.equal(text, `// auth0-relink-disable unlink-endpoint\n${UNLINK}${UNLINK}`);
  });
});

describe('an unused suppression', () => {
  afterEach(closeAll);

  it('is removed by a quick fix', async () => {
    const comment = '// auth0-relink-disable-next-line unlink-endpoint\n';
    // A document of Auth0, but not on that line.
    const document = await open(`${comment}before();\n${UNLINK}`);
    await pick(await actionsAt(document, 'disable'), /^Remove unused suppression$/);
    assert.equal(document.getText(), `before();\n${UNLINK}`);
    await diagnosticsWhen(document.uri, (list) => list.length === 1);
  });
});
