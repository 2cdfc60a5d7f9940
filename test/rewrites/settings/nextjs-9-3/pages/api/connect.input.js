// options: {"packages": {"@auth0/nextjs-auth0": "^0.10.0", "next": "9.3.2"}}
import auth0 from '../../lib/auth0'

export default async function connect(req, res) {
  const { accessToken } = await auth0.getSession(req)
  await auth0.handleLogin(req, res, { authParams: { connection: 'github', access_token: accessToken }, redirectTo: '/me' })
}
