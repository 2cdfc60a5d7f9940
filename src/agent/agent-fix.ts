import path from 'node:path';
import type { ScanForChanges } from '../changes/given-changes.js';
import { touchesLine } from '../core/lines.js';
import { fixFiles } from '../fix/fix-files.js';
import type { FixSettings } from '../fix/fix-settings.js';
import { linesIn } from '../report/excerpt.js';
import type { FixedFile, FixResult } from '../report/fix-result.js';
import { rawFromText, fileNamed } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { scan } from '../scan/scan.js';
import { absoluteName, agentScanOptions, changesSinceIn, scanningText } from './agent-scanning.js';
import type { AgentHost, CallHooks } from './agent-scanning.js';
import type { ToolInput } from './tool-input.js';
import { ToolRefusal } from './tool-refusal.js';

/** The result of `fix`, with the absolute names of its files. */
export interface AgentFix {
  readonly result: FixResult;
  /** The allowed folder that other names start from. */
  readonly base: string;
  readonly files: readonly AgentFixedFile[];
}

export interface AgentFixedFile {
  /** With an absolute path for display. */
  readonly fixed: FixedFile;
  readonly file: RawPath;
}

/** Runs `fix` for the input of a preview; writes only if the settings say so. */
export async function agentFix(
  input: ToolInput,
  host: AgentHost,
  { signal, onProgress }: CallHooks,
  settings: Pick<FixSettings, 'write' | 'allowDirty' | 'note' | 'own'>,
  approve: (files: readonly AgentFixedFile[]) => void,
): Promise<AgentFix> {
  const options = agentScanOptions(input, host);
  const { line, since, review = false, targets, upgrade = false, minCertainty = 'dead' } = input;
  if (line !== undefined && since !== undefined) throw new ToolRefusal('pass "line" or "since", not both');
  if (line !== undefined && options.paths.length > 1) throw new ToolRefusal('"line" needs exactly one file in "paths"');
  const changes = line === undefined ? await changesSinceIn(input, options) : onlyInLine(line);
  const base = rawFromText(options.cwd);
  const named = (files: readonly FixedFile[]): AgentFixedFile[] =>
    files.map((fixed) => {
      return { fixed: { ...fixed, path: absoluteName(fixed, options.cwd) }, file: fileNamed(fixed, base) };
    });
  const result = await fixFiles(
    options,
    { review, targets, minCertainty, onlyReported: changes !== undefined },
    {
      ...settings,
      upgrade,
      changes,
      scanned: [...options.paths, ...host.roots.all],
      approve: (files) => {
        approve(named(files));
      },
    },
    signal,
    {
      update: (progress) => {
        onProgress(scanningText(progress));
      },
      say: onProgress,
      end: () => undefined,
    },
  );
  return { result, base: options.cwd, files: named(result.files) };
}

/** Scans as always, and keeps the findings that touch a line. */
function onlyInLine(wanted: number): ScanForChanges {
  return async (options, hooks) => {
    const all = await scan(options, hooks);
    const lines = new Set<number>();
    const files = all.files.map((file) => {
      const text = linesIn(file.excerpt);
      const findings = file.findings.filter((finding) => touchesLine(text, finding, wanted));
      for (const { start } of file.findings) lines.add(text.positionAt(start).line);
      return { ...file, findings };
    });
    if (lines.size > 0 && files.every(({ findings }) => findings.length === 0)) {
      const [file = ''] = options.paths;
      const known = [...lines].join(', ');
      throw new ToolRefusal(
        `no finding in line ${wanted} of ${path.resolve(file)}; there are findings in line ${known}`,
      );
    }
    const result = { ...all, files };
    return { result, only: () => result };
  };
}
