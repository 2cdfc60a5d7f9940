/**
 * Pieces of documents that once took quadratic or exponential time when repeated, because each of them was searched for
 * an end that does not exist, or read again by all those before it. By file name.
 */
export const REPEATED: ReadonlyMap<string, readonly string[]> = new Map([
  ['page.html', ['<!--', '<%--', '<%#', '{{!--', '{{ ', '{% comment ', '<?php ', '<script ', '<a b="', '&quot;']],
  ['page.vue', ['<template ', '<template lang="', '{{', '{{ a', '<script ', '<!--']],
  ['page.svelte', ['<script lang="ts"', '<script "', '{ /*', '{', '{{}', '<a b={', '{`${', '{/']],
  ['page.astro', ['---', '<script "', '<style ', '{/*', '{/* a */', '{"']],
  ['guide.md', ['> a\nb\n', '> - a\n> - b\n\n', '- a\n  - b\n', '- ', '>', '```\n', '`a ', '`` ` ', '<!--', 'a <!-- ']],
  ['list.md', ['a <a b="', 'a <?', '![', '<', '\n', '\n\n    ', '[//]: # (', '~~~ js\n', '1. a\n\n', 'a\\']],
  ['guide.mdx', ['import a\n', 'export a\n', '{/*', '`${', '<script "', '{`', '> {\n']],
  ['page.ejs', ['<%', '<%#', '<%--', '<%= a %>', '<%%']],
  ['page.html.erb', ['<%', '<%#', '<%--', '<%= a %>', '<%%']],
  ['page.hbs', ['{{!--', '{#', '{% ', '{{"', '{{{', '{{a}}', '{% comment %}']],
  ['page.cshtml', ['@(', '@*', '@{', '@a(', '@a[', '@if (', '@(/*', '@("\\"', '@a.b', '@@']],
  ['page.aspx', ['<%', '<%#', '<%$ ', '<script runat=server ']],
  ['page.jsp', ['<c:out ', '<c:out "', '${', '${a}', '<a:b>']],
  ['page.php', ['<?php // ', '<?php /* ', '<?php "\\" ', "<?php '\\", '<?php # a', '<?= ', '{{--']],
  ['page.blade.php', ['@if (', '@json(/*', '@if("\\"', '@if(@if(', '{{', '{!!', '{{--', '@{{']],
  ['page.pug', ['a(b\n', 'a:\n', '#{', '/*', '//', 'script.\n', 'a(b=c\n', 'a(b="\n', '#{`${', 'form\n']],
  ['book.ipynb', ['[', '{"cells":[', '"\\"', '{"a":', '}', '"']],
  ['client.cs', ['/*', '@"', '"""', '"\\"', "'\\'", '`', '#']],
  ['script.js', ['/* auth0-relink-disable\n', '<!--']],
]);
