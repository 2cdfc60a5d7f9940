/** VS Code's colours if the page is shown there, otherwise a light or dark theme. */
export const STYLE = `
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; }
:root { color-scheme: light dark;
  --fg: var(--vscode-editor-foreground, light-dark(#1f2328, #e6edf3));
  --bg: var(--vscode-editor-background, light-dark(#ffffff, #0d1117));
  --dim: var(--vscode-descriptionForeground, light-dark(#59636e, #9198a1));
  --line: var(--vscode-editorWidget-border, light-dark(#d1d9e0, #3d444d));
  --accent: var(--vscode-charts-blue, light-dark(#0969da, #4493f8));
  --track: var(--vscode-editorWidget-background, light-dark(#eff2f5, #21262d));
  --error: var(--vscode-errorForeground, light-dark(#b3261e, #ff7b72));
  --link: var(--vscode-textLink-foreground, light-dark(#0969da, #4493f8));
  --focus: var(--vscode-focusBorder, light-dark(#0969da, #4493f8)); }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; color: var(--fg); background: var(--bg);
  font: var(--vscode-font-size, 14px)/1.5 var(--vscode-font-family, system-ui, sans-serif); }
h1 { font-size: 1.6em; margin: 0 0 .25em; } h2 { font-size: 1.2em; margin: 2em 0 .5em; }
p.sum { font-size: 1.15em; margin: 0 0 1em; } .dim { color: var(--dim); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1em 0; }
.tile { border: 1px solid var(--line); border-radius: 4px; padding: .5em .75em; }
.tile dt { font-weight: 600; } .tile dd { margin: 0; } .tile .value { display: block; font-size: 1.6em; line-height: 1.3; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem 2.5rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; } legend { font-weight: 600; padding: .5em 0; }
.bar { display: grid; grid-template-columns: auto minmax(0, 1fr) 40% 2.5em; gap: .5em; align-items: center; padding: .15em 0; cursor: pointer; }
.bar:hover .name { text-decoration: underline; } .bar input { margin: 0; accent-color: var(--accent); } .bar .name { overflow-wrap: anywhere; }
.bar svg { display: block; width: 100%; height: .8em; }
.track { fill: var(--track); } .fill { fill: var(--accent); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
details { border: 1px solid var(--line); border-radius: 4px; margin: .5em 0; } summary { cursor: pointer; padding: .5em .75em; }
summary code { font-weight: 600; } .open { margin: 0; padding: 0 .75em .5em; } .finding { border-top: 1px solid var(--line); padding: .75em; }
.finding h3 { font-size: 1em; margin: 0; font-weight: 400; } .finding p { margin: .25em 0 .5em; }
.tag { border: 1px solid currentColor; border-radius: 3px; padding: 0 .35em; font-size: .85em; }
.error { color: var(--error); }
code { padding: 0; background: none; color: inherit; }
code, pre { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: .95em; }
pre { background: var(--track); margin: 0; padding: .5em .75em; overflow-x: auto; }
mark { background: none; color: inherit; text-decoration: underline wavy var(--error); text-underline-offset: 3px; }
a { color: var(--link); } :focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
@media (forced-colors: active) { .fill { fill: Highlight; } .track { fill: Canvas; stroke: CanvasText; } }
@media print { .bar input { display: none; } details { break-inside: avoid; } }
`;
