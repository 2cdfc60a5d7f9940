import { parseTree } from 'jsonc-parser';
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
  readJson: (json) => parseTree(json, [], { allowTrailingComma: true }),
  hostOfFence,
};

/** The regions of a document, by the kind of its file. An unknown kind has none. */
export function regionsOf(text: string, fileName: string, vocabulary: Vocabulary): RegionList {
  return hostOf(fileName)?.read(text, { ...PARSERS, vocabulary }, fileName) ?? NO_REGIONS;
}
