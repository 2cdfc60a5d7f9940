import { closeSync, openSync, readSync } from 'node:fs';
import type { FixedFile, Install } from '../report/fix-result.js';
import { lastPartOf } from '../rewrites/helpers/module/paths.js';
import type { FurtherFile } from '../rewrites/session/session-types.js';
import { installationOf } from '../scan/package-manager.js';
import { compareRaw, nameOf, parentOf, rawFromText, toBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import type { FileRewrite } from './rewrite-file.js';
import { createFile, writeFile } from './write-file.js';

/** What became of a file on disk: its text, or why it was not written. */
type Written = { readonly text: string } | { readonly fault: string };

/** Absolute paths without symbolic links, by what is to be done with the files. */
interface Places {
  readonly changed: readonly RawPath[];
  readonly created: readonly RawPath[];
}

/** The files that rewrites change in addition to those with findings. They are written before the code that needs them. */
export class FurtherFiles {
  readonly #base: RawPath;
  readonly #written = new Map<string, Written>();
  #files: readonly FurtherFile[] = [];

  /** @param base the folder that paths in reports are relative to */
  constructor(base: RawPath) {
    this.#base = base;
  }

  /** Continues with the current texts of all further files of a session. */
  update(files: readonly FurtherFile[]): void {
    this.#files = files;
  }

  /** Returns the files that a plan's rewrites change. */
  neededBy({ fixed }: FileRewrite): readonly FurtherFile[] {
    const names = new Set(
      fixed.findings.flatMap(({ rewrite }) => rewrite?.files ?? []).map(({ fileName }) => fileName),
    );
    return this.#files.filter(({ fileName }) => names.has(fileName));
  }

  /**
   * Writes what a plan needs and is not on disk yet.
   * @returns why the plan's own file must not be written, as the end of a sentence about it
   */
  writeFor(plan: FileRewrite): string | undefined {
    for (const file of this.neededBy(plan)) {
      const known = this.#written.get(file.fileName);
      if (known && ('fault' in known || known.text === file.text)) {
        if ('fault' in known) return this.#because(file, known.fault);
        continue;
      }
      const before = known?.text ?? file.before;
      const real = realPathOf(rawFromText(file.fileName));
      const fault =
        before === file.text
          ? undefined
          : before === undefined
            ? createFile(real, file.text)
            : writeFile(real, before, file.text);
      this.#written.set(file.fileName, fault === undefined ? { text: file.text } : { fault });
      if (fault !== undefined) return this.#because(file, fault);
    }
    return undefined;
  }

  /** Returns where the files really are that plans change. */
  placesFor(plans: readonly FileRewrite[]): Places {
    return placesOf(plans.flatMap((plan) => this.neededBy(plan)).filter(({ before, text }) => before !== text));
  }

  /** Returns the results for the files that at least one of the plans needs and that change. */
  results(plans: readonly FileRewrite[]): FixedFile[] {
    const needed = new Set(plans.filter(isChanging).flatMap((plan) => this.neededBy(plan)));
    return [...needed]
      .filter(({ before, text }) => before !== text)
      .map(({ fileName, before, text }): FixedFile => {
        const written = this.#written.get(fileName);
        return {
          ...nameOf(rawFromText(fileName), this.#base),
          ...(before === undefined && { created: true }),
          text: before ?? '',
          newText: text,
          bom: before !== undefined && startsWithMark(rawFromText(fileName)),
          change: written === undefined ? 'proposed' : 'fault' in written ? 'failed' : 'written',
          findings: [],
        };
      });
  }

  /** Returns what to run, because the dependencies in a package.json on disk have changed. */
  installs(): Install[] {
    const found = [...this.#written].flatMap(([fileName, written]): Install[] => {
      const isChanged =
        'text' in written && this.#files.some((file) => file.fileName === fileName && file.before !== written.text);
      if (!isChanged || lastPartOf(fileName) !== 'package.json') return [];
      const { manager, folder } = installationOf(parentOf(rawFromText(fileName)), this.#base);
      return [{ folder: nameOf(folder, this.#base).path || '.', command: `${manager} install` }];
    });
    return found.filter(({ folder }, index) => found.findIndex((other) => other.folder === folder) === index);
  }

  #because({ fileName }: FurtherFile, fault: string): string {
    return `its code needs ${nameOf(rawFromText(fileName), this.#base).path}, which was not written: ${fault}`;
  }
}

/** Returns where files really are, each once. */
export function placesOf(files: readonly Pick<FurtherFile, 'fileName' | 'before'>[]): Places {
  const places = (chosen: typeof files) => [
    ...new Set(chosen.map(({ fileName }) => realPathOf(rawFromText(fileName)))),
  ];
  return {
    changed: places(files.filter(({ before }) => before !== undefined)),
    created: places(files.filter(({ before }) => before === undefined)),
  };
}

/** Returns the results for files with findings and all others, sorted by path. */
export function filesOf(plans: readonly FileRewrite[], further: FurtherFiles): FixedFile[] {
  const others = further.results(plans);
  const own = plans.map(({ fixed }) => fixed);
  return others.length === 0 ? own : [...own, ...others].toSorted((a, b) => compareRaw(a.path, b.path));
}

function isChanging({ fixed }: FileRewrite): boolean {
  return fixed.change !== 'none';
}

/** Whether a file starts with the byte order mark of UTF-8 or UTF-16. */
function startsWithMark(file: RawPath): boolean {
  const bytes = Buffer.alloc(3);
  try {
    const descriptor = openSync(toBytes(file), 'r');
    try {
      readSync(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // It is gone by now, which is reported when it is to be written.
    return false;
  }
  return /^(?:efbbbf|fffe|feff)/.test(bytes.toString('hex'));
}
