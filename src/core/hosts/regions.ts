import type { Vocabulary } from '../vocabulary.js';
import type { HostTools } from './host.js';
import { hostOf, hostOfFence } from './hosts.js';
import { readTags } from './html-tags.js';
import { readBlocks } from './markdown-blocks.js';
import { NO_REGIONS } from './region.js';
import type { RegionList } from './region.js';

const PARSERS: Omit<HostTools, 'vocabulary'> = {
  readTags,
  readBlocks,
  hostOfFence,
};

/** Returns the regions of a document, according to its kind of file; none if the kind is not supported. */
export function regionsOf(text: string, fileName: string, vocabulary: Vocabulary): RegionList {
  return hostOf(fileName)?.read(text, { ...PARSERS, vocabulary }, fileName) ?? NO_REGIONS;
}
