import { statSync } from 'node:fs';
import type { ScanResult } from '../../report/result.js';
import type { ScanOptions, ScanProgress } from '../../scan/options.js';
import { nameOf, rawFromText } from '../../scan/raw-path.js';
import { scan, scanText } from '../../scan/scan.js';
import { isListed } from './listed.js';
import { mergeResults } from './merge.js';
import type { ScanJob } from './protocol.js';

/** Scans files and folders of one workspace folder. Unsaved texts are used instead of their files. */
export async function runScanJob(job: ScanJob, onProgress: (progress: ScanProgress) => void): Promise<ScanResult> {
  const { folder, ignore, gitignore, maxFileSize, encoding, ripgrep } = job;
  const root = rawFromText(folder);
  const listed = (file: string, folder = false) =>
    job.named === true || isListed(rawFromText(file), root, gitignore, folder);
  const buffers = job.buffers.filter(({ file }) => job.paths.some((path) => isIn(file, path)) && listed(file));
  const paths = job.paths.filter((path) => (isFolder(path) ? listed(path, true) : exists(path) && listed(path)));
  const options: ScanOptions = {
    ...{ paths, cwd: folder, ignore, gitignore, maxFileSize, encoding },
    namedFiles: job.named === true,
    everyFile: true,
    ripgrep: ripgrep ?? true,
  };
  let result = await scan(options, { onProgress: throttled(onProgress) });
  for (const { file, text } of buffers) {
    const own = await scanText(text, file, options);
    result = mergeResults(result, own, new Set([nameOf(rawFromText(file), root).uri]));
  }
  return result;
}

/** Passes on at most twenty reports per second, and the last one. */
function throttled(onProgress: (progress: ScanProgress) => void): (progress: ScanProgress) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < 50 && !(progress.listed && progress.done === progress.candidates)) return;
    last = now;
    onProgress(progress);
  };
}

function isIn(file: string, path: string): boolean {
  return file === path || file.startsWith(path.endsWith('/') ? path : `${path}/`) || file.startsWith(`${path}\\`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
