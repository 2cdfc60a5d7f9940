import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/edits.js';
import { removalOf } from '../../src/editing/actions/comment-removal.js';
import { analyze } from '../../src/engine.js';

/** Removes every unused suppression of a document. */
function removed(text: string, fileName: string): string {
  const { problems } = analyze(text, fileName);
  assert.ok(problems.length > 0);
  return applyEdits(
    text,
    problems.map((problem) => removalOf(text, problem)),
  );
}

describe('removing an unused suppression', () => {
  it('takes its line', () => {
    const text = 'one();\n  // auth0-relink-disable-next-line unlink-endpoint -- until May\n  two();\n';
    assert.equal(removed(text, 'a.js'), 'one();\n  two();\n');
  });

  it('takes its line, whatever ends it', () => {
    assert.equal(removed('one();\r\n// auth0-relink-disable\r\ntwo();\r\n', 'a.js'), 'one();\r\ntwo();\r\n');
    assert.equal(removed('one();\n// auth0-relink-disable', 'a.js'), 'one();\n');
  });

  it('leaves the code before and after it', () => {
    assert.equal(removed('one(); // auth0-relink-disable-line\ntwo();\n', 'a.js'), 'one();\ntwo();\n');
    assert.equal(removed('one(/* auth0-relink-disable-line */ two);\n', 'a.js'), 'one(two);\n');
    assert.equal(removed('  /* auth0-relink-disable-line */ one();\n', 'a.js'), '  one();\n');
  });

  it('takes the braces around it in JSX', () => {
    const text = `export const Page = () => (
  <main>
    {/* auth0-relink-disable-next-line unlink-endpoint */}
    <button>Unlink</button>
  </main>
);
`;
    const expected = text.replace(/ *\{.*\}\n/, '');
    assert.equal(removed(text, 'page.jsx'), expected);
  });

  it('leaves the braces of a block', () => {
    const text = 'const later = () =>\n  {/* auth0-relink-disable */};\nif (a)\n{ // auth0-relink-disable\n}\n';
    assert.equal(removed(text, 'a.js'), 'const later = () =>\n  {};\nif (a)\n{\n}\n');
  });

  it('takes a comment of a page and of a server page', () => {
    const page = '<p>\n  <!-- auth0-relink-disable-next-line authorize-access-token -->\n  <a href="/">add</a>\n</p>\n';
    assert.equal(removed(page, 'a.html'), '<p>\n  <a href="/">add</a>\n</p>\n');
    assert.equal(removed('@* auth0-relink-disable *@\n<p></p>\n', 'a.cshtml'), '<p></p>\n');
  });
});
