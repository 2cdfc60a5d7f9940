import { readBracedMarkup } from '../braced-markup.js';
import { JSX, JSX_COMMENT, SLASHES } from '../comment-syntax.js';
import { readFences } from '../fences.js';
import type { Host, HostTools } from '../host.js';
import { joinLists } from '../region.js';
import type { Region, RegionList } from '../region.js';
import { without } from '../stretches.js';

/** MDX documents: their fences, imports, exports and JSX. */
export const mdx: Host = {
  id: 'mdx',
  kind: 'component',
  endings: ['mdx'],
  editorLanguages: ['mdx'],
  fenceLabels: [],
  read: readMdx,
  comments: [JSX_COMMENT],
  commentStyles: [SLASHES, JSX],
};

function readMdx(text: string, tools: HostTools): RegionList {
  const { fences, inlineCode } = tools.readBlocks(text, true);
  const prose = without(text, [...fences, ...inlineCode]);
  const scripts: Region[] = [...prose.matchAll(/^(?:import|export)\b[^\r\n]*(?:\r?\n(?![ \t]*\r?\n)[^\r\n]*)*/gm)].map(
    (match) => ({ language: 'tsx', code: match[0], map: [[0, match.index]], kind: 'script' }),
  );
  const markup = without(
    prose,
    scripts.map(({ code, map }) => ({ start: map[0]?.[1] ?? 0, end: (map[0]?.[1] ?? 0) + code.length })),
  );
  return joinLists([
    readFences(fences, tools),
    { regions: scripts, scriptUrls: [] },
    readBracedMarkup(markup, 'tsx', tools),
  ]);
}
