import { setImmediate } from 'node:timers/promises';
import { primaryNeedles } from '../core/engine/needles.js';
import type { RuleMeta } from '../core/types.js';
import type { ScanResult } from '../report/result.js';
import { vocabulary } from '../rules/auth0/auth0-vocabulary.js';
import { ruleMetas } from '../rules/metadata.js';
import { createBoundary, rootsOf } from './boundary.js';
import { createConfigLookup } from './config.js';
import { createExecutor } from './create-executor.js';
import { createDomainLookup } from './domains.js';
import type { Skip } from './gates.js';
import { compileGlobs } from './globs.js';
import { listCandidates } from './list.js';
import { createMirror, mirrored } from './mirror.js';
import { createModuleReader } from './modules.js';
import { createNeedleSearch } from './needle-search.js';
import type { NeedleSearch } from './needle-search.js';
import { DEFAULT_MAX_FILE_SIZE } from './options.js';
import type { ScanHooks, ScanOptions } from './options.js';
import { createPackageLookup } from './packages.js';
import { createPageLookup } from './pages.js';
import { prepareBuffer, prepareBytes, prepareFile } from './prepare.js';
import type { Preparation, Task } from './prepare.js';
import { rawFromText, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { createRecorder } from './recorder.js';
import type { Recorder } from './recorder.js';
import { resolveRoots } from './roots.js';

/** How long, in ms, reading candidates may block signals and output. */
const TURN = 30;

/**
 * Finds deprecated account linking in files and folders. Files that can't be read or analysed are part of the result
 * and don't stop the scan.
 * @throws {Error} if a glob in the options is invalid
 */
export async function scan(given: ScanOptions, hooks: ScanHooks = {}): Promise<ScanResult> {
  const options = mirrored(given);
  const recorder = createRecorder(given, hooks);
  const known = preparationFor(options, recorder);
  const gitignore = options.gitignore ?? true;
  const roots = resolveRoots(options.paths, options.cwd, gitignore);
  for (const message of roots.errors) recorder.error(message);
  // Report configuration mistakes even if no candidate needs the configuration.
  for (const folder of roots.folders) known.configOf(folder.path);

  await analyse(options, hooks, recorder, async (add) => {
    const needles = primaryNeedles(known.rules, vocabulary);
    const isNamed = options.namedFiles ?? true;
    const search = createNeedleSearch(needles);
    for (const file of roots.files) {
      if (isNamed || mayHoldNeedle(file, search)) await add(file, prepareFile(file, isNamed, known));
    }
    const request = {
      folders: roots.folders,
      needles,
      gitignore,
      signal: hooks.signal,
      onError: (message: string, file?: RawPath) => {
        if (file === undefined) recorder.error(message);
        else recorder.unreadable(file, message);
      },
    };
    const seen = new Set<RawPath>(roots.files);
    for await (const files of listCandidates(request, options.ripgrep ?? true)) {
      let turn = performance.now();
      for (const file of files) {
        if (isStopped(hooks)) return;
        if (seen.has(file)) continue;
        seen.add(file);
        await add(file, prepareFile(file, false, known));
        if (performance.now() - turn < TURN) continue;
        await setImmediate();
        turn = performance.now();
      }
    }
  });
  return recorder.result();
}

/**
 * Finds deprecated account linking in bytes from elsewhere, such as standard input.
 * @param file a name for the bytes, which determines the host language and the configuration
 */
export async function scanBytes(bytes: Buffer, file: string, options: ScanOptions): Promise<ScanResult> {
  const recorder = createRecorder(options, {});
  const known = preparationFor(options, recorder);
  const raw = rawFromText(file);
  await analyse(options, {}, recorder, (add) => add(raw, prepareBytes(bytes, raw, known)));
  return recorder.result();
}

/**
 * Finds deprecated account linking in an editor's text.
 * @param file the path of the text's file
 */
export async function scanText(text: string, file: string, options: ScanOptions): Promise<ScanResult> {
  const recorder = createRecorder(options, {});
  const known = preparationFor(options, recorder);
  const raw = rawFromText(file);
  await analyse(options, {}, recorder, (add) => add(raw, prepareBuffer(text, raw, known)));
  return recorder.result();
}

type Add = (file: RawPath, prepared: Task | Skip | undefined) => Promise<void>;

/** Passes the files that `feed` adds to the engine, until all are done or the scan is stopped. */
async function analyse(
  options: ScanOptions,
  { signal, onAnalysed }: ScanHooks,
  recorder: Recorder,
  feed: (add: Add) => Promise<void>,
): Promise<void> {
  const executor = createExecutor(options, (task, analysis) => {
    recorder.analysed(task, analysis);
    onAnalysed?.(task, analysis);
  });
  const stop = () => {
    executor.stop();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await feed(async (file, prepared) => {
      if (prepared === undefined) return;
      if ('reason' in prepared) recorder.skipped(file, prepared);
      else {
        recorder.candidate();
        await executor.add(prepared);
      }
    });
    recorder.listed();
    await executor.finish();
  } finally {
    signal?.removeEventListener('abort', stop);
    executor.stop();
  }
}

function preparationFor(options: ScanOptions, recorder: Recorder): Preparation {
  const mirror = createMirror(options.mirror);
  const globs = (list: readonly string[] | undefined) => (list?.length ? compileGlobs(list) : undefined);
  const roots = rootsOf(options.paths, options.cwd);
  const boundary = createBoundary(roots);
  const only = options.configFile === undefined ? undefined : rawFromText(options.configFile);
  return {
    base: rawFromText(options.cwd),
    rules: selectRules(options.rules),
    rulesAreExplicit: options.rules !== undefined,
    include: globs(options.include),
    ignore: globs(options.ignore),
    maxFileSize: options.maxFileSize ?? DEFAULT_MAX_FILE_SIZE,
    encoding: options.encoding,
    configOf: createConfigLookup(recorder.mistake, only, boundary, mirror.parent),
    packagesOf: createPackageLookup(boundary, mirror.parent),
    scriptsOf: createPageLookup(boundary),
    domainsOf: createDomainLookup(boundary),
    reader: createModuleReader(roots),
    originalOf: mirror.original,
  };
}

function selectRules(ids: readonly string[] | undefined): readonly RuleMeta[] {
  return ids === undefined ? ruleMetas : ruleMetas.filter((rule) => ids.includes(rule.id));
}

/** Returns whether a file contains a needle; true for an unreadable file, which the scan then reports. */
function mayHoldNeedle(file: RawPath, search: NeedleSearch): boolean {
  try {
    return search(toBytes(file));
  } catch {
    return true;
  }
}

function isStopped({ signal }: ScanHooks): boolean {
  return signal?.aborted === true;
}
