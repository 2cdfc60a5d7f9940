import request from 'superagent';

export function unlink(token, id, cb) {
  request
    .post('https://orchard.auth0.com/unlink')
    .set('Content-Type', 'application/json')
    .set('Accept', 'application/json')
    .send({ access_token: token })
    .send({ user_id: id })
    .end((err, res) => cb(err, res && res.body));
}
