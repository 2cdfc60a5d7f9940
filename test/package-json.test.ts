import assert from 'node:assert/strict';
import { applyEdits } from '../src/core/edits.js';
import { declarationsOf, parseManifest, withRange, withString } from '../src/rewrites/package-json.js';

function set(text: string, value: string, ...path: string[]): string | undefined {
  const manifest = parseManifest(text);
  const edits = manifest && withString(manifest, path, value);
  return edits && applyEdits(text, edits);
}

const SORTED = `{
  "name": "shop",
  "dependencies": {
    "@auth0/auth0-react": "^2.0.0",
    "react": "^18.0.0"
  }
}
`;

describe('edits of package.json', () => {
  it('insert a property where the order of names has it', () => {
    const after = set(SORTED, '^2.0.0', 'dependencies', '@auth0/auth0-spa-js');
    assert.equal(after, SORTED.replace('"react"', '"@auth0/auth0-spa-js": "^2.0.0",\n    "react"'));
    assert.equal(set(SORTED, '1', 'dependencies', '@a/b'), SORTED.replace('"@auth0/', '"@a/b": "1",\n    "@auth0/'));
    assert.equal(
      set(SORTED, '1', 'dependencies', 'vue'),
      SORTED.replace('"^18.0.0"\n', '"^18.0.0",\n    "vue": "1"\n'),
    );
  });

  it('append a property where names have no order', () => {
    const text = '{\n  "dependencies": {\n    "b": "1",\n    "a": "1"\n  }\n}';
    assert.equal(set(text, '1', 'dependencies', 'aa'), text.replace('"a": "1"', '"a": "1",\n    "aa": "1"'));
  });

  it('keep tabs, CRLF and the space around colons', () => {
    const text = '{\r\n\t"name" : "shop",\r\n\t"dependencies" : {\r\n\t\t"b" : "1"\r\n\t}\r\n}\r\n';
    assert.equal(set(text, '2', 'dependencies', 'c'), text.replace('"1"', '"1",\r\n\t\t"c" : "2"'));
    assert.equal(
      set(text, '3', 'overrides', 'd', 'e'),
      text.replace('}\r\n}', '},\r\n\t"overrides" : {\r\n\t\t"d" : {\r\n\t\t\t"e" : "3"\r\n\t\t}\r\n\t}\r\n}'),
    );
  });

  it('keep everything on one line', () => {
    assert.equal(set('{"dependencies":{"b":"1"}}', '2', 'dependencies', 'c'), '{"dependencies":{"b":"1","c":"2"}}');
    assert.equal(set('{ "a": { "b": "1" } }', '2', 'o', 'p'), '{ "a": { "b": "1" }, "o": { "p": "2" } }');
  });

  it('fill an empty object', () => {
    assert.equal(set('{\n  "o": {}\n}', '2', 'o', 'p'), '{\n  "o": {\n    "p": "2"\n  }\n}');
  });

  it('change nothing that is there, and nothing that is in the way', () => {
    assert.equal(set(SORTED, '^18.0.0', 'dependencies', 'react'), SORTED);
    assert.equal(set(SORTED, '1', 'dependencies', 'react'), undefined);
    assert.equal(set(SORTED, '1', 'name', 'first'), undefined);
  });

  it('replace only the range of a dependency', () => {
    const manifest = parseManifest(SORTED);
    assert.ok(manifest);
    const [declared] = declarationsOf(manifest, 'react');
    assert.ok(declared);
    assert.equal(applyEdits(SORTED, [withRange(declared, '^19.0.0')]), SORTED.replace('^18', '^19'));
  });

  it('leave alone what npm could not read', () => {
    for (const text of ['{ "a": 1, }', '{ // why\n "a": 1 }', '[]', '', '{ "a": ']) {
      assert.equal(parseManifest(text), undefined, text);
    }
  });
});
