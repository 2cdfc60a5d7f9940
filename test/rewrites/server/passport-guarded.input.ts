// options: {"packages": {"passport-auth0": "^1.4.5"}}
import type { Express } from "express";
import passport from "passport";
import { Strategy as Auth0Strategy } from "passport-auth0";

export function setUpLogins(app: Express) {
  const secret = process.env.AUTH0_CLIENT_SECRET;
  if (process.env.AUTH0_DOMAIN && process.env.AUTH0_CLIENT_ID && secret) {
    passport.use(
      new Auth0Strategy(
        {
          domain: process.env.AUTH0_DOMAIN.trim(),
          clientID: process.env.AUTH0_CLIENT_ID,
          clientSecret: secret,
          callbackURL: "/api/callback",
        },
        (accessToken, refreshToken, extraParams, profile, done) => done(null, profile),
      ),
    );
  }

  app.get("/api/link/:connection", (req, res, next) => {
    if (!req.isAuthenticated()) return res.redirect("/login");
    passport.authenticate("auth0", {
      connection: req.params.connection,
      access_token: (req.session as any).accessToken,
    } as passport.AuthenticateOptions)(req, res, next);
  });
}
