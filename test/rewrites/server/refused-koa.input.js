const passport = require('koa-passport')
const Auth0Strategy = require('passport-auth0')

passport.use(new Auth0Strategy({ domain: 'garden.eu.auth0.com', clientID: 'C', clientSecret: process.env.SECRET, callbackURL: '/callback' }, verify))

// refused: the rewrite needs Express, and this application uses Koa
router.get('/link', (ctx, next) => passport.authenticate('auth0', { access_token: ctx.state.user.accessToken })(ctx, next))
