// options: {"packages": {"passport-auth0": "^1.4.5", "auth0": "^4.3.0"}}
import { Router } from "express"
import passport from "passport"
import { requireLogin } from "./guards"

export const router = Router()

router.get("/link/:connection", requireLogin, (req, res, next) =>
  passport.authenticate("auth0", {
    access_token: req.session.accessToken,
    connection: req.params.connection,
  })(req, res, next)
)
