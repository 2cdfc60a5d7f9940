import { parseTree } from 'jsonc-parser';
import type { HostTools } from './host.js';
import { hostOf, hostOfFence } from './hosts.js';
import { readTags } from './html-tags.js';
import { readBlocks } from './markdown-blocks.js';
import { NO_REGIONS } from './region.js';
import type { RegionList } from './region.js';

const TOOLS: HostTools = {
  readTags,
  readBlocks,
  readJson: (json) => parseTree(json, [], { allowTrailingComma: true }),
  hostOfFence,
};

/** The regions of a document, by the kind of its file. An unknown kind has none. */
export function regionsOf(text: string, fileName: string): RegionList {
  return hostOf(fileName)?.read(text, TOOLS, fileName) ?? NO_REGIONS;
}
