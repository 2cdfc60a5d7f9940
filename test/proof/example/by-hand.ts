/**
 * What a person does to the example application after `auth0-relink fix --review --write`: what the TODO comments and the
 * guides say, and nothing else.
 */
export interface Change {
  readonly file: string;
  /** Stands in the file as it is after the rewrite; the first place counts. */
  readonly from: string;
  readonly to: string;
}

/** "… needs the audience … and the scope …": asked for where the riders log in. */
const AUDIENCE: readonly Change[] = [
  {
    file: 'server/routes/session.js',
    from: "passport.authenticate('auth0', { scope: 'openid email profile' })",
    to: `passport.authenticate('auth0', {
  scope: 'openid email profile update:current_user_identities',
  audience: 'https://bikes-example.eu.auth0.com/api/v2/'
})`,
  },
  {
    file: 'kiosk/oauth.js',
    from: "scope: 'openid',",
    to: "scope: 'openid update:current_user_identities',\n    audience: TENANT + '/api/v2/',",
  },
  {
    // The pages use the token that the server's login gave.
    file: 'web/js/session.js',
    from: "return read('access_token');",
    to: `var cookie = document.cookie.match(/(?:^|; )rider_token=([^;]*)/);
      return read('access_token') || (cookie ? decodeURIComponent(cookie[1]) : null);`,
  },
];

/** "Load Lock 11 or later". */
const UPGRADE: readonly Change[] = [
  { file: 'web/index.html', from: 'lock-9.2.min.js', to: 'lock/11.35.1/lock.min.js' },
  { file: 'web/index.html', from: 'javascript:signin()', to: '/login' },
  { file: 'backoffice/index.html', from: 'lock/10.16/lock.min.js', to: 'lock/11.35.1/lock.min.js' },
];

/** Placeholders, and the page that a login for linking comes back to. */
const PAGES: readonly Change[] = [
  {
    file: 'web/js/connections.js',
    from: 'encodeURIComponent(App.config.callbackUrl)',
    to: "encodeURIComponent(window.location.origin + '/rides')",
  },
];

/** "The callback has to link where the login's state is the one that is marked, and keep the session". */
const CALLBACK: readonly Change[] = [
  {
    file: 'server/routes/session.js',
    from: "router.get('/callback', ",
    to: `var linking = require('../lib/auth0-account-linking');

function linkWhereMarked(req, res, next) {
  var pending = req.session.auth0PendingLink;
  if (!pending || req.query.state !== pending.state || pending.until < Date.now()) { return next(); }
  delete req.session.auth0PendingLink;

  linking.askAuth0('https://' + config.auth0.domain + '/oauth/token', undefined, {
    grant_type: 'authorization_code',
    client_id: config.auth0.clientID,
    client_secret: config.auth0.clientSecret,
    code: req.query.code,
    redirect_uri: config.auth0.callbackURL
  }).then(function (answer) {
    var claims = JSON.parse(Buffer.from(answer.id_token.split('.')[1], 'base64').toString());
    return linking.linkAuth0Identity(config.auth0.domain, req.user.id, claims.sub);
  }).then(function () {
    res.redirect('/rides');
  }).catch(next);
}

router.get('/callback', linkWhereMarked, `,
  },
];

/**
 * The page's own login, which nobody uses: the function is called `signin`, so its login stays. The bundle has a copy of
 * Lock that takes away what this one waits for.
 */
const OFFICE_LOGIN: readonly Change[] = [
  {
    file: 'backoffice/index.html',
    from: `    var lock = new Auth0Lock('bO3sT8vLk5HqY1cD', 'bikes-example.eu.auth0.com');

`,
    to: '',
  },
  {
    file: 'backoffice/index.html',
    from: ` else {
        lock.show({
          callbackURL: 'https://staff.kingfisher-cycles.example/callback',
          dict: {
            signin: {
              title: 'Link with another account'
            }
          }
        });
      }`,
    to: '',
  },
];

/** Where Relink explains: the address has a state of its own, and the callback is in another file. */
const KIOSK: readonly Change[] = [
  {
    file: 'kiosk/oauth.js',
    from: 'exports.linkUrl = function (state, accessToken)',
    to: 'exports.linkUrl = function (state)',
  },
  {
    file: 'kiosk/oauth.js',
    from: 'state: state,\n    access_token: accessToken',
    to: "prompt: 'login',\n    state: state",
  },
  {
    file: 'kiosk/oauth.js',
    from: 'done(null, body.access_token);',
    to: 'done(null, body.access_token, body.id_token);',
  },
  {
    file: 'kiosk/oauth.js',
    from: '/** Where to send a rider',
    to: `/** Links the account of an ID token to the one that owns the access token. */
exports.link = function (accessToken, idToken, done) {
  var userId = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64').toString()).sub;
  request.post({
    url: TENANT + '/api/v2/users/' + encodeURIComponent(userId) + '/identities',
    headers: { Authorization: 'Bearer ' + accessToken },
    json: { link_with: idToken }
  }, function (err, response, body) {
    done(err || (response.statusCode === 201 ? null : new Error(JSON.stringify(body))));
  });
};

/** Where to send a rider`,
  },
  {
    file: 'kiosk/index.js',
    from: 'res.redirect(oauth.linkUrl(newState(req), req.session.accessToken));',
    to: 'req.session.isLinking = true;\n  res.redirect(oauth.linkUrl(newState(req)));',
  },
  {
    file: 'kiosk/index.js',
    from: 'oauth.exchange(req.query.code, function (err, accessToken) {\n    if (err) { return next(err); }',
    to: `var isLinking = req.session.isLinking;
  delete req.session.isLinking;
  oauth.exchange(req.query.code, function (err, accessToken, idToken) {
    if (err) { return next(err); }
    if (isLinking) {
      return oauth.link(req.session.accessToken, idToken, function (failure) {
        if (failure) { return next(failure); }
        res.redirect('/');
      });
    }`,
  },
];

export const CHANGES: readonly Change[] = [...AUDIENCE, ...UPGRADE, ...PAGES, ...CALLBACK, ...OFFICE_LOGIN, ...KIOSK];
