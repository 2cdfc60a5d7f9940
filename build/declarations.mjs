import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

/** What package.json exports. */
const ENTRIES = ['dist/types/index.d.ts', 'dist/types/browser.d.ts'];

/**
 * Returns the type declarations of the API, by their paths in dist/. The API's types are complete in its own folder, so
 * each file can be declared by itself.
 * @param {string} root the project's folder
 * @returns {Promise<Record<string, string>>}
 * @throws {Error} where a declaration leads out of the folder, or needs a type that is not written down
 */
export async function declarationsOf(root) {
  const folder = path.join(root, 'src/api');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  const declarations = {};
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8');
    const { outputText, diagnostics } = ts.transpileDeclaration(text, {
      fileName: name,
      reportDiagnostics: true,
      compilerOptions: { declaration: true, target: ts.ScriptTarget.ES2023 },
    });
    const [fault] = diagnostics ?? [];
    if (fault) throw new Error(`${name}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
    declarations[`dist/types/${name.replace(/\.ts$/, '.d.ts')}`] = outputText;
  }
  const isPublic = new Set(ENTRIES.flatMap((file) => reachable(file, declarations)));
  return Object.fromEntries([...isPublic].map((file) => [file, declarations[file]]));
}

/** Returns a declaration's file and all that it imports. */
function reachable(file, declarations, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = declarations[file];
  if (text === undefined) throw new Error(`the types of the API lead to ${file}, which is not part of it`);
  const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName.replace(/\.js$/, '.d.ts'));
  const targets = imports.map((name) => path.posix.join(path.posix.dirname(file), name));
  return [file, ...targets.flatMap((target) => reachable(target, declarations, seen))];
}
