import assert from 'node:assert/strict';
import { HOLE } from '../../src/core/hosts/hole.js';
import { regionsOf } from '../../src/core/hosts/regions.js';
import { vocabulary } from '../../src/rules/auth0/auth0-vocabulary.js';

/** Returns the code of a document's regions, with holes shown as dots. */
function codes(text: string, name: string): string[] {
  return regionsOf(text, name, vocabulary).regions.map(({ code }) => code.replaceAll(HOLE, '·'));
}

describe('masked template tags', () => {
  it('become identifiers in code, holes between the words in strings, and blanks in comments', () => {
    const script = (code: string): string => `<script>${code}</script>`;
    assert.deepEqual(codes(script('f(<%= a.b %>, "<%= a.b %>", `<%= a %>`); // <%= c %>'), 'a.ejs'), [
      'f(____a_b___, "····a.b···", `····a···`); //         ',
    ]);
    assert.deepEqual(codes(script('<% if (a) { %>f();<% } %>'), 'a.ejs'), ['              f();       ']);
    assert.deepEqual(codes(script('f({{a}}, "@a {{!b}}");{{#if c}}g();{{/if}}'), 'a.hbs'), [
      'f(__a__, "@a ······");         g();       ',
    ]);
    assert.deepEqual(codes(script("f('@Model.Host', '@Host', '@(a + b)'); @if (a > b) { g(@c); }"), 'a.cshtml'), [
      "f('·ModelHost·', '·Hos·', '··a···b·'); if(_______) { g(_c); }",
    ]);
    assert.deepEqual(codes(script("f('a@b.example', '@@scope');"), 'a.cshtml'), ["f('a@b.example', '@scope');"]);
  });

  it('keep the length of the script, so offsets stay correct', () => {
    const text = '<script>f("<?php echo $a; // it\'s ?>", 1);\r\n<?= $b ?>\r\n</script>';
    assert.deepEqual(
      regionsOf(text, 'a.php', vocabulary).regions.map(({ code, map }) => [code.length, map]),
      [[text.length - '<script></script>'.length, [[0, '<script>'.length]]]],
    );
  });

  it('end with their line while they are being typed', () => {
    assert.deepEqual(codes('<script><% if (a\nf();</script>', 'a.ejs'), ['        \nf();']);
    assert.deepEqual(codes('<script>f({{ a\n);</script>', 'a.njk'), ['f(___a\n);']);
  });
});

describe('attributes', () => {
  it('become literals if they contain relevant URLs, including the fragment of a script', () => {
    const source = '//cdn.auth0.com/auth0.js#access_token=it&#39;s&amp;client=b';
    const text = `<script src="${source}"></script><a href="#access_token">`;
    const { regions, scriptUrls } = regionsOf(text, 'a.html', vocabulary);
    assert.deepEqual(
      regions.map(({ code, kind, synthetic }) => [code, kind, synthetic]),
      [
        ["'//cdn.auth0.com/auth0.js#access_token=it\\'s&client=b'", 'handler', true],
        ["'#access_token'", 'handler', true],
      ],
    );
    assert.deepEqual(scriptUrls, ["//cdn.auth0.com/auth0.js#access_token=it's&client=b"]);
  });

  it('turn a form into the request that it sends', () => {
    const text = '<form action="/unlink?a=\'b\'" METHOD=Post><input name=user_id><input name="other"></form>';
    assert.deepEqual(codes(text, 'a.html'), [
      "'/unlink?a=\\'b\\''",
      "fetch('/unlink?a=\\'b\\'', { method: 'POST', body: { user_id: '', } })",
    ]);
  });
});

describe('names that every JavaScript object has', () => {
  const CODE = 'f();';

  for (const name of ['constructor', '__proto__', 'toString']) {
    it(`${name}: means nothing as an ending, a tag, a type, a label, a magic word or a character reference`, () => {
      assert.deepEqual(codes(CODE, `a.${name}`), []);
      assert.deepEqual(codes(`<${name}><script>${CODE}</script></${name}>`, 'a.html'), [CODE]);
      assert.deepEqual(codes(`<script type="${name}">${CODE}</script>`, 'a.html'), []);
      assert.deepEqual(codes(`<a onclick="f('&${name};')">`, 'a.html'), [`f('&${name};')`]);
      assert.deepEqual(codes(`\`\`\`${name}\n${CODE}\n\`\`\``, 'a.md'), []);
      assert.deepEqual(
        codes(JSON.stringify({ cells: [{ cell_type: 'code', source: `%%${name}\n${CODE}` }] }), 'a.ipynb'),
        [],
      );
      assert.deepEqual(codes(CODE, `a.${name}.erb`), []);
    });
  }
});

describe('large documents', () => {
  /** UTF-16 units: read in tenths of a second, but not within mocha's limit if the time grew with their square. */
  const LENGTH = 200_000;
  /** Half a script, tag or list, repeated many times: a search for the other half must not start again for each one. */
  const HALVES = [
    '<%',
    '{{',
    '{%',
    '{#',
    '{',
    '@(',
    '<?php "',
    '<script>',
    '<!--',
    '`${',
    '```js\n',
    '> ',
    '- ',
    '\n  a(b="',
    '/*',
    '\\',
  ];

  for (const ending of [
    'html',
    'vue',
    'svelte',
    'astro',
    'md',
    'mdx',
    'ejs',
    'hbs',
    'cshtml',
    'jsp',
    'php',
    'pug',
    'cs',
  ]) {
    it(`.${ending}: are read however much is left open`, () => {
      for (const half of HALVES) {
        const text = `${half.repeat(Math.ceil(LENGTH / half.length))} https://a.auth0.com/unlink`;
        assert.doesNotThrow(() => regionsOf(text, `a.${ending}`, vocabulary));
      }
    });
  }
});
