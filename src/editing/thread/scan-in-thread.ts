import type { ScanResult } from '../../report/result.js';
import type { StartChannel } from './channel.js';
import { ThreadClient } from './client.js';
import type { RequestOptions } from './client.js';
import type { ScanJob } from './protocol.js';

/** Up to this many files are scanned by the thread that serves the editor, which is running already. */
const FEW = 20;

export type ScanRequestOptions = Pick<RequestOptions, 'signal' | 'onProgress'>;

/**
 * Scans files and folders on disk. A long scan has its own thread that ends with it, so it neither slows typing nor keeps
 * memory.
 * @param client of the thread that serves the editor
 * @param start starts another thread
 */
export async function scanInThread(
  job: ScanJob,
  options: ScanRequestOptions,
  client: ThreadClient,
  start: StartChannel,
  log: (message: string) => void,
): Promise<ScanResult> {
  if (!job.paths.includes(job.folder) && job.paths.length <= FEW) return client.request('scan', job, options);
  const own = new ThreadClient(start, log);
  try {
    return await own.request('scan', job, options);
  } finally {
    own.dispose();
  }
}
