import assert from 'node:assert/strict';
import { analyze, findOffers } from '../../src/engine.js';

/** Names that every plain object has, which a table of names must not find. */
const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

const FINDING = "new Auth0Lock('a', 'b.auth0.com').show({ authParams: { access_token: token } });";

/** Documents with a finding, in which a name is used as a tag, an attribute, a label, a key, a variable and so on. */
function documents(name: string): Readonly<Record<string, string>> {
  return {
    'page.html': `<${name} ${name}="a"><a href="${name}:b" ${name}></a><script type="${name}" lang="${name}"></script><script>${FINDING}</script>`,
    'page.vue': `<template lang="${name}"><${name} :${name}="a"/></template><script>${FINDING}</script>`,
    'page.pug': `${name}(${name}='a')\n:${name}\n  b\nscript.\n  ${FINDING}\n`,
    'page.cshtml': `@${name} @${name}(a) <script>${FINDING}</script>`,
    'page.blade.php': `@${name}(a) {{ $${name} }} <script>${FINDING}</script>`,
    'guide.md': `\`\`\`${name}\nlock.show();\n\`\`\`\n\n\`\`\`js\n${FINDING}\n\`\`\`\n`,
    'book.ipynb': JSON.stringify({
      [name]: 1,
      metadata: { kernelspec: { language: name } },
      cells: [{ cell_type: 'code', metadata: { vscode: { languageId: name } }, source: [`%%js\n${FINDING}`] }],
    }),
    [`script.${name}.js`]: `
      import ${name === '__proto__' ? 'x' : name} from '${name}';
      const { ${name}: y, ...rest } = z;
      class A { ${name}() { this.${name}({ ${name}: 1 }); } }
      z.${name}.${name} = { ${name}: rest, ["${name}"]: z["${name}"] };
      auth0.${name}({ ${name}: 1 });
      fetch(z.${name} + '/unlink', { ${name}: 1, body: { ${name}: z } });
      ${FINDING}`,
  };
}

describe('names that objects inherit', () => {
  for (const name of NAMES) {
    for (const [fileName, text] of Object.entries(documents(name))) {
      it(`hide no finding: ${name} in ${fileName}`, () => {
        const { findings, problems } = analyze(text, fileName, { packages: { [name]: '1.0.0' } });
        assert.ok(findings.some(({ ruleId }) => ruleId === 'lock-access-token'));
        assert.deepEqual(problems, []);
        assert.equal(findOffers(text, fileName).length, findings.length);
      });
    }
  }
});
