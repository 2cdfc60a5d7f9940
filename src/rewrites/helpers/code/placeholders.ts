/** Placeholders in the helpers' sources; inserting a helper replaces them with expressions from the user's file. */

/** auth0.js 8 or later. */
export declare const AUTH0_JS: {
  readonly WebAuth: new (settings: object) => {
    readonly popup: { authorize(options: object, callback: (error: unknown, result?: unknown) => void): void };
    checkSession(options: object, callback: (error: unknown, result: { accessToken: string }) => void): void;
  };
  readonly Management: new (options: { domain: string; token: string }) => {
    linkUser(
      userId: string,
      secondUserToken: string | null | undefined,
      callback: (error: unknown, identities: unknown) => void,
    ): void;
  };
};

/** The client class of auth0-spa-js 2. */
export declare const SPA_CLIENT: new (options: { domain: string; clientId: string }) => {
  loginWithPopup(options: { authorizationParams: Record<string, unknown> }, popup?: object): Promise<void>;
  getIdTokenClaims(): Promise<{ __raw: string } | undefined>;
};

/** The client class of auth0-spa-js 1. */
export declare const SPA1_CLIENT: new (options: { domain: string; client_id: string }) => {
  loginWithPopup(options: Record<string, unknown>, popup?: object): Promise<void>;
  getIdTokenClaims(): Promise<{ __raw: string } | undefined>;
};

interface ServerResponse {
  readonly statusCode?: number;
  setEncoding(encoding: string): void;
  on(event: 'data' | 'end', listener: (chunk: string) => void): void;
}

/** Node's `https` module. */
export declare const NODE_HTTPS: {
  request(
    options: object,
    callback: (response: ServerResponse) => void,
  ): { on(event: 'error', listener: (error: Error) => void): void; end(body?: string): void };
};

/** Node's `crypto` module. */
export declare const NODE_CRYPTO: { randomBytes(size: number): { toString(encoding: string): string } };

/** AngularJS, a global in its pages. */
export declare const angular: { extend(target: object, ...sources: unknown[]): Record<string, unknown> };
