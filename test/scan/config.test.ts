import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { linesOf } from '../../src/core/lines.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { readConfig } from '../../src/scan/config-file.js';

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync('schemas/auth0-relink.schema.json', 'utf8')) as object,
);

function mistakesIn(text: string): string[] {
  return readConfig(text).mistakes.map(({ message, offset }) => {
    const { line, column } = linesOf(text).positionAt(offset);
    return `${line}:${column} ${message}`;
  });
}

describe('configuration file', () => {
  it('may contain comments and trailing commas', () => {
    const text = `{
      "$schema": "x", // where
      "domains": ["login.example.com", "localhost:3000"], /* ours */
      "ignore": ["legacy/", "/src/*.gen.js"],
      "include": ["src"],
      "rules": { "unlink-endpoint": "off", "lock-access-token": "hint", },
    }`;
    const { config, mistakes } = readConfig(text);
    assert.deepEqual(mistakes, []);
    assert.deepEqual(config.domains, ['login.example.com', 'localhost:3000']);
    assert.deepEqual(
      [...config.rules],
      [
        ['unlink-endpoint', 'off'],
        ['lock-access-token', 'hint'],
      ],
    );
    assert.equal(config.ignore?.('a/legacy/b/c.js'), true);
    assert.equal(config.ignore('src/x.gen.js'), true);
    assert.equal(config.ignore('a/src/x.gen.js'), false);
    assert.equal(config.include?.('src/a.js'), true);
    assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
  });

  const wrong: readonly (readonly [text: string, mistake: string])[] = [
    ['{\n "domain": []\n}', '2:2 unknown key "domain" (did you mean "domains"?)'],
    ['{"domains": "a.b"}', '1:13 "domains" must be a list of strings'],
    ['{"domains": ["a.b", 3]}', '1:21 "domains[1]" must be a string'],
    [
      '{"domains": ["https://a.b/"]}',
      '1:14 "domains[0]" must be a host name such as "login.example.com", without https:// or a path',
    ],
    ['{"ignore": [""]}', '1:13 "ignore[0]" is not a valid glob: a glob must not be empty'],
    ['{"include": ["!x"]}', '1:14 "include[0]" is not a valid glob: a glob cannot be negated here'],
    ['{"rules": []}', '1:11 "rules" must be an object of rule ids and levels'],
    ['{"rules": {"unlink": "off"}}', '1:12 unknown rule "unlink"'],
    [
      '{"rules": {"unlink-endpoints": "off"}}',
      '1:12 unknown rule "unlink-endpoints" (did you mean "unlink-endpoint"?)',
    ],
    [
      '{"rules":\r\n{"unlink-endpoint": "warn"}}',
      '2:21 "rules.unlink-endpoint" must be one of "off", "error", "warning", "information", "hint"',
    ],
    ...['/etc/x.js', '../x.js', 'a/../../x.js', 'C:/x.js', 'a\\x.js', 'src/lib', '', 'src/x.json', 'a/.js'].map(
      (helpers) =>
        [
          JSON.stringify({ helpers }),
          '1:12 "helpers" must be "inline" or a path such as "src/auth0-account-linking.ts", relative to this file',
        ] as const,
    ),
    ['[]', '1:1 must be an object'],
  ];
  for (const [text, mistake] of wrong) {
    it(`reports the mistake in ${JSON.stringify(text)}, as does its schema`, () => {
      assert.deepEqual(mistakesIn(text), [mistake]);
      assert.equal(validate(parse(text)), false);
    });
  }

  it('names the file for inserted functions', () => {
    for (const helpers of ['inline', 'linking.js', './src/lib/auth0 linking.ts', 'src/.tools/x.d.mts']) {
      const text = JSON.stringify({ helpers });
      const { config, mistakes } = readConfig(text);
      assert.deepEqual([config.helpers, mistakes], [helpers.replace('./', ''), []]);
      assert.ok(validate(parse(text)), helpers);
    }
  });

  it('keeps the valid parts of a file with mistakes', () => {
    const { config } = readConfig('{"domains": ["ok.com", ""], "ignore": ["[x", "y"], "oops": 1}');
    assert.deepEqual(config.domains, ['ok.com']);
    assert.equal(config.ignore?.('y'), true);
    assert.deepEqual(mistakesIn('{"ignore": ["[x"]}'), [
      '1:13 "ignore[0]" is not a valid glob: "[" is not closed by "]"',
    ]);
  });

  it('shows the position of a JSON error', () => {
    const [mistake, ...more] = mistakesIn('{\n  "rules": {\n    "unlink-endpoint" "off"\n  }\n}');
    assert.match(mistake ?? '', /^3:23 not valid JSON: colon expected/);
    assert.deepEqual(more, []);
    assert.match(mistakesIn('')[0] ?? '', /^1:1 not valid JSON/);
  });

  it('has a schema that knows all rules', () => {
    for (const { id } of ruleMetas)
      assert.ok(validate({ rules: { [id]: 'off' } }), `schemas/auth0-relink.schema.json lacks ${id}`);
  });

  it('has a valid example in the docs', () => {
    const example = /```jsonc\n([\s\S]+?)```/.exec(readFileSync('docs/configuration.md', 'utf8'))?.[1] ?? '';
    assert.deepEqual(mistakesIn(example), []);
  });
});
