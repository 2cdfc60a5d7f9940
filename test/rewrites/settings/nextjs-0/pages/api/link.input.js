// options: {"packages": {"@auth0/nextjs-auth0": "^0.16.0", "next": "9.5.0"}}
import auth0 from '../../lib/auth0'

const link = async (req, res) => {
  const session = await auth0.getSession(req)
  const authParams = { connection: req.query.connection, access_token: session.accessToken }

  await auth0.handleLogin(req, res, { redirectTo: '/notes', authParams })
}

export default link
