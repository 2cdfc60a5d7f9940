/** How calls of an HTTP client are written. */
export type CallShape =
  /** `http.createRequest(url).asPost().withContent(body).send()` */
  | 'aurelia'
  /** `request.post(url).set(name, value).send(body)` */
  | 'chain'
  /** A client that can't send the token in a header. */
  | 'headerless'
  /** `$.ajax(options)`, `$.post(url, body, callback, type)` */
  | 'jquery'
  | 'needle'
  /** `https.request(options)`, with the body in `write()` or `end()` */
  | 'node'
  /** `fetch(url, options)`, `got.post(url, options)`: the body is one of the options */
  | 'options'
  /** `http.post(url, body, headers)` */
  | 'positional'
  /** `axios.post(url, body, options)`; apisauce's `delete(url, query, options)` */
  | 'verb'
  /** `wretch(url).post(body)` */
  | 'wretch'
  /** `xhr.open('POST', url)`, `xhr.send(body)` */
  | 'xhr';

/** What new code needs to know about an HTTP client. */
export interface HttpClient<Name extends string = ClientName> {
  /** The target's name, for `--target`. */
  readonly name: Name;
  readonly shape: CallShape;
  /** The method that sends a DELETE request, if the client has one. */
  readonly remove?: string;
  /** Whether that method takes a query instead of the body. */
  readonly hasQuery?: true;
  /** Whether its requests are promises. */
  readonly promises?: boolean;
  /** Why it can't send the token in a header. */
  readonly refused?: 'reason.header-replaced' | 'reason.resource-parameters';
}

const promises = true;

export const CLIENTS = {
  angular: { name: 'angular', shape: 'verb', remove: 'delete' },
  /** angular2-jwt adds its own token to every request. */
  'angular2-jwt': { name: 'angular2-jwt', shape: 'headerless', refused: 'reason.header-replaced' },
  /** `$resource` puts the parameters of a DELETE into the URL. */
  'angularjs-resource': { name: 'angularjs-resource', shape: 'headerless', refused: 'reason.resource-parameters' },
  /** `Http` of `@angular/http`, up to Angular 7: its headers are a separate class. */
  'angular-http': { name: 'angular-http', shape: 'verb', remove: 'delete' },
  angularjs: { name: 'angularjs', shape: 'verb', remove: 'delete' },
  /** Its promises are never rejected. */
  apisauce: { name: 'apisauce', shape: 'verb', remove: 'delete', hasQuery: true },
  'apps-script': { name: 'apps-script', shape: 'options' },
  aurelia: { name: 'aurelia', shape: 'aurelia' },
  axios: { name: 'axios', shape: 'verb', remove: 'delete', promises },
  capacitor: { name: 'capacitor', shape: 'options', remove: 'delete' },
  cordova: { name: 'cordova', shape: 'positional', remove: 'delete', hasQuery: true },
  'ember-ajax': { name: 'ember-ajax', shape: 'options', remove: 'delete' },
  fetch: { name: 'fetch', shape: 'options', promises },
  got: { name: 'got', shape: 'options', remove: 'delete', promises },
  jquery: { name: 'jquery', shape: 'jquery' },
  ky: { name: 'ky', shape: 'options', remove: 'delete', promises },
  meteor: { name: 'meteor', shape: 'options', remove: 'del' },
  mithril: { name: 'mithril', shape: 'options' },
  needle: { name: 'needle', shape: 'needle' },
  /** Its requests are observables. */
  nestjs: { name: 'nestjs', shape: 'verb', remove: 'delete' },
  node: { name: 'node', shape: 'node' },
  phin: { name: 'phin', shape: 'options' },
  request: { name: 'request', shape: 'options', remove: 'del' },
  /** Its requests are objects that a function returns. */
  'rtk-query': { name: 'rtk-query', shape: 'options' },
  rxjs: { name: 'rxjs', shape: 'positional', remove: 'delete' },
  superagent: { name: 'superagent', shape: 'chain', remove: 'delete', promises },
  undici: { name: 'undici', shape: 'options', promises },
  unirest: { name: 'unirest', shape: 'chain', remove: 'delete' },
  wreck: { name: 'wreck', shape: 'options', remove: 'delete' },
  wretch: { name: 'wretch', shape: 'wretch' },
  xhr: { name: 'xhr', shape: 'xhr' },
} as const satisfies Readonly<Record<string, HttpClient<string>>>;

export type ClientName = keyof typeof CLIENTS;

/** Clients by their module. */
export const MODULES: readonly (readonly [RegExp, ClientName])[] = [
  [/^axios$/, 'axios'],
  [/^apisauce$/, 'apisauce'],
  [/^got$/, 'got'],
  [/^ky(-universal)?$/, 'ky'],
  [/^(request|request-promise(-native|-any)?|requestretry)$/, 'request'],
  [/^superagent(-promise.*)?$/, 'superagent'],
  [/^needle$/, 'needle'],
  [/^undici$/, 'undici'],
  [/^(node:)?https?$/, 'node'],
  [/^(jquery|jquery-slim)$/, 'jquery'],
  [/^(node-fetch|cross-fetch|isomorphic-fetch|whatwg-fetch|ofetch|unfetch|isomorphic-unfetch)(\/polyfill)?$/, 'fetch'],
  [
    /^(fetch|ember-fetch|node-fetch-(native|commonjs|cjs)|electron-fetch|minipass-fetch|make-fetch-happen|undici-fetch)$/,
    'fetch',
  ],
  [/^unirest$/, 'unirest'],
  [/^phin$/, 'phin'],
  [/^wretch$/, 'wretch'],
  [/^mithril(\/request)?$/, 'mithril'],
  [/^(@hapi\/)?wreck$/, 'wreck'],
  [/^meteor\/http$/, 'meteor'],
  [/^rxjs\/(ajax|observable\/dom\/ajax)$/, 'rxjs'],
  [/^@capacitor\/core$/, 'capacitor'],
];

/** Clients by the name of a global, or of a property. */
export const CLIENT_GLOBALS: ReadonlyMap<string, ClientName> = new Map([
  ['$', 'jquery'],
  ['jQuery', 'jquery'],
  ['Ember.$', 'jquery'],
  ['axios', 'axios'],
  ['fetch', 'fetch'],
  ['$fetch', 'fetch'],
  ['Request', 'fetch'],
  ['ky', 'ky'],
  ['superagent', 'superagent'],
  ['wretch', 'wretch'],
  ['$http', 'angularjs'],
  ['$axios', 'axios'],
  ['$resource', 'angularjs-resource'],
  ['UrlFetchApp', 'apps-script'],
  ['cordova.plugin.http', 'cordova'],
  ['cordovaHTTP', 'cordova'],
  ['CapacitorHttp', 'capacitor'],
]);

/** Services that a class receives, by the name of their class and the module that it must come from. */
export const SERVICES: readonly (readonly [type: string, module: RegExp, ClientName])[] = [
  ['HttpClient', /^@angular\/common\/http$/, 'angular'],
  ['Http', /^@angular\/http$/, 'angular-http'],
  ['AuthHttp', /^angular2-jwt$/, 'angular2-jwt'],
  ['HttpService', /^@nestjs\/(axios|common)$/, 'nestjs'],
  ['AxiosInstance', /^axios$/, 'axios'],
  ['HTTP', /^(@ionic-native|@awesome-cordova-plugins)\/http(\/ngx)?$/, 'cordova'],
  ['HttpClient', /^aurelia-fetch-client$/, 'fetch'],
  ['HttpClient', /^aurelia-http-client$/, 'aurelia'],
  ['Vue', /^vue$/, 'angularjs'],
];
