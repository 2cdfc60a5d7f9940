import { anywhere, MARKUP, MARKUP_COMMENT, SLASHES, STARS } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { razorTags } from '../tags/razor-tags.js';
import { readDoubled, readScriptTemplate } from '../template.js';
import { templatedScriptOf } from './scripts.js';

/** ASP.NET Razor views. */
export const razor: Host = {
  id: 'razor',
  kind: 'page',
  endings: ['cshtml', 'vbhtml', 'razor'],
  editorLanguages: ['razor', 'aspnetcorerazor'],
  fenceLabels: ['cshtml', 'razor'],
  read(text, tools, fileName) {
    const script = templatedScriptOf(fileName);
    return script === undefined
      ? readDoubled(text, [razorTags], '@', tools)
      : readScriptTemplate(text, [razorTags], script);
  },
  comments: [MARKUP_COMMENT, anywhere({ opening: /@\*/g, closing: /\*@/g })],
  commentStyles: [SLASHES, (text) => `@* ${text} *@`, MARKUP, STARS],
};
