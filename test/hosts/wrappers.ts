/** Embeds a script in a document of a host. */
export interface Wrapper {
  /** Has an extension of the host. */
  readonly name: string;
  /** The document around the script; the host may require the script's lines to be indented. */
  readonly before: string;
  readonly after: string;
  readonly indent?: string;
  /** Transforms each line, if the host requires it. */
  readonly write?: (line: string, isLast: boolean) => string;
  /** Text that the host would interpret; scripts that contain it can't be embedded unchanged. */
  readonly without?: RegExp;
}

const PROSE = 'Grüße · 日本語 · 🚲';

const page = (name: string, head: string, more: Partial<Wrapper> = {}): Wrapper => ({
  name,
  before: `${head}\n<!DOCTYPE html>\n<title>${PROSE}</title>\n<p title="a > b">€</p>\n<script type="@TYPE">`,
  after: '</script>\n<p>👋</p>\n',
  ...more,
});

/**
 * Every host, with text before the script that has more bytes than characters. `@TYPE`, `LANG`, `LABEL` and `KERNEL`
 * are placeholders.
 */
export const WRAPPERS: readonly Wrapper[] = [
  page('page.html', ''),
  page('page.ejs', `<%# ${PROSE} %>\n<%- include('head', { title: '${PROSE}' }) %>`),
  page('page.html.erb', `<%# ${PROSE} %>\n<% content_for :head do %>${PROSE}<% end %>`),
  page('page.hbs', `{{!-- ${PROSE} --}}\n{{> head title="${PROSE}"}}`, { without: /\{\{/ }),
  page('page.njk', `{# ${PROSE} #}\n{% extends "${PROSE}" %}\n{{ title or "}}" }}`, { without: /\{\{/ }),
  page(
    'page.cshtml',
    `@* ${PROSE} *@\n@model Garden.Models.Login\n@{ ViewBag.Title = "${PROSE} }"; }\n<p>info@garden.example</p>`,
    { write: (line) => line.replaceAll('@', '@@') },
  ),
  page('page.aspx', `<%@ Page Title="${PROSE}" Language="C#" %>\n<%-- ${PROSE} --%>`),
  page('page.jsp', `<%@ page contentType="text/html" %>\n<%-- ${PROSE} --%>\n<c:set var="a" value="\${b}"/>`),
  page('page.php', `<?php // ${PROSE}\n$title = "${PROSE} ?>"; ?>`),
  page('page.blade.php', `{{-- ${PROSE} --}}\n@extends('layout')\n@if ($a)\n<b>{{ $a }}</b>\n@endif`, {
    without: /\{\{|@[A-Z]|@auth\b/,
  }),
  {
    name: 'Part.vue',
    before: `<template>\n  <p title="a > b" :class="{ a: b > 1 }">${PROSE} {{ text }}</p>\n</template>\n\n<script LANG>`,
    after: '</script>\n\n<style lang="scss" scoped>\np { color: red }\n</style>\n',
  },
  {
    name: 'Part.svelte',
    before: `<!-- ${PROSE} -->\n{#if a > 1}<p on:click={() => go({ a: '}' })}>{text}</p>{/if}\n<script LANG>`,
    after: '</script>\n\n<style>\np { color: red }\n</style>\n',
  },
  {
    name: 'Part.astro',
    before: `---\nconst title = '${PROSE}';\n---\n\n<p class={a > 1 ? '}' : "b"}>{title}</p>\n<script>`,
    after: '</script>\n',
  },
  { name: 'notes.md', before: `# ${PROSE}\n\n\`\`\`LABEL\n`, after: '\n```\n\nThe end.\n' },
  {
    name: 'list.md',
    before: `1. ${PROSE}\n\n   - more\n\n     ~~~LABEL title="${PROSE}"\n     `,
    after: '\n     ~~~\n\nThe end.\n',
    indent: '     ',
  },
  { name: 'quote.md', before: `> ${PROSE}\n>\n> \`\`\`LABEL\n> `, after: '\n> ```\n', indent: '> ' },
  {
    name: 'notes.mdx',
    before: `import A from './a';\n\n# ${PROSE}\n\n<A b={1 > 0}>{text}</A>\n\n\`\`\`LABEL\n`,
    after: '\n```\n\n{/* the end */}\n',
  },
  {
    name: 'page.pug',
    before: `doctype html\np(title='a > b') ${PROSE}\nscript(type='@TYPE').\n  `,
    after: '\np the end\n',
    indent: '  ',
  },
  {
    name: 'notes.ipynb',
    before: `{"metadata": {"kernelspec": {"language": "KERNEL"}}, "cells": [\n{"cell_type": "markdown", "source": ["${PROSE}"]},\n{"cell_type": "code", "source": [\n`,
    after: '\n]}]}\n',
    write: (line, isLast) => `${JSON.stringify(isLast ? line : `${line}\n`)}${isLast ? '' : ','}`,
  },
];
