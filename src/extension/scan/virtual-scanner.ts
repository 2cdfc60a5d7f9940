import * as vscode from 'vscode';
import { isCandidate } from '../../core/engine/needles.js';
import { excerptOf } from '../../report/excerpt.js';
import type { FileName, FileResult, ScanResult, SkippedFile } from '../../report/result.js';
import { countFindings } from '../../report/summary.js';
import { vocabulary } from '../../rules/auth0/auth0-vocabulary.js';
import { ruleMetas } from '../../rules/metadata.js';
import { isOncePerProject } from '../../scan/once-per-project.js';
import type { Analyser } from '../documents/analyser.js';
import { encodePath, relativePath } from '../documents/result-paths.js';
import { projectOf } from '../documents/virtual-context.js';
import type { Log } from '../log.js';
import { settingsOf } from '../settings.js';
import { unsavedIn } from './buffers.js';
import { excludedIn } from './excluded.js';
import type { ScanCall, Scanner } from './scanner.js';
import { listVirtual } from './virtual-list.js';

/** Scans folders that are not on disk, such as a repository on vscode.dev, through `workspace.fs`. */
export class VirtualScanner implements Scanner {
  readonly #analyser: Analyser;
  readonly #log: Log;

  constructor(analyser: Analyser, log: Log) {
    this.#analyser = analyser;
    this.#log = log;
  }

  async scan(folder: vscode.Uri, paths: readonly vscode.Uri[], call: ScanCall): Promise<ScanResult> {
    const started = Date.now();
    const { scan } = settingsOf(folder);
    const collected: Collected = { files: [], skipped: [], candidates: 0, analysed: 0, suppressed: 0 };
    const buffers = new Map(unsavedIn(folder).map(({ file, text }) => [file, text]));
    const options = { exclude: excludedIn(folder, this.#log), gitignore: scan.gitignore, signal: call.signal };
    const wanted = paths.map((uri) => relativePath(folder, uri) ?? '');
    for await (const path of listVirtual(folder, options)) {
      if (!wanted.some((each) => each === '' || path === each || path.startsWith(`${each}/`))) continue;
      await this.#look(folder, path, buffers, collected);
      const { candidates, analysed, files } = collected;
      const findings = countFindings(files);
      call.onProgress?.({ candidates, done: analysed, findings, listed: false });
    }
    const { files, skipped, candidates, analysed, suppressed } = collected;
    return {
      base: { path: folder.path, uri: `${folder.toString().replace(/\/$/, '')}/` },
      files: files.sort(byPath),
      skipped: skipped.sort(byPath),
      errors: [],
      stats: { candidates, analysed, suppressed, belowCertainty: 0, elapsedMs: Date.now() - started },
      incomplete: call.signal?.aborted === true,
    };
  }

  async #look(folder: vscode.Uri, path: string, buffers: ReadonlyMap<string, string>, into: Collected): Promise<void> {
    const uri = vscode.Uri.joinPath(folder, path);
    const name = { path, uri: encodePath(path) };
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      const text = buffers.get(uri.path) ?? (await vscode.workspace.decode(bytes, { uri }));
      if (!isCandidate(ruleMetas, vocabulary, text)) return;
      into.candidates++;
      const result = await this.#analyser.inspect({ uri, fileName: uri.path, text });
      if (result.skip !== undefined) into.skipped.push({ ...name, ...result.skip });
      else into.analysed++;
      into.suppressed += result.suppressed;
      const { findings, problems } = result;
      const isOnce = findings.some(({ ruleId }) => isOncePerProject(ruleId));
      const project = isOnce ? await projectOf(uri) : undefined;
      if (findings.length + problems.length > 0) {
        const excerpt = excerptOf(text, findings, problems);
        into.files.push({ ...name, excerpt, findings, problems, ...(project !== undefined && { project }) });
      }
    } catch (error) {
      into.skipped.push({ ...name, reason: 'unreadable', detail: error instanceof Error ? error.message : '' });
    }
  }
}

interface Collected {
  readonly files: FileResult[];
  readonly skipped: SkippedFile[];
  candidates: number;
  analysed: number;
  suppressed: number;
}

function byPath(a: FileName, b: FileName): number {
  return a.path < b.path ? -1 : 1;
}
