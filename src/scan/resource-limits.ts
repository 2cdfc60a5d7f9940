import type { ResourceLimits } from 'node:worker_threads';

/** The memory of every thread that analyses, whatever the machine has. */
export const RESOURCE_LIMITS: ResourceLimits = {
  // How deeply code may be nested must not depend on the thread that analyses it. Four times Node's default for threads
  // holds about 130,000 small frames, and a stack overflow still comes within two seconds.
  stackSizeMb: 16,
  // The densest file of a megabyte needs half of this. A lower limit also makes V8 collect garbage earlier, which,
  // with the small young generation, saves 40 % of the memory of a scan and costs 15 % of its processor time.
  maxOldGenerationSizeMb: 1024,
  maxYoungGenerationSizeMb: 12,
};
