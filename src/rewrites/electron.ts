import type { Document } from '../core/engine/rule.js';

/** The modules of Electron's main process; its pages may import them as well. */
const MODULES = /^(?:electron(?:\/main|\/common)?|electron-(?:updater|store|is-dev)|@electron\/remote)$/;

/** Sessions of a web server: such a package also has a server that only its operator controls. */
const SESSIONS =
  /^(?:(?:express|koa|koa-generic|cookie)-session|passport|@fastify\/(?:secure-)?session|@hapi\/(?:yar|cookie)|express-openid-connect|@auth0\/nextjs-auth0)$/;

/** Whether a module belongs to Electron's main process. */
export function isElectronModule(name: string): boolean {
  return MODULES.test(name);
}

/** Whether a package is an Electron application without a web server: users have all its files, and can read any secret in them. */
export function isElectronPackage({ options: { packages = {} } }: Pick<Document, 'options'>): boolean {
  const names = Object.keys(packages);
  return names.some((name) => /^electron(?:-prebuilt)?$/.test(name)) && !names.some((name) => SESSIONS.test(name));
}
