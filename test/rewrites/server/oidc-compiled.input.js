// options: {"packages": {"express-openid-connect": "^2.16.0"}}
import express from 'express';
import oidc from 'express-openid-connect';
const { auth, requiresAuth } = oidc;

const app = express();
app.use(auth({
    secret: process.env.SECRET,
    baseURL: process.env.BASE,
    clientID: process.env.CLIENT,
    clientSecret: process.env.CLIENT_SECRET,
    issuerBaseURL: process.env.ISSUER,
    authorizationParams: { response_type: 'code' }
}));

// TypeScript has compiled `req.oidc.accessToken?.access_token`.
app.get('/link-account/:connection', requiresAuth(), (req, res) => {
    var _a;
    res.oidc.login({
        authorizationParams: {
            connection: req.params.connection,
            access_token: (_a = req.oidc.accessToken) === null || _a === void 0 ? void 0 : _a.access_token
        },
        returnTo: '/profile'
    });
});

// refused: the token's expression can't safely be evaluated again
app.get('/link-other', requiresAuth(), (req, res) => {
    res.oidc.login({
        authorizationParams: { access_token: (req.session.token = takeToken(req)) },
        returnTo: '/profile'
    });
});
