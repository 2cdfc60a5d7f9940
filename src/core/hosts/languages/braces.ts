import { BRACES_COMMENT, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { braceTags } from '../tags/brace-tags.js';
import { templateReader } from '../template.js';

/** Templates with tags in braces: Handlebars, Mustache, Jinja, Twig, Liquid, Go and others. */
export const braces: Host = {
  id: 'braces',
  kind: 'page',
  endings: ['hbs', 'handlebars', 'mustache', 'njk', 'jinja', 'jinja2', 'j2', 'twig', 'liquid', 'gohtml', 'tmpl'],
  editorLanguages: ['handlebars', 'liquid', 'twig'],
  fenceLabels: [
    'handlebars',
    'hbs',
    'mustache',
    'jinja',
    'jinja2',
    'j2',
    'django',
    'nunjucks',
    'njk',
    'twig',
    'liquid',
    'html+django',
    'html+jinja',
    'html+twig',
  ],
  read: templateReader([braceTags]),
  comments: [MARKUP_COMMENT, BRACES_COMMENT],
  commentStyles: PAGE_STYLES,
};
