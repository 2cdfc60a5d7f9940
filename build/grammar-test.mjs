/**
 * `node build/grammar-test.mjs` tests the injection grammars with VS Code's own grammars, using vscode-tmgrammar-test.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setUpEditor } from './editor-setup.mjs';

const root = path.dirname(import.meta.dirname);
const { servers } = await setUpEditor();
const grammars = [
  'javascript/syntaxes/JavaScript.tmLanguage.json',
  'typescript-basics/syntaxes/TypeScriptReact.tmLanguage.json',
  'html/syntaxes/html.tmLanguage.json',
  'css/syntaxes/css.tmLanguage.json',
  'markdown-basics/syntaxes/markdown.tmLanguage.json',
].map((file) => path.join(servers.current, 'extensions', file));
const cases = readdirSync(path.join(root, 'test/editor/grammar')).map((name) => `test/editor/grammar/${name}`);
const script = path.join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
const args = [script, ...grammars.flatMap((file) => ['-g', file]), ...cases];
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
