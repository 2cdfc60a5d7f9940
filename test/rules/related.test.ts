import assert from 'node:assert/strict';
import { analyze } from '../../src/engine.js';

/** The code that the related locations of the one linking finding point at. */
function related(code: string): string[] {
  const { findings } = analyze(code, 'main.js');
  const [finding] = findings.filter(({ ruleId }) => ruleId !== 'link-token-source');
  return (finding?.related ?? []).map(({ start, end }) => code.slice(start, end));
}

const LOCK = "var lock = new Auth0Lock('C', 'garden.eu.auth0.com');";
const MADE = "new Auth0Lock('C', 'garden.eu.auth0.com')";

describe('what a finding points at besides itself', () => {
  const sources: Readonly<Record<string, readonly [code: string, ...expected: string[]]>> = {
    "Lock's constructor": [`${LOCK} lock.show({ authParams: { access_token: readToken() } });`, MADE],
    'the parameter of a callback of Lock': [
      `${LOCK} lock.show(function (err, profile, id, token) { session.token = token; });
       lock.show({ authParams: { access_token: session.token } });`,
      MADE,
      'token',
    ],
    'the session field of passport': [
      `var Strategy = require('passport-auth0');
       passport.use(new Strategy({ passReqToCallback: true }, (req, t, r, e, p, done) => { req.session.auth0Token = t; done(null, p); }));
       app.get('/link', (req, res) => res.redirect('https://garden.eu.auth0.com/authorize?access_token=' + req.session.auth0Token));`,
      'auth0Token',
    ],
    'the function of an SDK that returns it': [
      `import { useAuth0 } from '@auth0/auth0-react';
       export function Link() {
         const { getAccessTokenSilently, loginWithRedirect } = useAuth0();
         return async () => {
           const token = await getAccessTokenSilently();
           loginWithRedirect({ authorizationParams: { access_token: token } });
         };
       }`,
      'getAccessTokenSilently()',
    ],
    'the result of a login': [
      `import auth0 from 'auth0-js';
       const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com' });
       webAuth.parseHash((err, result) => localStorage.setItem('token', result.accessToken));
       webAuth.authorize({ connection: 'github', access_token: localStorage.getItem('token') });`,
      "new auth0.WebAuth({ domain: 'garden.eu.auth0.com' })",
      'result.accessToken',
    ],
    'a code exchange': [
      `axios.post('https://garden.eu.auth0.com/oauth/token', { grant_type: 'authorization_code', code }).then((r) => { session.userToken = r.data.access_token; });
       fetch('https://garden.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: session.userToken, user_id: id }) });`,
      "'https://garden.eu.auth0.com/oauth/token'",
    ],
    'nothing of another token': [
      `${LOCK} lock.show(function (err, profile, id, token) { loadFriends(token); });
       lock.show({ authParams: { access_token: session.token } });`,
      MADE,
    ],
  };
  for (const [what, [code, ...expected]] of Object.entries(sources)) {
    it(`is ${what}`, () => {
      assert.deepEqual(related(code), expected);
    });
  }
});
