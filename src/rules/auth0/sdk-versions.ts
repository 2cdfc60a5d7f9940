/** Script URLs of Auth0's CDN and the common package CDNs, with the package and version that they load. */
export const CDN_SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['auth0-lock-passwordless', /cdn\.auth0\.com\/js\/lock-passwordless[-/](\d[\w.]*?)(?:\.min)?(?:\.js|\/)/],
  ['auth0-lock', /cdn\.auth0\.com\/js\/lock[-/](\d[\w.]*?)(?:\.min)?(?:\.js|\/)/],
  ['auth0-js', /cdn\.auth0\.com\/(?:js\/auth0\/|w2\/auth0-)(\d[\w.]*?)(?:\.min)?(?:\.js|\/)/],
  ['auth0-lock', /\bauth0-lock@([~^]?\d[\w.]*)/],
  ['auth0-js', /\bauth0-js@([~^]?\d[\w.]*)/],
  ['@auth0/auth0-spa-js', /\bauth0-spa-js[/@]([~^]?\d[\w.]*)/],
];

/** For each SDK, the first major version that doesn't call the closed endpoints. */
export const SUPPORTED_SDKS: readonly {
  readonly package: string;
  readonly title: string;
  readonly major: string;
}[] = [
  { package: 'auth0-lock', title: 'Lock', major: '11' },
  { package: 'auth0-js', title: 'auth0.js', major: '9' },
];
