/** What can be held of rewritten code without running it: ESLint's recommended rules, and the SDKs' own types. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import type { Program } from './cases.js';
import { writeModules } from './modules.js';
import { makeWorkFolder, PACKAGES } from './packages.js';

/** What is worse in a rewritten text than it was before. */
export function qualityProblems(program: Program, text: string): string[] {
  if (program.fileName.endsWith('.html')) return qualityOfScripts(program, text);
  const types = /\.tsx?$/.test(program.fileName) ? typeProblems(program, text) : [];
  // ESLint takes no TypeScript by name without a configuration for it.
  const modules = program.modules.flatMap((module) => lint(module.text, `${module.fileName}.mjs`));
  const own = lint(text, program.fileName);
  return [...newProblems(lint(program.text, program.fileName), own), ...modules, ...types];
}

/** ESLint reads no HTML: the inline scripts are held one by one. */
function qualityOfScripts(program: Program, text: string): string[] {
  const scripts = (html: string) => [...html.matchAll(/<script(?: type="text\/javascript")?>([^]*?)<\/script>/g)];
  const all = (html: string) => scripts(html).flatMap(([, code = '']) => lint(code, 'script.cjs'));
  return newProblems(all(program.text), all(text));
}

function newProblems(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((problem) => !before.includes(problem));
}

function lint(code: string, fileName: string): string[] {
  const require = createRequire(path.join(PACKAGES, 'package.json'));
  const { configs } = require('@eslint/js') as { configs: { recommended: Linter.Config } };
  const globals = require('globals') as Record<'browser' | 'node', Record<string, boolean>>;
  const isModule = /^\s*(?:import|export)\b/m.test(code);
  const isTypeScript = fileName.includes('.ts');
  const isScript = !isModule && !/\b(?:require\(|exports\b)/.test(code);
  const config: Linter.Config[] = [
    { ...configs.recommended, files: ['**/*'] },
    {
      files: ['**/*'],
      languageOptions: {
        ...(isTypeScript && { parser: tseslint.parser }),
        parserOptions: { ecmaFeatures: { jsx: true } },
        sourceType: isModule ? 'module' : isScript ? 'script' : 'commonjs',
        // What is in a page beside the program's own names.
        globals: { ...globals.browser, ...globals.node, $: false, jQuery: false, angular: false },
      },
      // Types are TypeScript's to check, and its compiler names what is not declared.
      ...(isTypeScript ? { rules: { 'no-undef': 'off' } } : {}),
    },
    // Other scripts of a page can use a script's global names.
    ...(isScript ? [{ rules: { 'no-unused-vars': ['error', { vars: 'local' }] } } satisfies Linter.Config] : []),
  ];
  // Positions differ; what matters is which rule says what.
  const messages = new Linter({ configType: 'flat' }).verify(code, config, { filename: path.basename(fileName) });
  return messages.map(({ ruleId, message }) => `ESLint ${ruleId ?? 'parser'}: ${message}`);
}

/** What TypeScript says of the rewritten program with the real typings. */
function typeProblems(program: Program, text: string): string[] {
  const folder = makeWorkFolder(`${program.id} types`, program.versions);
  const file = path.join(folder, program.fileName);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  writeModules(folder, program);
  const options: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    experimentalDecorators: true,
    jsx: ts.JsxEmit.ReactJSX,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    typeRoots: [path.join(PACKAGES, 'node_modules', '@types')],
    paths: {
      '*': [
        path.join(folder, 'node_modules', '*'),
        path.join(PACKAGES, 'node_modules', '*'),
        path.join(PACKAGES, 'node_modules', '@types', '*'),
      ],
    },
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
  return diagnostics.map(({ messageText }) => `TypeScript: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
