/**
 * `node build/prose.mjs` finds awkward wording in comments, texts and pages, and suggests a better one. `npm run lint` runs
 * it too.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** Folders of sources whose comments are checked. */
const COMMENTS = ['src'];

/** Files and folders that are checked completely. */
const TEXTS = ['src/messages/english', 'package.nls.json', 'docs', 'README.md', 'CONTRIBUTING.md'];

/** Generated files. */
const EXCLUDED = ['docs/proof.md', 'src/rewrites/helpers/generated.ts', 'src/rewrites/proof-table.ts'];

/** Awkward wording and what to write instead. */
const WORDS = [
  [/\banew\b/, 'again'],
  [/\b(?:there|here|where)(?:by|in|of|upon)\b/, 'split the sentence'],
  [/\bof which\b/, 'whose, or a new sentence'],
  [/\bin there\b/, 'in it, or name the place'],
  [/\bwhat else\b/, 'other …'],
  [/(?<!\bby )\bhand(?:s|ed|ing)? (?:over|it|them|the|an?|to|in|on|down)\b/, 'pass'],
  [/\bstand(?:s|ing)? (?!for\b|in for\b|out\b)(?:\w+)/, 'is'],
  [/\b(?:is|are|was|were|be) (?:not |never )?seen\b/, 'is visible, can be found, appears'],
  [/\bcalled back\b/, 'name the callback'],
  [/\bd(?:o|oes|oing) without\b/, 'not need'],
  [/\bas a whole\b/, 'all of …, completely'],
  [/\bfor itself\b/, 'separately'],
  [
    /\bof (?:its|their|his|your|our|my) own(?= (?:and|for|from|in|is|on|that|to|which|with)\b|[^\s\w]|$)/,
    'its own …, a separate …',
  ],
  [/(?<!\bthere )\b(?:is|are|was|were|be) no (?!longer|more|less|other|such|higher|worse)/, 'is not a …'],
  [/\blook(?:s|ed|ing)? (?:at|into)\b/, 'check, analyse, read'],
  [/\bsa(?:y|ys|id) of\b/, 'say about'],
  [/\btell(?:s|ing)? of\b/, 'report'],
  [/\bwork(?:s|ed|ing)? out\b(?! of\b)/, 'compute, prepare, build'],
  [/\b(?:go|goes|went|going) on\b/, 'continue'],
  [/\bspeaks? up\b/, 'report'],
  [/\bgraver?\b/, 'severe'],
  [/\bbeside\b/, 'next to, in addition to'],
  [/\bin (?:the )?place of\b/, 'instead of'],
  [/\bin spite of\b/, 'despite'],
  [/\bdo(?:es)? no harm\b/, 'is harmless'],
  [
    /(?<!# |\| |\[)\bwhat (?:is|are|was|were) (?:asked|called|given|handed|left|made|meant|obtained|passed|read|said|sent|written)\b/,
    'a noun',
  ],
  [/\bso that\b/, 'so'],
  [/\bwhere (?:there|it|they) (?:is|are) (?:no|none|not)\b/, 'if there is none'],
  [/\b(?:stays? )?as it is(?=[.,;:)])/, 'unchanged'],
];

/** A space may be a line break, in a comment with the next line's `*` or `//`. */
const SPACE = String.raw`\s+(?:(?:\*|//)\s+)?`;
const RULES = WORDS.map(([{ source }, better]) => [new RegExp(source.replaceAll(' ', SPACE), 'gi'), better]);

const COMMENT = /(?<=^|[\s,;(){}[\]=>])(?:\/\*[^]*?\*\/|\/\/.*(?:\n[ \t]*\/\/.*)*)/gm;

/** Code and URLs. */
const NOT_PROSE = /`[^`\n]*`|https?:\S+/g;

function filesIn(name) {
  if (!statSync(path.join(root, name)).isDirectory()) return [name];
  const names = readdirSync(path.join(root, name), { recursive: true }).sort();
  return names.map((file) => path.posix.join(name, file.split(path.sep).join('/'))).filter(isIncluded);
}

function isIncluded(file) {
  return !EXCLUDED.some((excluded) => file === excluded || file.startsWith(`${excluded}/`));
}

/** Returns a line for each awkward wording in a file. */
function complaintsAbout(file, onlyComments) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const pieces = onlyComments ? [...text.matchAll(COMMENT)] : [Object.assign([text], { index: 0 })];
  return pieces.flatMap(({ 0: piece, index }) => {
    const prose = piece.replace(NOT_PROSE, (code) => '_'.repeat(code.length));
    return RULES.flatMap(([wording, better]) =>
      [...prose.matchAll(wording)].map((found) => {
        const line = text.slice(0, index + found.index).split('\n').length;
        return { file, line, message: `"${found[0].replace(/\s+(?:\*|\/\/)?\s*/g, ' ')}" → ${better}` };
      }),
    );
  });
}

const complaints = [
  ...COMMENTS.flatMap(filesIn)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => complaintsAbout(file, true)),
  ...TEXTS.flatMap(filesIn)
    .filter((file) => /\.(?:ts|json|md)$/.test(file))
    .flatMap((file) => complaintsAbout(file, false)),
];
for (const { file, line, message } of complaints) console.log(`${file}:${line}  ${message}`);
process.exitCode = complaints.length > 0 ? 1 : 0;
