import auth0 from 'auth0-js'

const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT' })

export function link(done) {
  webAuth.popup.authorize({ connection: 'github', responseType: 'token', accessToken: session.accessToken }, (error) => {
    done(error)
  })
}

export const linkByName = (connection, done) =>
  webAuth.popup.authorize({ connection, access_token: session.accessToken, responseType: 'token id_token' }, done)

export function linkLast(done) {
  webAuth.popup.authorize({ connection: 'github', access_token: session.accessToken }, done)
  webAuth.popup.authorize(
    {
      connection: 'github', // the only one
      access_token: session.accessToken
    },
    done
  )
  webAuth.popup.authorize({ access_token: session.accessToken }, done)
}
