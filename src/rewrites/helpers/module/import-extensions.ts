/** How a package writes its imports, for documents that import no file of it yet. */
import type { RewriteRequest } from '../../rewriter.js';
import { extensionOf, folderOf, isInside, relativeSpecifier } from './paths.js';

/** Extensions of scripts, as specifiers have them. */
export const SCRIPT = /^\.[cm]?[jt]sx?$/;

/** Files that are imported with their extension in any case. */
const ASSET = /^\.(?:css|scss|sass|less|json|vue|svelte|svg|png|jpe?g|gif|html?|graphql|wasm|node)$/;

/** Programs that resolve imports without an extension; some of them, as Ember's, resolve no others. */
const BUNDLER =
  /^(?:webpack|vite|parcel|parcel-bundler|rollup|esbuild|snowpack|browserify|next|nuxt3?|gatsby|react-scripts|react-native|expo|metro|meteor|ember-cli|ember-source|aurelia-cli)$|^@(?:angular(?:-devkit)?\/(?:cli|build|build-angular)|angular-builders\/.*|parcel\/.*|rspack\/.*|rsbuild\/.*|vue\/cli-service|sveltejs\/kit|remix-run\/dev)$/;

/** Programs that make modules of component files; a page may also compile such a file when it loads. */
const COMPONENT_BUNDLER =
  /^(?:vue-loader|laravel-mix|quasar|gridsome|vuepress|vitepress|electron-vite|svelte-loader|rollup-plugin-(?:vue|svelte))$|^@(?:quasar\/app.*|sveltejs\/.*|vitejs\/.*|rollup\/.*)$/;

/** Whether a bundler compiles a package's components, such as `.vue` files. */
export function bundlesComponents({ document: { options } }: Pick<RewriteRequest, 'document'>): boolean {
  return Object.keys(options.packages ?? {}).some((name) => BUNDLER.test(name) || COMPONENT_BUNDLER.test(name));
}

/** Returns the extensions of the scripts that specifiers name; empty for a script without one. */
export function scriptExtensions(specifiers: readonly string[]): string[] {
  return specifiers.map(extensionOf).filter((each) => each === '' || SCRIPT.test(each) || !ASSET.test(each));
}

/** Returns the extensions of the scripts that other documents of the same package import. */
export function extensionsInPackage({ fileName, project }: RewriteRequest, root: string): string[] {
  return project.documents
    .filter((name) => name !== fileName && SCRIPT.test(extensionOf(name)) && isInside(folderOf(name), root))
    .flatMap((name) => {
      const text = project.read(fileName, relativeSpecifier(folderOf(fileName), name))?.text ?? '';
      return scriptExtensions(text.split('\n').flatMap((line) => IMPORT.exec(line)?.[1] ?? []));
    });
}

/** The end of an import or a re-export on one line. */
const IMPORT = /\bfrom ["'](\.{1,2}\/[^'"]+)["']/;

/**
 * Whether an ES module of a package needs extensions in its imports, according to its package.json and tsconfig.json.
 * Node and browsers need them. Old bundlers reject the `.js` of a TypeScript file, and AMD loaders any extension.
 */
export function needsExtensions(request: RewriteRequest, root: string, isTypeScript: boolean): boolean {
  const { fileName, project, document } = request;
  const read = (name: string) =>
    project.read(fileName, relativeSpecifier(folderOf(fileName), root === '' ? name : `${root}/${name}`))?.text;
  const manifest = read('package.json');
  if (isTypeScript) {
    const compiler = read('tsconfig.json')?.replace(/^[ \t]*\/\/.*$/gm, '') ?? '';
    if (/"moduleResolution"\s*:\s*"bundler"/i.test(compiler)) return false;
    // Without `"type": "module"`, these modes compile a file to CommonJS, which needs none.
    if (/"module(?:Resolution)?"\s*:\s*"node(?:\d\d|next)"/i.test(compiler)) {
      return manifest === undefined || MODULES.test(manifest) || fileName.endsWith('.mts');
    }
  }
  // Pages may load the scripts of a folder without a package as they are.
  if (manifest === undefined) return !isTypeScript;
  const isBundled = Object.keys(document.options.packages ?? {}).some((name) => BUNDLER.test(name));
  return MODULES.test(manifest) && !isBundled;
}

/** What makes the files of a package ES modules. */
const MODULES = /"type"\s*:\s*"module"/;
